"""A network that says where a photograph is damaged: scratched, creased, torn, stained or dusty.

Such marks differ from what is pictured by how they run across it, so it has to see the picture around them (compare the
scratch detector of Wan et al., "Bringing Old Photos Back to Life", CVPR 2020).
"""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from pconv.network.folded import FoldedConfig, FoldedUNet


@dataclass(frozen=True)
class MarksConfig(FoldedConfig):
    """The shape of a network, see `FoldedConfig`."""

    scales: tuple[int, ...] = (24, 48, 96, 128)


class MarksNet(FoldedUNet):
    """Finds damage."""

    def __init__(self, config: MarksConfig | None = None) -> None:
        config = config or MarksConfig()
        super().__init__(3, config.scales)
        self.config = config
        nn.init.constant_(self.last[-1].bias, -3.0)  # little is damaged

    def forward(self, image: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """How likely each pixel is damaged.

        Args:
            image: ``(N, 3, H, W)`` in [0, 1], RGB, display-encoded.
            mask: returned as it is, so that it is trained as the other networks are.

        Returns:
            ``(N, 1, H, W)`` before the sigmoid, and the mask.
        """
        return self.said(image * 2 - 1), mask
