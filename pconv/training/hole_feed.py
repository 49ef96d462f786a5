"""Draws random training holes in processes of their own, so that drawing takes no time from the training loop.

A process writes holes of eight pixels per byte to its standard output for as long as somebody reads them.
Run as ``python -m pconv.training.hole_feed`` by `Feed` alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import pconv
from pconv.errors import PConvError
from pconv.holes.random import BINS, random_hole

# How often each kind is drawn. Scratches are a kind of their own, outside the six bins: nothing that thin covers more.
_SHARES = {"mixed": 0.25, "walk": 0.2, "blob": 0.2, "rectangles": 0.1, "shapes": 0.1, "scratches": 0.15}


def kind_shares(
    scratches: float | None = None, damage: float = 0.0, stains: float = 0.5, cracks: float = 0.0
) -> dict[str, float]:
    """How often each kind of hole is drawn.

    Args:
        scratches: their share; None = the usual one.
        damage: that of worn places: stains, cracks, flakes and, for the rest, tears.
        stains, cracks: how many of the worn places are stains, and cracks or flakes.
    """
    fixed = {}
    if damage:
        fixed = {"stain": damage * stains, "tear": damage * (1 - stains - cracks)}
        fixed |= {kind: damage * cracks / 2 for kind in ("crack", "flake") if cracks}
    if scratches is not None:
        fixed["scratches"] = scratches
    others = {kind: share for kind, share in _SHARES.items() if kind not in fixed}
    rest = (1 - sum(fixed.values())) / sum(others.values())
    return {kind: share * rest for kind, share in others.items()} | fixed


def draw_holes(size: int, shares: Mapping[str, float], seed: Sequence[int]) -> Iterator[np.ndarray]:
    """Holes ``(size, size) bool`` without end: the six ratio bins in turn, half of the holes clear of the border."""
    rng = np.random.default_rng(seed)
    kinds, chances = list(shares), np.array(list(shares.values()))
    drawn = 0
    while True:
        kind = str(rng.choice(kinds, p=chances / chances.sum()))
        ratio, border = BINS[drawn % len(BINS)], drawn // len(BINS) % 2 == 0
        drawn += 1
        yield random_hole((size, size), kind=kind, ratio=ratio, border=border, rng=rng)


@dataclass
class Feed:
    """Holes drawn by `count` processes, which are started at once and ended by `close`.

    Read in turn, so that what comes is decided by `seed` and `count` alone.
    """

    size: int
    shares: Mapping[str, float]
    seed: Sequence[int]
    count: int

    def __post_init__(self) -> None:
        root = str(Path(pconv.__file__).resolve().parents[1])
        paths = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        environment = os.environ | {"PYTHONPATH": paths, "OMP_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"}
        shares = [f"{kind}={share}" for kind, share in self.shares.items()]
        self._processes = [
            subprocess.Popen(
                [sys.executable, "-m", __name__, str(self.size), ",".join(map(str, [*self.seed, number])), *shares],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                env=environment,
                start_new_session=True,  # Ctrl-C is for the training, which ends them when it has saved
            )
            for number in range(self.count)
        ]
        self._next = 0

    def read(self, count: int) -> np.ndarray:
        """The next `count` holes, ``(count, size, size) bool``. Raises `PConvError` if a process has died."""
        bytes_each = -(-self.size * self.size // 8)
        holes = []
        for _ in range(count):
            process = self._processes[self._next]
            self._next = (self._next + 1) % len(self._processes)
            packed = process.stdout.read(bytes_each)
            if len(packed) < bytes_each:
                raise PConvError("A process that draws training holes has ended.")
            flat = np.unpackbits(np.frombuffer(packed, np.uint8), count=self.size * self.size)
            holes.append(flat.reshape(self.size, self.size).astype(bool))
        return np.stack(holes)

    def close(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait()
            process.stdout.close()


def _serve(size: str, seed: str, *shares: str) -> None:
    parsed = {kind: float(share) for kind, share in (pair.split("=") for pair in shares)}
    try:
        for hole in draw_holes(int(size), parsed, [int(part) for part in seed.split(",")]):
            sys.stdout.buffer.write(np.packbits(hole).tobytes())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more


if __name__ == "__main__":
    _serve(*sys.argv[1:])
