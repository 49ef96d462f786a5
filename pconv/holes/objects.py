"""The object inside a loose outline, cut from its background by the colours of both.

The cut is OpenCV's GrabCut (Rother, Kolmogorov, Blake, ACM SIGGRAPH 2004): two mixtures of colours, and a border where
the picture has edges. What is ours is what it begins with, and that it errs on the side of too much: what is left of an
object beside a hole grows again in the fill.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pconv.box import Box
from pconv.holes.morphology import grow, shrink
from pconv.holes.shapes import Point, outline_box, polygon

_BESIDE = 0.06  # of the outline's longer side: as far beyond it may the object reach where it was drawn too close
_AROUND = 0.12  # and as far beyond that shows the background, and little else
_LEAST_AROUND = 8  # pixels
_SIDE = 480  # pixels; what is looked at is made no larger
_ROUNDS = 3
_LEVELS = (24, 10, 10)  # of Lab, 0..255, that count as one colour
_LIKE_OUTSIDE = 0.3  # of a colour's weight that lies outside the outline: it begins as background
_SMOOTH = 1.5  # pixels over which that is asked
_STEP = (4, 3, 3)  # levels of Lab by which neighbours of one surface differ
_CUT = 0.15  # of its edge: an object is cut off by less
_CLOSED = 0.04  # of the object's size: gaps as wide, as a belt or a shadow on it, are part of it
_MAIN = 0.03  # of the largest piece: smaller ones are not the object
# Of the outline's longer side, and pixels: what an object is soft at its edge, or shades beside it. Left there, that is
# what fits best, and a fill grows a ghost of the object from it.
_MARGIN, _LEAST_MARGIN = 0.015, 3
_FEWEST = 8  # pixels a side of an outline in which something can be told from something else


def object_within(
    image: np.ndarray, points: Sequence[Point], known: np.ndarray | None = None
) -> tuple[np.ndarray, Box] | None:
    """The object that a closed outline was drawn around.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded.
        points: the outline's corners, (x, y) in the image; may lie outside of it.
        known: see `object_in`.

    Returns:
        See `object_in`; None also where the outline misses the image.
    """
    box = outline_box(points, image.shape[:2])
    if box.area == 0:
        return None
    inside = polygon((box.height, box.width), [(x - box.left, y - box.top) for x, y in points])
    return object_in(image, inside, box, known)


def object_in(
    image: np.ndarray, inside: np.ndarray, box: Box, known: np.ndarray | None = None
) -> tuple[np.ndarray, Box] | None:
    """The object that an outline was drawn around.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded.
        inside: ``(h, w) bool``, what the outline surrounds, over `box`.
        box: where that is; inside the image.
        known: ``(H, W) bool or uint8``, 0 = no: what was found before, by which more of the same is told from the rest.

    Returns:
        ``(h', w') bool`` and where that is: the object with a rim of a few pixels, which may lie outside the outline;
        all of the outline where that is too small to tell; None if nothing in it differs from what is around it.
    """
    from pconv._cv2 import cv2

    if not inside.any():
        return None
    if min(box.height, box.width) < _FEWEST:
        return inside, box
    around = box.grown(max(_LEAST_AROUND, round((_BESIDE + _AROUND) * max(box.height, box.width))), image.shape)
    outline = np.zeros((around.height, around.width), np.uint8)
    outline[box.moved(-around.top, -around.left).slices] = inside
    scale = min(1.0, _SIDE / max(outline.shape))
    size = max(1, round(around.width * scale)), max(1, round(around.height * scale))
    seen = cv2.resize(image[around.slices], size, interpolation=cv2.INTER_AREA)
    if seen.dtype == np.uint16:
        seen = (seen >> 8).astype(np.uint8)
    small = cv2.resize(outline, size, interpolation=cv2.INTER_NEAREST) != 0
    before = np.zeros_like(small)
    if known is not None:
        before = cv2.resize(known[around.slices].view(np.uint8), size, interpolation=cv2.INTER_NEAREST) != 0
    beside = grow(small, _BESIDE * scale * max(box.height, box.width))
    found = _whole(_cut(seen, small, beside, before) & beside, small) & beside
    if not found.any():
        return None
    # Not by the nearest pixel, or the outline would be of steps as large as a pixel of what was looked at.
    large = cv2.resize(found.view(np.uint8) * np.uint8(255), outline.shape[::-1], interpolation=cv2.INTER_LINEAR) > 127
    large = grow(large, max(_LEAST_MARGIN, round(_MARGIN * max(box.height, box.width))))
    part = Box.of(large)
    return large[part.slices], part.moved(around.top, around.left)


def _cut(seen: np.ndarray, inside: np.ndarray, beside: np.ndarray, known: np.ndarray) -> np.ndarray:
    """``(h, w) bool``: what belongs to the object in ``(h, w, 3) uint8``, of what is ``inside: (h, w) bool`` or `known`
    to be of it."""
    from pconv._cv2 import cv2

    colours = cv2.bilateralFilter(cv2.cvtColor(seen, cv2.COLOR_RGB2LAB), 5, 12, 3)
    begin = np.where(inside, cv2.GC_PR_FGD, np.where(beside, cv2.GC_PR_BGD, cv2.GC_BGD)).astype(np.uint8)
    # Else whatever fills most of the outline, as the sea between a swimmer's arms, is taken for the object.
    begin[inside & (_like_outside(colours, inside | known, ~(beside | known)) > _LIKE_OUTSIDE)] = cv2.GC_PR_BGD
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
    from pconv._cv2 import cv2

    rim = found & beside & ~shrink(beside, 1)
    through = np.zeros_like(found)
    barred = np.pad(~found, 1, constant_values=True).view(np.uint8)
    for row, column in zip(*np.nonzero(rim), strict=True):
        if barred[row + 1, column + 1]:
            continue
        flags = 4 | cv2.FLOODFILL_MASK_ONLY | (2 << 8)
        seed = int(column), int(row)
        _, _, _, (left, top, width, height) = cv2.floodFill(colours, barred, seed, 0, _STEP, _STEP, flags)
        place = Box(top, left, top + height, left + width).slices
        piece = barred[1:-1, 1:-1][place] == 2
        barred[1:-1, 1:-1][place][piece] = 1
        edge = piece & ~shrink(np.pad(piece, 1), 1)[1:-1, 1:-1]
        if np.count_nonzero(rim[place] & piece) > _CUT * np.count_nonzero(edge):
            through[place] |= piece
    return through


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


def _whole(found: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Without crumbs, gaps, holes, and pieces none of which is inside.

    A hole may show the background, as between an arm and a body; but as often it is the mount in a frame, and a frame
    that goes without what is in it leaves more to be done than a body that goes with what is behind it.
    """
    from pconv._cv2 import cv2

    area = np.count_nonzero(found)
    if area == 0:
        return found
    reach = max(1, round(_CLOSED * np.sqrt(area)))
    element = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    closed = cv2.morphologyEx(np.pad(found.view(np.uint8), reach), cv2.MORPH_CLOSE, element)
    number, labels, stats, _ = cv2.connectedComponentsWithStats(closed[reach:-reach, reach:-reach], connectivity=8)
    sizes = stats[:, cv2.CC_STAT_AREA]
    kept = np.zeros(number, bool)
    kept[1:] = sizes[1:] >= _MAIN * sizes[1:].max()
    kept &= np.bincount(labels[inside], minlength=number) > 0
    whole = kept[labels]
    # Padded, so that all that reaches the edge is one piece, which is no hole.
    _, labels = cv2.connectedComponents(np.pad(~whole, 1, constant_values=True).view(np.uint8), connectivity=4)
    return labels[1:-1, 1:-1] != labels[0, 0]
