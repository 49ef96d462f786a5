"""The object inside a loose outline.

It is cut from its background by the colours of both, and completed by what belongs to it for other reasons. All of it
errs on the side of too much: what is left of an object beside a hole grows again in the fill.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pconv.box import Box
from pconv.holes.belonging import with_tips
from pconv.holes.by_colours import found_by_colours
from pconv.holes.shapes import Point, outline_box, polygon
from pconv.holes.viewing import View

_FEWEST = 8  # pixels a side of an outline in which something can be told from something else


def object_within(
    image: np.ndarray, points: Sequence[Point], known: np.ndarray | None = None
) -> tuple[np.ndarray, Box] | None:
    """The object that a closed outline was drawn around.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded.
        points: the outline's corners, (x, y) in the image; may lie outside of it.
        known: see `object_in`.

    Returns:
        See `object_in`; None also where the outline misses the image.
    """
    box = outline_box(points, image.shape[:2])
    if box.area == 0:
        return None
    inside = polygon((box.height, box.width), [(x - box.left, y - box.top) for x, y in points])
    return object_in(image, inside, box, known)


def object_in(
    image: np.ndarray, inside: np.ndarray, box: Box, known: np.ndarray | None = None
) -> tuple[np.ndarray, Box] | None:
    """The object that an outline was drawn around.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded.
        inside: ``(h, w) bool``, what the outline surrounds, over `box`.
        box: where that is; inside the image.
        known: ``(H, W) bool or uint8``, 0 = no: what was found before, by which more of the same is told from the rest.

    Returns:
        ``(h', w') bool`` and where that is: the object with a rim of a few pixels, which may lie outside the outline;
        all of the outline where that is too small to tell; None if nothing in it differs from what is around it.
    """
    if not inside.any():
        return None
    if min(box.height, box.width) < _FEWEST:
        return inside, box
    view = View(image, inside, box, known)
    found = found_by_colours(view)
    return None if found is None else view.enlarged(with_tips(found, view.colours, view.inside))
