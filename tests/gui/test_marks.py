"""The tool that finds scratches."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSlider
from skimage import data

from app.areas import Area
from pconv.photo import Photo

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def scratched():
    """A gray print with one light crease from left to right, and where that is."""
    gray = cv2.cvtColor(data.astronaut()[:240, :320], cv2.COLOR_RGB2GRAY)
    marks = np.zeros(gray.shape, np.uint8)
    points = [(10, 120), (60, 112), (110, 128), (170, 118), (230, 131), (310, 120)]
    cv2.polylines(marks, [np.array(points, np.int32)], False, 255, 3)
    soft = cv2.GaussianBlur(marks, (0, 0), 0.6) / 255.0
    picture = gray * 0.6 + 20
    picture = picture + soft * (240 - picture)
    return np.repeat(picture.round().astype(np.uint8)[..., None], 3, axis=2), marks > 0


@pytest.fixture
def old(window, qtbot):
    """A window with the print, and the tool in hand."""
    window.document.open(Photo(scratched()[0]))
    return with_tool(window, qtbot)


def with_tool(window, qtbot):
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.canvas.isVisible())
    qtbot.keyClick(window.canvas, Qt.Key.Key_T)
    return window


def at(window, x, y):
    return QPoint(*(round(c) for c in window.canvas.frame.to_device(x, y)))


def look(window, qtbot, *points, button=LEFT):
    qtbot.mousePress(window.canvas, button, pos=at(window, *points[0]))
    for point in points[1:]:
        qtbot.mouseMove(window.canvas, at(window, *point))
    qtbot.mouseRelease(window.canvas, button, pos=at(window, *points[-1]))
    qtbot.waitUntil(lambda: not window.looks.busy, timeout=30_000)


def test_a_click_finds_what_is_scratched_as_one_step(old, qtbot):
    look(old, qtbot, (50, 50))
    _, marks = scratched()
    hole = old.document.hole > 0
    assert hole[marks].mean() > 0.9
    assert hole.mean() < 2.5 * marks.mean()
    assert not old.status.doing
    old.actions_["undo"].trigger()
    assert not old.document.has_hole() and not old.document.undo_stack.canUndo()


def test_the_slider_finds_anew_in_place_of_what_was_found(old, qtbot):
    slider = old.options.findChild(QSlider, "sensitivity")
    assert slider.isVisible()
    look(old, qtbot, (50, 50))
    areas = [old.document.hole_ratio()]
    for value in (1, 100):
        slider.setValue(value)
        qtbot.waitUntil(lambda: not old.looks.busy, timeout=30_000)
        areas.append(old.document.hole_ratio())
    assert areas[1] < areas[0] < areas[2]
    assert old.document.undo_stack.index() == 1
    assert old.settings.get("tools/marks_sensitivity") == 100


def test_the_slider_counts_even_if_it_moves_while_it_is_looked(old, qtbot):
    old.options.set_sensitivity(1)
    qtbot.mouseClick(old.canvas, LEFT, pos=at(old, 50, 50))
    old.options.set_sensitivity(100)  # before the answer
    qtbot.waitUntil(lambda: not old.looks.busy, timeout=30_000)
    most = old.document.hole_ratio()
    old.actions_["undo"].trigger()
    look(old, qtbot, (50, 50))
    assert old.document.hole_ratio() == most and old.document.undo_stack.index() == 1


def test_the_slider_replaces_no_more_than_what_was_found_last(old, qtbot):
    look(old, qtbot, (20, 80), (100, 160))
    first = old.document.hole > 0
    look(old, qtbot, (150, 190), (200, 230))  # nothing is there
    for value in (1, 60, 1):
        old.options.set_sensitivity(value)
        qtbot.waitUntil(lambda: not old.looks.busy, timeout=30_000)
    assert np.array_equal(old.document.hole > 0, first)


def test_the_slider_leaves_alone_what_was_painted_since(old, qtbot, stroke):
    look(old, qtbot, (50, 50))
    qtbot.keyClick(old.canvas, Qt.Key.Key_B)
    stroke(old, (40, 200), (150, 200))
    before = old.document.hole > 0
    old.options.set_sensitivity(100)
    qtbot.waitUntil(lambda: not old.looks.busy, timeout=30_000)
    assert np.array_equal(old.document.hole > 0, before)


def test_a_box_says_where_to_look_and_the_right_button_takes_out(old, qtbot):
    look(old, qtbot, (20, 80), (140, 160))
    hole = old.document.hole > 0
    assert hole[100:140, 40:120].any() and not hole[:, 145:].any()
    look(old, qtbot, (70, 80), (145, 165), button=RIGHT)
    hole = old.document.hole > 0
    assert hole[:, 20:60].any() and not hole[:, 75:].any()


def test_where_there_is_nothing_that_is_said(window, qtbot):
    window.document.open(Photo(np.full((120, 160, 3), 128, np.uint8)))
    with_tool(window, qtbot)
    look(window, qtbot, (50, 50))
    assert "No scratches" in window.messages.text and not window.document.has_hole()


def test_what_is_found_goes_to_the_area_that_was_painted_when_it_was_asked_for(old, qtbot):
    qtbot.keyClick(old.canvas, Qt.Key.Key_D)
    qtbot.mouseClick(old.canvas, LEFT, pos=at(old, 50, 50))
    qtbot.keyClick(old.canvas, Qt.Key.Key_H)  # before the answer
    qtbot.waitUntil(lambda: not old.looks.busy, timeout=30_000)
    assert old.document.areas[Area.FORBIDDEN].painted and not old.document.has_hole()


def test_another_photo_gets_no_scratches_of_the_one_before(old, qtbot):
    qtbot.mouseClick(old.canvas, LEFT, pos=at(old, 50, 50))
    old.document.open(Photo(np.full((240, 320, 3), 128, np.uint8)))
    qtbot.waitUntil(lambda: not old.looks.busy, timeout=30_000)
    assert not old.document.has_hole()
