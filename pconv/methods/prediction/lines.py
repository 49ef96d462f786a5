"""Edges that go on through a hole, drawn before the network draws the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pconv.kernels.threads import Crew
from pconv.methods.base import Region
from pconv.methods.completion import contours, pyramid


def drawn(regions: Sequence[Region]) -> list[Region]:
    """The regions with `contours` in their holes, which are known from then on and not to be copied."""
    with Crew(1) as crew:
        return [_drawn(crew, region) for region in regions]


def _drawn(crew: Crew, region: Region) -> Region:
    found = contours.by_level(crew, pyramid.eight_bit(region.image), region.hole)
    if not found:
        return region
    finest = min(found)
    image = region.image.copy()
    here = [one.moved(np.zeros(2), 2.0**finest) for one in found[finest]]
    known = contours.draw(here, image, region.hole.view(np.uint8))
    hole = region.hole & ~known
    if not hole.any():
        return region
    forbidden = known if region.forbidden is None else region.forbidden | known
    return replace(region, image=image, hole=hole, forbidden=forbidden)
