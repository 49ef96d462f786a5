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

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.control import Control
from pconv.holes.morphology import deepest
from pconv.kernels.threads import Crew
from pconv.methods.base import Region, RegionFill
from pconv.methods.completion import engine, pyramid, search
from pconv.methods.completion.settings import Settings

_DEEP = 100  # pixels: what is deeper is filled smaller
_LONG, _SHALLOW = 640, 24  # pixels: so is what is longer, unless it gets less deep than this
SHALLOW_DRAWN = 12  # likewise, of what the network draws, which takes longer and is less exact
_STRIP = 32  # rows of the small picture that are brought to full size at a time


def halvings(hole: np.ndarray, shallow: float = _SHALLOW) -> int:
    """How often to halve a picture with a ``hole: (H, W) bool``, not empty, before it is filled; 0 for most. A long one
    never until it is less than `shallow` pixels deep."""
    depth, box = deepest(hole), Box.of(hole)
    # A little more is left as it is: what was made smaller would be made smaller once more.
    by_depth = math.ceil(max(0.0, math.log2(depth / _DEEP) - 0.05))
    by_length = math.ceil(max(0.0, math.log2(max(box.height, box.width) / _LONG) - 0.05))
    return max(by_depth, min(by_length, math.floor(math.log2(max(1.0, depth / shallow)))))


def shrunk(crew: Crew, region: Region, times: int, *, deep: bool = False) -> tuple[Region, int]:
    """The region in 8 bits, or `deep` in its own, halved so often, or as often as leaves something known; and how often
    that is. Itself if never."""
    image, hole = region.image, region.hole.view(np.uint8)
    allowed = region.sources.view(np.uint8) if region.limited and times else None
    small, done = region, 0
    while done < times:
        image, hole = pyramid.halved(crew, image if deep else pyramid.eight_bit(image), hole)
        hole = (hole != 0).view(np.uint8)
        if hole.all():
            break
        allowed = None if allowed is None else pyramid.halved_allowed(crew, allowed)
        donor = None if allowed is None else allowed.view(bool)
        small, done = Region(image, hole.view(bool), Box(0, 0, *hole.shape), donor=donor), done + 1
    return small, done


def ordinary(crew: Crew, region: Region, settings: Settings) -> tuple[Region, int]:
    """The region as small as it should be filled, and how often it was halved for that: less often where too little
    would be left to copy from."""
    times = halvings(region.hole)
    while times:
        small, times = shrunk(crew, region, times, deep=True)
        usable = np.zeros(small.hole.shape, np.uint8)
        search.usable_rows(small.sources.view(np.uint8), settings.radius, usable)
        if np.count_nonzero(usable) >= settings.fewest_sources:
            return small, times
        times -= 1
    return region, 0


def carried(
    crew: Crew,
    image: np.ndarray,
    hole: np.ndarray,
    allowed: np.ndarray,
    made: RegionFill,
    times: int,
    settings: Settings,
    seed: int,
    control: Control,
    show: Callable[[np.ndarray], None] | None = None,
) -> engine.Completion:
    """The completion of a picture that was filled when `shrunk`.

    Args:
        image: ``(H, W, 3) uint8 or uint16``; the hole of one of 8 bits is scribbled on.
        hole: ``(H, W) bool``.
        allowed: ``(H, W) uint8``: where patches may come from.
        made: the small picture's fill, which says where its pixels are from.
        times: how often that was halved.

    Raises:
        PConvError: too little is left to copy from in the small picture.
    """
    levels = engine.build(crew, pyramid.eight_bit(image), hole, allowed, settings, times)
    del allowed
    walk = engine.Completion(crew, levels, settings, seed, show=show, settled=True)
    del levels  # it drops them one by one
    walk.put(times, made)
    walk.descend(times - 1, 0, control)
    return walk


def merge(crew: Crew, image: np.ndarray, hole: np.ndarray, made: np.ndarray, times: int) -> None:
    """Give the hole of a picture what another fill of it shows at a smaller size, in place: what is finer stays.

    Of a Laplacian pyramid (Burt, Adelson, "A Multiresolution Spline", ACM Trans. Graph. 1983) the upper part.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, filled.
        hole: ``(H, W) bool``.
        made: ``(h, w, 3)`` of the same type: the picture halved `times` times, filled in another way.
    """
    step = 2**times
    around = Box.of(hole).grown(4 * step, hole.shape)
    top, left = around.top // step, around.left // step
    box = Box(top * step, left * step, around.bottom, around.right)
    seen, unknown = np.ascontiguousarray(image[box.slices]), np.ascontiguousarray(hole[box.slices]).view(np.uint8)
    for _ in range(times):
        nothing = np.zeros(unknown.shape, np.uint8)
        seen, unknown = pyramid.halved(crew, seen, nothing)[0], pyramid.halved(crew, seen, unknown)[1]
        unknown = (unknown != 0).view(np.uint8)
    rows, columns = unknown.shape
    change = made[top : top + rows, left : left + columns].astype(np.float32)
    change -= seen
    change *= unknown[..., None]
    del seen, unknown
    most = np.iinfo(image.dtype).max
    for first in range(0, rows, _STRIP):
        last = min(first + _STRIP, rows)
        near = change[max(first - 1, 0) : last + 1]
        fine = cv2.resize(near, (columns * step, len(near) * step), interpolation=cv2.INTER_LINEAR)
        above = (first - max(first - 1, 0)) * step
        place = Box(box.top + first * step, box.left, min(box.top + last * step, box.bottom), box.right)
        fine = fine[above : above + place.height, : place.width]
        fine += image[place.slices]
        changed = np.rint(np.clip(fine, 0, most, out=fine), out=fine).astype(image.dtype)
        np.copyto(image[place.slices], changed, where=hole[place.slices][..., None])
