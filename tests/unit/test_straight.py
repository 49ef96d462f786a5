"""Edges that are seen on one line go straight on through a hole, even where they hardly come out of it."""

import cv2
import numpy as np
import pytest

from pconv.box import Box
from pconv.fill import fill
from pconv.kernels.threads import Crew
from pconv.methods.completion.contours import by_level, inside

ROW, SLOPE = 120.0, 0.06


def shore(size=320, seed=0):
    """Bright above and dark below an edge that falls a little from left to right; and how far below it each pixel is.
    Both sides are uneven enough that nothing else tells where the edge is."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:size, :size].astype(np.float64)
    below = y - ROW - SLOPE * x
    uneven = cv2.GaussianBlur(rng.normal(0, 60, (size, size)), (0, 0), 4) + rng.normal(0, 3, (size, size))
    picture = cv2.GaussianBlur(np.where(below < 0, 200.0, 90.0), (0, 0), 0.8) + uneven
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2), below


def person(left, right, size=320):
    """A hole over the edge, as high as a person before it, between these columns."""
    hole = np.zeros((size, size), bool)
    hole[70:260, left:right] = True
    return hole


def lines(image, hole):
    with Crew(1) as crew:
        return by_level(crew, image, hole)


@pytest.mark.parametrize("method", ["patchmatch", "guided", "pconv"])
@pytest.mark.parametrize("right", [320, 312], ids=["to the border", "to a sliver before it"])
def test_a_shore_goes_on_behind_who_stands_at_the_pictures_border(method, right):
    image, below = shore()
    hole = person(220, right)
    made = fill(image, hole, method=method, seed=1).image.astype(float).mean(axis=2)
    smooth = cv2.GaussianBlur(made, (0, 0), 2.0)
    wrong = hole & ((smooth < 145) != (below > 0))
    assert np.abs(below[wrong]).max(initial=0) <= 8


def test_the_line_is_where_the_edge_is():
    image, below = shore()
    found = lines(image, person(220, 312))
    assert found
    for number, some in found.items():
        for line in some:
            row, column = np.rint(2**number * line.points).astype(int).T
            inside = (row < 320) & (column < 320)
            assert np.abs(below[row[inside], column[inside]]).max() <= 2 * 2**number


@pytest.mark.parametrize(("wide", "goes_on"), [(20, True), (100, False)])
def test_an_edge_goes_on_past_what_is_left_of_what_was_removed(wide, goes_on):
    """A mirror that a lasso left out hides the kerb behind the car just where it comes out of the hole."""
    image, below = shore()
    image[105:160, 190 : 190 + wide] = 30
    found = lines(image, person(130, 190))
    assert bool(found) == goes_on
    for number, some in found.items():
        for line in some:
            row, column = np.rint(2**number * line.points).astype(int).T
            assert np.abs(below[row, column]).max() <= 2 * 2**number


def test_an_edge_that_bends_close_to_the_hole_goes_straight():
    """As the shadow of what was there makes it seem."""
    image, _ = shore()
    for column in range(200, 230):
        image[:, column] = np.roll(image[:, column], round(0.15 * (230 - column)), axis=0)
    found = lines(image, person(90, 200))
    assert found
    for number, some in found.items():
        for line in some:
            middle = 2**number * line.points[len(line.points) // 2]
            assert abs(middle[0] - ROW - SLOPE * middle[1]) <= 2.5


def test_an_edge_that_does_not_come_out_again_does_not_go_on():
    image, below = shore()
    gone = np.mgrid[:320, :320][1] > 250
    image[gone & (below > 0)] = image[gone & (below > 0)].astype(int) + 110
    assert not lines(image, person(180, 280))


def test_an_edge_that_is_seen_for_less_than_would_be_hidden_does_not_go_on():
    image, _ = shore()
    assert lines(image, person(220, 320))
    assert not lines(image, person(40, 320))


def test_a_part_of_the_picture_has_the_lines_that_lie_in_it():
    image, _ = shore()
    found = lines(image, person(120, 200))
    part = inside(found, Box(10, 61, 310, 300))
    assert found and part.keys() == found.keys()
    for number, some in part.items():
        for line, whole in zip(some, found[number], strict=True):
            np.testing.assert_allclose(line.points + np.array([10, 61]) / 2**number, whole.points)
    assert not inside(found, Box(200, 0, 320, 320))
    assert not inside(found, Box(0, 160, 320, 320))


def test_a_corner_is_not_drawn_out_of_the_picture():
    """Its sides are long, and the hole is where they meet."""
    image = np.full((320, 320, 3), 190, np.uint8)
    image[160:, :200] = 80
    image = np.clip(image + np.random.default_rng(0).normal(0, 3, image.shape), 0, 255).astype(np.uint8)
    hole = np.zeros(image.shape[:2], bool)
    hole[120:200, 160:240] = True
    found = lines(image, hole)
    ends = [2**number * line.points[k] for number, some in found.items() for line in some for k in (0, -1)]
    assert all(abs(end[1] - 240) > 10 and abs(end[0] - 120) > 10 for end in ends)


def test_a_cable_goes_on_behind_another():
    """They cross in the hole; neither ends there."""
    y, x = np.mgrid[:480, :480].astype(np.float64) - 240
    image = 170 + cv2.GaussianBlur(np.random.default_rng(1).normal(0, 40, (480, 480)), (0, 0), 6)
    dark, light = (np.abs(0.9 * x - 0.45 * y), 60.0), (np.abs(0.25 * x + 0.97 * y), 235.0)
    for distance, tone in (dark, light):
        image += np.clip(5.5 - distance, 0, 1) * (tone - image)
    image = cv2.GaussianBlur(image, (0, 0), 0.7) + np.random.default_rng(0).normal(0, 2, image.shape)
    image = np.clip(np.rint(image), 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2)
    away = np.hypot(x, y)
    made = fill(image, away < 110, method="patchmatch", seed=1).image.astype(int).mean(axis=2)
    seen = (away > 20) & (away < 110)
    assert (made[seen & (dark[0] < 4)] < 115).mean() > 0.9
    assert (made[seen & (light[0] < 4)] > 200).mean() > 0.9
