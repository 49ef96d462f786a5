"""A small U-Net for what is broad in a hole: the mean colours of a few dozen cells a side.

The mean of all pictures that a hole could hide is smooth, and no picture; but it is nearest to all of them. A network
that is trained for nothing but the squared error finds it better than one that draws, and better than any continuation
of the rim, at a thousandth of the cost: a picture of 32 cells shows it a whole photo.

Cells that are partly hole are known in part, so it is told the share of each cell that is known instead of having
masks decide (compare the soft masks of Xie et al., "Image Inpainting with Learnable Bidirectional Attention Maps", ICCV
2019). It predicts what is to be added to the membrane over the hole, and at two scales each cell looks at all others
(Vaswani et al., "Attention Is All You Need", NeurIPS 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.errors import UsageError
from pconv.network.blocks import SLOPE, Block, Residual
from pconv.network.unet import doubled

CELL = 2  # pixels of the pictures it is trained on
_HEADS = 4
_INPUTS = 7  # membrane, known colours, share known
_FOLDED = 4  # cells that a place of the first layer stands for
_SWEEPS = 4  # of relaxation of the membrane, twice as many at each coarser scale


@dataclass(frozen=True)
class ShadesConfig:
    """The shape of a network.

    Attributes:
        channels: of its scales, from half the cells a side on; those but the first and the last have attention.
    """

    channels: tuple[int, ...] = (48, 96, 192, 256)

    def __post_init__(self) -> None:
        object.__setattr__(self, "channels", tuple(self.channels))  # a list, where it comes from a file
        if len(self.channels) < 2 or any(count < 1 or count % _HEADS for count in self.channels):
            raise UsageError(f"A network of {self.channels} channels cannot be built.")


class _Attention(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(1, channels)
        self.inputs = nn.Conv2d(channels, 3 * channels, 1)
        self.output = nn.Conv2d(channels, channels, 1)
        nn.init.zeros_(self.output.weight)

    def forward(self, x: Tensor) -> Tensor:
        count, channels, height, width = x.shape
        split = self.inputs(self.norm(x)).view(count, 3, _HEADS, channels // _HEADS, height * width)
        seen = functional.scaled_dot_product_attention(*split.transpose(-1, -2).unbind(1))
        return x + self.output(seen.transpose(-1, -2).reshape(x.shape))


class ShadesNet(nn.Module):
    """Predicts the mean colours of cells."""

    def __init__(self, config: ShadesConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or ShadesConfig()
        channels = config.channels
        scales = range(len(channels))
        self.stem = nn.Conv2d(_INPUTS, channels[0], 5, 2, 2)
        self.down = nn.ModuleList(Block(channels[k], channels[k + 1], 2) for k in scales[:-1])
        self.encoder = nn.ModuleList(Residual(count) for count in channels)
        self.attention = nn.ModuleList(_Attention(count) for count in channels[1:-1])
        self.up = nn.ModuleList(nn.Conv2d(channels[k + 1], channels[k], 1, bias=False) for k in scales[:-1])
        self.merge = nn.ModuleList(Block(2 * count, count) for count in channels[:-1])
        self.decoder = nn.ModuleList(Residual(count) for count in channels[:-1])
        self.last = nn.Sequential(
            nn.Conv2d(channels[0] + _FOLDED * _INPUTS, channels[0], 3, 1, 1),
            nn.LeakyReLU(SLOPE),
            nn.Conv2d(channels[0], _FOLDED * 3, 3, 1, 1),
        )
        nn.init.zeros_(self.last[-1].weight)
        nn.init.zeros_(self.last[-1].bias)

    def forward(self, image: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Predict the cells of pictures as `PConvUNet` does pictures.

        Args:
            image: ``(N, 3, H, W)`` in [0, 1]; what is under the hole has no influence. Even sides.
            mask: ``(N, 1, H, W)``, 1 = valid, 0 = hole.

        Returns:
            ``(N, 3, H, W)``, about [0, 1], each `CELL` x `CELL` pixels the same, and the mask, all 1.
        """
        share = functional.avg_pool2d(mask, CELL)
        known = functional.avg_pool2d(image * mask, CELL) / share.clamp_min(1e-4)
        cells = self.cells(known, share)
        return functional.interpolate(cells, scale_factor=CELL, mode="nearest"), torch.ones_like(mask)

    def cells(self, known: Tensor, share: Tensor) -> Tensor:
        """Predict the mean of each cell.

        Args:
            known: ``(N, 3, h, w)`` in [0, 1]: the mean of what is known of each cell.
            share: ``(N, 1, h, w)`` in [0, 1]: how much of it is known.

        Returns:
            ``(N, 3, h, w)``, about [0, 1].
        """
        height, width = share.shape[-2:]
        whole = 2 ** len(self.config.channels)
        beyond = (0, -width % whole, 0, -height % whole)
        known, share = (functional.pad(plane, beyond, mode="replicate") for plane in (known, share))
        known = (known * 2 - 1) * (share > 0)
        base = membrane(known, share)
        x = torch.cat([base, known * share, share], dim=1)
        added = functional.pixel_shuffle(self._decoded(x), 2)
        return ((base + added + 1) / 2)[..., :height, :width]

    def _decoded(self, x: Tensor) -> Tensor:
        features, seen = [], self.stem(x)
        for scale, layer in enumerate(self.encoder):
            seen = layer(self.down[scale - 1](seen) if scale else seen)
            if 0 < scale < len(self.encoder) - 1:
                seen = self.attention[scale - 1](seen)
            features.append(seen)
        for scale in reversed(range(len(features) - 1)):
            wider = doubled(self.up[scale](seen), features[scale])
            seen = self.decoder[scale](self.merge[scale](torch.cat([wider, features[scale]], dim=1)))
        return self.last(torch.cat([seen, functional.pixel_unshuffle(x, 2)], dim=1))


def membrane(values: Tensor, share: Tensor, sweeps: int = _SWEEPS) -> Tensor:
    """``(N, C, h, w)``: known values spread over the rest, nearly as a soap film would, from coarse to fine.

    Args:
        values: ``(N, C, h, w)``.
        share: ``(N, 1, h, w)`` in [0, 1]: how far each is known.
        sweeps: of relaxation at this scale.
    """
    height, width = share.shape[-2:]
    if min(height, width) <= 1:
        return values * share
    known = values * share
    edge = (0, width % 2, 0, height % 2)
    coarse_share = functional.avg_pool2d(functional.pad(share, edge), 2)
    coarse = functional.avg_pool2d(functional.pad(known, edge), 2) / coarse_share.clamp_min(1e-6)
    coarse = membrane(coarse, (coarse_share > 0).to(share.dtype), 2 * sweeps)
    spread = functional.interpolate(coarse, scale_factor=2, mode="bilinear", align_corners=False)
    film = known + spread[..., :height, :width] * (1 - share)
    quarter = (1 - share) / 4
    for _ in range(sweeps):
        wide = functional.pad(film, (1, 1, 1, 1), mode="replicate")
        around = wide[..., :-2, 1:-1] + wide[..., 2:, 1:-1] + wide[..., 1:-1, :-2] + wide[..., 1:-1, 2:]
        film = torch.addcmul(known, around, quarter)
    return film
