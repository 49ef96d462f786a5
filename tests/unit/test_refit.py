"""Copies of a filled hole fitted anew."""

import numpy as np
import pytest

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled
from pconv.kernels.threads import Crew
from pconv.methods.base import Region
from pconv.methods.completion.refit import refit

TILE = 24


@pytest.fixture
def wallpaper():
    """A random tile that repeats, with a hole of more than two of it each way."""
    coarse = np.random.default_rng(5).integers(20, 235, (TILE // 3, TILE // 3, 3), dtype=np.uint8)
    photo = np.tile(coarse.repeat(3, axis=0).repeat(3, axis=1), (8, 9, 1))
    hole = np.zeros(photo.shape[:2], bool)
    hole[61:119, 82:141] = True
    return photo, hole


def copied(photo, hole, steps):
    """The hole filled with what lies `steps` away, by pixel, and where that is."""
    origins = np.full((*hole.shape, 2), -1, np.int32)
    origins[hole] = np.argwhere(hole) + np.broadcast_to(steps, (*hole.shape, 2))[hole]
    made = photo.copy()
    made[hole] = photo[*origins[hole].T]
    return made, origins


def fitted(photo, hole, made, origins, part=None, control=None, **masks):
    region = Region(photo, hole, Box(0, 0, *hole.shape), **masks)
    with Crew(1) as crew:
        refit(crew, made, region.sources, origins, hole if part is None else part, {}, 0, control or Control())
    return made, origins


def error(made, photo, hole):
    top = np.iinfo(photo.dtype).max
    return float(np.abs(made[hole].astype(float) - photo[hole]).mean() / top * 255)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_copies_that_lie_a_little_wrong_are_moved_to_where_they_fit(wallpaper, dtype):
    photo, hole = wallpaper
    photo = photo.astype(dtype) * (257 if dtype == np.uint16 else 1)
    astray = np.where(np.arange(hole.shape[1])[None, :, None] < 110, (3 * TILE - 4, 5), (5, 3 * TILE - 3))
    made, origins = copied(photo, hole, astray)
    before = error(made, photo, hole)
    fitted(photo, hole, made, origins)
    assert made.dtype == dtype and error(made, photo, hole) < before / 4
    np.testing.assert_array_equal(made[~hole], photo[~hole])
    rows, columns = origins[hole].T
    assert not hole[rows, columns].any() and (origins[~hole] == -1).all()


def test_only_the_part_is_changed_and_the_rest_of_the_hole_is_not_copied(wallpaper):
    photo, hole = wallpaper
    part = hole.copy()
    part[:, 112:] = False
    made, origins = copied(photo, hole, (3 * TILE - 4, 5))
    before = made.copy(), origins.copy()
    fitted(photo, hole, made, origins, part)
    np.testing.assert_array_equal(made[~part], before[0][~part])
    np.testing.assert_array_equal(origins[~part], before[1][~part])
    rows, columns = origins[part].T
    assert not hole[rows, columns].any() and (origins[part] != before[1][part]).any()


def test_copies_come_from_where_they_may_alone(wallpaper):
    photo, hole = wallpaper
    donor = np.zeros_like(hole)
    donor[:, :72] = True
    made, origins = copied(photo, hole, (0, -3 * TILE))
    fitted(photo, hole, made, origins, donor=donor)
    assert donor[*origins[hole].T].all()


@pytest.mark.parametrize("known", [True, False])
def test_where_nothing_can_be_fitted_the_fill_stays(wallpaper, known):
    """Nothing may be copied, or nobody knows what was."""
    photo, hole = wallpaper
    made, origins = copied(photo, hole, (3 * TILE - 4, 5))
    before = made.copy()
    if not known:
        origins[:] = -1
    fitted(photo, hole, made, origins, donor=np.zeros_like(hole) if known else None)
    np.testing.assert_array_equal(made, before)


@pytest.fixture
def sides():
    """Dark to the left of the middle and light to the right, with noise; a hole from top to bottom; what is copied so
    that the edge lies at a column of the hole."""
    height, width, left, right = 120, 260, 50, 210
    rng = np.random.default_rng(6)
    base = rng.integers(0, 24, (height, width, 3)) + np.where(np.arange(width) < width // 2, 40, 190)[:, None]
    photo, hole = base.astype(np.uint8), np.zeros((height, width), bool)
    hole[:, left:right] = True

    def with_edge(at):
        columns = np.arange(width)
        steps = np.where(columns < at, (columns - left) % left - columns, right + (columns - at) % left - columns)
        return copied(photo, hole, np.stack([np.zeros(width, int), steps], axis=1)[None])

    return photo, hole, with_edge


def edge_of(made):
    return int((made[40:80].mean(axis=(0, 2)) < 128).sum())


def test_an_edge_within_a_hole_stays_where_it_is(sides):
    """The rims do not grow until they meet."""
    photo, hole, with_edge = sides
    for at in (104, 156):
        made, _ = fitted(photo, hole, *with_edge(at))
        assert abs(edge_of(made) - at) <= 4


def test_it_can_be_stopped(wallpaper):
    photo, hole = wallpaper
    made, origins = copied(photo, hole, (3 * TILE - 4, 5))
    with pytest.raises(Cancelled):
        fitted(photo, hole, made, origins, control=Control(cancelled=lambda: True))
