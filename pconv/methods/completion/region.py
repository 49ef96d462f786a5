"""From a region to its fill: 8-bit copies for the search, pixels of the photo's own depth for the result."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.control import Control
from pconv.methods.base import Region, RegionFill, Run
from pconv.methods.completion import engine, pyramid
from pconv.methods.completion.settings import Settings
from pconv.methods.completion.threads import Crew


def fill(region: Region, options, run: Run) -> RegionFill:
    """Fill `region` by multi-scale PatchMatch; see `engine.complete`."""
    settings = Settings(radius=max(1, options.patch // 2))
    image = eight_bit(region.image)
    allowed = allowed_sources(region)
    with Crew(options.threads) as crew:
        levels = engine.build(crew, image, region.hole, allowed, settings)
        box = levels[0].box
        show = _preview(region, box, run.control) if run.control.wants_pictures else None
        if show is not None:
            coarse = levels[-1]
            pyramid.smooth_fill(crew, coarse.image, coarse.hole)
            show(coarse)
        source = engine.complete(crew, levels, settings, run.seed, run.control, show)
    run.control.step(1.0)
    return copied(region, box, source)


def eight_bit(image: np.ndarray) -> np.ndarray:
    """A writable 8-bit copy, ``(H, W, 3) uint8``."""
    if image.dtype == np.uint8:
        return np.array(image, order="C")
    return np.ascontiguousarray((image >> 8).astype(np.uint8))


def allowed_sources(region: Region) -> np.ndarray:
    """``(H, W) uint8``: 1 where pixels may be copied from, the hole still counted as allowed."""
    allowed = np.ones(region.hole.shape, np.uint8)
    if region.donor is not None:
        allowed &= region.donor
    if region.forbidden is not None:
        allowed &= ~region.forbidden
    return allowed


def copied(region: Region, box: Box, source: np.ndarray) -> RegionFill:
    """The region with its hole copied pixel by pixel from `source`, ``(h, w, 2)`` over `box`."""
    image = region.image.copy()
    inside = region.hole[box.slices]
    rows, columns = source[inside].T
    image[box.slices][inside] = region.image[rows, columns]
    sources = np.full((*region.hole.shape, 2), -1, np.int32)
    sources[box.slices][inside] = source[inside]
    return RegionFill(image, sources=sources)


def _preview(region: Region, box: Box, control: Control) -> Callable[[engine.Level], None]:
    inside = region.hole[box.slices][..., None]
    known = region.image[box.slices]

    def show(level: engine.Level) -> None:
        scale = -(-region.hole.shape[0] // level.hole.shape[0])
        top, left = box.top // scale, box.left // scale
        part = level.image[top : -(-box.bottom // scale), left : -(-box.right // scale)]
        large = cv2.resize(part, (part.shape[1] * scale, part.shape[0] * scale), interpolation=cv2.INTER_LINEAR)
        y, x = box.top - top * scale, box.left - left * scale
        large = large[y : y + box.height, x : x + box.width]
        if known.dtype == np.uint16:
            large = large.astype(np.uint16) * 257
        control.picture(box, np.where(inside, large, known))

    return show
