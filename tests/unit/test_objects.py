"""Cutting an object out of a loose outline."""

import cv2
import numpy as np
import pytest
from skimage import data

from pconv.box import Box
from pconv.holes.belonging import with_tips
from pconv.holes.objects import object_in


def within(image, points, known=None):
    """What is found in a closed outline, as a mask of the whole picture; None if nothing."""
    canvas = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(canvas, [np.array(points, np.int32)], 1)
    inside = canvas != 0
    box = Box.of(inside)
    found = object_in(image, inside[box.slices], box, known)
    if found is None:
        return None
    mask = np.zeros(inside.shape, bool)
    mask[found[1].slices] = found[0]
    return mask


def corners(left, top, right, bottom):
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def meadow(scale=1):
    """Grass with a red ball of radius 30 on it, and where the ball is."""
    grass = cv2.resize(data.grass(), None, fx=scale / 2, fy=scale / 2, interpolation=cv2.INTER_AREA).astype(float)
    picture = np.stack([grass * 0.5, grass * 0.9, grass * 0.3], axis=2)
    ball = np.zeros(grass.shape, np.uint8)
    cv2.circle(ball, (120 * scale, 110 * scale), 30 * scale, 1, -1)
    picture[ball != 0] = (190, 40, 50)
    return np.clip(picture + np.random.default_rng(0).normal(0, 4, picture.shape), 0, 255).astype(np.uint8), ball != 0


def alike(found, truth):
    """Area that two masks share, of the area that either has."""
    return (found & truth).sum() / (found | truth).sum()


def test_all_of_a_ball_is_found_with_a_narrow_rim():
    picture, ball = meadow()
    found = within(picture, corners(70, 60, 175, 165))
    assert found[ball].all()
    rim = cv2.dilate(ball.view(np.uint8), np.ones((9, 9), np.uint8)) != 0
    assert not found[~rim].any()


def test_it_is_found_in_a_large_photo_and_in_sixteen_bits_alike():
    picture, ball = meadow(8)
    found = within(picture, corners(70 * 8, 60 * 8, 175 * 8, 165 * 8))
    assert found[ball].mean() > 0.995 and alike(found, ball) > 0.88
    deep = within(picture.astype(np.uint16) * 257, corners(70 * 8, 60 * 8, 175 * 8, 165 * 8))
    assert alike(deep, found) > 0.99


def test_the_rim_that_an_object_shades_is_taken_in():
    """A fill grows a ghost of the object from it."""
    picture, ball = meadow(8)
    rim = cv2.dilate(ball.view(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (17, 17))) != 0
    assert within(picture, corners(70 * 8, 60 * 8, 175 * 8, 165 * 8))[rim].mean() > 0.999


def test_the_astronaut_is_told_from_the_flag_and_the_shuttle():
    """Her head in the sample photo: hair, face and collar, drawn around loosely."""
    picture = data.astronaut()
    outline = [(150, 90), (190, 10), (270, 5), (320, 60), (325, 140), (290, 205), (215, 210), (160, 170)]
    found = within(picture, outline)
    face, hair = (slice(80, 160), slice(200, 250)), (slice(25, 60), slice(200, 250))
    assert found[face].all() and found[hair].mean() > 0.95
    assert not found[30:100, 306:316].any()  # the wall behind her


def test_a_dark_part_goes_with_it_though_it_is_dark_beside_it_too():
    """The astronaut's collar and its ring, as black as the shuttle's shadow."""
    found = within(data.astronaut(), corners(45, 0, 405, 511))
    collar, suit, hair = (slice(215, 255), slice(200, 270)), (slice(330, 480), slice(150, 300)), (
        slice(25, 60), slice(200, 250))  # fmt: skip
    for part in (collar, suit, hair):
        assert found[part].mean() > 0.97
    assert not found[20:180, 355:400].any()  # the shuttle


def test_a_visor_as_black_as_what_is_beside_it_goes_with_its_helmet():
    found = within(data.astronaut(), corners(271, 337, 501, 506))
    visor, suit = (slice(400, 480), slice(300, 440)), (slice(340, 360), slice(285, 315))
    assert found[visor].mean() > 0.95 and found[suit].mean() < 0.2


def test_a_gap_in_it_and_what_it_encloses_are_part_of_it():
    """A frame goes with what is in it."""
    picture, _ = meadow()
    grass = picture.copy()
    cv2.ellipse(picture, (120, 110), (50, 40), 0, 0, 360, (60, 70, 190), 14)
    picture[64:78, 118:123] = grass[64:78, 118:123]
    picture[95:125, 105:135] = grass[10:40, 10:40]
    found = within(picture, corners(50, 50, 190, 175))
    assert found[66:76, 118:123].all() and found[80:140, 90:150].all()
    assert not found[50:58, 60:70].any()


