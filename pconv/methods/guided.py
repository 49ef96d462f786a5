"""The default: structure and broad shades from the network, all detail from the photo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.errors import PConvError, UsageError
from pconv.holes.morphology import deepest, thickness_parts
from pconv.kernels.threads import Crew
from pconv.methods.base import Method, Region, RegionFill, Run, get
from pconv.methods.completion.settings import Settings
from pconv.methods.patchmatch import PatchMatch, PatchMatchOptions, completion_settings

if TYPE_CHECKING:
    from pconv.methods.completion.region import Advice, Completed
    from pconv.methods.prediction.broad import Broad


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
_DOUBT = 10.0  # 8-bit values by which broad shades are that of something else; more shows as fog beside what is sharp
_FINEST = 2.5  # pixels from the rim: what is thinner is predicted from it better than any copy fits
_SEEN, _MOST_SEEN = 96, 1 << 20  # pixels around a thin hole at which the network looks; and in all of one fill


@dataclass(frozen=True, eq=False)
class _Guess:
    """What the networks make of a region: a fill; all of it that is broad, see `broad.outlook`; and of its hole."""

    fill: RegionFill
    smooth: np.ndarray
    broad: Broad | None


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
    seeded = True

    def context(self, hole_box: Box) -> int:
        return PatchMatch().context(hole_box)

    def fill_region(self, region: Region, options: GuidedOptions, run: Run) -> RegionFill:
        alone = replace(region, box=Box(0, 0, *region.hole.shape))
        return next(self.fill_regions([alone], options, run))

    def fill_regions(self, regions: Sequence[Region], options: GuidedOptions, run: Run) -> Iterator[RegionFill]:
        from pconv.methods.completion import grain
        from pconv.methods.completion.precompile import prepare
        from pconv.methods.completion.pyramid import eight_bit
        from pconv.methods.completion.region import Advice, fill

        prepare(run.control, regions[0].image.dtype)
        settings = replace(completion_settings(options), guide_strength=options.strength, guide_share=options.trust)
        areas, thick, times = _measured(regions, max(settings.thin_depth, _NEEDLESS_DEPTH))
        heard = options.strength > 0 and options.trust > 0
        share = 0.4 if thick and heard else 0.0
        guesses, notes = {}, ()
        again = _worth_a_look(regions, thick) if heard else {}
        if share:
            shown, thick = _shown(regions, thick, options.threads, run.control)
            made, notes = _guesses(shown, options, replace(run, control=run.control.part(0.0, share).silent()))
            guesses = dict(zip(thick, made, strict=True)) if made else {}
            again = again if made else {}
            del shown, made
        for k, region in enumerate(regions):
            guess, advice = guesses.pop(k, None), None
            start, end = (share + (1 - share) * area / areas[-1] for area in areas[k : k + 2])
            late = end - (_RETOUCHING * (end - start) if k in again else 0)
            alone = replace(run, control=run.control.part(start, late).within(region.box))
            if guess is not None:
                scale = _scale(region.hole, thick[k], times[k])
                advice = Advice(eight_bit(guess.fill.image), scale, guess.smooth)
            improve = partial(_improved, guess=guess, run=run, settings=settings, threads=options.threads)
            if times.get(k) and advice is not None:
                advice = replace(advice, improve=improve)
            # Grain that is laid before another picture is mixed in would be too weak after it.
            own = replace(settings, grain=options.grain and k not in again)
            made = fill(region, own, alone, advice, threads=options.threads)
            if k in again:
                made = improve(region, made, run.control.part(late, end), advice, part=again[k])
                if options.grain:
                    with Crew(options.threads, run.control.check) as crew:
                        grain.match(crew, made.image, region.hole, region.image, ~region.hole, run.seed)
            told = (*(guess.fill.notes if guess else ()), *(notes if k in thick else ()))
            yield replace(made, notes=(*made.notes, *told))


def _measured(regions: Sequence[Region], depth: float) -> tuple[list[int], dict[int, int], dict[int, int]]:
    """The pixels of the holes up to each region, from 0 on; and by the numbers of those that are thicker than twice
    `depth`, how often they are halved to be predicted, and to be filled."""
    from pconv.methods.completion.enlarge import SHALLOW_DRAWN, halvings

    areas, thick, times = [0], {}, {}
    for k, region in enumerate(regions):
        areas.append(areas[-1] + np.count_nonzero(region.hole))
        if thickness_parts(region.hole, depth)[1].any():
            thick[k], times[k] = halvings(region.hole, SHALLOW_DRAWN), halvings(region.hole)
    return areas, thick, times


def _shown(
    regions: Sequence[Region], thick: Mapping[int, int], threads: int, control: Control
) -> tuple[list[Region], dict[int, int]]:
    """What to show to the network of the regions with these numbers, halved so often, and how often they really are;
    what each will roughly look like is reported at once."""
    from pconv.methods.completion.enlarge import shrunk
    from pconv.methods.completion.region import first_look

    shown, done = [], {}
    with Crew(threads) as crew:
        for k, times in thick.items():
            first_look(crew, regions[k], control.within(regions[k].box))
            small, done[k] = shrunk(crew, regions[k], times)
            shown.append(small)
    return shown, done


def _guesses(regions: Sequence[Region], options: GuidedOptions, run: Run) -> tuple[list[_Guess], tuple[str, ...]]:
    """What the networks make of the regions; nothing and a note where they cannot run."""
    try:
        from pconv.device import choose
        from pconv.methods.prediction import broad

        network = get("pconv")
        wanted = network.Options(lines=options.lines, grain=False, detail=_DETAIL)
        made = list(network.fill_regions(regions, wanted, run))
        device, _ = choose(run.device)
        found = [broad.predict(region, device.name) for region in regions]
        smooth = [broad.outlook(region, one) for region, one in zip(regions, found, strict=True)]
        return [_Guess(*parts) for parts in zip(made, smooth, found, strict=True)], ()
    except (PConvError, ImportError) as error:
        return [], (f"The network could not be used, so PatchMatch worked alone: {error}",)


def _worth_a_look(regions: Sequence[Region], thick: Mapping[int, int]) -> dict[int, np.ndarray | None]:
    """By the numbers of the regions whose fill the network looks at again, which part of the hole, None for all of it:
    those that are thick and drawn at full size (others are looked at before they are enlarged, or too long), and of
    those that are not what is not as fine as a hair, as long as there is little to look at."""
    again, left = {k: None for k, times in thick.items() if times == 0}, _MOST_SEEN
    for k, region in enumerate(regions):
        if k not in thick and (part := thickness_parts(region.hole, _FINEST)[1]).any():
            left -= Box.of(part).grown(_SEEN, part.shape).area
            if left >= 0:
                again[k] = part
    return again


def _improved(
    region: Region,
    made: Completed,
    control: Control,
    advice: Advice | None,
    *,
    guess: _Guess | None,
    run: Run,
    settings: Settings,
    threads: int,
    part: np.ndarray | None = None,
) -> RegionFill:
    """The fill, or a part of it, looked at again, where the network can, and with a share of the shades of what advised
    it."""
    from pconv.methods.completion import shading

    run = replace(run, control=control)
    try:
        from pconv.methods.prediction.predict import retouch

        better = retouch(region, made, run, part)
    except (PConvError, ImportError) as error:
        # Of a small spot nobody wants to be told.
        notes = () if advice is None else (f"The network could not look at the fill again: {error}",)
        better = replace(made, notes=(*made.notes, *notes))
    if advice is not None and made.followed:
        from pconv.methods.prediction.shades import lend_broad

        lend_broad(better.image, region.hole, guess.broad and guess.broad.at(region.hole), _DOUBT)
        own = replace(settings, shading_blur=max(3.0, _SHADES / advice.scale))
        with Crew(threads, control.check) as crew:
            shading.shade(crew, better.image, region.hole, advice.picture, advice.scale, own)
    return better


def _scale(hole: np.ndarray, drawn: int, filled: int) -> float:
    """How many pixels of a picture halved `filled` times one of the network's own picture covers, which it drew from
    one halved `drawn` times: large holes are predicted small."""
    return max(1.0, 2 * deepest(hole) / 2**drawn / _LARGEST_AT_FULL_SCALE) * 2.0 ** max(0, drawn - filled)


_LARGEST_AT_FULL_SCALE = 150
