"""Joining a prediction to its surroundings."""

from __future__ import annotations

import numpy as np


def interpolate(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Spread known values smoothly over the rest: the pull-push pyramid of Gortler et al., "The Lumigraph", 1996.

    Args:
        values: ``(H, W, 3) float32``; only those at known pixels are looked at.
        known: ``(H, W) bool``. With none known the result is 0.

    Returns:
        ``(H, W, 3) float32``, the values themselves where they are known.
    """
    from pconv._cv2 import cv2

    weight = known.astype(np.float32)
    filled = np.where(known[..., None], values, np.float32(0))
    if min(known.shape) == 0 or known.all() or max(known.shape) == 1:
        return filled
    size = (-(-known.shape[1] // 2), -(-known.shape[0] // 2))
    share = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    total = cv2.resize(filled, size, interpolation=cv2.INTER_AREA).reshape(*share.shape, 3)
    share = share.reshape(size[::-1])
    mean = total / np.maximum(share, 1e-9)[..., None]
    coarse = interpolate(mean, share > 0)
    spread = cv2.resize(coarse, known.shape[::-1], interpolation=cv2.INTER_LINEAR).reshape(values.shape)
    return np.where(known[..., None], values, spread)


def join(predicted: np.ndarray, image: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Shift a prediction's colours so that it meets the known pixels around it.

    What the prediction says wrongly about known pixels is spread over the hole and taken off: colour and brightness
    match everywhere, and the finest differences fade within a few pixels of the hole's edge, which is a feather that
    needs nothing of what lies under the hole.

    Args:
        predicted: ``(H, W, 3) float32``, known pixels predicted as well.
        image: ``(H, W, 3) float32``; only its known pixels are looked at.
        known: ``(H, W) bool``.
    """
    return predicted + interpolate(image - predicted, known)
