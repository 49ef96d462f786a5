"""What a training is fed with: what the network sees, the truth, and the mask of a step."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

from pconv.training.config import TrainingConfig
from pconv.training.exercise import exercise
from pconv.training.masks import HoleBank
from pconv.training.photos import PhotoBank, shuffled
from pconv.training.place import Place
from pconv.training.thing_feed import ThingFeed

_SAMPLES = 6
Exercise = tuple[Tensor, Tensor, Tensor]
"""What the network is given, the truth, and the mask, as the objective takes them; each ``(N, C, H, W)``."""


class Supply(Protocol):
    """Where steps come from."""

    def samples(self) -> Exercise:
        """The same few for every sheet of a training."""

    def start(self, step: int) -> None:
        """Begin to draw; other things after a pause, at another `step`, than before it."""

    def stop(self) -> None:
        """End it."""

    def next(self, generator: torch.Generator) -> Exercise:
        """Those of the next step; what is random in it is decided by the generator, and by what was begun."""


@dataclass(frozen=True)
class Paths:
    """Photos in their files, for what is not trained on crops of them."""

    photos: Sequence[Path]


def supply_for(config: TrainingConfig, photos: PhotoBank | Paths, place: Place, held_out: int) -> Supply:
    """The supply of a training on these photos, the last `held_out` of which are for the sheets alone."""
    if isinstance(photos, Paths):
        return _Things(config, photos.photos, place)
    return _Crops(config, photos, place, held_out)


class _Crops:
    """Crops of photos, with holes in them."""

    def __init__(self, config: TrainingConfig, bank: PhotoBank, place: Place, held_out: int) -> None:
        self._config, self._bank, self._place = config, bank, place
        self._count, self._held_out = max(1, len(bank) - held_out), held_out
        self._holes: HoleBank | None = None
        self._indices = None

    def samples(self) -> Exercise:
        config, bank = self._config, self._bank
        count = min(_SAMPLES, self._held_out or len(bank))
        generator = torch.Generator().manual_seed(1)
        indices = torch.arange(len(bank) - count, len(bank))
        crops = bank.crops(indices, config.size, config.augmentation, generator)
        holes = HoleBank(config.size, count=2 * count, seed=1, device=bank.device, shares=config.kinds)
        return exercise(config, crops, holes.valid[:count].unsqueeze(1).float(), generator)

    def start(self, step: int) -> None:
        config, place = self._config, self._place
        cores = (os.cpu_count() or 1) // place.count
        # To draw them all takes seconds: a training of a few steps, as to try it, draws no more than it shows.
        shown = (config.steps - step) * config.batch if config.steps else config.holes
        self._holes = HoleBank(
            config.size,
            count=min(config.holes, max(1, shown)),
            seed=(config.seed, place.rank, step),
            device=place.device,
            shares=config.kinds,
            processes=min(6, max(1, cores // 2)) if place.device.type == "cuda" else 0,
        )
        self._holes.start()
        self._indices = None

    def stop(self) -> None:
        self._holes.stop()

    def next(self, generator: torch.Generator) -> Exercise:
        if self._indices is None:
            self._indices = shuffled(self._count, self._config.batch, generator)
        indices = next(self._indices)
        crops = self._bank.crops(indices, self._config.size, self._config.augmentation, generator)
        made = exercise(self._config, crops, self._holes.masks(len(indices), generator), generator)
        if self._place.device.type != "cuda":
            self._holes.renew(max(1, len(indices) // 4))
        return made


class _Things:
    """Outlines around things, from processes that draw them."""

    def __init__(self, config: TrainingConfig, photos: Sequence[Path], place: Place) -> None:
        self._config, self._photos, self._place = config, photos, place
        self._feed: ThingFeed | None = None
        self._kept: list[Exercise] = []

    def samples(self) -> Exercise:
        feed = ThingFeed(self._photos, self._config.size, (1,), 1)
        try:
            return self._placed(feed.exercise(_SAMPLES))
        finally:
            feed.close()

    def start(self, step: int) -> None:
        place, cores = self._place, (os.cpu_count() or 1) // self._place.count
        count = min(12, cores - 1) if place.device.type == "cuda" else cores // 2
        self._feed = ThingFeed(self._photos, self._config.size, (self._config.seed, place.rank, step), max(1, count))

    def stop(self) -> None:
        self._feed.close()

    def next(self, generator: torch.Generator) -> Exercise:
        # Each is seen twice, the second time mirrored: to draw one takes longer than to learn from it.
        if self._kept:
            return tuple(part.flip(3) for part in self._kept.pop())
        self._kept.append(self._placed(self._feed.exercise(self._config.batch)))
        return self._kept[0]

    def _placed(self, made: Exercise) -> Exercise:
        return tuple(part.to(self._place.device) for part in made)
