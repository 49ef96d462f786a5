"""Draws random training holes in processes of their own.

A process writes holes of eight pixels per byte. Run as ``python -m pconv.training.hole_feed`` by `HoleFeed` alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from pconv.holes.random import BINS, random_hole
from pconv.training.feed import Feed, serving

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


class HoleFeed(Feed):
    """Holes drawn by `count` processes; what comes is decided by `seed` and `count` alone."""

    def __init__(self, size: int, shares: Mapping[str, float], seed: Sequence[int], count: int) -> None:
        self._side = size
        weights = [f"{kind}={share}" for kind, share in shares.items()]
        arguments = [[str(size), ",".join(map(str, [*seed, number])), *weights] for number in range(count)]
        super().__init__(__name__, arguments, -(-size * size // 8))

    def holes(self, count: int) -> np.ndarray:
        """The next `count` holes, ``(count, size, size) bool``. Raises as `read`."""
        flat = [np.unpackbits(np.frombuffer(item, np.uint8), count=self._side**2) for item in self.read(count)]
        return np.stack(flat).reshape(-1, self._side, self._side).astype(bool)


def _serve(size: str, seed: str, *shares: str) -> None:
    parsed = {kind: float(share) for kind, share in (pair.split("=") for pair in shares)}
    with serving():
        for hole in draw_holes(int(size), parsed, [int(part) for part in seed.split(",")]):
            sys.stdout.buffer.write(np.packbits(hole).tobytes())


if __name__ == "__main__":
    _serve(*sys.argv[1:])
