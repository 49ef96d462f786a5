"""Edges that go into a hole go on to where they come out again."""

import cv2
import numpy as np
import pytest
from skimage import data

from pconv.fill import fill
from pconv.kernels.threads import Crew
from pconv.methods.completion import ends
from pconv.methods.completion.contours import by_level, carried_on, draw


def disc(shape, row, column, radius):
    y, x = np.mgrid[: shape[0], : shape[1]]
    return (y - row) ** 2 + (x - column) ** 2 <= radius**2


def found_in(image, hole):
    with Crew(1) as crew:
        return by_level(crew, image, hole)


def dial(size=400, radius=640.0, line=True, noise=2.0, seed=0):
    """Two plain tones that meet in an arc with a thin dark line on it, as at the edge of a clock's face; and how far
    below the arc each pixel lies."""
    y, x = np.mgrid[:size, :size].astype(np.float64)
    below = np.hypot(y - size / 2 + radius, x - size / 2) - radius
    tones = np.where(below < 0, 112.0, 176.0)
    if line:
        tones -= 90 * np.exp(-((below / 2.5) ** 2))
    picture = cv2.GaussianBlur(tones, (0, 0), 1.0)[..., None] + [0, 2, 6]
    picture += np.random.default_rng(seed).normal(0, noise, picture.shape)
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8), below


@pytest.mark.parametrize("method", ["patchmatch", "guided"])
def test_an_arc_goes_on_through_a_hole_forty_times_as_wide_as_its_line(method):
    image, below = dial()
    hole = disc(image.shape[:2], 200, 200, 80)
    made = fill(image, hole, method=method, seed=1).image.astype(float).mean(axis=2)
    middle = np.flatnonzero(hole[200])
    for column in middle[10:-10:10]:
        rows = np.flatnonzero(hole[:, column])
        darkest = rows[made[rows, column].argmin()]
        assert abs(below[darkest, column]) <= 3, column
        assert made[darkest, column] < 80, column
    inside = cv2.erode(hole.view(np.uint8), np.ones((5, 5))) != 0
    assert np.abs(made[inside & (below < -12)] - 114).max() < 25
    assert np.abs(made[inside & (below > 12)] - 178).max() < 25


def test_without_it_the_arc_is_lost():
    """What the option is for, and that it can be switched off."""
    image, _ = dial()
    hole = disc(image.shape[:2], 200, 200, 80)
    truth = image.astype(float)

    def error(**options):
        made = fill(image, hole, method="patchmatch", options=options, seed=1).image
        return np.abs(made - truth)[hole].mean()

    assert error(lines=True) < 0.7 * error(lines=False)


def test_the_network_draws_no_wavier_an_edge_than_its_ends_say():
    image, below = dial(line=False)
    hole = disc(image.shape[:2], 200, 200, 80)
    made = fill(image, hole, method="pconv", options={"grain": False}).image.astype(float).mean(axis=2)
    wrong = hole & ((made > 147) != (below > 0))
    assert np.abs(below[wrong]).max(initial=0) <= 6


def test_the_rim_of_a_saucer_is_closed():
    """A photograph: a hole over the edge between the saucer of a cup of coffee and the table."""
    image = np.ascontiguousarray(data.coffee())
    hole = disc(image.shape[:2], 200, 120, 50)
    errors = {}
    for lines in (True, False):
        made = fill(image, hole, method="patchmatch", options={"lines": lines}, seed=3).image
        errors[lines] = np.square(made.astype(float) - image)[hole].mean()
    assert errors[True] < errors[False]


def test_ends_lie_on_edges_and_point_along_them_into_the_hole():
    image, below = dial()
    hole = disc(image.shape[:2], 200, 200, 60)
    found = ends.find(ends.Slopes(image, hole.view(np.uint8)))
    assert len(found) >= 2
    for end in found[:2]:
        row, column = np.rint(end.place).astype(int)
        assert abs(below[row, column]) < 4 and not hole[row, column]
        ahead = np.rint(end.place + 12 * end.heading).astype(int)
        assert hole[tuple(ahead)] and abs(below[tuple(ahead)]) < 5
    assert found[0].heading @ found[1].heading < 0


