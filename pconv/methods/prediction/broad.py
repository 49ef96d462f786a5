"""What is broad in a hole, as the network for shades sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

from pconv.box import Box
from pconv.holes.morphology import deepest, thickness_parts
from pconv.methods.base import Region
from pconv.methods.prediction.membrane import interpolate
from pconv.methods.prediction.plan import resampled
from pconv.network import SHADES, ShadesNet, load_shades

_DEPTH = 12.0  # cells by which the middle of a hole lies inside it; what is deeper is not known any finer
_SHALLOW, _FEWEST = 12, 3.0  # pixels, and cells: a hole that is no deeper is left to its rim
_SMALLER = 4  # an outlook is so many times smaller
_MOST = 128  # cells a side, four times what the network was trained on


@dataclass(frozen=True, eq=False)
class Broad:
    """The broad shades of a region's hole.

    Attributes:
        cells: ``(h, w, 3) float32``: the mean colours of the cells of the region, of the photo's range.
        part: ``(H, W) bool``: where in the hole they say more than its rim.
    """

    cells: np.ndarray
    part: np.ndarray

    @property
    def scale(self) -> float:
        """Pixels a cell covers each way."""
        return self.part.shape[0] / self.cells.shape[0]

    def at(self, hole: np.ndarray) -> Broad:
        """The same for the region at the size of its ``hole: (H, W) bool``."""
        return Broad(self.cells, _thick(hole, self.cells))

    def over(self, place: Box) -> np.ndarray:
        """``(h, w, 3) float32``: the shades over a box of the region."""
        shape = self.cells.shape[:2]
        return resampled(self.cells, Box(0, 0, *shape), shape, Box(0, 0, *self.part.shape), place)

    def lay(self, picture: np.ndarray, box: Box) -> None:
        """Put what of it lies over `box` of the region into ``picture: (h, w, 3) float32``, which shows that."""
        np.copyto(picture, self.over(box), where=self.part[box.slices][..., None])


def predict(region: Region, device: str) -> Broad | None:
    """The broad shades of a region's hole, seen by the device of this name; None where no part of the hole is deep
    enough to have any, or it is too long to be seen whole."""
    depth = deepest(region.hole)
    scale = max(1.0, depth / _DEPTH, max(region.hole.shape) / _MOST)
    if depth <= _SHALLOW or depth < _FEWEST * scale or region.hole.all():
        return None
    cells = _cells(region.image, region.hole, scale, device)
    return Broad(cells, _thick(region.hole, cells))


def outlook(region: Region, found: Broad | None) -> np.ndarray:
    """``(h, w, 3) uint8``: the region at a quarter of its size, with the broad shades found of its hole, and smooth
    where that is narrow."""
    from pconv._cv2 import cv2

    size = [-(-side // _SMALLER) for side in region.hole.shape]
    image, share = _means(region.image, region.hole, size)
    picture = interpolate(image, share > 0)
    if found is not None:
        shades = cv2.resize(found.cells, size[::-1], interpolation=cv2.INTER_CUBIC).reshape(picture.shape)
        part = cv2.resize(found.part.view(np.uint8), size[::-1], interpolation=cv2.INTER_NEAREST).reshape(size) != 0
        np.copyto(picture, shades / np.float32(np.iinfo(region.image.dtype).max), where=part[..., None])
    return np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8)


def _thick(hole: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """``(H, W) bool``: where a hole is more than a cell deep."""
    return thickness_parts(hole, max(1, round(hole.shape[0] / cells.shape[0])))[1]


def _cells(image: np.ndarray, hole: np.ndarray, scale: float, device: str) -> np.ndarray:
    """``(h, w, 3) float32``: the mean colours of a crop's cells, of about `scale` pixels a side."""
    colours, share = _means(image, hole, [max(1, round(side / scale)) for side in hole.shape])
    with torch.inference_mode():
        x, shares = (torch.from_numpy(plane).to(device) for plane in (colours, share))
        found = _network(SHADES, device).cells(x.permute(2, 0, 1)[None], shares[None, None])
        cells = found[0].permute(1, 2, 0).contiguous().cpu().numpy()
    seen = colours[share > 0]  # a mean of what could be there lies within what is around
    return np.clip(cells, seen.min(axis=0), seen.max(axis=0)) * np.float32(np.iinfo(image.dtype).max)


def _means(image: np.ndarray, hole: np.ndarray, size: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """The mean of what is known of each of `size` cells, ``(h, w, 3) float32`` in [0, 1], and how much of it is,
    ``(h, w) float32``."""
    from pconv._cv2 import cv2

    def means(plane: np.ndarray) -> np.ndarray:
        return cv2.resize(plane.astype(np.float32), size[::-1], interpolation=cv2.INTER_AREA).reshape(size)

    share = means(~hole)
    # One at a time: floats of a large crop would be the dearest thing here.
    colours = [means(np.where(hole, 0, image[..., channel])) for channel in range(3)]
    top = np.float32(np.iinfo(image.dtype).max)
    return np.stack(colours, axis=2) / (np.maximum(share, 1e-6)[..., None] * top), share


@lru_cache(maxsize=1)
def _network(path: Path, device: str) -> ShadesNet:
    return load_shades(path, device=device)
