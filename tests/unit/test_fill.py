"""`pconv.fill`: what a person may expect of a fill, whatever the method."""

import numpy as np
import pytest
from skimage import data

from pconv import fill as engine
from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, PConvError, UsageError
from pconv.fill import fill
from pconv.methods import base
from pconv.methods.base import Method, RegionFill


class Mirror(Method):
    """Shows what a method is given: fills with 200 and says each pixel came from its left neighbour."""

    name = title = summary = "mirror"

    def __init__(self):
        self.seen = []

    def fill_region(self, region, options, run):
        self.seen.append(region)
        image = region.image.copy()
        image[region.hole] = (200, 10, 90)
        image[~region.hole] += 1  # breaks the contract: the engine must not let it through
        rows, columns = np.nonzero(region.hole)
        return RegionFill(image, copied=np.stack([rows, columns - 1], axis=1).astype(np.int32), notes=("looked left",))


@pytest.fixture
def mirror(monkeypatch):
    method = Mirror()
    monkeypatch.setitem(base._FACTORIES, "mirror", lambda: method)
    monkeypatch.setitem(base._METHODS, "mirror", method)
    return method


@pytest.fixture
def photo():
    return data.astronaut()


def hole_at(shape, *boxes):
    hole = np.zeros(shape[:2], bool)
    for box in boxes:
        hole[Box(*box).slices] = True
    return hole


def test_changes_nothing_outside_the_hole_even_if_the_method_does(mirror, photo):
    hole = hole_at(photo.shape, (100, 100, 140, 150), (400, 450, 512, 512), (0, 0, 1, 1))
    before = photo.copy()
    made = fill(photo, hole, method="mirror")
    assert np.array_equal(photo, before)
    assert np.array_equal(made.image[~hole], photo[~hole])
    assert (made.image[hole] == (200, 10, 90)).all()
    assert made.image is not photo and made.image.dtype == photo.dtype


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("method", base.names())
def test_the_photo_stays_as_it_was_and_what_is_under_the_hole_has_no_influence(method, depth, photo):
    photo = np.ascontiguousarray(photo[150:280, 150:280]).astype(depth)  # so small that a method gets all of it
    hole = hole_at(photo.shape, (40, 50, 90, 80), (100, 20, 102, 110))
    black = photo.copy()
    black[hole] = 0
    before = photo.copy()
    made = fill(photo, hole, method=method)
    assert np.array_equal(photo, before)
    assert np.array_equal(fill(black, hole, method=method).image, made.image)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("method", base.names())
