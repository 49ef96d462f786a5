"""The document: painting, results, accepting one, undo, unsaved work."""

from __future__ import annotations

import numpy as np
import pytest

from app.areas import Area
from pconv.box import Box
from pconv.fill import fill
from pconv.photo import Photo


def paint(document, box: Box, text: str = "Paint", area: Area = Area.HOLE) -> None:
    edit = document.edit(text, area)
    edit.open(box)[:] = 255
    edit.close(box)
    edit.finish()


@pytest.fixture
def filled(opened_document):
    """A document with a hole and a real fill of it."""
    paint(opened_document, Box(100, 120, 150, 180))
    made = fill(opened_document.pixels, opened_document.hole > 0, method="telea")
    opened_document.set_fill("telea", made)
    return opened_document


def test_a_new_document_has_nothing(document):
    assert document.photo is None and document.shape == (0, 0)
    assert not document.has_hole() and not document.dirty and document.hole_ratio() == 0.0
    assert document.title == ""


def test_opening_another_photo_closes_the_first(document, qtbot, cat):
    document.open(Photo(cat))
    paint(document, Box(0, 0, 10, 10))
    with qtbot.waitSignals([document.closed, document.opened], order="strict"):
        document.open(Photo(cat[:50, :60].copy()))
    assert document.shape == (50, 60)
    assert not document.has_hole() and document.undo_stack.count() == 0


def test_the_ratio_is_that_of_the_painted_pixels(opened_document):
    paint(opened_document, Box(250, 250, 260, 270))
    paint(opened_document, Box(0, 0, 10, 10))
    assert opened_document.hole_ratio() == pytest.approx((200 + 100) / (300 * 451))
    mask = opened_document.hole > 0
    assert mask.dtype == bool and mask.sum() == 300
    box = opened_document.hole_box()
    assert box.top == 0 and box.left == 0 and box.bottom >= 260 and box.right >= 270


def test_a_stroke_is_one_step_and_names_the_changed_rectangle(opened_document, qtbot):
    with qtbot.waitSignal(opened_document.area_changed) as changed:
        paint(opened_document, Box(5, 6, 7, 8), "Paint")
    assert changed.args == [Area.HOLE, Box(5, 6, 7, 8)]
    assert opened_document.undo_stack.count() == 1 and opened_document.undo_stack.undoText() == "Paint"
    opened_document.undo_stack.undo()
    assert not opened_document.has_hole()
    opened_document.undo_stack.redo()
    assert (opened_document.hole > 0).sum() == 4


def test_a_step_that_changes_nothing_leaves_no_trace(opened_document):
    edit = opened_document.edit("Nothing")
    edit.open(Box(0, 0, 10, 10))
    edit.finish()
    opened_document.clear_hole()
    opened_document.set_hole(np.zeros(opened_document.shape, bool), "none")
    assert opened_document.undo_stack.count() == 0


def test_a_cancelled_stroke_puts_the_hole_back(opened_document):
    paint(opened_document, Box(0, 0, 20, 20))
    edit = opened_document.edit("Paint")
    edit.open(Box(10, 10, 40, 40))[:] = 255
    edit.close(Box(10, 10, 40, 40))
    edit.cancel()
    assert (opened_document.hole > 0).sum() == 400 and opened_document.undo_stack.count() == 1


def test_undo_in_the_middle_of_a_stroke_leaves_a_hole_that_can_be_undone_further(opened_document):
    paint(opened_document, Box(0, 0, 20, 20))
    edit = opened_document.edit("Paint")
    edit.open(Box(10, 10, 40, 40))[:] = 255
    edit.close(Box(10, 10, 40, 40))
    opened_document.undo_stack.undo()
    edit.finish()
    assert not opened_document.has_hole()
    opened_document.undo_stack.redo()
    assert (opened_document.hole > 0).sum() == 400


def test_clear_invert_and_replace_can_be_undone(opened_document):
    document, total = opened_document, 300 * 451
    paint(document, Box(0, 0, 20, 20))
    document.invert_hole()
    assert (document.hole > 0).sum() == total - 400 and not (document.hole > 0)[:20, :20].any()
    document.clear_hole()
    assert not document.has_hole()
    mask = np.zeros(document.shape, np.uint8)
    mask[50:60] = 200
    document.set_hole(mask, "Load")
    assert (document.hole > 0).sum() == 10 * 451
    for expected in (0, total - 400, 400, 0):
        document.undo_stack.undo()
        assert (document.hole > 0).sum() == expected


def test_a_mask_of_another_size_is_refused(opened_document):
    with pytest.raises(ValueError, match="picture"):
        opened_document.set_hole(np.zeros((5, 5), bool), "Load")


def test_accepting_changes_the_hole_alone_and_is_undone_in_one_step(filled, cat):
    mask, result = (filled.hole > 0), filled.fills["telea"].image.copy()
    filled.accept("telea")
    np.testing.assert_array_equal(filled.pixels, result)
    np.testing.assert_array_equal(filled.pixels[~mask], cat[~mask])
    assert not filled.has_hole() and not filled.fills
    filled.undo_stack.undo()
    np.testing.assert_array_equal(filled.pixels, cat)
    np.testing.assert_array_equal(filled.hole > 0, mask)
    filled.undo_stack.redo()
    np.testing.assert_array_equal(filled.pixels, result)


def test_undoing_an_accepted_fill_brings_the_other_results_back(filled):
    other = fill(filled.pixels, filled.hole > 0, method="navier-stokes")
    filled.set_fill("navier-stokes", other)
    filled.accept("telea")
    filled.undo_stack.undo()
    assert set(filled.fills) == {"telea", "navier-stokes"} and filled.fills["navier-stokes"] is other


