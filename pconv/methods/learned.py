"""The learned fill: the partial-convolution U-Net of Liu et al., ECCV 2018."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

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
_TOGETHER = 1 << 22  # pixels of regions that are filled together


class Learned(Method):
    """Holes too large to close at full scale are predicted at a smaller one and brought up; thin ones never are."""

    name = "pconv"
    title = "Partial convolution"
    summary = "A network trained on photos draws what is missing and takes detail from what looks alike."
    Options = LearnedOptions
    learned = True
    seeded = True

    def context(self, hole_box: Box) -> int:
        return max(_EDGES_SEEN, super().context(hole_box))

    def fill_region(self, region: Region, options: LearnedOptions, run: Run) -> RegionFill:
        # A control handed to `fill_region` counts from the region's corner, one for `fill_regions` from the photo's.
        alone = replace(region, box=Box(0, 0, *region.hole.shape))
        return next(self.fill_regions([alone], options, run))

    def fill_regions(self, regions: Sequence[Region], options: LearnedOptions, run: Run) -> Iterator[RegionFill]:
        from pconv.methods.completion.precompile import prepare
        from pconv.methods.prediction.predict import fill

        holes, areas = np.array([(np.count_nonzero(region.hole), region.hole.size) for region in regions]).T
        if not ((holes > 0) & (holes < areas)).all():
            raise PConvError(f"{self.title} needs both a hole and something around it to fill it from.")
        prepare(run.control, regions[0].image.dtype)
        done = np.cumsum([0, *holes]) / holes.sum()
        for group in _groups(areas):
            control = run.control.part(float(done[group.start]), float(done[group.stop]))
            yield from fill(regions[group], options, replace(run, control=control))


def _groups(areas: np.ndarray) -> Iterator[slice]:
    """Regions of these areas, in pixels, that are filled together: small ones share batches, large ones memory."""
    first = 0
    for end in range(1, len(areas) + 1):
        if end == len(areas) or sum(areas[first : end + 1]) > _TOGETHER:
            yield slice(first, end)
            first = end