def test_what_is_transparent_is_neither_seen_nor_copied(method, depth):
    """A gray photo, transparent on the left, where it is red."""
    top = np.iinfo(depth).max
    photo = np.random.default_rng(0).integers(top // 3, top // 2, (96, 128, 1)).astype(depth).repeat(3, axis=2)
    photo[:, :40] = (top, 0, 0)
    alpha = np.full(photo.shape[:2], top, depth)
    alpha[:, :40] = 0
    hole = hole_at(photo.shape, (30, 40, 70, 80))
    made = fill(photo, hole, method=method, alpha=alpha).image
    assert np.array_equal(made[~hole], photo[~hole])
    red, green, _ = np.moveaxis(made[hole].astype(float) / top, 1, 0)
    assert np.abs(red - green).max() < 0.05
    assert 0.3 < red.mean() < 0.55


def test_report_fields(mirror, photo):
    hole = hole_at(photo.shape, (100, 100, 150, 200))
    made = fill(photo, hole, method="mirror", seed=7)
    assert (made.method, made.seed, made.device, made.notes) == ("mirror", 7, "CPU", ("looked left",))
    assert made.hole_ratio == pytest.approx(5000 / 512**2)
    assert made.seconds > 0 and made.hole is hole and made.version


def test_sources_are_in_the_photos_coordinates(mirror, photo):
    hole = hole_at(photo.shape, (300, 310, 320, 330), (20, 30, 25, 35))
    for box, sources in fill(photo, hole, method="mirror").sources():
        inside = hole[box.slices]
        rows, columns = np.nonzero(inside)
        assert np.array_equal(sources[inside], np.stack([rows + box.top, columns + box.left - 1], axis=-1))
        assert (sources[~inside] == -1).all()


def test_a_piece_tells_the_source_of_each_of_its_pixels_and_of_no_other(mirror, photo):
    hole = np.zeros(photo.shape[:2], bool)
    hole[300:320:3, 310:330:2] = True
    (piece,) = fill(photo, hole, method="mirror").pieces
    for y, x in np.ndindex(*piece.own.shape):
        row, column = y + piece.box.top, x + piece.box.left
        assert piece.source(y, x) == ((row, column - 1) if hole[row, column] else None)


def test_a_region_shows_its_method_every_hole_pixel_in_its_crop(mirror, photo):
    hole = hole_at(photo.shape, (100, 100, 110, 110), (100, 240, 110, 250), (480, 20, 490, 30))
    fill(photo, hole, method="mirror")
    for region in mirror.seen:
        assert np.array_equal(region.hole, hole[region.box.slices])
        assert np.array_equal(region.image, photo[region.box.slices])


def test_far_holes_are_far_regions_and_their_context_is_shifted_at_the_border(mirror):
    photo = np.zeros((2000, 3000, 3), np.uint8)
    hole = hole_at(photo.shape, (0, 0, 10, 10), (1990, 2980, 2000, 3000))
    fill(photo, hole, method="mirror")
    assert [region.box for region in mirror.seen] == [Box(0, 0, 266, 266), Box(1734, 2724, 2000, 3000)]


def test_donor_area_is_inside_every_region(mirror, photo):
    hole = hole_at(photo.shape, (10, 10, 14, 14))
    donor = hole_at(photo.shape, (400, 300, 450, 350))
    fill(photo, hole, method="mirror", donor=donor, forbidden=hole_at(photo.shape, (0, 0, 5, 5)))
    (region,) = mirror.seen
    assert region.donor.sum() == donor.sum() and region.forbidden.sum() == 25


def test_an_empty_hole_returns_a_copy_and_says_so(photo):
    made = fill(photo, np.zeros(photo.shape[:2], bool), method="telea")
    assert np.array_equal(made.image, photo) and made.image is not photo
    assert made.notes == ("The hole is empty; nothing was filled.",) and made.hole_ratio == 0


def test_a_hole_over_everything_is_refused_in_words(photo):
    with pytest.raises(PConvError, match="covers the whole picture"):
        fill(photo, np.ones(photo.shape[:2], bool), method="telea")


@pytest.mark.parametrize("method", ["telea", "navier-stokes", "biharmonic"])
@pytest.mark.parametrize("shape", [(1, 2), (2, 3), (3, 3), (1, 40), (9, 9)])
def test_tiny_pictures(method, shape):
    photo = np.full((*shape, 3), (40, 90, 200), np.uint8)
    hole = hole_at(shape, (0, 0, 1, 1))
    photo[0, 0] = 255
    made = fill(photo, hole, method=method)
    assert np.abs(made.image.astype(int) - (40, 90, 200)).max() <= 2


def test_a_gray_photo_stays_gray(mirror):
    gray = np.repeat(data.camera()[..., None], 3, axis=2)
    made = fill(gray, hole_at(gray.shape, (50, 60, 80, 90)), method="mirror").image
    assert (made[..., 0] == made[..., 1]).all() and (made[..., 1] == made[..., 2]).all()
    assert (made[60, 70] == 100).all()


def test_a_photo_that_is_not_contiguous(photo):
    hole = hole_at(photo.shape, (100, 100, 140, 150))
    turned, turned_hole = photo[::-1].transpose(1, 0, 2), hole[::-1].T
    made = fill(turned, turned_hole, method="telea")
    assert np.array_equal(made.image[~turned_hole], turned[~turned_hole])


@pytest.mark.parametrize(
    ("image", "hole", "words"),
    [
        (np.zeros((4, 4), np.uint8), np.zeros((4, 4), bool), "height x width x 3"),
        (np.zeros((0, 4, 3), np.uint8), np.zeros((0, 4), bool), "0 x 4 x 3"),
        (np.zeros((4, 4, 3), np.float32), np.zeros((4, 4), bool), "float32"),
        (np.zeros((4, 4, 3), np.uint8), np.zeros((4, 4), np.uint8), "bools, not uint8 of 4 x 4"),
        (np.zeros((4, 4, 3), np.uint8), np.zeros((4, 5), bool), "5 x 4 pixels and the picture 4 x 4"),
        (np.zeros((4, 4, 3), np.uint8), None, "NoneType"),
    ],
)
def test_what_does_not_fit_is_named(image, hole, words):
    with pytest.raises(UsageError, match=words):
        fill(image, hole, method="telea")


def test_unknown_methods_and_options_are_named(photo):
    hole = hole_at(photo.shape, (1, 1, 2, 2))
    with pytest.raises(UsageError, match="telea"):
        fill(photo, hole, method="magic")
    with pytest.raises(UsageError, match="no option 'size'; it has radius"):
        fill(photo, hole, method="telea", options={"size": 3})
    with pytest.raises(UsageError, match="1 to 64"):
        fill(photo, hole, method="telea", options={"radius": "900"})
    assert fill(photo, hole, method="telea", options={"radius": "5"}).options.radius == 5


def test_stops_when_asked(photo):
    with pytest.raises(Cancelled):
        fill(photo, hole_at(photo.shape, (9, 9, 20, 20)), method="telea", control=Control(cancelled=lambda: True))


def test_progress_rises_to_one(photo):
    heard = []
    control = Control(on_progress=lambda fraction, note: heard.append(fraction))
    fill(photo, hole_at(photo.shape, (9, 9, 20, 20), (400, 400, 500, 500)), method="telea", control=control)
    assert heard == sorted(heard) and heard[-1] == 1.0 and len(heard) > 5


def test_a_missing_part_is_said_in_words(monkeypatch, photo):
    def factory():
        raise ImportError("No module named 'torch'")

    monkeypatch.setitem(base._FACTORIES, "broken", factory)
    with pytest.raises(PConvError, match="broken cannot run here"):
        engine.fill(photo, hole_at(photo.shape, (1, 1, 2, 2)), method="broken")


def test_keeps_memory_by_the_hole_until_the_picture_is_asked_for(mirror, photo):
    made = fill(photo, hole_at(photo.shape, (100, 100, 110, 110), (400, 400, 410, 410)), method="telea")
    assert sum(piece.pixels.nbytes for piece in made.pieces) <= 2 * 10 * 10 * 3
    thin = np.zeros(photo.shape[:2], bool)
    thin[np.arange(400), np.arange(400)] = True
    (copied,) = (piece.copied for piece in fill(photo, thin, method="mirror").pieces)
    assert copied.nbytes == 400 * 2 * 4
    other = np.zeros_like(photo)
    assert made.over(other).sum() == made.image[made.hole].astype(int).sum()
