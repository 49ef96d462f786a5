"""The network that finds damage."""

from __future__ import annotations

import torch

from pconv.network import MarksConfig, MarksNet


def test_before_any_training_next_to_nothing_is_damaged():
    torch.manual_seed(0)
    network = MarksNet(MarksConfig((4, 8, 8))).eval()
    with torch.inference_mode():
        found, _ = network(torch.rand(1, 3, 32, 32))
    assert found.sigmoid().mean() < 0.2
