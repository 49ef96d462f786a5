"""Large holes: filled at a size at which a hole is of ordinary depth, and carried to full size."""

import cv2
import numpy as np
import pytest
from skimage import data

from pconv.box import Box
from pconv.control import Control
from pconv.fill import fill as fill_photo
from pconv.kernels.threads import Crew
from pconv.methods import Region, RegionFill, Run, get
from pconv.methods.completion.enlarge import SHALLOW_DRAWN, halvings, ordinary
from pconv.methods.completion.region import Advice, fill
from pconv.methods.completion.settings import Settings


def hole_at(shape, top, left, bottom, right):
    hole = np.zeros(shape, bool)
    hole[top:bottom, left:right] = True
    return hole


def region_of(image, hole, **limits):
    return Region(image, hole, Box(0, 0, *hole.shape), **limits)


@pytest.fixture(scope="module")
def noise():
    return np.random.default_rng(6).integers(60, 180, (520, 480, 3), dtype=np.uint8)


@pytest.mark.parametrize(
    ("height", "width", "times"),
    [
        (150, 300, 0),  # as it is
        (190, 190, 0),
        (260, 300, 1),  # deep
        (900, 900, 3),
        (110, 1500, 1),  # long: as far as it does not get too shallow
        (60, 1500, 0),
    ],
)
def test_a_hole_is_halved_until_it_is_of_ordinary_size(height, width, times):
    assert halvings(hole_at((1000, 1600), 40, 40, 40 + height, 40 + width)) == times


