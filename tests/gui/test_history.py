"""The history names the fills, brings back the hole of any of them, and has it filled anew by another method."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.past import past_of
from pconv.project.files import Project
from pconv.project.replay import replay

HOLES = {"telea": (slice(40, 60), slice(30, 50)), "navier-stokes": (slice(100, 110), slice(90, 130))}


@pytest.fixture
def filled(opened, qtbot):
    """A window with a photo in which two holes were filled, one after the other."""
    for method, place in HOLES.items():
        mask = np.zeros(opened.document.shape, bool)
        mask[place] = True
        opened.document.set_hole(mask, "test")
        with qtbot.waitSignal(opened.filling.ended, timeout=30_000):
            opened.flow.fill((method,), device="cpu")
        opened.flow.use(method)
    return opened


def hole(window):
    return window.document.hole > 0


def is_hole_of(window, method):
    expected = np.zeros(window.document.shape, bool)
    expected[HOLES[method]] = True
    return np.array_equal(hole(window), expected)


def texts(window):
    model = window.history.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_each_fill_is_called_by_its_method(filled):
    assert texts(filled)[2::2] == ["Fill: Telea", "Fill: Navier-Stokes"]


def test_a_key_paints_the_last_hole_again_as_one_step(filled, qtbot):
    pixels = filled.document.pixels
    qtbot.keyClick(filled.canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert is_hole_of(filled, "navier-stokes")
    assert filled.document.pixels is pixels
    filled.actions_["undo"].trigger()
    assert not filled.document.has_hole() and filled.document.pixels is pixels


def test_the_hole_of_an_earlier_fill_joins_what_is_painted(filled):
    filled.actions_["paint-again"].trigger()
    filled.document.paint_again(filled.document.undo_stack.fills()[0])
    assert hole(filled).sum() == 20 * 20 + 10 * 40


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus, without a screen
def test_a_right_click_on_an_earlier_fill_offers_its_hole(filled, qtbot):
    index = filled.history.model().index(2, 0)
    place = filled.history.visualRect(index).center()

    def choose():
        menu = QApplication.activePopupWidget()
        if menu is None:
            return False
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        return True

    before = filled.document.undo_stack.index()
    qtbot.mouseClick(filled.history.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert filled.document.undo_stack.index() == before
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint())
    QApplication.postEvent(filled.history.viewport(), asked)
    qtbot.waitUntil(choose)
    qtbot.waitUntil(lambda: filled.document.has_hole())
    assert is_hole_of(filled, "telea")
    assert [step.how.method for step in filled.document.steps] == list(HOLES)
    qtbot.mouseClick(filled.history.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [step.how.method for step in filled.document.steps] == ["telea"]


def test_steps_that_are_no_fill_and_fills_that_were_taken_back_offer_nothing(filled):
    assert filled.history.menu_of(-1) is None and filled.history.menu_of(0) is None
    assert filled.history.menu_of(3).actions()
    filled.actions_["undo"].trigger()
    assert filled.history.menu_of(3) is None and filled.history.menu_of(1).actions()


def test_where_nothing_was_filled_there_is_nothing_to_paint_again(opened):
    assert not opened.actions_["paint-again"].isEnabled()


def test_it_can_be_filled_by_another_method_and_saved_in_a_project(filled, qtbot):
    filled.actions_["paint-again"].trigger()
    with qtbot.waitSignal(filled.filling.ended, timeout=30_000):
        filled.flow.fill(("telea",), device="cpu")
    filled.flow.use("telea")
    assert [step.how.method for step in filled.document.steps] == ["telea", "navier-stokes", "telea"]


def remake(window, number, text):
    """Choose an entry of the menu of a step that offers to fill it anew."""
    (menu,) = [action.menu() for action in window.history.menu_of(number).actions() if action.menu()]
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_a_fill_is_made_anew_by_another_method_as_one_step(filled, qtbot):
    before, steps = filled.document.pixels, filled.document.steps
    with qtbot.waitSignal(filled.document.pixels_changed, timeout=30_000):
        remake(filled, 1, "Navier-Stokes")
    assert [step.how.method for step in filled.document.steps] == ["navier-stokes", "navier-stokes"]
    assert texts(filled)[-1] == "Fill anew: Navier-Stokes"
    differs = (filled.document.pixels != before).any(axis=2)
    assert differs[HOLES["telea"]].any() and not differs[HOLES["navier-stokes"]].any()
    assert not filled.document.has_hole()
    filled.actions_["undo"].trigger()
    assert filled.document.steps == steps and np.array_equal(filled.document.pixels, before)
    filled.actions_["undo"].trigger()
    assert filled.document.steps == steps[:1]
    filled.actions_["redo"].trigger()
    filled.actions_["redo"].trigger()
    assert [step.how.method for step in filled.document.steps] == ["navier-stokes", "navier-stokes"]


def test_what_was_made_anew_can_be_made_anew_and_kept(filled, qtbot, tmp_path):
    for number, text in ((1, "PatchMatch"), (1, "PatchMatch, another variation"), (3, "Telea")):
        with qtbot.waitSignal(filled.document.pixels_changed, timeout=60_000):
            remake(filled, number, text)
    how = [step.how for step in filled.document.steps]
    assert [(each.method, each.seed) for each in how] == [("patchmatch", 1), ("telea", 0)]
    assert np.array_equal(replay(filled.document.steps, filled.document.photo).pixels, filled.document.pixels)


def test_a_method_without_chance_offers_no_other_variation_of_itself(filled):
    (menu,) = [action.menu() for action in filled.history.menu_of(1).actions() if action.menu()]
    offered = [action.text() for action in menu.actions()]
    assert "Guided PatchMatch" in offered and not [text for text in offered if text.startswith("Telea")]


def test_filling_anew_can_be_stopped_and_changes_nothing_then(filled, qtbot):
    before = filled.document.pixels
    remake(filled, 1, "PatchMatch")
    assert filled.assistants.remaking.busy and filled.actions_["cancel"].isEnabled()
    filled.actions_["cancel"].trigger()
    assert not filled.assistants.remaking.busy
    qtbot.waitUntil(lambda: not filled.compute.busy)
    assert filled.document.pixels is before and len(filled.document.steps) == 2


def test_another_fill_comes_before_filling_anew(filled, qtbot):
    remake(filled, 1, "PatchMatch")
    filled.actions_["paint-again"].trigger()
    with qtbot.waitSignal(filled.filling.ended, timeout=30_000):
        filled.flow.fill(("telea",), device="cpu")
    assert "telea" in filled.document.fills
    assert not filled.assistants.remaking.busy and [step.how.method for step in filled.document.steps] == list(HOLES)


def test_a_fill_of_a_project_that_was_opened_is_made_anew(filled, qtbot):
    document = filled.document
    document.resume(document.photo, past_of(Project(document.photo, document.steps)))
    with qtbot.waitSignal(document.pixels_changed, timeout=30_000):
        remake(filled, 3, "Telea")
    assert [step.how.method for step in document.steps] == ["telea", "telea"]
