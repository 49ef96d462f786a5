"""From a region to its fill: 8-bit copies for the search, pixels of the photo's own depth for the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.control import Control
from pconv.holes.morphology import thickness_parts
from pconv.holes.regions import clusters
from pconv.kernels.threads import Crew
from pconv.methods.base import Region, RegionFill, Run
from pconv.methods.completion import (
    contours,
    copies,
    engine,
    enlarge,
    grain,
    guides,
    pyramid,
    shading,
    texture,
    thin,
    variants,
)
from pconv.methods.completion.settings import Settings, surroundings

LOOK_SIDE = 384
"""Longest side in pixels at which the first look is made."""


@dataclass(frozen=True)
class Advice:
    """What a guide has to say about a region.

    Attributes:
        picture: ``(H, W, 3) uint8``, the region, or that `enlarge.shrunk`, with its hole filled; of any size.
        scale: how many pixels of the size at which the region is filled (see `enlarge`) one pixel of the guide's own
            scale covers, at least 1.
        smooth: ``(h, w, 3) uint8``, what is broad in the region with its hole filled, of any size; None: a smooth
            continuation of the hole's rim.
        improve: makes a better fill of what was filled by copies at that size, where that is not the full one.
    """

    picture: np.ndarray
    scale: float = 1.0
    smooth: np.ndarray | None = None
    improve: Callable[[Region, Completed, Control, Advice], RegionFill] | None = None

    def fitted(self, shape: tuple[int, ...]) -> Advice:
        """The same for a region of this height and width: long holes are guessed smaller than they are filled, those
        with little to copy from are filled larger."""
        if self.picture.shape[:2] == shape:
            return self
        return replace(self, picture=cv2.resize(self.picture, shape[::-1]))


@dataclass(frozen=True)
class Completed(RegionFill):
    """Attributes:
    followed: whether there was advice, and it was taken.
    """

    followed: bool = False


def fill(region: Region, settings: Settings, run: Run, advice: Advice | None = None, threads: int = 0) -> Completed:
    """Fill `region`: thin parts by linear prediction, the rest by multi-scale PatchMatch and a seam correction.

    It says where pixels were copied from, and nothing of it for a hole that is thin everywhere.

    Raises:
        PConvError: nothing is left to copy from.
    """
    if settings.mirrors or settings.turns:
        atlas = variants.lay_out(region, mirrors=settings.mirrors, turns=settings.turns)
        spread = advice and replace(advice, picture=atlas.spread(advice.fitted(region.hole.shape).picture), smooth=None)
        plain = replace(settings, mirrors=False, turns=False, nearness=0.0)  # variants lie where there was room
        own = replace(run, control=run.control.within(Box(0, 0, *region.hole.shape)))
        return atlas.gathered(fill(atlas.region, plain, own, spread, threads))
    thin_hole, thick_hole = thickness_parts(region.hole, settings.thin_depth)
    any_thin, any_thick = bool(thin_hole.any()), bool(thick_hole.any())
    if not any_thin:
        thin_hole, thick_hole = None, region.hole  # for large regions every array counts
    image, copied, followed = None, None, False
    with Crew(threads, run.control.check) as crew:
        if advice is None:
            first_look(crew, region, run.control)
        if any_thin:
            part = run.control.part(0.0, 0.2 if any_thick else 1.0)
            image = region.canvas()
            thin.krige(crew, image, region.hole, thin_hole, thin.ThinSettings(), part)
            if settings.grain:
                grain.match(crew, image, thin_hole, region.image, ~region.hole, run.seed)
        if any_thick:
            part = run.control.part(0.2 if any_thin else 0.0, 0.95)
            # Where it was said what to copy, it may lie anywhere.
            scattered = any_thin and advice is None and not region.limited
            if scattered:
                copied = _by_windows(crew, region, image, thick_hole, settings, run.seed, part)
            else:
                image, copied, followed = _completed(crew, region, image, thick_hole, settings, run.seed, part, advice)
            if any_thin:
                found, copied = copied, np.full((np.count_nonzero(region.hole), 2), -1, np.int32)
                copied[thick_hole[region.hole]] = found
    run.control.step(1.0)
    return Completed(image, copied=copied, followed=followed)


def _completed(
    crew: Crew,
    region: Region,
    image: np.ndarray | None,
    hole: np.ndarray,
    settings: Settings,
    seed: int,
    control: Control,
    advice: Advice | None,
) -> tuple[np.ndarray, np.ndarray, bool]:
    """Fill `hole` of ``image: (H, W, 3)`` in place, None: of a copy of the region's, made no sooner than needed.
    Returns it; ``(n, 2) int32``: where its pixels were copied from, row by row; whether the advice was followed."""
    show, given = None, region.image if image is None else image
    if control.wants_pictures:
        show = _preview(given, hole, Box.of(hole).grown(settings.radius, hole.shape), control)
    # Where they may come from is reckoned again and again: of a large photo every array counts.
    small, times = enlarge.ordinary(crew, Region(given, hole, region.box, donor=region.sources), settings)
    advice = advice and advice.fitted(small.hole.shape)
    if times == 0:
        image = region.canvas() if image is None else image
        return image, *_composed(crew, replace(small, image=image), image, settings, seed, control, advice, show)
    improved = advice is not None and advice.improve is not None
    first, later, larger = (control.part(*ends) for ends in ((0.0, 0.4 if improved else 0.6), (0.4, 0.6), (0.6, 1.0)))
    copied, followed = _composed(crew, small, small.image, settings, seed, first, advice, show)
    made = Completed(small.image, copied=copied, followed=followed)
    if improved:
        better = advice.improve(small, made, later.silent(), advice)
        made = replace(made, image=better.image, copied=better.copied)
    image = region.canvas() if image is None else image
    walk = enlarge.carried(crew, image, hole, region.sources.view(np.uint8), made, times, settings, seed, larger, show)
    box, source = walk.finish()
    copied = copies.join(crew, image, hole, box, source, image, settings)
    enlarge.merge(crew, image, hole, made.image, times)
    return image, copied, followed


def _composed(
    crew: Crew,
    region: Region,
    image: np.ndarray,
    settings: Settings,
    seed: int,
    control: Control,
    advice: Advice | None,
    show: Callable[[np.ndarray], None] | None,
) -> tuple[np.ndarray, bool]:
    """`_completed` at this very size."""
    walk, first, rest, followed = _begun(crew, region, settings, seed, control, advice, show)
    walk.descend(first, 0, rest)
    box, source = walk.finish()
    copied = copies.join(crew, image, region.hole, box, source, region.image, settings)
    if followed:
        shading.shade(crew, image, region.hole, advice.picture, advice.scale, settings)
    return copied, followed


def _by_windows(
    crew: Crew, region: Region, image: np.ndarray, hole: np.ndarray, settings: Settings, seed: int, control: Control
) -> np.ndarray:
    """The copies of `_completed`, each part of the hole in a crop of its own: the few thick places of scratches are
    worth neither levels nor searches of all that the scratches cross."""
    parts, alone = clusters(hole, surroundings), replace(region, box=Box(0, 0, *hole.shape))
    source = np.empty((*hole.shape, 2), np.int32)
    for number, part in enumerate(parts):
        box, own = part.box, part.own
        crop = alone.cut(box)
        work, wanted = np.array(image[box.slices], order="C"), np.ascontiguousarray(hole[box.slices])
        share = control.part(number / len(parts), (number + 1) / len(parts)).within(box)
        copied = np.zeros((*wanted.shape, 2), np.int32)
        copied[wanted] = _completed(crew, crop, work, wanted, settings, seed, share, None)[1]
        copied += np.array([box.top, box.left], np.int32)
        inner = part.inner.moved(-box.top, -box.left).slices
        image[part.inner.slices][own] = work[inner][own]
        source[part.inner.slices][own] = copied[inner][own]
    return source[hole]


def first_look(crew: Crew, region: Region, control: Control) -> None:
    """Show a smooth fill of the hole at once, made small and enlarged: something to see until there is better."""
    if not control.wants_pictures or region.hole.all():
        return
    box = Box.of(region.hole).grown(16, region.hole.shape)
    image, hole = np.ascontiguousarray(region.image[box.slices]), np.ascontiguousarray(region.hole[box.slices])
    small, small_hole = np.array(pyramid.eight_bit(image)), hole.view(np.uint8)
    while max(small_hole.shape) > LOOK_SIDE:
        small, small_hole = pyramid.halved(crew, small, small_hole)
    pyramid.smooth_fill(crew, small, small_hole)
    whole = Box(0, 0, box.height, box.width)
    _preview(image, hole, whole, control.within(box))(small)


def _begun(
    crew: Crew,
    region: Region,
    settings: Settings,
    seed: int,
    control: Control,
    advice: Advice | None,
    show: Callable[[np.ndarray], None] | None,
) -> tuple[engine.Completion, int, Control, bool]:
    """A walk with or, if patches fit too badly with it, without the advice; the level it goes on from; what is left of
    the progress; whether the advice is followed. The hole of an 8-bit picture is scribbled on."""
    image, allowed = pyramid.eight_bit(region.image), region.sources.view(np.uint8)
    lines = contours.by_level(crew, image, region.hole) if settings.lines else {}
    levels = engine.build(crew, image, region.hole, allowed, settings, lines=lines)
    del image, allowed
    top = len(levels) - 1
    shapes = [level.hole.shape for level in levels]
    if top == 0:
        return engine.Completion(crew, levels, settings, seed, None, show), 0, control, False
    first = min(settings.smooth_level, top)
    smooth = _smooth(levels[first], advice)
    if show is not None:
        show(smooth)
    plain_guide = guides.make(crew, smooth, first, shapes, settings.guide_octaves, settings.smooth_strength)
    plain_guide = replace(plain_guide, texture=_texture(crew, levels, lines, first, settings))
    if advice is None:
        return engine.Completion(crew, levels, settings, seed, plain_guide, show), top, control, False
    if show is not None:
        show(advice.picture)
    faithful = round(np.log2(max(1.0, advice.scale))) + settings.guide_octaves
    guide = guides.make(crew, advice.picture, 0, shapes, faithful, settings.guide_strength, settings.guide_depth)
    guide = replace(guides.blended(guide, plain_guide, settings.guide_share), texture=plain_guide.texture)
    judged = min(settings.judged_level, top)
    trial = engine.Completion(crew, engine.rival(levels, judged), settings, seed, guide, show)
    walk = engine.Completion(crew, levels, settings, seed, plain_guide, show)
    walk.descend(top, judged, control.part(0.0, 0.2))
    trial.descend(top, judged, control.part(0.2, 0.4))
    followed = trial.misfit(judged) <= settings.guide_doubt * walk.misfit(judged)
    return trial if followed else walk, judged - 1, control.part(0.4, 1.0), followed


def _smooth(level: engine.Level, advice: Advice | None) -> np.ndarray:
    """``(H, W, 3) uint8``: the level with its hole filled with what is broad alone."""
    if advice is None or advice.smooth is None:
        return guides.diffused(level.image, level.hole)
    picture = cv2.resize(advice.smooth, level.hole.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.where(level.hole[..., None] != 0, picture, level.image)


def _texture(
    crew: Crew,
    levels: list[engine.Level],
    lines: contours.Lines,
    first: int,
    settings: Settings,
) -> guides.Guide:
    """The texture around the hole, continued into it at level `first`, along the lines first."""
    felt, unknown = texture.measure(crew, levels[0].image, levels[0].hole, first, settings.texture_gain)
    unknown |= levels[first].hole
    for number in sorted(lines, key=lambda number: abs(number - first)):
        here = [line.moved(np.zeros(2), 0.5 ** (first - number)) for line in lines[number]]
        unknown[contours.draw(here, felt, unknown)] = 0
    felt = guides.diffused(felt, unknown)
    shapes = [level.hole.shape for level in levels]
    return guides.make(crew, felt, first, shapes, first + settings.texture_octaves, settings.texture_strength)


def _shown(picture: np.ndarray, work: np.ndarray, hole: np.ndarray, box: Box) -> np.ndarray:
    """``(h, w, 3)`` of `work`'s type: the 8-bit picture in the hole, the photo around it."""
    found = picture.astype(np.uint16) * 257 if work.dtype == np.uint16 else picture
    return np.where(hole[box.slices][..., None], found, work[box.slices])


def _preview(work: np.ndarray, hole: np.ndarray, box: Box, control: Control) -> Callable[[np.ndarray], None]:
    def show(picture: np.ndarray) -> None:
        scale = 1
        while -(-hole.shape[0] // scale) > picture.shape[0]:
            scale *= 2
        top, left = box.top // scale, box.left // scale
        part = picture[top : -(-box.bottom // scale), left : -(-box.right // scale)]
        large = cv2.resize(part, (part.shape[1] * scale, part.shape[0] * scale), interpolation=cv2.INTER_LINEAR)
        y, x = box.top - top * scale, box.left - left * scale
        large = large[y : y + box.height, x : x + box.width]
        control.picture(box, _shown(large, work, hole, box))

    return show
