"""Pictures at half, a quarter, ... of their size, so that a zoomed-out view reads few pixels and none is skipped.

Level k has ``ceil(H / 2**k)`` rows; its pixel i averages the pixels 2i and 2i + 1 of level k - 1, exactly, so that a
part of a level can be made anew from that part of the picture alone.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from app.convert import to_8_bit
from pconv.box import Box

SMALLEST = 256  # pixels; a level whose longer side is below is not halved further


class Picture(Protocol):
    """Something a view can show."""

    shape: tuple[int, int]
    levels: int
    alpha: Picture | None  # what can be seen of it; None: all

    @property
    def built(self) -> bool:
        """False while its levels are only sampled."""

    def crop(self, level: int, box: Box) -> np.ndarray:
        """The pixels of a level inside `box` (in that level's pixels), ``(h, w, 3) uint8``; not to be written to."""


def levels_for(shape: tuple[int, int]) -> int:
    """How many levels a picture has, the full one included."""
    count, longer = 1, max(shape)
    while longer > SMALLEST:
        count, longer = count + 1, -(-longer // 2)
    return count


def level_shape(shape: tuple[int, int], level: int) -> tuple[int, int]:
    return -(-shape[0] >> level), -(-shape[1] >> level)


def level_box(box: Box, level: int, shape: tuple[int, int]) -> Box:
    """The pixels of a level that a box of the picture touches."""
    size = 1 << level
    return Box(box.top >> level, box.left >> level, -(-box.bottom // size), -(-box.right // size)).grown(
        0, level_shape(shape, level)
    )


def halve(array: np.ndarray) -> np.ndarray:
    """``(h, w[, 3]) uint8 or uint16`` at half its size, a new array; an odd last row or column is taken twice."""
    from pconv._cv2 import cv2

    height, width = array.shape[:2]
    if height % 2 or width % 2:
        array = cv2.copyMakeBorder(array, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
        height, width = array.shape[:2]
    return cv2.resize(array, (width // 2, height // 2), interpolation=cv2.INTER_AREA)


class Pyramid:
    """A whole picture with its levels. Until `build` has run, levels are sampled: quick, but rough.

    Args:
        pixels: ``(H, W, 3) uint8 or uint16``, or ``(H, W)`` for alpha. Kept, not copied, never written to.
        alpha: see `Picture`.
    """

    def __init__(self, pixels: np.ndarray, alpha: Pyramid | None = None) -> None:
        self.pixels, self.alpha = pixels, alpha
        self.shape: tuple[int, int] = pixels.shape[:2]
        self.levels = levels_for(self.shape)
        self._made: list[np.ndarray] = []

    @property
    def built(self) -> bool:
        return len(self._made) == self.levels - 1

    def build(self) -> None:
        """Make the levels. Takes tens of milliseconds for a camera file: call it off the window's thread."""
        made: list[np.ndarray] = []
        source = self.pixels
        for _ in range(1, self.levels):
            source = halve(source)
            made.append(to_8_bit(source))
        self._made = made

    def build_like(self, other: Pyramid, box: Box) -> None:
        """Make the levels from those of a picture that differs inside `box` only."""
        made = [level.copy() for level in other._made]
        for level in range(1, self.levels):
            part = level_box(box, level, self.shape)
            below = Box(part.top * 2, part.left * 2, part.bottom * 2, part.right * 2)
            source = self.pixels if level == 1 else made[level - 2]
            below = below.grown(0, source.shape)
            made[level - 1][part.slices] = to_8_bit(halve(source[below.slices]))
        self._made = made

    def crop(self, level: int, box: Box) -> np.ndarray:
        if level == 0:
            return to_8_bit(self.pixels[box.slices])
        if self._made:
            return self._made[level - 1][box.slices]
        step = 1 << level
        rows = slice(box.top * step, min(box.bottom * step, self.shape[0]), step)
        return to_8_bit(self.pixels[rows, box.left * step : min(box.right * step, self.shape[1]) : step])


class Patched:
    """A picture with other pixels in some places; takes memory by the places alone.

    Args:
        base: the picture underneath.
    """

    def __init__(self, base: Picture) -> None:
        self.base = base
        self.alpha = None if base.alpha is None else Patched(base.alpha)
        self.shape = base.shape
        self.levels = base.levels
        # Per patch: where it was put, and its box and pixels in every level. Later ones lie on top.
        self._patches: list[tuple[Box, list[tuple[Box, np.ndarray]]]] = []

    @property
    def built(self) -> bool:
        return self.base.built

    def add(self, box: Box, pixels: np.ndarray, own: np.ndarray | None = None) -> None:
        """Put ``pixels: (h, w, 3)`` on top at `box`, with levels as good as a whole picture's: those that are its
        ``own: (h, w) bool``, which are opaque then, None for all of them."""
        if self.alpha is not None:
            self.alpha.add(box, np.full(pixels.shape[:2], 255, np.uint8), own)
        step = 1 << (self.levels - 1)
        wide = Box(*(edge // step * step for edge in box[:2]), *(-(-edge // step) * step for edge in box[2:]))
        wide = wide.grown(0, self.shape)
        whole = self.crop(0, wide).copy()
        place = whole[box.moved(-wide.top, -wide.left).slices]
        seen = True if own is None else own.reshape(own.shape + (1,) * (place.ndim - 2))
        np.copyto(place, to_8_bit(pixels), where=seen)
        levels = [(wide, whole)]
        for level in range(1, self.levels):
            whole = halve(whole)
            levels.append((level_box(wide, level, self.shape), whole))
        self._patches.append((box, levels))

    def put_rough(self, box: Box, pixels: np.ndarray) -> None:
        """Put pixels on top at `box`, in place of those put there before, with levels that are merely sampled."""
        if self.alpha is not None:
            self.alpha.put_rough(box, np.full(pixels.shape[:2], 255, np.uint8))
        self._patches = [patch for patch in self._patches if patch[0] != box]
        levels = []
        for level in range(self.levels):
            step = 1 << level
            top, left = -(-box.top // step), -(-box.left // step)
            part = to_8_bit(pixels[top * step - box.top :: step, left * step - box.left :: step])
            levels.append((Box(top, left, top + part.shape[0], left + part.shape[1]), part))
        self._patches.append((box, levels))

    def crop(self, level: int, box: Box) -> np.ndarray:
        result = self.base.crop(level, box)
        copied = False
        for _, levels in self._patches:
            place, pixels = levels[level]
            if not place.intersects(box):
                continue
            if not copied:
                result, copied = result.copy(), True
            common = place.common(box)
            source = pixels[common.moved(-place.top, -place.left).slices]
            result[common.moved(-box.top, -box.left).slices] = source
        return result


class Mask:
    """A mask with its levels, kept up to date where it is painted on.

    Args:
        array: ``(H, W) uint8``, 0 or 255, written to by others, who call `update`.
    """

    def __init__(self, array: np.ndarray) -> None:
        self.shape: tuple[int, int] = array.shape
        self.levels = levels_for(array.shape)
        self._made, self._stale = [array], Box(0, 0, 0, 0)

    def update(self, box: Box) -> None:
        """Say where the mask was written to. The levels are made anew when one is looked at: of an area that has just
        been cleared none is."""
        self._stale = box if self._stale.area == 0 else self._stale.union(box)

    def _refresh(self) -> None:
        box, self._stale = self._stale, Box(0, 0, 0, 0)
        if len(self._made) == 1:
            self._made += [np.zeros(level_shape(self.shape, k), np.uint8) for k in range(1, self.levels)]
        for level in range(1, self.levels if box.area else 0):
            part = level_box(box, level, self.shape)
            source = self._made[level - 1]
            below = Box(part.top * 2, part.left * 2, part.bottom * 2, part.right * 2).grown(0, source.shape)
            if part.area:
                self._made[level][part.slices] = halve(source[below.slices])

    def crop(self, level: int, box: Box) -> np.ndarray:
        """``(h, w) uint8``: how much of each pixel is painted, 0..255."""
        if level:
            self._refresh()
        return self._made[level][box.slices]
