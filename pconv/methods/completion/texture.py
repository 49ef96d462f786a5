"""How busy the photo is from place to place, so that a hole in sand is filled with sand and not with its flattest part.

Newson, Almansa, Fradet, Gousseau, Perez, "Video Inpainting of Complex Scenes", SIAM J. Imaging Sciences 2014: patches
of a texture seldom match pixel by pixel, so any flat patch is nearer to them; mean absolute derivatives of the full
size tell them apart. There the vote rebuilds these in the hole; here they are continued into it like a colour, and
their root is taken, so that a faint grain counts nearly as much as gravel.
"""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled
from pconv.kernels.threads import Crew
from pconv.methods.completion import pyramid


def measure(
    crew: Crew, image: np.ndarray, hole: np.ndarray, octaves: int, gain: float
) -> tuple[np.ndarray, np.ndarray]:
    """Texture of a picture at ``2 ** -octaves`` of its size, and where nothing is known of it.

    Args:
        image: ``(H, W, 3) uint8``; what lies in the hole is not read.
        hole: ``(H, W) uint8``.
        octaves: 1 or more.
        gain: value of a step of one between neighbours in the mean of the colours; it goes up with the root of steps.

    Returns:
        ``(h, w, 3) uint8``: across, down, and 0, as what halves and fills pictures takes three channels; ``(h, w)
        uint8``.
    """
    table = np.minimum(np.round(gain * np.sqrt(np.arange(3 * 255 + 1) / 3)), 255).astype(np.uint8)
    rows, columns = (hole.shape[0] + 1) // 2, (hole.shape[1] + 1) // 2
    texture, unknown = np.zeros((rows, columns, 3), np.uint8), np.zeros((rows, columns), np.uint8)
    crew.each_band(_measure_rows, rows, image, hole, table, texture, unknown)
    for _ in range(octaves - 1):
        texture, unknown = pyramid.halved(crew, texture, unknown)
        unknown = (unknown != 0).astype(np.uint8)
    return texture, unknown


@compiled
def _measure_rows(first, last, image, hole, table, texture, unknown):
    """Means over two by two pixels of the entries for their steps; unknown where fewer than half of them are."""
    height, width = hole.shape
    for y in range(first, last):
        for x in range(unknown.shape[1]):
            across = down = steps_across = steps_down = pixels = 0
            for sy in range(2 * y, min(2 * y + 2, height)):
                for sx in range(2 * x, min(2 * x + 2, width)):
                    pixels += 1
                    if hole[sy, sx]:
                        continue
                    here = np.int64(image[sy, sx, 0]) + image[sy, sx, 1] + image[sy, sx, 2]
                    if sx + 1 < width and not hole[sy, sx + 1]:
                        there = np.int64(image[sy, sx + 1, 0]) + image[sy, sx + 1, 1] + image[sy, sx + 1, 2]
                        across += table[abs(there - here)]
                        steps_across += 1
                    if sy + 1 < height and not hole[sy + 1, sx]:
                        there = np.int64(image[sy + 1, sx, 0]) + image[sy + 1, sx, 1] + image[sy + 1, sx, 2]
                        down += table[abs(there - here)]
                        steps_down += 1
            unknown[y, x] = 2 * min(steps_across, steps_down) < pixels
            if steps_across:
                texture[y, x, 0] = (2 * across + steps_across) // (2 * steps_across)
            if steps_down:
                texture[y, x, 1] = (2 * down + steps_down) // (2 * steps_down)
