"""The network that finds objects: which sizes it takes, what its files are."""

from __future__ import annotations

import pytest
import torch

from pconv.errors import PConvError
from pconv.network import MarksConfig, MarksNet, ObjectsConfig, ObjectsNet, load_marks, load_objects, save_weights


@pytest.fixture
def network():
    torch.manual_seed(0)
    return ObjectsNet(ObjectsConfig((4, 8, 8))).eval()


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (33, 50)])
def test_what_is_seen_may_have_any_size(network, size):
    with torch.inference_mode():
        found, _ = network(torch.rand(2, 8, *size))
    assert found.shape == (2, 1, *size) and found.isfinite().all()


def test_its_file_is_read_back_and_no_other_is_taken_for_it(network, tmp_path):
    path, other = tmp_path / "objects.safetensors", tmp_path / "marks.safetensors"
    save_weights(network, path, dtype=torch.float32)
    save_weights(MarksNet(MarksConfig((4, 8))), other)
    seen = torch.rand(1, 8, 20, 20)
    with torch.inference_mode():
        torch.testing.assert_close(load_objects(path)(seen)[0], network(seen)[0])
    with pytest.raises(PConvError, match="finds damage; name one that finds objects"):
        load_objects(other)
    with pytest.raises(PConvError, match="finds objects; name one that finds damage"):
        load_marks(path)


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
