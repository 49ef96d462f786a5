"""What is left of a thing at the rim of the hole that was painted over it."""

import numpy as np
import pytest
from skimage import data

from pconv.holes.morphology import grow
from pconv.holes.overhang import overhang


def disc(shape, row, column, radius):
    y, x = np.indices(shape)
    return (y - row) ** 2 + (x - column) ** 2 <= radius**2


@pytest.fixture(scope="module")
def bush():
    """A dark disc with four twigs before a photographed sky: the picture, the disc, the twigs."""
    sky = np.ascontiguousarray(data.rocket()[20:260, 20:220])
    thing, twigs = disc(sky.shape[:2], 120, 100, 40), np.zeros(sky.shape[:2], bool)
    for top, left, bottom, right in ((116, 140, 122, 152), (116, 48, 122, 60), (68, 97, 80, 103), (160, 97, 172, 103)):
        twigs[top:bottom, left:right] = True
    texture = np.random.default_rng(0).integers(0, 40, (*sky.shape[:2], 1))
    picture = np.where((thing | twigs)[..., None], np.array([60, 90, 20]) + texture, sky).astype(np.uint8)
    return picture, thing, twigs & ~thing


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_twigs_that_stick_out_belong_to_what_was_painted_over(bush, depth):
    picture, thing, twigs = bush
    picture = picture if depth == np.uint8 else picture.astype(np.uint16) * 257
    hole = grow(thing, 2)
    found = overhang(picture, hole)
    assert not (found & hole).any()
    assert found[twigs & ~hole].mean() > 0.8
    assert not found[~grow(twigs, 3)].any()


def test_a_twig_longer_than_the_search_is_followed_to_its_end_and_a_wire_through_the_picture_is_not(bush):
    picture, thing, twigs = bush
    picture, longer = picture.copy(), np.zeros_like(twigs)
    longer[116:122, 150:168] = True
    picture[longer] = picture[90:96, 90:108].reshape(-1, 3)
    assert overhang(picture, grow(thing, 2))[longer].mean() > 0.8
    picture[116:122, 160:] = picture[90:96, 90:130]
    found = overhang(picture, grow(thing, 2))
    assert found[116:122, 144:150].mean() > 0.8 and not found[:, 170:].any()


def test_nothing_sticks_out_of_a_hole_that_was_painted_generously(bush):
    picture, thing, twigs = bush
    assert not overhang(picture, grow(thing | twigs, 4)).any()


def test_of_many_parts_the_largest_are_looked_at(bush):
    picture, thing, twigs = bush
    picture, hole = np.concatenate([picture, picture], axis=1), np.concatenate([grow(thing, 2), grow(thing, 2)], axis=1)
    hole[:, :200] &= ~twigs  # a little smaller
    hole[118:121, :90] = False
    found = overhang(picture, hole, most=1)
    assert found[:, 200:].any() and not found[:, :200].any()


def test_the_same_thing_elsewhere_is_another_thing(bush):
    picture, thing, twigs = bush
    picture = picture.copy()
    picture[60:72, 140:152] = picture[114:126, 100:112]
    assert not overhang(picture, grow(thing | twigs, 4)).any()


def test_scratches_specks_and_whole_pictures_have_no_overhang(bush):
    picture = bush[0]
    scratches = np.zeros(picture.shape[:2], bool)
    scratches[50:53, 10:190] = scratches[100:104, 20:24] = True
    assert not overhang(picture, scratches).any()
    assert not overhang(picture, np.ones(picture.shape[:2], bool)).any()
    assert not overhang(picture, np.zeros(picture.shape[:2], bool)).any()
