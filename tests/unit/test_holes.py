"""Drawing and changing holes."""

import numpy as np
import pytest
from skimage import data

from pconv.box import Box
from pconv.errors import UsageError
from pconv.holes.morphology import feather, grow, inscribed_square, shrink
from pconv.holes.shapes import ellipse, polygon, rectangle, stroke
from pconv.holes.wand import wand


def disc(radius, shape=(101, 121), centre=(50, 60)):
    rows, columns = np.indices(shape)
    return (rows - centre[0]) ** 2 + (columns - centre[1]) ** 2 <= radius**2


@pytest.mark.parametrize("px", [1, 2.5, 7, 30])
def test_a_point_grows_to_a_disc_and_shrinks_back(px):
    grown = grow(disc(0), px)
    assert np.array_equal(grown, disc(px))
    assert np.array_equal(shrink(grown, px), disc(0))
    assert np.array_equal(grow(grown, -px), disc(0))


def test_growing_across_strips_is_seamless():
    hole = np.zeros((2500, 40), bool)
    hole[1020, 20] = hole[1030, 5] = True
    assert np.array_equal(grow(hole, 9)[900:1150], grow(hole[900:1150], 9))


def test_growing_leaves_the_original_and_nothing_alone():
    hole = disc(3)
    before = hole.copy()
    assert grow(hole, 0) is not hole and np.array_equal(grow(hole, 0), hole)
    grow(hole, 5)
    assert np.array_equal(hole, before)
    assert not grow(np.zeros((5, 5), bool), 3).any()


def test_a_hole_at_the_edge_does_not_shrink_away_from_it():
    hole = np.zeros((20, 20), bool)
    hole[:, :8] = True
    assert np.array_equal(shrink(hole, 3)[0], np.arange(20) < 5)


def test_feather_rises_inward():
    alpha = feather(disc(20), 4)
    assert alpha.dtype == np.float32
    assert (alpha[~disc(20)] == 0).all() and (alpha[disc(20)] > 0).all() and (alpha[disc(14)] == 1).all()
    assert (np.diff(alpha[50, 60:85]) <= 0).all()
    assert np.array_equal(feather(disc(5), 0), disc(5))


@pytest.mark.parametrize(
    ("box", "side"), [((10, 10, 31, 40), 21), ((10, 10, 12, 90), 1), ((0, 0, 21, 21), 41), ((5, 5, 6, 6), 1)]
)
def test_inscribed_square(box, side):
    hole = np.zeros((100, 100), bool)
    hole[Box(*box).slices] = True
    assert inscribed_square(hole) == side
    assert inscribed_square(hole & False) == 0


@pytest.mark.parametrize("dtype", [bool, np.uint8])
def test_stroke_draws_a_round_brush_and_says_where(dtype):
    hole = np.zeros((100, 120), dtype)
    box = stroke(hole, (20.5, 30.5), (80.5, 60.5), 10)
    drawn = hole.astype(bool)
    assert Box.of(drawn).union(box) == box and box.grown(-4, hole.shape).union(Box.of(drawn)) == Box.of(drawn)
    assert drawn[30, 20] and drawn[60, 80] and drawn[45, 50]
    rows, columns = np.indices(hole.shape) + 0.5
    along = np.clip(((columns - 20.5) * 60 + (rows - 30.5) * 30) / (60**2 + 30**2), 0, 1)
    distance = np.hypot(columns - 20.5 - 60 * along, rows - 30.5 - 30 * along)
    assert drawn[distance < 9].all() and not drawn[distance > 11].any()
    stroke(hole, (20.5, 30.5), (80.5, 60.5), 12, 0)
    assert not hole.any()


def test_stroke_leaves_the_picture_without_harm():
    hole = np.zeros((50, 50), np.uint8)
    assert stroke(hole, (-1e6, 10), (-900, 12), 5, 255).area == 0 and not hole.any()
    box = stroke(hole, (-40, 25), (20, 25), 3, 255)
    assert box.left == 0 and hole[25, 5] == 255


def test_a_thin_brush_draws_at_least_its_pixel():
    hole = np.zeros((9, 9), bool)
    stroke(hole, (4.2, 6.9), (4.2, 6.9), 0.3)
    assert hole[6, 4] and hole.sum() <= 5


def test_polygon_holds_the_pixels_inside():
    inside = polygon((40, 50, 3), [(10, 5), (30, 5), (30, 25), (10, 25)])
    assert inside.dtype == bool and inside.shape == (40, 50)
    assert inside[6:24, 11:29].all() and abs(int(inside.sum()) - 400) <= 41
    assert not polygon((40, 50), []).any()


def test_rectangle_holds_every_pixel_it_touches():
    assert Box.of(rectangle((40, 50), (30.5, 8), (9.9, 20.1))) == Box(8, 9, 21, 31)
    assert not rectangle((40, 50), (-9, -9), (-2, -3)).any()


@pytest.mark.parametrize(("corner", "opposite"), [((30.5, 8), (9.9, 20.1)), ((-20, -10), (25, 33)), ((3, 3), (4, 39))])
def test_an_ellipse_holds_the_pixels_whose_centres_it_surrounds(corner, opposite):
    box = Box.of(rectangle((140, 150), *(np.array(end) + 50 for end in (corner, opposite)))).moved(-50, -50)
    ys, xs = np.mgrid[:40, :50] + 0.5
    down = (ys - (box.top + box.bottom) / 2) / (box.height / 2)
    right = (xs - (box.left + box.right) / 2) / (box.width / 2)
    np.testing.assert_array_equal(ellipse((40, 50), corner, opposite), down**2 + right**2 <= 1)


def test_an_ellipse_of_no_width_holds_nothing():
    assert not ellipse((40, 50), (10, 10), (10, 30)).any()
    assert not ellipse((40, 50), (-30, -30), (-10, -5)).any()


@pytest.mark.parametrize("scale", [1, 257])
def test_wand_takes_what_looks_alike(scale):
    image = np.zeros((20, 30, 3), np.uint8 if scale == 1 else np.uint16)
    image[5:10, 5:10] = image[5:10, 20:25] = (100 * scale, 50 * scale, 60 * scale)
    image[7, 7] = (104 * scale, 50 * scale, 60 * scale)
    one = wand(image, (6.5, 6.5), 4)
    assert Box.of(one) == Box(5, 5, 10, 10) and one.sum() == 25
    assert wand(image, (6.5, 6.5), 3).sum() == 24
    assert wand(image, (6.5, 6.5), 4, contiguous=False).sum() == 50


def test_wand_in_a_photo_grows_with_the_tolerance_and_holds_its_point():
    photo = data.astronaut()
    sizes = [wand(photo, (400, 60), tolerance).sum() for tolerance in (0, 10, 40, 255)]
    assert sizes == sorted(sizes) and sizes[0] >= 1 and sizes[-1] == photo.shape[0] * photo.shape[1]
    assert wand(photo, (400, 60), 0)[60, 400]
    with pytest.raises(UsageError, match="outside"):
        wand(photo, (512, 5), 3)
