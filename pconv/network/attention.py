"""Hard attention from the hole to the picture around it: the network's second look.

A U-Net has to make up all detail of a hole from a few coarse features, so its fills are soft. Here a first prediction
is compared with the known picture, feature by feature, as Shift-Net (Yan et al., ECCV 2018) and contextual attention
(Yu et al., CVPR 2018) do, and known places that look like it are copied into the hole. The copies are pixels, aligned
to the pixel (see `pconv.network.alignment`), not features of cells: the encoder looks at the picture that they make,
seams included. What the decoder makes of what it sees there, and how far it believes it, is learned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.box import Box
from pconv.kernels.comparing import FAR, nearest_band
from pconv.kernels.threads import BAND, Crew
from pconv.network.alignment import Copied, copied, on_processor
from pconv.network.uncompiled import uncompiled

LEVEL = 2
"""Level whose features are compared, and the coarsest that sees the copies."""
CELL = 2**LEVEL
"""Side in pixels of what is copied as one."""

_PATCH = 3  # side in cells of what is compared
_MOST, _ROUNDS = 8, 2  # cells that may copy the same, or it would become a pattern; how often the others look again
_DROPPED = 0.2  # share of the training pictures that get no copies, or the first prediction would be unlearned
_SHARE = 1.5  # before the sigmoid: what share of the detail of copies a network begins with
_COMPARED_AT_ONCE = 1 << 20  # pairs of cells; more would leave the processor's cache, fewer make slow products
_SOURCES_AT_ONCE = 1 << 12  # what they are described by is copied
_GOALS_AT_ONCE = 1 << 11  # the same, where goals and sources are compared one by one


class Search(NamedTuple):
    """Attributes:
    components: compare so many principal components of the features, where there are more; 0 compares them all.
    nearness: by how much less similar a place counts that is e times as far away.
    """

    components: int = 0
    nearness: float = 0.2


PLAIN = Search()
"""As a network learns."""


@dataclass(frozen=True, eq=False)
class Copies:
    """What the network sees in its second look.

    Attributes:
        features: of the picture with copies in its holes, levels 0 to `LEVEL`, ``(N, C, H, W)`` each.
        trust: ``(N, 1, h, w) float32``: cosine similarity of every cell's copy and its prediction, -1 for cells
            without a copy.
        detail: ``(N, 3, H, W) float32``: that picture less the predicted one, 0 outside the holes.
    """

    features: Sequence[Tensor]
    trust: Tensor
    detail: Tensor


class CopyAttention(nn.Module):
    """What the decoder makes of copies: on each of its last three levels a convolution over their features, scaled by a
    gate that looks at the decoder's own features and at how similar copy and prediction are. At last the decoder says
    where to take over the detail that copies have beyond the prediction.

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
        self.share = nn.Conv2d(skips[1], 1, 1)
        nn.init.zeros_(self.share.weight)
        nn.init.constant_(self.share.bias, _SHARE)

    def gates(self, x: Tensor, trust: Tensor) -> Tensor:
        """How far each cell's copy is believed, ``(N, 1, h, w)`` in 0 .. 1.

        Args:
            x: ``(N, C, h', w')`` features of the decoder before level `LEVEL`, at half its size.
            trust: see `Copies`.
        """
        gates = believed(self.gate(x), trust, self.slope)
        if self.training:
            gates = gates * (torch.rand(len(gates), 1, 1, 1, device=gates.device) >= _DROPPED)
        return gates

    def forward(self, copies: Tensor, hole: Tensor, level: int, gates: Tensor) -> Tensor:
        """What is added to a decoder layer's convolution, ``(N, C, H, W)``.

        Args:
            copies: ``(N, C, H, W)``, see `Copies.features`.
            hole: ``(N, 1, H, W)``, 1 where that lies in the picture and its mask is 0, else 0.
            level: 0 to `LEVEL`.
            gates: what `gates` gave.
        """
        return self.convolutions[level](gated(copies, hole, level, gates))

    def taken(self, x: Tensor, detail: Tensor, gates: Tensor) -> Tensor:
        """What is added to the picture, ``(N, 3, H, W)``.

        Args:
            x: ``(N, C, h', w')`` features of the decoder before level 0, at half its size.
            detail: see `Copies`.
            gates: what `gates` gave.
        """
        return taken(self.share(x), detail, gates)


def believed(seen: Tensor, trust: Tensor, slope: Tensor | float) -> Tensor:
    """Gates ``(N, 1, h, w)`` of cells from what the decoder says ``(N, 1, h', w')`` at half their number, and from how
    similar their copies are ``(N, 1, h, w)``."""
    seen = functional.interpolate(seen, scale_factor=2, mode="nearest")[..., : trust.shape[-2], : trust.shape[-1]]
    return torch.sigmoid(seen + slope * (trust - 0.5)) * (trust > -1)


