"""The default: structure and broad shades from the network, all detail from the photo."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.errors import PConvError, UsageError
from pconv.holes.morphology import thickness_parts
from pconv.kernels.threads import Crew
from pconv.methods.base import Method, Region, RegionFill, Run, get
from pconv.methods.completion.settings import Settings
from pconv.methods.patchmatch import PatchMatch, PatchMatchOptions, completion_settings

if TYPE_CHECKING:
    from pconv.methods.completion.region import Advice


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
_RETOUCHING = 0.3  # share of the time after the network's prediction
_SHADES = 5.0  # pixels over which the guess's shades are blurred, at least three of its own
_FINEST = 2.5  # pixels from the rim: what is thinner is predicted from it better than any copy fits
_SEEN, _MOST_SEEN = 96, 1 << 20  # pixels around a thin hole at which the network looks; and in all of one fill


class Guided(Method):
    """First the network's picture of what is missing, then a completion that follows it, then what the network finds in
    the photo that is still more like the result.

    Regions whose hole is thin everywhere are not predicted: a guide is believed at a sixteenth of its size, where such
    a hole is no more than a pixel or two. What was found for them is looked at again, hairs aside, as long as that
    takes no time: a scratch through a large photo is left as it is."""

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

        prepare(run.control)
        settings = replace(completion_settings(options), guide_strength=options.strength, guide_share=options.trust)
        depth = max(settings.thin_depth, _NEEDLESS_DEPTH)
        areas, thick = [0], {}
        for k, region in enumerate(regions):
            areas.append(areas[-1] + np.count_nonzero(region.hole))
            if thickness_parts(region.hole, depth)[1].any():
                thick[k] = _scale(region.hole)
        heard = options.strength > 0 and options.trust > 0
        share = 0.4 if thick and heard else 0.0
        guesses, notes, early = {}, (), {}
        again = _worth_a_look(regions, thick) if heard else {}
        if share:
            with Crew(options.threads) as crew:
                deep = []
                for k, scale in thick.items():
                    region = regions[k]
                    first_look(crew, region, run.control.within(region.box))
                    deep.append(shrunk(crew, region, _octaves(scale)))
            made, notes = _guesses(deep, replace(run, control=run.control.part(0.0, share).silent()))
            guesses = dict(zip(thick, made, strict=True)) if made else {}
            early = _early_looks(regions, guesses)
            again = {k: part for k, part in again.items() if k not in early} if made else {}
            del deep, made
        for k, region in enumerate(regions):
            guess, advice = guesses.pop(k, None), None
            start, end = (share + (1 - share) * area / areas[-1] for area in areas[k : k + 2])
            late = end - (_RETOUCHING * (end - start) if k in again else 0)
            alone = replace(run, control=run.control.part(start, late).within(region.box))
            if guess is not None:
                advice = Advice(eight_bit(guess.image), _octaves(thick[k]), thick[k], early.get(k, 0), _looking(run))
            # Grain that is laid before another picture is mixed in would be too weak after it.
            own = replace(settings, grain=options.grain and k not in again)
            made = fill(region, own, alone, advice, threads=options.threads)
            followed = made.followed
            if k in again:
                later = replace(run, control=run.control.part(late, end))
                made = _retouched(region, made, later, again[k], told=guess is not None)
                with Crew(options.threads, run.control.check) as crew:
                    _finish(crew, region, made, advice if followed else None, settings, run.seed)
            told = (*(guess.notes if guess else ()), *(notes if k in thick else ()))
            yield replace(made, notes=(*made.notes, *told))


def _guesses(regions: Sequence[Region], run: Run) -> tuple[list[RegionFill], tuple[str, ...]]:
    """What the network makes of the regions; nothing and a note where it cannot run."""
    try:
        network = get("pconv")
        return list(network.fill_regions(regions, network.Options(grain=False, detail=_DETAIL), run)), ()
    except (PConvError, ImportError) as error:
        return [], (f"The network could not be used, so PatchMatch worked alone: {error}",)


def _worth_a_look(regions: Sequence[Region], thick: Collection[int]) -> dict[int, np.ndarray | None]:
    """By the numbers of the regions whose fill the network looks at again, which part of the hole, None for all of it:
    all that are thick, and of others what is not as fine as a hair, as long as there is little to look at."""
    again, left = dict.fromkeys(thick), _MOST_SEEN
    for k, region in enumerate(regions):
        if k not in thick and (part := thickness_parts(region.hole, _FINEST)[1]).any():
            left -= Box.of(part).grown(_SEEN, part.shape).area
            if left >= 0:
                again[k] = part
    return again


def _early_looks(regions: Sequence[Region], guesses: Collection[int]) -> dict[int, int]:
    """Those of the regions with these numbers that are too large for the network to look at again when they are filled;
    and at which level of the completion it looks instead."""
    if not guesses:
        return {}
    from pconv.methods.prediction.detail import halvings

    return {k: level for k in guesses if (level := halvings(regions[k].hole))}


def _looking(run: Run) -> Callable[[Region, RegionFill, Control], RegionFill]:
    from pconv.methods.prediction.predict import retouch

    def look(level: Region, made: RegionFill, control: Control) -> RegionFill:
        try:
            return retouch(level, made, replace(run, control=control))
        except PConvError:  # without is not so good, but a fill
            return made

    return look


def _retouched(region: Region, made: RegionFill, run: Run, part: np.ndarray | None, *, told: bool) -> RegionFill:
    """The fill looked at again, where the network can; if it cannot, that is `told` or not."""
    try:
        from pconv.methods.prediction.predict import retouch

        return retouch(region, made, run, part)
    except (PConvError, ImportError) as error:
        notes = (f"The network could not look at the fill again: {error}",) if told else ()
        return replace(made, notes=(*made.notes, *notes))


def _finish(crew: Crew, region: Region, made: RegionFill, advice: Advice | None, settings: Settings, seed: int) -> None:
    """Give a fill that was looked at again a share of the shades of what advised it, and its grain, in place."""
    from pconv.methods.completion import grain, shading

    if advice is not None:
        own = replace(settings, shading_blur=max(3.0, _SHADES / advice.scale), shading_doubt=math.inf)
        shading.shade(crew, made.image, region.hole, advice.picture, advice.level, advice.scale, own)
    if settings.grain:
        grain.match(crew, made.image, region.hole, region.image, ~region.hole, seed)


def _scale(hole: np.ndarray) -> float:
    """How many pixels of the region a pixel of the network's own picture covers: large holes are predicted small."""
    from pconv._cv2 import cv2

    deepest = cv2.distanceTransform(np.pad(hole.astype(np.uint8), 1), cv2.DIST_L2, 3).max()
    return max(1.0, 2 * float(deepest) / _LARGEST_AT_FULL_SCALE)


_LARGEST_AT_FULL_SCALE = 150


def _octaves(scale: float) -> int:
    """How often such a region can be halved for the network without its seeing any less."""
    return int(math.log2(scale))
