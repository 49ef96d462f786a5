"""All that a mouse does on the canvas, done with keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.canvas.keyboard import FAR, STEP
from app.convert import to_arrays
from pconv.box import Box
from pconv.photo import Photo

Key = Qt.Key
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pointing(window, cat, qtbot):
    """The window with a photo at 200 %, where every pixel of it has a middle on the screen, and keys that point."""
    window.document.open(Photo(cat))
    window.canvas.zoom_by(2 / window.canvas.zoom)
    qtbot.waitUntil(window.canvas.hasFocus)
    qtbot.keyClick(window.canvas, Key.Key_K)
    assert window.canvas.keys.shown
    return window


def take(window, name: str, size: float = 20) -> None:
    (action,) = (action for action in window.toolbox.actions if action.objectName() == f"tool-{name}")
    action.setChecked(True)
    window.options.set_size(size)


def hole(window) -> np.ndarray:
    return window.document.hole > 0


def seen(view) -> np.ndarray:
    return to_arrays(view.grab().toImage())[0].astype(int)


def place(view, x: float, y: float) -> QPoint:
    return QPoint(*(round(c) for c in view.frame.to_device(x, y)))


def test_it_begins_in_the_middle_and_moves_by_steps_and_pixels(pointing, qtbot, press):
    keys, view = pointing.canvas.keys, pointing.canvas
    x, y = keys.at
    assert abs(keys.position.x() - view.width() / 2) <= 2 and abs(keys.position.y() - view.height() / 2) <= 2
    press(view, ">")
    assert keys.at == (x + STEP / 2, y)  # at 200 %
    press(view, ">", SHIFT)
    assert keys.at == (x + STEP / 2 * (1 + FAR), y)
    press(view, "<<", CTRL)
    press(view, "v", Qt.KeyboardModifier.AltModifier)
    assert keys.at == (x + STEP / 2 * (1 + FAR) - 2, y + 1)
    qtbot.keyClick(view, Key.Key_PageUp, CTRL)
    assert keys.at == (x + STEP / 2 * (1 + FAR) - 1, y)


def test_a_held_key_hurries_and_a_new_one_does_not(pointing, press):
    keys, view = pointing.canvas.keys, pointing.canvas
    press(view, "<" * 50)
    steps = []
    for repeated in [False] + 33 * [True] + [False]:
        former = keys.at[0]
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Right, NONE, "", repeated))
        steps.append(keys.at[0] - former)
    assert steps[0] == steps[-1] == STEP / 2 and steps == [*sorted(steps[:-1]), steps[-1]]
    assert steps[-2] == FAR * STEP / 2


def test_what_keys_paint_is_what_the_mouse_paints(pointing, qtbot, press, point_at):
    view, document = pointing.canvas, pointing.document
    take(pointing, "brush", 20)
    point_at(view, 200, 150)
    places = [view.keys.position.toPoint()]
    with qtbot.waitSignal(view.stroke_finished):
        press(view, "_")
        for key in ">>>>vv<^":
            press(view, key)
            places.append(view.keys.position.toPoint())
        press(view, "_")
    by_keys = hole(pointing).copy()
    assert by_keys.any() and document.undo_stack.count() == 1
    document.undo_stack.undo()
    qtbot.mousePress(view, LEFT, pos=places[0])
    for each in places[1:]:
        qtbot.mouseMove(view, each)
    qtbot.mouseRelease(view, LEFT, pos=places[-1])
    np.testing.assert_array_equal(hole(pointing), by_keys)


def test_a_rectangle_has_the_pixels_of_both_corners(pointing, qtbot, press, point_at):
    view = pointing.canvas
    take(pointing, "rectangle")
    point_at(view, 180, 120)
    press(view, "_")
    point_at(view, 203, 160)
    qtbot.keyClick(view, Key.Key_Return)  # ends it, and does not fill
    assert Box.of(hole(pointing)) == Box(120, 180, 161, 204) and hole(pointing).sum() == 41 * 24
    assert not pointing.filling.running
    pointing.document.clear_hole()
    press(view, "_", SHIFT)
    press(view, "<<<^")
    press(view, "_")
    box = Box.of(hole(pointing))
    assert box.height == box.width == 3 * STEP / 2 + 1


def test_shift_and_space_draw_a_straight_line(pointing, press, point_at):
    view = pointing.canvas
    take(pointing, "brush", 6)
    point_at(view, 200, 120)
    press(view, "__")
    point_at(view, 240, 160)
    press(view, "_", SHIFT)
    press(view, "_")
    assert all(hole(pointing)[120 + step, 200 + step] for step in range(41))
    assert not hole(pointing)[120, 240]


@pytest.mark.parametrize("close", ["twice", "enter", "first corner"])
def test_the_polygon_closes_as_it_does_with_the_mouse(pointing, qtbot, close, press, point_at):
    view = pointing.canvas
    take(pointing, "polygon")
    for corner in ((180, 100), (220, 100), (220, 150), (180, 150)):
        point_at(view, *corner)
        press(view, "_")
    assert view.tool.busy and not pointing.document.has_hole()
    if close == "twice":
        press(view, "_")
    elif close == "enter":
        qtbot.keyClick(view, Key.Key_Return)
    else:
        point_at(view, 181, 101)
        press(view, "_")
    assert not view.tool.busy and Box.of(hole(pointing)) == Box(100, 180, 151, 221)


def test_a_corner_taken_back_can_be_set_again(pointing, qtbot, press, point_at):
    view = pointing.canvas
    take(pointing, "polygon")
    for corner in ((180, 100), (220, 100), (220, 150)):
        point_at(view, *corner)
        press(view, "_")
    qtbot.keyClick(view, Key.Key_Backspace)
    press(view, "_")
    assert view.tool.busy
    qtbot.keyClick(view, Key.Key_Return)
    assert hole(pointing)[125, 215] and not hole(pointing)[145, 185]


@pytest.mark.parametrize("name", ["brush", "lasso", "rectangle"])
def test_delete_takes_away_with_any_tool(pointing, name, press, point_at):
    view = pointing.canvas
    pointing.document.invert_hole()
    take(pointing, name, 20)
    point_at(view, 200, 100)
    for keys in ("x", ">>>>", "vvv", "<", "x"):
        press(view, keys)
    assert not hole(pointing)[100, 202:211].any() and hole(pointing)[80, 150]
    take(pointing, "brush", 20)
    press(view, "_")
    press(view, "_")
    x, y = view.keys.at
    assert hole(pointing)[int(y), int(x)], "it went on taking away"


def test_escape_takes_back_what_was_begun(pointing, qtbot, press):
    view = pointing.canvas
    for name in ("brush", "lasso", "rectangle", "ellipse", "object", "marks", "polygon"):
        take(pointing, name)
        press(view, "_>>vv")
        assert view.tool.busy
        qtbot.keyClick(view, Key.Key_Escape)
        assert not view.tool.busy
        press(view, "<<^^")
    assert not pointing.document.has_hole() and pointing.document.undo_stack.count() == 0
    assert not pointing.looks.busy


def test_another_tool_ends_what_was_begun(pointing, press):
    take(pointing, "brush", 20)
    press(pointing.canvas, "_>>")
    take(pointing, "rectangle")
    assert pointing.document.undo_stack.count() == 1
    press(pointing.canvas, "_" + 8 * ">v" + "_")
    assert pointing.document.undo_stack.count() == 2


def test_keys_wait_until_a_stroke_ends_but_not_those_that_zoom(pointing, qtbot, press):
    view = pointing.canvas
    take(pointing, "lasso")
    press(view, "_>>")
    qtbot.keyClick(view, Key.Key_Z, CTRL)
    qtbot.keyClick(view, Key.Key_R)
    assert view.tool.name == "lasso" and view.tool.busy
    before, at = view.zoom, view.keys.position
    qtbot.keyClick(view, Key.Key_Plus, CTRL)
    assert view.zoom > before and view.tool.busy
    moved = view.keys.position - at
    assert abs(moved.x()) <= 1 and abs(moved.y()) <= 1, "it does not zoom at the pointer"
    press(view, "vv_")
    assert hole(pointing).any()


def test_the_wand_clicks(pointing, qtbot, press):
    take(pointing, "wand")
    with qtbot.waitSignal(pointing.canvas.stroke_finished):
        press(pointing.canvas, "_")
    x, y = pointing.canvas.keys.at
    assert hole(pointing)[int(y), int(x)]


@pytest.mark.parametrize("way", ["corner to corner", "around"])
def test_an_object_is_found_in_a_box_and_in_an_outline(window, qtbot, way, press, point_at):
    pixels = np.full((200, 300, 3), 90, np.uint8)
    pixels += np.random.default_rng(0).integers(0, 12, pixels.shape, np.uint8)
    pixels[80:120, 130:170] = (220, 60, 40)
    window.document.open(Photo(pixels))
    view = window.canvas
    view.actual_size()
    qtbot.keyClick(view, Key.Key_K)
    take(window, "object")
    point_at(view, 120, 70)
    press(view, "_")
    corners = ((180, 70), (180, 130)) if way == "corner to corner" else ((180, 70), (180, 130), (120, 130), (120, 72))
    for corner in corners:
        point_at(view, *corner)
    with qtbot.waitSignal(view.stroke_finished):
        press(view, "_")
    found = hole(window)
    assert found[82:118, 132:168].mean() > 0.95 and found.sum() < 50 * 50


def test_the_picture_moves_along_at_the_rim(pointing, press):
    view = pointing.canvas
    view.zoom_by(3)
    before = view.frame.left
    for _ in range(80):
        press(view, ">")
        assert view.rect().contains(view.keys.position.toPoint())
    assert view.frame.left < before - 100
    press(view, "^" * 60, SHIFT)
    press(view, ">" * 60, SHIFT)
    assert view.keys.at == (450.5, 0.5), "it does not stop at the picture's last pixel"
    assert view.rect().contains(view.keys.position.toPoint())


def test_a_picture_seen_whole_stays_where_it_is(pointing, press):
    view = pointing.canvas
    view.fit()
    before = view.frame
    press(view, "<^" * 60, SHIFT)
    assert view.keys.at == (0.5, 0.5) and view.frame == before and view.view_state.fitted


def test_without_it_arrows_move_the_picture_and_space_holds_it(pointing, qtbot, press):
    view = pointing.canvas
    qtbot.keyClick(view, Key.Key_K)
    assert not view.keys.shown
    view.zoom_by(3)
    before = view.frame
    press(view, ">")
    assert view.frame.left < before.left
    press(view, "_x>")
    assert not pointing.document.has_hole() and not view.tool.busy
    view.fit()
    press(view, ">v")
    assert view.view_state.fitted, "and it is compared whole"


@pytest.mark.parametrize("orientation", [3, 6, 8, 5])
def test_on_a_turned_photo_it_moves_as_is_seen(window, qtbot, cat, orientation, press):
    window.document.open(Photo(cat, orientation=orientation))
    view = window.canvas
    qtbot.keyClick(view, Key.Key_K)
    for key, way in ((">", (1, 0)), ("v", (0, 1)), ("<", (-1, 0)), ("^", (0, -1))):
        before, at = view.keys.position, view.frame.upright(*view.keys.at)
        press(view, key)
        step = view.keys.position - before
        assert (step.x() * way[0] + step.y() * way[1]) > 2 and abs(step.x() * way[1]) + abs(step.y() * way[0]) < 1
        press(view, key, CTRL)
        x, y = view.frame.upright(*view.keys.at)
        assert (x - at[0] == 0) == (way[0] == 0) and (y - at[1] == 0) == (way[1] == 0)


def test_it_is_told_where_it_is_and_whether_that_is_in_the_hole(pointing, qtbot, press):
    view, said = pointing.canvas, []
    view.keys.said.connect(said.append)
    take(pointing, "brush", 30)
    press(view, "_", NONE)
    press(view, "_")
    with qtbot.waitSignal(view.keys.said, check_params_cb=lambda text: text.endswith(", in the hole")):
        press(view, "<>")
    x, y = (int(value) for value in view.keys.at)
    assert pointing.status.text("pointer") == f"{x}, {y}"
    assert said == ["Pressed; Space lets go", "Let go", f"{x}, {y}, in the hole"], "a held key would say each step"
    with qtbot.waitSignal(view.keys.said) as told:
        press(view, "^" * 10)
    assert told.args == [f"{x}, {y - 10 * STEP // 2}, not in the hole"]


def test_the_cross_is_seen_on_any_ground_and_only_while_the_canvas_has_the_keys(window, qtbot):
    for shade in (0, 128, 255):
        window.document.open(Photo(np.full((300, 400, 3), shade, np.uint8)))
        view = window.canvas
        take(window, "lasso")
        plain = seen(view)
        qtbot.keyClick(view, Key.Key_K)
        x, y = (round(value) for value in (view.keys.position.x(), view.keys.position.y()))
        part = np.s_[y - 22 : y + 23, x - 22 : x + 23]
        assert (np.abs(seen(view)[part] - shade).max(axis=2) > 100).sum() > 60
        assert np.array_equal(seen(view)[y - 1 : y + 1, x - 1 : x + 1], plain[y - 1 : y + 1, x - 1 : x + 1])
        window.options.setFocus()
        window.methods._seed.setFocus()
        np.testing.assert_array_equal(seen(view), plain)
        view.setFocus()
        qtbot.keyClick(view, Key.Key_K)


def test_the_mouse_takes_over_and_the_keys_take_it_back(pointing, qtbot, press):
    view = pointing.canvas
    take(pointing, "brush", 20)
    press(view, ">")
    at = view.keys.at
    qtbot.mouseMove(view, place(view, 150, 100))
    assert view._hands.hovering.point == pytest.approx((150, 100), abs=1) and view.keys.at == at
    press(view, "_")
    assert view._hands.hovering.point == at
    qtbot.mouseMove(view, place(view, 100, 100))  # touched amid a stroke
    press(view, ">")
    assert view._hands.hovering.point == view.keys.at
    qtbot.mouseClick(view, LEFT, pos=place(view, 100, 60))  # ends the stroke and paints a dab
    assert not view.tool.busy and pointing.document.undo_stack.count() == 2
    assert hole(pointing)[60, 100] and hole(pointing)[int(at[1]), int(at[0])] and not hole(pointing)[100, 100]
    press(view, "x_")
    assert not view.tool.busy and not hole(pointing)[int(at[1]), int(at[0]) + STEP // 2]


def test_keys_do_not_take_a_stroke_from_the_mouse(pointing, qtbot, press):
    view = pointing.canvas
    take(pointing, "brush", 20)
    qtbot.mousePress(view, LEFT, pos=place(view, 150, 100))
    press(view, "_>>")
    assert view.tool.busy
    qtbot.mouseRelease(view, LEFT, pos=place(view, 150, 100))
    assert not view.tool.busy and Box.of(hole(pointing)).width <= 22


def test_the_next_photo_is_pointed_at_in_its_middle(pointing, cat, press):
    press(pointing.canvas, "_" + ">" * 20)
    pointing.document.open(Photo(np.ascontiguousarray(cat[:100, :100])))
    assert pointing.canvas.keys.at == (50.5, 50.5)
    press(pointing.canvas, "_>_")
    assert pointing.document.has_hole()


def test_hints_and_the_sheet_name_the_keys(pointing):
    hints = set()
    for action in pointing.toolbox.actions:
        action.setChecked(True)
        hints.add(pointing.options.hint)
        assert "Space" in pointing.options.hint
    assert len(hints) == 6
    pointing.actions_["point"].setChecked(False)
    assert "Space" not in pointing.options.hint
    pointing.actions_["shortcuts"].trigger()
    assert ("Delete", "While keys point: the right button") in pointing.dialogs.lines


def test_who_points_by_keys_still_does_at_the_next_start(pointing, make_window):
    assert make_window().actions_["point"].isChecked()
    pointing.actions_["point"].setChecked(False)
    assert not make_window().actions_["point"].isChecked()
