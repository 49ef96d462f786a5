"""Halving pictures of 8 bits with holes, and the smooth fill that comes from it."""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled


@compiled
def halve_rows(first, last, image, hole, small, small_hole):
    """Half-size picture from known pixels only, with the binomial filter 1 3 3 1 normalised by what is known.

    ``image: (H, W, 3) uint8 or uint16``, ``hole: (H, W) uint8``; `small` has ``(ceil(H / 2), ceil(W / 2))`` pixels. A
    small pixel is a hole where less than half of the weight is known; one that knows nothing at all gets 255 there
    instead of 1, and no colour.
    """
    height, width = hole.shape
    for y in range(first, last):
        for x in range(small_hole.shape[1]):
            red = green = blue = known = weight_all = 0
            for dy in range(-1, 3):
                sy = 2 * y + dy
                if sy < 0 or sy >= height:
                    continue
                wy = 3 if 0 <= dy <= 1 else 1
                for dx in range(-1, 3):
                    sx = 2 * x + dx
                    if sx < 0 or sx >= width:
                        continue
                    weight = wy * (3 if 0 <= dx <= 1 else 1)
                    weight_all += weight
                    if not hole[sy, sx]:
                        known += weight
                        red += weight * np.int64(image[sy, sx, 0])
                        green += weight * np.int64(image[sy, sx, 1])
                        blue += weight * np.int64(image[sy, sx, 2])
            small_hole[y, x] = 1 if 2 * known < weight_all else 0
            if known:
                small[y, x, 0] = (2 * red + known) // (2 * known)
                small[y, x, 1] = (2 * green + known) // (2 * known)
                small[y, x, 2] = (2 * blue + known) // (2 * known)
            else:
                small_hole[y, x] = 255


@compiled
def halve_allowed_rows(first, last, allowed, small):
    """A half-size pixel is allowed as a source where all the pixels under it are."""
    height, width = allowed.shape
    for y in range(first, last):
        for x in range(small.shape[1]):
            every = np.uint8(1)
            for sy in range(2 * y, min(2 * y + 2, height)):
                for sx in range(2 * x, min(2 * x + 2, width)):
                    every &= allowed[sy, sx]
            small[y, x] = every


@compiled
def pour_rows(first, last, small, image, hole):
    """Fill hole pixels of `image` from the half-size picture by bilinear interpolation."""
    rows, columns = small.shape[:2]
    for y in range(first, last):
        near_y = y // 2
        far_y = min(max(near_y + (1 if y % 2 else -1), 0), rows - 1)
        for x in range(hole.shape[1]):
            if not hole[y, x]:
                continue
            near_x = x // 2
            far_x = min(max(near_x + (1 if x % 2 else -1), 0), columns - 1)
            for c in range(3):
                value = (
                    9 * np.int64(small[near_y, near_x, c])
                    + 3 * np.int64(small[near_y, far_x, c])
                    + 3 * np.int64(small[far_y, near_x, c])
                    + np.int64(small[far_y, far_x, c])
                )
                image[y, x, c] = (value + 8) // 16


def eight_bit(image: np.ndarray) -> np.ndarray:
    """``(H, W, 3) uint8``: the picture itself where it is that already."""
    return (image >> 8).astype(np.uint8) if image.dtype == np.uint16 else image


def halved(crew, image: np.ndarray, hole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """``(H, W, 3)`` of the picture's type and ``(H, W) uint8`` at half the size; see `halve_rows`."""
    rows, columns = (hole.shape[0] + 1) // 2, (hole.shape[1] + 1) // 2
    small, small_hole = np.zeros((rows, columns, 3), image.dtype), np.zeros((rows, columns), np.uint8)
    crew.each_band(halve_rows, rows, image, hole, small, small_hole)
    return small, small_hole


def halved_allowed(crew, allowed: np.ndarray) -> np.ndarray:
    small = np.zeros(((allowed.shape[0] + 1) // 2, (allowed.shape[1] + 1) // 2), np.uint8)
    crew.each_band(halve_allowed_rows, small.shape[0], allowed, small)
    return small


def smooth_fill(crew, image: np.ndarray, hole: np.ndarray) -> None:
    """Fill the hole of `image` in place with ever coarser averages of what is known (push and pull)."""
    steps = [(image, hole)]
    while steps[-1][1].any() and max(steps[-1][1].shape) > 1:
        small, small_hole = halved(crew, *steps[-1])
        # However little of it is known, a colour is a colour: a large hole would leave none before the end.
        steps.append((small, (small_hole == 255).view(np.uint8)))
    for (fine, fine_hole), (coarse, _) in zip(steps[-2::-1], steps[:0:-1], strict=True):
        crew.each_band(pour_rows, fine.shape[0], coarse, fine, fine_hole)
