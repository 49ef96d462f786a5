"""Telea's and the Navier-Stokes method."""

import numpy as np
import pytest
from skimage import data

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.errors import PConvError
from pconv.fill import fill
from pconv.methods import Region, Run, get

FLAGS = {"telea": cv2.INPAINT_TELEA, "navier-stokes": cv2.INPAINT_NS}


@pytest.fixture
def hole():
    hole = np.zeros((512, 512), bool)
    hole[100:130, 200:260] = hole[400:403, 10:300] = hole[:20, :9] = hole[300, 300] = True
    return hole


@pytest.mark.parametrize("method", FLAGS)
def test_equals_opencv_on_the_whole_picture(method, hole):
    photo = data.astronaut()
    hole[:20, :9] = False  # at the picture's edge OpenCV looks under the hole, and we do not
    made = fill(photo, hole, method=method)
    assert np.array_equal(made.image, cv2.inpaint(photo, hole.view(np.uint8), 3, FLAGS[method]))


@pytest.mark.parametrize("method", FLAGS)
def test_16_bits_follow_8_bits_but_are_finer(method, hole):
    photo = data.astronaut()
    made = fill(photo.astype(np.uint16) * 257, hole, method=method).image
    assert made.dtype == np.uint16 and np.array_equal(made[~hole], photo[~hole].astype(np.uint16) * 257)
    coarse = fill(photo, hole, method=method).image
    assert np.abs(made[hole] / 257 - coarse[hole]).mean() < 3
    assert np.unique(made[hole]).size > 2 * np.unique(coarse[hole]).size


@pytest.mark.parametrize("method", FLAGS)
def test_what_lies_under_the_hole_does_not_matter(method, hole):
    photo = data.astronaut()
    black, white = photo.copy(), photo.copy()
    black[hole], white[hole] = 0, 255
    assert np.array_equal(fill(black, hole, method=method).image, fill(white, hole, method=method).image)


@pytest.mark.parametrize("method", FLAGS)
def test_a_region_without_surroundings_is_refused(method):
    region = Region(np.zeros((8, 8, 3), np.uint8), np.ones((8, 8), bool), Box(0, 0, 8, 8))
    with pytest.raises(PConvError, match="something around it"):
        get(method).fill_region(region, get(method).Options(), Run())
