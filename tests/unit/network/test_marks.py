"""The network that finds damage: which sizes it takes, what its files are."""

from __future__ import annotations

import pytest
import torch

from pconv.errors import PConvError, UsageError
from pconv.network import MarksConfig, MarksNet, ShadesConfig, ShadesNet, load_marks, load_weights, save_weights

SMALL = MarksConfig((4, 8, 8))


@pytest.fixture
def network():
    torch.manual_seed(0)
    return MarksNet(SMALL).eval()


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (16, 24), (33, 50)])
def test_a_picture_of_any_size_gets_a_number_for_each_pixel(network, size):
    with torch.inference_mode():
        found, _ = network(torch.rand(2, 3, *size))
    assert found.shape == (2, 1, *size)
    assert found.isfinite().all()


def test_before_any_training_next_to_nothing_is_damaged(network):
    with torch.inference_mode():
        found, _ = network(torch.rand(1, 3, 32, 32))
    assert found.sigmoid().mean() < 0.2


def test_its_file_is_read_back_and_no_other_is_taken_for_it(network, tmp_path):
    path, other = tmp_path / "marks.safetensors", tmp_path / "shades.safetensors"
    save_weights(network, path, dtype=torch.float32)
    save_weights(ShadesNet(ShadesConfig((8, 12))), other)
    image = torch.rand(1, 3, 20, 20)
    with torch.inference_mode():
        torch.testing.assert_close(load_marks(path)(image)[0], network(image)[0])
    with pytest.raises(PConvError, match="predicts shades; name one that finds damage"):
        load_marks(other)
    with pytest.raises(PConvError, match="finds damage; name one that fills"):
        load_weights(path)


@pytest.mark.parametrize("scales", [(8,), (8, 0)])
def test_shapes_that_are_none_are_refused(scales):
    with pytest.raises(UsageError, match="cannot be built"):
        MarksConfig(scales)
