"""PatchMatch completion: the hole is rebuilt from patches of the photo itself."""

from __future__ import annotations

from dataclasses import dataclass

from pconv.box import Box
from pconv.errors import UsageError
from pconv.methods.base import Method, Region, RegionFill, Run
from pconv.methods.completion.settings import Settings, surroundings


@dataclass(frozen=True)
class PatchMatchOptions:
    """Options of `PatchMatch`.

    Attributes:
        patch: width of a patch in pixels, odd, 3 to 15.
        rounds: rounds of search and vote at full size, 1 to 20; coarser levels get more.
        window: radius of the search around the present match in pixels, once a level is under way, 1 to 4096.
        thin: parts of the hole up to about twice this many pixels wide are predicted from their rims instead of
            copied; 0 copies everything, 16 at most.
        grain: give those parts the grain of the photo around them, which no prediction has by itself.
        lines: carry edges that go into a hole on to where they come out again, before anything is copied.
        mirrors: also copy from the photo's mirror image, for symmetrical things; worse elsewhere, and slower.
        turns: also copy from the photo turned by 90, 180 and 270 degrees.
        threads: threads to work on; 0 takes all. Changes no pixel.
    """

    patch: int = 5
    rounds: int = 2
    window: int = 64
    thin: int = 7
    grain: bool = True
    lines: bool = True
    mirrors: bool = False
    turns: bool = False
    threads: int = 0

    def __post_init__(self) -> None:
        bounds = {"patch": (3, 15), "rounds": (1, 20), "window": (1, 4096), "thin": (0, 16), "threads": (0, 1024)}
        for name, (low, high) in bounds.items():
            if not low <= getattr(self, name) <= high:
                raise UsageError(f"The option {name} of PatchMatch is {low} to {high}, not {getattr(self, name)}.")
        if self.patch % 2 == 0:
            raise UsageError(f"The width of a patch is odd, so that it has a middle; {self.patch} is not.")


class PatchMatch(Method):
    """Sources are those of the copies; the seam correction afterwards shifts colours smoothly from there."""

    name = "patchmatch"
    title = "PatchMatch"
    summary = "Copies matching patches from elsewhere in the photo: sharp texture, no idea of what things are."
    Options = PatchMatchOptions
    seeded = True

    def context(self, hole_box: Box) -> int:
        return surroundings(hole_box)

    def fill_region(self, region: Region, options: PatchMatchOptions, run: Run) -> RegionFill:
        from pconv.methods.completion.precompile import prepare
        from pconv.methods.completion.region import fill

        prepare(run.control, region.image.dtype)
        return fill(region, completion_settings(options), run, threads=options.threads)


def completion_settings(options: PatchMatchOptions) -> Settings:
    """The engine's settings for a person's options."""
    return Settings(
        radius=options.patch // 2,
        rounds_finest=options.rounds,
        near=options.window,
        thin_depth=options.thin,
        grain=options.grain,
        lines=options.lines,
        mirrors=options.mirrors,
        turns=options.turns,
    )
