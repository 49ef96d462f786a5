"""From a region to its fill: 8-bit copies for the search, pixels of the photo's own depth for the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.control import Control
from pconv.methods.base import Region, RegionFill, Run
from pconv.methods.completion import engine, guides, seam, thin
from pconv.methods.completion.settings import Settings
from pconv.methods.completion.threads import Crew


@dataclass(frozen=True)
class Advice:
    """What a guide has to say about a region.

    Attributes:
        picture: ``(H, W, 3) uint8``, the region with its hole filled.
        scale: how many pixels of the region one pixel of the guide's own scale covers, at least 1.
    """

    picture: np.ndarray
    scale: float = 1.0


def fill(region: Region, settings: Settings, run: Run, advice: Advice | None = None, threads: int = 0) -> RegionFill:
    """Fill `region`: thin parts by linear prediction, the rest by multi-scale PatchMatch and a seam correction.

    Raises:
        PConvError: nothing is left to copy from.
    """
    thin_hole, thick_hole = thickness_parts(region.hole, settings.thin_depth)
    with Crew(threads) as crew:
        work = sixteen_bit(region.image)
        sources = np.full((*region.hole.shape, 2), -1, np.int32)
        thick = bool(thick_hole.any())
        if thin_hole.any():
            part = run.control.part(0.0, 0.2 if thick else 1.0)
            thin.krige(crew, work, region.hole, thin_hole, thin.ThinSettings(), part)
        if thick:
            part = run.control.part(0.2 if thin_hole.any() else 0.0, 0.95)
            box, source = _match(crew, region, work, thick_hole, settings, run.seed, part, advice)
            inside = thick_hole[box.slices]
            hole = thick_hole.astype(np.uint8)
            work[box.slices][inside] = work[tuple(source[inside].T)]
            if settings.seam_screen < 1:
                seam.smooth(crew, work, hole, box, inside.astype(np.uint8), source, settings=settings)
            sources[box.slices][inside] = source[inside]
    run.control.step(1.0)
    image = region.image.copy()
    image[region.hole] = _depth(work[region.hole], image.dtype)
    return RegionFill(image, sources=sources)


def thickness_parts(hole: np.ndarray, depth: int) -> tuple[np.ndarray, np.ndarray]:
    """Split a hole into what is thin, reaching at most `depth` pixels from its rim, and the rest.

    Thick is what a disc of that radius fits into, and its surroundings as far as corners reach. Both ``(H, W) bool``.
    """
    near = Box.of(hole).grown(1, hole.shape)
    inside = np.pad(hole[near.slices], 1, mode="edge").astype(np.uint8)
    deep = cv2.distanceTransform(inside, cv2.DIST_L2, 3)[1:-1, 1:-1] > depth
    thick = np.zeros_like(hole)
    if deep.any():
        reach = cv2.distanceTransform((~deep).astype(np.uint8), cv2.DIST_L2, 3) <= 1.6 * depth + 1
        thick[near.slices] = reach & hole[near.slices]
    return hole & ~thick, thick


def sixteen_bit(image: np.ndarray) -> np.ndarray:
    """A writable copy, ``(H, W, 3) uint16``; 8-bit values are spread over the whole range."""
    return image.astype(np.uint16) * 257 if image.dtype == np.uint8 else np.array(image, order="C")


def eight_bit(image: np.ndarray) -> np.ndarray:
    """A writable copy, ``(H, W, 3) uint8``."""
    return (image >> 8).astype(np.uint8) if image.dtype == np.uint16 else np.array(image, order="C")


def allowed_sources(region: Region) -> np.ndarray:
    """``(H, W) uint8``: 1 where pixels may be copied from."""
    allowed = (~region.hole).astype(np.uint8)
    if region.donor is not None:
        allowed &= region.donor
    if region.forbidden is not None:
        allowed &= ~region.forbidden
    return allowed


def _match(
    crew: Crew,
    region: Region,
    work: np.ndarray,
    hole: np.ndarray,
    settings: Settings,
    seed: int,
    control: Control,
    advice: Advice | None,
) -> tuple[Box, np.ndarray]:
    """Box of the finest level and the sources in it."""
    image = eight_bit(work)
    levels = engine.build(crew, image, hole, allowed_sources(region), settings)
    box, top = levels[0].box, len(levels) - 1
    show = _preview(region, work, hole, box, control) if control.wants_pictures else None
    shapes = [level.hole.shape for level in levels]
    plain_guide = None
    if top > 0 and settings.smooth_strength > 0:
        first = min(settings.smooth_level, top)
        smooth = guides.diffused(levels[first].image, levels[first].hole)
        plain_guide = guides.make(crew, smooth, first, shapes, settings.guide_octaves, settings.smooth_strength)
        if show is not None:
            show(smooth)
    walk = engine.Completion(crew, levels, settings, seed, plain_guide, show)
    if advice is None or top == 0:
        walk.descend(top, 0, control)
        return box, walk.sources()
    if show is not None:
        control.picture(box, _shown(advice.picture[box.slices], work, hole, box, region.image.dtype))
    faithful = round(np.log2(max(1.0, advice.scale))) + settings.guide_octaves
    guide = guides.make(crew, advice.picture, 0, shapes, faithful, settings.guide_strength)
    judged = min(settings.judged_level, top)
    advised = engine.rival(levels, judged)
    trial = engine.Completion(crew, advised, settings, seed, guide, show)
    walk.descend(top, judged, control.part(0.0, 0.2))
    trial.descend(top, judged, control.part(0.2, 0.4))
    if trial.misfit(judged) <= settings.guide_doubt * walk.misfit(judged):
        walk = trial
    walk.descend(judged - 1, 0, control.part(0.4, 1.0))
    return box, walk.sources()


def _depth(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """16-bit values in the photo's own depth, rounded."""
    if dtype == np.uint16:
        return values
    return ((values.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _shown(picture: np.ndarray, work: np.ndarray, hole: np.ndarray, box: Box, dtype: np.dtype) -> np.ndarray:
    """``(h, w, 3)`` of `dtype`: the 8-bit picture in the hole, the photo around it."""
    found = picture.astype(np.uint16) * 257 if dtype == np.uint16 else picture
    return np.where(hole[box.slices][..., None], found, _depth(work[box.slices], dtype))


def _preview(
    region: Region, work: np.ndarray, hole: np.ndarray, box: Box, control: Control
) -> Callable[[np.ndarray], None]:
    def show(picture: np.ndarray) -> None:
        scale = 1
        while -(-hole.shape[0] // scale) > picture.shape[0]:
            scale *= 2
        top, left = box.top // scale, box.left // scale
        part = picture[top : -(-box.bottom // scale), left : -(-box.right // scale)]
        large = cv2.resize(part, (part.shape[1] * scale, part.shape[0] * scale), interpolation=cv2.INTER_LINEAR)
        y, x = box.top - top * scale, box.left - left * scale
        large = large[y : y + box.height, x : x + box.width]
        control.picture(box, _shown(large, work, hole, box, region.image.dtype))

    return show
