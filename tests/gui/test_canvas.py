"""The canvas as a person meets it: zoom, pan, what is seen, held keys."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QColorSpace, QWheelEvent

from app.canvas.source import Mix, Source
from app.canvas.view import CanvasView
from app.convert import to_arrays
from app.tools import make_tools
from pconv.box import Box
from pconv.fill import fill
from pconv.photo import Photo
from pconv.photo.orientation import upright


@pytest.fixture
def view(make_view) -> CanvasView:
    return make_view(CanvasView)


@pytest.fixture
def shown(view, opened_document, qtbot) -> CanvasView:
    """A view of the real photograph, with its levels made."""
    qtbot.waitUntil(lambda: view.layers.original.built)
    return view


def seen(view: CanvasView) -> np.ndarray:
    """What is on the screen, ``(h, w, 3) uint8``."""
    return to_arrays(view.grab().toImage())[0]


def wheel(view: CanvasView, at: QPoint, turn: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    from PySide6.QtWidgets import QApplication

    event = QWheelEvent(
        QPointF(at), view.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_calls_into_qt_do_not_lose_references():
    """Some builds of PySide6 take a reference of None with every call; some thousand calls end the program then."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 1000, "this PySide6 does not work with this Python; see pyproject.toml"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_at_one_to_one_the_screen_shows_the_upright_pixels(view, document, cat, orientation):
    document.open(Photo(cat, orientation=orientation))
    view.actual_size()
    assert view.zoom == 1.0
    frame, screen, truth = view.frame, seen(view), upright(cat, orientation)
    box = frame.picture_box
    assert (box.height, box.width) == truth.shape[:2]
    top, left = max(0, -box.top), max(0, -box.left)
    part = screen[max(0, box.top) : box.bottom, max(0, box.left) : box.right]
    np.testing.assert_array_equal(part, truth[top : top + part.shape[0], left : left + part.shape[1]])


@pytest.mark.parametrize("orientation", [1, 6])
def test_magnified_pixels_are_squares(view, document, cat, orientation):
    document.open(Photo(cat, orientation=orientation))
    view.zoom_by(4 / view.zoom)
    screen, frame = seen(view), view.frame
    for x, y in ((200.5, 140.5), (230.5, 160.5)):
        u, v = (int(c) for c in frame.to_device(x, y))
        assert tuple(screen[v, u]) == tuple(screen[v + 1, u + 1]) == tuple(cat[int(y), int(x)])


def test_zoom_keeps_the_point_under_the_pointer(shown):
    at = QPoint(400, 200)
    wheel(shown, at, 120 * 6)
    before = shown.to_picture(QPointF(at))
    wheel(shown, at, 240)
    assert shown.to_picture(QPointF(at)) == pytest.approx(before, abs=1.0)


def test_zoom_has_limits(shown):
    shown.zoom_by(1e6)
    assert shown.zoom == 32
    shown.zoom_by(1e-9)
    assert 0 < shown.zoom < 1


def test_fit_follows_the_size_of_the_window_until_zoomed(shown, qtbot):
    shown.fit()
    shown.resize(300, 400)
    assert shown.frame.picture_box.width <= 300
    shown.actual_size()
    shown.resize(640, 480)
    assert shown.zoom == 1.0


def test_panning_draws_what_drawing_anew_draws(shown):
    shown.zoom_by(1.5 / shown.zoom)
    shown.zoom_by(1.1)
    seen(shown)
    for step in ((17, -5), (-40, 30), (3, 3)):
        shown.pan_by(*step)
        scrolled = seen(shown)
        shown._spoil_picture()
        assert np.abs(scrolled.astype(int) - seen(shown)).max() <= 2


