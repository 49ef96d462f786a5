"""The network for shades: what it may know, what it begins as, which sizes it takes, what its files are."""

from __future__ import annotations

import pytest
import torch

from pconv.errors import PConvError, UsageError
from pconv.network import (
    PConvUNet,
    ShadesConfig,
    ShadesNet,
    UNetConfig,
    load_shades,
    load_weights,
    save_weights,
)
from pconv.network.shades import membrane

SMALL = ShadesConfig((8, 12, 16))


@pytest.fixture
def network():
    """One whose last layer is not 0, as it is before any training."""
    torch.manual_seed(0)
    made = ShadesNet(SMALL).eval()
    torch.nn.init.normal_(made.last[-1].weight, std=0.1)
    return made


def _holed(height, width):
    mask = torch.ones(1, 1, height, width)
    mask[..., height // 4 : height // 2, width // 4 : width // 2] = 0
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(1)), mask


def test_what_is_under_the_hole_has_no_influence(network):
    image, mask = _holed(40, 48)
    with torch.no_grad():
        expected, _ = network(image, mask)
        found, _ = network(image * mask + 0.7 * (1 - mask), mask)
    torch.testing.assert_close(found, expected)


def test_the_known_is_what_the_hole_is_predicted_from(network):
    image, mask = _holed(40, 48)
    with torch.no_grad():
        change = network(1 - image, mask)[0] - network(image, mask)[0]
    assert (change * (1 - mask)).abs().max() > 0.01


def test_before_any_training_it_is_the_membrane():
    known, share = torch.full((1, 3, 16, 16), 0.3), torch.ones(1, 1, 16, 16)
    share[..., 5:11, 5:11] = 0
    with torch.no_grad():
        found = ShadesNet(SMALL).eval().cells(known * share, share)
    torch.testing.assert_close(found, known, rtol=0, atol=1e-3)


@pytest.mark.parametrize("size", [(1, 1), (3, 50), (17, 16), (45, 31)])
def test_any_number_of_cells_will_do(network, size):
    with torch.no_grad():
        found = network.cells(torch.rand(2, 3, *size), torch.rand(2, 1, *size))
    assert found.shape == (2, 3, *size)
    assert found.isfinite().all()


def test_the_pixels_of_a_cell_are_the_same(network):
    image, mask = _holed(32, 32)
    with torch.no_grad():
        found, seen = network(image, mask)
    assert found.shape == image.shape and (seen == 1).all()
    cells = found.unflatten(2, (16, 2)).unflatten(4, (16, 2))
    assert (cells == cells[:, :, :, :1, :, :1]).all()


def test_a_membrane_keeps_the_known_and_goes_evenly_between():
    ramp = torch.linspace(0, 1, 32).expand(1, 1, 32, 32)
    share = torch.ones(1, 1, 32, 32)
    share[..., 10:22] = 0
    film = membrane(ramp * share, share)
    torch.testing.assert_close(film * share, ramp * share)
    torch.testing.assert_close(film, ramp, rtol=0, atol=0.05)


def test_the_two_kinds_of_weights_are_told_apart(network, tmp_path):
    save_weights(network, tmp_path / "shades.safetensors")
    save_weights(PConvUNet(UNetConfig(width=4, depth=3)), tmp_path / "fills.safetensors")
    image, mask = _holed(32, 32)
    with torch.no_grad():
        again = load_shades(tmp_path / "shades.safetensors")(image, mask)[0]
        torch.testing.assert_close(again, network(image, mask)[0], rtol=0, atol=0.01)
    with pytest.raises(PConvError, match="predicts shades"):
        load_weights(tmp_path / "shades.safetensors")
    with pytest.raises(PConvError, match="a network that fills"):
        load_shades(tmp_path / "fills.safetensors")


@pytest.mark.parametrize("channels", [(), (8,), (8, 0), (8, 10)])
def test_shapes_that_cannot_be_are_refused(channels):
    with pytest.raises(UsageError):
        ShadesConfig(channels)
