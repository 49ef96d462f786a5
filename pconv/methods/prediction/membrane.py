"""Joining a prediction to its surroundings."""

from __future__ import annotations

import numpy as np

from pconv.holes.morphology import feather

_FEATHER = 3.0  # pixels in which a fill fades into the continuation of its surroundings
_SPREAD = 2.0  # pixels, standard deviation of the means on both sides of a hole's edge


def interpolate(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Spread known values smoothly over the rest: the pull-push pyramid of Gortler et al., "The Lumigraph", 1996.

    Args:
        values: ``(H, W, C) float32``; only those at known pixels are looked at.
        known: ``(H, W) bool``. With none known the result is 0.

    Returns:
        ``(H, W, C) float32``, the values themselves where they are known.
    """
    from pconv._cv2 import cv2

    weight = known.astype(np.float32)
    filled = np.where(known[..., None], values, np.float32(0))
    if min(known.shape) == 0 or known.all() or max(known.shape) == 1:
        return filled
    size = (-(-known.shape[1] // 2), -(-known.shape[0] // 2))
    share = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    total = cv2.resize(filled, size, interpolation=cv2.INTER_AREA)
    share = share.reshape(size[::-1])
    mean = total.reshape(*share.shape, -1) / np.maximum(share, 1e-9)[..., None]
    coarse = interpolate(mean, share > 0)
    spread = cv2.resize(coarse, known.shape[::-1], interpolation=cv2.INTER_LINEAR).reshape(values.shape)
    return np.where(known[..., None], values, spread)


def join(predicted: np.ndarray, image: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Make a prediction meet the known pixels around it.

    First, what the prediction says wrongly about known pixels is spread over the hole and taken off. Then the hole as
    a whole is shifted by the step that is left along its edge; the median, because an edge of an object that happens
    to follow the hole's is no fault of the prediction. Last, within a few pixels of its edge the hole fades into the
    known pixels' own smooth continuation, which is a feather that needs nothing of what lies under the hole.

    Args:
        predicted: ``(H, W, 3) float32``, known pixels predicted as well.
        image: ``(H, W, 3) float32``; only its known pixels are looked at.
        known: ``(H, W) bool``.

    Returns:
        ``(H, W, 3) float32``; outside the hole it is of no use.
    """
    if not known.any() or known.all():
        return predicted
    share = feather(~known, _FEATHER)[..., None]
    joined = np.empty_like(predicted)
    for channel in range(3):  # one at a time, which takes a third of the memory
        some = np.s_[..., channel : channel + 1]
        joined[some] = _joined(np.ascontiguousarray(predicted[some]), np.ascontiguousarray(image[some]), known, share)
    return joined


def _joined(predicted: np.ndarray, image: np.ndarray, known: np.ndarray, share: np.ndarray) -> np.ndarray:
    """`join` for one channel, all ``(H, W, 1) float32``; `share` is how much of the prediction to show."""
    corrected = predicted + interpolate(image - predicted, known)
    corrected += _step(corrected, image, known)
    continued = interpolate(image, known)
    corrected -= continued
    corrected *= share
    corrected += continued
    return corrected


def _step(corrected: np.ndarray, image: np.ndarray, known: np.ndarray) -> np.float32:
    """How much brighter the known side of the hole's edge is than the other, in one channel."""
    from pconv._cv2 import cv2

    edge = ~known & (cv2.dilate(known.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)

    def mean(values: np.ndarray, where: np.ndarray) -> np.ndarray:
        weight = cv2.GaussianBlur(where.astype(np.float32), (0, 0), _SPREAD).reshape(where.shape)[edge]
        total = cv2.GaussianBlur(np.where(where, values[..., 0], np.float32(0)), (0, 0), _SPREAD)
        return total.reshape(where.shape)[edge] / np.maximum(weight, 1e-6)

    return np.median(mean(image, known) - mean(corrected, ~known))
