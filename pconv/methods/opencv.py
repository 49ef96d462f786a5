"""OpenCV's two inpainting methods. Both carry the surroundings into the hole; neither makes texture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from pconv.box import Box
from pconv.errors import PConvError, UsageError
from pconv.methods.base import Method, Region, RegionFill, Run

_MARGIN = 32  # pixels around the hole that OpenCV is shown; it looks no further than its radius


@dataclass(frozen=True)
class DiffusionOptions:
    """Attributes:
    radius: pixels around a hole pixel that are looked at to fill it, 1 to 64.
    """

    radius: float = 3.0

    def __post_init__(self) -> None:
        if not 1 <= self.radius <= 64:
            raise UsageError(f"The radius is 1 to 64 pixels, not {self.radius:g}.")


class _OpenCV(Method):
    """What Telea's and the Navier-Stokes method share."""

    Options = DiffusionOptions
    flag: ClassVar[str]

    def context(self, hole_box: Box) -> int:
        return _MARGIN

    def fill_region(self, region: Region, options: DiffusionOptions, run: Run) -> RegionFill:
        from pconv._cv2 import cv2

        run.control.step(0.0, "filling")
        hole_box = Box.of(region.hole)
        if hole_box is None or region.hole.all():
            raise PConvError(f"{self.title} needs both a hole and something around it to fill it from.")
        filled = region.image.copy()
        # The region can be far larger than wanted here, for instance to hold an area that patches may come from.
        near = hole_box.grown(max(_MARGIN, int(options.radius) + 2), region.hole.shape)
        mask = np.ascontiguousarray(region.hole[near.slices])
        for channel in range(3):
            run.control.step(channel / 3, "filling")
            # One channel at a time: OpenCV takes 16 bits no other way, and 8 bits come out the same.
            plane = np.ascontiguousarray(region.image[near.slices][..., channel])
            blind = plane.copy()
            # Near the picture's edge Telea's method in OpenCV reads what lies under the hole.
            blind[mask] = plane[~mask].mean()
            made = cv2.inpaint(blind, mask.view(np.uint8), float(options.radius), getattr(cv2, self.flag))
            filled[near.slices][..., channel] = np.where(mask, made, plane)
        run.control.step(1.0, "filled")
        return RegionFill(filled)


class Telea(_OpenCV):
    """Telea, "An Image Inpainting Technique Based on the Fast Marching Method", 2004."""

    name = "telea"
    title = "Telea"
    summary = "Carries the surroundings inward along the fast marching front: quick, smooth, for scratches and specks."
    flag = "INPAINT_TELEA"


class NavierStokes(_OpenCV):
    """Bertalmio, Bertozzi, Sapiro, "Navier-Stokes, Fluid Dynamics, and Image and Video Inpainting", 2001."""

    name = "navier-stokes"
    title = "Navier-Stokes"
    summary = "Lets edges flow into the hole like a fluid: quick, smooth, for scratches and thin lines."
    flag = "INPAINT_NS"
