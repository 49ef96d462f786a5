"""What can be set on a completion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Lengths in pixels of the level at hand.

    Attributes:
        radius: patches are ``2 radius + 1`` pixels wide.
        passes: PatchMatch passes (propagation and random search) per round.
        rounds_finest: rounds of search and vote at full size.
        rounds_more: rounds more at each coarser level, up to `rounds_most`.
        near: radius of the random search once a level's first round is over.
        sharpness: votes weigh exp(-sharpness * d / mean d); high values approach copying.
        coarsest_depth: halving stops once no hole pixel lies deeper in the hole than this.
        coarsest_side: halving stops once the shorter side is below this.
        fewest_sources: a coarser level needs at least this many source patches.
    """

    radius: int = 3
    passes: int = 2
    rounds_finest: int = 2
    rounds_more: int = 3
    rounds_most: int = 20
    near: int = 16
    sharpness: float = 3.0
    coarsest_depth: float = 3.0
    coarsest_side: int = 32
    fewest_sources: int = 64
