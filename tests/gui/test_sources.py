"""Painting where patches must not, or may only, be copied from."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.areas import Area
from pconv.box import Box
from pconv.photo import Photo

KEYS = {Area.HOLE: Qt.Key.Key_H, Area.FORBIDDEN: Qt.Key.Key_D, Area.DONOR: Qt.Key.Key_C}


def painted(window, area: Area) -> np.ndarray:
    return window.document.areas[area].snapshot().mask()


def point(view, x: float, y: float):
    return QPoint(*(round(v / view.devicePixelRatioF()) for v in view.frame.to_device(x, y)))


def drag_rectangle(window, start, end, button=Qt.MouseButton.LeftButton) -> None:
    """With the rectangle in hand, from one corner to the other."""
    view = window.canvas
    QTest.mousePress(view, button, Qt.KeyboardModifier.NoModifier, point(view, *start))
    QTest.mouseMove(view, point(view, *end))
    QTest.mouseRelease(view, button, Qt.KeyboardModifier.NoModifier, point(view, *end))


def fill(qtbot, window) -> None:
    with qtbot.waitSignal(window.filling.ended, timeout=60_000):
        qtbot.keyClick(window.stack.currentWidget(), Qt.Key.Key_Return)


def copied_from(window, method: str) -> np.ndarray:
    """``(n, 2)``: rows and columns in the photo that the result was copied from."""
    found = [sources.reshape(-1, 2) for _box, sources in window.document.fills[method].sources()]
    rows = np.concatenate(found)
    return rows[rows[:, 0] >= 0]


@pytest.fixture
def holed(opened, stroke):
    """The window with a hole that is thick enough to be copied into."""
    opened.options.set_size(36)
    stroke(opened, (80, 70), (120, 90))
    for name, box in opened.methods._boxes.items():
        box.setChecked(name == "patchmatch")
    return opened


def test_a_key_chooses_what_all_tools_paint(opened, stroke, qtbot):
    for row, (area, key) in enumerate(KEYS.items()):
        qtbot.keyClick(opened.canvas, key)
        stroke(opened, (40, 30 + 50 * row), (150, 30 + 50 * row))
        assert painted(opened, area)[30 + 50 * row, 100]
        assert opened.actions_[f"paint-{area.value}"].isChecked()
    total = sum(painted(opened, area).sum() for area in Area)
    assert np.logical_or.reduce([painted(opened, area) for area in Area]).sum() == total


@pytest.mark.parametrize("area", [Area.FORBIDDEN, Area.DONOR])
def test_the_right_button_takes_away_from_the_area_in_hand_alone(opened, qtbot, area):
    for each in (Area.HOLE, area):
        qtbot.keyClick(opened.canvas, KEYS[each])
        qtbot.keyClick(opened.canvas, Qt.Key.Key_R)
        drag_rectangle(opened, (20, 20), (120, 120))
    drag_rectangle(opened, (60, 60), (140, 140), Qt.MouseButton.RightButton)
    assert painted(opened, Area.HOLE)[80, 80] and not painted(opened, area)[80, 80]
    assert painted(opened, area)[40, 40]


def test_the_strip_says_what_is_painted(opened, qtbot):
    said = {}
    for area, key in KEYS.items():
        qtbot.keyClick(opened.canvas, key)
        said[area] = opened.options.heading, opened.options.hint
    assert "Do not copy" in said[Area.FORBIDDEN][0] and "must not be copied" in said[Area.FORBIDDEN][1]
    assert "Copy only" in said[Area.DONOR][0] and "is to be copied" in said[Area.DONOR][1]
    assert said[Area.HOLE][0] == "Brush" and "should go" in said[Area.HOLE][1]


def test_the_areas_are_told_apart_on_bright_and_dark_photos(opened, qtbot):
    seen = {}
    for level in (0, 255):
        opened.document.open(Photo(np.full((180, 200, 3), level, np.uint8)))
        for row, (area, key) in enumerate(KEYS.items()):
            qtbot.keyClick(opened.canvas, key)
            qtbot.keyClick(opened.canvas, Qt.Key.Key_R)
            drag_rectangle(opened, (20, 10 + 55 * row), (180, 55 + 55 * row))
            box = opened.canvas.frame.device_box(Box(20 + 55 * row, 30, 45 + 55 * row, 170))
            shown = opened.canvas.grab().toImage()
            colours = [
                shown.pixelColor(x, y).getRgb()[:3]
                for x in range(box.left, box.right)
                for y in range(box.top, box.bottom, 7)
            ]
            seen[level, area] = np.array(colours, float)
            assert np.abs(seen[level, area] - level).max(axis=0).max() > 80  # far from the photo
    for level in (0, 255):
        means = [seen[level, area].mean(axis=0) for area in Area]
        assert all(np.abs(a - b).max() > 25 for i, a in enumerate(means) for b in means[:i])
        striped = [seen[level, area].std(axis=0).max() > 20 for area in Area]
        assert striped == [False, True, True]  # told apart without colours as well


def test_nothing_is_copied_from_where_it_is_forbidden_until_that_is_cleared(holed, qtbot):
    fill(qtbot, holed)
    left = (copied_from(holed, "patchmatch")[:, 1] < 100).mean()
    assert left > 0.1
    qtbot.keyClick(holed.compare, Qt.Key.Key_Escape)
    for key in (Qt.Key.Key_D, Qt.Key.Key_R):
        qtbot.keyClick(holed.canvas, key)
    drag_rectangle(holed, (-2, -2), (100, 182))
    assert not holed.document.fills  # they are no answer to this question
    fill(qtbot, holed)
    assert (copied_from(holed, "patchmatch")[:, 1] >= 100).all()
    assert "sources limited" in holed.status.text("hole")
    holed.actions_["clear-sources"].trigger()
    assert not holed.document.has_sources() and holed.document.has_hole()
    assert "limited" not in holed.status.text("hole")
    assert not holed.actions_["clear-sources"].isEnabled()
    fill(qtbot, holed)
    assert (copied_from(holed, "patchmatch")[:, 1] < 100).any()


def test_everything_is_copied_from_where_alone_it_is_allowed(holed, qtbot):
    for key in (Qt.Key.Key_C, Qt.Key.Key_R):
        qtbot.keyClick(holed.canvas, key)
    drag_rectangle(holed, (10, 120), (70, 170))
    fill(qtbot, holed)
    allowed = painted(holed, Area.DONOR)
    assert allowed[tuple(copied_from(holed, "patchmatch").T)].all()


def test_that_nothing_is_left_to_copy_from_is_said_in_one_sentence(holed, qtbot):
    for key in (Qt.Key.Key_D, Qt.Key.Key_R):
        qtbot.keyClick(holed.canvas, key)
    drag_rectangle(holed, (-3, -3), (203, 183))
    fill(qtbot, holed)
    assert "nothing to copy from" in holed.messages.text and holed.messages.kind == "error"
    assert holed.messages.isVisible() and holed.stack.currentWidget() is holed.canvas
    holed.actions_["undo"].trigger()
    assert holed.messages.isHidden()  # it is so no more


def test_painting_sources_is_undone_step_by_step_and_named(opened, stroke, qtbot):
    stroke(opened, (60, 60), (120, 90))
    qtbot.keyClick(opened.canvas, Qt.Key.Key_D)
    stroke(opened, (20, 20), (40, 20))
    assert opened.document.undo_stack.undoText() == "Paint: Do not copy"
    opened.actions_["undo"].trigger()
    assert not opened.document.has_sources() and opened.document.has_hole()
    opened.actions_["redo"].trigger()
    assert painted(opened, Area.FORBIDDEN)[20, 30]


def test_changing_the_sources_stops_a_running_fill(holed, qtbot):
    qtbot.keyClick(holed.canvas, Qt.Key.Key_D)
    qtbot.keyClick(holed.canvas, Qt.Key.Key_Return)
    assert holed.filling.running
    edit = holed.document.edit("Paint", Area.FORBIDDEN)
    edit.open(Box(0, 0, 9, 9))[:] = 255
    edit.close(Box(0, 0, 9, 9))
    edit.finish()
    assert not holed.filling.running and "stopped" in holed.messages.text


def test_another_photo_starts_with_the_hole_and_no_limits(opened, stroke, qtbot):
    qtbot.keyClick(opened.canvas, Qt.Key.Key_C)
    stroke(opened, (20, 20), (40, 20))
    with qtbot.waitSignal(opened.files.opened):
        opened.files.open_sample("chelsea")
    assert not opened.document.has_sources()
    assert opened.actions_["paint-hole"].isChecked()
    stroke(opened, (60, 60), (120, 90))
    assert opened.document.has_hole() and not opened.document.has_sources()


def test_hiding_what_is_painted_hides_the_sources_too(opened, stroke, qtbot):
    plain = opened.canvas.grab().toImage()
    qtbot.keyClick(opened.canvas, Qt.Key.Key_D)
    stroke(opened, (40, 60), (150, 60))
    x, y = (round(c) for c in opened.canvas.frame.to_device(90, 60))
    patch = [(x + i, y) for i in range(12)]
    assert any(opened.canvas.grab().toImage().pixelColor(*at) != plain.pixelColor(*at) for at in patch)
    qtbot.keyClick(opened.canvas, Qt.Key.Key_Q)
    QTest.mouseMove(opened.canvas, point(opened.canvas, 5, 170))
    assert all(opened.canvas.grab().toImage().pixelColor(*at) == plain.pixelColor(*at) for at in patch)


def test_what_the_wand_finds_goes_to_the_area_it_was_asked_for(opened, qtbot):
    for key in (Qt.Key.Key_D, Qt.Key.Key_W):
        qtbot.keyClick(opened.canvas, key)
    with qtbot.waitSignal(opened.canvas.stroke_finished):
        qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=point(opened.canvas, 100, 90))
        qtbot.keyClick(opened.canvas, Qt.Key.Key_H)  # before the answer
    assert painted(opened, Area.FORBIDDEN)[90, 100] and not opened.document.has_hole()