def gated(copies: Tensor, hole: Tensor, level: int, gates: Tensor, box: Box | None = None) -> Tensor:
    """The features of copies ``(N, C, H, W)`` as far as they are believed, 0 outside the hole. With a `box`, `copies`
    and `hole` are that part of their level; `gates` are always whole."""
    box = box or Box(0, 0, *hole.shape[-2:])
    share = functional.interpolate(gates, scale_factor=2 ** (LEVEL - level), mode="nearest")[..., *box.slices] * hole
    return copies * share.to(copies.dtype)


def taken(share: Tensor, detail: Tensor, gates: Tensor, box: Box | None = None) -> Tensor:
    """The part of the detail of copies ``(N, 3, H, W)`` that goes into the picture. With a `box`, `detail` is that part
    of it, and `share`, before the sigmoid and at half the size, the part below that; `gates` are always whole."""
    box = box or Box(0, 0, *detail.shape[-2:])
    share = functional.interpolate(torch.sigmoid(share.float()), scale_factor=2, mode="nearest")
    any_copied = functional.interpolate((gates > 0).float(), scale_factor=CELL, mode="nearest")[..., *box.slices]
    return share[..., : box.height, : box.width] * any_copied * detail


@torch.no_grad()
def seen(
    encode: Callable[[Tensor], Sequence[Tensor]],
    predicted: Tensor,
    mask: Tensor,
    sizes: Tensor | None = None,
    *,
    sources: Tensor | None = None,
    search: Search = PLAIN,
) -> Copies:
    """Copy into the holes what looks like their prediction, and look at it.

    Args:
        encode: gives a picture's features of levels 0 to `LEVEL`, nothing masked.
        predicted: ``(N, 3, H, W)`` in [-1, 1], the hole predicted.
        mask: ``(N, 1, H, W)``, 1 = valid.
        sizes: ``(N, 2) int`` heights and widths of pictures that were padded, with a mask of 0 there, or None.
        sources: ``(N, 1, H, W)``: 1 where copies may come from, with no hole there; None: all that is valid.
        search: how to compare.
    """
    features = encode(predicted)[-1]
    made, places = filled(features, predicted, mask, sizes, sources=sources, search=search)
    copies = encode(made.picture)
    trust = _trust(features, copies[-1], _known(mask), places.view(len(mask), *features.shape[-2:]) >= 0)
    return Copies(copies, trust, made.picture - predicted)


@uncompiled  # how many cells copy differs from picture to picture
@torch.no_grad()
def _trust(features: Tensor, copies: Tensor, known: Tensor, copied: Tensor) -> Tensor:
    """See `Copies.trust`; of features ``(N, C, h, w)`` of the prediction and of the copies, and of cells ``(N, 1, h, w)
    bool`` and ``(N, h, w) bool``: which are known and which copied."""
    mean = (features.float() * known).sum((2, 3)) / known.sum((2, 3)).clamp(min=1)
    mean = mean.repeat_interleave(copied.sum((1, 2)), dim=0)
    own, theirs = (plane.permute(0, 2, 3, 1)[copied].float() - mean for plane in (features, copies))
    trust = torch.full(copied.shape, -1.0, device=features.device)
    trust[copied] = functional.cosine_similarity(theirs, own, dim=1)
    return trust[:, None]


@torch.no_grad()
def filled(
    features: Tensor,
    predicted: Tensor,
    mask: Tensor,
    sizes: Tensor | None = None,
    *,
    sources: Tensor | None = None,
    search: Search = PLAIN,
) -> tuple[Copied, Tensor]:
    """The first half of `seen`: the holes filled with what looks like their prediction, and what `match` found.

    Args:
        features: ``(N, C, h, w)`` of level `LEVEL`, of `predicted`.
    """
    sources = mask if sources is None else sources
    places = match(features, mask, sources, sizes, search)
    return copied(predicted, mask, sources, places, CELL, sizes), places


