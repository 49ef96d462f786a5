"""The object inside a loose outline.

It is cut from its background by the colours of both, and completed by what belongs to it for other reasons. All of it
errs on the side of too much: what is left of an object beside a hole grows again in the fill.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pconv.box import Box
from pconv.holes.belonging import completed
from pconv.holes.cut import cut
from pconv.holes.morphology import grow
from pconv.holes.shapes import Point, outline_box, polygon

_BESIDE = 0.06  # of the outline's longer side: as far beyond it may the object reach where it was drawn too close
_AROUND = 0.12  # and as far beyond that shows the background, and little else
_LEAST_AROUND = 8  # pixels
_SIDE = 480  # pixels; what is looked at is made no larger
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
    colours = cv2.bilateralFilter(cv2.cvtColor(seen, cv2.COLOR_RGB2LAB), 5, 12, 3)
    found = _whole(cut(colours, small, beside, before) & beside, small) & beside
    if not found.any():
        return None
    whole = _whole(completed(found, colours, small, beside, before), small) & beside
    found = whole if whole.any() else found
    # Not by the nearest pixel, or the outline would be of steps as large as a pixel of what was looked at.
    large = cv2.resize(found.view(np.uint8) * np.uint8(255), outline.shape[::-1], interpolation=cv2.INTER_LINEAR) > 127
    large = grow(large, max(_LEAST_MARGIN, round(_MARGIN * max(box.height, box.width))))
    part = Box.of(large)
    return large[part.slices], part.moved(around.top, around.left)


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
