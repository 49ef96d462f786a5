"""Healing: one place of the photo, found or chosen, copied whole over each part of the hole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pconv.box import Box
from pconv.errors import PConvError, UsageError
from pconv.holes.parts import Part, part_at, parts_of
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

    def needs(self, hole: np.ndarray, options: HealOptions) -> Box | None:
        boxes = [box for chosen in places_of(options.places) for box in _boxes(hole, chosen)]
        return reduce(Box.union, boxes) if boxes else None

    def fill_region(self, region: Region, options: HealOptions, run: Run) -> RegionFill:
        from pconv.methods.healing.copying import copied
        from pconv.methods.healing.placing import place

        if region.hole.all() or not region.hole.any():
            raise PConvError(f"{self.title} needs both a hole and something around it to fill it from.")
        chosen = [
            (one.x - region.box.left, one.y - region.box.top, (one.down, one.right))
            for one in places_of(options.places)
        ]
        filled, sources, notes = region.canvas(), region.sources, ()
        bound = Box.of(region.hole)
        origins = np.full((bound.height, bound.width, 2), -1, np.int32)
        parts = list(parts_of(region.hole))
        for index, part in enumerate(parts):
            run.control.step(index / len(parts), f"hole {index + 1} of {len(parts)}")
            offset = next((offset for x, y, offset in chosen if _holds(part, x, y)), None)
            if offset is None:
                offset = place(filled, region.hole, sources, part)
            if offset is None:
                notes = ("No place is large enough to heal a part of the hole from; it is continued smoothly there.",)
                offset = 0, 0
            made = copied(filled, region.hole, part, offset)
            inside = part.inside[..., None]
            np.copyto(filled[part.box.slices], made.pixels, where=inside)
            np.copyto(origins[part.box.moved(-bound.top, -bound.left).slices], made.places, where=inside)
        run.control.step(1.0, "filled")
        return RegionFill(filled, copied=origins[region.hole[bound.slices]], notes=notes)


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


def _holds(part: Part, x: int, y: int) -> bool:
    row, column = y - part.box.top, x - part.box.left
    return 0 <= row < part.box.height and 0 <= column < part.box.width and bool(part.inside[row, column])


def _boxes(hole: np.ndarray, chosen: Place) -> Iterator[Box]:
    """Around the part that a place is chosen for, and around the place."""
    found = part_at(hole, chosen.x, chosen.y)
    if found is not None:
        box = found[1]
        yield box
        common = box.moved(chosen.down, chosen.right).common(Box(0, 0, *hole.shape))
        if common.area:
            yield common
