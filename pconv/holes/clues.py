"""Clues to what of an outline's inside is the object it was drawn around: where colours are found, barriers, depth."""

from __future__ import annotations

import numpy as np

from pconv.holes.morphology import depth

CHROMA = 1.6
"""A level of colour counts as so many of brightness."""
NEVER_SEEN = 0.02
"""Of the mean density inside: as if there were so much of any colour."""

CHANNELS = 8
_ENDS = (3, 4, 5)  # of these, what the outline says
_MOST = 4.0  # logarithms of odds
_CELLS = (20, 16, 16, 5, 5)  # of the grid: brightness, both axes of colour, height, width
_CHROMA = 90.0  # levels of Lab that these axes cover, around gray
_COLOUR_BLUR, _PLACE_BLUR = 0.9, 0.9  # in cells
_ANYWHERE = 0.7  # weight of a colour wherever it is found, against that close by
_BARRIER, _LOW, _HIGH = 2.0, -1.5, 1.5  # weight of the barrier, and the least and most that it says
_LEAST_BARRIER = 4.0  # levels: what is less is noise
_RADIUS, _SOFT = 0.02, 5.0 / 255  # of the longer side, smoothed over; changes of a channel that are no edge


def clues(picture: np.ndarray, inside: np.ndarray, known: np.ndarray) -> np.ndarray:
    """What the network that finds objects sees.

    Args:
        picture: ``(h, w, 3) uint8``, RGB.
        inside, known: ``(h, w) bool``: where the object should be, where it is.

    Returns:
        ``(h, w, 8) float32``, about -1 to 1: the picture, `inside`, how deep in it, `known`, by how much more often the
        colour is found inside than outside, and behind what barriers the place lies.
    """
    colours = smoothed(picture)
    outside, deep = ~(inside | known), depth(inside)
    odds = walled = np.zeros(inside.shape, np.float32)
    if inside.any() and outside.any():
        grid = Grid(colours)
        theirs, ours = grid.density(outside.astype(np.float32)), grid.density(np.where(known, np.float32(1), deep))
        least = NEVER_SEEN * float(ours[inside].mean())
        odds = np.clip(np.log((ours + least) / (theirs + least)), -_MOST, _MOST) / _MOST
        walled = behind_barriers(colours, inside, outside) / _HIGH
    return np.dstack([picture.astype(np.float32) / 127.5 - 1, inside, deep, known, odds, walled]).astype(np.float32)


def squared(seen: np.ndarray, side: int) -> np.ndarray:
    """``(side, side, C)`` of ``(h, w, C)`` that begins with what `clues` gives, as the network was taught to see it:
    the picture goes on as it ends, and nothing else does but what follows from colours."""
    beyond = (0, side - seen.shape[0]), (0, side - seen.shape[1]), (0, 0)
    whole = np.pad(seen, beyond, mode="edge")
    for ends in (*_ENDS, *range(CHANNELS, seen.shape[2])):
        whole[seen.shape[0] :, :, ends] = whole[:, seen.shape[1] :, ends] = 0
    return whole


def smoothed(picture: np.ndarray) -> np.ndarray:
    """``(h, w, 3) uint8``, Lab, of an RGB picture, without its noise."""
    from pconv._cv2 import cv2

    return cv2.bilateralFilter(cv2.cvtColor(picture, cv2.COLOR_RGB2LAB), 5, 12, 3)


