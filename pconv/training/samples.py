"""The same few pictures and holes for every sheet of a training."""

from __future__ import annotations

import contextlib

import torch
from torch import nn

from pconv.training.config import TrainingConfig
from pconv.training.exercise import exercise
from pconv.training.journal import Journal
from pconv.training.masks import HoleBank
from pconv.training.photos import PhotoBank


class Samples:
    """Up to six crops with holes, from photos that are not trained on where there are any."""

    def __init__(self, config: TrainingConfig, bank: PhotoBank, held_out: int) -> None:
        count = min(6, held_out or len(bank))
        generator = torch.Generator().manual_seed(1)
        indices = torch.arange(len(bank) - count, len(bank))
        crops = bank.crops(indices, config.size, config.augmentation, generator)
        holes = HoleBank(config.size, count=2 * count, seed=1, device=bank.device, shares=config.kinds)
        mask = holes.valid[:count].unsqueeze(1).float()
        self.given, self.truth, self.mask = exercise(config, crops, mask, generator)
        self._marks = config.network == "marks"

    @torch.no_grad()
    def draw(
        self, network: nn.Module, journal: Journal, step: int, autocast: contextlib.AbstractContextManager
    ) -> None:
        """Write the sheet of what `network` makes of them."""
        with autocast:
            output, _ = network(self.given, self.mask)
        if self._marks:
            journal.sheet(step, self.given, self.mask, output.float().sigmoid().expand_as(self.given))
        else:
            journal.sheet(step, self.truth, self.mask, output.float())
