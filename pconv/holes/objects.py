"""The object inside a loose outline.

A network says what belongs to it, from the picture, the outline, and what colours and barriers say. Where a cut by
colours alone keeps away from the outline and ends at edges of the picture all around, that counts for more. All of it
errs on the side of too much: what is left of an object beside a hole grows again in the fill.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from pconv.box import Box
from pconv.holes.belonging import edged, probability, with_tips
from pconv.holes.by_colours import found_by_colours
from pconv.holes.clues import Smooth, clues, squared
from pconv.holes.shapes import Point, outline_box, polygon
from pconv.holes.viewing import View

if TYPE_CHECKING:
    from pconv.network import ObjectsNet

_FEWEST = 8  # pixels a side of an outline in which something can be told from something else
_SIDE = 192  # pixels of what the network sees; it was taught with so many
# In units of the logarithm of odds: the most that the network says, and what is added so that rather too much is found.
_MOST, _RATHER = 8.0, 0.3
# What a cut by colours adds where it found the object, and takes off elsewhere: any; one that ends at edges nearly all
# around; and one that keeps away from the outline as well. Less is taken off, so that rather too much is found.
_ANY, _EDGED, _TRUSTED = (2.2, 0.0), (3.0, 0.0), (3.0, 2.0)
_EDGES, _REACHED, _LEAST = 0.95, 0.02, 0.05  # of its border, of the outline, and of what that surrounds


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

    Raises:
        PConvError: the network's weights are missing or damaged.
    """
    if not inside.any():
        return None
    if min(box.height, box.width) < _FEWEST:
        return inside, box
    view = View(image, inside, box, known)
    found = found_in(view)
    return None if found is None else view.enlarged(with_tips(found, view.colours, view.inside))


def found_in(view: View) -> np.ndarray | None:
    """``(h, w) bool``, the object in what is looked at; None if there is none. Raises as `object_in`."""
    cut = found_by_colours(view)
    if cut is None:
        return None  # the network was taught that there is a thing, and finds one in a plain wall too
    more, less = _said_by(cut, view)
    odds = np.clip(_odds(view), -_MOST, _MOST) + _RATHER + np.where(cut, more, -less)
    odds[view.known] = _MOST
    found = view.whole(Smooth(view.colours)(probability(odds)) > 0.5)
    return found if found.any() else None


def _said_by(cut: np.ndarray, view: View) -> tuple[float, float]:
    large = np.count_nonzero(cut) >= _LEAST * np.count_nonzero(view.inside)
    if not large or edged(cut, view.colours) < _EDGES:
        return _ANY
    return _TRUSTED if view.reached(cut) <= _REACHED else _EDGED


def _odds(view: View) -> np.ndarray:
    """What the network says, ``(h, w) float32``."""
    import torch

    from pconv._cv2 import cv2

    height, width = view.inside.shape
    scale = _SIDE / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    picture = cv2.resize(view.picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    inside, known = (
        cv2.resize(mask.view(np.uint8), size, interpolation=cv2.INTER_NEAREST) != 0
        for mask in (view.inside, view.known)
    )
    seen = squared(clues(picture, inside, known), _SIDE)
    with torch.inference_mode():
        odds, _ = _network()(torch.from_numpy(seen)[None].permute(0, 3, 1, 2))
    said = odds[0, 0, : size[1], : size[0]].numpy()
    return cv2.resize(np.ascontiguousarray(said), (width, height), interpolation=cv2.INTER_LINEAR)


@lru_cache(maxsize=1)
def _network() -> ObjectsNet:
    from pconv.network import load_objects

    return load_objects()
