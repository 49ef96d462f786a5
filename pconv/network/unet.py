"""The U-Net of partial convolutions (Liu et al., ECCV 2018, section 3.2 and the table of its supplement)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.errors import UsageError
from pconv.network.coverage import is_full
from pconv.network.partial_convolution import PartialConv2d

_ENCODER_KERNELS = (7, 5, 5)  # then 3
_SLOPE = 0.2


@dataclass(frozen=True)
class UNetConfig:
    """The shape of a network.

    Attributes:
        width: channels of the first layer; deeper layers have 2, 4, then 8 times as many. 64 in the paper.
        depth: how often the picture is halved, 2 to 9; it decides how large a hole closes. 8 in the paper.
    """

    width: int = 64
    depth: int = 8

    def __post_init__(self) -> None:
        if not (self.width >= 1 and 2 <= self.depth <= 9):
            raise UsageError(f"A network of width {self.width} and depth {self.depth} cannot be built.")

    @property
    def channels(self) -> tuple[int, ...]:
        """Output channels of each encoder layer."""
        return tuple(self.width * min(8, 2**level) for level in range(self.depth))

    @property
    def kernels(self) -> tuple[int, ...]:
        """Kernel of each encoder layer."""
        return (*_ENCODER_KERNELS, *[3] * self.depth)[: self.depth]


class _Layer(nn.Module):
    """One row of the paper's table: partial convolution, BatchNorm where the table has it, activation."""

    def __init__(self, convolution: PartialConv2d, *, norm: bool, activation: nn.Module) -> None:
        super().__init__()
        self.convolution = convolution
        self.norm = nn.BatchNorm2d(convolution.weight.shape[0]) if norm else nn.Identity()
        self.activation = activation

    def forward(self, x: Tensor, mask: Tensor, inside: Tensor | None) -> tuple[Tensor, Tensor]:
        """`x` is 0 under the hole already, and so is what comes out."""
        x, mask = self.convolution(x, mask, inside, blank=True)
        return blanked(self.activation(self.norm(x)), mask), mask


class PConvUNet(nn.Module):
    """Fills the holes of pictures of any size.

    Sides that do not halve evenly are rounded up at each layer with what is beyond the picture counted as hole, which
    is the same as padding the picture with hole to a multiple of ``2 ** depth``.
    """

    def __init__(self, config: UNetConfig | None = None, *, random: bool = True) -> None:
        """A network with random weights, or with none that mean anything (`random` False), to load some into."""
        super().__init__()
        self.config = config = config or UNetConfig()
        channels, kernels = config.channels, config.kernels
        skips = (3, *channels[:-1])
        self.encoder = nn.ModuleList(
            _Layer(
                PartialConv2d(skips[level], channels[level], kernels[level], stride=2, random=random),
                norm=level > 0,
                activation=nn.ReLU(inplace=True),
            )
            for level in range(config.depth)
        )
        self.decoder = nn.ModuleList(
            _Layer(
                PartialConv2d((channels[level], skips[level]), skips[level], 3, random=random),
                norm=level > 0,
                activation=nn.LeakyReLU(_SLOPE, inplace=True) if level else nn.Identity(),
            )
            for level in reversed(range(config.depth))
        )

    def freeze_encoder_norm(self) -> None:
        """Keep the encoder's BatchNorm at its running statistics and its affine parameters untrained, as the paper
        does for fine-tuning. Call again after every ``train()``."""
        for layer in self.encoder:
            layer.norm.eval()
            layer.norm.requires_grad_(False)

    def forward(self, image: Tensor, mask: Tensor, sizes: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Predict the whole picture from its valid pixels.

        Args:
            image: ``(N, 3, H, W)`` in [0, 1], RGB, display-encoded; what is under the hole has no influence.
            mask: ``(N, 1, H, W)``, 1 = valid, 0 = hole.
            sizes: ``(N, 2) int`` heights and widths of pictures that were padded at the bottom and the right into
                one batch; each then comes out as it would alone. None: all fill their place.

        Returns:
            ``(N, 3, H, W)`` predicted picture, about [0, 1], not clipped, known pixels repainted as well; and the
            last layer's mask ``(N, 1, H, W) float32``, 0 where the hole was too large for the depth to close.
        """
        mask = mask.float()
        insides = _insides(sizes, image.shape[-2:], self.config.depth)
        if insides[0] is not None:
            mask = mask * insides[0]
        x = blanked(image * 2 - 1, mask)
        features, masks = [x], [mask]
        for level, layer in enumerate(self.encoder):
            x, mask = layer(x, mask, insides[level + 1])
            features.append(x)
            masks.append(mask)
        for level, layer in zip(reversed(range(self.config.depth)), self.decoder, strict=True):
            skip, skip_mask = features[level], masks[level]
            x = torch.cat([doubled(x, skip), skip.to(x.dtype)], dim=1)
            mask = torch.cat([doubled(mask, skip_mask), skip_mask], dim=1)
            if insides[level] is not None:
                x, mask = x * insides[level].to(x.dtype), mask * insides[level]
            x, mask = layer(x, mask, insides[level])
        return (x + 1) / 2, mask


def closes(config: UNetConfig) -> int:
    """The side in pixels of the largest square hole that closes wherever it lies.

    A window of the deepest layer sees ``kernel // 2`` pixels of its own grid to each side at every level, so its
    field of view is one pixel wider than the number returned; a hole that fills the whole field is never closed.
    """
    return 2 * sum((kernel // 2) * 2**level for level, kernel in enumerate(config.kernels))


def blanked(x: Tensor, mask: Tensor) -> Tensor:
    """`x` with 0 under the hole; itself where it is known without waiting for a device that there is none."""
    if not torch.compiler.is_compiling() and is_full(mask):  # a question to the mask would cut the compiled graph
        return x
    return x * mask.to(x.dtype)


def doubled(x: Tensor, like: Tensor) -> Tensor:
    """`x` at twice its size (nearest), cropped to `like`, whose side may be odd."""
    return functional.interpolate(x, scale_factor=2, mode="nearest")[..., : like.shape[-2], : like.shape[-1]]


def _insides(sizes: Tensor | None, shape: torch.Size, depth: int) -> list[Tensor | None]:
    """For each level, ``(N, 1, H, W) float32`` with 0 beyond each picture of a padded batch."""
    if sizes is None:
        return [None] * (depth + 1)
    height, width = shape
    insides: list[Tensor | None] = []
    for _ in range(depth + 1):
        rows = torch.arange(height, device=sizes.device) < sizes[:, :1]
        columns = torch.arange(width, device=sizes.device) < sizes[:, 1:]
        insides.append((rows[:, None, :, None] & columns[:, None, None, :]).float())
        height, width, sizes = (height + 1) // 2, (width + 1) // 2, (sizes + 1) // 2
    return insides
