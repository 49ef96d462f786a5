"""A picture of what should be where, followed at coarse levels and let go towards the finest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv._cv2 import cv2
from pconv.methods.completion import pyramid
from pconv.methods.completion.threads import Crew


@dataclass(frozen=True)
class Guide:
    """Attributes:
    pictures: by level, ``(H, W, 3) uint8``: the guide at the size of the level, None below its own level; a search
        starts from it.
    smooth: by level, the same with only the detail of level `faithful` left: what is compared.
    faithful: the finest level whose detail is believed.
    strength: weight of the guide at level `faithful`, as a share of the weight of a patch's own pixels.
    deep: pixels of the full size inside the hole from which on it has that weight; 0 = everywhere.
    """

    pictures: list[np.ndarray | None]
    smooth: list[np.ndarray | None]
    faithful: int
    strength: float
    deep: float

    def weight(self, number: int, radius: int) -> int:
        """Weight of the squared difference of two guide pixels at a level, in units of one pixel of a patch."""
        share = min(1.0, number / max(1, self.faithful))
        return round(self.strength * share * (2 * radius + 1) ** 2)


def make(
    crew: Crew,
    picture: np.ndarray,
    first: int,
    shapes: list[tuple[int, int]],
    faithful: int,
    strength: float,
    deep: float = 0.0,
) -> Guide:
    """A guide from a picture of level `first`, believed from level `faithful` on.

    Args:
        picture: ``(H, W, 3) uint8``, the level with its hole filled by something that knows structure.
        shapes: height and width of all levels, finest first.
    """
    faithful = max(first, faithful, 1)
    pictures = [None] * first + [picture]
    while len(pictures) < max(len(shapes), faithful + 1) and min(pictures[-1].shape[:2]) > 1:
        nothing = np.zeros(pictures[-1].shape[:2], np.uint8)
        pictures.append(pyramid.halved(crew, pictures[-1], nothing)[0])
    faithful = min(faithful, len(pictures) - 1)
    smooth = list(pictures)
    for number in range(faithful - 1, 0, -1):
        height, width = shapes[number] if number < len(shapes) else smooth[number].shape[:2]
        smooth[number] = np.empty((height, width, 3), np.uint8)
        everywhere = np.ones((height, width), np.uint8)
        crew.each_band(pyramid.pour_rows, height, smooth[number + 1], smooth[number], everywhere)
    return Guide(pictures, smooth, faithful, strength, deep)


def blended(one: Guide, other: Guide, share: float) -> Guide:
    """`one` with `share` of the say, a guide of the same levels with the rest: their errors differ, so they cancel."""

    def mixed(a: np.ndarray | None, b: np.ndarray | None) -> np.ndarray | None:
        return None if a is None or b is None else cv2.addWeighted(a, share, b, 1 - share, 0.0)

    pictures = [mixed(a, b) for a, b in zip(one.pictures, other.pictures, strict=False)]
    smooth = [mixed(a, b) for a, b in zip(one.smooth, other.smooth, strict=False)]
    return Guide(pictures, smooth, one.faithful, one.strength, one.deep)


def diffused(image: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """``(H, W, 3) uint8``: the hole filled by what is around it, edges continued (Bertalmio et al., CVPR 2001)."""
    # OpenCV reads what lies under the hole where it touches the picture's edge.
    blind = np.where(hole[..., None] != 0, image[hole == 0].mean(axis=0).astype(np.uint8), image)
    return cv2.inpaint(blind, hole, 3, cv2.INPAINT_NS)
