"""Fitting the copies of a filled hole anew.

Who finds places by what they look like as a whole lays pieces that do not meet; who lays what meets best drifts from
what was looked for. So the two take turns (see `pconv.methods.prediction.turns`). Here what was copied is moved, at
half the size, to what fits near there, over many short rounds of search and votes (Wexler et al., as in `engine`), with
the fill as it is for a guide, and copied once more at full size.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.errors import PConvError
from pconv.holes.regions import clusters
from pconv.kernels.threads import Crew
from pconv.methods.base import RegionFill
from pconv.methods.completion import contours, copies, engine, guides, pyramid
from pconv.methods.completion.settings import Settings, surroundings

_SETTINGS = replace(Settings(), shifts=0)
_LEVEL = 1  # where most of the rounds are: at full size edges would creep
# Pixels from the rim; farther in every pixel is as good as another, or the rims would grow until they met.
_DEEPEST = 24
_FAITHFUL, _STRENGTH = 2, 1.0  # finest level at which the fill's detail is believed, and how much, as a guide's


def refit(
    crew: Crew,
    image: np.ndarray,
    sources: np.ndarray,
    origins: np.ndarray,
    part: np.ndarray,
    lines: contours.Lines,
    seed: int,
    control: Control,
    *,
    include: Box | None = None,
) -> None:
    """Fit the copies in a part of a filled hole anew, in place; where there is too little to copy from they stay.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, the hole filled.
        sources: ``(H, W) bool``: where copies may come from, which is nowhere in the hole.
        origins: ``(H, W, 2) int32``: where its pixels were copied from, -1 for nowhere.
        part: ``(H, W) bool`` of the hole.
        lines: edges that are carried on through the hole first.
        include: around what is to be copied, wherever the hole is; None: what is near is enough.
    """
    parts = clusters(part, surroundings, include=include)
    for number, one in enumerate(parts):
        around, corner = one.box.slices, np.array([one.box.top, one.box.left], np.int32)
        hole = np.zeros((one.box.height, one.box.width), bool)
        hole[one.inner.moved(-one.box.top, -one.box.left).slices] = one.own
        made, allowed = np.array(image[around], order="C"), np.ascontiguousarray(sources[around])
        copied = origins[around][:: 2**_LEVEL, :: 2**_LEVEL] - corner
        step = control.part(number / len(parts), (number + 1) / len(parts))
        with contextlib.suppress(PConvError):
            drawn = contours.inside(lines, one.box)
            source = _refitted(crew, made, hole, allowed, copied, drawn, seed, step)
            np.copyto(image[around], made, where=hole[..., None])
            origins[around][hole] = source + corner


def _refitted(
    crew: Crew,
    image: np.ndarray,
    hole: np.ndarray,
    sources: np.ndarray,
    copied: np.ndarray,
    lines: contours.Lines,
    seed: int,
    control: Control,
) -> np.ndarray:
    """Fit the copies in all of the hole of ``image: (H, W, 3)`` anew, in place; ``(n, 2) int32``: where its pixels are
    from now, row by row.

    Args:
        hole: ``(H, W) bool``.
        sources: ``(H, W) bool``: where copies may come from.
        copied: ``(h, w, 2) int32``: where the pixels that level `_LEVEL` keeps are from, outside the image for nowhere.

    Raises:
        PConvError: there is too little to copy from, or nothing was copied.
    """
    picture = pyramid.eight_bit(image)
    levels = engine.build(crew, picture.copy(), hole, sources.view(np.uint8), _SETTINGS, _LEVEL, lines)
    for level in levels:
        np.minimum(level.depth, _DEEPEST * engine.DEPTH, out=level.depth)
    unknown = levels[_LEVEL].hole != 0
    here = ((copied >= 0) & (copied < hole.shape)).all(axis=2, keepdims=True) & unknown[..., None]
    if not here.any():
        raise PConvError(engine.NO_SOURCE)
    found = np.where(here, copied >> _LEVEL, np.int32(-1))[unknown]
    shapes = [level.hole.shape for level in levels]
    guide = guides.make(crew, picture, 0, shapes, _FAITHFUL, _STRENGTH, _SETTINGS.guide_depth)
    walk = engine.Completion(crew, levels, _SETTINGS, seed, guide)
    del levels
    walk.put(_LEVEL, RegionFill(guide.pictures[_LEVEL], copied=found))
    walk.nearby(_LEVEL, _SETTINGS.rounds_laid, control.part(0.0, 0.7))
    walk.descend(_LEVEL - 1, 0, control.part(0.7, 1.0))
    return copies.join(crew, image, hole, *walk.finish(), image, _SETTINGS)
