"""A picture of what should be where, followed at coarse levels and let go towards the finest."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pconv._cv2 import cv2
from pconv.kernels.threads import Crew
from pconv.methods.completion import pyramid
from pconv.methods.completion.patches import Followed

_FINEST = 0.4
"""The finest level's number where the weight of texture is reckoned: were it 0, texture would have no say there."""

NOTHING = np.zeros((1, 1, 3), np.uint8)
UNGUIDED = Followed(NOTHING, NOTHING, 0, 0, 0, 0)
"""What is followed where there is no guide."""


@dataclass(frozen=True)
class Guide:
    """Attributes:
    pictures: by level, ``(H, W, 3) uint8``: the guide at the size of the level, None below its own level; a search
        starts from it.
    smooth: by level, the same with only the detail of level `faithful` left: what is compared.
    faithful: the finest level whose detail is believed.
    strength: weight of the guide at level `faithful`, as a share of the weight of a patch's own pixels.
    deep: pixels of the full size inside the hole from which on it has that weight; 0 = everywhere.
    texture: another guide, of texture, to follow beside it everywhere; None: none.
    """

    pictures: list[np.ndarray | None]
    smooth: list[np.ndarray | None]
    faithful: int
    strength: float
    deep: float
    texture: Guide | None = None

    def at(self, number: int, radius: int, steps: int) -> Followed:
        """What a search follows at a level with patches of that radius, and so many steps of depth to the pixel. The
        finest level follows the texture of the next one and no colours."""
        deep = round(self.deep * steps / 2**number)
        samples = (2 * radius + 1) ** 2
        texture, felt = NOTHING, 0
        if self.texture is not None:
            texture = self.texture.smooth[max(number, 1)]
            felt = round(self.texture.strength * min(1.0, max(number, _FINEST) / self.texture.faithful) * samples)
        if number == 0:
            return Followed(NOTHING, texture, 0, felt, 1, deep)
        weight = round(self.strength * min(1.0, number / self.faithful) * samples)
        return Followed(self.smooth[number], texture, weight, felt, 0, deep)

    def finest(self) -> Guide:
        """What of it the finest level needs."""
        kept = self.texture and replace(self.texture, pictures=[], smooth=self.texture.smooth[:2])
        return replace(self, pictures=[], smooth=[], texture=kept)


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
    return replace(one, pictures=pictures, smooth=smooth)


def diffused(image: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """``(H, W, 3) uint8``: the hole filled by what is around it, edges continued (Bertalmio et al., CVPR 2001), and
    black if there is nothing around it."""
    if hole.all():
        return np.zeros_like(image)
    # OpenCV reads what lies under the hole where it touches the picture's edge.
    blind = np.where(hole[..., None] != 0, image[hole == 0].mean(axis=0).astype(np.uint8), image)
    return cv2.inpaint(blind, hole, 3, cv2.INPAINT_NS)
