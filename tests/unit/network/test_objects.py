"""The network that finds objects."""

from __future__ import annotations

import torch

from pconv.network import load_objects


def test_the_one_that_ships_knows_a_disc_from_what_it_lies_on():
    rows, columns = torch.meshgrid(torch.arange(192), torch.arange(192), indexing="ij")
    disc = ((rows - 96) ** 2 + (columns - 96) ** 2 < 45**2).float()
    inside = ((rows - 96).abs() < 60).float() * ((columns - 96).abs() < 60)
    light = disc * 0.8 - 0.4
    deep = (inside * (1 - torch.maximum((rows - 96).abs(), (columns - 96).abs()) / 60)).clamp(0, 1)
    seen = torch.stack([light, light, light, inside, deep, 0 * disc, 2 * disc - 1, 2 * disc - 1])[None]
    with torch.inference_mode():
        found = load_objects()(seen)[0][0, 0] > 0
    assert found[disc > 0].float().mean() > 0.95 and found[(disc == 0) & (inside > 0)].float().mean() < 0.1
