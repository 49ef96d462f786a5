"""The learned fill: the partial-convolution U-Net of Liu et al., ECCV 2018."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pconv.box import Box
from pconv.errors import PConvError, UsageError
from pconv.methods.base import Method, Region, RegionFill, Run


@dataclass(frozen=True)
class LearnedOptions:
    """Attributes:
    weights: a weights file, or the name of one in ``resources/weights``, for everything; empty for those that ship.
    thin: parts of the hole up to about twice this many pixels wide are filled by the weights for restoration, if those
        ship; 0 leaves everything to the general ones, which measure as well there, 64 at most.
    lines: carry edges that go into a hole on to where they come out again, before the network draws the rest.
    grain: give the fill the grain of the photo around it, which no prediction has by itself.
    detail: the finest scale at which the detail of copies is taken over in the end, if the network copies: 1 all of it,
        2 or 4 what is at least so many pixels large, 0 none.
    tile: side in pixels of the largest picture shown to the network at once, 128 to 4096.
    """

    weights: str = ""
    thin: int = 0
    lines: bool = True
    grain: bool = True
    detail: int = 1
    tile: int = 768

    def __post_init__(self) -> None:
        if not 0 <= self.thin <= 64:
            raise UsageError(f"The width of thin holes for the network is 0 to 64 pixels, not {self.thin}.")
        if self.detail not in (0, 1, 2, 4):
            raise UsageError(f"The network's detail is 0, 1, 2 or 4, not {self.detail}.")
        if not 128 <= self.tile <= 4096:
            raise UsageError(f"The network's tile is 128 to 4096 pixels, not {self.tile}.")


_EDGES_SEEN = 256  # pixels around a small hole in which edges that go on through it are followed


class Learned(Method):
    """Holes too large to close at full scale are predicted at a smaller one and brought up; thin ones never are."""

    name = "pconv"
    title = "Partial convolution"
    summary = "A network trained on photos draws what is missing and takes detail from what looks alike."
    Options = LearnedOptions
    learned = True

    def context(self, hole_box: Box) -> int:
        return max(_EDGES_SEEN, super().context(hole_box))

    def fill_region(self, region: Region, options: LearnedOptions, run: Run) -> RegionFill:
        # A control handed to `fill_region` counts from the region's corner, one for `fill_regions` from the photo's.
        alone = replace(region, box=Box(0, 0, *region.hole.shape))
        return self.fill_regions([alone], options, run)[0]

    def fill_regions(self, regions: Sequence[Region], options: LearnedOptions, run: Run) -> list[RegionFill]:
        regions = list(regions)  # each is looked at many times, and may be cut anew every time
        if any(region.hole.all() or not region.hole.any() for region in regions):
            raise PConvError(f"{self.title} needs both a hole and something around it to fill it from.")
        from pconv.methods.completion.precompile import prepare
        from pconv.methods.prediction.predict import fill

        prepare(run.control, regions[0].image.dtype)
        return fill(regions, options, run)
