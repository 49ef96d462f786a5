"""The eight ways a camera can lie on its side (EXIF tag 274), as views of an array.

A photo keeps its pixels as they lie in the file ("stored") and is turned only for the eye ("upright"): turning the
pixels would move the JPEG block grid, and masks made for the file would no longer fit.
"""

from __future__ import annotations

import numpy as np

from pconv.box import Box

ORIENTATIONS = range(1, 9)
# Orientation -> (swap rows and columns first, then flip rows, flip columns) to get from stored to upright.
_STEPS = {
    1: (False, False, False),
    2: (False, False, True),
    3: (False, True, True),
    4: (False, True, False),
    5: (True, False, False),
    6: (True, False, True),
    7: (True, True, True),
    8: (True, True, False),
}


def _flipped(array: np.ndarray, rows: bool, columns: bool) -> np.ndarray:
    return array[:: -1 if rows else 1, :: -1 if columns else 1]


def upright(array: np.ndarray, orientation: int) -> np.ndarray:
    """A view of ``array: (H, W, ...)``, stored as `orientation` (1..8) says, the way a person should see it."""
    swap, rows, columns = _STEPS[orientation]
    return _flipped(array.swapaxes(0, 1) if swap else array, rows, columns)


def stored(array: np.ndarray, orientation: int) -> np.ndarray:
    """The inverse of `upright`: a view of an upright ``array`` in the order of the file."""
    swap, rows, columns = _STEPS[orientation]
    array = _flipped(array, rows, columns)
    return array.swapaxes(0, 1) if swap else array


def upright_shape(shape: tuple[int, ...], orientation: int) -> tuple[int, int]:
    """(height, width) of an upright picture whose stored pixels have `shape`."""
    return (shape[1], shape[0]) if _STEPS[orientation][0] else (shape[0], shape[1])


def upright_box(box: Box, shape: tuple[int, ...], orientation: int) -> Box:
    """Where `box` of a stored picture of `shape` lies in the upright one."""
    swap, rows, columns = _STEPS[orientation]
    if swap:
        box = Box(box.left, box.top, box.right, box.bottom)
    return _flipped_box(box, upright_shape(shape, orientation), rows, columns)


def stored_box(box: Box, shape: tuple[int, ...], orientation: int) -> Box:
    """Where `box` of the upright picture lies in the stored one, whose shape is `shape`."""
    swap, rows, columns = _STEPS[orientation]
    box = _flipped_box(box, upright_shape(shape, orientation), rows, columns)
    return Box(box.left, box.top, box.right, box.bottom) if swap else box


def _flipped_box(box: Box, shape: tuple[int, int], rows: bool, columns: bool) -> Box:
    top, left, bottom, right = box
    if rows:
        top, bottom = shape[0] - bottom, shape[0] - top
    if columns:
        left, right = shape[1] - right, shape[1] - left
    return Box(top, left, bottom, right)
