"""The compiled part of `thin`: covariances measured around cells of the picture, and the predictions they give."""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled

# Lengths in pixels, known to the compiler so that it can unroll and vectorise.
BLOCK = 8
"""Side of the blocks whose hole pixels are predicted from the same known pixels."""
PER_CELL = 2
"""Blocks along a side of a cell; the blocks of a cell share one covariance."""
CELL = PER_CELL * BLOCK
RING = 4
"""Known pixels up to this far from a block's hole pixels take part."""
WINDOW = 12
"""How far around a cell the covariance is measured."""
SIZE = CELL + 2 * WINDOW
LANES = 8
"""Covariances that are summed at once, side by side."""
REACH = BLOCK + 2 * RING
"""No two pixels that meet in a block's equations are further apart along an axis, and a multiple of four."""
ORIGIN = REACH + LANES
"""Place of the covariance at no distance; also the empty pixels ahead of and behind a window."""
MEAN_TRUST = np.float32(1)
"""Weight of the plain mean of the known pixels beside the best linear estimate of the mean, which alone is unsteady."""


@compiled
def krige_cells(first, last, corners, begins, image, hole, filled, weights, most, noise, found):
    """Conditional means of the hole pixels of some cells.

    ``corners: (n, 2) int64`` are the cells' corners, which may lie outside the picture, ``begins: (n,) int64`` where
    their pixels start in ``found: (N, 3) float32`` (block after block, in reading order within a block).
    ``image: (H, W, 3)`` is uint8 or uint16. ``hole: (H, W) uint8`` is 0 where known, 1 where wanted, 2 in the rest of
    the hole. `filled` is 1 if wanted pixels hold a guess, else 0. ``weights: (SIZE,) float32`` is the root of the
    taper along one axis. At most `most` known pixels take part in a block, and `noise` is that share of the variance.
    """
    parts = PER_CELL * PER_CELL
    plane = np.zeros(2 * ORIGIN + SIZE * (SIZE + REACH), np.float32)
    covariance = np.zeros((2 * ORIGIN + 1, 2 * ORIGIN + 1), np.float32)
    targets = np.zeros((parts, BLOCK * BLOCK, 2), np.int64)
    places = np.zeros((parts, most, 2), np.int64)
    targeted, placed = np.zeros(parts, np.int64), np.zeros(parts, np.int64)
    rows = np.zeros((most, most + 4), np.float32)
    for cell in range(first, last):
        y0, x0 = corners[cell]
        down = across = 0
        for p in range(parts):
            y, x = y0 + p // PER_CELL * BLOCK, x0 + p % PER_CELL * BLOCK
            targeted[p] = _targets(hole, y, x, targets[p])
            if targeted[p] > 0:
                placed[p] = _neighbours(hole, y, x, targets[p, : targeted[p]], places[p])
                tall, wide = _extent(targets[p, : targeted[p]], places[p, : placed[p]])
                down, across = max(down, tall), max(across, wide)
        across = (across + 3) // 4 * 4
        mean = _measure(image, hole, y0 - WINDOW, x0 - WINDOW, weights, filled, SIZE + across, plane)
        _correlate(plane, SIZE + across, down, across, covariance)
        at = begins[cell]
        for p in range(parts):
            if targeted[p] > 0:
                wanted, known = targets[p, : targeted[p]], places[p, : placed[p]]
                _predict(image, covariance, mean, wanted, known, noise, rows, found[at : at + targeted[p]])
                at += targeted[p]