def test_results_do_not_come_back_for_another_hole(filled):
    filled.accept("telea")
    paint(filled, Box(0, 0, 5, 5))
    filled.undo_stack.undo()
    filled.undo_stack.undo()
    assert not filled.fills


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_many_accepted_fills_are_undone_to_the_original(document, cat, dtype):
    pixels = cat.astype(dtype) * (257 if dtype == np.uint16 else 1)
    document.open(Photo(pixels))
    states = []
    for step in range(5):
        states.append(document.pixels.copy())
        paint(document, Box(30 * step, 40, 30 * step + 20, 90))
        document.set_fill("telea", fill(document.pixels, document.hole > 0, method="telea"))
        document.accept("telea")
    last = document.pixels.copy()
    for expected in reversed(states):
        document.undo_stack.undo()
        np.testing.assert_array_equal(document.pixels, expected)
        document.undo_stack.undo()
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    np.testing.assert_array_equal(document.pixels, last)
    np.testing.assert_array_equal(document.original, pixels)


def test_painting_makes_results_void_and_says_so(filled, qtbot):
    generation = filled.generation
    with qtbot.waitSignal(filled.fills_changed) as changed:
        paint(filled, Box(0, 0, 5, 5))
    assert changed.args == ["telea"]
    assert not filled.fills and filled.generation > generation


def test_pixels_handed_out_are_never_written_to(filled):
    handed_out = filled.pixels
    copy = handed_out.copy()
    filled.accept("telea")
    filled.undo_stack.undo()
    np.testing.assert_array_equal(handed_out, copy)


def test_a_hole_is_no_unsaved_work_but_an_accepted_fill_is(filled, qtbot, tmp_path):
    assert not filled.dirty
    with qtbot.waitSignal(filled.dirty_changed) as changed:
        filled.accept("telea")
    assert changed.args == [True] and filled.dirty
    with qtbot.waitSignal(filled.dirty_changed) as changed:
        filled.mark_saved(tmp_path / "out.png")
    assert changed.args == [False]
    assert filled.title == "out.png"
    filled.undo_stack.undo()
    assert filled.dirty
    filled.undo_stack.redo()
    assert not filled.dirty


def test_a_fill_of_another_photo_is_refused(filled):
    with pytest.raises(ValueError, match="picture"):
        filled.set_fill("telea", fill(np.zeros((8, 8, 3), np.uint8), np.eye(8, dtype=bool), method="telea"))


def test_where_patches_may_come_from_makes_results_void(filled):
    paint(filled, Box(0, 0, 9, 9), area=Area.FORBIDDEN)
    assert not filled.fills


def test_each_area_is_painted_undone_and_cleared_by_itself(opened_document):
    document = opened_document
    boxes = {Area.HOLE: Box(0, 0, 10, 10), Area.FORBIDDEN: Box(50, 260, 60, 300), Area.DONOR: Box(5, 5, 30, 30)}
    for area, box in boxes.items():
        paint(document, box, area=area)
    for area, box in boxes.items():
        assert Box.of(document.areas[area].snapshot().mask()) == box
    document.undo_stack.undo()
    assert not document.areas[Area.DONOR].painted and document.areas[Area.FORBIDDEN].painted
    document.undo_stack.redo()
    document.clear_sources()
    assert document.has_hole() and not document.has_sources()
    document.undo_stack.undo()
    assert document.areas[Area.DONOR].snapshot().mask().sum() == 25 * 25
    assert document.areas[Area.FORBIDDEN].snapshot().mask().sum() == 10 * 40


def test_where_patches_may_come_from_stays_with_the_photo_until_another_is_opened(filled, cat):
    document, made = filled, filled.fills["telea"]
    paint(document, Box(0, 0, 30, 30), area=Area.DONOR)
    document.set_fill("telea", made)
    document.accept("telea")
    assert not document.has_hole() and document.areas[Area.DONOR].painted
    document.open(Photo(cat))
    assert not document.has_sources()


def test_what_a_job_was_given_stays_as_it_was_when_more_is_painted(opened_document):
    document = opened_document
    mask = np.zeros(document.shape, bool)
    mask[40:60, 30:300] = mask[250:, 440:] = True
    document.set_hole(mask, "paint")
    taken = document.areas[Area.HOLE].snapshot()
    edit = document.edit("more")
    edit.open(Box(0, 0, 50, 50))[:] = 255
    edit.close(Box(0, 0, 50, 50))
    document.invert_hole()
    np.testing.assert_array_equal(taken.mask(), mask)


def test_scattered_specks_are_cleared_put_and_brought_back_to_the_pixel(opened_document):
    """In a picture whose sides are no multiple of a tile's."""
    document, rng = opened_document, np.random.default_rng(3)
    first, second = (rng.random(document.shape) < 0.01 for _ in range(2))
    document.set_hole(first, "first")
    box = Box(7, 3, 290, 450)
    document.put(second[box.slices], box, 255, "second")
    both = first.copy()
    both[box.slices] |= second[box.slices]
    np.testing.assert_array_equal(document.hole > 0, both)
    assert document.hole_ratio() == both.mean()
    document.put(first[box.slices], box, 0, "without the first")
    document.clear_hole()
    assert not document.has_hole()
    document.undo_stack.undo()
    document.undo_stack.undo()
    np.testing.assert_array_equal(document.hole > 0, both)
    document.invert_hole()
    np.testing.assert_array_equal(document.hole > 0, ~both)
