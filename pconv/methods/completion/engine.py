"""Multi-scale completion of one region: expectation (search) and maximisation (votes), coarse to fine.

Wexler, Shechtman, Irani, "Space-Time Completion of Video", PAMI 2007, with PatchMatch (Barnes et al. 2009) as the
search. Sizes are in pixels of the level at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.control import Control
from pconv.errors import PConvError
from pconv.methods.completion import pyramid, search, vote
from pconv.methods.completion.settings import Settings
from pconv.methods.completion.threads import Crew

NO_SOURCE = (
    "There is nothing to copy from: the hole and the forbidden area leave no part of the picture free. "
    "Make the hole smaller or allow more of the picture as a source."
)


@dataclass
class Level:
    """One scale. Arrays over the picture: `image` (H, W, 3) uint8, hole filled with the estimate; `hole`, `usable`
    (H, W) uint8. Arrays over `box`, which holds all targets: `target`, `inside` (the hole) uint8; `trust` float32."""

    image: np.ndarray
    hole: np.ndarray
    usable: np.ndarray
    radius: int
    box: Box
    target: np.ndarray
    inside: np.ndarray
    trust: np.ndarray
    nnf: np.ndarray
    cost: np.ndarray

    @property
    def pixels(self) -> np.ndarray:
        return self.image.reshape(-1)

    @property
    def stride(self) -> int:
        return 3 * self.image.shape[1]


def make_level(image: np.ndarray, hole: np.ndarray, allowed: np.ndarray, radius: int) -> Level | None:
    """A level with the largest patches up to `radius` that leave a source; None where even single pixels leave none."""
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
    size = 2 * radius + 1
    box = Box.of(hole != 0).grown(radius, hole.shape)
    inside = np.ascontiguousarray((hole[box.slices] != 0).astype(np.uint8))
    target = cv2.dilate(inside, np.ones((size, size), np.uint8))
    for axis, (start, end) in enumerate(((box.top, height), (box.left, width))):
        place = np.arange(start, start + inside.shape[axis])
        shape = (-1, 1) if axis == 0 else (1, -1)
        target &= ((place >= radius) & (place < end - radius)).reshape(shape)
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    trust = np.power(np.float32(1.3), -np.minimum(depth, 60.0)).astype(np.float32)
    nnf = np.zeros((*target.shape, 2), np.int32)
    cost = np.zeros(target.shape, np.int32)
    return Level(image, hole, usable, radius, box, target, inside, trust, nnf, cost)


def build(crew: Crew, image: np.ndarray, hole: np.ndarray, allowed: np.ndarray, settings: Settings) -> list[Level]:
    """Levels, finest first. Stops where the hole is about as thin as a patch or sources run out."""
    levels = []
    hole = hole.astype(np.uint8)
    while True:
        level = make_level(image, hole, allowed, settings.radius)
        if level is None or (levels and np.count_nonzero(level.usable) < settings.fewest_sources):
            break
        levels.append(level)
        depth = cv2.distanceTransform(np.pad(level.inside, 1), cv2.DIST_L2, 3).max()
        if depth <= settings.coarsest_depth or min(hole.shape) < settings.coarsest_side:
            break
        image, hole = pyramid.halved(crew, image, hole)
        hole = (hole != 0).astype(np.uint8)
        if not hole.any():
            break
        allowed = pyramid.halved_allowed(crew, allowed)
    if not levels:
        raise PConvError(NO_SOURCE)
    return levels


def complete(
    crew: Crew,
    levels: list[Level],
    settings: Settings,
    seed: int,
    control: Control,
    show: Callable[[Level], None] | None = None,
) -> np.ndarray:
    """Fill ``levels[0].image`` in place and return ``(h, w, 2) int32``, where each hole pixel in `box` came from."""
    work = [np.count_nonzero(level.target) * _rounds(settings, k) for k, level in enumerate(levels)]
    done, total = 0.0, float(sum(work)) or 1.0
    coarsest = levels[-1]
    pyramid.smooth_fill(crew, coarsest.image, coarsest.hole)
    for number in range(len(levels) - 1, -1, -1):
        level = levels[number]
        key = _key(seed, number)
        if level is coarsest:
            crew.each_band(search.start_band, level.target.shape[0], level.usable, level.target, level.nnf, key)
        else:
            _refine(crew, levels[number + 1], level, key)
            _vote(crew, level, settings.sharpness)
        rounds = _rounds(settings, number)
        for turn in range(rounds):
            control.step(done / total, f"level {len(levels) - number} of {len(levels)}")
            _match(crew, level, settings, key + 1 + turn * 64, wide=level is coarsest or turn == 0)
            _vote(crew, level, settings.sharpness)
            done += work[number] / rounds
        if show is not None and number:
            show(level)
    finest = levels[0]
    _match(crew, finest, settings, _key(seed, len(levels)), wide=False)
    source = np.full((*finest.target.shape, 2), -1, np.int32)
    crew.each_band(
        vote.pick_band,
        finest.target.shape[0],
        *(finest.inside, finest.target, finest.nnf, finest.cost, finest.trust, finest.radius, source),
    )
    return source


def _rounds(settings: Settings, number: int) -> int:
    return min(settings.rounds_finest + number * settings.rounds_more, settings.rounds_most)


def _key(seed: int, number: int) -> int:
    return int(np.random.SeedSequence([seed & 0xFFFFFFFF, number]).generate_state(1, np.uint32)[0])


def _refine(crew: Crew, below: Level, level: Level, key: int) -> None:
    crew.each_band(
        search.refine_band,
        level.target.shape[0],
        *(level.usable, level.target, level.box.top, level.box.left, level.nnf),
        *(below.nnf, below.target, below.box.top, below.box.left, key),
    )


def _match(crew: Crew, level: Level, settings: Settings, key: int, wide: bool) -> None:
    crew.each_band(
        search.measure_band,
        level.target.shape[0],
        *(level.pixels, level.stride, level.target, level.box.top, level.box.left, level.nnf, level.cost, level.radius),
    )
    reach = max(level.usable.shape) if wide else settings.near
    for turn in range(settings.passes):
        crew.alternate_bands(
            search.search_band,
            level.target.shape[0],
            *(level.pixels, level.stride, level.usable, level.target, level.box.top, level.box.left),
            *(level.nnf, level.cost, level.radius, turn % 2 == 0, reach, key + turn),
        )


def _vote(crew: Crew, level: Level, sharpness: float) -> None:
    crew.each_band(
        vote.vote_band,
        level.target.shape[0],
        *(level.pixels, level.pixels, level.stride, level.inside, level.target, level.box.top, level.box.left),
        *(level.nnf, level.cost, level.trust, level.radius, sharpness),
    )
