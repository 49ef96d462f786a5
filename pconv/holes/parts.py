"""The parts of a hole: what is connected, by edges or corners."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pconv.box import Box


class Part(NamedTuple):
    """One connected part of a hole: ``inside: (h, w) bool`` over `box`."""

    inside: np.ndarray
    box: Box

    def holds(self, x: int, y: int) -> bool:
        """Whether a pixel of the hole's picture, which it may lie beyond, is in the part."""
        row, column = y - self.box.top, x - self.box.left
        return 0 <= row < self.box.height and 0 <= column < self.box.width and bool(self.inside[row, column])


class Parts:
    """All parts of a hole, counted from 0."""

    def __init__(self, hole: np.ndarray) -> None:
        """``hole: (H, W) bool``."""
        from pconv._cv2 import cv2

        self._bound = Box.of(hole) or Box(0, 0, 0, 0)
        self._stats = np.zeros((1, 5), np.int32)
        if self._bound.area:
            whole = np.ascontiguousarray(hole[self._bound.slices]).view(np.uint8)
            found = cv2.connectedComponentsWithStats(whole, connectivity=8, ltype=cv2.CV_32S)
            _, self._labels, self._stats, _ = found

    def __len__(self) -> int:
        return len(self._stats) - 1

    def __getitem__(self, index: int) -> Part:
        if not 0 <= index < len(self):
            raise IndexError(index)
        box = self._box(index)
        return Part(self._labels[box.slices] == index + 1, box.moved(self._bound.top, self._bound.left))

    def box(self, index: int) -> Box:
        """Around a part, in the hole's picture."""
        return self._box(index).moved(self._bound.top, self._bound.left)

    def at(self, x: int, y: int) -> int | None:
        """The part that holds a pixel; None where there is no hole."""
        row, column = y - self._bound.top, x - self._bound.left
        if not (0 <= row < self._bound.height and 0 <= column < self._bound.width):
            return None
        label = int(self._labels[row, column])
        return label - 1 if label else None

    def _box(self, index: int) -> Box:
        left, top, width, height = (int(value) for value in self._stats[index + 1, :4])
        return Box(top, left, top + height, left + width)


def part_at(hole: np.ndarray, x: float, y: float, reach: float = 0.0) -> tuple[np.ndarray, Box] | None:
    """The part of a hole at a point: all that is connected, by edges or corners.

    Args:
        hole: ``(H, W) bool``.
        x, y: the point, in picture coordinates.
        reach: pixels by which the point may miss the part.

    Returns:
        ``(h, w) bool`` and where that is; None where there is no hole within reach.
    """
    from pconv._cv2 import cv2

    height, width = hole.shape
    row, column = int(np.floor(y)), int(np.floor(x))
    near = Box(row, column, row + 1, column + 1).grown(int(reach), hole.shape)
    if near.area <= 0:
        return None
    rows, columns = np.nonzero(hole[near.slices])
    if rows.size == 0:
        return None
    nearest = np.argmin((rows + near.top - row) ** 2 + (columns + near.left - column) ** 2)
    start = int(columns[nearest]) + near.left, int(rows[nearest]) + near.top
    flooded = np.zeros((height + 2, width + 2), np.uint8)  # two pixels larger each way, as OpenCV wants it
    flags = 8 | cv2.FLOODFILL_MASK_ONLY | (1 << 8)
    _, _, _, (left, top, wide, high) = cv2.floodFill(hole.view(np.uint8), flooded, start, 1, flags=flags)
    box = Box(top, left, top + high, left + wide)
    return flooded[1:-1, 1:-1][box.slices] != 0, box
