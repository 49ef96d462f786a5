"""What the networks are told of a region, and where what they make of that goes."""

import numpy as np
import pytest

from pconv.box import Box
from pconv.control import Control
from pconv.methods.base import Region
from pconv.methods.prediction import near
from pconv.methods.prediction.plan import LARGEST

SHAPE = 1500, 1700
FAR = {
    "left": ((700, 1300, 780, 1390), (600, 20, 900, 260)),
    "right, at the photo's edge": ((700, 0, 800, 60), (500, 1400, 820, 1690)),
    "above a wide hole": ((1300, 500, 1340, 1000), (10, 600, 300, 900)),
    "below, in a corner": ((0, 1640, 60, 1700), (1200, 100, 1490, 800)),
    "all of the bottom": ((40, 40, 100, 100), (1300, 0, 1500, 1700)),
    "a little": ((700, 1300, 780, 1390), (600, 20, 620, 40)),
}


def mask(*boxes, shape=SHAPE):
    plane = np.zeros(shape, bool)
    for box in boxes:
        plane[Box(*box).slices] = True
    return plane


def photo(shape=SHAPE):
    return np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)


class Copying:
    """Fills what it is shown with random places of what it may copy, and remembers what it was shown."""

    def __init__(self):
        self.shown = []

    def __call__(self, regions, edges, control, copied):
        self.shown += regions
        self.lines = edges(regions)
        made = []
        for k, region in enumerate(regions):
            places = np.argwhere(region.sources).astype(np.int32)
            chosen = places[np.random.default_rng(k).integers(0, len(places), np.count_nonzero(region.hole))]
            image = region.image.copy()
            image[region.hole] = image[*chosen.T]
            made.append(image)
            if copied:
                copied[k][region.hole] = chosen
        return made


def filled(region):
    """The picture, where it was copied from, and the one that copied."""
    draw, copied = Copying(), np.full((*region.hole.shape, 2), -1, np.int32)
    (image,) = near.fill(draw, [region], Control(), [copied])
    return image, copied, draw


@pytest.mark.parametrize("where", FAR)
def test_what_is_to_be_copied_is_laid_beside_the_hole_and_its_places_are_those_in_the_photo(where):
    hole, donor = (mask(box) for box in FAR[where])
    region = Region(photo(), hole, Box(0, 0, *SHAPE), donor=donor)
    image, copied, draw = filled(region)
    (shown,) = draw.shown
    assert max(shown.hole.shape) <= LARGEST
    assert donor[*copied[hole].T].all() and (copied[~hole] == -1).all()
    assert np.array_equal(image[hole], region.image[*copied[hole].T])
    assert np.array_equal(image[~hole], region.image[~hole])


def test_what_is_shown_lies_in_the_photo_where_its_hole_does():
    hole, donor = (mask(box) for box in FAR["left"])
    region = Region(photo(), hole, Box(100, 50, 100 + SHAPE[0], 50 + SHAPE[1]), donor=donor)
    (shown,) = filled(region)[2].shown
    inner = Box.of(shown.hole).moved(shown.box.top, shown.box.left)
    assert inner == Box.of(hole).moved(100, 50)


def test_what_is_near_is_shown_as_it_is_and_so_is_all_where_nothing_was_said():
    hole, donor = mask((700, 1300, 780, 1390)), mask((640, 1240, 840, 1290))
    around = Box(572, 1172, 908, 1518)
    for asked in (donor, None):
        (shown,) = filled(Region(photo(), hole, Box(0, 0, *SHAPE), donor=asked))[2].shown
        assert shown.box == around
        assert np.array_equal(shown.image, photo()[around.slices])


def test_each_of_several_holes_gets_what_is_to_be_copied():
    holes = [(100, 100, 150, 180), (700, 1500, 790, 1560), (1400, 60, 1440, 140)]
    hole, donor = mask(*holes), mask((600, 700, 800, 900))
    region = Region(photo(), hole, Box(0, 0, *SHAPE), donor=donor)
    image, copied, draw = filled(region)
    assert len(draw.shown) == 3
    assert donor[*copied[hole].T].all()
    assert np.array_equal(image[hole], region.image[*copied[hole].T])


def test_what_may_be_copied_far_away_is_laid_beside_where_all_that_is_near_is_forbidden():
    hole, free = mask((700, 1300, 780, 1390)), mask((200, 30, 900, 700))
    region = Region(photo(), hole, Box(0, 0, *SHAPE), forbidden=~free)
    assert free[*filled(region)[1][hole].T].all()


def test_edges_are_found_where_they_lie_in_what_is_shown():
    """Dark below row 740, light above."""
    image = np.full((*SHAPE, 3), 200, np.uint8)
    image[740:] = 60
    hole, donor = (mask(box) for box in FAR["left"])
    draw = filled(Region(image, hole, Box(0, 0, *SHAPE), donor=donor))[2]
    (lines,), (shown,) = draw.lines, draw.shown
    place = Box.of(shown.hole)
    number = min(lines)
    (line,) = lines[number]
    rows, columns = (line.points * 2**number).T
    assert np.abs(rows - (place.top + 40)).max() < 2
    assert columns.min() < place.left + 10 and columns.max() > place.right - 10
