"""What a network is given in a step of its training, and what it should make of that."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from pconv.training.config import TrainingConfig
from pconv.training.damage import damaged, soft
from pconv.training.degradations import degrade


def exercise(
    config: TrainingConfig, crops: Tensor, mask: Tensor, generator: torch.Generator
) -> tuple[Tensor, Tensor, Tensor]:
    """The picture that the network sees, the truth, both ``(N, 3, H, W)``, and the mask ``(N, 1, H, W)``, 1 = valid.

    Args:
        config: the knobs.
        crops: ``(N, 3, H, W)`` in [0, 1] of photos.
        mask: ``(N, 1, H, W)``, a hole each.
        generator: a CPU generator, decides everything.
    """
    kept = {"memory_format": torch.channels_last}
    if config.network != "marks":
        truth = degrade(crops, config.degradations, generator).contiguous(**kept)
        return truth * mask, truth, mask  # no pixel under a hole ever reaches the network
    # A print is damaged before it is scanned: what is soft or grainy about a scan is no sign of damage.
    truth = degrade(crops, replace(config.degradations, grain=0.0, jpeg=0.0), generator)
    given, mask = damaged(truth, mask, generator)
    scan = replace(config.degradations, gray=0.0, sepia=0.0, fading=0.0)
    return degrade(soft(given, generator), scan, generator).contiguous(**kept), truth, mask
