"""What a gain map says where the picture beside it was filled.

What was removed must not stay in the map, where it would shine through on a bright display, and what was filled in its
place has to become as bright there as what it is like. Nearby, equally bright pixels have about the same gain. So what
is known goes into a grid of place and brightness (Chen et al. 2007, "Real-time edge-aware image processing with the
bilateral grid"), empty cells take it from around them, and the hole is read from it by the brightness of what was
filled.
"""

from __future__ import annotations

import numpy as np

_LONGEST = 384
"""Longer side, in pixels, of the pictures that go into the grid."""
_CELL = 8
"""Side of a cell of the grid in these pixels."""
_LEVELS = 64
"""Cells for the brightness from black to white."""
_TRUST = 2.0
"""A cell of a place is known by one in so many of the pixels that an even share of that place would give it."""
_HALO = 2
"""Pixels of the map around a hole that may still show what was removed."""


def fitted(gain: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray | None:
    """The gain map of a picture that was filled.

    Args:
        gain: ``(h, w) or (h, w, C) uint8``, the map of the picture before, of any size.
        before, after: ``(H, W, 3) uint8``, the picture then and now, display-encoded.

    Returns:
        A new array like `gain`, the same where nothing was filled; None where that is everywhere.
    """
    from pconv._cv2 import cv2

    changed = (before != after).any(axis=2)
    if not changed.any():
        return None
    size = gain.shape[1::-1]
    share = cv2.resize(changed.view(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_AREA)
    hole = cv2.dilate((share > 0).astype(np.uint8), np.ones((2 * _HALO + 1,) * 2, np.uint8)).view(bool)
    light = cv2.resize(cv2.cvtColor(after, cv2.COLOR_RGB2GRAY), size, interpolation=cv2.INTER_AREA)
    planes = gain if gain.ndim == 3 else gain[..., None]
    made = [_plane(np.ascontiguousarray(planes[..., channel]), light, hole) for channel in range(planes.shape[2])]
    return np.stack(made, axis=2).reshape(gain.shape)


def _plane(gain: np.ndarray, light: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """One channel of a map, ``(h, w) uint8``, with ``hole: (h, w) bool`` fitted to the brightness `light`."""
    from scipy.ndimage import map_coordinates

    from pconv._cv2 import cv2

    smaller = min(1.0, _LONGEST / max(gain.shape))
    size = tuple(max(1, round(side * smaller)) for side in gain.shape[::-1])
    known = np.where(hole, np.float32(0), np.float32(1))
    if not known.any():
        return np.full_like(gain, round(float(gain.mean())))
    share = cv2.resize(known, size, interpolation=cv2.INTER_AREA)
    some = np.maximum(share, 1e-6)
    value, bright = (cv2.resize(known * array, size, interpolation=cv2.INTER_AREA) / some for array in (gain, light))
    grid = _Grid(value, bright, share)
    # What the grid misses at the hole's edge is carried into it as well, so that there is no step.
    missed = value - grid.read(np.indices(share.shape), bright)
    missed = _carried_on((missed * share)[..., None], share[..., None])[..., 0]
    scale = np.divide(share.shape, gain.shape)[:, None]
    places = (np.array(np.nonzero(hole)) + 0.5) * scale - 0.5
    found = grid.read(places, light[hole]) + map_coordinates(missed, places, order=1, mode="nearest")
    made = gain.copy()
    made[hole] = np.rint(np.clip(found, 0, 255)).astype(np.uint8)
    return made


class _Grid:
    """Values by place and brightness.

    Args:
        value, bright: ``(h, w)``, what is known at each pixel and how bright that is, 0 to 255.
        share: ``(h, w)``, how much of each pixel is known, 0 to 1.
    """

    def __init__(self, value: np.ndarray, bright: np.ndarray, share: np.ndarray) -> None:
        cells = tuple(-(-side // _CELL) for side in share.shape)
        rows, columns = np.indices(share.shape) // _CELL
        level, above = self._levels(bright)
        sums = np.zeros((2, *cells, _LEVELS))
        for at, part in ((level, 1 - above), (level + 1, above)):
            for total, what in zip(sums, (value, 1), strict=True):
                np.add.at(total, (rows, columns, at), part * share * what)
        sums *= _LEVELS * _TRUST / _CELL**2
        self._cells = _carried_on(*(_across(_blurred(total.astype(np.float32))) for total in sums))

    @staticmethod
    def _levels(bright: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The level below each brightness, and how far above that it is, 0 to 1."""
        exact = bright * np.float32((_LEVELS - 1) / 255)
        level = np.minimum(exact.astype(np.intp), _LEVELS - 2)
        return level, exact - level

    def read(self, places: np.ndarray, bright: np.ndarray) -> np.ndarray:
        """The values at places, rows and columns of the pixels the grid was made of, ``(2, ...)``, and brightnesses."""
        from scipy.ndimage import map_coordinates

        level, above = self._levels(bright)
        rows, columns = (places + 0.5) / _CELL - 0.5
        return map_coordinates(self._cells, (rows, columns, level + above), order=1, mode="nearest")


def _carried_on(sums: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """``(h, w, C)``: sums of something divided by their weights; what has less weight than 1 takes the rest from around
    it and from the channels beside it, the farther the smoother (pull and push, Gortler et al. 1996, "The Lumigraph",
    section 3.4)."""
    share = np.minimum(weights, 1)
    values = sums / np.maximum(weights, 1e-6)
    if share.min() >= 1:
        return values
    height, width = weights.shape[:2]
    if max(height, width) == 1:
        known = weights[0, 0] > 0
        far = np.interp(np.arange(known.size), np.flatnonzero(known), values[0, 0, known])
    else:
        half = ((width + 1) // 2, (height + 1) // 2)
        far = _resized(_carried_on(*(4 * _across(_resized(part, half)) for part in (sums, weights))), (width, height))
    return (values * share + far * (1 - share)).astype(np.float32)


def _resized(array: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """``(h, w, C)`` made smaller by means, or larger by straight lines."""
    from pconv._cv2 import cv2

    how = cv2.INTER_AREA if size[0] < array.shape[1] or size[1] < array.shape[0] else cv2.INTER_LINEAR
    planes = [cv2.resize(np.ascontiguousarray(plane), size, interpolation=how) for plane in np.moveaxis(array, 2, 0)]
    return np.stack(planes, axis=2)


def _blurred(array: np.ndarray) -> np.ndarray:
    from pconv._cv2 import cv2

    return np.stack([cv2.GaussianBlur(plane, (0, 0), 0.8) for plane in np.moveaxis(array, 2, 0).copy()], axis=2)


def _across(array: np.ndarray) -> np.ndarray:
    """Each channel with a quarter of each of those beside it."""
    wide = np.pad(array, ((0, 0), (0, 0), (1, 1)), mode="edge")
    return (wide[..., :-2] + 2 * wide[..., 1:-1] + wide[..., 2:]) / 4
