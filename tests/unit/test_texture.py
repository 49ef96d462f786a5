"""The texture around a hole is measured, and what goes into the hole has it."""

import cv2
import numpy as np
import pytest

from pconv.box import Box
from pconv.kernels.threads import Crew
from pconv.methods import Region, Run, get
from pconv.methods.completion import texture


def measured(image, hole, octaves=1, gain=60.0):
    with Crew(1) as crew:
        return texture.measure(crew, image, hole, octaves, gain)


def test_texture_is_the_mean_root_of_steps_across_and_down():
    y, x = np.mgrid[:8, :8]
    image = np.repeat((4 * x + 9 * (y % 2)).astype(np.uint8)[..., None], 3, axis=2)
    felt, unknown = measured(image, np.zeros((8, 8), np.uint8))
    assert felt.shape == (4, 4, 3) and not unknown.any()
    assert (felt[..., 0] == 60 * 2).all() and (felt[..., 1] == 60 * 3).all()
    halved, _ = measured(image, np.zeros((8, 8), np.uint8), octaves=2)
    assert halved.shape == (2, 2, 3) and (halved[..., :2] == (120, 180)).all()


def test_nothing_is_felt_of_the_hole():
    rng = np.random.default_rng(0)
    image = rng.integers(0, 256, (40, 40, 3)).astype(np.uint8)
    hole = np.zeros((40, 40), np.uint8)
    hole[11:30, 13:24] = 1
    other = np.where(hole[..., None], 255 - image, image)
    np.testing.assert_array_equal(*(measured(picture, hole)[0] for picture in (image, other)))
    unknown = measured(image, hole)[1]
    assert unknown[6:15, 7:12].all() and not unknown[:5].any() and not unknown[:, :6].any()


@pytest.mark.parametrize("softness", [0.0, 1.0])
def test_a_hole_in_gravel_is_filled_with_gravel_where_most_of_the_photo_is_flat(softness):
    rng = np.random.default_rng(0)
    gravel = rng.normal(0, 1, (160, 120))
    if softness:
        gravel = cv2.GaussianBlur(gravel, (0, 0), softness)
    image = np.full((160, 360, 3), 128, np.uint8)
    image[:, :120] = np.clip(128 + 25 * gravel / gravel.std(), 0, 255)[..., None]
    hole = np.zeros((160, 360), bool)
    hole[45:115, 25:95] = True
    method = get("patchmatch")
    region = Region(np.where(hole[..., None], 0, image).astype(np.uint8), hole, Box(0, 0, *hole.shape))
    found = method.fill_region(region, method.Options(), Run())
    assert (found.copied[:, 1] >= 120).mean() < 0.05
    assert found.image[hole].std() > 0.7 * image[hole].std()
