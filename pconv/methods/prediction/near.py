"""What is near a hole is all that the networks are told of it; edges are followed in all of its region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.holes.regions import window
from pconv.methods.base import Region
from pconv.methods.completion.contours import Lines
from pconv.methods.prediction import lines

Edges = Callable[[Sequence[Region]], list[Lines]]
"""Finds those that go on through what is left of the holes of what is near, as it is by then."""

Draw = Callable[[Sequence[Region], Edges, Control, Sequence[np.ndarray] | None], list[np.ndarray]]
"""Fills what is near; see `large.Draw` for the rest."""


def fill(
    draw: Draw, regions: Sequence[Region], control: Control, copied: Sequence[np.ndarray] | None
) -> list[np.ndarray]:
    """Fill regions, as a `large.Draw` does, by what fills what is near their holes."""
    boxes = [_surroundings(region) for region in regions]
    near = [region.cut(box) for region, box in zip(regions, boxes, strict=True)]
    origins = copied and [np.full((*region.hole.shape, 2), -1, np.int32) for region in near]
    made = draw(near, partial(_edges, regions, boxes), control, origins)
    filled = [region.image.copy() for region in regions]
    for k, box in enumerate(boxes):
        filled[k][box.slices] = made[k]
        if copied:
            np.add(origins[k], np.array(box[:2], np.int32), out=copied[k][box.slices], where=origins[k] >= 0)
    return filled


def _surroundings(region: Region) -> Box:
    """What is near the hole, and what may be copied, where that was said."""
    hole = Box.of(region.hole)
    box = window(hole, max(128, max(hole.height, hole.width) // 2), region.hole.shape)
    donor = None if region.donor is None else Box.of(region.donor)
    return box if donor is None else box.union(donor)


def _edges(regions: Sequence[Region], boxes: Sequence[Box], near: Sequence[Region]) -> list[Lines]:
    return [lines.found(*each) for each in zip(regions, near, boxes, strict=True)]
