"""What is broad in a hole, by the weights that ship: nearer to the truth than any continuation of its rim."""

import numpy as np
import pytest
from skimage import data, draw

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.methods import Region
from pconv.methods.prediction import broad
from pconv.methods.prediction.membrane import interpolate
from pconv.methods.prediction.shades import lend_broad

SIZE = 384


def _photo(name):
    pixels = getattr(data, name)()[..., :3]
    top, left = (max(0, side - SIZE) // 2 for side in pixels.shape[:2])
    return np.ascontiguousarray(pixels[top : top + SIZE, left : left + SIZE])


def _region(photo, *, depth=70, at=(0.5, 0.5)):
    hole = np.zeros(photo.shape[:2], bool)
    centre = [share * side for share, side in zip(at, hole.shape, strict=True)]
    hole[draw.disk(centre, depth, shape=hole.shape)] = True
    return Region(np.where(hole[..., None], np.uint8(0), photo), hole, Box(0, 0, *hole.shape))


def _error(picture, photo, hole):
    """Root mean square of what is broad in the error."""
    error = np.where(hole[..., None], picture.astype(np.float32) - photo, 0)
    return float(np.sqrt(np.square(cv2.GaussianBlur(error, (0, 0), 8)[hole]).mean()))


def test_it_is_nearer_to_the_truth_than_a_smooth_continuation():
    shades, smooth = [], []
    for name in ("astronaut", "coffee", "cat", "rocket"):
        photo = _photo(name)
        for at in ((0.5, 0.5), (0.35, 0.4), (0.65, 0.6)):
            region = _region(photo, at=at)
            picture = interpolate(region.image.astype(np.float32), ~region.hole)
            smooth.append(_error(picture, photo, region.hole))
            broad.predict(region, "cpu").lay(picture, region.box)
            shades.append(_error(picture, photo, region.hole))
    assert np.mean(shades) < 0.95 * np.mean(smooth)


def test_what_is_thin_or_long_has_none():
    photo = _photo("coffee")
    assert broad.predict(_region(photo, depth=10), "cpu") is None
    hole = np.zeros((64, 6000), bool)
    hole[20:50] = True
    hole[:, :100] = False
    assert broad.predict(Region(np.zeros((*hole.shape, 3), np.uint8), hole, Box(0, 0, *hole.shape)), "cpu") is None


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_share_of_it_is_lent_to_the_pixels_named_alone(dtype):
    gain = np.iinfo(dtype).max // 255
    photo = np.full((SIZE, SIZE, 3), 200 * gain, dtype)
    region = _region(photo)
    region = Region(region.image.astype(dtype), region.hole, region.box)
    filled, own = np.full_like(photo, 100 * gain), region.hole.copy()
    own[:, : SIZE // 2] = False
    lend_broad(filled, own, broad.predict(region, "cpu"), doubt=1000.0)
    changed = filled != 100 * gain
    assert not changed[~own].any()
    middle = filled[SIZE // 2 - 10 : SIZE // 2 + 10, SIZE // 2 + 25 : SIZE // 2 + 40].mean() / gain
    assert 130 < middle < 145


def test_an_outlook_is_the_photo_at_a_quarter_of_its_size_with_the_shades_in_its_hole():
    photo = _photo("astronaut")[:, :381]
    region = _region(photo)
    seen = broad.outlook(region, broad.predict(region, "cpu"))
    assert seen.shape == (96, 96, 3) and seen.dtype == np.uint8
    small = cv2.resize(photo, (96, 96), interpolation=cv2.INTER_AREA).astype(int)
    far = ~cv2.dilate(cv2.resize(region.hole.view(np.uint8), (96, 96)), np.ones((5, 5), np.uint8)).astype(bool)
    assert np.abs(seen.astype(int) - small)[far].max() <= 2
    assert seen[48, 48].max() > 20  # not the black under the hole


def test_what_shows_something_else_is_left_as_it_is():
    photo = np.full((SIZE, SIZE, 3), 200, np.uint8)
    region = _region(photo)
    found = broad.predict(region, "cpu")
    near, far = np.full_like(photo, 190), np.full_like(photo, 30)
    for filled in (near, far):
        lend_broad(filled, region.hole, found, doubt=20.0)
    middle = np.s_[SIZE // 2 - 10 : SIZE // 2 + 10, SIZE // 2 - 10 : SIZE // 2 + 10]
    assert near[middle].mean() > 192
    assert far[middle].mean() < 32
