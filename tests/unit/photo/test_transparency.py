"""What an alpha channel means for filling."""

import numpy as np
import pytest
from skimage import data

from pconv.photo import Photo
from pconv.photo.transparency import filled, layer, not_to_copy

SHAPE = 40, 60


def mask(*slices):
    plane = np.zeros(SHAPE, bool)
    plane[slices] = True
    return plane


def alpha(dtype=np.uint8):
    """Transparent on the left, half so in a stripe beside it."""
    top = np.iinfo(dtype).max
    plane = np.full(SHAPE, top, dtype)
    plane[:, :10], plane[:, 10:12] = 0, top // 2 + 1
    return plane


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_what_is_transparent_is_not_to_be_copied_and_no_more_than_that(dtype):
    hole = mask(slice(5, 10), slice(20, 30))
    assert np.array_equal(not_to_copy(alpha(dtype), hole), mask(slice(None), slice(10)))
    said = mask(slice(30, 40), slice(50, 60))
    assert np.array_equal(not_to_copy(alpha(dtype), hole, said), said | mask(slice(None), slice(10)))


def test_nothing_is_forbidden_of_an_opaque_picture_or_where_all_of_it_is_filled():
    hole = mask(slice(None), slice(10))
    for plane in (None, np.full(SHAPE, 255, np.uint8), alpha()):
        assert not_to_copy(plane, hole) is None
        assert not_to_copy(plane, hole, hole) is hole


def test_what_is_filled_is_opaque_and_all_else_as_it_was():
    pixels, hole = data.coffee()[: SHAPE[0], : SHAPE[1]], mask(slice(20), slice(11))
    made = filled(Photo(pixels, alpha()), pixels, hole)
    assert (made.alpha[hole] == 255).all()
    assert np.array_equal(made.alpha[~hole], alpha()[~hole])
    assert filled(Photo(pixels), pixels, hole).alpha is None


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_layer_is_the_fill_alone_and_upright(dtype):
    top = np.iinfo(dtype).max
    pixels = data.coffee()[: SHAPE[0], : SHAPE[1]].astype(dtype) * (top // 255)
    hole = mask(slice(20), slice(11))
    photo = Photo(pixels, orientation=6, exif=b"II*", icc=b"a profile", dpi=(300.0, 300.0))
    made = layer(photo, hole)
    assert made.shape == SHAPE[::-1] and made.orientation == 1 and made.bits == photo.bits
    upright = photo.upright(hole)
    assert np.array_equal(made.pixels[upright], photo.upright(pixels)[upright])
    assert (made.alpha == np.where(upright, top, 0)).all() and not made.pixels[~upright].any()
    assert (made.icc, made.dpi, made.exif) == (photo.icc, photo.dpi, None)
