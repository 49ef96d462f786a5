"""The weighted sum of the losses, with VGG looking at as much of the picture as the budget allows."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from pconv.training import losses
from pconv.training.config import TrainingConfig


class Objective(nn.Module):
    """Turns a prediction into the loss to minimise.

    Args:
        config: weights of the terms and how much VGG sees.
        vgg: features after the first three poolings, or None to train without perceptual and style terms.
    """

    def __init__(self, config: TrainingConfig, vgg: nn.Module | None) -> None:
        super().__init__()
        self.config = config
        self.vgg = vgg

    def forward(self, output: Tensor, truth: Tensor, mask: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """The total and each unweighted term, for pictures ``(N, 3, H, W)`` and a mask ``(N, 1, H, W)``, 1 = valid."""
        weights = self.config.losses
        output = output.float()
        composed = losses.composite(output, truth, mask)
        terms = {
            "valid": losses.valid_loss(output, truth, mask),
            "hole": losses.hole_loss(output, truth, mask),
            "variation": losses.variation_loss(composed, mask),
        }
        if weights.ssim:
            terms["ssim"] = losses.ssim_loss(composed, truth)
        if self.vgg is not None and (weights.perceptual or weights.style):
            terms["perceptual"], terms["style"] = self._features(output, composed, truth, mask)
        total = sum(getattr(weights, name) * term for name, term in terms.items())
        return total, {name: term.detach() for name, term in terms.items()}

    def _features(self, output: Tensor, composed: Tensor, truth: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Perceptual and style terms, the mean over the compared pictures times two, as if both were compared."""
        pictures = [truth, composed, output] if self.config.both_pictures else [truth, composed]
        true, *pictures = self._cropped(pictures, mask)
        with torch.no_grad():
            true = self.vgg(true)
        perceptual = style = output.new_zeros(())
        for picture in pictures:
            predicted = self.vgg(picture)
            perceptual = perceptual + losses.perceptual_loss(predicted, true)
            style = style + losses.style_loss(predicted, true)
        return perceptual * 2 / len(pictures), style * 2 / len(pictures)

    def _cropped(self, pictures: list[Tensor], mask: Tensor) -> list[Tensor]:
        """A random crop shared by the batch, the one of a few with the most hole; chosen without waiting for the
        device."""
        crop = self.config.perceptual_crop
        height, width = mask.shape[-2:]
        if not crop or crop >= min(height, width):
            return pictures
        corners = [(int(torch.randint(height - crop + 1, ())), int(torch.randint(width - crop + 1, ()))) for _ in "123"]

        def candidates(x: Tensor) -> Tensor:
            return torch.stack([x[..., top : top + crop, left : left + crop] for top, left in corners])

        best = candidates(1 - mask).mean((1, 2, 3, 4)).argmax().view(1)
        return [candidates(picture).index_select(0, best).squeeze(0) for picture in pictures]
