"""The guided fill: structure from a guide, pixels from the photo, and PatchMatch alone where there is no guide."""

import numpy as np
import pytest

from pconv import methods
from pconv._cv2 import cv2
from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, PConvError
from pconv.fill import fill as fill_photo
from pconv.methods import Method, Region, RegionFill, Run, get
from pconv.methods.completion.region import Advice, fill
from pconv.methods.completion.settings import Settings
from pconv.methods.guided import GuidedOptions
from pconv.methods.opencv import Telea
from pconv.methods.prediction.predict import retouch


def hole_at(shape, top, left, bottom, right):
    hole = np.zeros(shape, bool)
    hole[top:bottom, left:right] = True
    return hole


@pytest.fixture
def network(monkeypatch):
    """Puts a method in the network's place and returns the regions it was asked for."""

    def place(answer):
        asked = []

        class Standing(Method):
            name, title, summary = "pconv", "Stand-in", "Answers what the test says."
            Options = get("pconv").Options

            def fill_region(self, region, options, run):
                return self.fill_regions([region], options, run)[0]

            def fill_regions(self, regions, options, run):
                asked.extend(regions)
                return [answer(region) for region in regions]

        monkeypatch.setitem(methods.base._METHODS, "pconv", Standing())
        return asked

    return place


@pytest.fixture(scope="module")
def striped():
    """Upright stripes on the left, level ones on the right: what goes into the middle cannot be told from the rim."""
    y, x = np.mgrid[:160, :240]
    stripes = np.where(x < 120, x // 6 % 2, y // 6 % 2) * 150 + 50
    noise = np.random.default_rng(0).integers(0, 20, (160, 240))
    return np.repeat((stripes + noise).astype(np.uint8)[..., None], 3, axis=2)


def test_a_guide_decides_what_the_surroundings_leave_open():
    rng = np.random.default_rng(3)
    x = np.arange(192)[None].repeat(192, axis=0)
    base = rng.integers(0, 24, (192, 192, 3)) + np.where(x < 96, 40, 190)[..., None]
    image = base.astype(np.uint8)
    hole = hole_at((192, 192), 0, 48, 192, 144)
    for edge in (72, 120):
        guide = image.copy()
        guide[hole] = np.where(x < edge, 52, 202)[..., None].repeat(3, axis=2)[hole]
        settings = Settings(guide_share=1.0, guide_strength=24.0, guide_depth=8.0)
        made = fill(Region(image, hole, Box(0, 0, 192, 192)), settings, Run(), Advice(guide)).image
        middle = made[80:112, 48:144].mean(axis=(0, 2))
        assert abs(int((middle < 128).sum()) + 48 - edge) <= 12  # the guide is believed to a sixteenth of its size


def test_a_large_hole_is_shown_small_to_the_network_whose_word_counts_as_much(network):
    rng = np.random.default_rng(4)
    height, width, edge = 481, 520, 160  # nothing is an even number of halvings
    base = rng.integers(0, 24, (height, width, 3)) + np.where(np.arange(width) < width // 2, 40, 190)[:, None]
    image = base.astype(np.uint16) * 257
    hole = hole_at((height, width), 0, 100, height, 420)

    def answer(region):
        left = np.arange(region.hole.shape[1]) < edge * region.hole.shape[1] / width
        said = np.where(left, 52, 202).astype(np.uint8)[None, :, None]
        return RegionFill(np.where(region.hole[..., None], said, region.image))

    asked, shown = network(answer), []
    control = Control(on_picture=lambda box, pixels: shown.append((box, pixels)))
    region = Region(image, hole, Box(0, 0, height, width))
    made = get("guided").fill_region(region, GuidedOptions(trust=1.0, strength=24.0), Run(control=control)).image
    assert asked[0].hole.shape == (241, 260) and asked[0].image.dtype == np.uint8
    middle = made[220:260, 100:420].mean(axis=(0, 2))
    assert abs(int((middle < 128 * 257).sum()) + 100 - edge) <= 32
    for box, pixels in shown:  # never the small picture
        assert pixels.shape == (box.height, box.width, 3) and pixels.dtype == np.uint16
        assert box.left <= 100 and box.right >= 420


def test_every_pixel_comes_from_the_photo_not_from_the_guide(network, striped):
    hole = hole_at(striped.shape[:2], 50, 70, 110, 170)
    network(lambda region: RegionFill(np.where(region.hole[..., None], 128, region.image).astype(np.uint8)))
    made = get("guided").fill_region(Region(striped, hole, Box(0, 0, 160, 240)), GuidedOptions(), Run())
    np.testing.assert_array_equal(made.image[~hole], striped[~hole])
    rows, columns = made.copied.T
    assert not hole[rows, columns].any()
    # As much contrast as the photo has; the guide has none.
    assert made.image[hole].std() > 0.8 * striped[~hole].std()


@pytest.mark.parametrize(("width", "needed"), [(8, False), (28, False), (60, True)])
def test_the_network_is_asked_only_where_its_guidance_can_matter(network, striped, width, needed):
    hole = hole_at(striped.shape[:2], 40, 100, 110, 100 + width)
    asked = network(lambda region: RegionFill(region.image))
    get("guided").fill_region(Region(striped, hole, Box(0, 0, 160, 240)), GuidedOptions(), Run())
    assert bool(asked) == needed


def test_without_weights_patchmatch_works_alone_and_says_so(network, striped):
    def refuse(region):
        raise PConvError("There are no weights.")

    network(refuse)
    region = Region(striped, hole_at(striped.shape[:2], 50, 70, 110, 170), Box(0, 0, 160, 240))
    made = get("guided").fill_region(region, GuidedOptions(), Run(seed=3))
    assert len(made.notes) == 1 and "There are no weights." in made.notes[0]
    alone = get("patchmatch").fill_region(region, get("patchmatch").Options(), Run(seed=3))
    np.testing.assert_array_equal(made.image, alone.image)


def test_dust_and_scratches_need_no_prediction(network, striped):
    asked = network(lambda region: RegionFill(region.image.copy()))
    dust = hole_at(striped.shape[:2], 20, 20, 26, 26) | hole_at(striped.shape[:2], 100, 0, 103, 240)
    blob = hole_at(striped.shape[:2], 50, 70, 110, 170)
    regions = [Region(striped, hole, Box(0, 0, 160, 240)) for hole in (dust, blob, dust)]
    made = list(get("guided").fill_regions(regions, GuidedOptions(), Run()))
    assert [region.hole is blob for region in asked] == [True]
    np.testing.assert_array_equal(made[0].image, made[2].image)


@pytest.fixture(scope="module")
def wallpaper():
    tile = np.random.default_rng(5).integers(40, 210, (4, 4, 3), dtype=np.uint8).repeat(8, 0).repeat(8, 1)
    return np.tile(tile, (6, 8, 1))


def test_what_is_not_like_the_photo_is_copied_anew_and_its_sources_with_it(wallpaper):
    """The right fill but for its edges, which are soft; at the rim most of that is kept."""
    hole = hole_at(wallpaper.shape[:2], 70, 100, 110, 150)
    places = np.argwhere(hole) - (62, 34)
    bad = np.where(hole[..., None], cv2.blur(wallpaper, (5, 5)), wallpaper)
    region = Region(wallpaper, hole, Box(0, 0, *hole.shape))
    made = retouch(region, RegionFill(bad, copied=places.astype(np.int32)), Run())
    copied = wallpaper.copy()
    copied[hole] = wallpaper[*made.copied.T]
    assert not hole[*made.copied.T].any()

    def error(picture):
        return np.abs(picture.astype(int) - wallpaper)[74:106, 104:146].mean()

    assert max(error(made.image), error(copied)) < 0.3 * error(bad)
    np.testing.assert_array_equal(made.image[~hole], wallpaper[~hole])


def test_of_a_hole_only_the_part_named_is_changed_and_the_rest_is_never_copied(wallpaper):
    part, rest = hole_at(wallpaper.shape[:2], 70, 100, 110, 150), hole_at(wallpaper.shape[:2], 70, 36, 110, 86)
    hole = part | rest
    filled = np.where(part[..., None], cv2.blur(wallpaper, (5, 5)), wallpaper)  # the rest is what would fit best
    copied = np.full((*hole.shape, 2), -1, np.int32)
    places = np.full((np.count_nonzero(hole), 2), -1, np.int32)
    made = retouch(Region(wallpaper, hole, Box(0, 0, *hole.shape)), RegionFill(filled, copied=places), Run(), part)
    np.testing.assert_array_equal(made.image[rest], filled[rest])
    copied[hole] = made.copied
    found = copied[part & (copied[..., 0] >= 0)]
    assert len(found) and not hole[*found.T].any()
    assert (copied[rest] == -1).all()


@pytest.mark.parametrize(("times", "wide", "again"), [(1, 8, True), (1, 3, False), (12, 8, False)])
def test_a_scratch_is_looked_at_again_unless_it_is_a_hair_or_there_is_much_to_look_at(striped, times, wide, again):
    photo = np.tile(striped, (times, times, 1))
    y, x = np.mgrid[: photo.shape[0], : photo.shape[1]]
    hole = (x >= y) & (x < y + wide * 1.4)
    plain, looked_at = (fill_photo(photo, hole, method=method, device="cpu") for method in ("patchmatch", "guided"))
    assert np.array_equal(plain.image, looked_at.image) != again
    np.testing.assert_array_equal(looked_at.image[~hole], photo[~hole])


def test_progress_covers_all_regions_and_cancelling_stops(network, striped):
    network(lambda region: Telea().fill_region(region, Telea.Options(), Run()))
    blob = hole_at(striped.shape[:2], 50, 70, 110, 170)
    corner = hole_at(striped.shape[:2], 0, 0, 60, 60)
    regions = [Region(striped, blob, Box(0, 0, 160, 240)), Region(striped, corner, Box(0, 240, 160, 480))]
    seen, boxes, calls = [], [], []
    control = Control(on_progress=lambda f, _: seen.append(f), on_picture=lambda box, _: boxes.append(box))
    list(get("guided").fill_regions(regions, GuidedOptions(), Run(control=control)))
    assert seen == sorted(seen) and seen[-1] == pytest.approx(1)
    assert any(box.left < 240 for box in boxes) and any(box.left >= 240 for box in boxes)

    def cancelled():
        calls.append(True)
        return len(calls) > 10

    with pytest.raises(Cancelled):
        list(get("guided").fill_regions(regions, GuidedOptions(), Run(control=Control(cancelled=cancelled))))
