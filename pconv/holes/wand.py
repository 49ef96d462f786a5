"""The magic wand: everything that looks like the pixel pointed at."""

from __future__ import annotations

import numpy as np

from pconv.errors import UsageError


def wand(image: np.ndarray, point: tuple[float, float], tolerance: float, *, contiguous: bool = True) -> np.ndarray:
    """Select pixels of about one colour.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB.
        point: ``(x, y)`` of the pixel pointed at, in picture coordinates.
        tolerance: largest difference in any channel, in levels of 255 whatever the depth.
        contiguous: only what is connected to the point, by edges or corners, through selected pixels.

    Returns:
        ``(H, W) bool``; always holds the pixel pointed at.

    Raises:
        UsageError: the point lies outside the picture.
    """
    from pconv._cv2 import cv2

    column, row = int(np.floor(point[0])), int(np.floor(point[1]))
    height, width = image.shape[:2]
    if not (0 <= row < height and 0 <= column < width):
        raise UsageError("The point of the magic wand lies outside the picture.")
    top = np.iinfo(image.dtype).max
    reach = tolerance * top / 255
    colour = image[row, column].astype(np.float64)
    low = np.clip(np.ceil(colour - reach), 0, top)
    high = np.clip(np.floor(colour + reach), 0, top)
    alike = cv2.inRange(image, low, high)
    if not contiguous:
        return alike != 0
    # The mask must be two pixels larger each way; OpenCV writes only where `alike` equals its value at the point.
    flooded = np.zeros((height + 2, width + 2), np.uint8)
    cv2.floodFill(alike, flooded, (column, row), 0, flags=8 | cv2.FLOODFILL_MASK_ONLY | (1 << 8))
    return flooded[1:-1, 1:-1] != 0
