"""Looking and fitting in turn.

The network finds what belongs into a hole by what all of it looks like, and cares little how it meets; a search sees
patches alone, and makes them meet. Each begins with what the other found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from pconv.control import Control
from pconv.holes.morphology import thickness_parts
from pconv.kernels.threads import Crew
from pconv.methods.base import Region
from pconv.methods.completion.contours import Lines
from pconv.methods.completion.refit import refit
from pconv.methods.completion.settings import Settings
from pconv.methods.prediction.detail import Looks, seen_sharp
from pconv.methods.prediction.plan import to_copy

# How many times smaller the picture is at each look: by the finest scale at which detail is taken over; and later, at
# what is not fitted anew, and at what was.
_FIRST = {1: (4, 2, 1), 2: (4, 2), 4: (4,)}
_ONCE_MORE, _FITTED = (2, 1), (4, 2, 1)
# What is near is more often sharp, and more often wrong; and what was copied shows already what goes where.
_OF_DRAWN = {"coarse": 0.85, "nearness": 0.1}
OF_COPIED = {"coarse": 0.5, "nearness": 0.2, "sharp": True}
_TURNS = 2
_LOOKING, _FITTING = 0.3, 0.3  # shares of the time: of the first looks, and of a turn


@dataclass(frozen=True, eq=False)
class _Work:
    """A region, its hole filled by `image`, where that was copied from, what of it is fitted anew, and the edges that
    are carried on through it."""

    region: Region
    image: np.ndarray
    origins: np.ndarray | None
    part: np.ndarray
    lines: Lines


def take_detail(
    looks: Callable[..., Looks],
    detail: int,
    regions: Sequence[Region],
    filled: Sequence[np.ndarray],
    copied: Sequence[np.ndarray] | None,
    lines: Sequence[Lines],
    seed: int,
    control: Control,
) -> None:
    """Give what was drawn the detail of copies, in place.

    Args:
        looks: `Looks` of a network, but for how to look.
        detail: of `LearnedOptions`.
        regions: with their holes.
        filled: ``(H, W, 3)`` of the photo's type each, the holes filled.
        copied: ``(H, W, 2) int32`` of -1 each, to note in it where what is filled was copied from; or None.
        lines: of each region, see `lines.found`.
        seed: of the search.
        control: asked between the steps.
    """
    first = looks(_FIRST[detail], **_OF_DRAWN)
    if detail > 1:
        first.add(regions, filled, control, copied)
        return
    parts = [_fitted(region) for region in regions]
    origins = copied or [_nowhere(part) if part.any() else None for part in parts]
    first.add(regions, filled, control.part(0.0, _LOOKING), origins)
    works = [_Work(*each) for each in zip(regions, filled, origins, parts, lines, strict=True)]
    moved, still = ([work for work in works if bool(work.part.any()) == wanted] for wanted in (True, False))
    share = _area(still) / _area(works)
    later = control.part(_LOOKING, 1.0)
    if still:
        _look(looks(_ONCE_MORE, **_OF_DRAWN), still, later.part(0.0, share))
    if moved:
        _in_turn(looks(_FITTED, **OF_COPIED), moved, seed, later.part(share, 1.0))


def _in_turn(looks: Looks, works: Sequence[_Work], seed: int, control: Control) -> None:
    """Fit the copies anew, and look at them again."""
    ends = np.cumsum([0, *(np.count_nonzero(work.part) for work in works)])
    shares = _FITTING * ends / ends[-1]
    for turn in range(_TURNS):
        step = control.part(turn / _TURNS, (turn + 1) / _TURNS)
        with Crew(check=control.check) as crew:
            for work, start, end in zip(works, shares[:-1], shares[1:], strict=True):
                own = step.part(float(start), float(end))
                seen = work.origins, work.part, work.lines
                refit(crew, work.image, work.region.sources, *seen, seed, own, include=to_copy(work.region))
        _look(looks, works, step.part(_FITTING, 1.0))


def _look(looks: Looks, works: Sequence[_Work], control: Control) -> None:
    regions, images, origins = zip(*((work.region, work.image, work.origins) for work in works), strict=True)
    looks.add(regions, images, control, origins)


def _fitted(region: Region) -> np.ndarray:
    """``(H, W) bool``: what of a region's hole is fitted anew: what is neither thin, and better predicted than copied,
    nor too large for the network to look at it again."""
    return thickness_parts(region.hole, Settings().thin_depth)[1] & seen_sharp(region)


def _nowhere(part: np.ndarray) -> np.ndarray:
    return np.full((*part.shape, 2), -1, np.int32)


def _area(works: Sequence[_Work]) -> int:
    return sum(np.count_nonzero(work.region.hole) for work in works)
