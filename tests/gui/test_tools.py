"""The tools, used through the canvas with mouse, pen and keys."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QInputDevice, QKeyEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from app.canvas.pointer import Pointer
from app.canvas.view import CanvasView
from app.jobs import Lane
from app.tools import BrushSize, Tool, make_tools
from pconv.box import Box
from pconv.photo import Photo

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tools(opened_document) -> dict[str, Tool]:
    return {tool.name: tool for tool in make_tools(opened_document)}


@pytest.fixture
def view(make_view, opened_document) -> CanvasView:
    view = make_view(CanvasView, 700, 500)
    view.actual_size()
    return view


def place(view: CanvasView, x: float, y: float) -> QPoint:
    return QPoint(*(round(c) for c in view.frame.to_device(x, y)))


def drag(qtbot, view, *points, button=LEFT, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mousePress(view, button, modifiers, place(view, *points[0]))
    for point in points[1:]:
        qtbot.mouseMove(view, place(view, *point))
    qtbot.mouseRelease(view, button, modifiers, place(view, *points[-1]))


def take(view, tools, name: str, size: float = 20) -> Tool:
    tool = tools[name]
    if tool.sized:
        tool.size.set(size)
    view.set_tool(tool)
    return tool


def test_every_tool_has_a_name_a_key_and_words_of_its_own(tools):
    assert list(tools) == [
        "brush",
        "eraser",
        "lasso",
        "polygon",
        "rectangle",
        "ellipse",
        "object",
        "wand",
        "marks",
        "heal",
    ]
    for attribute in ("text", "key", "hint", "icon"):
        values = [getattr(tool, attribute) for tool in tools.values()]
        assert all(values) and len(set(values)) == len(values)


def test_brush_sizes_step_by_a_tenth_and_at_least_one_pixel(qapp):
    size = BrushSize()
    for start, up, down in ((100, 110, 90), (5, 6, 4), (1, 2, 1), (1000, 1000, 900)):
        size.set(start)
        size.step(1)
        assert size.value == up
        size.set(start)
        size.step(-1)
        assert size.value == down


def test_a_stroke_is_as_wide_as_the_brush_and_one_step(qtbot, view, tools, opened_document):
    take(view, tools, "brush", 20)
    with qtbot.waitSignal(view.stroke_finished):
        drag(qtbot, view, (100, 100), (150, 100), (200, 100))
    mask = opened_document.hole > 0
    assert abs(mask[:, 150].sum() - 20) <= 1
    box = Box.of(mask)
    assert abs(box.left - 90) <= 1 and abs(box.right - 210) <= 1
    assert opened_document.undo_stack.count() == 1
    opened_document.undo_stack.undo()
    assert not opened_document.has_hole()


def test_the_brush_is_as_large_on_a_turned_photo(qtbot, make_view, document, cat):
    document.open(Photo(cat, orientation=6))
    view = make_view(CanvasView)
    view.set_tool(make_tools(document)[0])
    view.tool.size.set(30)
    drag(qtbot, view, (200, 50), (200, 150))
    box = Box.of(document.hole > 0)
    assert abs(box.left - 185) <= 2 and abs(box.right - 215) <= 2
    assert abs(box.top - 35) <= 2 and abs(box.bottom - 165) <= 2


def test_eraser_and_right_button_take_away(qtbot, view, tools, opened_document):
    opened_document.invert_hole()
    total = (opened_document.hole > 0).sum()
    take(view, tools, "eraser", 20)
    drag(qtbot, view, (100, 100), (110, 100))
    after_eraser = (opened_document.hole > 0).sum()
    assert after_eraser < total
    take(view, tools, "brush", 20)
    drag(qtbot, view, (200, 200), (210, 200), button=RIGHT)
    assert (opened_document.hole > 0).sum() < after_eraser
    assert not (opened_document.hole > 0)[200, 205]


def test_shift_click_draws_a_straight_line_from_the_last_stroke(qtbot, view, tools, opened_document):
    take(view, tools, "brush", 10)
    drag(qtbot, view, (50, 50), (60, 50))
    drag(qtbot, view, (160, 150), modifiers=SHIFT)
    mask = opened_document.hole > 0
    for share in (0.25, 0.5, 0.75):
        assert mask[round(50 + 100 * share), round(60 + 100 * share)]
    assert opened_document.undo_stack.count() == 2


def test_a_stroke_goes_on_outside_the_picture_and_comes_back(qtbot, view, tools, opened_document):
    take(view, tools, "brush", 20)
    drag(qtbot, view, (20, 100), (-60, 100), (-60, 160), (20, 160))
    mask = opened_document.hole > 0
    assert mask[100, 0] and mask[160, 0] and not mask[130, 12]


def test_a_stroke_ends_and_stays_when_the_window_loses_the_focus(qtbot, view, tools, opened_document):
    tool = take(view, tools, "brush", 20)
    qtbot.mousePress(view, LEFT, pos=place(view, 100, 100))
    qtbot.mouseMove(view, place(view, 140, 100))
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))
    assert not tool.busy and opened_document.undo_stack.count() == 1
    assert (opened_document.hole > 0)[100, 140]
    qtbot.mouseMove(view, place(view, 200, 200))
    assert not (opened_document.hole > 0)[200, 200]


def test_escape_takes_a_stroke_back_and_other_keys_wait(qtbot, view, tools, opened_document):
    tool = take(view, tools, "brush", 20)
    qtbot.mousePress(view, LEFT, pos=place(view, 100, 100))
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undo.ignore()
    QApplication.sendEvent(view, undo)
    assert undo.isAccepted(), "a shortcut would reach the window in the middle of a stroke"
    qtbot.keyPress(view, Qt.Key.Key_Escape)
    assert not tool.busy and not opened_document.has_hole() and opened_document.undo_stack.count() == 0
    qtbot.mouseRelease(view, LEFT, pos=place(view, 120, 100))
    assert not opened_document.has_hole()


def test_moves_between_two_frames_are_drawn_together(qtbot, view, tools, opened_document):
    take(view, tools, "brush", 10)
    qtbot.mousePress(view, LEFT, pos=place(view, 50, 50))
    changes = []
    opened_document.area_changed.connect(lambda area, box: changes.append(box))
    for x in range(60, 200, 10):
        view.tool.move(Pointer(x, 50))
    assert not changes
    qtbot.waitUntil(lambda: bool(changes))
    assert len(changes) == 1 and (opened_document.hole > 0)[50, 50:190].all()
    qtbot.mouseRelease(view, LEFT, pos=place(view, 200, 50))


def test_an_undo_in_the_middle_ends_the_stroke_for_good(qtbot, view, tools, opened_document):
    opened_document.set_hole(np.eye(*opened_document.shape, dtype=bool), "before")
    tool = take(view, tools, "brush", 20)
    tool.press(Pointer(100, 100))
    opened_document.undo_stack.undo()
    tool.move(Pointer(200, 100))
    tool.release(Pointer(220, 100))
    assert not tool.busy and not opened_document.has_hole()


def test_another_photo_ends_the_stroke(qtbot, view, tools, opened_document, cat):
    tool = take(view, tools, "brush", 20)
    tool.press(Pointer(100, 100))
    tool.move(Pointer(120, 100))
    opened_document.open(Photo(cat))
    tool.move(Pointer(140, 100))
    tool.release(Pointer(160, 100))
    assert not opened_document.has_hole() and opened_document.undo_stack.count() == 0


def pen(view, kind, x, y, pressure, end=QPointingDevice.PointerType.Pen) -> QTabletEvent:
    device = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, end, QInputDevice.Capability.Pressure, 1, 1
    )  # fmt: skip
    at = QPointF(place(view, x, y))
    down = LEFT if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else LEFT
    event = QTabletEvent(
        kind, device, at, view.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, button, down
    )
    QApplication.sendEvent(view, event)
    return event


def test_a_pen_paints_by_pressure_once_and_erases_with_its_other_end(view, tools, opened_document):
    take(view, tools, "brush", 40)
    for kind, x in ((QEvent.Type.TabletPress, 100), (QEvent.Type.TabletMove, 200), (QEvent.Type.TabletRelease, 200)):
        assert pen(view, kind, x, 100, 0.5).isAccepted(), "Qt would send a mouse event and draw the stroke twice"
    assert abs((opened_document.hole > 0)[:, 150].sum() - 20) <= 1
    assert opened_document.undo_stack.count() == 1
    eraser = QPointingDevice.PointerType.Eraser
    for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletRelease):
        pen(view, kind, 150, 100, 1.0, eraser)
    assert not (opened_document.hole > 0)[100, 150] and opened_document.undo_stack.count() == 2


def test_the_lasso_takes_what_it_surrounds(qtbot, view, tools, opened_document):
    take(view, tools, "lasso")
    circle = [(200 + 60 * math.cos(a), 150 + 60 * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 40)]
    drag(qtbot, view, *circle)
    assert (opened_document.hole > 0).sum() == pytest.approx(math.pi * 60**2, rel=0.05)
    drag(qtbot, view, *circle, button=RIGHT)
    assert not opened_document.has_hole() and opened_document.undo_stack.count() == 2


@pytest.mark.parametrize("close", ["enter", "double click", "first corner"])
def test_the_polygon_closes_in_three_ways(qtbot, view, tools, opened_document, close):
    tool = take(view, tools, "polygon")
    for corner in ((100, 100), (200, 100), (200, 180), (100, 180)):
        qtbot.mouseClick(view, LEFT, pos=place(view, *corner))
    assert tool.busy and not opened_document.has_hole()
    if close == "enter":
        qtbot.keyPress(view, Qt.Key.Key_Return)
    elif close == "double click":
        qtbot.mouseDClick(view, LEFT, pos=place(view, 100, 180))
    else:
        qtbot.mouseClick(view, LEFT, pos=place(view, 102, 101))
    assert not tool.busy
    assert (opened_document.hole > 0).sum() == pytest.approx(100 * 80, rel=0.05)


def test_the_polygon_gives_corners_back_and_lets_go(qtbot, view, tools, opened_document):
    tool = take(view, tools, "polygon")
    for corner in ((100, 100), (200, 100), (200, 180)):
        qtbot.mouseClick(view, LEFT, pos=place(view, *corner))
    qtbot.keyPress(view, Qt.Key.Key_Backspace)
    qtbot.keyPress(view, Qt.Key.Key_Return)
    assert not opened_document.has_hole()
    qtbot.mouseClick(view, LEFT, pos=place(view, 50, 50))
    qtbot.keyPress(view, Qt.Key.Key_Escape)
    assert not tool.busy and not opened_document.has_hole()


def test_the_rectangle_and_with_shift_the_square(qtbot, view, tools, opened_document):
    take(view, tools, "rectangle")
    drag(qtbot, view, (200, 150), (100, 100))
    box = Box.of(opened_document.hole > 0)
    assert box == Box(100, 100, 150, 200)
    opened_document.clear_hole()
    view.tool.press(Pointer(10, 10))
    view.tool.release(Pointer(60, 30, SHIFT))
    box = Box.of(opened_document.hole > 0)
    assert box.height == box.width == 50
    drag(qtbot, view, (20, 20), (30, 30), button=RIGHT)
    assert not (opened_document.hole > 0)[25, 25]


def test_a_rectangle_beyond_the_picture_ends_at_its_edge(qtbot, view, tools, opened_document):
    take(view, tools, "rectangle")
    view.tool.press(Pointer(-50, -50))
    view.tool.release(Pointer(30, 1000))
    assert Box.of(opened_document.hole > 0) == Box(0, 0, 300, 30)
    opened_document.clear_hole()
    view.tool.press(Pointer(-50, -50))
    view.tool.release(Pointer(-10, -10))
    assert not opened_document.has_hole()


def test_the_ellipse_and_with_shift_the_circle(qtbot, view, tools, opened_document):
    take(view, tools, "ellipse")
    drag(qtbot, view, (200, 150), (100, 100))
    hole = opened_document.hole > 0
    assert Box.of(hole) == Box(100, 100, 150, 200) and hole[125, 150]
    assert not (hole[100, 100] or hole[149, 100] or hole[100, 199] or hole[149, 199])
    opened_document.clear_hole()
    view.tool.press(Pointer(10, 10))
    view.tool.release(Pointer(60, 30, SHIFT))
    hole = opened_document.hole > 0
    assert Box.of(hole) == Box(10, 10, 60, 60) and np.array_equal(hole[10:60, 10:60], hole[10:60, 10:60].T)
    drag(qtbot, view, (30, 30), (40, 40), button=RIGHT)
    assert not (opened_document.hole > 0)[35, 35]


def test_an_ellipse_beyond_the_picture_is_the_part_of_it_inside(view, tools, opened_document):
    take(view, tools, "ellipse")
    view.tool.press(Pointer(-40, 40))
    view.tool.release(Pointer(40, 80))
    hole = opened_document.hole > 0
    assert Box.of(hole) == Box(40, 0, 80, 40) and hole[40:80, 0].all() and not hole[45, 38]


def test_the_wand_takes_what_looks_alike(qtbot, make_view, document):
    pixels = np.full((120, 160, 3), 30, np.uint8)
    pixels[20:50, 20:60] = (200, 100, 50)
    pixels[80:100, 100:150] = (204, 98, 52)
    document.open(Photo(pixels))
    view = make_view(CanvasView)
    lane = Lane("wand", document)
    tool = {tool.name: tool for tool in make_tools(document, lane)}["wand"]
    view.set_tool(tool)
    with qtbot.waitSignal(view.stroke_finished):
        tool.press(Pointer(30, 30))
    assert (document.hole > 0).sum() == 30 * 40
    with qtbot.waitSignal(view.stroke_finished):
        tool.press(Pointer(30, 30, SHIFT))
    assert (document.hole > 0).sum() == 30 * 40 + 20 * 50
    tool.press(Pointer(-5, 30))
    assert not lane.busy
    lane.shutdown()


def test_changing_the_tool_finishes_what_was_begun(qtbot, view, tools, opened_document):
    take(view, tools, "brush", 20)
    qtbot.mousePress(view, LEFT, pos=place(view, 100, 100))
    view.set_tool(tools["lasso"])
    assert opened_document.undo_stack.count() == 1 and not tools["brush"].busy


def test_every_tool_is_harmless_without_a_photo(make_view, document):
    view = make_view(CanvasView)
    for tool in make_tools(document):
        view.set_tool(tool)
        tool.press(Pointer(5, 5))
        tool.move(Pointer(6, 6))
        tool.release(Pointer(7, 7))
        tool.finish()
        assert not tool.busy
    view.grab()
