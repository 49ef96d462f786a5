"""Pointing at a filled pixel shows where it was copied from."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.canvas.origins import OriginMarks, origin_of
from app.convert import words_of
from pconv.fill import fill
from pconv.photo import Photo


def fill_by(window, qtbot, *methods: str) -> None:
    for name, box in window.methods._boxes.items():
        box.setChecked(name in methods)
    with qtbot.waitSignal(window.filling.ended, timeout=60_000):
        qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: all(window.compare.cell(name).view.source for name in methods))


@pytest.fixture
def filled(opened, stroke, qtbot):
    """The window with a result that was copied and one that was not."""
    opened.options.set_size(36)
    stroke(opened, (80, 70), (120, 90))
    fill_by(opened, qtbot, "patchmatch", "telea")
    return opened


def copied_pixel(window) -> tuple[int, int, int, int]:
    """(row, column) of a pixel of the PatchMatch fill and of its source, far enough apart for a line."""
    (box, sources), *_ = window.document.fills["patchmatch"].sources()
    rows, columns = np.nonzero(sources[..., 0] >= 0)
    for y, x in zip(rows, columns, strict=True):
        row, column = int(y) + box.top, int(x) + box.left
        if np.hypot(*(sources[y, x] - (row, column))) > 40:
            return row, column, *(int(value) for value in sources[y, x])
    raise AssertionError("nothing was copied from afar")


def point_at(window, method: str, row: int, column: int) -> None:
    view = window.compare.cell(method).view
    at = view.frame.to_device(column + 0.5, row + 0.5)
    QTest.mouseMove(view, QPoint(*(round(v / view.devicePixelRatioF()) for v in at)))


def marked(window, method: str):
    return window.compare.cell(method).view.findChild(OriginMarks).origin


def seen(window, method: str) -> np.ndarray:
    image = window.compare.cell(method).view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return words_of(image)


def changed_near(before: np.ndarray, after: np.ndarray, window, method: str, row: int, column: int) -> bool:
    x, y = (round(c) for c in window.compare.cell(method).view.frame.to_device(column + 0.5, row + 0.5))
    part = np.s_[max(0, y - 9) : y + 10, max(0, x - 9) : x + 10]
    return bool((before[part] != after[part]).any())


def test_the_origin_of_a_pixel_is_what_the_fill_says(cat, qapp):
    hole = np.zeros(cat.shape[:2], bool)
    hole[100:150, 200:260] = True
    made = fill(cat, hole, method="patchmatch")
    (box, sources), *_ = made.sources()
    for row, column in ((100, 200), (125, 230), (149, 259)):
        origin = origin_of(made, row, column)
        assert origin.pixel == (row, column)
        assert origin.source == tuple(sources[row - box.top, column - box.left])
    assert origin_of(made, 99, 200) is None and origin_of(made, 0, 0) is None


def test_pointing_at_a_filled_pixel_marks_it_and_its_source(filled, qtbot):
    row, column, *source = copied_pixel(filled)
    qtbot.keyClick(filled.compare, Qt.Key.Key_S)
    before = seen(filled, "patchmatch")
    point_at(filled, "patchmatch", row, column)
    after = seen(filled, "patchmatch")
    assert marked(filled, "patchmatch").source == tuple(source)
    middle = (row + source[0]) // 2, (column + source[1]) // 2
    for place in ((row, column), tuple(source), middle):
        assert changed_near(before, after, filled, "patchmatch", *place)
    assert f"({source[1]}, {source[0]})" in filled.status.text("source")
    point_at(filled, "patchmatch", 5, 5)
    np.testing.assert_array_equal(seen(filled, "patchmatch"), before)
    assert filled.status.text("source") == ""


def test_nothing_is_marked_until_it_is_asked_for_and_after(filled, qtbot):
    row, column, *_ = copied_pixel(filled)
    point_at(filled, "patchmatch", row, column)
    assert marked(filled, "patchmatch") is None and filled.status.text("source") == ""
    filled.actions_["sources"].trigger()  # at once, without another move
    assert marked(filled, "patchmatch").pixel == (row, column)
    filled.actions_["sources"].trigger()
    assert marked(filled, "patchmatch") is None and filled.status.text("source") == ""


def test_a_method_that_does_not_copy_says_so(filled, qtbot):
    row, column, *_ = copied_pixel(filled)
    filled.actions_["sources"].trigger()
    point_at(filled, "telea", row, column)
    assert "Telea did not copy" in filled.status.text("source")
    point_at(filled, "telea", 5, 5)
    assert filled.status.text("source") == ""


def test_only_the_result_that_is_pointed_at_is_marked(filled, qtbot):
    row, column, *_ = copied_pixel(filled)
    filled.actions_["sources"].trigger()
    point_at(filled, "patchmatch", row, column)
    point_at(filled, "telea", row, column)
    assert marked(filled, "patchmatch") is None


def test_one_result_alone_is_marked_too_and_not_while_the_photo_before_is_shown(filled, qtbot):
    row, column, *source = copied_pixel(filled)
    filled.actions_["sources"].trigger()
    qtbot.keyClick(filled.compare, Qt.Key.Key_1)
    view = filled.compare.cell("patchmatch").view
    qtbot.waitUntil(lambda: view.width() > 0.9 * filled.compare.width())
    qtbot.keyPress(view, Qt.Key.Key_Tab)
    original = seen(filled, "patchmatch")
    point_at(filled, "patchmatch", row, column)
    np.testing.assert_array_equal(seen(filled, "patchmatch"), original)
    qtbot.keyRelease(view, Qt.Key.Key_Tab)
    assert marked(filled, "patchmatch").source == tuple(source)
    shown = seen(filled, "patchmatch")
    assert changed_near(original, shown, filled, "patchmatch", *source)


def test_the_marks_go_with_zoom_and_place(filled, qtbot):
    row, column, *_ = copied_pixel(filled)
    filled.actions_["sources"].trigger()
    point_at(filled, "patchmatch", row, column)
    view = filled.compare.cell("patchmatch").view
    view.zoom_by(3.0, QPointF(*view.frame.to_device(column, row)) / view.devicePixelRatioF())
    with_marks = seen(filled, "patchmatch")
    filled.actions_["sources"].trigger()
    assert changed_near(seen(filled, "patchmatch"), with_marks, filled, "patchmatch", row, column)


def test_leaving_the_results_takes_the_sentence_along(filled, qtbot):
    row, column, *_ = copied_pixel(filled)
    filled.actions_["sources"].trigger()
    point_at(filled, "patchmatch", row, column)
    qtbot.keyClick(filled.compare, Qt.Key.Key_Escape)
    assert filled.status.text("source") == ""


def test_the_next_fill_is_pointed_at_as_well(filled, qtbot):
    row, column, *_ = copied_pixel(filled)
    filled.actions_["sources"].trigger()
    point_at(filled, "patchmatch", row, column)
    with qtbot.waitSignal(filled.filling.ended, timeout=60_000):
        filled.actions_["variation"].trigger()
    row, column, *source = copied_pixel(filled)
    point_at(filled, "patchmatch", row, column)
    assert marked(filled, "patchmatch").source == tuple(source)


def test_a_photo_that_is_shown_turned_is_marked_where_its_pixels_are_seen(window, qtbot, cat):
    window.document.open(Photo(cat, orientation=6))
    mask = np.zeros(cat.shape[:2], bool)
    mask[100:150, 200:260] = True
    window.document.set_hole(mask, "test")
    fill_by(window, qtbot, "patchmatch")
    row, column, *source = copied_pixel(window)
    before = seen(window, "patchmatch")
    window.actions_["sources"].trigger()
    point_at(window, "patchmatch", row, column)
    after = seen(window, "patchmatch")
    for place in ((row, column), tuple(source)):
        assert changed_near(before, after, window, "patchmatch", *place)
    apart, frame = np.argwhere(before != after), window.compare.cell("patchmatch").view.frame
    x, y = np.transpose([frame.to_device(place[1], place[0]) for place in ((row, column), source)])
    assert (apart.min(0) > (y.min() - 20, x.min() - 20)).all() and (apart.max(0) < (y.max() + 20, x.max() + 20)).all()


def test_where_there_is_nothing_to_point_at_nothing_is_said(opened):
    opened.actions_["sources"].trigger()
    assert opened.status.text("source") == ""
