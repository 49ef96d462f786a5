"""A network that says what of an outline's inside is the object it was drawn around.

It sees the picture, the outline, what is known already, and what the colours and edges say (`pconv.holes.clues`).
"""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor

from pconv.holes.clues import CHANNELS
from pconv.network.folded import FoldedConfig, FoldedUNet


@dataclass(frozen=True)
class ObjectsConfig(FoldedConfig):
    """The shape of a network, see `FoldedConfig`.

    Attributes:
        inputs: channels of what it sees.
    """

    scales: tuple[int, ...] = (20, 40, 64, 84, 84)
    inputs: int = CHANNELS


class ObjectsNet(FoldedUNet):
    """Finds the object in an outline."""

    def __init__(self, config: ObjectsConfig | None = None) -> None:
        config = config or ObjectsConfig()
        super().__init__(config.inputs, config.scales)
        self.config = config

    def forward(self, seen: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """How likely each pixel is part of the object.

        Args:
            seen: ``(N, 8, H, W)``, see `pconv.holes.clues.clues`.
            mask: returned as it is, so that it is trained as the other networks are.

        Returns:
            ``(N, 1, H, W)`` before the sigmoid, and the mask.
        """
        return self.said(seen), mask
