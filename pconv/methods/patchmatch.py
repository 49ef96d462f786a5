"""PatchMatch completion: the hole is rebuilt from patches of the photo itself."""

from __future__ import annotations

from dataclasses import dataclass

from pconv.box import Box
from pconv.methods.base import Method, Region, RegionFill, Run


@dataclass(frozen=True)
class PatchMatchOptions:
    """Options of `PatchMatch`.

    Attributes:
        patch: width of a patch in pixels, odd, 3 to 15.
        threads: threads to work on; 0 takes all. Changes no pixel.
    """

    patch: int = 7
    threads: int = 0


class PatchMatch(Method):
    name = "patchmatch"
    title = "PatchMatch"
    summary = "Copies matching patches from elsewhere in the photo: sharp texture, no idea of what things are."
    Options = PatchMatchOptions

    def context(self, hole_box: Box) -> int:
        return max(128, max(hole_box.height, hole_box.width))

    def fill_region(self, region: Region, options: PatchMatchOptions, run: Run) -> RegionFill:
        from pconv.methods.completion.region import fill

        return fill(region, options, run)


def warm_up() -> None:
    """Compile, or load from the disk cache, the kernels of `patchmatch` and `guided`: some seconds the first time."""
    import numpy as np

    image = np.zeros((48, 48, 3), np.uint8)
    hole = np.zeros((48, 48), bool)
    hole[16:32, 16:32] = True
    PatchMatch().fill_region(Region(image, hole, Box(0, 0, 48, 48)), PatchMatchOptions(threads=1), Run())
