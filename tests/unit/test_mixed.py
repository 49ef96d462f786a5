"""Fills whose holes come from several methods."""

import numpy as np
import pytest
from skimage import data

from pconv.fill import fill
from pconv.holes.parts import part_at
from pconv.holes.shapes import polygon
from pconv.mixed import MIXED, mixed


@pytest.fixture(scope="module")
def photo():
    return np.ascontiguousarray(data.coffee()[:200, :300])


@pytest.fixture(scope="module")
def hole(photo):
    """Two near parts, that are filled together, and one far away."""
    mask = np.zeros(photo.shape[:2], bool)
    for left, top, right, bottom in ((30, 30, 60, 60), (70, 34, 95, 58), (220, 140, 260, 175)):
        mask |= polygon(mask.shape, [(left, top), (right, top), (right, bottom), (left, bottom)])
    return mask


@pytest.fixture(scope="module")
def fills(photo, hole):
    return {name: fill(photo, hole, method=name) for name in ("patchmatch", "telea")}


def test_the_part_at_a_point_is_all_that_is_connected(hole):
    mask, box = part_at(hole, 45.5, 40.2)
    assert box == (30, 30, 61, 61) and mask.all()
    assert part_at(hole, 150, 100) is None and part_at(hole, -40, 500, 3) is None
    diagonal = np.eye(20, dtype=bool)
    assert part_at(diagonal, 3.5, 3.5)[1] == (0, 0, 20, 20)


def test_a_point_may_miss_the_part_by_a_little(hole):
    assert part_at(hole, 64, 45) is None
    assert part_at(hole, 64, 45, 5)[1] == (30, 30, 61, 61)
    assert part_at(hole, 66, 45, 8)[1] == (34, 70, 59, 96)  # the nearest


def test_one_hole_comes_from_the_chosen_fill_and_all_else_stays(photo, hole, fills):
    part = part_at(hole, 45, 45)
    made = mixed(fills["patchmatch"], fills["telea"], *part)
    inside = np.zeros(hole.shape, bool)
    inside[part[1].slices] = part[0]
    assert made.method == MIXED
    assert np.array_equal(made.image[inside], fills["telea"].image[inside])
    assert np.array_equal(made.image[~inside], fills["patchmatch"].image[~inside])
    assert not np.array_equal(made.image, fills["patchmatch"].image)


def test_holes_are_chosen_one_after_the_other_and_back(hole, fills):
    one = mixed(fills["patchmatch"], fills["telea"], *part_at(hole, 45, 45))
    two = mixed(one, fills["telea"], *part_at(hole, 240, 150))
    back = mixed(two, fills["patchmatch"], *part_at(hole, 45, 45))
    back = mixed(back, fills["patchmatch"], *part_at(hole, 240, 150))
    assert np.array_equal(back.image, fills["patchmatch"].image)
    whole = mixed(two, fills["telea"], *part_at(hole, 80, 45))
    assert np.array_equal(whole.image, fills["telea"].image)


def test_every_pixel_of_the_hole_is_filled_once_and_keeps_its_source(hole, fills):
    part = part_at(hole, 45, 45)
    made = mixed(fills["patchmatch"], fills["telea"], *part)
    filled = np.zeros(hole.shape, int)
    for piece in made.pieces:
        filled[piece.box.slices] += piece.own
    assert np.array_equal(filled, hole.astype(int))
    before = {tuple(box): found for box, found in fills["patchmatch"].sources()}
    for box, found in made.sources():
        kept = found[..., 0] >= 0
        assert np.array_equal(found[kept], before[tuple(box)][kept])
        assert (
            not kept[45 - box.top, 45 - box.left] if box.top <= 45 < box.bottom and box.left <= 45 < box.right else True
        )
