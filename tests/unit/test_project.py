"""A project holds the photo as it was opened and every fill, says what is wrong with it, and can be made anew."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, PConvError, UsageError
from pconv.fill import fill
from pconv.mixed import mixed
from pconv.photo import Photo, read, read_hole, write
from pconv.project.files import Project, ProjectError, read_steps
from pconv.project.files import read as read_project
from pconv.project.files import write as write_project
from pconv.project.replay import laid, replay
from pconv.project.report import pages, write_report
from pconv.project.steps import Step
from pconv.samples import sample


def rectangle(shape, top, left, height, width):
    mask = np.zeros(shape, bool)
    mask[top : top + height, left : left + width] = True
    return mask


@pytest.fixture
def photo_file(tmp_path):
    path = tmp_path / "astronaut.jpg"
    write(Photo(pixels=np.ascontiguousarray(read(sample("astronaut").path).pixels[:120, 150:290])), path)
    return path


@pytest.fixture
def photo(photo_file):
    return read(photo_file)


@pytest.fixture
def worked(photo):
    """Two fills, the second beside and over the first, by two methods and seeds; and the picture they made."""
    first = fill(photo.pixels, rectangle(photo.shape, 20, 20, 30, 40), method="telea")
    second = fill(
        first.image,
        rectangle(photo.shape, 40, 40, 30, 40),
        method="patchmatch",
        seed=3,
        forbidden=rectangle(photo.shape, 0, 0, 15, 140),
    )
    return Project(photo, (Step.of(first), Step.of(second))), second.image


def test_a_project_brings_back_photo_steps_and_what_is_painted(worked, photo, tmp_path):
    project, _image = worked
    painted = rectangle(photo.shape, 90, 10, 10, 100)
    write_project(replace(project, painted={"hole": painted}), tmp_path / "work.pconv")
    found = read_project(tmp_path / "work.pconv")
    assert np.array_equal(found.photo.pixels, photo.pixels)
    assert found.photo.details == photo.details
    assert found.photo.path == photo.path
    assert [step.how for step in found.steps] == [step.how for step in project.steps]
    assert found.steps[1].how.method == "patchmatch"
    assert found.steps[1].how.seed == 3
    assert list(found.painted) == ["hole"]
    assert np.array_equal(found.painted["hole"], painted)


def test_the_steps_hold_the_very_pixels(worked, photo, tmp_path):
    project, image = worked
    write_project(project, tmp_path / "work.pconv")
    found = read_project(tmp_path / "work.pconv")
    pixels = found.photo.pixels.copy()
    for step in found.steps:
        laid(step, found.photo).lay(pixels)
    assert np.array_equal(pixels, image)


def test_made_anew_it_gives_the_same_pixels(worked, photo, tmp_path):
    project, image = worked
    write_project(project, tmp_path / "work.pconv")
    made = replay(read_steps(tmp_path / "work.pconv"), photo)
    assert np.array_equal(made.pixels, image)
    assert np.array_equal(made.hole, rectangle(photo.shape, 20, 20, 30, 40) | rectangle(photo.shape, 40, 40, 30, 40))


def test_the_best_of_each_is_made_anew_part_by_part(photo):
    hole = rectangle(photo.shape, 20, 20, 20, 20) | rectangle(photo.shape, 70, 80, 20, 20)
    telea, patchmatch = (fill(photo.pixels, hole, method=name) for name in ("telea", "patchmatch"))
    both = mixed(telea, patchmatch, np.ones((20, 20), bool), Box(70, 80, 90, 100))
    made = replay((Step.of(both),), photo)
    assert np.array_equal(made.pixels, both.image)
    assert {one.method for one in made.fills[0]} == {"telea", "patchmatch"}


def test_another_method_can_make_it_anew(worked, photo):
    project, _image = worked
    made = replay(project.steps, photo, method="navier-stokes")
    assert [one.method for fills in made.fills for one in fills] == ["navier-stokes", "navier-stokes"]


def test_another_photo_of_the_size_is_filled_in_the_same_places(worked, photo):
    project, _image = worked
    other = photo.with_pixels(np.ascontiguousarray(photo.pixels[::-1]))
    made = replay(project.steps, other)
    changed = (made.pixels != other.pixels).any(axis=2)
    assert changed.any()
    assert not (changed & ~made.hole).any()


def test_a_photo_of_another_size_is_refused_with_both_sizes(worked, photo):
    other = Photo(pixels=np.ascontiguousarray(photo.pixels[:, :100]))
    with pytest.raises(UsageError, match="140 x 120 pixels, and this one has 100 x 120"):
        replay(worked[0].steps, other)


def test_progress_never_falls_and_it_can_be_cancelled(worked, photo):
    seen = []
    replay(worked[0].steps, photo, control=Control(on_progress=lambda fraction, _note: seen.append(fraction)))
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1)
    with pytest.raises(Cancelled):
        replay(worked[0].steps, photo, control=Control(cancelled=lambda: len(seen) > 0))


def test_the_original_lies_in_it_byte_by_byte(worked, photo_file, tmp_path):
    write_project(worked[0], tmp_path / "work.pconv")
    with zipfile.ZipFile(tmp_path / "work.pconv") as archive:
        assert archive.read("original/astronaut.jpg") == photo_file.read_bytes()


def test_its_masks_can_be_imported_as_holes(worked, photo, tmp_path):
    write_project(worked[0], tmp_path / "work.pconv")
    with zipfile.ZipFile(tmp_path / "work.pconv") as archive:
        name = next(name for name in archive.namelist() if name.startswith("step001-hole"))
        archive.extract(name, tmp_path)
    assert np.array_equal(read_hole(tmp_path / name, photo), rectangle(photo.shape, 20, 20, 30, 40))


@pytest.mark.parametrize("why", ["gone", "replaced"])
def test_where_the_photos_file_is_not_what_it_was_the_original_is_taken_from_the_project(
    worked, photo, photo_file, tmp_path, why
):
    project, image = worked
    original = photo_file.read_bytes()
    write_project(project, tmp_path / "work.pconv")
    if why == "gone":
        photo_file.unlink()
    else:
        write(photo.with_pixels(image), photo_file, overwrite=True)
    again = read_project(tmp_path / "work.pconv")
    write_project(again, tmp_path / "again.pconv", before=tmp_path / "work.pconv")
    with zipfile.ZipFile(tmp_path / "again.pconv") as archive:
        assert archive.read("original/astronaut.jpg") == original


def test_a_picture_that_came_from_no_file_is_kept_without_loss(tmp_path):
    rng = np.random.default_rng(0)
    photo = Photo(
        pixels=rng.integers(0, 65536, (40, 50, 3), np.uint16), alpha=rng.integers(0, 65536, (40, 50), np.uint16)
    )
    write_project(Project(photo), tmp_path / "work.pconv")
    found = read_project(tmp_path / "work.pconv").photo
    assert np.array_equal(found.pixels, photo.pixels)
    assert np.array_equal(found.alpha, photo.alpha)
    assert found.path is None


def changed(path, out, **state):
    """The project `path` with other values written down, as `out`."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "project.json":
                data = json.dumps(json.loads(data) | state).encode()
            copy.writestr(name, data)
    return out


