"""The nearest-neighbour field: which source patch looks most like each target patch.

Barnes et al., "PatchMatch", SIGGRAPH 2009: propagation from the neighbours, then random search in shrinking windows.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pconv.kernels.compiled import compiled, inlined
from pconv.methods.completion.patches import FAR, Followed, Liked, Sought, patch_distance, patch_weights


class Field(NamedTuple):
    """Sources over the box around the targets.

    Attributes:
        target: ``(h, w) uint8``, 1 where there is one.
        top, left: where the box begins in the picture.
        nnf: ``(h, w, 2) uint16``, or ``int32`` in a picture of more than 65,536 rows or columns: the centre of the
            source patch in the picture.
        cost: ``(h, w) int32``, its distance.
    """

    target: np.ndarray
    top: int
    left: int
    nnf: np.ndarray
    cost: np.ndarray


@compiled
def _mixed(state):
    """Next value of a splitmix64 generator: every target has its own, so threads do not share one."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


@compiled
def _below(state, count):
    """A number in 0 .. count-1 from the upper bits of `state`."""
    return np.int64((state >> np.uint64(33)) % np.uint64(count))


def rare(usable: np.ndarray) -> np.ndarray:
    """``(n,) int32``: where the usable centres are, counted row by row, if they are so rare that a throw would seldom
    hit one; empty otherwise."""
    if 4 * np.count_nonzero(usable) >= usable.size:
        return np.empty(0, np.int32)
    return np.flatnonzero(usable).astype(np.int32)


