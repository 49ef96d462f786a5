"""Copies of cells joined to a picture."""

import numpy as np
import pytest

from pconv.kernels.threads import Crew
from pconv.methods.prediction.mosaic import joined

CELL = 4
SIDE = 64


@pytest.fixture
def wallpaper():
    """A random tile of 16 pixels that repeats, with a hole that begins and ends within cells, and an own brightness on
    the right half of what may be copied."""
    tile = np.random.default_rng(0).integers(40, 90, (16, 16, 3), dtype=np.uint8)
    picture = np.tile(tile, (4, 4, 1))
    hole = np.zeros((SIDE, SIDE), bool)
    hole[22:38, 26:45] = True
    return picture, hole


def origins(steps):
    """Where the cells begin that those of a picture copy, `steps` rows and columns away by cell."""
    y, x = np.mgrid[: SIDE // CELL, : SIDE // CELL] * CELL
    return np.stack([y, x], -1) + steps


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_cells_that_fit_make_the_picture_whole(wallpaper, dtype):
    picture, hole = wallpaper
    photo = picture.astype(dtype) * (257 if dtype == np.uint16 else 1) + dtype(dtype == np.uint16)
    steps = np.where(np.arange(16)[:, None, None] < 8, (-16, 16), (16, -16))  # two pieces
    spoiled = np.where(hole[..., None], dtype(7), photo)
    with Crew(1) as crew:
        made, box, source = joined(crew, spoiled, hole, ~hole, photo, origins(steps))
    np.testing.assert_array_equal(made, photo)
    rows, columns = source[hole[box.slices]].T
    assert not hole[rows, columns].any()
    np.testing.assert_array_equal(photo[rows, columns], photo[hole])


def test_pieces_of_another_brightness_meet_without_a_step(wallpaper):
    """One of two pieces comes from where all is lighter."""
    picture, hole = wallpaper
    photo = picture.copy()
    photo[:, 48:] += 12
    steps = np.where(np.arange(16)[None, :, None] < 9, (0, -16), (0, 16))
    with Crew(1) as crew:
        made, _, _ = joined(
            crew, np.where(hole[..., None], 0, photo).astype(np.uint8), hole, ~hole, photo, origins(steps)
        )
    off = made.astype(int) - picture
    assert off[:, :48][hole[:, :48]].max() < 12
    jumps = np.abs(np.diff(off, axis=1))[hole[:, 1:] & hole[:, :-1]]
    assert jumps.max() < 6


def test_what_may_not_be_copied_stays_out(wallpaper):
    """Both pieces would do; the one that is barred gives nothing away at their border."""
    picture, hole = wallpaper
    free = ~hole
    free[:, :12] = False
    steps = np.where(np.arange(16)[None, :, None] < 9, (-16, 0), (0, 16))
    with Crew(1) as crew:
        _, box, source = joined(crew, picture, hole, free, picture, origins(steps))
    rows, columns = source[hole[box.slices]].T
    assert free[rows, columns].all()