def test_a_panorama_is_no_exception():
    """Wider, and with more places where an edge may meet the hole, than OpenCV counts."""
    stripes = np.where(np.arange(40000) // 10 % 2, 60, 190).astype(np.uint8)
    image = np.ascontiguousarray(np.broadcast_to(stripes[None, :, None], (64, 40000, 3)))
    hole = np.zeros(image.shape[:2], np.uint8)
    hole[24:40, 20:-20] = 1
    found = ends.find(ends.Slopes(image, hole))
    assert found and all(abs(end.heading[0]) > 0.99 for end in found)


def test_what_lies_in_the_hole_has_no_influence():
    image, _ = dial()
    hole = disc(image.shape[:2], 200, 200, 80)
    other = np.where(hole[..., None], 255 - image, image)
    one, two = found_in(image, hole), found_in(other, hole)
    assert one.keys() == two.keys() and 1 in one
    for number in one:
        for a, b in zip(one[number], two[number], strict=True):
            np.testing.assert_array_equal(a.points, b.points)


@pytest.mark.parametrize("name", ["grass", "gravel", "brick"])
def test_little_is_carried_on_in_a_texture(name):
    """Blades and stones have edges everywhere, and none of them goes on for the width of a hole."""
    image = np.repeat(getattr(data, name)()[..., None], 3, axis=2)
    hole = disc(image.shape[:2], 256, 256, 80)
    found = found_in(image, hole)
    across = [np.linalg.norm(one.points[-1] - one.points[0]) * 2**k for k, some in found.items() for one in some]
    if name == "brick":
        assert max(across) > 100  # mortar does
    else:
        assert max(across, default=0) < 100


def test_each_part_of_a_hole_is_seen_at_its_own_scale():
    """A small hole beside a large one is no smaller for it, and no edge leads from one into the other."""
    image, _ = dial(size=600, radius=1400.0)
    small, large = (
        disc(image.shape[:2], row, column, radius) for row, column, radius in ((298, 150, 30), (298, 380, 90))
    )
    alone, both = found_in(image, small), found_in(image, small | large)
    assert set(alone) == {1} and max(both) == 2
    assert len(both[1]) == 2
    columns = sorted(2 * line.points[:, 1].mean() for line in both[1])
    assert abs(columns[0] - 150) < 15 and abs(columns[1] - 380) < 15


def test_what_differs_on_both_sides_is_no_one_edge():
    """A dark shape to the left and a bright one to the right, whose lower edges lie in one line."""
    image = np.full((200, 200, 3), 120, np.uint8)
    image[:100, :100], image[:100, 100:] = 20, 230
    hole = np.zeros((200, 200), np.uint8)
    hole[80:120, 80:120] = 1
    slopes = ends.Slopes(cv2.GaussianBlur(image, (0, 0), 0.8), hole)
    assert carried_on(slopes, ends.find(slopes), hole, []) == []


def test_a_shallow_hole_is_left_to_copies():
    image, _ = dial()
    hole = np.zeros(image.shape[:2], bool)
    hole[150:250, 190:210] = True
    assert found_in(image, hole) == {}


def test_a_strip_is_drawn_in_the_hole_alone_in_the_photos_own_type():
    image, _ = dial()
    hole = disc(image.shape[:2], 200, 200, 40).view(np.uint8)
    slopes = ends.Slopes(image, hole)
    found = carried_on(slopes, ends.find(slopes), hole, [])
    assert found
    for photo, most in ((image, 1), (image.astype(np.uint16) * 257, 257)):
        drawn = photo.copy()
        where = draw(found, drawn, hole)
        assert where.any() and not (where & (hole == 0)).any()
        np.testing.assert_array_equal(drawn[~where], photo[~where])
        assert np.abs(drawn[where].astype(float) / most - image[where]).mean() < 12


def test_a_contour_in_a_picture_of_another_size_lies_where_it_lay():
    image, below = dial()
    hole = disc(image.shape[:2], 200, 200, 80)
    found = found_in(image, hole)
    for line in found[1]:
        points = line.moved(np.array([10, -20]), 2.0).points - [10, -20]
        rows, columns = np.rint(points).astype(int).T
        assert np.abs(below[rows, columns]).max() < 4


def test_nothing_but_the_hole_changes_and_everything_repeats():
    image, _ = dial(seed=4)
    hole = disc(image.shape[:2], 200, 200, 70)
    one, two = (fill(image, hole, method="patchmatch", seed=5).image for _ in "12")
    np.testing.assert_array_equal(one, two)
    np.testing.assert_array_equal(one[~hole], image[~hole])


def test_a_hole_with_no_room_around_it_is_filled():
    """The lines take what they cross for known, and leave a completion something to do."""
    image, _ = dial(size=120, radius=300.0)
    hole = np.ones(image.shape[:2], bool)
    hole[:, :14] = hole[:, -14:] = False
    made = fill(image, hole, method="patchmatch").image
    assert (made[hole].max(axis=1) > 60).mean() > 0.9
