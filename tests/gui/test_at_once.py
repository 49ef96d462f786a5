"""Filling as soon as something is painted."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QProgressBar


@pytest.fixture
def ready(opened, qtbot):
    """A window with a photo, one method chosen, that fills at once."""
    for box in opened.methods.findChildren(QCheckBox):
        box.setChecked(box.objectName() in ("telea", "navier-stokes"))
    qtbot.keyClick(opened.canvas, Qt.Key.Key_F)
    assert opened.actions_["at-once"].isChecked()
    return opened


def ended(window, qtbot):
    qtbot.waitUntil(lambda: not window.filling.running and not window.compute.busy, timeout=30_000)


def test_a_stroke_is_filled_and_used_without_another_key(ready, stroke, qtbot):
    before = ready.document.pixels.copy()
    stroke(ready, (60, 60), (90, 60))
    ended(ready, qtbot)
    changed = (ready.document.pixels != before).any(axis=2)
    assert changed[58:62, 62:88].any() and not changed[:40].any()
    assert not ready.document.has_hole() and not ready.comparing
    assert ready.stack.currentWidget() is ready.canvas
    assert not ready.status.doing and ready.status.findChild(QProgressBar).isHidden()


def test_undo_takes_back_the_fill_with_its_strokes_and_redo_brings_both_again(ready, stroke, qtbot):
    before = ready.document.pixels.copy()
    stroke(ready, (60, 60), (90, 60))
    stroke(ready, (60, 80), (90, 80))  # filled together with the first
    ended(ready, qtbot)
    filled = ready.document.pixels.copy()
    stroke(ready, (60, 120), (90, 120))
    ended(ready, qtbot)
    ready.actions_["undo"].trigger()
    assert np.array_equal(ready.document.pixels, filled) and not ready.document.has_hole()
    ready.actions_["undo"].trigger()
    assert np.array_equal(ready.document.pixels, before) and not ready.document.has_hole()
    assert not ready.document.undo_stack.canUndo() and not ready.filling.running
    ready.actions_["redo"].trigger()
    assert np.array_equal(ready.document.pixels, filled) and not ready.document.has_hole()
    ended(ready, qtbot)
    assert ready.stack.currentWidget() is ready.canvas


def test_a_result_that_was_chosen_is_undone_alone(opened, stroke, qtbot):
    stroke(opened, (60, 60), (90, 60))
    with qtbot.waitSignal(opened.filling.ended, timeout=30_000):
        opened.flow.fill(("telea",), device="cpu")
    opened.flow.use("telea")
    opened.actions_["undo"].trigger()
    assert opened.document.has_hole() and opened.document.undo_stack.canUndo()
    opened.actions_["redo"].trigger()
    assert not opened.document.has_hole()


def test_what_is_painted_already_is_filled_when_it_is_turned_on(opened, stroke, qtbot):
    stroke(opened, (60, 60), (90, 60))
    assert opened.document.has_hole() and not opened.filling.running
    opened.actions_["at-once"].trigger()
    ended(opened, qtbot)
    assert not opened.document.has_hole()


def test_a_stroke_begun_meanwhile_is_filled_together_with_the_former(ready, stroke, qtbot):
    before = ready.document.pixels.copy()
    stroke(ready, (60, 60), (90, 60))
    stroke(ready, (60, 100), (90, 100))
    ended(ready, qtbot)
    changed = (ready.document.pixels != before).any(axis=2)
    assert changed[60, 62:88].any() and changed[100, 62:88].any()
    assert not ready.document.has_hole() and ready.messages.isHidden()


def test_painting_what_not_to_copy_fills_nothing(ready, stroke, qtbot):
    qtbot.keyClick(ready.canvas, Qt.Key.Key_D)
    stroke(ready, (60, 60), (90, 60))
    assert not ready.filling.running


def test_undo_leaves_what_is_not_to_be_copied(ready, stroke, qtbot):
    qtbot.keyClick(ready.canvas, Qt.Key.Key_D)
    stroke(ready, (60, 110), (90, 110))
    qtbot.keyClick(ready.canvas, Qt.Key.Key_H)
    stroke(ready, (60, 60), (90, 60))
    ended(ready, qtbot)
    ready.actions_["undo"].trigger()
    assert not ready.document.has_hole() and ready.document.has_sources()


def test_turned_off_it_waits_for_enter_again(ready, stroke, qtbot):
    ready.actions_["at-once"].trigger()
    stroke(ready, (60, 60), (90, 60))
    assert not ready.filling.running and ready.document.has_hole()
    qtbot.keyClick(ready.canvas, Qt.Key.Key_Return)
    ended(ready, qtbot)
    assert ready.comparing and set(ready.document.fills) == {"telea", "navier-stokes"}
