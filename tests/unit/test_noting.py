"""What is said about fills: which methods had a part in them, in how many places, and how much of the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pconv.box import Box
from pconv.fill import fill
from pconv.mixed import mixed
from pconv.noting import of_fills, of_steps
from pconv.photo import Photo, read
from pconv.project.files import Project
from pconv.project.files import read as read_project
from pconv.project.files import write as write_project
from pconv.project.replay import replay
from pconv.project.steps import Step
from pconv.samples import sample


def hole_of(shape, *boxes):
    mask = np.zeros(shape, bool)
    for box in boxes:
        mask[Box(*box).slices] = True
    return mask


@pytest.fixture(scope="module")
def photo():
    return Photo(pixels=np.ascontiguousarray(read(sample("astronaut").path).pixels[:100, 150:290]))


def test_of_one_fill(photo):
    hole = hole_of(photo.shape, (10, 10, 20, 30), (20, 30, 22, 32), (60, 60, 70, 70))  # the first two touch at a corner
    note = of_fills([fill(photo.pixels, hole, method="telea")], hole)
    assert (note.methods, note.learned, note.places) == (("telea",), False, 2)
    assert note.share == hole.mean()
    assert note.when.utcoffset().total_seconds() == 0


def test_what_lies_in_a_ring_is_a_place_of_its_own(photo):
    ring = hole_of(photo.shape, (10, 10, 60, 60)) & ~hole_of(photo.shape, (20, 20, 50, 50))
    hole = ring | hole_of(photo.shape, (30, 30, 40, 40))
    for seen in (hole, np.asfortranarray(hole)):
        assert of_fills([fill(photo.pixels, hole, method="telea")], seen).places == 2


def test_without_fills_nothing_is_said(photo):
    empty = hole_of(photo.shape)
    assert of_fills([fill(photo.pixels, empty, method="telea")], empty) is None
    assert of_steps((), photo) is None


def worked(photo):
    """Steps: by hand twice, at the same place the second time, and the best of two methods."""
    first = fill(photo.pixels, hole_of(photo.shape, (10, 10, 20, 30)), method="telea")
    second = fill(first.image, hole_of(photo.shape, (15, 10, 25, 30)), method="patchmatch")
    hole = hole_of(photo.shape, (60, 20, 70, 30), (60, 90, 70, 100))
    ways = [fill(second.image, hole, method=method) for method in ("telea", "navier-stokes")]
    part = Box(60, 90, 70, 100)
    best = mixed(ways[0], ways[1], hole[part.slices], part)
    return tuple(Step.of(one) for one in (first, second, best))


def test_of_steps_the_methods_of_a_mixture_count_and_what_was_filled_twice_counts_once(photo, tmp_path):
    steps = worked(photo)
    write_project(Project(photo, steps), tmp_path / "work.pconv")
    for there in (steps, read_project(tmp_path / "work.pconv").steps):
        note = of_steps(there, photo)
        assert note.methods == ("telea", "patchmatch", "navier-stokes")
        assert (note.learned, note.places) == (False, 3)
        assert note.share == (15 * 20 + 200) / (100 * 140)
    assert of_steps(steps[:1], photo).methods == ("telea",)
    again = replay(steps, photo)
    made = of_fills([one for step in again.fills for one in step], again.hole)
    assert replace(made, when=note.when) == note


def test_a_fill_by_the_network_is_told_from_one_by_hand(photo):
    step = worked(photo)[0]
    for method, learned in (("guided", True), ("pconv", True), ("biharmonic", False), ("of the future", True)):
        made = Step(replace(step.how, method=method), packed=step.packed())
        assert of_steps((step, made), photo).learned is learned
