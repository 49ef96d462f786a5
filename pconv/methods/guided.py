"""The default: structure and broad shades from the network, all detail from the photo."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pconv.box import Box
from pconv.errors import PConvError, UsageError
from pconv.holes.morphology import thickness_parts
from pconv.methods.base import Method, Region, RegionFill, Run, get
from pconv.methods.patchmatch import PatchMatch, PatchMatchOptions, completion_settings


@dataclass(frozen=True)
class GuidedOptions(PatchMatchOptions):
    """Options of `Guided`, beside those of `PatchMatch`.

    Attributes:
        strength: how strongly the network's picture is followed at coarse levels, deep in the hole, 0 (not at all) and
            up, as a share of the weight of the photo's own pixels.
        trust: say of the network beside a smooth fill of the hole in what is followed, 0 to 1.
    """

    strength: float = 8.0
    trust: float = 0.5

    def __post_init__(self) -> None:
        super().__post_init__()
        for name, high in (("strength", 100), ("trust", 1)):
            if not 0 <= getattr(self, name) <= high:
                raise UsageError(f"The option {name} of the guided fill is 0 to {high}, not {getattr(self, name):g}.")


_NEEDLESS_DEPTH = 16  # pixels from the rim
_DETAIL = 2  # what is finer is not followed


class Guided(Method):
    """Regions whose hole is thin everywhere need no network and never see it: a guide is believed at a sixteenth of its
    size, where such a hole is no more than a pixel or two."""

    name = "guided"
    title = "Guided PatchMatch"
    summary = "The network says what goes where, PatchMatch builds it from the photo's own pixels."
    Options = GuidedOptions
    learned = True

    def context(self, hole_box: Box) -> int:
        return PatchMatch().context(hole_box)

    def fill_region(self, region: Region, options: GuidedOptions, run: Run) -> RegionFill:
        alone = replace(region, box=Box(0, 0, *region.hole.shape))
        return next(self.fill_regions([alone], options, run))

    def fill_regions(self, regions: Sequence[Region], options: GuidedOptions, run: Run) -> Iterator[RegionFill]:
        from pconv.methods.completion.precompile import prepare
        from pconv.methods.completion.pyramid import eight_bit
        from pconv.methods.completion.region import Advice, fill, first_look, shrunk
        from pconv.methods.completion.threads import Crew

        prepare(run.control)
        settings = replace(completion_settings(options), guide_strength=options.strength, guide_share=options.trust)
        depth = max(settings.thin_depth, _NEEDLESS_DEPTH)
        areas, thick = [0], {}
        for k, region in enumerate(regions):
            areas.append(areas[-1] + np.count_nonzero(region.hole))
            if thickness_parts(region.hole, depth)[1].any():
                thick[k] = _scale(region.hole)
        share = 0.4 if thick and options.strength > 0 and options.trust > 0 else 0.0
        guesses, notes = {}, ()
        if share:
            with Crew(options.threads) as crew:
                deep = []
                for k, scale in thick.items():
                    region = regions[k]
                    first_look(crew, region, run.control.within(region.box))
                    deep.append(shrunk(crew, region, _octaves(scale)))
            made, notes = _guesses(deep, replace(run, control=run.control.part(0.0, share).silent()))
            guesses = dict(zip(thick, made, strict=True)) if made else {}
            del deep, made
        for k, region in enumerate(regions):
            start, end = (share + (1 - share) * area / areas[-1] for area in areas[k : k + 2])
            alone = replace(run, control=run.control.part(start, end).within(region.box))
            guess, advice = guesses.pop(k, None), None
            if guess is not None:
                advice = Advice(eight_bit(guess.image), _octaves(thick[k]), thick[k])
            made = fill(region, settings, alone, advice, threads=options.threads)
            told = (*(guess.notes if guess else ()), *(notes if k in thick else ()))
            yield replace(made, device=guess.device if guess else "CPU", notes=told)


def _guesses(regions: Sequence[Region], run: Run) -> tuple[list[RegionFill], tuple[str, ...]]:
    """What the network makes of the regions; nothing and a note where it cannot run."""
    try:
        network = get("pconv")
        return list(network.fill_regions(regions, network.Options(grain=False, detail=_DETAIL), run)), ()
    except (PConvError, ImportError) as error:
        return [], (f"The network could not be used, so PatchMatch worked alone: {error}",)


def _scale(hole: np.ndarray) -> float:
    """How many pixels of the region a pixel of the network's own picture covers: large holes are predicted small."""
    from pconv._cv2 import cv2

    deepest = cv2.distanceTransform(np.pad(hole.astype(np.uint8), 1), cv2.DIST_L2, 3).max()
    return max(1.0, 2 * float(deepest) / _LARGEST_AT_FULL_SCALE)


_LARGEST_AT_FULL_SCALE = 150


def _octaves(scale: float) -> int:
    """How often such a region can be halved for the network without its seeing any less."""
    return int(math.log2(scale))
