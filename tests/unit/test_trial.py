"""Trying methods on a photo where the truth is known."""

import cv2
import numpy as np
import pytest
from skimage import data

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, UsageError
from pconv.fill import fill
from pconv.network.likeness import unlikeness
from pconv.trial import COUNT, places, shares, tried

RED = (255, 0, 0)


def scene():
    """Grass to the left, a smooth sky to the right, and a red disc on the grass that is to go."""
    grass = cv2.resize(data.grass(), (300, 300), interpolation=cv2.INTER_AREA)
    picture = np.zeros((300, 600, 3), np.uint8)
    picture[:, :300] = np.stack([grass // 2, grass, grass // 3], axis=2)
    picture[:, 300:] = np.linspace(160, 220, 300)[:, None, None].astype(np.uint8)
    hole = np.zeros((300, 600), np.uint8)
    cv2.circle(picture, (150, 150), 20, RED, -1)
    cv2.circle(hole, (150, 150), 22, 1, -1)
    return picture, hole != 0


@pytest.fixture(scope="module")
def trials():
    return tried(*scene(), ("telea", "patchmatch"))


def test_places_look_like_the_surroundings_and_touch_nothing_taken():
    picture, hole = scene()
    taken = hole.copy()
    taken[:100] = True
    shape, boxes = places(picture, hole, taken)
    assert len(boxes) == COUNT and shape.sum() == hole.sum()
    assert all(box.right <= 300 for box in boxes)
    assert not any(taken[box.slices].any() for box in boxes)
    assert all((box.height, box.width) == shape.shape for box in boxes)
    assert not any(a.common(b).area > 0.2 * a.area for a in boxes for b in boxes if a is not b)


def test_of_holes_far_apart_the_largest_is_moved():
    picture, hole = scene()
    hole[5:15, 5:15] = hole[280:290, 580:590] = True
    shape, boxes = places(picture, hole, hole)
    assert boxes and shape.shape == (45, 45)


def test_a_hole_that_fits_nowhere_is_made_smaller():
    picture, hole = scene()
    hole[60:240, 60:240] = True
    shape, boxes = places(picture, hole, hole)
    assert len(boxes) == COUNT and shape.shape == (126, 126) and shape.all()


@pytest.mark.parametrize("shape", [(290, 590), (300, 550)])
def test_a_hole_that_is_too_large_is_refused(shape):
    picture, hole = scene()
    hole[: shape[0], : shape[1]] = True
    with pytest.raises(UsageError, match="too large"):
        tried(picture, hole, ("telea",))
    with pytest.raises(UsageError, match="method"):
        tried(picture, hole, ())


def test_what_is_said_to_be_the_truth_is_the_photo(trials):
    picture, _ = scene()
    for trial in trials:
        assert np.array_equal(trial.truth, picture[trial.box.slices])
        for made in trial.made.values():
            assert np.array_equal(made[~trial.hole], trial.truth[~trial.hole])
            assert not np.array_equal(made[trial.hole], trial.truth[trial.hole])


def test_grass_is_trusted_to_patches(trials):
    found = shares(trials)
    assert list(found) == ["patchmatch", "telea"]
    assert found["patchmatch"] == 1 and found["telea"] > 1.2


def test_in_a_plain_sky_all_are_equally_close():
    plain = np.full((200, 300, 3), 180, np.uint8)
    hole = np.zeros((200, 300), bool)
    hole[80:110, 100:140] = True
    assert set(shares(tried(plain, hole, ("telea", "patchmatch"), count=2)).values()) == {1.0}


def test_what_is_to_go_is_copied_nowhere(trials):
    for trial in trials:
        copied = trial.made["patchmatch"][trial.hole].astype(int)
        assert (np.abs(copied - RED).sum(axis=1) > 200).all()


def test_a_trial_can_be_stopped_and_counts_up_to_the_end():
    seen = []
    tried(*scene(), ("telea",), count=2, control=Control(on_progress=lambda share, _note: seen.append(share)))
    assert seen == sorted(seen) and seen[-1] == 1
    with pytest.raises(Cancelled):
        tried(*scene(), ("telea",), control=Control(cancelled=lambda: len(seen) > 0))


def test_texture_is_likelier_than_a_smear_that_is_nearer_in_its_pixels():
    """What the measure is for: pixel differences prefer the smear."""
    grass = cv2.resize(data.grass(), (256, 256), interpolation=cv2.INTER_AREA)
    truth = np.repeat(grass[..., None], 3, axis=2)
    hole = np.zeros((256, 256), bool)
    hole[90:160, 90:160] = True
    smear, other = truth.copy(), truth.copy()
    smear[hole] = truth[hole].mean(axis=0).round().astype(np.uint8)
    other[hole] = np.roll(truth, (83, 71), axis=(0, 1))[hole]
    squares = [((picture[hole].astype(float) - truth[hole]) ** 2).mean() for picture in (smear, other)]
    assert squares[0] < squares[1]
    assert unlikeness(truth, smear, hole) > unlikeness(truth, other, hole) > 0 == unlikeness(truth, truth, hole)


def test_sixteen_bits_are_judged_as_eight():
    truth = data.coffee()[:200, :200]
    hole = np.zeros((200, 200), bool)
    hole[60:120, 70:130] = True
    made = fill(truth, hole, method="telea").image
    deep = [picture.astype(np.uint16) * 257 for picture in (truth, made)]
    assert unlikeness(*deep, hole) == pytest.approx(unlikeness(truth, made, hole), rel=0.01)


def test_a_box_of_a_fill_is_that_of_its_picture():
    picture, hole = scene()
    filled = fill(picture, hole, method="telea")
    box = Box(140, 100, 190, 160)
    assert np.array_equal(filled.crop(box), filled.image[box.slices])
