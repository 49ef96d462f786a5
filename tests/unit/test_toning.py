"""A photo of one tone stays one: no other colour comes in with a fill."""

import numpy as np
import pytest
from skimage import data

from pconv.fill import fill
from pconv.methods.prediction.toning import paint, tone


def sepia(depth=np.uint8, noise=1.0):
    """``(H, W, 3)``: dark browns, light creams, as a scanner sees them."""
    gray = data.camera()[100:356, 150:470] / 255.0
    toned = np.stack([gray**0.8, 0.92 * gray, 0.8 * gray**1.2], axis=2) * 220 + 10
    toned += np.random.default_rng(0).normal(0, noise, toned.shape)
    return np.rint(toned * (np.iinfo(depth).max / 255)).astype(depth)


def off(pixels, curve):
    """Largest distance in levels from the colours that belong to the pixels' brightness."""
    levels = pixels.astype(float) * 255 / np.iinfo(pixels.dtype).max
    light = levels.mean(axis=-1)
    expected = np.stack([np.interp(light, np.arange(256), channel) for channel in curve.T], axis=-1)
    return np.abs(levels - light[..., None] - expected).max()


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_a_fill_in_a_sepia_photo_is_sepia(depth):
    photo = sepia(depth)
    hole = np.zeros(photo.shape[:2], bool)
    hole[80:150, 100:200] = True
    curve = tone(photo, ~hole)
    filled = fill(photo, hole, method="pconv", options={"grain": False}, device="cpu").image
    assert off(filled[hole], curve) <= 1.5
    assert filled[hole].std() > 0
    np.testing.assert_array_equal(filled[~hole], photo[~hole])


def test_painting_keeps_the_brightness():
    photo = sepia()
    curve = tone(photo, np.ones(photo.shape[:2], bool))
    tinted, wanted = photo.copy(), np.zeros(photo.shape[:2], bool)
    wanted[50:90, 50:90] = True
    tinted[50:90, 50:90] = np.clip(tinted[50:90, 50:90].astype(int) + np.array((20, -10, -10)), 0, 255)
    before = tinted.mean(axis=2)
    paint(tinted, wanted, curve)
    assert np.abs(tinted.mean(axis=2) - before).max() <= 1
    assert np.abs(tinted.astype(int) - photo).max() <= 8


def test_colour_photos_have_no_one_tone():
    for photo in (data.coffee(), data.astronaut(), data.rocket()):
        assert tone(photo, np.ones(photo.shape[:2], bool)) is None


def test_a_gray_photo_has_the_gray_tone():
    photo = np.repeat(data.camera()[..., None], 3, axis=2)
    curve = tone(photo, np.ones(photo.shape[:2], bool))
    assert np.abs(curve).max() < 1e-3


def test_nothing_known_has_no_tone():
    assert tone(sepia(), np.zeros((256, 320), bool)) is None
