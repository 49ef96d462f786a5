"""A fill that is asked for while something is looked for begins once that is found."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox

from pconv.box import Box
from pconv.photo import Photo

LEFT = Qt.MouseButton.LeftButton
BALLS = ((80, 100), (220, 100))
RADIUS = 34


@pytest.fixture
def ready(window, qtbot):
    """A window with two balls, the object tool in hand, and Telea to fill."""
    for box in window.methods.findChildren(QCheckBox):
        box.setChecked(box.objectName() == "telea")
    pixels = np.random.default_rng(0).normal(128, 12, (200, 300, 3))
    for ball in BALLS:
        pixels[inside(ball, RADIUS)] = (30, 60, 190)
    window.document.open(Photo(np.clip(pixels, 0, 255).astype(np.uint8)))
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.canvas.isVisible())
    qtbot.keyClick(window.canvas, Qt.Key.Key_A)
    return window


def inside(ball, radius):
    ys, xs = np.mgrid[:200, :300]
    return np.hypot(xs - ball[0], ys - ball[1]) <= radius


def drag(window, qtbot, ball, reach=46):
    """Drag a box over what is `reach` pixels around a place."""
    ends = [
        QPoint(*(round(c) for c in window.canvas.frame.to_device(ball[0] + by, ball[1] + by))) for by in (-reach, reach)
    ]
    qtbot.mousePress(window.canvas, LEFT, pos=ends[0])
    qtbot.mouseMove(window.canvas, (ends[0] + ends[1]) / 2)
    qtbot.mouseMove(window.canvas, ends[1])
    qtbot.mouseRelease(window.canvas, LEFT, pos=ends[1])


def rested(window, qtbot):
    qtbot.waitUntil(lambda: not (window.looks.busy or window.filling.running), timeout=30_000)


def enter(window, qtbot):
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)


def test_enter_pressed_while_the_thing_is_looked_for_fills_it_when_it_is_found(ready, qtbot):
    drag(ready, qtbot, BALLS[0])
    enter(ready, qtbot)
    assert "as soon as" in ready.messages.text and not ready.filling.running
    with qtbot.waitSignal(ready.filling.ended, timeout=30_000):
        pass
    filled = ready.document.fills["telea"].hole
    assert filled[inside(BALLS[0], RADIUS)].all() and ready.comparing
    rested(ready, qtbot)
    assert "as soon as" not in ready.messages.text or ready.messages.isHidden()


def test_all_that_is_looked_for_is_in_one_fill(ready, qtbot):
    for ball in BALLS:
        drag(ready, qtbot, ball)
    enter(ready, qtbot)
    with qtbot.waitSignal(ready.filling.ended, timeout=30_000):
        pass
    filled = ready.document.fills["telea"].hole
    assert all(filled[inside(ball, RADIUS)].all() for ball in BALLS)


def test_where_nothing_was_found_nothing_is_filled_and_that_is_what_is_said(ready, qtbot):
    drag(ready, qtbot, BALLS[0])
    rested(ready, qtbot)
    drag(ready, qtbot, (150, 20), reach=12)
    enter(ready, qtbot)
    rested(ready, qtbot)
    assert "No object" in ready.messages.text
    assert not ready.document.fills and ready.document.has_hole()


@pytest.mark.parametrize("tool", [Qt.Key.Key_A, Qt.Key.Key_B])
def test_escape_stops_the_look_and_the_fill_that_waits_for_it(ready, qtbot, tool):
    drag(ready, qtbot, BALLS[0])
    enter(ready, qtbot)
    qtbot.keyClick(ready.canvas, tool)
    qtbot.keyClick(ready.canvas, Qt.Key.Key_Escape)
    assert not ready.status.doing and ready.messages.isHidden()
    rested(ready, qtbot)
    assert not ready.document.has_hole() and not ready.document.fills


def test_another_photo_is_not_filled_instead(ready, qtbot):
    drag(ready, qtbot, BALLS[0])
    enter(ready, qtbot)
    ready.document.open(Photo(np.full((200, 300, 3), 128, np.uint8)))
    rested(ready, qtbot)
    assert not ready.document.fills and not ready.comparing and ready.messages.isHidden()


def test_what_is_found_amid_a_stroke_is_filled_with_it(ready, qtbot):
    drag(ready, qtbot, BALLS[0])
    qtbot.keyClick(ready.canvas, Qt.Key.Key_B)
    start, end = (QPoint(*(round(c) for c in ready.canvas.frame.to_device(x, 180))) for x in (140, 160))
    qtbot.mousePress(ready.canvas, LEFT, pos=start)
    qtbot.waitUntil(lambda: not ready.looks.busy, timeout=30_000)
    assert not (ready.document.hole > 0)[inside(BALLS[0], 10)].any()
    qtbot.mouseMove(ready.canvas, end)
    qtbot.mouseRelease(ready.canvas, LEFT, pos=end)
    enter(ready, qtbot)
    with qtbot.waitSignal(ready.filling.ended, timeout=30_000):
        pass
    filled = ready.document.fills["telea"].hole
    assert filled[inside(BALLS[0], RADIUS)].all() and filled[180, 150]


def test_what_sticks_out_is_part_of_the_fill_that_is_asked_for_meanwhile(ready, qtbot):
    half = inside(BALLS[0], RADIUS) & (np.arange(200)[:, None] < 130)
    box = Box.of(half)
    ready.document.put(half[box.slices], box, 255, "test")
    qtbot.keyClick(ready.canvas, Qt.Key.Key_O)
    enter(ready, qtbot)
    with qtbot.waitSignal(ready.filling.ended, timeout=30_000):
        pass
    assert ready.document.fills["telea"].hole[132, 80]


def test_at_once_fills_two_things_that_are_looked_for_together(ready, qtbot):
    qtbot.keyClick(ready.canvas, Qt.Key.Key_F)
    blue = ready.document.pixels[100, 80].copy()
    for ball in BALLS:
        drag(ready, qtbot, ball)
    qtbot.waitUntil(lambda: len(ready.document.steps) > 0 and not ready.looks.busy, timeout=30_000)
    rested(ready, qtbot)
    for x, y in BALLS:
        assert ready.document.pixels[y, x, 2] < 175 < blue[2]
    assert not ready.document.has_hole()
