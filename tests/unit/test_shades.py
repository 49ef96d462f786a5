"""What lies between two fills' broad shades is taken, and nothing of their detail."""

import numpy as np
import pytest

from pconv.box import Box
from pconv.methods import Region
from pconv.methods.prediction.plan import targets
from pconv.methods.prediction.shades import between, doubt, lend

BOX = Box(30, 40, 130, 160)
MIDDLE = (slice(60, 100), slice(75, 125))


@pytest.fixture(scope="module")
def own():
    """An oval in the box."""
    y, x = np.mgrid[: BOX.height, : BOX.width]
    return ((y - 49.5) / 50) ** 2 + ((x - 59.5) / 60) ** 2 < 1


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_the_middle_moves_by_the_share_and_the_detail_stays(own, dtype, scale):
    top = np.iinfo(dtype).max
    noise = np.random.default_rng(0).integers(-20, 21, (170, 200, 3))
    photo = ((100 + noise) * (top // 255)).astype(dtype)
    filled = photo.copy()
    change = np.full((BOX.height, BOX.width, 3), 40 * (top // 255), np.float32)
    lend(filled, BOX, own, change, scale=scale, blur=3.0, share=0.5)
    moved = (filled.astype(float) - photo) / (top // 255)
    np.testing.assert_allclose(moved[MIDDLE], 20, atol=1)
    outside = np.ones(photo.shape[:2], bool)
    outside[BOX.slices] = ~own
    assert not moved[outside].any()


def test_a_change_fades_in_from_the_rim(own):
    filled = np.full((170, 200, 3), 100, np.uint8)
    lend(filled, BOX, own, np.full((BOX.height, BOX.width, 3), 80, np.float32), scale=1.0, blur=5.0, share=0.5)
    row = filled[80, BOX.left : 100, 0].astype(int)
    assert 10 < row[1] - 100 < 30 and row[-1] == 140
    assert np.abs(np.diff(row)).max() < 6


def test_what_differs_in_detail_alone_changes_nothing(own):
    filled = np.full((170, 200, 3), 100, np.uint8)
    stripes = np.where(np.arange(BOX.width) % 4 < 2, 60, -60).astype(np.float32)
    change = np.broadcast_to(stripes[:, None], (BOX.height, BOX.width, 3))
    lend(filled, BOX, own, change, scale=1.0, blur=5.0, share=0.5)
    np.testing.assert_array_equal(filled[MIDDLE], 100)


@pytest.mark.parametrize("limit", [200, 30])
def test_what_is_wanted_lies_between_what_was_drawn_and_the_surroundings(limit):
    photo = np.full((170, 200, 3), 200, np.uint8)
    hole = np.zeros((170, 200), bool)
    hole[BOX.slices] = True
    (target,) = targets(0, Region(photo, hole, Box(0, 0, *hole.shape)), hole, limit)
    assert (target.scale > 1) == (limit == 30)
    drawn = np.full((*target.own.shape, 3), 100, np.uint8)
    np.testing.assert_allclose(between(target, drawn, None), 150, atol=1)


def test_in_a_small_hole_less_is_lent_of_what_differs_and_in_a_large_one_all():
    def hole(share):
        return np.arange(10_000).reshape(100, 100) < share * 10_000

    doubts = [doubt(hole(share)) for share in (0.01, 0.2, 0.22, 0.25, 0.29, 0.3, 0.6)]
    assert doubts[0] == doubts[1] < doubts[2] < doubts[3] < doubts[4] < doubts[5] == doubts[6] == np.inf
