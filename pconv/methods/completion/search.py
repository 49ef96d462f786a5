"""The nearest-neighbour field: which source patch looks most like each target patch.

Barnes et al., "PatchMatch", SIGGRAPH 2009: propagation from the neighbours, then random search in shrinking windows.
Fields cover the box around the targets. ``nnf: (h, w, 2) uint16``, or ``int32`` in a picture of more than 65,536 rows
or columns, holds the centre of the source patch in the picture, ``cost: (h, w) int32`` its distance, ``target: (h, w)
uint8`` says where a field exists. Pictures come flat: ``pixels: (H * W * 3,) uint8``. ``usable: (H, W) uint8`` marks
the centres of allowed source patches.
"""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled, inlined

FAR = np.int32(2**31 - 1)


@compiled
def patch_weights(depth, y, x, radius, fading, weights):
    """How much each sample of the target patch around (y, x) counts: those near the rim are known or nearly so, those
    deep in the hole are guesses (the confidence of Criminisi, Perez, Toyama, IEEE Trans. Image Process. 2004).

    ``depth: (h + 2 radius, w + 2 radius) uint16`` as in `engine.Level`, ``fading: (2 n + 1,) int32``: the weight of a
    pixel that lies up to n less deep or deeper than the centre, whose own is in the middle. ``weights: (3 (2 radius +
    1)^2,) int32`` receives them row by row, from the end that counts more, so that most comparisons end after a row.
    Returns 1 if that is downwards and -1 if it is upwards, and the mean of the weights.
    """
    size = 2 * radius + 1
    last = fading.shape[0] - 1
    middle = last // 2 - np.int64(depth[y + radius, x + radius])
    way = 1 if depth[y, x + radius] <= depth[y + size - 1, x + radius] else -1
    at = total = 0
    for row in range(size):
        dy = row if way > 0 else size - 1 - row
        for dx in range(size):
            weight = fading[min(max(middle + depth[y + dy, x + dx], 0), last)]
            total += weight
            for _ in range(3):
                weights[at] = weight
                at += 1
    return way, np.float32(total) / np.float32(size * size)


@inlined
def patch_distance(pixels, weights, mean, way, guide, preferred, stride, ty, tx, sy, sx, radius, limit):
    """Sum of squared differences of two square patches, weighted by `patch_weights`, per `mean` weight; stops after
    the row in which it passes `limit`.

    To it come the weighted squared differences of the two centres in `guide`, see `guides.Guide.at`, of which what
    weighs 0 is left unread, and what is `preferred`: what it costs by how many rows or columns they are apart, ``(n,)
    int32``, the last for all beyond; and what each source does, ``(H, W) int32`` or empty.
    """
    colours, texture, colour_weight, texture_weight, halved = guide
    apart, crowded = preferred
    far = max(abs(np.int64(ty) - np.int64(sy)), abs(np.int64(tx) - np.int64(sx)))
    before = np.int64(apart[min(far, apart.shape[0] - 1)])
    if crowded.shape[0] > 0:
        before += np.int64(crowded[sy, sx])
    if colour_weight + texture_weight > 0:
        shift = np.uint64(halved)
        gty, gtx = np.uint64(ty) >> shift, np.uint64(tx) >> shift
        gsy, gsx = np.uint64(sy) >> shift, np.uint64(sx) >> shift
        if texture_weight > 0:
            for c in range(2):
                difference = np.int32(texture[gty, gtx, c]) - np.int32(texture[gsy, gsx, c])
                before += difference * difference
            before *= texture_weight
        if colour_weight > 0:
            for c in range(3):
                difference = np.int32(colours[gty, gtx, c]) - np.int32(colours[gsy, gsx, c])
                before += colour_weight * np.int64(difference * difference)
        if before >= limit:
            return np.int32(limit)
    length = np.uint64(3 * (2 * radius + 1))
    step = np.uint64(way * stride)
    a = np.uint64((ty - way * radius) * stride + 3 * (tx - radius))
    b = np.uint64((sy - way * radius) * stride + 3 * (sx - radius))
    w = np.uint64(0)
    total = np.int64(0)
    left = np.int64((limit - before) * mean)
    for _ in range(2 * radius + 1):
        row = np.int32(0)
        for i in range(length):
            difference = np.int32(pixels[a + np.uint64(i)]) - np.int32(pixels[b + np.uint64(i)])
            row += weights[w + np.uint64(i)] * (difference * difference)
        total += row
        if total >= left:
            break
        a += step
        b += step
        w += length
    return np.int32(min(before + np.int64(total / mean), np.int64(FAR)))


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
def start_band(first, last, usable, places, target, nnf, key):
    """Give every target in the rows a random source; `places` is what `rare` gives."""
    width = target.shape[1]
    for y in range(first, last):
        for x in range(width):
            if target[y, x]:
                place = _any_source(usable, places, _mixed(np.uint64(key) + np.uint64(y * width + x)))
                nnf[y, x, 0] = place // usable.shape[1]
                nnf[y, x, 1] = place % usable.shape[1]


