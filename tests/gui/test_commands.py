"""Undo keeps what changed, and no more memory than it may."""

from __future__ import annotations

import numpy as np
import pytest

from app.commands import TILE, BitDifference, LateDifference, TileDifference, TileRecorder, tiles_in
from pconv.box import Box


def test_tiles_cover_a_box_and_end_at_the_picture():
    tiles = list(tiles_in(Box(250, 10, 260, 600), (300, 520)))
    assert tiles == [
        Box(0, 0, 256, 256),
        Box(0, 256, 256, 512),
        Box(0, 512, 256, 520),
        Box(256, 0, 300, 256),
        Box(256, 256, 300, 512),
        Box(256, 512, 300, 520),
    ]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_difference_leads_both_ways_also_once_compressed(dtype):
    rng = np.random.default_rng(1)
    before = rng.integers(0, np.iinfo(dtype).max, (700, 520, 3)).astype(dtype)
    array = before.copy()
    recorder = TileRecorder(array)
    box = Box(200, 300, 330, 515)
    recorder.touch(box)
    array[box.slices] = rng.integers(0, np.iinfo(dtype).max, (130, 215, 3))
    after = array.copy()
    difference = recorder.difference()
    difference.apply(array)
    np.testing.assert_array_equal(array, before)
    while difference.pack_one():
        pass
    difference.apply(array)
    np.testing.assert_array_equal(array, after)


def test_a_difference_of_what_is_painted_takes_a_bit_a_pixel_and_leads_both_ways():
    rng = np.random.default_rng(2)
    before = np.where(rng.random((300, 517)) < 0.1, 255, 0).astype(np.uint8)
    after, box = before.copy(), Box(11, 3, 290, 516)
    after[box.slices] ^= np.where(rng.random((box.height, box.width)) < 0.1, 255, 0).astype(np.uint8)
    difference = BitDifference([(box, before[box.slices] != after[box.slices])])
    assert difference.nbytes < box.area / 7
    array = before.copy()
    difference.apply(array)
    np.testing.assert_array_equal(array, after)
    while difference.pack_one():
        pass
    difference.apply(array)
    np.testing.assert_array_equal(array, before)


def test_a_difference_that_is_made_later_leads_both_ways_before_in_between_and_once_compressed():
    rng = np.random.default_rng(4)
    before = rng.integers(0, 255, (600, 520, 3)).astype(np.uint8)
    after = before.copy()
    after[200:330, 300:515] = 7
    tiles = list(tiles_in(Box(0, 0, 600, 520), before.shape))
    for steps in (0, 2, len(tiles), 3 * len(tiles)):
        difference = LateDifference(before, after, tiles)
        assert difference.box == Box(0, 0, 600, 520)
        for _ in range(steps):
            difference.pack_one()
        array = before.copy()
        difference.apply(array)
        np.testing.assert_array_equal(array, after)
        difference.apply(array)
        np.testing.assert_array_equal(array, before)
    assert difference.box == Box(0, 256, 512, 520) and difference.nbytes < 6 * TILE * TILE * 3


def test_only_touched_tiles_take_memory_and_compressing_takes_less():
    hole = np.zeros((4000, 6000), np.uint8)
    recorder = TileRecorder(hole)
    recorder.touch(Box(10, 10, 60, 60))
    hole[10:60, 10:60] = 255
    difference = recorder.difference()
    assert difference.nbytes == TILE * TILE
    while difference.pack_one():
        pass
    assert difference.nbytes < 2000


def test_a_tile_that_ends_as_it_was_is_not_kept():
    hole = np.zeros((600, 600), np.uint8)
    recorder = TileRecorder(hole)
    recorder.touch(Box(0, 0, 600, 600))
    hole[5, 5] = 255
    hole[400, 400] = 255
    hole[400, 400] = 0
    assert recorder.difference().box == Box(0, 0, 256, 256)


def test_restoring_puts_back_what_was_there():
    hole = np.zeros((300, 300), np.uint8)
    recorder = TileRecorder(hole)
    recorder.touch(Box(0, 0, 300, 300))
    hole[:] = 255
    recorder.restore()
    assert not hole.any()


def test_an_empty_difference_has_no_box():
    assert TileDifference({}).box is None


def test_the_oldest_steps_go_when_the_budget_is_spent_and_the_rest_can_be_undone(opened_document):
    document, stack = opened_document, opened_document.undo_stack
    stack.budget = 4 * TILE * TILE
    for index in range(12):
        edit = document.edit(f"step {index}")
        box = Box(0, 20 * index, 200, 20 * index + 20)
        edit.open(box)[:] = 255
        edit.close(box)
        edit.finish()
    assert 1 <= stack.count() < 12
    assert stack.undoText() == "step 11"
    assert stack.nbytes <= stack.budget
    steps = stack.count()
    while stack.canUndo():
        stack.undo()
    assert np.count_nonzero(document.hole) == (12 - steps) * 200 * 20
    while stack.canRedo():
        stack.redo()
    assert np.count_nonzero(document.hole) == 12 * 200 * 20


def test_idle_time_compresses_the_steps(opened_document, qtbot):
    document = opened_document
    edit = document.edit("paint")
    edit.open(Box(0, 0, 100, 100))[:] = 255
    edit.close(Box(0, 0, 100, 100))
    edit.finish()
    qtbot.waitUntil(lambda: document.undo_stack.nbytes < 2000)
    document.undo_stack.undo()
    assert not document.has_hole()


def test_the_newest_step_stays_however_large(opened_document):
    opened_document.undo_stack.budget = 1
    opened_document.set_hole(np.random.default_rng(0).random(opened_document.shape) < 0.5, "noise")
    opened_document.undo_stack.undo()
    assert not opened_document.has_hole()
