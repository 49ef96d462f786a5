"""Where pieces copied from different places meet."""

import numpy as np
import pytest

from pconv.kernels.threads import Crew
from pconv.methods.completion import stitch

TOP, LEFT, ROWS, COLUMNS = 10, 20, 8, 12
ONE, OTHER = 30, 50  # rows where the two sources of the hole begin
ALIKE = 6  # the sources agree in this column of the hole and the one before, where the hole should change over


@pytest.fixture
def scene():
    """A picture whose hole goes on like one source to the left and like another to the right."""
    rng = np.random.default_rng(0)
    picture = rng.integers(60, 80, (64, 64, 3), dtype=np.uint8)
    first, second = (picture[row : row + ROWS, LEFT : LEFT + COLUMNS] for row in (ONE, OTHER))
    second[:] = first + np.uint8(60)
    second[:, ALIKE - 1 : ALIKE + 1] = first[:, ALIKE - 1 : ALIKE + 1]
    place = np.s_[TOP : TOP + ROWS, LEFT : LEFT + COLUMNS]
    picture[place] = np.where(np.arange(COLUMNS)[:, None] < ALIKE, first, second)
    hole = np.zeros((64, 64), np.uint8)
    hole[place] = 1
    return picture, hole


def cut_at(column):
    """Sources of the hole with the first piece ending before `column`."""
    y, x = np.mgrid[:ROWS, :COLUMNS].astype(np.int32)
    return np.stack([np.where(x < column, ONE, OTHER) + y, LEFT + x], axis=-1).astype(np.int32)


def settled(picture, hole, free, source, threads=1):
    with Crew(threads) as crew:
        stitch.settle(crew, picture, hole, free, np.ones((ROWS, COLUMNS), np.uint8), (TOP, LEFT), source)
    return source


def test_the_border_moves_to_where_the_pieces_agree(scene):
    picture, hole = scene
    found = settled(picture, hole, 1 - hole, cut_at(ALIKE - 2))
    rows, columns = found[..., 0], found[..., 1]
    np.testing.assert_array_equal(columns, cut_at(0)[..., 1])
    assert (rows[:, : ALIKE - 1] < OTHER).all()
    assert (rows[:, ALIKE + 1 :] >= OTHER).all()
    assert np.abs(picture[rows, columns].astype(int) - picture[TOP : TOP + ROWS, LEFT : LEFT + COLUMNS]).max() == 0


def test_what_may_not_be_copied_stays_out(scene):
    picture, hole = scene
    free = 1 - hole
    free[OTHER + 3 : OTHER + 5, LEFT : LEFT + 4] = 0  # where a border that starts at column 4 must not draw pixels from
    free[ONE + 2, LEFT + 5] = 0
    found = settled(picture, hole, free, cut_at(4))
    assert free[found[..., 0], found[..., 1]].all()
    assert (found[2, 5] == (OTHER + 2, LEFT + 5)).all()


def test_pieces_of_a_photo_meet_better_than_before():
    from skimage import data

    picture = data.chelsea()[40:240, 60:300].copy()
    box = np.s_[80:128, 90:150]
    hole = np.zeros(picture.shape[:2], np.uint8)
    hole[box] = 1
    # Blocks of 12 pixels, each copied from somewhere else, over what was there.
    blocks = np.random.default_rng(0).integers(-12, 13, (4, 5, 2)).repeat(12, axis=0).repeat(12, axis=1)
    source = (np.moveaxis(np.mgrid[box], 0, -1) + blocks + (-60, 0)).astype(np.int32)

    def steps(source):
        """Squared steps of the picture that are made of copies, beyond those of the true one."""
        made = picture[source[..., 0], source[..., 1]].astype(int)
        return sum(
            np.abs(np.square(np.diff(made, axis=k)) - np.square(np.diff(picture[box].astype(int), axis=k))).sum()
            for k in (0, 1)
        )

    before = steps(source)
    with Crew(2) as crew:
        stitch.settle(crew, picture, hole, 1 - hole, np.ones((48, 60), np.uint8), (80, 90), source)
    assert steps(source) < 0.9 * before


def test_threads_change_nothing(scene):
    picture, hole = scene
    picture = np.random.default_rng(1).integers(0, 256, picture.shape, dtype=np.uint8)
    source = np.random.default_rng(2).integers(25, 63, (ROWS, COLUMNS, 2)).astype(np.int32)
    one = settled(picture, hole, 1 - hole, source.copy())
    np.testing.assert_array_equal(one, settled(picture, hole, 1 - hole, source.copy(), threads=3))
    assert (one != source).any()