@compiled
def _measure(image, hole, y0, x0, weights, filled, stride, plane):
    """Tapered brightness in a window, less its mean, row by row into `plane`; what is not known counts as mean.

    Rows are `stride` apart and begin at `ORIGIN`, with zeros between, before and after. Returns the mean.
    """
    total = np.float32(0)
    mean = np.float32(0)
    plane[:] = 0
    top, bottom = max(-y0, 0), min(hole.shape[0] - y0, SIZE)
    left, right = max(-x0, 0), min(hole.shape[1] - x0, SIZE)
    for i in range(top, bottom):
        at = ORIGIN + i * stride
        for j in range(left, right):
            value = (
                np.float32(0.3) * np.float32(image[y0 + i, x0 + j, 0])
                + np.float32(0.6) * np.float32(image[y0 + i, x0 + j, 1])
                + np.float32(0.1) * np.float32(image[y0 + i, x0 + j, 2])
            )
            weight = weights[i] * weights[j] if hole[y0 + i, x0 + j] <= filled else np.float32(0)
            mean += weight * weight * value
            total += weight * weight
            plane[at + j] = value
    if total > 0:
        mean /= total
    for i in range(top, bottom):
        at = ORIGIN + i * stride
        for j in range(left, right):
            weight = weights[i] * weights[j] if hole[y0 + i, x0 + j] <= filled else np.float32(0)
            plane[at + j] = (plane[at + j] - mean) * weight
    return mean


@compiled
def _correlate(plane, stride, down, across, covariance):
    """``covariance[ORIGIN + dy, ORIGIN + dx]``: sum of products of the window with itself moved by (dy, dx).

    For `dy` up to `down` and `dx` up to `across`, a multiple of four, either way; `stride` leaves `across` zeros
    between rows, so that a move along the plane is one in the window.
    """
    for dy in range(down + 1):
        # Unsigned places and one load shared by several sums: the compiler makes one vector instruction of each sum.
        length = np.uint64((SIZE - dy) * stride)
        one = plane[ORIGIN : ORIGIN + (SIZE - dy) * stride]
        for dx in range(-across, across + 1, LANES):
            two = plane[ORIGIN + dy * stride + dx :]
            sum0 = np.float32(0)
            sum1 = np.float32(0)
            sum2 = np.float32(0)
            sum3 = np.float32(0)
            sum4 = np.float32(0)
            sum5 = np.float32(0)
            sum6 = np.float32(0)
            sum7 = np.float32(0)
            for k in range(length):
                value = one[k]
                sum0 += value * two[k]
                sum1 += value * two[k + np.uint64(1)]
                sum2 += value * two[k + np.uint64(2)]
                sum3 += value * two[k + np.uint64(3)]
                sum4 += value * two[k + np.uint64(4)]
                sum5 += value * two[k + np.uint64(5)]
                sum6 += value * two[k + np.uint64(6)]
                sum7 += value * two[k + np.uint64(7)]
            for c, value in enumerate((sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7)):
                covariance[ORIGIN + dy, ORIGIN + dx + c] = value
                covariance[ORIGIN - dy, ORIGIN - dx - c] = value


@compiled
def _targets(hole, y0, x0, targets):
    """Rows and columns of a block's hole pixels, in reading order; how many."""
    count = 0
    for y in range(max(y0, 0), min(y0 + BLOCK, hole.shape[0])):
        for x in range(max(x0, 0), min(x0 + BLOCK, hole.shape[1])):
            if hole[y, x] == 1:
                targets[count, 0] = y
                targets[count, 1] = x
                count += 1
    return count


@compiled
def _neighbours(hole, y0, x0, targets, places):
    """The known pixels nearest to a block's hole pixels, at most as many as `places` has rows; how many."""
    height, width = hole.shape
    top, left = max(y0 - RING, 0), max(x0 - RING, 0)
    bottom, right = min(y0 + BLOCK + RING, height), min(x0 + BLOCK + RING, width)
    rings = np.full((bottom - top, right - left), 255, np.uint8)
    histogram = np.zeros(RING * RING + 2, np.int64)
    for k in range(len(targets)):
        hy, hx = targets[k, 0], targets[k, 1]
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
def _extent(targets, places):
    """How far apart pixels of the two lists are at most, in rows and in columns."""
    top, left = targets[0, 0], targets[0, 1]
    bottom, right = top, left
    for pixels in (targets, places):
        for k in range(len(pixels)):
            top, bottom = min(top, pixels[k, 0]), max(bottom, pixels[k, 0])
            left, right = min(left, pixels[k, 1]), max(right, pixels[k, 1])
    return bottom - top, right - left


