"""Mirror images and quarter turns of the picture as further sources.

The picture and its variants are laid side by side and completed as one picture, of which only the first has a hole.
So search, votes and seam correction need not know of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.methods.base import Region, RegionFill

_GAP = 64  # pixels of continued picture between two variants, so that a patch at the border meets nothing strange
_Turn = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Atlas:
    """A region beside its variants.

    Attributes:
        region: all of them as one region; what may not be copied is its forbidden area.
        shape: height and width of the first, the region itself, at the upper left corner.
        origin: ``(H, W, 2) int32``: which row and column of the region lies at each pixel, -1 between the variants.
    """

    region: Region
    shape: tuple[int, int]
    origin: np.ndarray

    def spread(self, picture: np.ndarray) -> np.ndarray:
        """``(h, w, ...)`` values of the region's pixels where those pixels lie; the gaps hold those of a corner."""
        return picture[self.origin[..., 0].clip(0), self.origin[..., 1].clip(0)]

    def gathered(self, made: RegionFill) -> RegionFill:
        """The region's own part of what was made of all."""
        own = tuple(slice(side) for side in self.shape)
        copied = made.copied
        if copied is not None:
            known = copied[:, :1] >= 0
            copied = np.where(known, self.origin[tuple(copied.T)], -1).astype(np.int32)
        return replace(made, image=np.ascontiguousarray(made.image[own]), copied=copied)


def lay_out(region: Region, *, mirrors: bool, turns: bool) -> Atlas:
    """The region beside its mirror image, its three quarter turns, or these and their mirror images."""
    whole: list[_Turn] = [lambda a, k=k: np.rot90(a, k) for k in range(4 if turns else 1)]
    variants = whole + [lambda a, turn=turn: np.fliplr(turn(a)) for turn in whole] if mirrors else whole
    rows, columns = region.hole.shape
    places = np.stack(np.mgrid[:rows, :columns], axis=-1).astype(np.int32)
    height = max(rows, columns) if turns else rows
    images = _joined([turn(region.image) for turn in variants], height, fill=None)
    origin = _joined([turn(places) for turn in variants], height, fill=-1)
    sources = _joined([turn(region.sources.view(np.uint8)) for turn in variants], height, fill=0)
    hole = np.zeros(sources.shape, bool)
    hole[:rows, :columns] = region.hole
    laid = Region(images, hole, Box(0, 0, *hole.shape), forbidden=(sources == 0) & ~hole)
    return Atlas(laid, (rows, columns), origin)


def _joined(pictures: list[np.ndarray], height: int, *, fill: int | None) -> np.ndarray:
    """Pictures side by side with gaps, which `fill` fills or, None, the pictures mirrored at their borders."""
    parts = []
    for picture in pictures:
        rows = height + _GAP - picture.shape[0]
        if fill is None:
            mode = cv2.BORDER_REFLECT_101 if min(picture.shape[:2]) > 1 else cv2.BORDER_REPLICATE
            parts.append(cv2.copyMakeBorder(np.ascontiguousarray(picture), 0, rows, 0, _GAP, mode))
        else:
            more = ((0, rows), (0, _GAP), *((0, 0),) * (picture.ndim - 2))
            parts.append(np.pad(picture, more, constant_values=fill))
    return np.concatenate(parts, axis=1)
