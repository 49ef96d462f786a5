"""Multi-scale completion of one region: expectation (search) and maximisation (votes), coarse to fine.

Wexler, Shechtman, Irani, "Space-Time Completion of Video", PAMI 2007, with PatchMatch (Barnes et al. 2009) as the
search. Sizes are in pixels of the level at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.control import Control
from pconv.errors import PConvError
from pconv.kernels.threads import Crew
from pconv.methods.base import RegionFill
from pconv.methods.completion import contours, crowding, pieces, pyramid, search, stitch, vote
from pconv.methods.completion.guides import UNGUIDED, Guide
from pconv.methods.completion.patches import Followed, Liked, Scene, Weighing
from pconv.methods.completion.settings import Settings

DEPTH = 8  # steps of a level's depth per pixel
_STEPS = 16 * DEPTH
_LAID = 1  # level that is laid with pieces: a coarser one gains nothing by it, at full size it takes four times as long
_NEAR = 8  # pixels within which it hardly matters how near a source is
_WEIGHT, _MOST = 32, 255  # of one sample: of one as deep as the centre, and of any
NO_SOURCE = (
    "There is nothing to copy from: the hole and the forbidden area leave no part of the picture free. "
    "Make the hole smaller or allow more of the picture as a source."
)


@dataclass
class Level:
    """One scale. Arrays over the picture: `image` (H, W, 3) uint8, hole filled with the estimate; `hole`, `usable`
    (H, W) uint8. Arrays over `box`, which holds all targets: `target`, `inside` (the hole) uint8; `nnf`, `cost`, see
    `search.Field`. Over the box and `radius` pixels around it, `depth` uint16: how far inside the hole, `DEPTH` to the
    pixel."""

    image: np.ndarray
    hole: np.ndarray
    usable: np.ndarray
    radius: int
    box: Box
    target: np.ndarray
    inside: np.ndarray
    depth: np.ndarray
    nnf: np.ndarray
    cost: np.ndarray

    @property
    def scene(self) -> Scene:
        return Scene(self.image.reshape(-1), 3 * self.image.shape[1], self.usable, self.radius)

    @property
    def field(self) -> search.Field:
        return search.Field(self.target, self.box.top, self.box.left, self.nnf, self.cost)

    @property
    def free(self) -> np.ndarray:
        """``(H, W) uint8``: pixels that lie in a source."""
        return _covered(self.usable, self.radius)


def _covered(usable: np.ndarray, radius: int) -> np.ndarray:
    """``(H, W) uint8``: pixels that lie in a source."""
    size = 2 * radius + 1
    return cv2.dilate(usable, np.ones((size, size), np.uint8))


def make_level(
    image: np.ndarray, hole: np.ndarray, allowed: np.ndarray, radius: int, drawn: np.ndarray | None = None
) -> Level | None:
    """A level with the largest patches up to `radius` that leave a source; None where even single pixels leave none.

    What is `drawn`, ``(H, W) uint8``, is not in the hole, and sources are looked for as if it were: the next finer
    level has to know what it may be made of.
    """
    height, width = hole.shape
    radius = min(radius, (min(height, width) - 1) // 2)
    free = allowed & (hole == 0)
    while True:
        usable = np.zeros((height, width), np.uint8)
        search.usable_rows(free, radius, usable)
        if usable.any():
            break
        if radius == 0:
            return None
        radius -= 1
    del free
    size = 2 * radius + 1
    wanted = (hole if drawn is None else hole | drawn) != 0
    box = Box.of(wanted).grown(radius, hole.shape)
    inside = np.ascontiguousarray((hole[box.slices] != 0).astype(np.uint8))
    target = cv2.dilate(wanted[box.slices].view(np.uint8), np.ones((size, size), np.uint8))
    for axis, (start, end) in enumerate(((box.top, height), (box.left, width))):
        place = np.arange(start, start + inside.shape[axis])
        shape = (-1, 1) if axis == 0 else (1, -1)
        target &= ((place >= radius) & (place < end - radius)).reshape(shape)
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    np.minimum(depth, 65535 / DEPTH, out=depth)
    depth *= DEPTH
    depth = np.pad(depth.astype(np.uint16), radius)
    nnf = np.zeros((*target.shape, 2), np.uint16 if max(hole.shape) <= 1 << 16 else np.int32)
    cost = np.zeros(target.shape, np.int32)
    return Level(image, hole, usable, radius, box, target, inside, depth, nnf, cost)


def build(
    crew: Crew,
    image: np.ndarray,
    hole: np.ndarray,
    allowed: np.ndarray,
    settings: Settings,
    times: int | None = None,
    lines: contours.Lines | None = None,
) -> list[Level]:
    """Levels, finest first, down to where the hole is about as thin as a patch or sources run out; or exactly as many
    as come from halving the picture `times` times. What `contours.by_level` gives is drawn into the coarser ones.

    Raises:
        PConvError: there are no sources, or too few before the picture was halved that often.
    """
    levels, drawn = [], None
    hole = hole.view(np.uint8)
    while True:
        level = make_level(image, hole, allowed, settings.radius, drawn)
        if level is None or (levels and np.count_nonzero(level.usable) < settings.fewest_sources):
            break
        levels.append(level)
        if times is None:
            depth = cv2.distanceTransform(np.pad(level.inside, 1), cv2.DIST_L2, 3).max()
            if depth <= settings.coarsest_depth or min(hole.shape) < settings.coarsest_side:
                break
        elif len(levels) > times:
            break
        image, hole = pyramid.halved(crew, image, hole)
        hole = (hole != 0).astype(np.uint8)
        allowed = pyramid.halved_allowed(crew, allowed)
        if lines:
            drawn = _drawn(lines.get(len(levels), ()), image, hole, allowed, drawn)
        if not hole.any():
            break
    if len(levels) <= (times or 0):
        raise PConvError(NO_SOURCE)
    return levels


def _drawn(
    lines: Sequence[contours.Contour],
    image: np.ndarray,
    hole: np.ndarray,
    allowed: np.ndarray,
    finer: np.ndarray | None,
) -> np.ndarray:
    """Draw lines into a level and take them out of its hole and of what may be copied, in place; ``(H, W) uint8``:
    what is drawn there now, with what was drawn at twice the size."""
    drawn = contours.draw(lines, image, hole)
    hole[drawn] = allowed[drawn] = 0
    if finer is not None:
        small = cv2.resize(finer * np.uint8(255), hole.shape[::-1], interpolation=cv2.INTER_AREA)
        drawn |= (small > 0) & (hole == 0)
    return drawn.view(np.uint8)


class Completion:
    """The walk down the levels of one region.

    It keeps no more than it needs to go on: of a large photo, coarse levels and guides are a quarter of the memory.

    Args:
        levels: finest first; their images are filled in place. A level is dropped once the next finer one has started
            from it.
        guide: pictures to follow at each level, see `guides.Guide`; None follows none.
        show: called with the picture of every level but the finest once it is filled.
        settled: that sources are known at the coarsest level, and only to be made out more finely.
    """

    def __init__(
        self,
        crew: Crew,
        levels: list[Level],
        settings: Settings,
        seed: int,
        guide: Guide | None = None,
        show: Callable[[np.ndarray], None] | None = None,
        settled: bool = False,
    ) -> None:
        self._crew, self._levels, self._settings, self._seed = crew, levels, settings, seed
        self._guide, self._show, self._settled = guide, show, settled
        self._count = len(levels)
        deeper = np.arange(-_STEPS, _STEPS + 1) / DEPTH
        self._fading = np.clip(_WEIGHT * np.exp(-settings.fading * deeper), 1, _MOST).astype(np.int32)

    def descend(self, first: int, last: int, control: Control) -> None:
        """Fill levels `first` (coarser) to `last`; `first` is the coarsest or one below a level that is filled."""
        numbers = range(first, last - 1, -1)
        work = [np.count_nonzero(self._levels[k].target) * self._rounds(k) for k in numbers]
        lays = last < _LAID < self._count and not self._settled and self._settings.shifts > 0
        laying = np.count_nonzero(self._levels[_LAID].target) * self._settings.rounds_laid if lays else 0
        done, total = 0.0, float(sum(work) + laying) or 1.0
        for number, share in zip(numbers, work, strict=True):
            if lays and number == _LAID - 1:
                self._lay(control.part(done / total, (done + laying) / total))
                done += laying
            level, rounds = self._levels[number], self._rounds(number)
            passes = range(self._settings.passes if number else self._settings.passes_finest)
            self._start(number)
            del self._levels[number + 1 :]
            if number == 0:
                self._guide = self._guide and self._guide.finest()
            for turn in range(rounds):
                control.step(done / total, f"level {self._count - number} of {self._count}")
                self._match(number, 1 + turn * 64, wide=turn == 0, passes=passes)
                self._vote(level)
                done += share / rounds
            if self._show is not None and number:
                self._show(level.image)

    def _lay(self, control: Control) -> None:
        """Lay level `_LAID`, which is filled, with large pieces, and look near there for what fits still better."""
        level, settings = self._levels[_LAID], self._settings
        source, corner = self._picked(level), (level.box.top, level.box.left)
        stitch.settle(self._crew, level.image, level.hole, level.free, level.inside, corner, source)
        shifts = pieces.common_shifts(source, level.inside, corner, settings.shifts)
        source = pieces.lay(level.image, level.hole, level.free, level.inside, corner, shifts, control)
        known = source[..., 0] >= 0
        level.image[level.box.slices][known] = level.image[*source[known].T]
        self._continue(_LAID, source)
        self.nearby(_LAID, settings.rounds_laid, control)
        if self._show is not None:
            self._show(level.image)

    def nearby(self, number: int, rounds: int, control: Control) -> None:
        """Look near the sources of a level, which is filled, for what fits still better, so many rounds of one pass."""
        for turn in range(rounds):
            control.step(turn / rounds, f"level {self._count - number} of {self._count}")
            back = turn % 2
            self._match(number, 1 + (self._settings.rounds_most + turn) * 64, wide=False, passes=range(back, back + 1))
            self._vote(self._levels[number])

    def finish(self) -> tuple[Box, np.ndarray]:
        """The finest level's box, and ``(h, w, 2) int32``: where each hole pixel in it is copied from, -1 outside the
        hole. It ends the walk: of what that needed nothing is left beside what comes next."""
        (level,), self._levels = self._levels, []
        source = self._picked(level)
        picture, hole, usable, radius = level.image, level.hole, level.usable, level.radius
        inside, box = level.inside, level.box
        del level  # its patches would stand beside what follows
        free = _covered(usable, radius)
        stitch.settle(self._crew, picture, hole, free, inside, (box.top, box.left), source)
        return box, source

    def _picked(self, level: Level) -> np.ndarray:
        """``(h, w, 2) int32``: where each hole pixel in a level's box is copied from, as its patches say."""
        # By looks alone: where texture speaks too, the patch that runs over an edge may lose to one beside it.
        self._measure(level)
        source = np.full((*level.target.shape, 2), -1, np.int32)
        self._crew.each_band(vote.pick_band, len(level.target), level.inside, level.field, level.radius, source)
        return source

    def put(self, number: int, made: RegionFill) -> None:
        """Fill a level with what was `made` of its picture, which says where the pixels are from, -1 for nowhere. The
        patches over the others and over the rim continue what is copied nearest to them."""
        level = self._levels[number]
        np.copyto(level.image, pyramid.eight_bit(made.image), where=level.hole[..., None] != 0)
        source = np.full((*level.inside.shape, 2), -1, np.int32)
        source[level.inside != 0] = made.copied
        self._continue(number, source)

    def _continue(self, number: int, source: np.ndarray) -> None:
        """Let a level's patches continue ``source: (h, w, 2) int32`` over its box, -1 for nowhere."""
        level = self._levels[number]
        known = source[..., 0] >= 0
        known[known] = level.usable[*source[known].T] != 0
        self._scatter(number)
        if not known.any():
            return
        labels = cv2.distanceTransformWithLabels(
            (~known).view(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
        )[1]
        nearest = np.zeros((labels.max() + 1, 2), np.int32)
        nearest[labels[known]] = np.argwhere(known)
        wanted = np.argwhere(level.target)
        beside = nearest[labels[level.target != 0]]
        found = source[*beside.T]
        places = np.clip(found + wanted - beside, 0, np.array(level.hole.shape) - 1)
        level.nnf[*wanted.T] = np.where(level.usable[*places.T, None] != 0, places, found)

    def misfit(self, number: int) -> float:
        """Mean squared difference per sample between the targets of a level and their sources, the guide left out."""
        level = self._levels[number]
        self._measure(level)
        samples = np.count_nonzero(level.target) * 3 * (2 * level.radius + 1) ** 2
        return float(level.cost[level.target != 0].sum(dtype=np.float64)) / samples

    def _measure(self, level: Level) -> None:
        self._crew.each_band(search.measure_band, len(level.target), level.scene, level.field)

    def _rounds(self, number: int) -> int:
        if self._settled:
            return self._settings.rounds_finest
        return min(self._settings.rounds_finest + number * self._settings.rounds_more, self._settings.rounds_most)

    def _key(self, number: int) -> int:
        return int(np.random.SeedSequence([self._seed & 0xFFFFFFFF, number]).generate_state(1, np.uint32)[0])

    def _start(self, number: int) -> None:
        level = self._levels[number]
        if number == self._count - 1:
            if self._guide is None:
                pyramid.smooth_fill(self._crew, level.image, level.hole)
            else:
                np.copyto(level.image, self._guide.pictures[number], where=level.hole[..., None] != 0)
            self._scatter(number)
            return
        below = self._levels[number + 1]
        # Where sources are still looked for, a random one is looked away from; elsewhere it would stay.
        near = self._settings.near_settled if self._settled else -1
        self._crew.each_band(
            search.refine_band,
            len(level.target),
            *(level.usable, search.rare(level.usable), near, level.field, below.field, self._key(number)),
        )
        self._vote(level)

    def _scatter(self, number: int) -> None:
        """Give every target of a level a random source."""
        level = self._levels[number]
        places = search.rare(level.usable)
        arguments = level.usable, places, level.field, self._key(number)
        self._crew.each_band(search.start_band, len(level.target), *arguments)

    def _followed(self, number: int) -> Followed:
        return UNGUIDED if self._guide is None else self._guide.at(number, self._levels[number].radius, DEPTH)

    def _liked(self, number: int) -> Liked:
        """Where a piece comes from is decided at coarse levels; all that is left at full size is not to break it up."""
        level, settings = self._levels[number], self._settings
        samples = 3 * (2 * level.radius + 1) ** 2
        if number == 0 or self._settled:
            return Liked(np.zeros(1, np.int32), crowding.NOWHERE, round(settings.together * samples))
        ratios = np.arange(max(level.hole.shape)) / _NEAR
        apart = np.round(settings.nearness * samples * np.log1p(ratios)).astype(np.int32)
        taken = level.nnf[level.target != 0]
        return Liked(apart, crowding.measured(taken, level.hole.shape, level.radius, settings.crowding * samples), 0)

    def _match(self, number: int, turn: int, wide: bool, passes: range) -> None:
        level = self._levels[number]
        reach = self._settings.near_settled
        if not self._settled:
            reach = max(level.usable.shape) if wide else self._settings.near
        for way in passes:
            self._crew.alternate_bands(
                search.search_band,
                len(level.target),
                *(level.scene, level.field, Weighing(level.depth, self._fading)),
                *(self._followed(number), self._liked(number)),
                *(way % 2 == 0, way == passes[0], reach, self._key(number) + turn + way),
            )

    def _vote(self, level: Level) -> None:
        self._crew.each_band(
            vote.vote_band,
            len(level.target),
            *(level.scene, level.field, level.inside, level.depth),
            *(self._settings.sharpness, self._settings.inward / DEPTH),
        )


def rival(levels: list[Level], last: int) -> list[Level]:
    """Copies of the levels from the coarsest to `last`, to be filled in another way; the finer ones are shared."""
    copies = [
        replace(level, image=level.image.copy(), nnf=level.nnf.copy(), cost=level.cost.copy())
        for level in levels[last:]
    ]
    return [*levels[:last], *copies]