@uncompiled  # how much there is to compare differs from picture to picture
@torch.no_grad()
def match(
    features: Tensor, mask: Tensor, sources: Tensor, sizes: Tensor | None = None, search: Search = PLAIN
) -> Tensor:
    """Find for every cell with a hole in it the source whose surroundings are most alike.

    Args:
        features: ``(N, C, h, w)`` of level `LEVEL`, of the picture with its hole predicted.
        mask: ``(N, 1, H, W)`` of the picture, 1 = valid.
        sources: ``(N, 1, H, W)``, 1 where cells may be copied from.
        sizes: ``(N, 2) int`` heights and widths of pictures that were padded, with a mask of 0 there, or None.
        search: how to compare.

    Returns:
        ``(N, h * w) int64``: for each cell, row after row, the number of the cell to copy; -1 where it is known or
        nothing can be copied.
    """
    count, _, rows, columns = features.shape
    places = torch.full((count, rows * columns), -1, device=features.device)
    known, usable = _known(mask), _known(sources)
    ends = [(rows, columns)] * count if sizes is None else (-(-sizes // CELL)).tolist()
    for index, own in enumerate(ends):
        part = known[index, 0, : own[0], : own[1]]
        goals = (~part).flatten().nonzero()[:, 0]
        free = usable[index, 0, : own[0], : own[1]].flatten().nonzero()[:, 0]
        if len(goals) and len(free):
            described = _described(features[index, :, : own[0], : own[1]], part, search.components)
            best = _best(described, goals, free, own[1], search.nearness)
            best = _shared_out(described, goals, best, free, own[1], search.nearness)
            goals, best = (cells // own[1] * columns + cells % own[1] for cells in (goals, best))
            places[index, goals] = best
    return places


def _known(mask: Tensor) -> Tensor:
    """Which cells have no hole and lie wholly in the picture, ``(N, 1, h, w) bool``, of a mask ``(N, 1, H, W)``."""
    height, width = mask.shape[-2:]
    return functional.avg_pool2d(functional.pad(mask.float(), (0, -width % CELL, 0, -height % CELL)), CELL) > 0.999


def _described(features: Tensor, known: Tensor, components: int) -> Tensor:
    """``(C, h, w)`` features as one vector of unit length per cell and its neighbours, ``(cells, D)``; the mean of the
    known ones says nothing about a place and is taken off."""
    with torch.autocast(features.device.type, enabled=False):
        single = features.float()
        mean = (single * known).sum((1, 2)) / known.sum()
        single = single - mean[:, None, None]
        single /= single.norm(dim=0).clamp_(min=1e-12)
        if 0 < components < len(single):
            single = _principal(single, known, components)
        around = functional.pad(single[None], (_PATCH // 2,) * 4, mode="replicate")
        del single
        described = functional.unfold(around, _PATCH)[0].T
        described /= described.norm(dim=1, keepdim=True).clamp_(min=1e-12)
        return described.to(features.dtype)


def _principal(single: Tensor, known: Tensor, components: int) -> Tensor:
    """``(components, h, w)``: features ``(C, h, w)`` along the axes on which those that are known differ most."""
    flat = single.flatten(1)
    seen = flat * known.flatten()
    spread = seen @ seen.T
    del seen
    _, axes = torch.linalg.eigh(spread.cpu())  # small, and not every device can
    return (axes[:, -components:].T.to(flat.device) @ flat).unflatten(1, single.shape[1:])


def _best(described: Tensor, goals: Tensor, sources: Tensor, columns: int, nearness: float) -> Tensor:
    """For cells number `goals` the best of `sources`."""
    if on_processor(described):
        return _best_on_processor(described, goals, sources, columns, nearness)
    there = described.T.index_select(1, sources)
    across = [(sources // columns).float(), (sources % columns).float()]
    best = []
    for part in goals.split(max(1, _COMPARED_AT_ONCE // len(sources))):
        similar = (described[part] @ there).float()
        down, along = (part // columns).float()[:, None], (part % columns).float()[:, None]
        apart = torch.maximum((down - across[0]).abs_(), (along - across[1]).abs_())
        best.append(sources[apart.log1p_().mul_(-nearness).add_(similar).argmax(1)])
    return torch.cat(best)


def _best_on_processor(described: Tensor, goals: Tensor, sources: Tensor, columns: int, nearness: float) -> Tensor:
    best, most = torch.zeros_like(goals), torch.full((len(goals),), -float(FAR))
    distant = (nearness * np.log1p(np.arange(len(described)))).astype(np.float32)
    with Crew(torch.get_num_threads()) as crew:
        for first, some in zip(range(0, len(sources), _SOURCES_AT_ONCE), sources.split(_SOURCES_AT_ONCE), strict=True):
            there, across = described.T.index_select(1, some), _rows_and_columns(some, columns)
            size = max(BAND * crew.threads, _COMPARED_AT_ONCE // len(some))  # a band for every thread at least
            for part, *found in zip(goals.split(size), best.split(size), most.split(size), strict=True):
                similar = (described[part] @ there).float().numpy()
                own = _rows_and_columns(part, columns)
                found = [one.numpy() for one in found]
                crew.each_band(nearest_band, len(part), similar, own, across, distant, first, *found)
    return sources[best]


def _rows_and_columns(cells: Tensor, columns: int) -> np.ndarray:
    """``(2, n) int32`` of cells by their numbers."""
    return torch.stack([cells // columns, cells % columns]).int().numpy()


def _shared_out(
    described: Tensor, goals: Tensor, best: Tensor, sources: Tensor, columns: int, nearness: float
) -> Tensor:
    """`best` of `goals` with every source left to the `_MOST` cells that are most like it, as far as there are others:
    the rest take the best that is not taken so often."""
    for _ in range(_ROUNDS):
        pairs = zip(goals.split(_GOALS_AT_ONCE), best.split(_GOALS_AT_ONCE), strict=True)
        alike = torch.cat([(described[part].float() * described[found].float()).sum(1) for part, found in pairs])
        order = alike.argsort(descending=True, stable=True)
        order = order[best[order].argsort(stable=True)]  # source after source, for each what is most like it first
        taken = best[order]
        rank = torch.arange(len(taken), device=taken.device) - torch.searchsorted(taken, taken)
        over = order[rank >= _MOST]
        sources = sources[~torch.isin(sources, taken[rank >= _MOST - 1])]
        if not (len(over) and len(sources)):
            break
        best = best.index_put((over,), _best(described, goals[over], sources, columns, nearness))
    return best
