"""Where in a photo it looks most as around a part of the hole, so that it could go on there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pconv.box import Box
from pconv.holes.parts import Part
from pconv.methods.healing.copying import near

_LOOKED_AT = 400  # pixels a side in which a place is looked for
_RIM = 0.15  # of the part's size, what of its surroundings is compared
_SAMPLES = 20_000  # pixels of the rim that are compared on the way to the pixel
_TONE = 0.25  # what a difference in tone counts, which copying evens out, beside one in detail
_STRANGE = 0.3  # what it counts that the place differs from its own rim: there may be a thing
_FAR = 0.1  # what the distance counts


class _View(NamedTuple):
    """A picture at some scale.

    Attributes:
        picture: ``(h, w, 3) float32``, about -0.5 to 0.5.
        closed: ``(h, w) bool``, where nothing may be copied.
        inside: ``(h, w) bool``, the part.
        rim: ``(h, w) bool``, what is known around it.
    """

    picture: np.ndarray
    closed: np.ndarray
    inside: np.ndarray
    rim: np.ndarray


def place(image: np.ndarray, hole: np.ndarray, sources: np.ndarray, part: Part) -> tuple[int, int] | None:
    """The offset, rows down and columns to the right, of the place that fits a part of the hole best.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, as far as is to be looked.
        hole: ``(H, W) bool``, all of it.
        sources: ``(H, W) bool``, what may be copied: nothing of the hole.
        part: of the hole.

    Returns:
        None where no place is large enough.
    """
    scale = 1
    while max(hole.shape) > scale * _LOOKED_AT:
        scale *= 2
    found = _found(_view(image, hole, sources, part, scale), max(part.inside.shape) / scale)
    while found is not None and scale > 1:
        scale //= 2
        found = _closer(image, hole, part, scale, (2 * found[0], 2 * found[1]))
    return found


def _view(image: np.ndarray, hole: np.ndarray, sources: np.ndarray, part: Part, scale: int) -> _View:
    inside = np.zeros(hole.shape, bool)
    inside[part.box.slices] = part.inside
    inside, hole, closed = (_small(mask, scale) > 0 for mask in (inside, hole, ~sources))
    rim = near(inside, max(2.0, _rim(part) / scale)) & ~hole
    return _View(_light(_small(image, scale)), closed, inside, rim)


def _rim(part: Part) -> float:
    return _RIM * max(part.inside.shape)


def _light(image: np.ndarray) -> np.ndarray:
    """``float32``, -0.5 to 0.5: sums of squares that are far from 0 would cost precision."""
    return image.astype(np.float32) / np.iinfo(image.dtype).max - 0.5


def _found(view: _View, size: float) -> tuple[int, int] | None:
    """The best of all offsets."""
    from pconv._cv2 import cv2

    box = Box.of(view.inside | view.rim)
    inside, rim = (mask[box.slices].astype(np.float32) for mask in (view.inside, view.rim))
    if not rim.any():
        return None
    template = np.ascontiguousarray(view.picture[box.slices])

    def sums(values: np.ndarray, where: np.ndarray) -> np.ndarray:
        return cv2.matchTemplate(values, where, cv2.TM_CCORR)

    def means(where: np.ndarray) -> np.ndarray:
        """``(3, h, w)``: by channel, for each offset."""
        return np.stack([sums(plane, where) for plane in planes]) / where.sum()

    planes = [np.ascontiguousarray(plane) for plane in np.moveaxis(view.picture, 2, 0)]
    energy = np.square(view.picture).sum(axis=2)
    closed = view.closed.astype(np.float32)
    overlaps = sums(closed, np.maximum(inside, rim)), sums(closed, inside)
    allowed = next((free for overlap in overlaps if (free := overlap < 0.5).any()), None)
    if allowed is None:
        return None
    known = rim[..., None] > 0
    differing = cv2.matchTemplate(view.picture, template * known, cv2.TM_SQDIFF, mask=np.dstack([rim] * 3)) / rim.sum()
    around, within = means(rim), means(inside)
    tone = np.square(around - template.mean(axis=(0, 1), where=known)[:, None, None]).sum(axis=0)
    unrest = [sums(energy, where) / where.sum() - np.square(mean).sum(axis=0)
              for where, mean in ((rim, around), (inside, within))]  # fmt: skip
    strange = np.square(within - around).sum(axis=0) + (unrest[1] - unrest[0]).clip(0)
    rows, columns = np.ogrid[: allowed.shape[0], : allowed.shape[1]]
    apart = np.hypot(rows - box.top, columns - box.left) / size
    cost = (differing - (1 - _TONE) * tone).clip(0) + _STRANGE * strange
    cost = np.where(allowed, (cost + 1e-4) * (1 + _FAR * np.log1p(apart)), np.inf)
    row, column = np.unravel_index(int(cost.argmin()), cost.shape)
    return int(row) - box.top, int(column) - box.left


def _closer(image: np.ndarray, hole: np.ndarray, part: Part, scale: int, offset: tuple[int, int]) -> tuple[int, int]:
    """The best offset about one that was found at half the scale, both in pixels of the picture made small by it."""
    box = part.box.grown(int(_rim(part)) + scale, hole.shape)
    inside = np.zeros((box.height, box.width), bool)
    inside[part.box.moved(-box.top, -box.left).slices] = part.inside
    inside, unknown = _small(inside, scale) > 0, _small(hole[box.slices], scale) > 0
    rows, columns = np.nonzero(near(inside, max(2.0, _rim(part) / scale)) & ~unknown)
    every = -(-len(rows) // _SAMPLES)
    rows, columns = rows[::every], columns[::every]
    here = _light(_small(image[box.slices], scale))[rows, columns]
    around = box.moved(offset[0] * scale, offset[1] * scale)
    top, left = (start - scale * min(2, start // scale) for start in around[:2])
    bottom, right = (end + 2 * scale for end in around[2:])
    there = _light(_small(image[top:bottom, left:right], scale))
    rows, columns = rows + (around.top - top) // scale, columns + (around.left - left) // scale
    best, least = offset, np.inf
    for down in range(-2, 3):
        for along in range(-2, 3):
            y, x = rows + down, columns + along
            seen = (y >= 0) & (x >= 0) & (y < there.shape[0]) & (x < there.shape[1])
            if 2 * seen.sum() < len(rows):
                continue
            apart = there[y[seen], x[seen]] - here[seen]
            cost = np.square(apart).sum(axis=1).mean() - (1 - _TONE) * np.square(apart.mean(axis=0)).sum()
            if cost < least:
                best, least = (offset[0] + down, offset[1] + along), cost
    return best


def _small(values: np.ndarray, scale: int) -> np.ndarray:
    """A picture or a mask made small; of a mask how much of each pixel is set, 0 to 255."""
    from pconv._cv2 import cv2

    if values.dtype == bool:
        values = values * np.uint8(255)
    size = tuple(-(-side // scale) for side in values.shape[1::-1])
    return cv2.resize(values, size, interpolation=cv2.INTER_AREA) if scale > 1 else values
