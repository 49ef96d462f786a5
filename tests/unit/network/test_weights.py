"""Weights on disk: what is saved comes back, what is damaged is named."""

from __future__ import annotations

import json

import pytest
import torch
from safetensors.torch import save_file

from pconv.errors import PConvError
from pconv.network import PConvUNet, UNetConfig, describe, load_weights, save_weights

CONFIG = UNetConfig(width=4, depth=3)


@pytest.fixture
def saved(tmp_path):
    torch.manual_seed(0)
    network = PConvUNet(CONFIG)
    network(torch.rand(2, 3, 16, 16), torch.ones(2, 1, 16, 16))  # moves BatchNorm's statistics off their start
    path = tmp_path / "net.safetensors"
    save_weights(network.eval(), path, note="seven steps", dtype=torch.float32)
    return network, path


def test_saved_network_predicts_the_same(saved):
    network, path = saved
    image, mask = torch.rand(1, 3, 20, 20), torch.ones(1, 1, 20, 20)
    with torch.no_grad():
        torch.testing.assert_close(load_weights(path)(image, mask)[0], network(image, mask)[0], rtol=1e-4, atol=1e-5)


def test_header_tells_shape_and_origin(saved):
    header = describe(saved[1])
    assert json.loads(header["config"]) == {"width": 4, "depth": 3, "copies": False}
    assert header["note"] == "seven steps"
    assert len(header["sha256"]) == 64


def test_float16_halves_the_file(saved, tmp_path):
    network, path = saved
    save_weights(network, tmp_path / "half.safetensors")
    assert (tmp_path / "half.safetensors").stat().st_size < 0.6 * path.stat().st_size
    half = load_weights(tmp_path / "half.safetensors")
    assert all(p.dtype == torch.float32 for p in half.parameters())


def test_variances_beyond_float16_survive_it(saved, tmp_path):
    """BatchNorm's statistics of a trained decoder reach tens of thousands, and float16 ends at 65,504."""
    network, _ = saved
    network.decoder[0].norm.running_var.fill_(1e5)
    save_weights(network, tmp_path / "half.safetensors", dtype=torch.float16)
    assert (load_weights(tmp_path / "half.safetensors").decoder[0].norm.running_var == 1e5).all()


def test_one_flipped_bit_is_noticed(saved):
    content = bytearray(saved[1].read_bytes())
    content[-3] ^= 1
    saved[1].write_bytes(content)
    with pytest.raises(PConvError, match="damaged"):
        load_weights(saved[1])


@pytest.mark.parametrize("content", [b"", b"not weights at all", None])
def test_what_is_no_weights_file_is_named(tmp_path, content):
    path = tmp_path / "other.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PConvError, match=r"other\.safetensors"):
        load_weights(path)


def test_weights_of_another_program_are_refused(tmp_path):
    save_file({"x": torch.zeros(2)}, tmp_path / "other.safetensors")
    with pytest.raises(PConvError, match="no weights of this program"):
        load_weights(tmp_path / "other.safetensors")


def test_a_failed_save_leaves_the_old_file(saved, tmp_path):
    network, path = saved
    before = path.read_bytes()
    with pytest.raises(PConvError, match="could not be written"):
        save_weights(network, tmp_path / "missing" / "net.safetensors")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
