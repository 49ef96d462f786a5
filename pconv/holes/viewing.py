"""What is looked at to find an object: an outline and what is around it, made small."""

from __future__ import annotations

import numpy as np

from pconv.box import Box
from pconv.holes.clues import smoothed
from pconv.holes.morphology import grow, rim

BESIDE = 0.06  # of the outline's longer side: as far beyond it may the object reach where it was drawn too close
SEEN_AROUND = 0.18  # and as far around it is looked at, which shows the background, and little else
_LEAST_AROUND = 8  # pixels
_SIDE = 480  # pixels; what is looked at is made no larger
_CLOSED = 0.04  # of the object's size: gaps as wide, as a belt or a shadow on it, are part of it
_MAIN = 0.03  # of the largest piece: smaller ones are not the object
# Of the outline's longer side, and pixels: what an object is soft at its edge, or shades beside it. Left there, that is
# what fits best, and a fill grows a ghost of the object from it.
_MARGIN, _LEAST_MARGIN = 0.015, 3


class View:
    """What is looked at.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded.
        inside: ``(h, w) bool``, what the outline surrounds, over `box`.
        box: where that is; inside the image.
        known: ``(H, W) bool or uint8``, 0 = no: what is part of the object for sure.
        side: pixels that its longer side is made of at most.

    Attributes:
        picture, colours: ``(h, w, 3) uint8``, RGB; and Lab, without noise.
        inside, beside, known: ``(h, w) bool``: where the object should be, where it may be, where it is.
        around: what of the image is seen.
    """

    def __init__(
        self, image: np.ndarray, inside: np.ndarray, box: Box, known: np.ndarray | None = None, side: int = _SIDE
    ) -> None:
        from pconv._cv2 import cv2

        self._longer = longer = max(box.height, box.width)
        self.around = around = box.grown(max(_LEAST_AROUND, round(SEEN_AROUND * longer)), image.shape)
        outline = np.zeros((around.height, around.width), np.uint8)
        outline[box.moved(-around.top, -around.left).slices] = inside
        scale = min(1.0, side / max(outline.shape))
        size = max(1, round(around.width * scale)), max(1, round(around.height * scale))
        seen = cv2.resize(image[around.slices], size, interpolation=cv2.INTER_AREA)
        self.picture = (seen >> 8).astype(np.uint8) if seen.dtype == np.uint16 else seen
        self.inside = cv2.resize(outline, size, interpolation=cv2.INTER_NEAREST) != 0
        self.known = np.zeros_like(self.inside)
        if known is not None:
            self.known = cv2.resize(known[around.slices].view(np.uint8), size, interpolation=cv2.INTER_NEAREST) != 0
        self.beside = grow(self.inside, BESIDE * scale * longer)
        self.colours = smoothed(self.picture)

    def reached(self, found: np.ndarray) -> float:
        """The share of the outline that ``found: (h, w) bool`` lies on."""
        outline = rim(self.inside)
        return float(found[outline].mean()) if outline.any() else 1.0

    def whole(self, found: np.ndarray) -> np.ndarray:
        """``found: (h, w) bool`` without crumbs, gaps, holes, pieces none of which is inside, and what it may not be.

        A hole may show the background, as between an arm and a body; but as often it is the mount in a frame, and a
        frame that goes without what is in it leaves more to be done than a body that goes with what is behind it.
        """
        from pconv._cv2 import cv2

        found = found & self.beside
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
        kept &= np.bincount(labels[self.inside], minlength=number) > 0
        whole = kept[labels]
        # Padded, so that all that reaches the edge is one piece, which is no hole.
        _, labels = cv2.connectedComponents(np.pad(~whole, 1, constant_values=True).view(np.uint8), connectivity=4)
        return (labels[1:-1, 1:-1] != labels[0, 0]) & self.beside

    def placed(self, found: np.ndarray) -> np.ndarray:
        """``found: (h, w) bool`` at the image's size, over `around`."""
        from pconv._cv2 import cv2

        # Not by the nearest pixel, or the outline would be of steps as large as a pixel of what was looked at.
        size = self.around.width, self.around.height
        return cv2.resize(found.view(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_LINEAR) > 127

    def enlarged(self, found: np.ndarray) -> tuple[np.ndarray, Box]:
        """What was found with a rim, in the image."""
        large = grow(self.placed(found), max(_LEAST_MARGIN, round(_MARGIN * self._longer)))
        part = Box.of(large)
        return large[part.slices], part.moved(self.around.top, self.around.left)
