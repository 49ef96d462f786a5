"""The tool that finds the object inside a loose outline."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from app.areas import Area
from pconv.box import Box
from pconv.commands.common import read_masks
from pconv.photo import Photo

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
BALL = (150, 100, 34)  # x, y, radius
LOOP = [(105, 100), (118, 66), (150, 52), (184, 66), (197, 100), (184, 136), (150, 148), (118, 136), (106, 104)]


def picture(*balls):
    """Gray with noise, and blue balls ``(x, y, radius)`` on it."""
    pixels = np.random.default_rng(0).normal(128, 12, (200, 300, 3))
    ys, xs = np.mgrid[:200, :300]
    for x, y, radius in balls:
        pixels[(xs - x) ** 2 + (ys - y) ** 2 <= radius**2] = (30, 60, 190)
    return np.clip(pixels, 0, 255).astype(np.uint8)


def covers(mask, ball, more=8):
    """Whether a mask holds a ball and hardly more."""
    ys, xs = np.mgrid[: mask.shape[0], : mask.shape[1]]
    far = np.hypot(xs - ball[0], ys - ball[1]) - ball[2]
    return bool(mask[far <= 0].all()) and not mask[far > more].any()


@pytest.fixture
def ready(window, qtbot):
    """A window with a ball, and the tool in hand."""
    window.document.open(Photo(picture(BALL)))
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.canvas.isVisible())
    qtbot.keyClick(window.canvas, Qt.Key.Key_A)
    return window


def at(window, x, y):
    return QPoint(*(round(c) for c in window.canvas.frame.to_device(x, y)))


def draw(window, qtbot, *points, button=LEFT):
    qtbot.mousePress(window.canvas, button, pos=at(window, *points[0]))
    for point in points[1:]:
        qtbot.mouseMove(window.canvas, at(window, *point))
    qtbot.mouseRelease(window.canvas, button, pos=at(window, *points[-1]))


def wait(window, qtbot):
    qtbot.waitUntil(lambda: not window.looks.busy, timeout=30_000)


def test_a_loose_line_around_a_thing_takes_the_thing_as_one_step(ready, qtbot):
    draw(ready, qtbot, *LOOP)
    assert "object" in ready.status.doing
    wait(ready, qtbot)
    assert covers(ready.document.hole > 0, BALL)
    assert not ready.status.doing
    ready.actions_["undo"].trigger()
    assert not ready.document.has_hole() and not ready.document.undo_stack.canUndo()


def test_a_box_dragged_over_a_thing_takes_the_thing(ready, qtbot):
    draw(ready, qtbot, (104, 56), (150, 105), (198, 147))
    wait(ready, qtbot)
    assert covers(ready.document.hole > 0, BALL)


def test_the_right_button_takes_it_out_again(ready, qtbot):
    draw(ready, qtbot, *LOOP)
    wait(ready, qtbot)
    draw(ready, qtbot, *LOOP, button=RIGHT)
    wait(ready, qtbot)
    assert not ready.document.has_hole()


def test_where_nothing_stands_out_that_is_said(ready, qtbot):
    ready.document.open(Photo(np.full((200, 300, 3), 128, np.uint8)))
    draw(ready, qtbot, *LOOP)
    wait(ready, qtbot)
    assert "No object" in ready.messages.text and not ready.document.has_hole()


def test_a_click_paints_nothing(ready, qtbot):
    draw(ready, qtbot, (150, 100))
    wait(ready, qtbot)
    assert not ready.document.has_hole() and ready.messages.isHidden()


def test_two_things_drawn_around_in_a_row_are_both_taken(ready, qtbot):
    second = (245, 150, 25)
    ready.document.open(Photo(picture(BALL, second)))
    draw(ready, qtbot, *LOOP)
    draw(ready, qtbot, (210, 115), (240, 150), (282, 184))  # before the first answer
    wait(ready, qtbot)
    mask = ready.document.hole > 0
    assert covers(mask[:, :200], BALL) and mask[150, 245]
    assert ready.document.undo_stack.count() == 2


def test_what_is_found_goes_to_the_area_it_was_asked_for(ready, qtbot):
    qtbot.keyClick(ready.canvas, Qt.Key.Key_D)
    draw(ready, qtbot, *LOOP)
    qtbot.keyClick(ready.canvas, Qt.Key.Key_H)  # before the answer
    wait(ready, qtbot)
    assert ready.document.areas[Area.FORBIDDEN].painted and not ready.document.has_hole()


def test_a_stroke_that_is_begun_meanwhile_is_not_cut_off(ready, qtbot):
    draw(ready, qtbot, *LOOP)
    qtbot.keyClick(ready.canvas, Qt.Key.Key_B)
    qtbot.mousePress(ready.canvas, LEFT, pos=at(ready, 20, 20))
    wait(ready, qtbot)
    qtbot.mouseMove(ready.canvas, at(ready, 80, 20))
    qtbot.mouseRelease(ready.canvas, LEFT, pos=at(ready, 80, 20))
    qtbot.waitUntil(lambda: ready.document.undo_stack.count() == 2)
    mask = ready.document.hole > 0
    assert mask[20, 20:80].all() and covers(mask[40:], (BALL[0], BALL[1] - 40, BALL[2]))


def test_another_photo_gets_no_object_of_the_one_before(ready, qtbot):
    draw(ready, qtbot, *LOOP)
    ready.document.open(Photo(np.full((200, 300, 3), 128, np.uint8)))
    wait(ready, qtbot)
    assert not ready.document.has_hole()


def test_escape_ends_what_was_begun(ready, qtbot):
    qtbot.mousePress(ready.canvas, LEFT, pos=at(ready, *LOOP[0]))
    for point in LOOP[1:]:
        qtbot.mouseMove(ready.canvas, at(ready, *point))
    qtbot.keyClick(ready.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(ready.canvas, LEFT, pos=at(ready, *LOOP[-1]))
    wait(ready, qtbot)
    assert not ready.document.has_hole()


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_the_command_finds_the_same_in_the_same_box(ready, qtbot, orientation):
    ready.document.open(Photo(picture(BALL), orientation=orientation))
    ready.canvas.actual_size()  # a drag ends on a pixel's corner
    draw(ready, qtbot, (104, 56), (150, 105), (198, 147))
    wait(ready, qtbot)
    photo = ready.document.photo
    masks = read_masks(photo, None, 0, objects=[photo.upright_box(Box(56, 104, 147, 198))])
    assert np.array_equal(ready.document.hole > 0, masks[0]) and masks[0].any()
