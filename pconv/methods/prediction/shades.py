"""Broad shades of one fill of a hole lent to another.

Two fills of one hole err differently, so between their shades lies less than either's error; detail that is mixed shows
twice, so each keeps its own.
"""

from __future__ import annotations

import math

import numpy as np

from pconv.box import Box
from pconv.methods.prediction.broad import Broad
from pconv.methods.prediction.membrane import interpolate
from pconv.methods.prediction.plan import Target

_SHARE, _BLUR = 0.4, 1.2  # of broad shades in a fill; in their cells
_DOUBT = 12.0  # 8-bit values; in a small hole
_SMALL, _LARGE = 0.2, 0.3  # shares of a region


def lend(
    filled: np.ndarray,
    box: Box,
    own: np.ndarray,
    change: np.ndarray,
    *,
    scale: float,
    blur: float,
    share: float,
    doubt: float = math.inf,
) -> None:
    """Give a fill a share of the low frequencies by which another differs from it, in place.

    Args:
        filled: ``(H, W, 3) uint8 or uint16``.
        box: of the part to change.
        own: ``(box.height, box.width) bool``: the pixels to change.
        change: ``(box.height, box.width, 3) float32``: how far the other is away from `filled`.
        scale: pixels of the photo that a pixel of what is lent covers, at least 1.
        blur: standard deviation, in pixels of that scale, of what the change is blurred with.
        share: 0 to 1.
        doubt: 8-bit values; where the two are so far apart they show different things, half of each would show neither,
            and half of the share is given.
    """
    from pconv._cv2 import cv2

    change = np.where(own[..., None], change, np.float32(0))
    size = change.shape[1::-1]
    small = [max(1, round(side / scale)) for side in size]  # nothing finer is left by the blur
    change = cv2.resize(change, small, interpolation=cv2.INTER_AREA)
    change = cv2.GaussianBlur(change, (0, 0), blur, borderType=cv2.BORDER_CONSTANT)
    most = np.iinfo(filled.dtype).max
    apart = np.square(change).mean(axis=2, keepdims=True) / np.float32((doubt * most / 255) ** 2)
    change *= np.float32(share) / (1 + apart)
    change = cv2.resize(change, size, interpolation=cv2.INTER_LINEAR)
    pixels = filled[box.slices]
    change += pixels
    changed = np.rint(np.clip(change, 0, most)).astype(filled.dtype)
    np.copyto(pixels, changed, where=own[..., None])


def doubt(hole: np.ndarray) -> float:
    """By how many 8-bit values the shades of two fills of ``hole: (H, W) bool`` in its region may differ before they
    are those of different things, see `lend`.

    What is copied into a small hole is mostly right, and beside what is sharp the mean shows as fog. In a large one it
    is a guess, and the mean of two guesses the better one.
    """
    small = (_LARGE - np.count_nonzero(hole) / hole.size) / (_LARGE - _SMALL)
    return _DOUBT / min(1.0, small) if small > 0 else math.inf


def lend_broad(filled: np.ndarray, own: np.ndarray, found: Broad | None, doubt: float) -> None:
    """Give the pixels ``own: (H, W) bool`` of ``filled: (H, W, 3) uint8 or uint16``, a fill of a region, a share of the
    region's broad shades, in place, but for what is `doubt` of 255 values away from them and more."""
    if found is None or not (own := own & found.part).any():
        return
    box = Box.of(own)
    change = found.over(box) - filled[box.slices]
    scale = max(1.0, found.scale / 2)
    blur = _BLUR * found.scale / scale
    lend(filled, box, own[box.slices], change, scale=scale, blur=blur, share=_SHARE, doubt=doubt)


def between(target: Target, drawn: np.ndarray, found: Broad | None) -> np.ndarray:
    """The mean of what was drawn and of the broad shades of the hole, or, where it has none, of the smooth continuation
    of what is around it: ``(h, w, 3) float32`` over ``target.inner``, as is `drawn`, of the photo's type and range."""
    image, known = target.image[target.core.slices], target.known[target.core.slices]
    wanted = drawn.astype(np.float32)
    if not known.any():
        return wanted
    values = image.astype(np.float32)
    if image.dtype == np.float32:
        values *= np.iinfo(drawn.dtype).max
    other = target.enlarged(interpolate(values, known), target.core, target.inner)
    if found is not None:
        found.lay(other, target.inner)
    wanted += other
    wanted /= 2
    return wanted
