"""How much two patches differ: by looks, by what a guide says, and by what is preferred."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pconv.kernels.compiled import compiled, inlined

FAR = np.int32(2**31 - 1)


class Scene(NamedTuple):
    """What is searched.

    Attributes:
        pixels: ``(H * W * 3,) uint8``, the picture, flat.
        stride: how many of them a row has.
        usable: ``(H, W) uint8``, 1 at the centres of allowed source patches.
        radius: of the patches, whose side is twice as long and one.
    """

    pixels: np.ndarray
    stride: int
    usable: np.ndarray
    radius: int


class Weighing(NamedTuple):
    """How much the samples of a target patch count, see `patch_weights`.

    Attributes:
        depth: ``(h + 2 radius, w + 2 radius) uint16``, as in `engine.Level`.
        fading: ``(2 n + 1,) int32``, the weight of a pixel that lies up to n less deep or deeper than the centre, whose
            own is in the middle.
    """

    depth: np.ndarray
    fading: np.ndarray


class Followed(NamedTuple):
    """A guide's picture at a level, see `guides.Guide.at`.

    Attributes:
        colours, texture: ``(h, w, 3) uint8``; what weighs 0 is left unread.
        colour_weight, texture_weight: of their squared differences.
        halved: how many times it was halved against the picture.
        deep: in steps of depth, how deep in the hole its colours have their full weight; nearer the rim, where the
            photo itself says what goes on, they have less.
    """

    colours: np.ndarray
    texture: np.ndarray
    colour_weight: int
    texture_weight: int
    halved: int
    deep: int


class Liked(NamedTuple):
    """What is preferred, beside looks.

    Attributes:
        apart: ``(n,) int32``, what a source costs by how many rows or columns away it is, the last for all beyond.
        crowded: ``(H, W) int32`` or empty, what each source costs.
        together: by how much a source counts as nearer that continues what a neighbour was given.
    """

    apart: np.ndarray
    crowded: np.ndarray
    together: int


class Sought(NamedTuple):
    """What a target patch is compared by, beside its pixels and their weights: what `patch_weights` says of those, and
    how much the guide's colours count at its place."""

    stride: int
    radius: int
    way: int
    mean: float
    colour_weight: int
    followed: Followed
    liked: Liked


@compiled
def patch_weights(weighing, y, x, radius, weights):
    """How much each sample of the target patch around (y, x) counts: those near the rim are known or nearly so, those
    deep in the hole are guesses (the confidence of Criminisi, Perez, Toyama, IEEE Trans. Image Process. 2004).

    ``weights: (3 (2 radius + 1)^2,) int32`` receives them row by row, from the end that counts more, so that most
    comparisons end after a row. Returns 1 if that is downwards and -1 if it is upwards, and the mean of the weights.
    """
    depth, fading = weighing
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
def patch_distance(pixels, weights, sought, ty, tx, sy, sx, limit):
    """Sum of squared differences of two square patches around (ty, tx) and (sy, sx), weighted by `patch_weights`, per
    mean weight; stops after the row in which it passes `limit`. To it come the weighted squared differences of the two
    centres in what is `Followed`, and what is `Liked`.
    """
    # Pixels and weights are no part of it, as to take an array out of a tuple costs a part of what a comparison does.
    stride, radius, way, mean, colour_weight, followed, liked = sought
    colours, texture, _, texture_weight, halved, _ = followed
    apart, crowded, _ = liked
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
