"""Where too much was filled, the original is brought back, and all that is said and made of fills knows it."""

from __future__ import annotations

import numpy as np
import pytest
from skimage import data

from pconv.fill import fill
from pconv.noting import of_steps
from pconv.original import brought_back, lay_alpha
from pconv.photo import Photo
from pconv.photo.transparency import filled, layer, opaque
from pconv.project.files import Project, read, write
from pconv.project.remaking import remade
from pconv.project.replay import replay
from pconv.project.report import pages
from pconv.project.steps import Step, filled_by
from pconv.wording import Wording

FILLED, BACK, BESIDE = (slice(40, 80), slice(40, 100)), (slice(50, 90), slice(60, 80)), (slice(60, 75), slice(102, 120))


def mask(place, shape=(200, 300)):
    hole = np.zeros(shape, bool)
    hole[place] = True
    return hole


@pytest.fixture(params=[False, True], ids=["opaque", "transparent"])
def photo(request):
    pixels = np.ascontiguousarray(data.coffee()[:200, :300])
    alpha = np.where(mask((slice(45, 60), slice(65, 75))), np.uint8(30), np.uint8(255)) if request.param else None
    return Photo(pixels=pixels, alpha=alpha)


@pytest.fixture
def worked(photo):
    """A fill, the original back in a part of it and beside it, and a fill that sees both: the steps and the photo."""
    first = fill(photo.pixels, mask(FILLED), method="telea", alpha=photo.alpha)
    now = filled(photo, first.image, mask(FILLED))
    back = brought_back(photo, now.pixels, mask(BACK))
    alpha = None
    if photo.alpha is not None:
        alpha = now.alpha.copy()
        lay_alpha(back, alpha, photo.alpha)
    now = now.with_pixels(back.image, alpha)
    last = fill(now.pixels, mask(BESIDE), method="patchmatch", alpha=now.alpha)
    steps = tuple(map(Step.of, (first, back, last)))
    return steps, now.with_pixels(last.image, opaque(now.alpha, mask(BESIDE)))


def same(one, other):
    return np.array_equal(one.pixels, other.pixels) and (one.alpha is None or np.array_equal(one.alpha, other.alpha))


def test_what_it_covers_is_the_photo_as_opened_and_the_rest_stays(photo, worked):
    _steps, after = worked
    assert np.array_equal(after.pixels[BACK], photo.pixels[BACK])
    assert photo.alpha is None or np.array_equal(after.alpha[BACK], photo.alpha[BACK])
    rest = mask(FILLED) & ~mask(BACK)
    assert (after.pixels[rest] != photo.pixels[rest]).any()


def test_where_nothing_was_filled_there_is_nothing_to_bring_back(photo):
    assert brought_back(photo, photo.pixels, mask(BACK)) is None
    assert brought_back(photo, 255 - photo.pixels, np.zeros(photo.shape, bool)) is None


def test_made_anew_and_from_a_file_it_is_the_same_picture(photo, worked, tmp_path):
    steps, after = worked
    again = replay(steps, photo)
    assert same(photo.with_pixels(again.pixels, again.alpha), after)
    write(Project(photo, steps, {}), tmp_path / "a.pconv")
    project = read(tmp_path / "a.pconv")
    again = replay(project.steps, project.photo)
    assert same(photo.with_pixels(again.pixels, again.alpha), after)
    # Whatever method fills instead, the original stays the original.
    other = replay(steps, photo, method="navier-stokes")
    assert np.array_equal(other.pixels[BACK], photo.pixels[BACK])


def test_on_another_photo_it_is_the_other_that_comes_back(photo, worked):
    steps, _after = worked
    other = Photo(pixels=np.ascontiguousarray(data.coffee()[100:300, 200:500]))
    again = replay(steps, other)
    assert np.array_equal(again.pixels[BACK], other.pixels[BACK])
    assert (again.pixels[BESIDE] != other.pixels[BESIDE]).any()


def test_a_fill_made_anew_leaves_it_and_what_follows_sees_it(photo, worked):
    steps, _after = worked
    made = remade(steps, photo, 0, "navier-stokes")
    assert np.array_equal(made.pixels[BACK], photo.pixels[BACK])
    assert np.array_equal(replay(made.steps, photo).pixels, made.pixels)


def test_it_does_not_count_as_filled(photo, worked):
    steps, after = worked
    left = (mask(FILLED) & ~mask(BACK)) | mask(BESIDE)
    assert np.array_equal(filled_by(steps, photo.shape), left)
    assert np.array_equal(replay(steps, photo).hole, left)
    assert (layer(after, filled_by(steps, photo.shape)).alpha[BACK] == 0).all()
    note = of_steps(steps, photo)
    assert note.methods == ("telea", "patchmatch")
    assert note.share == pytest.approx(left.mean())
    assert of_steps((steps[0], Step.of(brought_back(photo, 255 - photo.pixels, mask(FILLED)))), photo) is None


def test_a_report_tells_of_it(photo, worked):
    steps, _after = worked
    said = []
    assert pages(photo, steps, name="a", wording=Wording(lambda text: said.append(text) or text))
    assert "The original brought back" in said and "Brought back, in red" in said
    assert any(text.startswith("Every pixel outside") for text in said)
