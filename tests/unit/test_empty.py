"""Finding what is empty at the edges of a picture."""

import cv2
import numpy as np
import pytest
from skimage import data

from pconv.holes.empty import empty

SHAPE = data.coffee().shape[:2]


def turned(border, interpolation=cv2.INTER_CUBIC):
    """The coffee turned by 4 degrees, and where it is empty now."""
    middle = SHAPE[1] / 2, SHAPE[0] / 2
    turn = cv2.getRotationMatrix2D(middle, 4, 1)
    picture = cv2.warpAffine(data.coffee(), turn, SHAPE[::-1], flags=interpolation, borderValue=(border,) * 3)
    there = cv2.warpAffine(np.full(SHAPE, 255, np.uint8), turn, SHAPE[::-1], flags=cv2.INTER_NEAREST)
    return picture, there == 0


@pytest.mark.parametrize("border", [0, 255])
@pytest.mark.parametrize("way", ["as it is", "16 bits", "JPEG"])
def test_the_corners_of_a_turned_photo_are_found_and_little_else(border, way):
    picture, there = turned(border)
    if way == "16 bits":
        picture = picture.astype(np.uint16) * 257
    elif way == "JPEG":
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 85])[1], cv2.IMREAD_COLOR)
    found = empty(picture)
    deep = cv2.erode(there.view(np.uint8), np.ones((7, 7), np.uint8), borderValue=1) != 0
    near = cv2.dilate(there.view(np.uint8), np.ones((25, 25), np.uint8)) != 0
    assert found[deep].all()
    assert not found[~near].any()


def test_of_a_picture_with_transparent_parts_these_are_meant():
    picture, there = turned(0)
    alpha = np.where(there, np.uint8(0), np.uint8(255))
    alpha[300:310, 200:210] = 20  # in its middle, too
    found = empty(picture, alpha)
    assert found[there].all() and found[300:310, 200:210].all()
    assert not empty(np.zeros_like(picture), np.full(SHAPE, 255, np.uint8))[1:].any()


@pytest.mark.parametrize("photo", [data.coffee, data.rocket, data.cat], ids=["coffee", "rocket", "cat"])
def test_an_ordinary_photo_is_empty_nowhere(photo):
    assert not empty(photo()).any()


def test_a_black_picture_is_empty_all_over_and_has_no_border():
    assert not empty(np.zeros((60, 80, 3), np.uint8)).any()


def test_black_that_reaches_no_corner_is_something():
    picture = data.cat()
    picture[:40, 100:200] = 0
    picture[100:140, 100:200] = 0
    assert not empty(picture).any()
