"""Copies of cells joined to a picture: where they meet is moved to where one sees it least, and the steps are evened
out, as in a completion.

A copy that fades out over its neighbours is soft where they differ. Here each pixel comes from one place.
"""

from __future__ import annotations

import numpy as np

from pconv.box import Box
from pconv.kernels.threads import Crew
from pconv.methods.completion import copies, pyramid, stitch
from pconv.methods.completion.settings import Settings
from pconv.network import CELL

_SETTINGS = Settings()


def joined(
    crew: Crew, picture: np.ndarray, hole: np.ndarray, sources: np.ndarray, wanted: np.ndarray, origins: np.ndarray
) -> tuple[np.ndarray, Box, np.ndarray]:
    """The picture with its hole filled by copies, ``(H, W, 3)`` of its type; the hole's box, and over that where each
    pixel of the hole comes from, ``(h, w, 2) int32``.

    Args:
        picture: ``(H, W, 3) uint8 or uint16``.
        hole: ``(H, W) bool``, not empty.
        sources: ``(H, W) bool``: what may be copied.
        wanted: ``(H, W, 3)`` of the picture's type: what the copies should look like; the picture outside the hole.
        origins: ``(rows, columns, 2) int``: row and column where what each cell of 4 x 4 pixels copies begins; every
            cell with a hole in it has one.
    """
    box = Box.of(hole)
    unknown, free = hole.view(np.uint8), sources.view(np.uint8)
    inside = np.ascontiguousarray(unknown[box.slices])
    source = np.ascontiguousarray(_of_pixels(origins)[box.slices])
    stitch.settle(crew, pyramid.eight_bit(wanted), unknown, free, inside, (box.top, box.left), source)
    made = picture.copy()
    copies.join(crew, made, hole, box, source, made, _SETTINGS)
    return made, box, source


def _of_pixels(origins: np.ndarray) -> np.ndarray:
    """``(H, W, 2) int32``: where the pixels of cells come from."""
    steps = np.mgrid[:CELL, :CELL].transpose(1, 2, 0).astype(np.int32)
    pixels = origins.astype(np.int32)[:, None, :, None] + steps[None, :, None]
    return pixels.reshape(origins.shape[0] * CELL, origins.shape[1] * CELL, 2)
