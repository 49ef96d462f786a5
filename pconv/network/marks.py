"""A small U-Net that says where a photograph is damaged: scratched, creased, torn, stained or dusty.

Such marks differ from what is pictured by how they run across it, so it has to see the picture around them (compare the
scratch detector of Wan et al., "Bringing Old Photos Back to Life", CVPR 2020). Its first and last layers work on 2 x 2
pixels at once: full size is needed for hairs, and would be most of the cost.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.errors import UsageError
from pconv.network.blocks import SLOPE, Block, Residual
from pconv.network.unet import doubled

_FOLD = 2  # pixels a side that the first layer sees as one


@dataclass(frozen=True)
class MarksConfig:
    """The shape of a network.

    Attributes:
        scales: channels from half size on, each scale half the one before.
    """

    scales: tuple[int, ...] = (24, 48, 96, 128)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scales", tuple(self.scales))  # a list, where it comes from a file
        if len(self.scales) < 2 or any(count < 1 for count in self.scales):
            raise UsageError(f"A network of {self.scales} channels cannot be built.")

    @property
    def whole(self) -> int:
        """Pixels of which the sides of a picture are multiples for the network."""
        return _FOLD * 2 ** (len(self.scales) - 1)


class MarksNet(nn.Module):
    """Finds damage."""

    def __init__(self, config: MarksConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or MarksConfig()
        scales = config.scales
        self.stem = Block(3 * _FOLD**2, scales[0])
        self.down = nn.ModuleList(Block(scales[k], scales[k + 1], 2) for k in range(len(scales) - 1))
        self.encoder = nn.ModuleList(Residual(count) for count in scales)
        self.up = nn.ModuleList(nn.Conv2d(scales[k + 1], scales[k], 1, bias=False) for k in range(len(scales) - 1))
        self.merge = nn.ModuleList(Block(2 * count, count) for count in scales[:-1])
        self.decoder = nn.ModuleList(Residual(count) for count in scales[:-1])
        self.last = nn.Sequential(
            nn.Conv2d(scales[0] + 3 * _FOLD**2, scales[0], 3, 1, 1),
            nn.LeakyReLU(SLOPE),
            nn.Conv2d(scales[0], _FOLD**2, 3, 1, 1),
        )
        nn.init.constant_(self.last[-1].bias, -3.0)  # little is damaged

    def forward(self, image: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """How likely each pixel is damaged.

        Args:
            image: ``(N, 3, H, W)`` in [0, 1], RGB, display-encoded.
            mask: returned as it is, so that it is trained as the other networks are.

        Returns:
            ``(N, 1, H, W)`` before the sigmoid, and the mask.
        """
        height, width = image.shape[-2:]
        beyond = (0, -width % self.config.whole, 0, -height % self.config.whole)
        x = functional.pixel_unshuffle(functional.pad(image, beyond, mode="replicate") * 2 - 1, _FOLD)
        features, seen = [], self.stem(x)
        for scale, layer in enumerate(self.encoder):
            seen = layer(self.down[scale - 1](seen) if scale else seen)
            features.append(seen)
        for scale in reversed(range(len(features) - 1)):
            wider = doubled(self.up[scale](seen), features[scale])
            seen = self.decoder[scale](self.merge[scale](torch.cat([wider, features[scale]], dim=1)))
        found = functional.pixel_shuffle(self.last(torch.cat([seen, x], dim=1)), _FOLD)
        return found[..., :height, :width], mask
