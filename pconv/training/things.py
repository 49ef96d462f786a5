"""Things cut out of photos, from which the network that finds objects learns what one is.

Nobody drew their outlines. What is cut from its background by colours alone, and alike from a box that was drawn at
random and from one around what was found, with an edge nearly all along its border, is most often a thing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv.box import Box
from pconv.holes.belonging import edged
from pconv.holes.by_colours import found_at_once, found_by_colours
from pconv.holes.viewing import View

_SIDE = 256  # pixels that are looked at
_SIDES, _LONGEST = (0.15, 0.75), 3.0  # of a box: shares of the photo's shorter side; and times as long as wide
_FEWEST = 40  # pixels a side of a thing
_LEAST, _TOO_CLOSE = 0.08, 0.25  # of the first box: what a thing covers at least, and how much of its outline at most
_LOOSE = 0.09  # of a thing's longer side: the second box around it
_EDGED, _REACHED, _ALIKE = 0.93, 0.02, 0.85  # of its border; of the second box's; of both cuts' together
_AROUND, _KEPT = 0.5, 320  # of its longer side: what is kept around it; pixels of that


@dataclass(frozen=True, eq=False)
class Thing:
    """A thing in its photo.

    Attributes:
        picture: ``(h, w, 3) uint8``, RGB, with some of what is around it.
        mask: ``(h, w) bool``.
    """

    picture: np.ndarray
    mask: np.ndarray


def cut_out(photo: np.ndarray, rng: np.random.Generator) -> Thing | None:
    """What is found in one random box of ``photo: (H, W, 3) uint8``, RGB; None, mostly, where that may be no thing."""
    first = _first(photo, rng)
    if first is None:
        return None
    tight, mask = first
    box = tight.grown(round(_LOOSE * max(tight.height, tight.width)), photo.shape)
    height, width = photo.shape[:2]
    if min(box.top, box.left, height - box.bottom, width - box.right) == 0:
        return None  # cut off by the photo's edge, as likely as not
    view = View(photo, np.ones((box.height, box.width), bool), box, side=_SIDE)
    found = found_by_colours(view)
    if found is None or edged(found, view.colours) < _EDGED or view.reached(found) > _REACHED:
        return None
    again = _laid(view, found, photo.shape)
    if np.count_nonzero(mask & again) < _ALIKE * np.count_nonzero(mask | again):
        return None
    return _kept(photo, again)


def _first(photo: np.ndarray, rng: np.random.Generator) -> tuple[Box, np.ndarray] | None:
    """What a random box holds: the box around that, and ``(H, W) bool``."""
    shape = np.array(photo.shape[:2])
    size = (np.exp(rng.uniform(*np.log(_SIDES), 2)) * shape.min()).astype(int)
    if size.max() > _LONGEST * size.min() or size.min() < 8:
        return None
    top, left = (int(at) for at in rng.integers(0, np.maximum(1, shape - size)))
    box = Box(top, left, top + int(size[0]), left + int(size[1]))
    view = View(photo, np.ones((box.height, box.width), bool), box, side=_SIDE)
    found = found_at_once(view)
    if found is None or view.reached(found) > _TOO_CLOSE:
        return None
    if np.count_nonzero(found) < _LEAST * np.count_nonzero(view.inside):
        return None
    mask = _laid(view, found, photo.shape)
    tight = Box.of(mask)
    return None if tight is None or min(tight.height, tight.width) < _FEWEST else (tight, mask)


def _laid(view: View, found: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    mask = np.zeros(shape[:2], bool)
    mask[view.around.slices] = view.placed(found)
    return mask


def _kept(photo: np.ndarray, mask: np.ndarray) -> Thing:
    """A thing with what is around it, no larger than is looked at later."""
    from pconv._cv2 import cv2

    tight = Box.of(mask)
    around = tight.grown(round(_AROUND * max(tight.height, tight.width)), photo.shape)
    scale = min(1.0, _KEPT / max(around.height, around.width))
    size = max(1, round(around.width * scale)), max(1, round(around.height * scale))
    small = cv2.resize(mask[around.slices].view(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_AREA)
    return Thing(cv2.resize(photo[around.slices], size, interpolation=cv2.INTER_AREA), small > 127)
