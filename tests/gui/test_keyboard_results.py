"""All that a mouse does with results, done with keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.canvas.keyboard import STEP
from app.canvas.modes import Mode
from pconv.mixed import MIXED

Key = Qt.Key
FIRST, SECOND = (60, 60), (100, 72)


@pytest.fixture
def filled(opened, stroke, qtbot):
    """Two painted spots filled by two methods, and keys that point."""
    opened.settings.set("fill/grow", 0)
    for x, y in (FIRST, SECOND):
        stroke(opened, (x - 6, y), (x + 6, y))
    with qtbot.waitSignal(opened.filling.ended, timeout=30_000):
        opened.flow.fill(("telea", "navier-stokes"), device="cpu")
    opened.actions_["point"].trigger()
    return opened


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus, without a screen
@pytest.mark.parametrize("by", ["delete", "menu key"])
def test_a_hole_is_taken_from_a_result(filled, qtbot, by, press, point_at):
    qtbot.keyClick(filled.compare, Key.Key_2)
    view = filled.compare.cell("navier-stokes").view
    assert filled.compare.focused == "navier-stokes" and view.keys.shown
    point_at(view, *FIRST)
    if by == "delete":
        press(view, "x")
    else:
        middle = view.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, view.mapToGlobal(middle))
        QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and "Navier-Stokes" in menu.activeAction().text()
    qtbot.keyClick(menu, Key.Key_Return)
    qtbot.waitUntil(lambda: MIXED in filled.document.fills)
    fills, patch = filled.document.fills, np.s_[FIRST[1] - 4 : FIRST[1] + 4, FIRST[0] - 6 : FIRST[0] + 6]
    np.testing.assert_array_equal(fills[MIXED].image[patch], fills["navier-stokes"].image[patch])


def test_one_place_is_pointed_at_in_one_result_after_the_other(filled, qtbot, point_at):
    first, second = (filled.compare.cell(name).view for name in ("telea", "navier-stokes"))
    qtbot.keyClick(filled.compare, Key.Key_1)
    point_at(first, *FIRST)
    qtbot.keyClick(first, Key.Key_2)
    assert second.keys.shown and not first.keys.shown and second.keys.at == (FIRST[0] + 0.5, FIRST[1] + 0.5)


def test_sources_are_shown_where_keys_point(filled, qtbot, point_at):
    filled.actions_["sources"].trigger()
    qtbot.keyClick(filled.compare, Key.Key_1)
    view = filled.compare.cell("telea").view
    point_at(view, *FIRST)
    assert "Telea did not copy" in filled.status.text("source")
    qtbot.keyClick(view, Key.Key_2)
    assert "Navier-Stokes did not copy" in filled.status.text("source")
    point_at(filled.compare.cell("navier-stokes").view, 5, 5)
    assert filled.status.text("source") == ""


def test_the_line_between_two_pictures_is_moved(filled, qtbot, press, point_at):
    filled.compare.set_mode(Mode.SPLIT)
    view = filled.compare.cell(filled.compare.focused).view
    qtbot.waitUntil(lambda: view.source is not None)
    middle = view.source.split_at(view.frame)
    point_at(view, view.frame.upright_shape[1] // 2, 90)
    press(view, "_>>>>")
    moved = view.source.split_at(view.frame)
    assert abs(moved - middle - 4 * STEP) <= 4
    qtbot.keyClick(view, Key.Key_Escape)  # lets go of the line, and does not leave the results
    press(view, ">>")
    assert filled.comparing and view.source.split_at(view.frame) == moved


def test_enter_uses_a_result_and_the_canvas_is_pointed_at_again(filled, qtbot, press):
    qtbot.keyClick(filled.compare, Key.Key_2)
    qtbot.keyClick(filled.compare.cell("navier-stokes").view, Key.Key_Return)
    assert not filled.document.has_hole() and not filled.comparing
    assert filled.canvas.keys.shown
    press(filled.canvas, "_>_")
    assert filled.document.has_hole()
