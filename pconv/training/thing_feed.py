"""Draws pictures with an outline around a thing in processes of their own.

Run as ``python -m pconv.training.thing_feed`` by `ThingFeed` alone, with the photos' paths on standard input.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from pconv.errors import PConvError
from pconv.holes.clues import CHANNELS, clues, squared
from pconv.training.feed import Feed, serving
from pconv.training.montage import Montage, montage
from pconv.training.photos import decoded
from pconv.training.things import Thing, cut_out

_SHORT_SIDE, _LEAST = 400, 200  # pixels of a photo
_PHOTOS = 300  # that are held at a time
_FIRST, _TRIES, _MOST = 4, 600, 1500  # things before the first picture; times that is tried; things that are held
_EVERY = 8  # pictures, until another is looked for
_ITEM = np.dtype(np.float16)


class ThingFeed(Feed):
    """Pictures drawn by `count` processes; what comes is decided by `photos`, `seed` and `count` alone."""

    def __init__(self, photos: Sequence[Path], side: int, seed: Sequence[int], count: int) -> None:
        self._shape = CHANNELS + 2, side, side
        arguments = [[str(side), ",".join(map(str, [*seed, number]))] for number in range(count)]
        names = "\n".join(str(path.resolve()) for path in photos)
        super().__init__(__name__, arguments, _ITEM.itemsize * int(np.prod(self._shape)), os.fsencode(names))

    def exercise(self, count: int) -> tuple[Tensor, Tensor, Tensor]:
        """The next `count`: what the network sees (`pconv.holes.clues`), what the things cover, and where that counts;
        ``(N, 8, S, S)``, and ``(N, 1, S, S)`` each, float32. Raises as `read`."""
        items = [np.frombuffer(item, _ITEM).reshape(self._shape) for item in self.read(count)]
        made = torch.from_numpy(np.stack(items).astype(np.float32))
        seen = made[:, :CHANNELS].contiguous(memory_format=torch.channels_last)
        return seen, made[:, CHANNELS : CHANNELS + 1], made[:, CHANNELS + 1 :]


def draw_montages(paths: Sequence[Path], side: int, seed: Sequence[int]) -> Iterator[Montage]:
    """Pictures without end, of things that are cut out of the photos meanwhile. Raises `PConvError` where there are
    none to be found."""
    rng = np.random.default_rng(seed)
    photos: deque[np.ndarray] = deque(maxlen=_PHOTOS)
    things: deque[Thing] = deque(maxlen=_MOST)

    def look() -> None:
        photo = decoded(paths[rng.integers(len(paths))], _SHORT_SIDE, _LEAST)
        if not isinstance(photo, str):
            photos.append(np.ascontiguousarray(photo))
        if photos:
            found = cut_out(photos[-1], rng)
            things.extend([] if found is None else [found])

    for _ in range(_TRIES):
        if len(things) < _FIRST:
            look()
    if not things:
        raise PConvError(f"No things stand out in the photos in {paths[0].parent}; name others with --photos.")
    while True:
        look()
        for _ in range(_EVERY):
            yield montage(things, photos, side, rng)


def _serve(side: str, seed: str) -> None:
    paths = [Path(os.fsdecode(line)) for line in sys.stdin.buffer.read().split(b"\n")]
    with serving():
        for made in draw_montages(paths, int(side), [int(part) for part in seed.split(",")]):
            seen = clues(made.picture, made.inside, made.known)
            item = np.dstack([seen, made.truth, made.beside])
            sys.stdout.buffer.write(squared(item, int(side)).transpose(2, 0, 1).astype(_ITEM).tobytes())


if __name__ == "__main__":
    try:
        _serve(*sys.argv[1:])
    except PConvError as error:
        sys.exit(f"pconv: {error}")