@compiled
def refine_band(
    first, last, usable, places, near, target, top, left, nnf, below, below_target, below_top, below_left, key
):
    """Take the field of the next coarser level, at twice its coordinates. Where that is no source, one at most `near`
    rows or columns from there, else a random one; `places` is what `rare` gives."""
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
def measure_band(first, last, pixels, stride, target, top, left, nnf, cost, radius):
    """Distances of the field as it stands, all samples alike and without a guide."""
    weights = np.ones(3 * (2 * radius + 1) ** 2, np.int32)
    nothing = np.zeros((1, 1, 3), np.uint8)
    guide = (nothing, nothing, 0, 0, 0)
    preferred = (np.zeros(1, np.int32), np.zeros((0, 0), np.int32))
    one = np.float32(1)
    for y in range(first, last):
        for x in range(target.shape[1]):
            if target[y, x]:
                ty, tx = y + top, x + left
                sy, sx = nnf[y, x]
                cost[y, x] = patch_distance(
                    pixels, weights, one, 1, guide, preferred, stride, ty, tx, sy, sx, radius, FAR
                )


@compiled
def search_band(
    first,
    last,
    pixels,
    depth,
    fading,
    followed,
    liked,
    stride,
    usable,
    target,
    top,
    left,
    nnf,
    cost,
    radius,
    forward,
    stale,
    reach,
    key,
):
    """One pass of propagation and random search over the rows, top left to bottom right or back.

    `followed` is what `guides.Guide.at` gives and, in steps of `depth`, how deep in the hole its colours have their
    full weight; nearer the rim, where the photo itself says what goes on, they have less. `liked` is what
    `patch_distance` calls `preferred`, and by how much a source counts as nearer that continues what a neighbour was
    given before it.
    `stale`: the picture has changed, so that distances are measured anew first. `reach` is the radius of the widest
    random window in pixels; 0 leaves the random search out.
    """
    height, width = target.shape
    rows, columns = usable.shape
    colours, texture, full_weight, texture_weight, halved, deep = followed
    preferred, together = liked
    step = 1 if forward else -1
    weights = np.empty(3 * (2 * radius + 1) ** 2, np.int32)
    for j in range(last - first):
        y = first + j if forward else last - 1 - j
        for i in range(width):
            x = i if forward else width - 1 - i
            if not target[y, x]:
                continue
            way, mean = patch_weights(depth, y, x, radius, fading, weights)
            ty, tx = y + top, x + left
            weight = full_weight
            if deep > 0:
                weight = full_weight * min(np.int64(depth[y + radius, x + radius]), deep) // deep
            guide = (colours, texture, weight, texture_weight, halved)
            best = cost[y, x]
            by = nnf[y, x, 0]
            bx = nnf[y, x, 1]
            if stale:
                best = patch_distance(pixels, weights, mean, way, guide, preferred, stride, ty, tx, by, bx, radius, FAR)
            joined = False
            for side in range(2):
                ny = y - step if side == 0 else y
                nx = x - step if side == 1 else x
                if ny < 0 or nx < 0 or ny >= height or nx >= width or not target[ny, nx]:
                    continue
                sy = nnf[ny, nx, 0] + y - ny
                sx = nnf[ny, nx, 1] + x - nx
                if sy == by and sx == bx:
                    joined = True
                    continue
                if sy < 0 or sx < 0 or sy >= rows or sx >= columns or not usable[sy, sx]:
                    continue
                limit = best if joined else best + together
                distance = patch_distance(
                    pixels, weights, mean, way, guide, preferred, stride, ty, tx, sy, sx, radius, limit
                )
                if distance < limit:
                    best = distance
                    by = sy
                    bx = sx
                    joined = True
            limit = best - together if joined else best
            state = _mixed(np.uint64(key) + np.uint64(y * width + x) * np.uint64(0x9E3779B97F4A7C15))
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
                    distance = patch_distance(
                        pixels, weights, mean, way, guide, preferred, stride, ty, tx, sy, sx, radius, limit
                    )
                    if distance < limit:
                        best = limit = distance
                        by = sy
                        bx = sx
                window //= 2
            cost[y, x] = best
            nnf[y, x, 0] = by
            nnf[y, x, 1] = bx


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
