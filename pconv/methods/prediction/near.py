"""What is near a hole is all that the networks are told of it; edges are followed in all of its region.

Where it was said what to copy, and that lies farther away, a piece of it is laid beside what is near.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.holes.regions import clusters, window
from pconv.methods.base import Region
from pconv.methods.completion import contours
from pconv.methods.completion.contours import Lines
from pconv.methods.prediction import lines
from pconv.methods.prediction.plan import LARGEST

Edges = Callable[[Sequence[Region]], list[Lines]]
"""Finds those that go on through what is left of the holes of what is near, as it is by then."""

Draw = Callable[[Sequence[Region], Edges, Control, Sequence[np.ndarray] | None], list[np.ndarray]]
"""Fills what is near; see `large.Draw` for the rest."""

_FEWEST = 32  # pixels of what is laid beside, or it is not worth it
_STEP = 8  # pixels to which what to lay beside is looked for


@dataclass(frozen=True, eq=False)
class _Near:
    """A part of a region's hole and what is near it.

    Attributes:
        index: of the region.
        inner: a box around the part, in the region.
        own: ``(inner.height, inner.width) bool``: the part.
        shown: what the networks are told.
        places: boxes of the region and where they lie in that; the first is what is near, a second what is to be
            copied.
    """

    index: int
    inner: Box
    own: np.ndarray
    shown: Region
    places: tuple[tuple[Box, Box], ...]

    @property
    def place(self) -> tuple[slice, slice]:
        """Where the part lies in what is shown."""
        return self.inner.moved(*np.subtract(self.places[0][1][:2], self.places[0][0][:2])).slices


def fill(
    draw: Draw, regions: Sequence[Region], control: Control, copied: Sequence[np.ndarray] | None
) -> list[np.ndarray]:
    """Fill regions, as a `large.Draw` does, by what fills what is near their holes."""
    nears = [near for index, region in enumerate(regions) for near in _parts(index, region)]
    shown = [near.shown for near in nears]
    origins = copied and [np.full((*region.hole.shape, 2), -1, np.int32) for region in shown]

    def edges(now: Sequence[Region]) -> list[Lines]:
        return [_edges(regions[near.index], near, region) for near, region in zip(nears, now, strict=True)]

    made = draw(shown, edges, control, origins)
    filled = [region.image.copy() for region in regions]
    for k, near in enumerate(nears):
        inner, own = near.inner.slices, near.own[..., None]
        np.copyto(filled[near.index][inner], made[k][near.place], where=own)
        if copied:
            found = origins[k][near.place]
            np.copyto(copied[near.index][inner], _there(found, near.places), where=own & (found >= 0))
    return filled


def _there(origins: np.ndarray, places: Sequence[tuple[Box, Box]]) -> np.ndarray:
    """``(h, w, 2) int32`` in what is shown as they are in its region."""
    moved = origins
    for box, place in places:
        inside = ((origins >= place[:2]) & (origins < place[2:])).all(axis=-1, keepdims=True)
        moved = np.where(inside, origins + np.subtract(box[:2], place[:2]).astype(np.int32), moved)
    return moved


def _edges(region: Region, near: _Near, now: Region) -> Lines:
    box, place = near.places[0]
    found = lines.found(region, now.cut(place), box)
    return contours.inside(found, Box(0, 0, *now.hole.shape).moved(-place.top, -place.left))


def _parts(index: int, region: Region) -> Iterator[_Near]:
    if not region.limited:
        inner = Box.of(region.hole)
        yield _plain(index, inner, region.hole[inner.slices], region, _surroundings(inner, region))
        return
    sources = region.sources
    for cluster in clusters(region.hole, _margin):
        yield _limited(index, cluster.inner, cluster.own, region, sources)


def _margin(hole: Box) -> int:
    return max(128, max(hole.height, hole.width) // 2)


def _surroundings(hole: Box, region: Region) -> Box:
    return window(hole, _margin(hole), region.hole.shape)


def _plain(index: int, inner: Box, own: np.ndarray, region: Region, box: Box) -> _Near:
    return _Near(index, inner, own, region.cut(box), ((box, Box(0, 0, box.height, box.width)),))


def _limited(index: int, inner: Box, own: np.ndarray, region: Region, sources: np.ndarray) -> _Near:
    """A part of a hole with enough of what may be copied, as far as there is any."""
    box, everything = _surroundings(inner, region), Box.of(sources)
    if everything is None or np.count_nonzero(sources[box.slices]) >= np.count_nonzero(own):
        return _plain(index, inner, own, region, box)
    whole = box.union(everything)
    if max(whole.height, whole.width) <= LARGEST:
        return _plain(index, inner, own, replace(region, donor=sources), whole)
    longest = max(inner.height, inner.width)
    box = window(inner, max(_FEWEST, min(128, (LARGEST - longest) // 4)), region.hole.shape)
    along = int(inner.width < inner.height)  # the axis along which something is laid beside it
    room = min(max(256, longest), LARGEST - (box.height, box.width)[along], sources.shape[along])
    if room < _FEWEST:
        return _plain(index, inner, own, region, box)
    there = _densest(sources, (box.height, room) if along else (room, box.width))
    before = inner[along] - box[along] > box[along + 2] - inner[along + 2]
    return _Near(index, inner, own, *_beside(region, sources, box, there, along, before))


def _densest(sources: np.ndarray, size: tuple[int, int]) -> Box:
    """A box of this height and width, no larger than the plane, that holds as much as any of what may be copied."""
    from pconv._cv2 import cv2

    grid = np.ascontiguousarray(sources[::_STEP, ::_STEP]).view(np.uint8)
    rows, columns = (min(max(1, side // _STEP), most) for side, most in zip(size, grid.shape, strict=True))
    total = cv2.integral(grid)
    inside = total[rows:, columns:] - total[:-rows, columns:] - total[rows:, :-columns] + total[:-rows, :-columns]
    best = np.unravel_index(inside.argmax(), inside.shape)
    top, left = (min(int(at) * _STEP, most - side) for at, most, side in zip(best, sources.shape, size, strict=True))
    return Box(top, left, top + size[0], left + size[1])


def _beside(
    region: Region, sources: np.ndarray, box: Box, there: Box, along: int, before: bool
) -> tuple[Region, tuple[tuple[Box, Box], ...]]:
    """A box of a region with another one beside it, before it or behind it along an axis, and where both lie now."""
    order = (there, box) if before else (box, there)
    image, hole, donor = (
        np.concatenate([plane[part.slices] for part in order], axis=along)
        for plane in (region.image, region.hole, sources)
    )
    first, second = (Box(0, 0, part.height, part.width) for part in order)
    second = second.moved(0, first.width) if along else second.moved(first.height, 0)
    places = (second, first) if before else (first, second)
    corner = np.subtract(box[:2], places[0][:2]) + region.box[:2]
    shown = Region(image, hole, Box(0, 0, *hole.shape).moved(*corner.tolist()), donor=donor)
    return shown, ((box, places[0]), (there, places[1]))
