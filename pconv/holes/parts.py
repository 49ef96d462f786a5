"""The parts of a hole: what is connected, by edges or corners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pconv.box import Box


class Part(NamedTuple):
    """One connected part of a hole: ``inside: (h, w) bool`` over `box`."""

    inside: np.ndarray
    box: Box


def parts_of(hole: np.ndarray) -> Iterator[Part]:
    """All parts of ``hole: (H, W) bool``."""
    from pconv._cv2 import cv2

    bound = Box.of(hole)
    if bound is None:
        return
    whole = np.ascontiguousarray(hole[bound.slices]).view(np.uint8)
    number, labels, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=8, ltype=cv2.CV_32S)
    for label in range(1, number):
        left, top, width, height = (int(value) for value in stats[label, :4])
        box = Box(top, left, top + height, left + width)
        yield Part(labels[box.slices] == label, box.moved(bound.top, bound.left))


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