def test_a_large_hole_repeats_no_more_than_in_the_same_photo_made_small():
    """Gravel at twelve megapixels is no other gravel: not one stone over and over, and as sharp as the rest."""
    truth = np.repeat(data.gravel()[:256, :256, None], 3, axis=2)
    hole = hole_at(truth.shape[:2], 80, 80, 180, 180)
    wide = np.kron(hole, np.ones((4, 4), bool))
    large = cv2.resize(truth, None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    large = np.clip(large + np.random.default_rng(1).normal(0, 4, large.shape), 0, 255).astype(np.uint8)
    options, run = get("patchmatch").Options(), Run(seed=2)
    small = get("patchmatch").fill_region(region_of(truth, hole), options, run)
    made = get("patchmatch").fill_region(region_of(large, wide), options, run)

    def variety(copied):
        return len(np.unique(copied, axis=0)) / len(copied)

    def sharpness(picture):
        return np.abs(np.diff(picture.astype(float), axis=1))[wide[:, 1:]].mean()

    assert variety(made.copied) > 0.75 * variety(small.copied)
    assert sharpness(made.image) > 0.9 * sharpness(large)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_every_pixel_of_a_large_hole_comes_from_the_photo_in_its_own_depth(noise, kind):
    image = noise.astype(kind) * (257 if kind is np.uint16 else 1)
    image += np.arange(image.shape[1], dtype=kind)[None, :, None] % 7
    hole = hole_at(image.shape[:2], 130, 120, 380, 360)
    made = fill(region_of(image, hole), Settings(seam_screen=1.0), Run())
    assert made.image.dtype == kind and made.copied.shape == (np.count_nonzero(hole), 2)
    assert not hole[*made.copied.T].any()
    np.testing.assert_array_equal(made.image[~hole], image[~hole])
    apart = np.abs(made.image[hole].astype(float) - image[*made.copied.T])  # but for the broad shades
    assert np.median(apart) <= 4 * (257 if kind is np.uint16 else 1)


def test_what_is_found_in_the_small_picture_is_carried_to_the_large_one(noise):
    """Everything fits everywhere in noise; what looks at the small fill says that all is to come from above."""
    hole = hole_at(noise.shape[:2], 270, 120, 500, 360)
    seen = []

    def look(small, made, control, advice):
        seen.append(small.hole.shape)
        copied = (np.argwhere(small.hole) - (120, 0)).astype(np.int32)
        image = small.image.copy()
        image[small.hole] = small.image[*copied.T]
        return RegionFill(image, copied=copied)

    shares = []
    for advice in (None, Advice(noise[::2, ::2], improve=look)):
        found = fill(region_of(noise, hole), Settings(), Run(), advice).copied - np.argwhere(hole)
        shares.append((found == (-240, 0)).all(axis=1).mean())
    assert seen == [(260, 240)] and shares[0] < 0.05 and shares[1] > 0.8


def test_where_little_may_be_copied_a_large_hole_is_made_less_small(noise):
    hole = hole_at(noise.shape[:2], 130, 120, 380, 360)
    allowed = hole_at(noise.shape[:2], 20, 20, 36, 36)
    region = region_of(noise, hole, donor=allowed)
    with Crew(1) as crew:
        assert ordinary(crew, region_of(noise, hole), Settings())[1] == 1
        assert ordinary(crew, region, Settings())[1] == 0
    made = fill(region, Settings(), Run(), Advice(noise[::2, ::2]))
    assert allowed[*made.copied.T].all()


def test_large_holes_are_filled_alike_by_any_number_of_threads(noise):
    region = region_of(noise, hole_at(noise.shape[:2], 130, 120, 380, 360))
    one, two = (fill(region, Settings(), Run(seed=3), threads=threads).image for threads in (1, 2))
    np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize("detail", [0, 1])
def test_the_network_alone_fills_long_and_large_holes_with_the_photos_own_detail(detail):
    """A cross of lines through a whole photo is longer than what is looked at in full, and a blob deeper."""
    photo = np.tile(data.grass()[:256, :256], (2, 4))[:480, :800]
    photo = np.repeat(photo[..., None], 3, axis=2)
    hole = hole_at(photo.shape[:2], 60, 0, 110, 800) | hole_at(photo.shape[:2], 0, 150, 480, 200)
    hole |= hole_at(photo.shape[:2], 170, 440, 390, 680)
    thin = hole_at(photo.shape[:2], 440, 300, 444, 700)
    shown = []
    control = Control(on_picture=lambda box, pixels: shown.append((box, pixels)))
    options = {"detail": detail, "grain": False}
    made = fill_photo(photo, hole | thin, method="pconv", options=options, device="cpu", control=control).image
    assert all(pixels.shape == (box.height, box.width, 3) for box, pixels in shown)
    first, last = shown[0], [pixels for box, pixels in shown if box == Box.of(hole)][-1]
    assert Box.of(hole | thin).grown(16, hole.shape) == first[0]  # at once, all of it
    assert np.abs(last[hole[Box.of(hole).slices]].astype(int) - made[hole]).mean() < 2  # but for the photo's tone
    np.testing.assert_array_equal(made[~(hole | thin)], photo[~(hole | thin)])

    def sharpness(picture):
        return np.abs(np.diff(picture.astype(float), axis=1))[hole[:, 1:]].mean()

    share = sharpness(made) / sharpness(photo)
    assert 0.6 < share < 1.2 if detail else share < 0.5


def test_the_network_alone_fills_a_large_hole_where_next_to_nothing_may_be_copied(noise):
    hole = hole_at(noise.shape[:2], 130, 120, 380, 360)
    allowed = hole_at(noise.shape[:2], 20, 20, 34, 34)
    made = fill_photo(noise, hole, method="pconv", donor=allowed, options={"grain": False}, device="cpu").image
    assert abs(made[hole].mean() - noise[~hole].mean()) < 20
    np.testing.assert_array_equal(made[~hole], noise[~hole])


def test_a_long_hole_is_guessed_smaller_than_it_is_filled_and_gets_the_light_of_its_place():
    """From dark to bright: shades from another place of the guess would show."""
    height, width = 240, 800
    light = np.linspace(40, 210, width)[None, :, None] + np.random.default_rng(2).integers(-6, 7, (height, width, 1))
    photo = np.repeat(np.clip(light, 0, 255).astype(np.uint8), 3, axis=2)
    hole = hole_at(photo.shape[:2], 90, 0, 154, width)
    assert (halvings(hole), halvings(hole, SHALLOW_DRAWN)) == (0, 1)
    made = fill_photo(photo, hole, method="guided", device="cpu")
    assert np.abs(cv2.blur(made.image, (31, 31)).astype(int) - cv2.blur(photo, (31, 31))).max() < 16
    rows, columns = next(made.sources())[1][hole[made.pieces[0].box.slices]].T
    assert not hole[rows, columns].any()
