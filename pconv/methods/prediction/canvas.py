"""Where the tiles of a prediction are blended."""

from __future__ import annotations

import numpy as np

from pconv.box import Box


class Canvas:
    """Where the tiles of a target's prediction are blended."""

    def __init__(self, core: Box) -> None:
        self.core = core
        self.total = np.zeros((core.height, core.width, 3), np.float32)
        self.weight = np.zeros((core.height, core.width), np.float32)

    def add(self, box: Box, predicted: np.ndarray, closed: np.ndarray) -> None:
        """Blend in a window: less towards its edges, where it saw less, and nothing where its hole did not close."""
        seen = box.common(self.core)
        there, here = seen.moved(-box.top, -box.left).slices, seen.moved(-self.core.top, -self.core.left).slices
        weight = np.minimum.outer(_ramp(box.height), _ramp(box.width))[there] * closed[there]
        self.total[here] += predicted[there] * weight[..., None]
        self.weight[here] += weight

    def result(self) -> tuple[np.ndarray, np.ndarray]:
        """``(h, w, 3) float32``, and ``(h, w) bool``: where there is a prediction."""
        return self.total / np.maximum(self.weight, 1e-9)[..., None], self.weight > 0


def _ramp(length: int) -> np.ndarray:
    """From near 0 at both ends to 1 within 64 pixels."""
    position = np.arange(length, dtype=np.float32)
    return np.minimum(1, (np.minimum(position, length - 1 - position) + 1) / 64)
