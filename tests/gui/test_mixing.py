"""The best of each: holes of one photo taken from different results."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from pconv.box import Box
from pconv.mixed import MIXED

FIRST, SECOND = (60, 60), (100, 72)  # so near that they are filled together


@pytest.fixture
def filled(opened, stroke, qtbot):
    """A window with two painted spots, filled by two methods."""
    window = opened
    window.settings.set("fill/grow", 0)
    for x, y in (FIRST, SECOND):
        stroke(window, (x - 6, y), (x + 6, y))
    with qtbot.waitSignal(window.filling.ended, timeout=30_000):
        window.flow.fill(("telea", "navier-stokes"), device="cpu")
    return window


def take(window, qtbot, method, point):
    window.assistants.mixing.take(method, *point)
    qtbot.waitUntil(lambda: not window.looks.busy)


def shown(window, method):
    """What the cell of `method` shows, at full size; None until there is something."""
    source = window.compare.cell(method).view.source
    return None if source is None else source.first.crop(0, Box(0, 0, *window.document.shape))


def patch(pixels, point):
    x, y = point
    return pixels[y - 4 : y + 4, x - 6 : x + 6]


def menu_at(window, method, point):
    """The menu that a right click on the result of `method` opens."""
    view = window.compare.cell(method).view
    pos = QPoint(*(round(c) for c in view.frame.to_device(*point)))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pos, view.mapToGlobal(pos))
    QApplication.sendEvent(view, event)
    return QApplication.activePopupWidget()


def test_a_hole_taken_from_another_result_makes_one_more_beside_them(filled, qtbot):
    fills = dict(filled.document.fills)
    assert len(fills["telea"].pieces) == 1
    take(filled, qtbot, "navier-stokes", FIRST)
    made = filled.document.fills[MIXED].image
    assert np.array_equal(patch(made, FIRST), patch(fills["navier-stokes"].image, FIRST))
    assert np.array_equal(patch(made, SECOND), patch(fills["telea"].image, SECOND))
    assert filled.flow.cells == ("telea", "navier-stokes", MIXED)
    qtbot.waitUntil(lambda: np.array_equal(shown(filled, MIXED), made))
    assert filled.compare.cell(MIXED).ready and filled.compare.cell(MIXED).title == "Best of each"
    take(filled, qtbot, "navier-stokes", SECOND)
    made = filled.document.fills[MIXED].image
    assert np.array_equal(made, fills["navier-stokes"].image)
    assert len(filled.flow.cells) == 3


def test_two_holes_taken_in_a_row_are_both_taken(filled, qtbot):
    filled.assistants.mixing.take("navier-stokes", *FIRST)
    take(filled, qtbot, "navier-stokes", SECOND)  # before the first is ready
    fills = filled.document.fills
    assert np.array_equal(fills[MIXED].image, fills["navier-stokes"].image)


def test_it_is_used_like_the_others_and_comes_back_with_them(filled, qtbot):
    take(filled, qtbot, "navier-stokes", FIRST)
    made = filled.document.fills[MIXED].image
    filled.flow.use(MIXED)
    assert np.array_equal(filled.document.pixels, made) and not filled.document.has_hole()
    assert "Best of each" in filled.messages.text
    filled.actions_["undo"].trigger()
    assert set(filled.document.fills) == {"telea", "navier-stokes", MIXED}
    filled.flow.show_results()
    assert filled.flow.cells == ("telea", "navier-stokes", MIXED)
    assert filled.compare.cell(MIXED).state == "Chosen hole by hole"


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus, without a screen
def test_a_right_click_offers_it_over_a_hole_and_nowhere_else(filled, qtbot):
    menu = menu_at(filled, "navier-stokes", FIRST)
    assert isinstance(menu, QMenu)
    part, use = menu.actions()
    assert "Navier-Stokes" in part.text() and part.isEnabled() and use.isEnabled()
    part.trigger()
    menu.close()
    qtbot.waitUntil(lambda: MIXED in filled.document.fills)
    menu = menu_at(filled, "telea", (20, 20))
    assert not menu.actions()[0].isEnabled() and menu.actions()[1].isEnabled()
    menu.close()
    menu = menu_at(filled, MIXED, FIRST)
    assert not menu.actions()[0].isEnabled()
    menu.actions()[1].trigger()
    menu.close()
    assert not filled.document.has_hole()


def test_of_a_single_hole_nothing_is_mixed(opened, stroke, qtbot):
    stroke(opened, (60, 60), (80, 60))
    with qtbot.waitSignal(opened.filling.ended, timeout=30_000):
        opened.flow.fill(("telea", "navier-stokes"), device="cpu")
    take(opened, qtbot, "navier-stokes", (70, 60))
    assert MIXED not in opened.document.fills and "but one hole" in opened.messages.text


def test_a_new_fill_begins_without_it(filled, qtbot):
    take(filled, qtbot, "navier-stokes", FIRST)
    with qtbot.waitSignal(filled.filling.ended, timeout=30_000):
        filled.flow.fill(("telea", "navier-stokes"), device="cpu")
    assert MIXED not in filled.document.fills and MIXED not in filled.flow.cells


def test_it_stands_on_the_sheet_of_results(filled, qtbot, tmp_path):
    before = tmp_path / "before.png"
    filled.dialogs.save_path = before
    with qtbot.waitSignal(filled.files.saved):
        filled.actions_["export-sheet"].trigger()
    take(filled, qtbot, "navier-stokes", FIRST)
    filled.dialogs.save_path = tmp_path / "after.png"
    with qtbot.waitSignal(filled.files.saved):
        filled.actions_["export-sheet"].trigger()
    with Image.open(before) as old, Image.open(tmp_path / "after.png") as new:
        assert new.width * new.height > old.width * old.height
