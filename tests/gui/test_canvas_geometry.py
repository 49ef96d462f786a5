"""Where pixels lie on the screen, for all eight ways a camera can be held."""

from __future__ import annotations

import numpy as np
import pytest

from app.canvas.geometry import Frame, ViewState, fit_scale, frame_for, held
from app.canvas.overlay import coverage
from app.canvas.pyramid import Mask, Patched, Pyramid, halve, level_box
from pconv.box import Box
from pconv.photo.orientation import upright

ORIENTATIONS = range(1, 9)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_points_turn_the_way_the_pixels_do(orientation):
    marked = np.zeros((5, 8), bool)
    marked[1, 6] = True
    frame = Frame((5, 8), orientation, scale=1.0)
    row, column = np.argwhere(upright(marked, orientation))[0]
    assert frame.to_device(6.5, 1.5) == (column + 0.5, row + 0.5)
    assert frame.upright_shape == upright(marked, orientation).shape


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_the_screen_leads_back_to_the_same_point(orientation):
    frame = Frame((50, 80), orientation, scale=2.37, left=-31, top=17)
    assert frame.from_device(*frame.to_device(12.25, 40.75)) == pytest.approx((12.25, 40.75))


def test_a_fitted_picture_lies_in_the_middle_with_a_margin():
    frame = frame_for(ViewState(), (2000, 3000), 1, (800, 600), margin=10)
    box = frame.picture_box
    assert box.width == 780 and box.height == 520
    assert (box.left, box.top) == (10, 40)


def test_small_pictures_are_not_blown_up_to_squares():
    assert fit_scale((50, 50), (1000, 1000), 0) < 2


def test_a_picture_smaller_than_the_view_stays_in_its_middle_and_a_larger_one_in_sight():
    assert held(3.0, length=100, scale=1.0, room=400) == 50
    assert held(-500.0, length=1000, scale=2.0, room=400) == 0
    assert held(700.0, length=1000, scale=2.0, room=400) == 700


def test_levels_average_and_parts_of_them_can_be_made_anew():
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (701, 1003, 3), dtype=np.uint8)
    picture = Pyramid(pixels)
    picture.build()
    small = picture.crop(1, Box(0, 0, 351, 502))
    truth = pixels[:700, :1002].reshape(350, 2, 501, 2, 3).mean((1, 3))
    assert np.abs(small[:350, :501] - truth).max() <= 0.5 + 1e-6
    changed = pixels.copy()
    changed[300:333, 401:477] = 0
    fresh, patched = Pyramid(changed), Pyramid(changed)
    fresh.build()
    patched.build_like(picture, Box(300, 401, 333, 477))
    for level in range(picture.levels):
        box = level_box(Box(0, 0, 701, 1003), level, (701, 1003))
        np.testing.assert_array_equal(patched.crop(level, box), fresh.crop(level, box))


def test_patches_look_as_if_the_whole_picture_were_made_anew():
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (600, 810, 3), dtype=np.uint8)
    base = Pyramid(pixels)
    base.build()
    patched, changed = Patched(base), pixels.copy()
    for box in (Box(100, 100, 130, 171), Box(125, 160, 300, 200)):
        new = rng.integers(0, 256, (box.height, box.width, 3), dtype=np.uint8)
        changed[box.slices] = new
        patched.add(box, new)
    truth = Pyramid(changed)
    truth.build()
    for level in range(base.levels):
        box = level_box(Box(50, 50, 599, 805), level, (600, 810))
        np.testing.assert_array_equal(patched.crop(level, box), truth.crop(level, box))


def test_an_early_picture_takes_the_place_of_the_one_before():
    base = Pyramid(np.zeros((600, 600, 3), np.uint8))
    base.build()
    patched = Patched(base)
    for value in (50, 90):
        patched.put_rough(Box(101, 33, 205, 99), np.full((104, 66, 3), value, np.uint8))
    assert (patched.crop(0, Box(101, 33, 205, 99)) == 90).all()
    half = patched.crop(1, Box(0, 0, 300, 300))
    assert (half[52:102, 18:49] == 90).all() and not half[:50].any() and not half[:, 51:].any()


def test_a_rough_picture_is_there_before_the_levels_are():
    pixels = np.zeros((900, 900, 3), np.uint8)
    pixels[450:] = 200
    rough = Pyramid(pixels).crop(1, Box(0, 0, 450, 450))
    assert rough.shape == (450, 450, 3) and (rough[225:] == 200).all() and not rough[:225].any()


def test_sixteen_bit_levels_are_shown_with_eight():
    pixels = np.full((600, 600, 3), 30000, np.uint16)
    picture = Pyramid(pixels)
    picture.build()
    assert (picture.crop(1, Box(0, 0, 300, 300)) == 30000 >> 8).all()


def test_mask_levels_follow_the_painting():
    array = np.zeros((777, 1001), np.uint8)
    mask, truth = Mask(array), Mask(np.zeros_like(array))
    for box in (Box(5, 7, 120, 300), Box(700, 900, 777, 1001)):
        array[box.slices] = 255
        mask.update(box)
    truth._made[0][:] = array
    truth.update(Box(0, 0, 777, 1001))
    for level in range(mask.levels):
        box = level_box(Box(0, 0, 777, 1001), level, (777, 1001))
        np.testing.assert_array_equal(mask.crop(level, box), truth.crop(level, box))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("scale", [3.0, 1.0, 0.5, 0.23])
def test_the_hole_is_drawn_where_it_was_painted(orientation, scale):
    array = np.zeros((600, 880), np.uint8)
    box = Box(96, 200, 224, 432)
    array[box.slices] = 255
    mask = Mask(array)
    mask.update(box)
    frame = Frame((600, 880), orientation, scale, left=11, top=-7)
    cover = coverage(mask, frame, Box(-20, -20, 2700, 2700)) > 127
    seen = Box.of(cover)
    expected = frame.device_box(box).moved(20, 20).grown(0, cover.shape)
    assert all(abs(a - b) <= 1 for a, b in zip(seen, expected, strict=True))
    assert cover[seen.slices].mean() > 0.99


def test_halving_takes_an_odd_last_row_twice():
    array = np.array([[0, 0, 100], [0, 0, 100], [40, 40, 200]], np.uint8)
    np.testing.assert_array_equal(halve(array), [[0, 100], [40, 200]])
