"""From a field of matches back to pixels: weighted votes, or a copy from the best match."""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled


@compiled
def vote_band(first, last, scene, field, hole, depth, sharpness, inward):
    """Average what all patches over a hole pixel propose.

    Wexler et al. (PAMI 2007), eq. 4: a patch weighs ``exp(-d / 2 sigma^2)``; sigma^2 follows the patches that cover the
    pixel: their mean distance over `sharpness`. And it weighs ``exp(-inward)`` less for each step of ``depth: (h + 2
    radius, w + 2 radius) uint16`` that its centre lies deeper in the hole, so that what is known is continued inwards.
    ``hole: (h, w) uint8`` over the field's box. Reads known pixels of the scene and writes those in the hole.
    """
    pixels, stride, _, radius = scene
    target, top, left, nnf, cost = field
    height, width = target.shape
    for y in range(first, last):
        for x in range(width):
            if not hole[y, x]:
                continue
            mean = 0.0
            least = 1e30
            shallowest = np.int64(65535)
            count = 0
            y0, y1 = max(y - radius, 0), min(y + radius, height - 1)
            x0, x1 = max(x - radius, 0), min(x + radius, width - 1)
            for ny in range(y0, y1 + 1):
                for nx in range(x0, x1 + 1):
                    if target[ny, nx]:
                        mean += cost[ny, nx]
                        least = min(least, cost[ny, nx])
                        shallowest = min(shallowest, np.int64(depth[ny + radius, nx + radius]))
                        count += 1
            scale = sharpness * count / (2.0 * mean + 1.0)
            red = green = blue = total = np.float32(0)
            for ny in range(y0, y1 + 1):
                for nx in range(x0, x1 + 1):
                    if target[ny, nx]:
                        deeper = np.int64(depth[ny + radius, nx + radius]) - shallowest
                        weight = np.float32(np.exp((least - cost[ny, nx]) * scale - inward * deeper) + 1e-12)
                        at = (nnf[ny, nx, 0] + y - ny) * stride + 3 * (nnf[ny, nx, 1] + x - nx)
                        red += weight * pixels[at]
                        green += weight * pixels[at + 1]
                        blue += weight * pixels[at + 2]
                        total += weight
            at = (y + top) * stride + 3 * (x + left)
            pixels[at] = np.uint8(red / total + 0.5)
            pixels[at + 1] = np.uint8(green / total + 0.5)
            pixels[at + 2] = np.uint8(blue / total + 0.5)


@compiled
def pick_band(first, last, hole, field, radius, source):
    """``source: (h, w, 2) int32``: for each hole pixel where the best of the patches over it takes it from."""
    target, _, _, nnf, cost = field
    height, width = target.shape
    for y in range(first, last):
        for x in range(width):
            if not hole[y, x]:
                continue
            best = np.float32(1e30)
            for ny in range(max(y - radius, 0), min(y + radius, height - 1) + 1):
                for nx in range(max(x - radius, 0), min(x + radius, width - 1) + 1):
                    if target[ny, nx]:
                        off = np.float32((ny - y) * (ny - y) + (nx - x) * (nx - x)) / np.float32(radius * radius + 1)
                        badness = (np.float32(cost[ny, nx]) + np.float32(1)) * (np.float32(1) + off)
                        if badness < best:
                            best = badness
                            source[y, x, 0] = nnf[ny, nx, 0] + y - ny
                            source[y, x, 1] = nnf[ny, nx, 1] + x - nx
