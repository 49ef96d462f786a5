"""Growing, shrinking, feathering and measuring holes."""

from __future__ import annotations

import numpy as np

from pconv.box import Box

_STRIP = 1024  # rows measured at a time: distances take four bytes a pixel, a whole camera file of them 100 MB


def grow(hole: np.ndarray, px: float) -> np.ndarray:
    """The hole and all that lies within `px` pixels of it.

    Args:
        hole: ``(H, W) bool``.
        px: Euclidean distance between pixel centres; 0 returns a copy, a negative one shrinks.

    Returns:
        ``(H, W) bool``, a new array.
    """
    if px < 0:
        return shrink(hole, -px)
    grown = hole.copy()
    box = Box.of(hole)
    if box is None or px < 1:
        return grown
    margin = int(px) + 1
    box = box.grown(margin, hole.shape)
    for top in range(box.top, box.bottom, _STRIP):
        strip = Box(top, box.left, min(box.bottom, top + _STRIP), box.right)
        seen = strip.grown(margin, hole.shape)
        if hole[seen.slices].any():
            near = _distance(~hole[seen.slices]) <= px
            grown[strip.slices] = near[strip.moved(-seen.top, -seen.left).slices]
    return grown


def shrink(hole: np.ndarray, px: float) -> np.ndarray:
    """The part of the hole that lies more than `px` pixels from what is known. The picture's edge does not count as
    known, so a hole that reaches it still does. Same arguments as `grow`."""
    if px < 0:
        return grow(hole, -px)
    return ~grow(~hole, px)


def feather(hole: np.ndarray, px: float) -> np.ndarray:
    """How much of a fill to show: 0 outside the hole, rising to 1 about `px` pixels inside it.

    Returns:
        ``(H, W) float32`` in [0, 1]. All of the hole is above 0; with ``px <= 0`` it is the hole itself.
    """
    if px <= 0 or hole.all():
        return hole.astype(np.float32)
    return np.minimum(_distance(hole) / np.float32(px + 1), np.float32(1))


def thickness_parts(hole: np.ndarray, depth: float) -> tuple[np.ndarray, np.ndarray]:
    """Split a hole into what is thin, reaching at most `depth` pixels from its rim, and the rest.

    Thick is what a disc of that radius fits into, and its surroundings as far as corners reach. Both ``(H, W) bool``.
    """
    from pconv._cv2 import cv2

    thick = np.zeros_like(hole)
    box = Box.of(hole)
    if box is not None:
        near = box.grown(1, hole.shape)
        inside = cv2.copyMakeBorder(hole[near.slices].view(np.uint8), 1, 1, 1, 1, cv2.BORDER_REPLICATE)
        deep = cv2.distanceTransform(inside, cv2.DIST_L2, 3)[1:-1, 1:-1] > depth
        if deep.any():
            reach = cv2.distanceTransform((~deep).view(np.uint8), cv2.DIST_L2, 3) <= 1.6 * depth + 1
            np.logical_and(reach, hole[near.slices], out=thick[near.slices])
    return hole & ~thick, thick


def deepest(hole: np.ndarray) -> float:
    """How far from the rim the innermost pixel of a ``hole: (H, W) bool`` lies, in pixels; the picture's edge is a rim.
    0 for no hole."""
    from pconv._cv2 import cv2

    box = Box.of(hole)
    if box is None:
        return 0.0
    return float(cv2.distanceTransform(np.pad(hole[box.slices].view(np.uint8), 1), cv2.DIST_L2, 3).max())


def inscribed_square(hole: np.ndarray) -> int:
    """Side in pixels of the largest square that fits into the hole, which may reach out over the picture's edge
    (nothing is known there either). 0 for no hole; for a picture that is all hole, twice its longer side."""
    if not hole.any():
        return 0
    if hole.all():
        return 2 * max(hole.shape)
    from pconv._cv2 import cv2

    return 2 * int(cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_C, 3).max()) - 1


def _distance(inside: np.ndarray) -> np.ndarray:
    """Euclidean distance of each True pixel to the nearest False one, 0 on False: ``(H, W) float32``."""
    from pconv._cv2 import cv2

    return cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)


def depth(inside: np.ndarray) -> np.ndarray:
    """``(h, w) float32``, 0 at the outline to 1 from three quarters of the deepest on. The edge of the picture, where
    an object may go on, is no outline."""
    from pconv._cv2 import cv2

    if inside.all():
        return np.ones(inside.shape, np.float32)
    margin = max(inside.shape) // 2
    wider = np.pad(inside.view(np.uint8), margin, mode="edge")
    depth = cv2.distanceTransform(wider, cv2.DIST_L2, 5)[margin:-margin, margin:-margin]
    return np.minimum(1, 1.3 * depth / max(float(depth.max()), 1.0)).astype(np.float32)


def rim(mask: np.ndarray) -> np.ndarray:
    """``(h, w) bool``: the outermost pixels of a mask, but for those where the picture ends."""
    return mask & ~shrink(np.pad(mask, 1, mode="edge"), 1)[1:-1, 1:-1]