@pytest.mark.parametrize("use", [read_project, read_steps])
def test_what_is_no_project_is_refused_in_one_sentence(worked, photo_file, tmp_path, use):
    good = tmp_path / "work.pconv"
    write_project(worked[0], good)
    (tmp_path / "half.pconv").write_bytes(good.read_bytes()[:-2000])
    (tmp_path / "photo.pconv").write_bytes(photo_file.read_bytes())
    with zipfile.ZipFile(tmp_path / "other.pconv", "w") as archive:
        archive.writestr("readme.txt", "hello")
    changed(good, tmp_path / "steps.pconv", steps=[{"method": "telea"}])
    changed(good, tmp_path / "kind.pconv", format="something else")
    for name in ("half", "photo", "other", "steps", "kind"):
        with pytest.raises(ProjectError, match=f"{name}.pconv is not a project of PConv Studio, or is damaged"):
            use(tmp_path / f"{name}.pconv")
    with pytest.raises(PConvError, match="There is no file"):
        use(tmp_path / "none.pconv")
    with pytest.raises(ProjectError, match="made by a newer PConv Studio"):
        use(changed(good, tmp_path / "newer.pconv", format_version=99))


def test_a_project_without_a_fill_has_nothing_to_make_anew(photo, tmp_path):
    write_project(Project(photo), tmp_path / "work.pconv")
    with pytest.raises(ProjectError, match="Nothing was filled"):
        read_steps(tmp_path / "work.pconv")


def test_a_project_is_not_replaced_unasked(photo, tmp_path):
    write_project(Project(photo), tmp_path / "work.pconv")
    with pytest.raises(PConvError, match="exists already"):
        write_project(Project(photo), tmp_path / "work.pconv")


def test_a_report_shows_every_fill_and_says_how_it_was_made(worked, tmp_path):
    project, _image = worked
    write_report(project.photo, project.steps, tmp_path / "r.pdf", name="astronaut.jpg")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    drawn = pages(project.photo, project.steps, name="astronaut.jpg")
    assert all(page.size == drawn[0].size for page in drawn)
    red = [np.argwhere(_is_red(np.asarray(page))) for page in drawn]
    assert sum(map(len, red)) > 2 * 1200  # the pixels of both holes, at their size or larger


def _is_red(page):
    red, green, blue = (page[..., channel].astype(int) for channel in range(3))
    return (red > 150) & (red - green > 60) & (red - blue > 60)


def test_a_report_of_many_fills_has_many_pages_and_none_runs_off_its_page(photo, tmp_path):
    made = fill(photo.pixels, rectangle(photo.shape, 20, 20, 30, 40), method="telea")
    drawn = pages(photo, (Step.of(made),) * 12, name="a very long name " * 20)
    assert len(drawn) > 2
    for page in drawn:
        edge = np.asarray(page).copy()
        edge[80:-30, 80:-80] = 255
        assert (edge == 255).all()


def test_a_report_turns_photos_upright(tmp_path):
    pixels = np.ascontiguousarray(read(sample("astronaut").path).pixels[:100, 150:300])
    made = fill(pixels, rectangle((100, 150), 20, 20, 30, 40), method="telea")
    upright, lying = (
        np.asarray(pages(Photo(pixels=pixels, orientation=way), (Step.of(made),), name="a")[0]) for way in (1, 6)
    )
    assert not np.array_equal(upright, lying)


@pytest.mark.parametrize(("name", "count", "words"), [("r.txt", 1, "PDF or PNG"), ("r.pdf", 0, "Nothing was filled")])
def test_a_report_that_cannot_be_made_says_why(worked, tmp_path, name, count, words):
    with pytest.raises(UsageError, match=words):
        write_report(worked[0].photo, worked[0].steps[:count], tmp_path / name, name="a")
    assert list(tmp_path.glob("r.*")) == []
