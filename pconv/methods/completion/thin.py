"""Thin holes (scratches, dust, wires): the best linear guess from the pixels beside them.

Kriging (Matheron 1963; Wiener's linear prediction): around a block of the hole the picture is taken as a stationary
process whose autocovariance is measured on the spot, and each hole pixel is its conditional mean given the known
pixels near the block. An edge through the window shows in the covariance, so it is continued in its own direction.
A second round measures the covariance again with the hole filled.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv._cv2 import cv2
from pconv.control import Control
from pconv.methods.completion.compiled import compiled
from pconv.methods.completion.threads import Crew

# Lengths in pixels, known to the compiler so that it can unroll and vectorise.
BLOCK = 8
"""Side of the blocks that are solved at once."""
RING = 4
"""Known pixels up to this far from a block's hole pixels take part."""
WINDOW = 12
"""How far around the block the covariance is measured."""
SIZE = BLOCK + 2 * WINDOW
REACH = BLOCK + 2 * RING - 1
AT_ONCE = 1024


@dataclass(frozen=True)
class ThinSettings:
    """Attributes:
    taper: deviation in pixels of the Gaussian weights with which the covariance is measured.
    most: at most this many known pixels take part in a block, the nearest first.
    noise: share of the variance taken for noise; keeps the equations well posed.
    rounds: how often covariance and fill are renewed; after the first only where the hole is crowded, ...
    crowded: ... that is, where it takes more than this share of the surroundings.
    """

    taper: float = 8.0
    most: int = 64
    noise: float = 1e-3
    rounds: int = 2
    crowded: float = 0.25


@compiled
def _measure(image, hole, y0, x0, weights, filled, plane):
    """Tapered brightness around a block, less its mean, into the middle of `plane`; what is not known counts as mean.

    Known is what ``hole: (H, W) uint8`` gives at most `filled`.
    Returns the mean. ``weights: (S,) float32`` is the root of the taper along one axis.
    """
    height, width = hole.shape
    total = np.float32(0)
    mean = np.float32(0)
    plane[:] = 0
    for i in range(SIZE):
        y = y0 - WINDOW + i
        if y < 0 or y >= height:
            continue
        for j in range(SIZE):
            x = x0 - WINDOW + j
            if x < 0 or x >= width or hole[y, x] > filled:
                continue
            value = (
                np.float32(0.3) * np.float32(image[y, x, 0])
                + np.float32(0.6) * np.float32(image[y, x, 1])
                + np.float32(0.1) * np.float32(image[y, x, 2])
            )
            weight = weights[i] * weights[j]
            mean += weight * weight * value
            total += weight * weight
            plane[i, REACH + j] = value
    if total == 0:
        return np.float32(0)
    mean /= total
    for i in range(SIZE):
        y = y0 - WINDOW + i
        for j in range(SIZE):
            x = x0 - WINDOW + j
            if 0 <= y < height and 0 <= x < width and hole[y, x] <= filled:
                plane[i, REACH + j] = (plane[i, REACH + j] - mean) * weights[i] * weights[j]
    return mean


@compiled
def _correlate(plane, covariance):
    """``covariance[REACH + dy, REACH + dx]``: sum of products of the plane with itself moved by (dy, dx)."""
    # One lane per column and unsigned places: the compiler turns the inner loop into two or four vector instructions.
    flat = plane.reshape(-1)
    row = np.uint64(SIZE + 2 * REACH)
    lanes = np.zeros(SIZE, np.float32)
    for dy in range(REACH + 1):
        for dx in range(0 if dy == 0 else -REACH, REACH + 1):
            lanes[:] = 0
            for i in range(SIZE - dy):
                one = np.uint64(i) * row + np.uint64(REACH)
                two = np.uint64(i + dy) * row + np.uint64(REACH + dx)
                for j in range(np.uint64(SIZE)):
                    lanes[j] += flat[one + np.uint64(j)] * flat[two + np.uint64(j)]
            total = np.float32(0)
            for j in range(SIZE):
                total += lanes[j]
            covariance[REACH + dy, REACH + dx] = total
            covariance[REACH - dy, REACH - dx] = total


@compiled
def _neighbours(hole, y0, x0, places):
    """The known pixels nearest to the hole pixels of a block, at most as many as `places` has rows; how many."""
    height, width = hole.shape
    top, left = max(y0 - RING, 0), max(x0 - RING, 0)
    bottom, right = min(y0 + BLOCK + RING, height), min(x0 + BLOCK + RING, width)
    rings = np.full((bottom - top, right - left), 255, np.uint8)
    histogram = np.zeros(RING * RING + 2, np.int64)
    for hy in range(y0, min(y0 + BLOCK, height)):
        for hx in range(x0, min(x0 + BLOCK, width)):
            if hole[hy, hx] == 1:
                for y in range(max(hy - RING, top), min(hy + RING + 1, bottom)):
                    for x in range(max(hx - RING, left), min(hx + RING + 1, right)):
                        square = (y - hy) * (y - hy) + (x - hx) * (x - hx)
                        if square < rings[y - top, x - left]:
                            rings[y - top, x - left] = square
    for y in range(top, bottom):
        for x in range(left, right):
            if not hole[y, x] and rings[y - top, x - left] <= RING * RING:
                histogram[rings[y - top, x - left]] += 1
    limit = 0
    count = 0
    while limit <= RING * RING and count + histogram[limit] <= places.shape[0]:
        count += histogram[limit]
        limit += 1
    count = 0
    for y in range(top, bottom):
        for x in range(left, right):
            if not hole[y, x] and rings[y - top, x - left] < limit:
                places[count, 0] = y
                places[count, 1] = x
                count += 1
    return count


