"""Too much was filled: what is painted becomes again what it was in the photo as it was opened."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.past import past_of
from pconv.project.files import Project

FILLED, BACK = (slice(40, 80), slice(30, 90)), (slice(60, 90), slice(50, 70))


def paint(window, place):
    mask = np.zeros(window.document.shape, bool)
    mask[place] = True
    window.document.set_hole(mask, "test")


@pytest.fixture
def filled(opened, qtbot):
    """A window with a photo in which a hole was filled."""
    paint(opened, FILLED)
    with qtbot.waitSignal(opened.filling.ended, timeout=30_000):
        opened.flow.fill(("telea",), device="cpu")
    opened.flow.use("telea")
    return opened


@pytest.fixture
def back(filled, qtbot):
    paint(filled, BACK)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(filled.document.pixels_changed):
        qtbot.keyClick(filled.canvas, Qt.Key.Key_O, keys)
    return filled


def test_what_is_painted_becomes_the_original_again_and_is_painted_no_more(back):
    document = back.document
    assert np.array_equal(document.pixels[BACK], document.photo.pixels[BACK])
    assert (document.pixels[FILLED] != document.photo.pixels[FILLED]).any()
    assert not document.has_hole() and document.dirty
    assert back.messages.kind == "good"


def test_it_is_one_step_that_can_be_taken_back(back):
    after = back.document.pixels.copy()
    back.actions_["undo"].trigger()
    assert (back.document.pixels[BACK] != back.document.photo.pixels[BACK]).any()
    assert back.document.hole[BACK].all() and np.count_nonzero(back.document.hole) == 600
    back.actions_["redo"].trigger()
    assert np.array_equal(back.document.pixels, after)


def test_the_history_names_it_and_offers_to_paint_its_hole_but_no_other_method(back):
    stack = back.document.undo_stack
    assert stack.text(stack.count() - 1) == "Bring the original back"
    menu = back.history.menu_of(stack.fills()[-1])
    assert [action.text() for action in menu.actions()] == ["Paint this hole again"]
    menu.actions()[0].trigger()
    assert back.document.hole[BACK].all() and np.count_nonzero(back.document.hole) == 600
    assert len(back.history.menu_of(stack.fills()[0]).actions()) == 2


def test_a_project_brings_it_back_as_a_step_that_can_be_undone(back, window, qtbot):
    document = back.document
    past = past_of(Project(document.photo, document.steps, {}))
    after = document.pixels.copy()
    document.resume(document.photo, past)
    assert np.array_equal(document.pixels, after)
    back.actions_["undo"].trigger()
    assert (document.pixels[BACK] != document.photo.pixels[BACK]).any()


def test_where_nothing_was_filled_it_says_so_and_does_nothing(filled, qtbot):
    paint(filled, (slice(100, 110), slice(100, 110)))
    before = filled.document.pixels
    with qtbot.waitSignal(filled.assistants.original.told):
        filled.actions_["original"].trigger()
    assert filled.document.pixels is before and filled.document.has_hole()


def test_without_a_fill_or_a_hole_it_is_not_offered(opened, qtbot):
    assert not opened.actions_["original"].isEnabled()
    paint(opened, FILLED)
    assert not opened.actions_["original"].isEnabled()
    with qtbot.waitSignal(opened.filling.ended, timeout=30_000):
        opened.flow.fill(("telea",), device="cpu")
    opened.flow.use("telea")
    assert not opened.actions_["original"].isEnabled()
    paint(opened, BACK)
    assert opened.actions_["original"].isEnabled()
