"""Laying the pixels of a hole where their sources are known."""

from __future__ import annotations

import numpy as np

from pconv.box import Box
from pconv.kernels.compiled import compiled
from pconv.kernels.threads import Crew
from pconv.methods.completion import seam
from pconv.methods.completion.settings import Settings


@compiled
def copy_band(first, last, inside, source, photo, image):
    for y in range(first, last):
        for x in range(inside.shape[1]):
            if inside[y, x]:
                sy, sx = source[y, x]
                for channel in range(3):
                    image[y, x, channel] = photo[sy, sx, channel]


def lay(crew: Crew, image: np.ndarray, box: Box, inside: np.ndarray, source: np.ndarray, photo: np.ndarray) -> None:
    """Fill a part of ``image: (H, W, 3)`` with copies, in place. (Indexing would do the same with several times the
    hole's bytes for its places.)

    Args:
        box: around the part.
        inside: ``(h, w) uint8`` over `box`: the part, of which nothing is copied.
        source: ``(h, w, 2) int32`` over `box`: row and column in `photo` of every pixel.
        photo: ``(H', W', 3)`` of the image's type; it may be the image itself.
    """
    crew.each_band(copy_band, len(inside), inside, source, photo, image[box.slices])


def join(
    crew: Crew,
    image: np.ndarray,
    hole: np.ndarray,
    box: Box,
    source: np.ndarray,
    photo: np.ndarray,
    settings: Settings,
) -> np.ndarray:
    """Fill the hole of ``image: (H, W, 3) uint8 or uint16`` with copies, in place, the steps between them evened out;
    ``(n, 2) int32``: their sources, row by row.

    Args:
        hole: ``(H, W) bool``; `box` holds all of it.
        source: ``(h, w, 2) int32`` over `box`, see `lay`.
        photo: see `lay`; it may be the image itself.
    """
    unknown = hole.view(np.uint8)
    inside = np.ascontiguousarray(unknown[box.slices])
    lay(crew, image, box, inside, source, photo)
    if settings.seam_screen < 1:
        seam.smooth(crew, image, unknown, box, inside, source, settings=settings)
    return source.reshape(-1, 2)[inside.reshape(-1) != 0]
