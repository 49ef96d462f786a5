"""Edges that go on through a hole, drawn before the network draws the rest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pconv.box import Box
from pconv.kernels.threads import Crew
from pconv.methods.base import Region
from pconv.methods.completion import contours, pyramid
from pconv.methods.completion.contours import Lines


def found(wide: Region, near: Region, box: Box) -> Lines:
    """The `contours` in the hole of a part of a region, which may have been filled in part.

    Args:
        wide: the region. Edges have to be seen for long, so in all of it.
        near: the part, with what is left of its hole; the lines are in its pixels.
        box: where it lies in the region.
    """
    image, hole = near.image, near.hole
    if hole.shape != wide.hole.shape:
        image, hole = wide.image.copy(), wide.hole.copy()
        image[box.slices], hole[box.slices] = near.image, near.hole
    with Crew(1) as crew:
        seen = contours.by_level(crew, pyramid.eight_bit(image), hole)
    return contours.inside(seen, box)


def drawn(region: Region, lines: Lines) -> Region:
    """The region with lines in its hole, which are known from then on and not to be copied."""
    if not lines:
        return region
    finest = min(lines)
    image = region.image.copy()
    here = [one.moved(np.zeros(2), 2.0**finest) for one in lines[finest]]
    known = contours.draw(here, image, region.hole.view(np.uint8))
    hole = region.hole & ~known
    if not hole.any():
        return region
    forbidden = known if region.forbidden is None else region.forbidden | known
    return replace(region, image=image, hole=hole, forbidden=forbidden)