@compiled
def _any_source(usable, places, state):
    """Some usable centre: one of `places`, see `rare`, or what a few throws hit, or the next one in reading order."""
    if len(places):
        return np.int64(places[_below(_mixed(state), len(places))])
    height, width = usable.shape
    for _ in range(32):
        state = _mixed(state + np.uint64(0x9E3779B97F4A7C15))
        place = _below(state, height * width)
        if usable[place // width, place % width]:
            return place
    for k in range(height * width):
        at = (place + k) % (height * width)
        if usable[at // width, at % width]:
            return at
    return np.int64(-1)


@compiled
def start_band(first, last, usable, places, field, key):
    """Give every target in the rows a random source; `places` is what `rare` gives."""
    target, _, _, nnf, _ = field
    width = target.shape[1]
    for y in range(first, last):
        for x in range(width):
            if target[y, x]:
                place = _any_source(usable, places, _mixed(np.uint64(key) + np.uint64(y * width + x)))
                nnf[y, x, 0] = place // usable.shape[1]
                nnf[y, x, 1] = place % usable.shape[1]


@compiled
def refine_band(first, last, usable, places, near, field, coarser, key):
    """Take the field of the next coarser level, at twice its coordinates. Where that is no source, one at most `near`
    rows or columns from there, else a random one; `places` is what `rare` gives."""
    target, top, left, nnf, _ = field
    below_target, below_top, below_left, below, _ = coarser
    width = target.shape[1]
    for y in range(first, last):
        for x in range(width):
            if not target[y, x]:
                continue
            by = min(max((y + top) // 2 - below_top, 0), below_target.shape[0] - 1)
            bx = min(max((x + left) // 2 - below_left, 0), below_target.shape[1] - 1)
            found = False
            for k in range(9):
                ny = by + (k + 1) // 3 % 3 - 1 if k else by
                nx = bx + k % 3 - 1 if k else bx
                if k and (ny < 0 or nx < 0 or ny >= below_target.shape[0] or nx >= below_target.shape[1]):
                    continue
                if not below_target[ny, nx]:
                    continue
                sy = 2 * (below[ny, nx, 0] - ny - below_top) + y + top
                sx = 2 * (below[ny, nx, 1] - nx - below_left) + x + left
                if 0 <= sy < usable.shape[0] and 0 <= sx < usable.shape[1] and usable[sy, sx]:
                    nnf[y, x, 0] = sy
                    nnf[y, x, 1] = sx
                    found = True
                    break
            if not found:
                sy = 2 * (below[by, bx, 0] - by - below_top) + y + top
                sx = 2 * (below[by, bx, 1] - bx - below_left) + x + left
                place = _near_source(usable, sy, sx, near) if below_target[by, bx] else np.int64(-1)
                if place < 0:
                    place = _any_source(usable, places, _mixed(np.uint64(key) + np.uint64(y * width + x)))
                nnf[y, x, 0] = place // usable.shape[1]
                nnf[y, x, 1] = place % usable.shape[1]


@compiled
def _near_source(usable, y, x, reach):
    """The usable centre nearest to a place, at most `reach` rows or columns away; -1 if there is none."""
    height, width = usable.shape
    for r in range(reach + 1):
        for sy in range(max(y - r, 0), min(y + r, height - 1) + 1):
            step = 1 if sy == y - r or sy == y + r else max(2 * r, 1)
            for sx in range(x - r, x + r + 1, step):
                if 0 <= sx < width and usable[sy, sx]:
                    return np.int64(sy * width + sx)
    return np.int64(-1)


@compiled
def measure_band(first, last, scene, field):
    """Distances of the field as it stands, all samples alike and without a guide."""
    target, top, left, nnf, cost = field
    weights = np.ones(3 * (2 * scene.radius + 1) ** 2, np.int32)
    nothing = np.zeros((1, 1, 3), np.uint8)
    unguided = Followed(nothing, nothing, 0, 0, 0, 0)
    liked = Liked(np.zeros(1, np.int32), np.zeros((0, 0), np.int32), 0)
    sought = Sought(scene.stride, scene.radius, 1, np.float32(1), 0, unguided, liked)
    pixels = scene.pixels
    for y in range(first, last):
        for x in range(target.shape[1]):
            if target[y, x]:
                sy, sx = nnf[y, x]
                cost[y, x] = patch_distance(pixels, weights, sought, y + top, x + left, sy, sx, FAR)


@compiled
def search_band(first, last, scene, field, weighing, followed, liked, forward, stale, reach, key):
    """One pass of propagation and random search over the rows, top left to bottom right or back.

    `stale`: the picture has changed, so that distances are measured anew first. `reach` is the radius of the widest
    random window in pixels; 0 leaves the random search out.
    """
    pixels, stride, usable, radius = scene
    target, top, left, nnf, cost = field
    depth, deep = weighing.depth, followed.deep
    width = target.shape[1]
    step = 1 if forward else -1
    weights = np.empty(3 * (2 * radius + 1) ** 2, np.int32)
    for j in range(last - first):
        y = first + j if forward else last - 1 - j
        for i in range(width):
            x = i if forward else width - 1 - i
            if not target[y, x]:
                continue
            way, mean = patch_weights(weighing, y, x, radius, weights)
            weight = followed.colour_weight
            if deep > 0:
                weight = weight * min(np.int64(depth[y + radius, x + radius]), deep) // deep
            sought = Sought(stride, radius, way, mean, weight, followed, liked)
            found = cost[y, x], nnf[y, x, 0], nnf[y, x, 1]
            if stale:
                distance = patch_distance(pixels, weights, sought, y + top, x + left, found[1], found[2], FAR)
                found = distance, found[1], found[2]
            near, joined = _propagated(pixels, usable, weights, sought, target, nnf, (top, left), (y, x), step, found)
            limit = near[0] - liked.together if joined else near[0]
            state = _mixed(np.uint64(key) + np.uint64(y * width + x) * np.uint64(0x9E3779B97F4A7C15))
            cost[y, x], nnf[y, x, 0], nnf[y, x, 1] = _thrown(
                pixels, usable, weights, sought, (y + top, x + left), reach, state, limit, near
            )


@inlined
def _propagated(pixels, usable, weights, sought, target, nnf, corner, place, step, found):
    """The better of what a target was given, `found`, and what continues its neighbours' of before: distance, row and
    column; and whether it does continue one."""
    top, left = corner
    y, x = place
    best, by, bx = found
    rows, columns = usable.shape
    together = sought.liked.together
    joined = False
    for side in range(2):
        ny = y - step if side == 0 else y
        nx = x - step if side == 1 else x
        if ny < 0 or nx < 0 or ny >= target.shape[0] or nx >= target.shape[1] or not target[ny, nx]:
            continue
        sy = nnf[ny, nx, 0] + y - ny
        sx = nnf[ny, nx, 1] + x - nx
        if sy == by and sx == bx:
            joined = True
            continue
        if sy < 0 or sx < 0 or sy >= rows or sx >= columns or not usable[sy, sx]:
            continue
        limit = best if joined else best + together
        distance = patch_distance(pixels, weights, sought, y + top, x + left, sy, sx, limit)
        if distance < limit:
            best = distance
            by = sy
            bx = sx
            joined = True
    return (best, by, bx), joined


@inlined
def _thrown(pixels, usable, weights, sought, place, reach, state, limit, found):
    """The better of what a target was given, `found`, and random sources around it, in windows that shrink from
    `reach`, of which none counts that is not nearer than `limit`: distance, row and column."""
    ty, tx = place
    best, by, bx = found
    rows, columns = usable.shape
    window = reach
    while window >= 1 and limit > 0:
        state = _mixed(state + np.uint64(0x9E3779B97F4A7C15))
        y0 = max(by - window, 0)
        x0 = max(bx - window, 0)
        span_y = min(by + window, rows - 1) - y0 + 1
        span_x = min(bx + window, columns - 1) - x0 + 1
        sy = y0 + np.int64((state >> np.uint64(40)) % np.uint64(span_y))
        sx = x0 + np.int64((state & np.uint64(0xFFFFFF)) % np.uint64(span_x))
        if usable[sy, sx]:
            distance = patch_distance(pixels, weights, sought, ty, tx, sy, sx, limit)
            if distance < limit:
                best = limit = distance
                by = sy
                bx = sx
        window //= 2
    return best, by, bx


@compiled
def usable_rows(allowed, radius, out):
    """``out: (H, W) uint8``: 1 where the whole patch around a pixel lies inside the picture and is allowed."""
    height, width = allowed.shape
    runs = np.zeros(width, np.int32)
    size = 2 * radius + 1
    for y in range(height):
        row = np.int32(0)
        for x in range(width):
            # runs[x]: how many allowed pixels end here going down; row: how many columns of full runs end here.
            runs[x] = runs[x] + 1 if allowed[y, x] else 0
            row = row + 1 if runs[x] >= size else 0
            if row >= size:
                out[y - radius, x - radius] = 1
