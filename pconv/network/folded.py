"""A small U-Net of plain convolutions that says something of each pixel of a picture.

Its first and last layers work on 2 x 2 pixels at once: full size is needed for hairs and outlines, and would be most of
the cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.errors import UsageError
from pconv.network.blocks import SLOPE, Block, Residual
from pconv.network.unet import doubled

_FOLD = 2  # pixels a side that the first layer sees as one


@dataclass(frozen=True)
class FoldedConfig:
    """The shape of a network.

    Attributes:
        scales: channels from half size on, each scale half the one before.
    """

    scales: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "scales", tuple(self.scales))  # a list, where it comes from a file
        if len(self.scales) < 2 or any(count < 1 for count in self.scales):
            raise UsageError(f"A network of {self.scales} channels cannot be built.")


class FoldedUNet(nn.Module):
    """Args:
    inputs: channels of what it sees.
    scales: see `FoldedConfig`.
    """

    def __init__(self, inputs: int, scales: Sequence[int]) -> None:
        super().__init__()
        seen = inputs * _FOLD**2
        self._whole = _FOLD * 2 ** (len(scales) - 1)
        self.stem = Block(seen, scales[0])
        self.down = nn.ModuleList(Block(scales[k], scales[k + 1], 2) for k in range(len(scales) - 1))
        self.encoder = nn.ModuleList(Residual(count) for count in scales)
        self.up = nn.ModuleList(nn.Conv2d(scales[k + 1], scales[k], 1, bias=False) for k in range(len(scales) - 1))
        self.merge = nn.ModuleList(Block(2 * count, count) for count in scales[:-1])
        self.decoder = nn.ModuleList(Residual(count) for count in scales[:-1])
        self.last = nn.Sequential(
            nn.Conv2d(scales[0] + seen, scales[0], 3, 1, 1),
            nn.LeakyReLU(SLOPE),
            nn.Conv2d(scales[0], _FOLD**2, 3, 1, 1),
        )

    def said(self, x: Tensor) -> Tensor:
        """``(N, 1, H, W)``, before the sigmoid, of what it sees, ``(N, inputs, H, W)`` of any size."""
        height, width = x.shape[-2:]
        beyond = (0, -width % self._whole, 0, -height % self._whole)
        x = functional.pixel_unshuffle(functional.pad(x, beyond, mode="replicate"), _FOLD)
        features, seen = [], self.stem(x)
        for scale, layer in enumerate(self.encoder):
            seen = layer(self.down[scale - 1](seen) if scale else seen)
            features.append(seen)
        for scale in reversed(range(len(features) - 1)):
            wider = doubled(self.up[scale](seen), features[scale])
            seen = self.decoder[scale](self.merge[scale](torch.cat([wider, features[scale]], dim=1)))
        found = functional.pixel_shuffle(self.last(torch.cat([seen, x], dim=1)), _FOLD)
        return found[..., :height, :width]
