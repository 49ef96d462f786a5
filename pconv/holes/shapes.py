"""Drawing into a hole: brush strokes, polygons, rectangles, ellipses.

Points are ``(x, y)`` in picture coordinates, floats: the pixel in row r and column c covers ``c <= x < c + 1`` and
``r <= y < r + 1``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from pconv.box import Box

Point = tuple[float, float]

_SHIFT = 4  # binary digits of a pixel that OpenCV keeps of a coordinate
_FAR = 1 << 24  # keeps shifted coordinates inside 32 bits when a stroke leaves the picture


def stroke(hole: np.ndarray, start: Point, end: Point, radius: float, value: int = 1) -> Box:
    """Draw one round-ended piece of a brush stroke into the hole, in place.

    Args:
        hole: ``(H, W) bool or uint8``, C-contiguous rows.
        start, end: where the brush came from and went to; the same point for a dab.
        radius: of the brush, in pixels; at least the pixel under the point is drawn.
        value: what to write; any but 0 counts as True for a hole of bools.

    Returns:
        The box that may have changed, clipped to the picture (of area 0 where the stroke missed it).
    """
    from pconv._cv2 import cv2

    canvas = hole.view(np.uint8) if hole.dtype == np.bool_ else hole
    colour = int(bool(value)) if hole.dtype == np.bool_ else int(value)
    thickness = max(1, round(2 * radius))
    cv2.line(canvas, _fixed(start), _fixed(end), colour, thickness, cv2.LINE_8, _SHIFT)
    reach = math.ceil(radius) + 2
    return Box(
        *(max(0, math.floor(min(start[axis], end[axis])) - reach) for axis in (1, 0)),
        min(hole.shape[0], math.ceil(max(start[1], end[1])) + reach),
        min(hole.shape[1], math.ceil(max(start[0], end[0])) + reach),
    )


def polygon(shape: tuple[int, ...], points: Sequence[Point]) -> np.ndarray:
    """The pixels whose centres a closed outline surrounds, and those its line runs through.

    Args:
        shape: of the picture, ``(H, W, ...)``.
        points: the outline's corners; where it crosses itself, what is surrounded twice is outside.

    Returns:
        ``(H, W) bool``.
    """
    from pconv._cv2 import cv2

    canvas = np.zeros(shape[:2], np.uint8)
    if len(points) > 0:
        outline = np.array([_fixed(point) for point in points], np.int32)
        cv2.fillPoly(canvas, [outline], 1, cv2.LINE_8, _SHIFT)
    return canvas.view(np.bool_)


def rectangle(shape: tuple[int, ...], corner: Point, opposite: Point) -> np.ndarray:
    """The pixels a rectangle touches, given any two opposite corners: ``(H, W) bool``."""
    canvas = np.zeros(shape[:2], np.bool_)
    (top, bottom), (left, right) = _sides(corner, opposite)
    canvas[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = True
    return canvas


def ellipse(shape: tuple[int, ...], corner: Point, opposite: Point) -> np.ndarray:
    """The pixels whose centres lie in the ellipse that fills the rectangle of the same corners: ``(H, W) bool``."""
    (top, bottom), (left, right) = _sides(corner, opposite)
    if top == bottom or left == right:
        return np.zeros(shape[:2], np.bool_)
    # Of each row from where to where: pixel by pixel a large one would take ten times as long.
    down = (np.arange(shape[0]) + 0.5 - (top + bottom) / 2) / ((bottom - top) / 2)
    half = np.sqrt(np.maximum(1 - down**2, 0)) * (right - left) / 2
    starts, ends = (np.round((left + right) / 2 + way * half).astype(np.int32)[:, None] for way in (-1, 1))
    columns = np.arange(shape[1], dtype=np.int32)
    return (columns >= starts) & (columns < ends)


def _sides(corner: Point, opposite: Point) -> tuple[tuple[int, int], tuple[int, int]]:
    """From where to where the pixels go that a rectangle touches: rows, columns."""
    along = (sorted((corner[axis], opposite[axis])) for axis in (1, 0))
    rows, columns = ((math.floor(low), math.ceil(high)) for low, high in along)
    return rows, columns


def outline_box(points: Sequence[Point], shape: tuple[int, int]) -> Box:
    """The pixels of a picture of `shape` that an outline can touch; of area 0 where it misses the picture."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    top, bottom = max(0, int(min(ys)) - 1), min(shape[0], int(max(ys)) + 2)
    left, right = max(0, int(min(xs)) - 1), min(shape[1], int(max(xs)) + 2)
    return Box(top, left, max(top, bottom), max(left, right))


def corners(corner: Point, opposite: Point) -> list[Point]:
    """The outline of a rectangle, given any two opposite corners."""
    (x0, y0), (x1, y1) = corner, opposite
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def _fixed(point: Point) -> tuple[int, int]:
    """OpenCV's fixed-point form of a point; its integers lie on pixel centres, ours on pixel edges."""
    x, y = (max(-_FAR, min(_FAR, round((coordinate - 0.5) * (1 << _SHIFT)))) for coordinate in point)
    return x, y
