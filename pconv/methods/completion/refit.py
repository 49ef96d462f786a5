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
from pconv.methods.base import Region, RegionFill
from pconv.methods.completion import contours, copies, engine, guides, pyramid
from pconv.methods.completion.settings import Settings, surroundings

_SETTINGS = replace(Settings(), shifts=0)
_LEVEL = 1  # where most of the rounds are: at full size edges would creep
# Pixels from the rim; farther in every pixel is as good as another, or the rims would grow until they met.
_DEEPEST = 24
_FAITHFUL, _STRENGTH = 2, 1.0  # finest level at which the fill's detail is believed, and how much, as a guide's


def refit(
    crew: Crew,
    region: Region,
    image: np.ndarray,
    origins: np.ndarray,
    part: np.ndarray,
    lines: bool,
    seed: int,
    control: Control,
) -> None:
    """Fit the copies in a part of a filled hole anew, in place; where there is too little to copy from they stay.

    Args:
        region: with its hole, of which nothing is copied.
        image: ``(H, W, 3)`` of the region's type, the hole filled.
        origins: ``(H, W, 2) int32``: where its pixels were copied from, -1 for nowhere.
        part: ``(H, W) bool`` of the hole.
        lines: carry edges on through the hole first, see `contours`.
    """
    parts = clusters(part, surroundings)
    for number, one in enumerate(parts):
        wanted = np.zeros((one.box.height, one.box.width), bool)
        wanted[one.inner.moved(-one.box.top, -one.box.left).slices] = one.own
        around = one.box.slices
        sources = region.sources[around]
        corner = np.array([one.box.top, one.box.left], np.int32)
        coarse = origins[around][:: 2**_LEVEL, :: 2**_LEVEL]
        crop = Region(np.array(image[around], order="C"), wanted, one.box, donor=sources)
        step = control.part(number / len(parts), (number + 1) / len(parts))
        with contextlib.suppress(PConvError):
            source = _refitted(crew, crop, coarse - corner, lines, seed, step)
            np.copyto(image[around], crop.image, where=wanted[..., None])
            origins[around][wanted] = source + corner


def _refitted(crew: Crew, crop: Region, origins: np.ndarray, lines: bool, seed: int, control: Control) -> np.ndarray:
    """Fill the crop anew, in place; ``(n, 2) int32``: where its hole's pixels are from now, row by row.

    Args:
        origins: ``(h, w, 2) int32``: where the pixels of the crop are from, of those that level `_LEVEL` keeps.

    Raises:
        PConvError: there is too little to copy from, or nothing was copied.
    """
    picture = np.array(pyramid.eight_bit(crop.image), order="C")
    drawn = contours.by_level(crew, picture, crop.hole) if lines else None
    levels = engine.build(crew, picture.copy(), crop.hole, crop.sources.view(np.uint8), _SETTINGS, _LEVEL, drawn)
    for level in levels:
        np.minimum(level.depth, _DEEPEST * engine.DEPTH, out=level.depth)
    unknown = levels[_LEVEL].hole != 0
    here = ((origins >= 0) & (origins < crop.hole.shape)).all(axis=2, keepdims=True) & unknown[..., None]
    if not here.any():
        raise PConvError(engine.NO_SOURCE)
    copied = np.where(here, origins >> _LEVEL, np.int32(-1))
    shapes = [level.hole.shape for level in levels]
    guide = guides.make(crew, picture, 0, shapes, _FAITHFUL, _STRENGTH, _SETTINGS.guide_depth)
    walk = engine.Completion(crew, levels, _SETTINGS, seed, guide)
    del levels
    walk.put(_LEVEL, RegionFill(guide.pictures[_LEVEL], copied=copied[unknown]))
    walk.nearby(_LEVEL, _SETTINGS.rounds_laid, control.part(0.0, 0.7))
    walk.descend(_LEVEL - 1, 0, control.part(0.7, 1.0))
    box: Box = walk.box
    return copies.join(crew, crop.image, crop.hole, box, walk.sources(), crop.image, _SETTINGS)
