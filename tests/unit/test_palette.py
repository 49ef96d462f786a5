"""A fill has no colours that are nowhere around it."""

import numpy as np
import pytest
import torch
from skimage import data

from pconv.fill import fill
from pconv.methods.prediction.palette import confine, palette
from pconv.network import load_weights, save_weights


def colourful(pixels):
    """How far pixels in [0, 1] are from gray."""
    return (pixels.max(axis=-1) - pixels.min(axis=-1)).max()


@pytest.fixture
def beach():
    """Sand to blue: colours along one line, as floats."""
    share = np.random.default_rng(0).random((60, 80, 1), np.float32)
    return (share * np.float32((0.8, 0.7, 0.5)) + (1 - share) * np.float32((0.3, 0.5, 0.8))).astype(np.float32)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_colours_from_around_stay_and_others_are_drawn_in(beach, dtype):
    top = 1 if dtype is np.float32 else np.iinfo(dtype).max
    bounds = palette((beach * top).astype(dtype), np.ones(beach.shape[:2], bool))
    middle = beach[(np.abs(beach[..., 0] - 0.55) < 0.2)][None]
    kept = middle.copy()
    confine(kept, bounds)
    np.testing.assert_allclose(kept, middle, atol=2e-3)
    foreign = np.float32([[(0.2, 0.9, 0.1), (1.0, 0.1, 0.9), (0.1, 0.2, 0.9)]])
    drawn = foreign.copy()
    confine(drawn, bounds)
    np.testing.assert_allclose(drawn.mean(axis=2), foreign.mean(axis=2), atol=1e-6)
    spread = beach.reshape(-1, 3).mean(axis=0)
    for before, after in zip(foreign[0], drawn[0], strict=True):
        off = [x - x.mean() - (spread - spread.mean()) for x in (before, after)]
        assert np.abs(off[1]).max() < 0.6 * np.abs(off[0]).max()


def test_what_is_beneath_the_hole_does_not_count(beach):
    photo, known = beach.copy(), np.ones(beach.shape[:2], bool)
    known[20:40, 20:60] = False
    photo[~known] = (0, 1, 0)
    np.testing.assert_array_equal(
        palette(photo, known).reach, palette(np.where(known[..., None], beach, 1), known).reach
    )
    assert palette(photo, np.zeros_like(known)) is None


def test_a_network_that_sees_green_fills_a_gray_wall_gray(tmp_path):
    """The weights that ship, with the last layer turned towards green."""
    network = load_weights()
    with torch.no_grad():
        network.decoder[-1].convolution.bias += torch.tensor([-0.3, 0.6, -0.3])
    weights = tmp_path / "green.safetensors"
    save_weights(network, weights)
    photo = data.coffee()[:256, :256].copy()
    photo[:, :160] = photo[:, :160].mean(axis=2, keepdims=True)
    photo[:, 160:] = (150, 60, 40)  # a photo with colours elsewhere is no gray photo
    hole = np.zeros(photo.shape[:2], bool)
    hole[:90, 10:100] = True
    filled = fill(photo, hole, method="pconv", options={"weights": str(weights), "grain": False}, device="cpu").image
    assert colourful(filled[hole].astype(float) / 255) < 0.03