def test_the_hole_is_coloured_where_it_is_and_can_be_hidden(shown, opened_document):
    plain = seen(shown)
    edit = opened_document.edit("Paint")
    edit.open(Box(100, 150, 160, 250))[:] = 255
    edit.close(Box(100, 150, 160, 250))
    edit.finish()
    changed = (seen(shown) != plain).any(axis=2)
    place, expected = Box.of(changed), shown.frame.device_box(Box(100, 150, 160, 250))
    assert all(abs(a - b) <= 1 for a, b in zip(place, expected, strict=True))
    shown.set_overlay_visible(False)
    np.testing.assert_array_equal(seen(shown), plain)
    shown.set_overlay_visible(True)
    shown.set_overlay_look(QColor("#00ff00"), 1.0)
    middle = seen(shown)[(place.top + place.bottom) // 2, (place.left + place.right) // 2]
    assert tuple(middle) == (0, 255, 0)


def test_an_accepted_fill_is_seen_and_holding_the_key_shows_the_original(shown, opened_document, qtbot):
    original = seen(shown)
    mask = np.zeros(opened_document.shape, bool)
    mask[100:160, 150:250] = True
    opened_document.set_hole(mask, "Paint")
    opened_document.set_fill("telea", fill(opened_document.pixels, mask, method="telea"))
    with qtbot.waitSignal(shown.layers.picture_changed):
        opened_document.accept("telea")
    filled = seen(shown)
    assert (filled != original).any()
    with qtbot.waitSignal(shown.original_held) as held:
        qtbot.keyPress(shown, Qt.Key.Key_Backslash)
    assert held.args == [True]
    np.testing.assert_array_equal(seen(shown), original)
    qtbot.keyRelease(shown, Qt.Key.Key_Backslash)
    np.testing.assert_array_equal(seen(shown), filled)
    qtbot.keyPress(shown, Qt.Key.Key_Tab)
    np.testing.assert_array_equal(seen(shown), original)
    qtbot.keyRelease(shown, Qt.Key.Key_Tab)


def test_an_early_picture_is_seen_until_it_is_cleared(shown):
    before = seen(shown)
    shown.set_preview(Box(100, 100, 150, 180), np.zeros((50, 80, 3), np.uint8))
    u, v = (int(c) for c in shown.frame.to_device(140, 125))
    assert tuple(seen(shown)[v, u]) == (0, 0, 0)
    shown.clear_previews()
    np.testing.assert_array_equal(seen(shown), before)


def test_a_split_view_shows_one_picture_on_each_side(shown, cat):
    black = shown.layers.picture_of(np.zeros_like(cat))
    shown.set_source(Source(black, shown.layers.original, Mix.SPLIT, 0.5))
    screen, frame = seen(shown), shown.frame
    left, right = frame.to_device(100, 40), frame.to_device(350, 40)
    assert screen[int(left[1]), int(left[0])].any() and not screen[int(right[1]), int(right[0])].any()


def test_a_difference_is_black_where_nothing_changed(shown, cat):
    changed = cat.copy()
    changed[100:150, 100:150] += 10
    shown.set_source(Source(shown.layers.picture_of(changed), shown.layers.original, Mix.DIFFERENCE, gain=4))
    shown.actual_size()
    screen, box = seen(shown), shown.frame.picture_box
    part = screen[box.top : box.bottom, box.left : box.right]
    assert not part[:100].any() and not part[150:].any()
    assert tuple(part[120, 120]) == (40, 40, 40)


def test_transparent_pixels_show_squares_behind_the_picture(view, document):
    alpha = np.full((64, 64), 255, np.uint8)
    alpha[:, :32] = 0
    document.open(Photo(np.full((64, 64, 3), 10, np.uint8), alpha=alpha))
    view.actual_size()
    box = view.frame.picture_box
    part = seen(view)[box.top : box.bottom, box.left : box.right]
    assert (part[:, 32:] == 10).all()
    assert len(np.unique(part[:, :32].reshape(-1, 3), axis=0)) == 2


def test_a_wide_profile_is_converted_for_the_screen(view, document, cat):
    icc = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile())
    document.open(Photo(cat, icc=icc))
    view.actual_size()
    box = view.frame.picture_box
    part = seen(view)[box.top : box.bottom, box.left : box.right].astype(int)
    assert np.abs(part - cat).mean() > 2


def test_sixteen_bits_look_like_eight(view, document, cat):
    document.open(Photo(cat.astype(np.uint16) * 257))
    view.actual_size()
    box = view.frame.picture_box
    np.testing.assert_array_equal(seen(view)[box.top : box.bottom, box.left : box.right], cat)


def test_the_pointer_is_told_in_stored_pixels(view, document, cat, qtbot):
    document.open(Photo(cat, orientation=6))
    place = QPoint(*(round(c) for c in view.frame.to_device(30, 200)))
    with qtbot.waitSignal(view.cursor_moved) as moved:
        qtbot.mouseMove(view, place)
    x, y, inside = moved.args
    assert inside and abs(x - 30) < 2 and abs(y - 200) < 2


def test_space_and_the_middle_button_move_the_picture(shown, opened_document, qtbot):
    shown.set_tool(make_tools(opened_document)[0])
    shown.zoom_by(3 / shown.zoom)
    for button, key in ((Qt.MouseButton.MiddleButton, None), (Qt.MouseButton.LeftButton, Qt.Key.Key_Space)):
        before = shown.frame
        if key is not None:
            qtbot.keyPress(shown, key)
        qtbot.mousePress(shown, button, pos=QPoint(300, 200))
        qtbot.mouseMove(shown, QPoint(320, 190))
        qtbot.mouseRelease(shown, button, pos=QPoint(320, 190))
        if key is not None:
            qtbot.keyRelease(shown, key)
        assert (shown.frame.left - before.left, shown.frame.top - before.top) == (20, -10)
    assert not opened_document.has_hole()


def test_the_wheel_with_alt_changes_the_brush_and_with_shift_moves_sideways(shown, opened_document):
    brush = make_tools(opened_document)[0]
    shown.set_tool(brush)
    brush.size.set(100)
    wheel(shown, QPoint(300, 200), 120, Qt.KeyboardModifier.AltModifier)
    assert brush.size.value == 110
    shown.zoom_by(3 / shown.zoom)
    before = shown.frame
    wheel(shown, QPoint(300, 200), 120, Qt.KeyboardModifier.ShiftModifier)
    assert shown.frame.left > before.left and shown.frame.scale == before.scale


def test_closing_the_photo_leaves_the_empty_canvas(shown, opened_document):
    opened_document.close()
    assert not shown.has_photo
    shown.zoom_by(2)
    shown.pan_by(5, 5)
    screen = seen(shown)
    assert tuple(screen[0, 0]) == tuple(screen[-1, -1])
    assert (screen != screen[0, 0]).any()
