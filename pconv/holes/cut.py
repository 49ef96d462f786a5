"""Cutting an object from its background by the colours of both.

The cut is OpenCV's GrabCut (Rother, Kolmogorov, Blake, ACM SIGGRAPH 2004): two mixtures of colours, and a border where
the picture has edges. What is ours is what it begins with.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pconv.box import Box
from pconv.holes.morphology import depth, shrink

_ROUNDS = 3
_LEVELS = (24, 10, 10)  # of Lab, 0..255, that count as one colour
_LIKE_OUTSIDE = 0.3  # of a colour's weight that lies outside the outline: it begins as background
_SMOOTH = 1.5  # pixels over which that is asked
_STEP = (4, 3, 3)  # levels of Lab by which neighbours of one surface differ
_CUT = 0.15  # of its edge: an object is cut off by less


def cut(
    colours: np.ndarray, inside: np.ndarray, beside: np.ndarray, known: np.ndarray, around: float = 0.0
) -> np.ndarray:
    """What belongs to an object.

    Args:
        colours: ``(h, w, 3) uint8``, Lab.
        inside, beside, known: ``(h, w) bool``: where it should be, where it may be, where it is.
        around: what is less deep inside than this share of the deepest begins as background.

    Returns:
        ``(h, w) bool``.
    """
    from pconv._cv2 import cv2

    begin = np.where(inside, cv2.GC_PR_FGD, np.where(beside, cv2.GC_PR_BGD, cv2.GC_BGD)).astype(np.uint8)
    margin = inside & (depth(inside) < around)
    begin[margin] = cv2.GC_PR_BGD
    # Else whatever fills most of the outline, as the sea between a swimmer's arms, is taken for the object.
    ours, theirs = (inside & ~margin) | known, ~(beside | known) | margin
    begin[inside & (_like_outside(colours, ours, theirs) > _LIKE_OUTSIDE)] = cv2.GC_PR_BGD
    begin[known] = cv2.GC_FGD
    object_, background = ((begin & 1) == bit for bit in (cv2.GC_FGD, cv2.GC_BGD))
    if not (object_.any() and background.any()):
        return object_
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)  # the mixtures begin at random
    cv2.grabCut(colours, begin, None, *models, _ROUNDS, cv2.GC_INIT_WITH_MASK)
    found = (begin & 1) == cv2.GC_FGD  # sure or probable
    return found & ~_through(found, beside, colours)


def _through(found: np.ndarray, beside: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """What of ``found: (h, w) bool`` is no object but goes on where none may be, as a blurred wall behind a bird: much
    of its edge is that of ``beside: (h, w) bool``, where little of an object's is, even if it was cut off."""

    rim = found & beside & ~shrink(beside, 1)
    through = np.zeros_like(found)
    for place, piece in surfaces(found, rim, colours):
        edge = piece & ~shrink(np.pad(piece, 1), 1)[1:-1, 1:-1]
        if np.count_nonzero(rim[place] & piece) > _CUT * np.count_nonzero(edge):
            through[place] |= piece
    return through


def surfaces(
    found: np.ndarray, seeds: np.ndarray, colours: np.ndarray
) -> Iterator[tuple[tuple[slice, slice], np.ndarray]]:
    """The surfaces of ``found: (h, w) bool`` that some of its pixels, `seeds`, lie on, each once: where a surface is,
    and ``(h', w') bool``."""
    from pconv._cv2 import cv2

    barred = np.pad(~found, 1, constant_values=True).view(np.uint8)
    for row, column in zip(*np.nonzero(seeds), strict=True):
        if barred[row + 1, column + 1]:
            continue
        flags = 4 | cv2.FLOODFILL_MASK_ONLY | (2 << 8)
        seed = int(column), int(row)
        _, _, _, (left, top, width, height) = cv2.floodFill(colours, barred, seed, 0, _STEP, _STEP, flags)
        place = Box(top, left, top + height, left + width).slices
        piece = barred[1:-1, 1:-1][place] == 2
        barred[1:-1, 1:-1][place][piece] = 1
        yield place, piece


def _like_outside(colours: np.ndarray, inside: np.ndarray, outside: np.ndarray) -> np.ndarray:
    """``(h, w) float32``, 0 to 1: how much more a colour is found outside than inside, each as a share of its area."""
    from pconv._cv2 import cv2

    levels = colours // np.array(_LEVELS, np.uint8)
    codes = levels[..., 0].astype(np.int32) << 10 | levels[..., 1].astype(np.int32) << 5 | levels[..., 2]
    shares = [
        np.bincount(codes[there], minlength=1 << 14) / max(1, np.count_nonzero(there)) for there in (outside, inside)
    ]
    more = shares[0] / np.maximum(shares[0] + shares[1], 1e-9)
    return cv2.GaussianBlur(more[codes].astype(np.float32), (0, 0), _SMOOTH)
