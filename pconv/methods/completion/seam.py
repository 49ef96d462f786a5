"""Taking the steps out of the seams between pieces copied from different places.

Perez, Gangnet, Blake, "Poisson Image Editing", SIGGRAPH 2003, in its screened form: a smooth correction is added to
the copies so that the differences of neighbours become those seen at their sources. Screening keeps the correction
near the seams, so that one bad match does not tint the whole hole.
"""

from __future__ import annotations

import numpy as np

from pconv.box import Box
from pconv.kernels.compiled import compiled
from pconv.kernels.threads import Crew
from pconv.methods.completion.settings import Settings


@compiled
def steps_band(first, last, image, hole, inside, top, left, source, channel, largest, steps):
    """The step at each hole pixel: by how much its differences to its neighbours miss those at the sources.

    Steps much larger than `largest` count little: they are edges that do not meet, which no shading can mend.

    ``image: (H, W, 3) uint8 or uint16``, filled; ``hole: (H, W) uint8``; `inside`, `source` and ``steps: float32`` lie
    over the box.
    """
    height, width = hole.shape
    for y in range(first, last):
        for x in range(inside.shape[1]):
            steps[y, x] = 0
            if not inside[y, x]:
                continue
            sy, sx = source[y, x]
            here = np.float32(image[sy, sx, channel])
            total = np.float32(0)
            for side in range(4):
                dy = (side == 0) - (side == 1)
                dx = (side == 2) - (side == 3)
                ny, nx = y + top + dy, x + left + dx
                if ny < 0 or nx < 0 or ny >= height or nx >= width:
                    continue
                there = np.float32(image[ny, nx, channel])
                wanted = np.float32(0)
                votes = 0
                ty, tx = sy + dy, sx + dx
                if 0 <= ty < height and 0 <= tx < width and not hole[ty, tx]:
                    wanted += here - np.float32(image[ty, tx, channel])
                    votes += 1
                if hole[ny, nx]:
                    oy, ox = source[y + dy, x + dx]
                    if oy == ty and ox == tx:
                        continue
                    oy -= dy
                    ox -= dx
                    if 0 <= oy < height and 0 <= ox < width and not hole[oy, ox]:
                        wanted += np.float32(image[oy, ox, channel]) - there
                        votes += 1
                if votes:
                    step = wanted / votes - (here - there)
                    total += step / (np.float32(1) + step * step / (largest * largest))
            steps[y, x] = total


@compiled
def relax_band(first, last, inside, steps, correction, colour, screen, over):
    """One half of a red-black sweep of successive over-relaxation; known pixels hold the correction at zero."""
    height, width = inside.shape
    for y in range(first, last):
        for x in range((y + colour) % 2, width, 2):
            if not inside[y, x]:
                continue
            total = steps[y, x]
            if y > 0:
                total += correction[y - 1, x]
            if y + 1 < height:
                total += correction[y + 1, x]
            if x > 0:
                total += correction[y, x - 1]
            if x + 1 < width:
                total += correction[y, x + 1]
            old = correction[y, x]
            correction[y, x] = old + over * (total / (np.float32(4) + screen) - old)


@compiled
def add_band(first, last, inside, correction, filled, top, channel):
    """Add the correction to the hole pixels of ``filled: (h, w, 3)``, whose values go up to `top`."""
    for y in range(first, last):
        for x in range(inside.shape[1]):
            if inside[y, x]:
                value = np.float32(filled[y, x, channel]) + correction[y, x] + np.float32(0.5)
                filled[y, x, channel] = min(max(value, np.float32(0)), top)


def smooth(
    crew: Crew,
    image: np.ndarray,
    hole: np.ndarray,
    box: Box,
    inside: np.ndarray,
    source: np.ndarray,
    *,
    settings: Settings,
) -> None:
    """Correct the hole of ``image: (H, W, 3) uint8 or uint16`` in place.

    Args:
        hole: ``(H, W) uint8``; `inside` is its part in `box`, which holds all of it.
        source: ``(h, w, 2) int32`` over `box`, where each hole pixel was copied from.
    """
    steps, correction = np.empty(inside.shape, np.float32), np.empty(inside.shape, np.float32)
    filled = image[box.slices]
    screen, largest = (
        np.float32(settings.seam_screen),
        np.float32(settings.seam_largest * (257 if image.dtype == np.uint16 else 1)),
    )
    top = np.float32(np.iinfo(image.dtype).max)
    over = np.float32(2 / (1 + np.sqrt(max(float(screen), 1e-4))))
    for channel in range(3):
        correction[:] = 0
        crew.each_band(steps_band, len(inside), image, hole, inside, box.top, box.left, source, channel, largest, steps)
        for _ in range(settings.seam_sweeps):
            for colour in range(2):
                crew.each_band(relax_band, len(inside), inside, steps, correction, colour, screen, over)
        crew.each_band(add_band, len(inside), inside, correction, filled, top, channel)
