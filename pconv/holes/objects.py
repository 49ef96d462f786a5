"""The object inside a loose outline.

It is cut from its background by the colours of both, and completed by what belongs to it for other reasons. All of it
errs on the side of too much: what is left of an object beside a hole grows again in the fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pconv.box import Box
from pconv.holes.belonging import completed, edged, with_tips, without_what_goes_on
from pconv.holes.cut import cut
from pconv.holes.morphology import grow, rim
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
# How deep the object begins in the outline, as a share; and how much of its border has to be an edge of the picture, or
# it is looked for once more with the next, which has to be that much better.
_BEGINNINGS, _ENOUGH, _CLEARLY = (0.0, 0.2, 0.35), 0.97, 0.01
_REACHED = 0.02  # of the outline, by a thing that it was drawn loosely around
_OPEN = 0.85  # less of its border is an edge: background goes with it
_LEFT = 0.3  # of an object, without that
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
    if not inside.any():
        return None
    if min(box.height, box.width) < _FEWEST:
        return inside, box
    view = _View(image, inside, box, known)
    found = view.found()
    return None if found is None else view.enlarged(with_tips(found, view.colours, view.inside))


class _View:
    """What is looked at: an outline and what is around it, made small.

    Attributes:
        colours: ``(h, w, 3) uint8``, Lab.
        inside, beside, known: ``(h, w) bool``: where the object should be, where it may be, where it is.
    """

    def __init__(self, image: np.ndarray, inside: np.ndarray, box: Box, known: np.ndarray | None) -> None:
        from pconv._cv2 import cv2

        self._longer = longer = max(box.height, box.width)
        self._around = around = box.grown(max(_LEAST_AROUND, round((_BESIDE + _AROUND) * longer)), image.shape)
        outline = np.zeros((around.height, around.width), np.uint8)
        outline[box.moved(-around.top, -around.left).slices] = inside
        scale = min(1.0, _SIDE / max(outline.shape))
        size = max(1, round(around.width * scale)), max(1, round(around.height * scale))
        seen = cv2.resize(image[around.slices], size, interpolation=cv2.INTER_AREA)
        if seen.dtype == np.uint16:
            seen = (seen >> 8).astype(np.uint8)
        self.inside = cv2.resize(outline, size, interpolation=cv2.INTER_NEAREST) != 0
        self.known = np.zeros_like(self.inside)
        if known is not None:
            self.known = cv2.resize(known[around.slices].view(np.uint8), size, interpolation=cv2.INTER_NEAREST) != 0
        self.beside = grow(self.inside, _BESIDE * scale * longer)
        self.colours = cv2.bilateralFilter(cv2.cvtColor(seen, cv2.COLOR_RGB2LAB), 5, 12, 3)

    def found(self) -> np.ndarray | None:
        """``(h, w) bool``, the object; None where nothing differs from what is around it.

        An outline that was drawn loosely holds background that is not to be seen around it, and taken for the object,
        which then ends where nothing does. So it is looked for again; but what is found then is taken only if it keeps
        away from the outline, for one that was drawn too close has as little to be seen around it.
        """
        best, most = None, -1.0
        for around in _BEGINNINGS:
            for found, share in self._candidates(around):
                if best is None or (share > most + _CLEARLY and self._reached(found) <= _REACHED):
                    best, most = found, share
                if most >= _ENOUGH:
                    return best
        return best

    def _reached(self, found: np.ndarray) -> float:
        """The share of the outline that something lies on."""
        outline = rim(self.inside)
        return float(found[outline].mean()) if outline.any() else 1.0

    def _candidates(self, around: float) -> Iterator[tuple[np.ndarray, float]]:
        """The object, and what of it has a border if much has none; each with the share of its border that is one."""
        found = self._found(around)
        if found is None:
            return
        share = edged(found, self.colours)
        yield found, share
        if share < _OPEN:
            less = _whole(without_what_goes_on(found, self.colours), self.inside) & self.beside
            if np.count_nonzero(less) > _LEFT * np.count_nonzero(found):
                yield less, edged(less, self.colours)

    def _found(self, around: float) -> np.ndarray | None:
        where = self.inside, self.beside, self.known
        found = _whole(cut(self.colours, *where, around) & self.beside, self.inside) & self.beside
        if not found.any():
            return None
        whole = _whole(completed(found, self.colours, *where), self.inside) & self.beside
        return whole if whole.any() else found

    def enlarged(self, found: np.ndarray) -> tuple[np.ndarray, Box]:
        """What was found with its rim, in the image."""
        from pconv._cv2 import cv2

        # Not by the nearest pixel, or the outline would be of steps as large as a pixel of what was looked at.
        size = self._around.width, self._around.height
        large = cv2.resize(found.view(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_LINEAR) > 127
        large = grow(large, max(_LEAST_MARGIN, round(_MARGIN * self._longer)))
        part = Box.of(large)
        return large[part.slices], part.moved(self._around.top, self._around.left)


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
