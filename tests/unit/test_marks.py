"""Finding damage in a photograph."""

from itertools import pairwise

import cv2
import numpy as np
import pytest
from skimage import data

from pconv.control import Control
from pconv.errors import Cancelled
from pconv.holes.marks import found, likely


def scratched(photo, tone=235, seed=0):
    """A photo with a crease, hairs and specks, and where they are."""
    rng, height, width = np.random.default_rng(seed), *photo.shape[:2]
    marks = np.zeros((height, width), np.uint8)
    for thickness in (1, 2, 3, 4):
        points = np.cumsum(rng.normal([width / 26, 0], 14, (14, 2)), axis=0)
        points += np.array([20, rng.uniform(0.1, 0.9) * height])
        cv2.polylines(marks, [points.astype(np.int32)], False, 255, thickness)
    for _ in range(15):
        cv2.circle(marks, tuple(int(v) for v in rng.uniform(0, (width, height))), int(rng.integers(1, 4)), 255, -1)
    soft = cv2.GaussianBlur(marks, (0, 0), 0.6)[..., None] / 255.0
    return (photo + soft * 0.9 * (tone - photo.astype(float))).round().astype(np.uint8), marks > 0


@pytest.fixture(scope="module")
def print_():
    """A gray print."""
    gray = cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2GRAY)
    return cv2.cvtColor((gray * 0.7 + 20).astype(np.uint8), cv2.COLOR_GRAY2RGB)


@pytest.mark.parametrize("tone", [235, 8], ids=["light", "dark"])
def test_scratches_and_specks_are_found_and_little_else(print_, tone):
    picture, marks = scratched(print_, tone)
    contrast = np.abs(picture.astype(int) - print_).mean(axis=2)
    seen = marks & (contrast > 40)
    mask = found(likely(picture), 50)
    assert mask[seen].mean() > 0.8
    beside = cv2.dilate(marks.view(np.uint8), np.ones((7, 7), np.uint8)) == 0
    assert mask[beside].mean() < 0.02


def test_a_photo_without_damage_has_next_to_none():
    """A few reflections on a spoon and a cup."""
    assert found(likely(data.coffee()), 50).mean() < 0.03


def test_more_is_found_the_more_sensitive_it_is(print_):
    likelihood = likely(scratched(print_)[0])
    masks = [found(likelihood, sensitivity) for sensitivity in (0, 20, 50, 80, 100)]
    shares = [mask.mean() for mask in masks]
    assert shares == sorted(shares) and shares[0] < shares[-1]
    assert all((less <= more).all() for less, more in pairwise(masks))


def test_sixteen_bits_are_seen_as_eight(print_):
    picture, _ = scratched(print_)
    deep = likely(picture.astype(np.uint16) * 257)
    assert np.abs(deep.astype(int) - likely(picture)).max() <= 2


def test_a_large_picture_is_looked_at_in_parts_that_do_not_show(print_):
    """What is found of a part does not depend on where the border of the next one lies."""
    picture, _ = scratched(print_)
    wide = np.tile(picture, (2, 2, 1))
    whole, alone = likely(wide), likely(wide[300:1024, 300:1024])
    inner = np.s_[150:-150, 150:-150]
    apart = np.abs(whole[300:1024, 300:1024][inner].astype(int) - alone[inner])
    assert (apart > 64).mean() < 0.002


@pytest.mark.parametrize("shape", [(1, 1), (3, 700), (40, 2)])
def test_small_pictures(shape):
    assert likely(np.full((*shape, 3), 90, np.uint8)).shape == shape


def test_specks_of_a_few_pixels_are_grain():
    likelihood = np.zeros((40, 40), np.uint8)
    likelihood[5, 5] = likelihood[20:24, 20:24] = 255
    mask = found(likelihood, 50)
    assert not mask[:10, :10].any() and mask[19:25, 19:25].all()


def test_it_stops_when_asked(print_):
    with pytest.raises(Cancelled):
        likely(print_, Control(cancelled=lambda: True))
