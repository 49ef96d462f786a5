"""Fills that are smooth by nature get the grain of the photo around them."""

import numpy as np
import pytest

from pconv._cv2 import cv2
from pconv.fill import fill
from pconv.kernels.threads import Crew
from pconv.methods.completion.grain import lay, measure


def grain(shape, *, blur=0.0, colours=(8, 8, 8), seed=0):
    """``(H, W, 3) float``: one field for all channels, scaled by `colours`, as coarse as `blur`."""
    field = np.random.default_rng(seed).normal(size=shape)
    if blur:
        field = cv2.GaussianBlur(field, (0, 0), blur)
    return field[..., None] / field.std() * np.array(colours, float)


def slope(shape):
    return 90 + 0.2 * np.mgrid[: shape[0], : shape[1]].sum(axis=0)[..., None]


def eight_bit(picture):
    return np.rint(picture).clip(0, 255).astype(np.uint8)


def scratches(shape, width):
    canvas = np.zeros(shape, np.uint8)
    for x in range(20, shape[1] - 40, 48):
        cv2.line(canvas, (x, 10), (x + 24, shape[0] - 10), 1, width)
    return canvas > 0


def detail(picture, where):
    """Energy above the frequencies of a small blur, of each channel."""
    fine = picture.astype(np.float32)
    return np.square(fine - cv2.GaussianBlur(fine, (5, 5), 1.0))[where].mean(axis=0)


@pytest.mark.parametrize("blur", [0.0, 0.8])
@pytest.mark.parametrize("method", ["patchmatch", "guided", "pconv"])
def test_scratches_in_a_grainy_scan_are_as_grainy_as_their_surroundings(method, blur):
    shape = (192, 256)
    photo = eight_bit(slope(shape) + grain(shape, blur=blur))
    hole = scratches(shape, 7)
    filled = fill(np.where(hole[..., None], 255, photo).astype(np.uint8), hole, method=method, device="cpu").image
    inside, around = np.sqrt(detail(filled, hole)), np.sqrt(detail(filled, ~hole))
    assert inside == pytest.approx(around, rel=0.15)
    assert (filled[hole] == filled[hole][:, :1]).all()  # gray grain stays gray


@pytest.mark.parametrize("colours", [(12, 6, 3), (5, 5, 5)])
def test_grain_has_the_colours_and_the_coarseness_of_the_photo(colours):
    shape = (256, 256)
    photo = eight_bit(slope(shape) + grain(shape, blur=1.0, colours=colours))
    made = measure(photo, np.ones(shape, bool))
    deviations = made.tile.std(axis=(0, 1))
    assert deviations == pytest.approx(np.array(colours), rel=0.15)

    def alike(field):
        """Correlation of neighbours."""
        return np.corrcoef(field[:, 1:].ravel(), field[:, :-1].ravel())[0, 1]

    assert alike(made.tile[..., 0]) == pytest.approx(alike(grain(shape, blur=1.0)[..., 0]), abs=0.1)


def test_what_is_grainy_already_gets_no_more():
    shape = (128, 128)
    photo = eight_bit(slope(shape) + grain(shape))
    before, wanted = photo.copy(), np.zeros(shape, bool)
    wanted[32:96, 32:96] = True
    with Crew() as crew:
        lay(crew, photo, wanted, measure(photo, ~wanted))
    np.testing.assert_array_equal(photo[~wanted], before[~wanted])
    assert detail(photo, wanted) == pytest.approx(detail(before, wanted), rel=0.2)


def test_a_photo_without_grain_stays_without():
    shape = (128, 160)
    photo = eight_bit(np.broadcast_to(slope(shape), (*shape, 3)))
    hole = scratches(shape, 5)
    filled = fill(photo, hole, method="patchmatch").image
    assert np.abs(filled.astype(int) - photo)[hole].max() <= 2


def test_grain_can_be_left_out_and_does_not_hang_on_threads():
    shape = (128, 160)
    photo = eight_bit(slope(shape) + grain(shape))
    hole = scratches(shape, 6)
    smooth = fill(photo, hole, method="patchmatch", options={"grain": False}).image
    one, two = (fill(photo, hole, method="patchmatch", options={"threads": n}).image for n in (1, 3))
    np.testing.assert_array_equal(one, two)
    assert detail(smooth, hole).max() < 0.6 * detail(one, hole).min()
    other = fill(photo, hole, method="patchmatch", seed=1).image
    assert not np.array_equal(one, other)


def test_sixteen_bits_have_grain_of_sixteen_bits():
    shape = (128, 160)
    photo = np.rint((slope(shape) + grain(shape)).clip(0, 255) * 257).astype(np.uint16)
    hole = scratches(shape, 6)
    filled = fill(photo, hole, method="patchmatch").image
    assert np.sqrt(detail(filled, hole)) == pytest.approx(np.sqrt(detail(photo, ~hole)), rel=0.15)
    assert (filled[hole] % 257 != 0).mean() > 0.9


@pytest.mark.parametrize("shape", [(12, 40), (40, 12), (24, 24)])
def test_too_little_to_measure_is_no_grain(shape):
    assert measure(np.full((*shape, 3), 9, np.uint8), np.ones(shape, bool)) is None


def test_clipped_parts_say_nothing_of_the_grain():
    """A white sky has none, the land below has."""
    shape = (192, 192)
    photo = slope(shape) + grain(shape, colours=(10, 10, 10))
    photo[:96] = 300
    photo = eight_bit(photo)
    assert measure(photo, np.ones(shape, bool)).tile.std() == pytest.approx(10, rel=0.2)
