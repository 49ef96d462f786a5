"""Biharmonic inpainting: the smoothest surface through the surroundings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv.box import Box
from pconv.errors import PConvError, UsageError
from pconv.methods.base import Method, Region, RegionFill, Run

_REACH = 2  # pixels; the biharmonic operator spans five by five
_BAND = 6  # pixels at full scale that join a coarse solution to the surroundings


@dataclass(frozen=True)
class BiharmonicOptions:
    """Attributes:
    largest: hole pixels that are solved for at once, 100 to 200 000; larger holes are solved at a smaller scale
        inside. Time and memory grow a little faster than this.
    """

    largest: int = 20_000

    def __post_init__(self) -> None:
        if not 100 <= self.largest <= 200_000:
            raise UsageError(f"The largest hole solved at once is 100 to 200000 pixels, not {self.largest}.")


class Biharmonic(Method):
    """Damelin and Hoang, "On Surface Completion and Image Inpainting by Biharmonic Functions", 2018, as solved by
    scikit-image."""

    name = "biharmonic"
    title = "Biharmonic"
    summary = "Spans the smoothest surface over the hole: gradients in skies and skin, no texture, slow in large holes."
    Options = BiharmonicOptions

    def context(self, hole_box: Box) -> int:
        return 32

    def fill_region(self, region: Region, options: BiharmonicOptions, run: Run) -> RegionFill:
        if region.hole.all() or not region.hole.any():
            raise PConvError(f"{self.title} needs both a hole and something around it to fill it from.")
        filled = region.image.copy()
        notes: tuple[str, ...] = ()
        parts = _parts(region.hole, options.largest)
        sizes = np.cumsum([0, *(int(part.sum()) for _, part in parts)])
        for index, (box, part) in enumerate(parts):
            run.control.step(sizes[index] / sizes[-1], f"hole {index + 1} of {len(parts)}")
            made, scale = _solve(region.image[box.slices], region.hole[box.slices], part, options.largest, run)
            filled[box.slices][part] = made[part]
            if scale > 1:
                notes = ("A large hole was filled at a smaller scale inside, because solving it whole takes too long.",)
        run.control.step(1.0, "filled")
        return RegionFill(filled, notes=notes)


def _parts(hole: np.ndarray, largest: int) -> list[tuple[Box, np.ndarray]]:
    """The parts of a hole that can be solved one by one: their boxes with what the operator needs around them, and
    their masks there."""
    from pconv._cv2 import cv2

    around = np.ones((2 * _REACH + 1,) * 2, np.uint8)
    joined = cv2.dilate(hole.astype(np.uint8), around)
    number, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8, ltype=cv2.CV_32S)
    parts = []
    for label in range(1, number):
        left, top, width, height = (int(value) for value in stats[label, :4])
        inner = Box(top, left, top + height, left + width)
        part = (labels[inner.slices] == label) & hole[inner.slices]
        # At the crop's own edge the operator is cut off, as if the picture ended there. Parts lie further apart than
        # it reaches, so what is under another part in this crop is not looked at.
        box = inner.grown(_REACH * (1 + _scale(int(part.sum()), largest)), hole.shape)
        whole = np.zeros((box.height, box.width), bool)
        whole[inner.moved(-box.top, -box.left).slices] = part
        parts.append((box, whole))
    return parts


def _scale(pixels: int, largest: int) -> int:
    """By how much to make a hole of so many pixels smaller."""
    return int(np.ceil(np.sqrt(pixels / largest)))


def _solve(image: np.ndarray, hole: np.ndarray, part: np.ndarray, largest: int, run: Run) -> tuple[np.ndarray, int]:
    """Solve a crop for `part` of its hole. Also returns by how much the inside was made smaller (1 = not)."""
    top = float(np.iinfo(image.dtype).max)
    scale = _scale(int(part.sum()), largest)
    surface = image.astype(np.float64) / top
    unknown = part
    if scale > 1:
        surface, unknown = _coarse_inside(surface, hole, part, scale)
        run.control.check()
    made = _biharmonic(surface, unknown)
    return np.rint(np.clip(made, 0, 1) * top).astype(image.dtype), scale


def _coarse_inside(
    surface: np.ndarray, hole: np.ndarray, part: np.ndarray, scale: int
) -> tuple[np.ndarray, np.ndarray]:
    """Solve a crop at ``1 / scale`` and keep what lies well inside `part` of its hole; the band left over, which joins
    it to the surroundings, is returned as the new unknown."""
    from pconv._cv2 import cv2
    from pconv.holes.morphology import shrink

    height, width = part.shape
    small = (-(-width // scale), -(-height // scale))
    known = cv2.resize((~hole).astype(np.float32), small, interpolation=cv2.INTER_AREA)
    total = cv2.resize(np.where(hole[..., None], 0, surface), small, interpolation=cv2.INTER_AREA)
    # Only wholly known small pixels count, if there are any: the mean of a part of one lies off its centre.
    unknown = known < min(0.999, known.max())
    mean = total / np.maximum(known, 1e-6)[..., None]
    coarse = cv2.resize(_biharmonic(mean, unknown), (width, height), interpolation=cv2.INTER_CUBIC)
    inside = shrink(part, _BAND * scale / 2)
    return np.where(inside[..., None], coarse, surface), part & ~inside


def _biharmonic(surface: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """``(H, W, 3) float`` with the hole solved for. A surface that is all hole stays as it is."""
    from skimage.restoration import inpaint_biharmonic

    if hole.all() or not hole.any():
        return surface
    return inpaint_biharmonic(surface, hole, channel_axis=-1)