@compiled
def _solve(matrix, sides, count):
    """Solve the symmetric positive equations for three right-hand sides in place (Cholesky, lower half)."""
    for i in range(count):
        for j in range(i + 1):
            one, two = matrix[i, :j], matrix[j, :j]
            total = np.float32(0)
            for k in range(j):
                total += one[k] * two[k]
            rest = matrix[i, j] - total
            matrix[i, j] = np.sqrt(max(rest, np.float32(1e-6))) if i == j else rest / matrix[j, j]
    for c in range(3):
        side = sides[c]
        for i in range(count):
            row = matrix[i, :i]
            total = np.float32(0)
            for k in range(i):
                total += row[k] * side[k]
            side[i] = (side[i] - total) / matrix[i, i]
        for i in range(count - 1, -1, -1):
            side[i] /= matrix[i, i]
            value = side[i]
            row = matrix[i, :i]
            for k in range(i):
                side[k] -= row[k] * value


@compiled
def krige_blocks(first, last, corners, begins, image, hole, filled, weights, most, noise, top, found):
    """Conditional means of the hole pixels of some blocks.

    ``corners: (n, 2) int64`` are the blocks' corners, ``begins: (n,) int64`` where their pixels start in
    ``found: (N, 3)`` (reading order within a block). ``image: (H, W, 3)`` is uint8 or uint16 like `found`, up to
    `top`. ``hole: (H, W) uint8`` is 0 where known, 1 where wanted, 2 in the rest of the hole. `filled` is 1 if wanted
    pixels hold a guess, else 0.
    """
    height, width = hole.shape
    plane = np.zeros((SIZE, SIZE + 2 * REACH), np.float32)
    covariance = np.zeros((2 * REACH + 1, 2 * REACH + 1), np.float32)
    places = np.zeros((most, 2), np.int64)
    matrix = np.zeros((most, most), np.float32)
    sides = np.zeros((3, most), np.float32)
    means = np.zeros(3, np.float32)
    half = np.float32(0.5)
    for b in range(first, last):
        y0, x0 = corners[b]
        mean = _measure(image, hole, y0, x0, weights, filled, plane)
        _correlate(plane, covariance)
        count = _neighbours(hole, y0, x0, places)
        means[:] = 0 if count else mean
        for k in range(count):
            for c in range(3):
                means[c] += np.float32(image[places[k, 0], places[k, 1], c]) / count
        for k in range(count):
            for c in range(3):
                sides[c, k] = np.float32(image[places[k, 0], places[k, 1], c]) - means[c]
        jitter = np.float32(noise) * covariance[REACH, REACH] + np.float32(1e-3)
        for i in range(count):
            for j in range(i + 1):
                matrix[i, j] = covariance[REACH + places[i, 0] - places[j, 0], REACH + places[i, 1] - places[j, 1]]
            matrix[i, i] += jitter
        _solve(matrix, sides, count)
        at = begins[b]
        for y in range(y0, min(y0 + BLOCK, height)):
            for x in range(x0, min(x0 + BLOCK, width)):
                if hole[y, x] != 1:
                    continue
                for c in range(3):
                    value = means[c]
                    for k in range(count):
                        value += covariance[REACH + y - places[k, 0], REACH + x - places[k, 1]] * sides[c, k]
                    found[at, c] = min(max(value + half, np.float32(0)), top)
                at += 1


def krige(
    crew: Crew, image: np.ndarray, hole: np.ndarray, wanted: np.ndarray, settings: ThinSettings, control: Control
) -> None:
    """Fill the `wanted` part of the hole of ``image: (H, W, 3) uint8 or uint16`` in place.

    ``hole: (H, W) bool`` is all that is unknown, `wanted` the thin part of it.
    """
    codes = hole.astype(np.uint8) * 2 - wanted.astype(np.uint8)
    rows, columns = np.nonzero(wanted)
    if rows.size == 0:
        return
    order = np.lexsort((columns, rows, columns // BLOCK, rows // BLOCK))
    rows, columns = rows[order], columns[order]
    number = (rows // BLOCK) * (hole.shape[1] // BLOCK + 1) + columns // BLOCK
    begins = np.flatnonzero(np.diff(number, prepend=-1))
    corners = np.stack([rows[begins] // BLOCK * BLOCK, columns[begins] // BLOCK * BLOCK], axis=1)
    offsets = np.arange(SIZE) - (SIZE - 1) / 2
    weights = np.exp(-(offsets**2) / (4 * settings.taper**2)).astype(np.float32)
    found = np.zeros((rows.size, 3), image.dtype)
    top = np.float32(np.iinfo(image.dtype).max)
    again = _crowded(corners, np.diff(begins, append=rows.size), settings.crowded)
    for turn in range(settings.rounds):
        if turn == 1:
            corners, begins = corners[again], begins[again]
        for first in range(0, len(corners), AT_ONCE):
            control.step((turn + first / len(corners)) / settings.rounds, "thin parts")
            crew.each_band(
                krige_blocks,
                *(min(len(corners) - first, AT_ONCE), corners[first:], begins[first:], image, codes, int(turn > 0)),
                *(weights, settings.most, settings.noise, top, found),
            )
        image[rows, columns] = found


def _crowded(corners: np.ndarray, counts: np.ndarray, share: float) -> np.ndarray:
    """``(n,) bool``: which blocks lie where more than `share` of three by three blocks is hole."""
    places = (corners - corners.min(axis=0)) // BLOCK + 1
    pixels = np.zeros(places.max(axis=0) + 2, np.float32)
    pixels[tuple(places.T)] = counts
    around = cv2.boxFilter(pixels, -1, (3, 3), normalize=True, borderType=cv2.BORDER_CONSTANT)
    return around[tuple(places.T)] > share * BLOCK * BLOCK
