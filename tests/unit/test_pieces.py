"""A hole laid out with large pieces of the photo."""

import numpy as np
import pytest

from pconv.control import Control
from pconv.errors import Cancelled
from pconv.methods.completion.pieces import common_shifts, lay


@pytest.fixture
def tiles():
    """A picture of one tile of noise, 24 pixels a side, and a hole of 30 by 26 pixels in its middle."""
    tile = np.random.default_rng(0).integers(0, 256, (24, 24, 3)).astype(np.uint8)
    picture = np.tile(tile, (6, 6, 1))
    hole = np.zeros(picture.shape[:2], np.uint8)
    hole[60:90, 62:88] = 1
    return picture, hole


def inside(hole):
    return np.ascontiguousarray(hole[58:92, 60:90]), (58, 60)


def laid(picture, hole, shifts, free=None, control=None):
    box, corner = inside(hole)
    free = (hole == 0).astype(np.uint8) if free is None else free
    return lay(picture, hole, free, box, corner, np.array(shifts, np.int32), control or Control())


def moved_by(source, hole):
    box, corner = inside(hole)
    return source[box != 0] - np.argwhere(box) - corner


def test_the_commonest_shifts_come_first_and_lie_apart():
    source = np.stack(np.indices((40, 40)), axis=-1)
    source[:30] += (50, 0)
    source[30:37] += (-20, 7)
    source[37:39] += (51, 1)  # beside the commonest
    source[39:] += (3, -40)
    found = common_shifts(source.astype(np.int32), np.ones((40, 40), np.uint8), (0, 0), 8)
    assert found.tolist() == [[50, 0], [-20, 7], [3, -40]]
    assert common_shifts(source.astype(np.int32), np.ones((40, 40), np.uint8), (0, 0), 2).tolist() == [
        [50, 0],
        [-20, 7],
    ]


def test_the_piece_that_fits_all_around_fills_the_hole(tiles):
    picture, hole = tiles
    blank = np.where(hole[..., None] != 0, np.uint8(128), picture)
    source = laid(blank, hole, [(-40, 3), (48, 0), (5, -50)])
    assert (moved_by(source, hole) == (48, 0)).all()
    box, _ = inside(hole)
    assert (source[box == 0] == -1).all()
    assert np.array_equal(blank[*source[box != 0].T], picture[hole != 0])


def test_each_half_takes_the_piece_that_looks_like_it(tiles):
    picture, hole = tiles
    flat = np.full_like(picture, 60)
    flat[:, 75:] = 200
    source = laid(flat, hole, [(0, -40), (0, 40)])
    shifts = moved_by(source, hole)
    _, columns = np.nonzero(hole)
    assert (shifts[columns < 75] == (0, -40)).all() and (shifts[columns >= 75] == (0, 40)).all()


def test_pieces_come_from_where_they_may_alone(tiles):
    picture, hole = tiles
    free = np.zeros_like(hole)
    free[:58] = 1
    source = laid(picture, hole, [(48, 0), (-48, 0), (-40, 3), (-24, 0)], free)
    found = source[source[..., 0] >= 0]
    assert len(found) and free[*found.T].all()
    assert (source[inside(hole)[0] != 0][:, 0] >= 0).all()
    assert (laid(picture, hole, [(48, 0), (1000, 0)], free) == -1).all()


def test_it_can_be_stopped(tiles):
    control = Control(cancelled=lambda: True)
    with pytest.raises(Cancelled):
        laid(*tiles, [(48, 0)], control=control)
