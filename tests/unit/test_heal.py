"""Healing: one place copied whole over a part of the hole."""

import numpy as np
import pytest
from skimage import data

from pconv.errors import UsageError
from pconv.fill import fill
from pconv.holes.parts import Parts, part_at
from pconv.methods.heal import Place, as_text, offset_of, places_of
from pconv.mixed import mixed
from pconv.photo import Photo
from pconv.project.replay import replay
from pconv.project.steps import Step


@pytest.fixture(scope="module")
def grass() -> np.ndarray:
    return np.dstack([data.grass()] * 3)


def disc(shape, y, x, radius):
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return (rows - y) ** 2 + (columns - x) ** 2 < radius**2


def heal(image, hole, *places, **more):
    return fill(image, hole, method="heal", options={"places": as_text(places)}, **more)


def test_what_is_missing_of_a_pattern_is_found_a_period_away():
    tile = np.random.default_rng(1).integers(40, 216, (32, 32, 3)).astype(np.uint8)
    pattern = np.tile(tile, (10, 10, 1))
    hole = disc(pattern.shape, 150, 170, 22)
    made = heal(pattern, hole)
    offset = offset_of(made, Parts(hole)[0])
    assert [value % 32 for value in offset] == [0, 0] and offset != (0, 0)
    assert np.array_equal(made.image, pattern)


def test_a_large_part_is_placed_to_the_pixel():
    tile = np.kron(np.random.default_rng(2).integers(40, 216, (25, 25, 3)), np.ones((4, 4, 1))).astype(np.uint8)
    pattern = np.tile(tile, (14, 14, 1))
    made = heal(pattern, disc(pattern.shape, 700, 650, 150))
    assert np.array_equal(made.image, pattern)


def test_a_chosen_place_is_copied_from_wherever_it_is(grass):
    hole = disc(grass.shape, 60, 60, 12)
    made = heal(grass, hole, Place(60, 60, 390, 380))
    box, places = next(made.sources())
    rows, columns = np.nonzero(places[..., 0] >= 0)
    assert np.unique(places[rows, columns] - np.stack([rows + box.top, columns + box.left], 1), axis=0).tolist() == [
        [380, 390]
    ]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_detail_is_of_the_place_and_the_light_of_the_surroundings(grass, dtype):
    scale = np.iinfo(dtype).max // 255
    light = np.linspace(0.5, 1.1, grass.shape[1])[:, None]
    lit = ((40 + 0.5 * grass * light) * scale).astype(dtype)
    hole = disc(lit.shape, 250, 120, 30)
    made = heal(lit, hole, Place(120, 250, 260, 0)).image
    place = np.roll(lit, -260, axis=1)
    inner = disc(lit.shape, 250, 120, 26)
    difference = (made[inner].astype(float) - place[inner]) / scale
    # It is about 25 values darker there; what is added changes evenly and not from blade to blade.
    assert abs(made[hole].mean() - lit[hole].mean()) / scale < 8
    assert abs(place[hole].mean() - lit[hole].mean()) / scale > 15
    assert difference.std() < 6 < lit[inner].std() / scale


def test_an_edge_that_does_not_go_on_makes_no_glow():
    """Half of the surroundings are dark, the place is not."""
    image = np.full((240, 240, 3), 200, np.uint8)
    image[:, :60] = 20
    hole = disc(image.shape, 120, 70, 20)
    made = heal(image, hole, Place(70, 120, 90, 0)).image
    assert made[112:128, 66:84].min() > 190


def test_a_place_that_is_hole_itself_is_gone_on_from():
    """A fence: the hole is two pales wide, and what is to be copied one."""
    image = np.full((120, 240, 3), 90, np.uint8)
    image[:, np.arange(240) % 20 < 8] = 210
    hole = np.zeros(image.shape[:2], bool)
    hole[40:80, 100:145] = True
    assert np.array_equal(heal(image, hole, Place(110, 50, -20, 0)).image, image)


def test_beyond_the_photo_it_is_continued_smoothly(grass):
    hole = disc(grass.shape, 30, 256, 20)
    made = heal(grass, hole, Place(256, 30, 0, -25))
    _, places = next(made.sources())
    assert (places[..., 0] < 0).any() and (places[..., 0] >= 0).any()
    assert abs(int(made.image[hole].mean()) - int(grass[hole].mean())) < 20


def test_what_lies_under_the_hole_has_no_influence(grass):
    hole = disc(grass.shape, 100, 100, 20) | disc(grass.shape, 300, 280, 35)
    other = grass.copy()
    other[hole] = (255, 0, 255)
    assert np.array_equal(heal(grass, hole).image, heal(other, hole).image)


def test_it_is_found_only_where_it_may_be_copied_from(grass):
    hole, allowed = disc(grass.shape, 256, 256, 15), np.zeros(grass.shape[:2], bool)
    allowed[300:, 300:] = True
    for masks in ({"donor": allowed}, {"forbidden": ~allowed}):
        for _, places in heal(grass, hole, **masks).sources():
            rows, columns = places[places[..., 0] >= 0].T
            assert len(rows) and allowed[rows, columns].all()


def test_every_part_has_a_place_of_its_own(grass):
    hole = disc(grass.shape, 80, 80, 14) | disc(grass.shape, 400, 380, 18)
    made = heal(grass, hole, Place(380, 400, -100, 7))
    first, second = Parts(hole)
    assert offset_of(made, second) == (7, -100)
    assert offset_of(made, first) not in ((7, -100), (0, 0))


def test_where_no_place_is_large_enough_it_says_so():
    image = np.full((60, 60, 3), 120, np.uint8)
    hole = np.zeros((60, 60), bool)
    hole[4:56, 4:56] = True
    made = heal(image, hole)
    assert "continued smoothly" in made.notes[0]
    assert np.array_equal(made.image, image)


def test_places_are_written_as_they_are_read():
    places = (Place(420, 310, -85, 12), Place(0, 7, 3, 0))
    assert as_text(places) == "420,310:-85,+12 0,7:+3,+0"
    assert places_of(as_text(places)) == places == places_of("420,310:-85,12  0,7:3,0")
    with pytest.raises(UsageError, match="X,Y:RIGHT,DOWN"):
        fill(np.zeros((9, 9, 3), np.uint8), np.zeros((9, 9), bool), method="heal", options={"places": "here"})


def test_it_is_repeated_from_a_project_alone_and_in_a_mixture(grass):
    hole = disc(grass.shape, 80, 80, 14) | disc(grass.shape, 400, 380, 18)
    healed = heal(grass, hole, Place(80, 80, 41, 3))
    mixture = mixed(fill(grass, hole, method="telea"), healed, *part_at(hole, 80, 80))
    for made in (healed, mixture):
        again = replay((Step.of(made),), Photo(grass))
        assert np.array_equal(again.pixels, made.image)
