"""A fill that turns out poor later is made by another method, and what saw it is made anew."""

from __future__ import annotations

import numpy as np
import pytest
from skimage import data

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled
from pconv.fill import fill
from pconv.mixed import MIXED, mixed
from pconv.photo import Photo
from pconv.project.remaking import remade
from pconv.project.replay import replay
from pconv.project.steps import Step

FIRST, BESIDE, FAR = (slice(40, 60), slice(40, 70)), (slice(50, 70), slice(75, 95)), (slice(20, 40), slice(560, 590))


def mask(place, shape=(300, 600)):
    hole = np.zeros(shape, bool)
    hole[place] = True
    return hole


def worked(photo, *fills):
    """The steps of fills, (place, method) each, one after the other, and the picture they make."""
    pixels, steps = photo.pixels, []
    for place, method in fills:
        made = fill(pixels, mask(place), method=method)
        pixels = made.image
        steps.append(Step.of(made))
    return tuple(steps), pixels


@pytest.fixture(scope="module")
def photo():
    return Photo(pixels=np.ascontiguousarray(data.coffee()[:300]))


@pytest.fixture(scope="module")
def three(photo):
    return worked(photo, (FIRST, "telea"), (BESIDE, "patchmatch"), (FAR, "telea"))


def test_it_is_as_if_it_had_been_filled_so_at_once(photo, three):
    steps, before = three
    made = remade(steps, photo, 0, "navier-stokes")
    wanted, after = worked(photo, (FIRST, "navier-stokes"), (BESIDE, "patchmatch"), (FAR, "telea"))
    assert np.array_equal(made.pixels, after)
    assert [step.how.method for step in made.steps] == [step.how.method for step in wanted]
    assert np.array_equal(replay(made.steps, photo).pixels, after)
    differs = (after != before).any(axis=2)
    for box in made.boxes:
        differs[box.slices] = False
    assert not differs.any()


def test_only_what_sees_it_is_made_anew(photo, three):
    steps, _before = three
    made = remade(steps, photo, 0, "navier-stokes")
    assert made.steps[1] is not steps[1] and made.steps[2] is steps[2]
    made = remade(steps, photo, 1, "telea")
    assert made.steps[0] is steps[0] and made.steps[2] is steps[2]
    assert made.steps[1].how.when >= steps[1].how.when


def test_another_variation_is_by_another_seed(photo, three):
    steps, before = three
    made = remade(steps, photo, 1, "patchmatch", seed=7)
    assert made.steps[1].how.seed == 7
    assert (made.pixels[BESIDE] != before[BESIDE]).any()
    same = remade(steps, photo, 1, "patchmatch")
    assert np.array_equal(same.pixels, before)


def test_what_is_transparent_is_filled_with_all_around_it_so_all_that_follows_is_made_anew(photo):
    alpha = np.full(photo.shape, 255, np.uint8)
    alpha[250:] = 0
    clear = photo.with_pixels(photo.pixels, alpha)
    steps, _ = worked(photo, (FIRST, "telea"), (FAR, "telea"))
    made = remade(steps, clear, 0, "navier-stokes")
    assert made.steps[1] is not steps[1]


def test_a_mixture_before_it_stays_and_one_after_it_is_mixed_again(photo):
    one, other = (fill(photo.pixels, mask(FIRST) | mask(FAR), method=name) for name in ("telea", "navier-stokes"))
    both = mixed(one, other, np.ones((20, 30), bool), Box(20, 560, 40, 590))
    later = fill(both.image, mask(BESIDE), method="telea")
    steps = Step.of(both), Step.of(later)
    assert remade(steps, photo, 1, "navier-stokes").steps[0] is steps[0]
    made = remade(steps, photo, 0, "patchmatch")
    assert [step.how.method for step in made.steps] == ["patchmatch", "telea"]
    again = remade((Step.of(fill(photo.pixels, mask(BESIDE), method="telea")), Step.of(both)), photo, 0, "biharmonic")
    assert again.steps[1].how.method == MIXED
    assert np.array_equal(replay(again.steps, photo).pixels, again.pixels)


def test_progress_never_falls_and_it_can_be_cancelled(photo, three):
    steps, _before = three
    seen = []
    remade(steps, photo, 0, "telea", control=Control(on_progress=lambda fraction, _note: seen.append(fraction)))
    assert seen == sorted(seen) and seen[-1] <= 1
    with pytest.raises(Cancelled):
        remade(steps, photo, 0, "patchmatch", control=Control(cancelled=lambda: True))
