"""Where a picture is empty: the corners that turning it or joining a panorama leaves, transparent, black or white."""

from __future__ import annotations

import numpy as np

from pconv.photo.transparency import transparent

_FLAT = 2  # of 255 levels: what is empty differs by no more; what is merely dark or light does
_ALIKE, _REACH = 32, 8  # levels, and pixels from there, by which JPEG changes it where it ends
_TIP, _BLOCK = 12, 16  # levels by which it changes what is narrower than such a block: a tip along the photo's edge
_SOFT = 2  # pixels of its edge that are mixed with what is beside it
_FEWEST = 64  # pixels; less is no border


def empty(image: np.ndarray, alpha: np.ndarray | None = None) -> np.ndarray:
    """Find what is transparent, or, where nothing is, what is black or white and reaches a corner.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB.
        alpha: ``(H, W)`` of the same type, or None.

    Returns:
        ``(H, W) bool``; nothing where the picture is empty nowhere or all over.
    """
    found = transparent(alpha)
    if found is None:
        found = _corners(image)
    if not found.any():
        return found
    found = _grown(found)
    return np.zeros_like(found) if found.all() else found


def _corners(image: np.ndarray) -> np.ndarray:
    from pconv._cv2 import cv2

    height, width = image.shape[:2]
    found = np.zeros((height, width), bool)
    if min(found.shape) <= 2 * _BLOCK:
        return found
    for black in (True, False):
        flat = _near(image, _FLAT, black=black)
        # The mask must be two pixels larger each way; what was flooded from one corner is a wall for the next.
        flooded = np.zeros((height + 2, width + 2), np.uint8)
        for row, column in ((0, 0), (0, width - 1), (height - 1, 0), (height - 1, width - 1)):
            if flat[row, column] and not flooded[row + 1, column + 1]:
                cv2.floodFill(flat, flooded, (column, row), 0, flags=4 | cv2.FLOODFILL_MASK_ONLY | (1 << 8))
        here = flooded[1:-1, 1:-1]
        if np.count_nonzero(here) >= _FEWEST:
            alike = np.minimum(_near(image, _ALIKE, black=black), 1)
            for _ in range(_REACH):
                here = cv2.dilate(here, np.ones((3, 3), np.uint8)) & alike
            found |= here != 0
            _follow_tips(found, _near(image, _TIP, black=black))
    return found


def _follow_tips(found: np.ndarray, alike: np.ndarray) -> None:
    """Add what goes on along the edges of the picture, and at other corners, where it is no thicker than JPEG's blocks,
    in place."""
    from pconv._cv2 import cv2

    found[:: found.shape[0] - 1, :: found.shape[1] - 1] |= alike[:: found.shape[0] - 1, :: found.shape[1] - 1] != 0
    for edge in np.s_[:_BLOCK, :], np.s_[-_BLOCK:, :], np.s_[:, :_BLOCK], np.s_[:, -_BLOCK:]:
        joined = (alike[edge] != 0) | found[edge]
        labels = cv2.connectedComponents(joined.astype(np.uint8), connectivity=4)[1]
        found[edge] |= np.isin(labels, np.setdiff1d(labels[found[edge]], 0))


def _near(image: np.ndarray, levels: int, *, black: bool) -> np.ndarray:
    """``(H, W) uint8``, 255 where a picture is black, or white, but for so many of 255 levels."""
    from pconv._cv2 import cv2

    top = int(np.iinfo(image.dtype).max)
    apart = levels * top // 255
    low, high = (0, apart) if black else (top - apart, top)
    return cv2.inRange(image, (low,) * 3, (high,) * 3)


def _grown(found: np.ndarray) -> np.ndarray:
    """With its soft edge, and specks in it."""
    from pconv._cv2 import cv2

    wide = cv2.dilate(found.view(np.uint8), np.ones((4 * _SOFT + 1,) * 2, np.uint8))
    return cv2.erode(wide, np.ones((2 * _SOFT + 1,) * 2, np.uint8)) != 0
