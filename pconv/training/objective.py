"""The weighted sum of the losses, with VGG looking at as much of the picture as the budget allows."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from pconv.training import losses
from pconv.training.config import TrainingConfig
from pconv.training.contextual import contextual_loss

# The terms that compare features, place by place or as a whole; and that one which looks at the hole alone.
_SEEN = {"perceptual": losses.perceptual_loss, "style": losses.style_loss, "direction": losses.direction_loss}
_HOLE_ALONE = {"contextual": contextual_loss}


class Objective(nn.Module):
    """Turns a prediction into the loss to minimise.

    Args:
        config: weights of the terms and how much VGG sees.
        vgg: features after the first three poolings, or None to train without the terms that compare them.
    """

    def __init__(self, config: TrainingConfig, vgg: nn.Module | None) -> None:
        super().__init__()
        self.config = config
        self.vgg = vgg
        self._seen = [name for name in (*_SEEN, *_HOLE_ALONE) if getattr(config.losses, name)]

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
        if weights.root:
            terms["root"] = losses.root_loss(output, truth, mask)
        if self.vgg is not None and self._seen:
            terms |= self._features(output, composed, truth, mask)
        total = sum(getattr(weights, name) * term for name, term in terms.items())
        return total, {name: term.detach() for name, term in terms.items()}

    def _features(self, output: Tensor, composed: Tensor, truth: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """The terms VGG sees, each the mean over the compared pictures times two, as if both were compared."""
        pictures = [truth, composed, output] if self.config.both_pictures else [truth, composed]
        mask, true, *pictures = self._cropped([mask, *pictures], mask)
        with torch.no_grad():
            true = self.vgg(true)
        features = [self.vgg(picture) for picture in pictures]

        def term(name: str, seen: list[Tensor]) -> Tensor:
            return _HOLE_ALONE[name](seen, true, mask) if name in _HOLE_ALONE else _SEEN[name](seen, true)

        return {name: 2 / len(pictures) * sum(term(name, seen) for seen in features) for name in self._seen}

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
