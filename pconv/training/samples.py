"""The same few pictures for every sheet of a training."""

from __future__ import annotations

import contextlib

import torch
from torch import nn

from pconv.training.config import TrainingConfig
from pconv.training.journal import Journal
from pconv.training.supply import Exercise


class Samples:
    """Args:
    config: the knobs.
    made: from photos that are not trained on where there are any.
    """

    def __init__(self, config: TrainingConfig, made: Exercise) -> None:
        self._network = config.network
        self.given, self.truth, self.mask = made

    @torch.no_grad()
    def draw(
        self, network: nn.Module, journal: Journal, step: int, autocast: contextlib.AbstractContextManager
    ) -> None:
        """Write the sheet of what `network` makes of them."""
        with autocast:
            output, _ = network(self.given, self.mask)
        output = output.float()
        if self._network == "marks":
            journal.sheet(step, self.given, self.mask, output.sigmoid().expand_as(self.given))
        elif self._network == "objects":
            picture = self.given[:, :3] / 2 + 0.5
            journal.sheet(step, picture, 1 - self.truth, (output.sigmoid() * self.mask).expand_as(picture))
        else:
            journal.sheet(step, self.truth, self.mask, output)
