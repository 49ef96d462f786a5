"""Sources that are copied again and again.

What fits best fits in many places, and a hole made of one piece over and over shows rows of the same, like the rungs
of a ladder or the teeth of a comb. So a source costs the more, the more often it is copied already (occurrence maps;
Kaspar et al., "Self Tuning Texture Optimization", Eurographics 2015).
"""

from __future__ import annotations

import numpy as np

from pconv._cv2 import cv2

NOWHERE = np.zeros((0, 0), np.int32)
"""What `measured` gives where nothing is to cost more."""


def measured(taken: np.ndarray, shape: tuple[int, int], radius: int, weight: float) -> np.ndarray:
    """``(H, W) int32``: what it costs to copy the patch around each pixel: `weight` for each doubling of how often its
    pixels are copied on average, nothing as long as that is once.

    Args:
        taken: ``(n, 2)`` of any integer type: centres of the patches that are copied, each for one pixel.
        shape: height and width of the picture.
        radius: of the patches.
        weight: 0 for `NOWHERE`.
    """
    if weight == 0:
        return NOWHERE
    height, width = shape
    places = taken[:, 0].astype(np.int64) * width + taken[:, 1]
    times = np.bincount(places, minlength=height * width).astype(np.float32).reshape(shape)
    side = 2 * radius + 1
    times = cv2.blur(times, (side, side), borderType=cv2.BORDER_CONSTANT)
    cost = np.log2(np.maximum(times, 1, out=times), out=times)
    cost *= weight
    return np.rint(cost, out=cost).astype(np.int32)
