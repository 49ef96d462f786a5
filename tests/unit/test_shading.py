"""A fill takes over a share of its guide's broad shades, and nothing of its detail."""

import numpy as np
import pytest

from pconv.box import Box
from pconv.kernels.threads import Crew
from pconv.methods import Region, Run
from pconv.methods.completion.region import Advice, fill
from pconv.methods.completion.settings import Settings
from pconv.methods.completion.shading import shade

HOLE = (slice(41, 150), slice(37, 171))


def shaded(image, guide, *, scale=1.0, **changes):
    hole = np.zeros(image.shape[:2], bool)
    hole[HOLE] = True
    settings = Settings(**{"shading_share": 0.5, "shading_blur": 3.0, "shading_doubt": 1e6} | changes)
    changed = image.copy()
    with Crew(2) as crew:
        shade(crew, changed, hole, guide, scale, settings)
    np.testing.assert_array_equal(changed[~hole], image[~hole])
    return changed.astype(int)


def grainy(value, shape=(190, 203)):
    rng = np.random.default_rng(0)
    return (value + rng.integers(-20, 21, (*shape, 3))).astype(np.uint8)


@pytest.mark.parametrize("scale", [1.0, 2.0, 4.0])
def test_the_middle_moves_by_the_share_and_its_grain_goes_along_with_the_light(scale):
    image = grainy(100)
    guide = np.full_like(image, 140)
    middle = (slice(80, 111), slice(84, 124))
    lit = shaded(image, guide, scale=scale, shading_blur=2.0)[middle]
    assert lit.mean() - image[middle].mean() == pytest.approx(20 * 100 / 108, abs=1)
    assert lit.std() / image[middle].std() == pytest.approx(1 + 20 / 108, abs=0.03)


def test_black_stays_black():
    image = np.zeros((190, 203, 3), np.uint8)
    image[:, ::2] = 4
    change = shaded(image, np.full_like(image, 40)) - image
    assert change[:, 1::2].max() == 0 and change.max() <= 8


def test_stars_do_not_flare_where_the_sky_is_lightened():
    image = np.full((190, 203, 3), 2, np.uint8)
    image[::9, ::9] = 160
    change = shaded(image, np.full_like(image, 40)) - image
    assert 0 < change[99, 108, 0] <= 40


def test_it_fades_towards_the_rim():
    change = shaded(np.full((190, 203, 3), 100, np.uint8), np.full((190, 203, 3), 140, np.uint8)) - 100
    across = change[95, HOLE[1], 1]
    assert max(across[0], across[-1]) <= 2 and across[54] == 19
    assert (np.diff(across[:40]) >= 0).all() and (np.diff(across[-40:]) <= 0).all()


def test_detail_of_the_guide_stays_out():
    x = np.arange(203)[None, :, None] // 2 % 2
    guide = np.broadcast_to(100 + 80 * x - 40, (190, 203, 3)).astype(np.uint8)
    change = shaded(np.full((190, 203, 3), 100, np.uint8), guide) - 100
    assert np.abs(change).max() <= 2


def test_what_is_far_from_the_guide_shows_something_else_and_changes_little():
    image = np.full((190, 203, 3), 40, np.uint8)
    middle = {
        there: shaded(image, np.full_like(image, there), shading_doubt=30.0)[95, 104, 0] - 40 for there in (50, 70, 240)
    }
    assert middle[50] == pytest.approx(0.5 * 10 / (1 + 1 / 9) * 40 / 48, abs=1)
    assert middle[70] == pytest.approx(0.5 * 30 / 2 * 40 / 48, abs=1)
    assert middle[240] == pytest.approx(0.5 * 200 / (1 + 400 / 9) * 40 / 48, abs=1)


def test_sixteen_bits_change_by_as_much_of_their_range():
    fine = grainy(100).astype(np.uint16) * 257 + 99
    guide = np.full((190, 203, 3), 140, np.uint8)
    in_eight = shaded(grainy(100), guide) - grainy(100)
    in_sixteen = (shaded(fine, guide) - fine) / 257
    assert np.abs(in_eight - in_sixteen).max() <= 0.6  # rounding, and the lower byte's share of the light
    bright = np.full((190, 203, 3), 65500, np.uint16)
    assert shaded(bright, np.full((190, 203, 3), 255, np.uint8)).min() >= 65500  # nothing runs over


def test_a_guide_lends_its_light_to_the_fill_and_one_that_misleads_does_not():
    rng = np.random.default_rng(1)
    image = (100 + rng.integers(-20, 21, (160, 160, 3))).astype(np.uint8)
    hole = np.zeros((160, 160), bool)
    hole[40:120, 40:120] = True
    region = Region(image, hole, Box(0, 0, 160, 160))
    guide = image.copy()
    guide[hole] = 124
    middle = (slice(70, 90), slice(70, 90))

    def light(**changes):
        return fill(region, Settings(shading_doubt=30.0, **changes), Run(), Advice(guide)).image[middle].mean()

    alone = fill(region, Settings(), Run()).image[middle].mean()
    assert light() > alone + 5
    assert abs(light(shading_share=0.0) - alone) < 3
    assert abs(light(guide_doubt=0.0) - alone) < 3
