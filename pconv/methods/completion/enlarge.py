"""Large holes: filled at a smaller size, and the places found there carried to full size.

What a person would take for right is decided at the size at which they see the whole hole at once: a small patch says
enough of what belongs where, and all that guides a completion (see `settings`) is worth as much as it was made for.
At camera resolution a patch of five pixels is a speck of noise, and of all that fits it nothing is like the photo as a
whole: bark becomes a ladder of one piece of bark repeated. So the picture is halved until the hole is of ordinary
size, and on the way back the pixels' sources are followed, nearly as they are (coherence, Ashikhmin, "Synthesizing
Natural Textures", I3D 2001).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.holes.morphology import deepest
from pconv.kernels.threads import Crew
from pconv.methods.base import Region, RegionFill
from pconv.methods.completion import engine, pyramid, search
from pconv.methods.completion.settings import Settings

_DEEP = 100  # pixels: what is deeper is filled smaller
_LONG, _SHALLOW = 640, 12  # pixels: so is what is longer, unless it gets less deep than this


def halvings(hole: np.ndarray) -> int:
    """How often to halve a picture with a ``hole: (H, W) bool`` before it is filled; 0 for most."""
    depth, box = deepest(hole), Box.of(hole)
    by_depth = math.ceil(math.log2(max(1.0, depth / _DEEP)))
    by_length = math.ceil(math.log2(max(1.0, max(box.height, box.width) / _LONG)))
    return max(by_depth, min(by_length, math.floor(math.log2(max(1.0, depth / _SHALLOW)))))


def shrunk(crew: Crew, region: Region, times: int) -> Region:
    """The region in 8 bits, halved so often; itself if never."""
    if times == 0:
        return region
    image, hole = pyramid.eight_bit(region.image), region.hole.view(np.uint8)
    allowed = region.sources.view(np.uint8) if region.limited else None
    for _ in range(times):
        image, hole = pyramid.halved(crew, image, hole)
        hole = (hole != 0).view(np.uint8)
        allowed = None if allowed is None else pyramid.halved_allowed(crew, allowed)
    donor = None if allowed is None else allowed.view(bool)
    return Region(image, hole.view(bool), Box(0, 0, *hole.shape), donor=donor)


def ordinary(crew: Crew, region: Region, settings: Settings) -> tuple[Region, int]:
    """The region as small as it should be filled, and how often it was halved for that: less often where too little
    would be left to copy from."""
    times = halvings(region.hole)
    while times:
        small = shrunk(crew, region, times)
        usable = np.zeros(small.hole.shape, np.uint8)
        search.usable_rows(small.sources.view(np.uint8), settings.radius, usable)
        if small.hole.any() and np.count_nonzero(usable) >= settings.fewest_sources:
            return small, times
        times -= 1
    return region, 0


def carried(
    crew: Crew,
    region: Region,
    made: RegionFill,
    times: int,
    settings: Settings,
    seed: int,
    control: Control,
    show: Callable[[np.ndarray], None] | None,
) -> engine.Completion:
    """The completion of a region that was filled when `shrunk`: `made`, which says where every pixel is from."""
    allowed = region.sources.view(np.uint8)
    levels = engine.build(crew, pyramid.eight_bit(region.image), region.hole, allowed, settings, times)
    walk = engine.Completion(crew, levels, settings, seed, show=show, settled=True)
    walk.put(times, made)
    walk.descend(times - 1, 0, control)
    return walk
