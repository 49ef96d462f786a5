"""What every way of filling a hole has in common, and the registry of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.errors import UsageError
from pconv.holes.parts import Part
from pconv.holes.regions import Cluster, clusters


@dataclass(frozen=True)
class NoOptions:
    """For methods that have nothing to set."""


@dataclass(frozen=True)
class Run:
    """How to run a method, whatever the method.

    Attributes:
        seed: same seed, same pixels.
        device: "auto", "cpu", "cuda", "mps"; methods without a network ignore it.
        control: progress, previews, cancel.
    """

    seed: int = 0
    device: str = "auto"
    control: Control = field(default_factory=Control)


@dataclass(frozen=True)
class Region:
    """One crop of a photo to fill.

    Attributes:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded. Written to through `canvas` alone.
        hole: ``(H, W) bool``, True = to be filled. At least one True.
        box: where the crop lies in the whole photo.
        donor: ``(H, W) bool`` or None: patches may come only from here.
        forbidden: ``(H, W) bool`` or None: patches may not come from here.
        own: what of the hole the fill is wanted of, over a box of the crop; None: all of it.
        spare: whether the image is there for this fill alone, so that its hole may be filled in place, see `canvas`.
    """

    image: np.ndarray
    hole: np.ndarray
    box: Box
    donor: np.ndarray | None = None
    forbidden: np.ndarray | None = None
    own: Part | None = None
    spare: bool = False

    def canvas(self) -> np.ndarray:
        """The image to fill, C-contiguous: itself if it is spare, else a copy. Only the hole may be written to."""
        return np.ascontiguousarray(self.image) if self.spare else np.array(self.image, order="C")

    @property
    def limited(self) -> bool:
        """Whether it was said what may be copied."""
        return self.donor is not None or self.forbidden is not None

    @property
    def sources(self) -> np.ndarray:
        """``(H, W) bool``, a new array: where patches may come from."""
        allowed = ~self.hole
        if self.donor is not None:
            allowed &= self.donor
        if self.forbidden is not None:
            allowed &= ~self.forbidden
        return allowed

    def cut(self, box: Box) -> Region:
        """A part of it, `box` in its own pixels, as arrays of their own."""
        planes = self.image, self.hole, self.donor, self.forbidden
        image, hole, *masks = (None if plane is None else np.ascontiguousarray(plane[box.slices]) for plane in planes)
        return Region(image, hole, box.moved(self.box.top, self.box.left), *masks)


@dataclass(frozen=True)
class RegionFill:
    """What a method made of a region.

    Attributes:
        image: an array of the region's shape and dtype, equal to the region's image outside its hole.
        device: the device really used, as a person names it ("CPU", "NVIDIA H200").
        copied: ``(n, 2) int32`` or None if the method does not copy: for each of the n hole pixels, row by row, the
            (row, column) in the region that it was copied from, -1 where it was not copied.
        notes: sentences the person should read ("the graphics card ran out of memory; the CPU was used").
    """

    image: np.ndarray
    device: str = "CPU"
    copied: np.ndarray | None = None
    notes: tuple[str, ...] = ()


class Method(ABC):
    """A way of filling holes. Stateless but for caches; safe to call from any one thread at a time.

    Class attributes:
        name: the key in the registry, the command line and reports.
        title: what the window shows.
        summary: one sentence on what it is good and bad at.
        Options: frozen dataclass of the method's own options, every field with a default.
        learned: whether it runs the network.
        seeded: whether another seed gives another fill.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]
    Options: ClassVar[type] = NoOptions
    learned: ClassVar[bool] = False
    seeded: ClassVar[bool] = False

    def context(self, hole_box: Box) -> int:
        """Pixels of known surroundings the method wants around a hole whose bounding box is `hole_box`."""
        return max(128, max(hole_box.height, hole_box.width) // 2)

    def cut(self, hole: np.ndarray, options: Any, include: Box | None) -> list[Cluster]:
        """Cut a hole into regions.

        Args:
            hole: ``(H, W) bool``, of the whole photo.
            options: an instance of `Options`.
            include: what every region has to show besides, if anything.
        """
        return clusters(hole, self.context, include=include)

    @abstractmethod
    def fill_region(self, region: Region, options: Any, run: Run) -> RegionFill:
        """Fill one region. Raises `Cancelled` between steps, `PConvError` for what the person can mend."""

    def fill_regions(self, regions: Sequence[Region], options: Any, run: Run) -> Iterable[RegionFill]:
        """Fill several regions, in their order; each may be cut from the photo anew whenever it is asked for.

        Methods that gain from batches override this; the default goes one by one when asked for the next, sharing the
        progress out by hole area.
        """
        areas = np.cumsum([0, *(int(region.hole.sum()) for region in regions)])
        for index, region in enumerate(regions):
            part = run.control.part(areas[index] / areas[-1], areas[index + 1] / areas[-1]).within(region.box)
            yield self.fill_region(region, options, Run(seed=run.seed, device=run.device, control=part))


_FACTORIES: dict[str, Callable[[], Method]] = {}
_METHODS: dict[str, Method] = {}


def register(name: str, factory: Callable[[], Method]) -> None:
    """Add a method under `name`. `factory` imports what the method needs and is called at most once."""
    _FACTORIES[name] = factory


def names() -> tuple[str, ...]:
    """Names of all methods, in the order the window shows them."""
    return tuple(_FACTORIES)


def get(name: str) -> Method:
    """The method called `name`. Raises `UsageError` naming the known ones."""
    if name not in _FACTORIES:
        raise UsageError(f"There is no method called {name!r}; choose one of {', '.join(names())}.")
    if name not in _METHODS:
        _METHODS[name] = _FACTORIES[name]()
    return _METHODS[name]