def behind_barriers(colours: np.ndarray, inside: np.ndarray, outside: np.ndarray) -> np.ndarray:
    """``(h, w) float32``, odds by how much the picture changes at least on the way there from the outside."""
    from skimage.morphology import reconstruction

    from pconv._cv2 import cv2

    height, width = inside.shape
    size = max(1, width // 2), max(1, height // 2)
    small = cv2.resize(colours, size, interpolation=cv2.INTER_AREA)
    seeds = cv2.resize(outside.view(np.uint8), size, interpolation=cv2.INTER_NEAREST) != 0
    if not seeds.any():
        return np.zeros(inside.shape, np.float32)
    barrier, near = np.zeros(seeds.shape, np.float32), np.ones((3, 3))
    for channel, weight in enumerate((1.0, CHROMA, CHROMA)):
        level = small[..., channel].astype(np.int16)
        above = reconstruction(np.where(seeds, level, 255), level, method="erosion", footprint=near) - level
        below = level - reconstruction(np.where(seeds, level, 0), level, method="dilation", footprint=near)
        np.maximum(barrier, weight * np.maximum(above, below), out=barrier)
    barrier = cv2.resize(barrier, (width, height), interpolation=cv2.INTER_LINEAR)
    levels = np.clip(2 * barrier[inside], 0, 255).astype(np.uint8)
    # Otsu's threshold, between what is reached easily and what is not.
    half, _ = cv2.threshold(levels[:, None], 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    usual = max(_LEAST_BARRIER, half / 2)
    return np.clip(_BARRIER * np.log((barrier + 1) / (usual + 1)), _LOW, _HIGH)


class Grid:
    """How often colours are found, close to where they are asked for and anywhere."""

    def __init__(self, colours: np.ndarray) -> None:
        height, width = colours.shape[:2]
        rows, columns = np.mgrid[:height, :width]
        values = colours.astype(np.float32)
        chroma = [np.clip((values[..., axis] - 128) / _CHROMA + 0.5, 0, 1) for axis in (1, 2)]
        parts = values[..., 0] / 255, *chroma, rows / height, columns / width
        cells = [np.rint(part * (count - 1)).astype(np.int64) for part, count in zip(parts, _CELLS, strict=True)]
        self._cells = np.ravel_multi_index(cells, _CELLS)

    def density(self, weight: np.ndarray) -> np.ndarray:
        """Of the colours that carry ``weight: (h, w) float32``, at each pixel that of its own."""
        from scipy.ndimage import gaussian_filter1d

        total = max(float(weight.sum()), 1e-9)
        counts = np.bincount(self._cells.ravel(), weight.ravel(), minlength=int(np.prod(_CELLS))).reshape(_CELLS)
        for axis in range(3):
            counts = gaussian_filter1d(counts, _COLOUR_BLUR, axis=axis, mode="constant")
        anywhere = counts.mean(axis=(3, 4), keepdims=True)
        for axis in (3, 4):
            counts = gaussian_filter1d(counts, _PLACE_BLUR, axis=axis, mode="nearest")
        both = (1 - _ANYWHERE) * counts + _ANYWHERE * anywhere
        return (both.ravel()[self._cells] / total).astype(np.float32)


class Smooth:
    """A guided filter with a colour picture as the guide; called with ``(h, w) float32``."""

    def __init__(self, colours: np.ndarray) -> None:
        self._guide = colours.astype(np.float32) / 255
        radius = max(1, round(_RADIUS * max(colours.shape)))
        self._window = 2 * radius + 1, 2 * radius + 1
        self._mean = self._blurred(self._guide)
        moments = [[self._blurred(self._guide[..., i] * self._guide[..., j]) for j in range(3)] for i in range(3)]
        spread = np.stack([np.stack(row, axis=-1) for row in moments], axis=-2)
        spread -= self._mean[..., :, None] * self._mean[..., None, :]
        self._inverse = np.linalg.inv(spread + _SOFT**2 * np.eye(3, dtype=np.float32))

    def _blurred(self, values: np.ndarray) -> np.ndarray:
        from pconv._cv2 import cv2

        return cv2.blur(values, self._window, borderType=cv2.BORDER_REFLECT)

    def __call__(self, values: np.ndarray) -> np.ndarray:
        mean = self._blurred(values)
        together = self._blurred(self._guide * values[..., None]) - self._mean * mean[..., None]
        slope = np.einsum("...ij,...j->...i", self._inverse, together)
        level = mean - (slope * self._mean).sum(axis=-1)
        return (self._blurred(slope) * self._guide).sum(axis=-1) + self._blurred(level)
