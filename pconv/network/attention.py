"""Hard attention from the hole to the picture around it: the network's second look.

A U-Net has to make up all detail of a hole from a few coarse features, so its fills are soft. Here the finest features
are copied into the hole from known places instead, as Shift-Net (Yan et al., ECCV 2018) and contextual attention (Yu et
al., CVPR 2018) do. Which place is copied where follows from the features of a first prediction: those of its hole are
compared with those of the known picture. What the decoder makes of the copies, and how far it believes them, is
learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.box import Box

LEVEL = 2
"""Level whose features are compared; what is copied are its cells, of 4 x 4 pixels, with all finer features in them."""
CELL = 2**LEVEL

_PATCH = 3  # side in cells of what is compared
_NEARNESS = 0.2  # by how much less similar a place counts that is e times as far away
_DROPPED = 0.2  # share of the training pictures that get no copies, or the first prediction would be unlearned
_COMPARED_AT_ONCE = 1 << 18  # pairs of cells; more would leave the processor's cache


@dataclass(frozen=True, eq=False)
class Matches:
    """Where the cells of a hole are copied from.

    Attributes:
        places: ``(N, h * w) int64``: for each cell, row after row, the number of the cell to copy; itself where it is
            known or nothing can be copied.
        trust: ``(N, 1, h, w) float32``: cosine similarity of the two, -1 for cells with nothing to copy.
    """

    places: Tensor
    trust: Tensor

    def copied(self, features: Tensor, level: int, box: Box | None = None) -> Tensor:
        """The features ``(N, C, H, W)`` of a level up to `LEVEL`, every cell replaced by the one it is copied from; of
        the result the part in `box`."""
        height, width = features.shape[-2:]
        rows, columns = self.trust.shape[-2:]
        side = 2 ** (LEVEL - level)
        box = box or Box(0, 0, height, width)
        part = Box(box.top // side, box.left // side, -(-box.bottom // side), -(-box.right // side))
        places = self.places.unflatten(1, (rows, columns))[:, *part.slices].flatten(1)
        padded = functional.pad(features, (0, columns * side - width, 0, rows * side - height))
        cells = functional.pixel_unshuffle(padded, side).flatten(2)
        cells = cells.gather(2, places[:, None].expand(-1, cells.shape[1], -1))
        copies = functional.pixel_shuffle(cells.unflatten(2, (part.height, part.width)), side)
        return copies[..., *box.moved(-part.top * side, -part.left * side).slices]


class CopyAttention(nn.Module):
    """What the decoder makes of copies: on each of its last three levels a convolution over the copied features, scaled
    by a gate that looks at the decoder's own features and at how similar the copied place is.

    Args:
        skips: channels of the skip connections of levels 0 to `LEVEL`.
        width: channels of the decoder's features before level `LEVEL`.
    """

    def __init__(self, skips: Sequence[int], width: int) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList(nn.Conv2d(count, count, 3, padding=1, bias=False) for count in skips)
        for convolution in self.convolutions:
            nn.init.zeros_(convolution.weight)  # a network that learned without copies begins as it was
        self.gate = nn.Conv2d(width, 1, 1)
        nn.init.zeros_(self.gate.weight)
        nn.init.ones_(self.gate.bias)
        self.slope = nn.Parameter(torch.tensor(2.0))

    def gates(self, x: Tensor, matches: Matches) -> Tensor:
        """How far each cell's copy is believed, ``(N, 1, h, w)`` in 0 .. 1.

        Args:
            x: ``(N, C, h', w')`` features of the decoder before level `LEVEL`, at half its size.
            matches: see `Matches`.
        """
        gates = believed(self.gate(x), matches.trust, self.slope)
        if self.training:
            gates = gates * (torch.rand(len(gates), 1, 1, 1, device=gates.device) >= _DROPPED)
        return gates

    def forward(self, skip: Tensor, hole: Tensor, level: int, matches: Matches, gates: Tensor) -> Tensor:
        """What is added to a decoder layer's convolution, ``(N, C, H, W)``.

        Args:
            skip: ``(N, C, H, W)`` the level's skip connection, 0 under the hole.
            hole: ``(N, 1, H, W)``, 1 where that lies in the picture and its mask is 0, else 0.
            level: 0 to `LEVEL`.
            matches: where to copy from.
            gates: what `gates` gave.
        """
        return self.convolutions[level](gated(matches, skip, hole, level, gates))


def believed(seen: Tensor, trust: Tensor, slope: Tensor | float) -> Tensor:
    """Gates ``(N, 1, h, w)`` of cells from what the decoder says ``(N, 1, h', w')`` at half their number, and from how
    similar their copies are ``(N, 1, h, w)``."""
    seen = functional.interpolate(seen, scale_factor=2, mode="nearest")[..., : trust.shape[-2], : trust.shape[-1]]
    return torch.sigmoid(seen + slope * (trust - 0.5)) * (trust > -1)


def gated(matches: Matches, skip: Tensor, hole: Tensor, level: int, gates: Tensor, box: Box | None = None) -> Tensor:
    """What `matches` copies into the hole of a skip connection ``(N, C, H, W)``, 0 elsewhere; the part in `box`, which
    is also the part that `hole` covers. `gates` covers all cells."""
    box = box or Box(0, 0, *skip.shape[-2:])
    gates = functional.interpolate(gates, scale_factor=2 ** (LEVEL - level), mode="nearest")
    share = gates[..., *box.slices] * hole
    return matches.copied(skip, level, box) * share.to(skip.dtype)


@torch.compiler.disable  # how much there is to compare differs from picture to picture
@torch.no_grad()
def match(features: Tensor, mask: Tensor, sizes: Tensor | None = None, *, components: int = 0) -> Matches:
    """Find for every cell with a hole in it the known cell whose surroundings are most alike.

    Args:
        features: ``(N, C, h, w)`` of level `LEVEL`, of the picture with its hole predicted.
        mask: ``(N, 1, H, W)`` of the picture, 1 = valid.
        sizes: ``(N, 2) int`` heights and widths of pictures that were padded, or None.
        components: compare so many principal components of the features, where there are more; 0 compares them all.
    """
    count, _, rows, columns = features.shape
    places = torch.arange(rows * columns, device=features.device).repeat(count, 1)
    trust = torch.full((count, rows * columns), -1.0, device=features.device)
    shapes = [mask.shape[-2:]] * count if sizes is None else sizes.tolist()
    for index, (height, width) in enumerate(shapes):
        own = -(-height // CELL), -(-width // CELL)
        known = _known(mask[index, 0, :height, :width], *own)
        goals, sources = ((~known).flatten().nonzero()[:, 0], known.flatten().nonzero()[:, 0])
        if len(goals) and len(sources):
            described = _described(features[index, :, : own[0], : own[1]], known, components)
            best, similar = _best(described, goals, sources, own[1])
            goals, best = (cells // own[1] * columns + cells % own[1] for cells in (goals, best))
            places[index, goals], trust[index, goals] = best, similar
    return Matches(places, trust.view(count, 1, rows, columns))


def _known(mask: Tensor, rows: int, columns: int) -> Tensor:
    """Which cells have no hole and lie wholly in the picture, ``(rows, columns) bool``."""
    padded = functional.pad(mask.float(), (0, columns * CELL - mask.shape[1], 0, rows * CELL - mask.shape[0]))
    return functional.avg_pool2d(padded[None], CELL)[0] > 0.999


def _described(features: Tensor, known: Tensor, components: int) -> Tensor:
    """``(C, h, w)`` features as one vector of unit length per cell and its neighbours, ``(cells, D)``; the mean of the
    known ones says nothing about a place and is taken off."""
    with torch.autocast(features.device.type, enabled=False):
        single = features.float()
        mean = (single * known).sum((1, 2)) / known.sum()
        single = functional.normalize(single - mean[:, None, None], dim=0)
        if 0 < components < len(single):
            flat = single.flatten(1)
            seen = flat * known.flatten()
            _, axes = torch.linalg.eigh((seen @ seen.T).cpu())  # small, and not every device can
            single = (axes[:, -components:].T.to(flat.device) @ flat).unflatten(1, single.shape[1:])
        around = functional.pad(single[None], (_PATCH // 2,) * 4, mode="replicate")
        return functional.normalize(functional.unfold(around, _PATCH)[0].T, dim=1).to(features.dtype)


def _best(described: Tensor, goals: Tensor, sources: Tensor, columns: int) -> tuple[Tensor, Tensor]:
    """For cells number `goals` the best of `sources` and how similar it is, both ``(goals,)``."""
    there = described[sources].T.contiguous()
    across = [(sources // columns).float(), (sources % columns).float()]
    best, trust = [], []
    for part in goals.split(max(1, _COMPARED_AT_ONCE // len(sources))):
        similar = (described[part] @ there).float()
        down, along = (part // columns).float()[:, None], (part % columns).float()[:, None]
        apart = torch.maximum((down - across[0]).abs_(), (along - across[1]).abs_())
        found = apart.log1p_().mul_(-_NEARNESS).add_(similar).argmax(1)
        best.append(sources[found])
        trust.append(similar.gather(1, found[:, None])[:, 0])
    return torch.cat(best), torch.cat(trust)