@compiled
def _predict(image, covariance, mean, targets, places, noise, rows, found):
    """Each channel's conditional means at `targets` given the pixels at `places`; `mean` where there are none."""
    count, sides = len(places), rows.shape[1] - 4
    means = np.zeros(3, np.float32)
    means[:] = np.float32(0) if count else mean
    for k in range(count):
        for c in range(3):
            means[c] += np.float32(image[places[k, 0], places[k, 1], c]) / count
    variance = covariance[ORIGIN, ORIGIN]
    for i in range(count):
        for c in range(3):
            rows[i, sides + c] = np.float32(image[places[i, 0], places[i, 1], c]) - means[c]
        y, x = ORIGIN + places[i, 0], ORIGIN + places[i, 1]
        rows[i, sides + 3] = 1
        for j in range(i, count):
            rows[i, j] = covariance[y - places[j, 0], x - places[j, 1]]
        rows[i, i] += np.float32(noise) * variance + np.float32(1e-3)
    _solve(rows, count)
    _estimate_means(rows[:count, sides:], MEAN_TRUST / (variance + np.float32(1)), means)
    for t in range(len(targets)):
        y, x = ORIGIN + targets[t, 0], ORIGIN + targets[t, 1]
        red, green, blue = means
        for k in range(count):
            value = covariance[y - places[k, 0], x - places[k, 1]]
            red += value * rows[k, sides]
            green += value * rows[k, sides + 1]
            blue += value * rows[k, sides + 2]
        found[t, 0] = red
        found[t, 1] = green
        found[t, 2] = blue


@compiled
def _estimate_means(solved, trust, means):
    """Generalised least squares: move `means` and what was solved for them (columns 0 to 2) by the ones' solution."""
    total = trust
    for k in range(len(solved)):
        total += solved[k, 3]
    for c in range(3):
        shift = np.float32(0)
        for k in range(len(solved)):
            shift += solved[k, c]
        shift /= total
        means[c] += shift
        for k in range(len(solved)):
            solved[k, c] -= shift * solved[k, 3]


@compiled
def _solve(rows, count):
    """Solve symmetric positive equations in place (Cholesky, upper half); the last four columns are the right sides."""
    sides = rows.shape[1] - 4
    for i in range(count):
        row = rows[i]
        done = i // 4 * 4
        for k in range(0, done, 4):
            one, two, three, four = rows[k], rows[k + 1], rows[k + 2], rows[k + 3]
            a, b, c, d = one[i], two[i], three[i], four[i]
            for j in range(np.uint64(i), np.uint64(count)):
                row[j] -= a * one[j] + b * two[j] + c * three[j] + d * four[j]
            for j in range(np.uint64(sides), np.uint64(sides + 4)):
                row[j] -= a * one[j] + b * two[j] + c * three[j] + d * four[j]
        for k in range(done, i):
            one = rows[k]
            a = one[i]
            for j in range(np.uint64(i), np.uint64(count)):
                row[j] -= a * one[j]
            for j in range(np.uint64(sides), np.uint64(sides + 4)):
                row[j] -= a * one[j]
        scale = np.float32(1) / np.sqrt(max(row[i], np.float32(1e-6)))
        for j in range(np.uint64(i), np.uint64(count)):
            row[j] *= scale
        for j in range(np.uint64(sides), np.uint64(sides + 4)):
            row[j] *= scale
    for i in range(count - 1, -1, -1):
        row = rows[i]
        a, b, c, d = row[sides], row[sides + 1], row[sides + 2], row[sides + 3]
        for k in range(i + 1, count):
            a -= row[k] * rows[k, sides]
            b -= row[k] * rows[k, sides + 1]
            c -= row[k] * rows[k, sides + 2]
            d -= row[k] * rows[k, sides + 3]
        scale = np.float32(1) / row[i]
        row[sides], row[sides + 1], row[sides + 2], row[sides + 3] = a * scale, b * scale, c * scale, d * scale