def test_what_is_thin_about_it_comes_along_and_what_is_not_joined_to_it_does_not():
    picture, ball = meadow()
    thin, apart = np.zeros(ball.shape, np.uint8), np.zeros(ball.shape, np.uint8)
    cv2.line(thin, (120, 82), (122, 75), 1, 3)
    cv2.line(thin, (94, 118), (85, 120), 1, 2)
    cv2.circle(apart, (160, 110), 5, 1, -1)
    picture[(thin | apart) != 0] = (190, 40, 50)
    colours = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB)
    found = with_tips(ball, colours, np.ones(ball.shape, bool))
    assert found[thin != 0].mean() > 0.9 and found[ball].all()
    assert not found[apart != 0].any()
    around = cv2.dilate(thin | ball.view(np.uint8), np.ones((5, 5), np.uint8)) != 0
    assert not found[~around].any()
    upper = np.ones(ball.shape, bool)
    upper[:, :90] = False
    assert not (with_tips(ball, colours, upper) & ~ball & ~upper).any()


def test_a_blurred_wall_that_goes_on_beyond_the_outline_is_no_object():
    """A bird before something orange and out of focus, of which the outline holds more than is seen around it."""
    ys, xs = np.mgrid[:230, :300]
    near = np.exp(-((xs - 170) ** 2 + (ys - 100) ** 2) / (2 * 60**2))[..., None]
    picture = 200 * (1 - near) + np.array([230, 120, 40]) * near
    picture = np.clip(picture + np.random.default_rng(0).normal(0, 1, picture.shape), 0, 255).astype(np.uint8)
    cv2.circle(picture, (110, 110), 24, (40, 60, 60), -1)
    found = within(picture, corners(75, 50, 195, 145))
    assert found[95:125, 95:125].all()
    assert not found[55:85, 150:190].any()


@pytest.mark.parametrize("seed", [0, 5, 6])
def test_an_outline_far_from_it_finds_the_thing_and_not_the_blurred_colours_behind_it(seed):
    """What is out of focus in the outline is found nowhere around it, and ends where the outline does."""
    rng = np.random.default_rng(seed)
    behind = cv2.GaussianBlur(rng.uniform(0, 255, (480, 640, 3)).astype(np.float32), (0, 0), 55)
    picture = (behind - behind.mean((0, 1))) / behind.std((0, 1)) * 45 + 128
    bird = np.zeros(picture.shape[:2], np.uint8)
    cv2.ellipse(bird, (330, 250), (60, 90), 0, 0, 360, 1, -1)
    picture[bird != 0] = (rng.normal(0, 25, (480, 640, 1)) + np.array((60, 50, 45)))[bird != 0]
    picture = cv2.GaussianBlur(picture.clip(0, 255), (0, 0), 0.7).astype(np.uint8)
    assert alike(within(picture, corners(222, 88, 438, 412)), bird != 0) > 0.85


def test_nothing_is_found_where_nothing_stands_out():
    flat = np.full((100, 140, 3), 120, np.uint8)
    assert within(flat, corners(30, 30, 90, 80)) is None


@pytest.mark.parametrize("shape", [(200, 260), (30, 40)])
def test_an_outline_around_all_of_the_photo_takes_all_or_nothing(shape):
    picture, _ = meadow()
    picture = picture[: shape[0], : shape[1]]
    found = within(picture, corners(-5, -5, 300, 300))
    assert found is None or found.shape == picture.shape[:2]


def test_an_outline_of_a_few_pixels_is_taken_as_it_is():
    picture, _ = meadow()
    found = within(picture, corners(20, 20, 25, 24))
    assert found.sum() == 6 * 5


def test_more_of_the_same_is_told_by_what_was_found_before():
    """Of two balls of one colour side by side: with the first painted, it is no background of the second."""
    picture, ball = meadow()
    cv2.circle(picture, (185, 110), 30, (190, 40, 50), -1)
    second = np.zeros(ball.shape, np.uint8)
    cv2.circle(second, (185, 110), 30, 1, -1)
    second = (second != 0) & ~ball
    outline = corners(152, 75, 220, 145)
    with_it = within(picture, outline, cv2.dilate(ball.view(np.uint8), np.ones((3, 3), np.uint8)) != 0)
    assert with_it[second].mean() > 0.95


def test_the_same_outline_finds_the_same_again():
    picture = data.coffee()
    outline = corners(120, 40, 460, 330)
    assert np.array_equal(within(picture, outline), within(picture, outline))


def test_plain_pictures_noise_and_outlines_of_any_shape_give_a_part_of_the_picture_or_nothing():
    rng = np.random.default_rng(5)
    for turn in range(80):
        picture = rng.integers(0, 256, (*rng.integers(9, 90, 2), 3)).astype(np.uint8)
        if turn % 2:
            picture[:] = rng.integers(0, 256, 3)
        top, left = (int(rng.integers(0, side - 1)) for side in picture.shape[:2])
        box = Box(
            top, left, *(int(rng.integers(a + 1, b + 1)) for a, b in zip((top, left), picture.shape, strict=False))
        )
        inside = rng.random((box.height, box.width)) < rng.choice([0.1, 0.9, 1.1])
        found = object_in(picture, inside, box, rng.random(picture.shape[:2]) < 0.1)
        if found is not None:
            assert found[0].shape == (found[1].height, found[1].width)
            assert found[0].any() and found[1].grown(0, picture.shape) == found[1]
