"""What a person may rely on when scratches, dust and wires are filled."""

import cv2
import numpy as np
import pytest

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled
from pconv.methods import Region, Run, get
from pconv.methods.patchmatch import PatchMatchOptions

SIZE = 180, 220


def fill(image, hole, *, method="patchmatch", control=None, threads=0):
    """The fill's pixels, without grain, which is random; what lies under the hole is made white first."""
    damaged = np.where(hole[..., None], np.iinfo(image.dtype).max, image).astype(image.dtype)
    options = PatchMatchOptions(threads=threads, grain=False) if method == "patchmatch" else get(method).Options()
    run = Run(seed=0, control=control or Control())
    return get(method).fill_region(Region(damaged, hole, Box(0, 0, *hole.shape)), options, run).image


def error(image, truth, hole):
    return np.square(image[hole].astype(float) - truth[hole]).mean()


@pytest.fixture(scope="module")
def photo():
    from skimage import data

    return data.chelsea()[40:220, 60:280]


@pytest.fixture(scope="module")
def scratches():
    """Five crooked scratches 2 to 6 pixels wide; some end at the border."""
    rng, canvas = np.random.default_rng(3), np.zeros(SIZE, np.uint8)
    for width in range(2, 7):
        points = np.cumsum(rng.uniform(-20, 60, (7, 2)), axis=0) - 30
        cv2.polylines(canvas, [np.int32(points)], False, 1, width)
    return canvas > 0


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_scratches_are_filled_alike_by_any_number_of_threads(photo, scratches, depth):
    image = photo.astype(depth) * depth(257 if depth is np.uint16 else 1)
    one = fill(image, scratches, threads=1)
    assert one.dtype == depth
    np.testing.assert_array_equal(one[~scratches], image[~scratches])
    for threads in (2, 5):
        np.testing.assert_array_equal(fill(image, scratches, threads=threads), one)


def test_scratches_are_filled_better_than_by_bending_a_plate(photo, scratches):
    plate = fill(photo, scratches, method="biharmonic")
    assert error(fill(photo, scratches), photo, scratches) < 0.7 * error(plate, photo, scratches)


@pytest.mark.parametrize("slope", [0.0, 0.4, 1.0, 3.0])
def test_an_edge_goes_on_through_a_scratch_that_crosses_it(slope):
    y, x = np.mgrid[:120, :120]
    soft = np.clip(((y - 60) - slope * (x - 60)) / np.hypot(1, slope) + 0.5, 0, 1)
    image = np.repeat((60 + 140 * soft).astype(np.uint8)[..., None], 3, axis=2)
    hole = np.abs((x - 60) + slope * (y - 60)) <= 2.5 * np.hypot(1, slope)
    assert np.abs(fill(image, hole).astype(int) - image).max() <= 16


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_a_gentle_gradient_shows_no_trace_of_the_scratch(depth):
    y, x = np.mgrid[: SIZE[0], : SIZE[1]].astype(float)
    ramp = (0.2 + 0.0015 * x + 0.001 * y) * np.iinfo(depth).max
    image = np.repeat(ramp.astype(depth)[..., None], 3, axis=2)
    hole = np.abs(y - 90 - x / 7) < 3
    wrong = np.abs(fill(image, hole).astype(float) - image).max() / np.iinfo(depth).max
    assert wrong < 1.5 / 255


def test_stripes_finer_than_a_scratch_go_on_through_it():
    y, x = np.mgrid[: SIZE[0], : SIZE[1]]
    waves = 128 + 60 * np.sin(2 * np.pi * (x + 0.5 * y) / 5)
    image = np.repeat(waves.astype(np.uint8)[..., None], 3, axis=2)
    hole = (x >= 100) & (x < 106)
    assert error(fill(image, hole), image, hole) < 25  # of a variance of 1800


def test_a_net_of_scratches_leaves_enough_to_go_by(photo):
    y, x = np.mgrid[: SIZE[0], : SIZE[1]]
    net = ((y + x // 3) % 14 < 4) | ((x - y // 5) % 17 < 4)
    plate = fill(photo, net, method="biharmonic")
    assert error(fill(photo, net), photo, net) < error(plate, photo, net)


@pytest.mark.parametrize("side", ["top", "bottom", "left", "right", "frame"])
def test_a_scratch_along_the_border_is_closed(photo, side):
    hole = np.zeros(SIZE, bool)
    places = {"top": np.s_[:3], "bottom": np.s_[-3:], "left": np.s_[:, :3], "right": np.s_[:, -3:]}
    for name, place in places.items():
        if side in (name, "frame"):
            hole[place] = True
    assert error(fill(photo, hole), photo, hole) < 1.05 * error(fill(photo, hole, method="telea"), photo, hole)


@pytest.mark.parametrize("after", [1, 4, 9])
def test_cancelling_stops_at_the_next_question(photo, scratches, after):
    asked = []

    def cancelled():
        asked.append(True)
        return len(asked) >= after

    with pytest.raises(Cancelled):
        fill(photo, scratches, control=Control(cancelled=cancelled), threads=1)
    assert len(asked) == after


def test_progress_rises_to_the_end(photo, scratches):
    seen = []
    fill(photo, scratches, control=Control(on_progress=lambda fraction, note: seen.append(fraction)))
    assert seen == sorted(seen) and seen[-1] == 1.0 and len(seen) >= 4


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_the_thick_places_of_a_scratch_are_copied_from_around_them(photo, depth):
    """Far apart, each is filled from its own surroundings; the rest of the scratch is copied from nowhere."""
    large = cv2.resize(photo, (1500, 1200), interpolation=cv2.INTER_CUBIC)
    image = large.astype(depth) * depth(257 if depth is np.uint16 else 1)
    blots = [(120, 150), (1050, 1300)]
    canvas = np.zeros(image.shape[:2], np.uint8)
    cv2.line(canvas, (0, 40), (1499, 1160), 1, 4)
    for row, column in blots:
        cv2.circle(canvas, (column, row), 22, 1, -1)
    hole = canvas > 0
    damaged = np.where(hole[..., None], np.iinfo(depth).max, image).astype(depth)
    made = get("patchmatch").fill_region(
        Region(damaged, hole, Box(0, 0, *hole.shape)), PatchMatchOptions(grain=False), Run(seed=0)
    )
    assert error(made.image, image, hole) < 0.05 * error(damaged, image, hole)
    np.testing.assert_array_equal(made.image[~hole], image[~hole])
    source = np.full((*hole.shape, 2), -1)
    source[hole] = made.copied
    rows, columns = np.mgrid[: hole.shape[0], : hole.shape[1]]
    far = hole.copy()
    for row, column in blots:
        away = np.hypot(rows - row, columns - column)
        blot, far = away <= 20, far & (away > 60)
        assert not hole[tuple(source[blot].T)].any()
        assert np.abs(source[blot] - (row, column)).max() <= 600
        spread = np.abs(image[blot].astype(float) - image[tuple(source[blot].T)]) / np.iinfo(depth).max
        assert spread.mean() < 0.1
    assert far.any()
    assert (source[far] == -1).all()
