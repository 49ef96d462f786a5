"""Healing: one place of the photo, found or chosen, copied whole over each part of the hole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pconv.box import Box
from pconv.errors import PConvError, UsageError
from pconv.holes.parts import Part, Parts
from pconv.holes.regions import Cluster, window
from pconv.methods.base import Method, Region, RegionFill, Run

if TYPE_CHECKING:
    from pconv.fill import Fill

_ASKED = 10_000  # pixels of a part that are asked from where they were copied
_PLACE = re.compile(r"(\d+),(\d+):([+-]?\d+),([+-]?\d+)")


class Place(NamedTuple):
    """From where a part of the hole is copied: that at pixel (x, y) of the photo from as many pixels to the right and
    down."""

    x: int
    y: int
    right: int
    down: int


def places_of(text: str) -> tuple[Place, ...]:
    """Read what `as_text` writes. Raises `UsageError` for anything else."""
    places = []
    for word in text.split():
        match = _PLACE.fullmatch(word)
        if match is None:
            raise UsageError(f"A place to copy from is written X,Y:RIGHT,DOWN, as 420,310:-85,12, not {word!r}.")
        places.append(Place(*map(int, match.groups())))
    return tuple(places)


def as_text(places: Iterable[Place]) -> str:
    """``X,Y:RIGHT,DOWN`` for each, with blanks between."""
    return " ".join(f"{place.x},{place.y}:{place.right:+d},{place.down:+d}" for place in places)


@dataclass(frozen=True)
class HealOptions:
    """Attributes:
    places: see `as_text`; a part of the hole without one is copied from where it fits best.
    """

    places: str = ""

    def __post_init__(self) -> None:
        places_of(self.places)


class Heal(Method):
    """See `pconv.methods.healing`."""

    name = "heal"
    title = "Heal"
    summary = "Copies one place over each hole, in the tones around it: found, or chosen with the tool of this name."
    Options = HealOptions

    def context(self, hole_box: Box) -> int:
        return max(128, 3 * max(hole_box.height, hole_box.width) // 2)

    def cut(self, hole: np.ndarray, options: HealOptions, include: Box | None) -> list[Cluster]:
        """Each part by itself, with the place that it is copied from where that was chosen."""
        parts, whole = Parts(hole), Box(0, 0, *hole.shape)
        chosen = {parts.at(place.x, place.y): place for place in reversed(places_of(options.places))}
        found = []
        for index, part in enumerate(parts):
            box = window(part.box, self.context(part.box), hole.shape)
            place = chosen.get(index)
            shown = include if place is None else part.box.moved(place.down, place.right).common(whole)
            if shown is not None and shown.area:
                box = box.union(shown)
            found.append(Cluster(box, part.box, part.inside))
        return found

    def fill_region(self, region: Region, options: HealOptions, run: Run) -> RegionFill:
        from pconv.methods.healing.copying import copied
        from pconv.methods.healing.placing import place

        if region.hole.all() or not region.hole.any():
            raise PConvError(f"{self.title} needs both a hole and something around it to fill it from.")
        run.control.step(0.0, "filling")
        chosen, filled, notes = places_of(options.places), region.canvas(), ()
        origins = np.full((np.count_nonzero(region.hole), 2), -1, np.int32)
        every = np.flatnonzero(region.hole)
        for part in Parts(region.hole) if region.own is None else (region.own,):
            there = (one for one in chosen if part.holds(one.x - region.box.left, one.y - region.box.top))
            offset = next(((one.down, one.right) for one in there), None)
            if offset is None:
                offset = place(filled, region.hole, region.sources, part)
            if offset is None:
                notes = ("No place is large enough to heal a part of the hole from; it is continued smoothly there.",)
                offset = 0, 0
            made = copied(filled, region.hole, part, offset)
            np.copyto(filled[part.box.slices], made.pixels, where=part.inside[..., None])
            rows, columns = np.nonzero(part.inside)
            pixels = (rows + part.box.top) * region.hole.shape[1] + columns + part.box.left
            origins[np.searchsorted(every, pixels)] = made.places[rows, columns]
        run.control.step(1.0, "filled")
        return RegionFill(filled, copied=origins, notes=notes)


def offset_of(fill: Fill, part: Part) -> tuple[int, int]:
    """The rows down and columns to the right from where a fill by this method copied a part; none where it did not."""
    least, most = (0, 0), np.inf
    for box, places in fill.sources():
        common = box.common(part.box)
        if not common.area:
            continue
        here = places[common.moved(-box.top, -box.left).slices]
        mine = part.inside[common.moved(-part.box.top, -part.box.left).slices] & (here[..., 0] >= 0)
        pixels = np.argwhere(mine)
        pixels = pixels[:: 1 + len(pixels) // _ASKED]
        steps = here[pixels[:, 0], pixels[:, 1]] - pixels - (common.top, common.left)
        lengths = np.abs(steps).sum(axis=1)
        if len(lengths) and lengths.min() < most:  # where it went on from hole to hole it is a multiple
            most, least = lengths.min(), tuple(map(int, steps[lengths.argmin()]))
    return least
