"""Results side by side: linked views, one alone, slider, difference, the button that takes one."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from app.canvas.compare import CompareView
from app.canvas.modes import Mode
from app.convert import to_arrays
from pconv.box import Box
from pconv.fill import fill

METHODS = [("telea", "Telea"), ("navier-stokes", "Navier–Stokes"), ("patchmatch", "PatchMatch")]


@pytest.fixture
def compare(make_view, opened_document, qtbot) -> CompareView:
    """Two results, and a third that still runs."""
    mask = np.zeros(opened_document.shape, bool)
    mask[100:160, 150:250] = True
    opened_document.set_hole(mask, "Paint")
    view = make_view(CompareView, 1000, 700)
    view.set_cells(METHODS)
    for method, _ in METHODS[:2]:
        made = fill(opened_document.pixels, mask, method=method)
        opened_document.set_fill(method, made)
        view.show_fill(method, made)
    view.set_cell_state("patchmatch", "level 1 of 5", 0.2)
    qtbot.waitUntil(lambda: len(view._layers.fills) == 2)
    return view


def visible(compare: CompareView) -> list[str]:
    return [method for method, _ in METHODS if compare.cell(method).isVisible()]


def seen(compare: CompareView, method: str) -> np.ndarray:
    return to_arrays(compare.cell(method).view.grab().toImage())[0]


def test_all_results_are_seen_and_only_finished_ones_can_be_used(compare):
    assert visible(compare) == [method for method, _ in METHODS]
    assert [compare.cell(method).button.isEnabled() for method, _ in METHODS] == [True, True, False]
    assert "CPU" in compare.cell("telea").state
    assert (seen(compare, "telea") != seen(compare, "navier-stokes")).any()


def test_a_comparison_of_the_same_methods_begins_anew(compare, make_view, opened_document, qtbot):
    compare.focus("telea")
    compare.show_original(True)
    opened_document.clear_fills()
    other = make_view(CompareView, 1000, 700)
    for view in (compare, other):
        view.set_cells(METHODS)
        qtbot.waitUntil(view.updatesEnabled)
    assert compare.focused == ""
    for method, _ in METHODS:
        assert not compare.cell(method).button.isEnabled() and not compare.cell(method).ready
        assert compare.cell(method).state == ""
        np.testing.assert_array_equal(seen(compare, method), seen(other, method))


def test_zoom_and_pan_are_one_for_all(compare, qtbot):
    compare.actual_size()
    assert {compare.cell(method).view.zoom for method, _ in METHODS} == {1.0}
    compare.zoom_by(4)
    with qtbot.waitSignal(compare.view_changed):
        compare.cell("patchmatch").view.pan_by(25, -10)
    states = {compare.cell(method).view.view_state for method, _ in METHODS}
    assert len(states) == 1
    compare.set_mode(Mode.SINGLE)
    compare.set_mode(Mode.GRID)
    assert {compare.cell(method).view.view_state for method, _ in METHODS} == states


def test_the_button_takes_a_result(compare, qtbot):
    with qtbot.waitSignal(compare.accepted) as accepted:
        qtbot.mouseClick(compare.cell("navier-stokes").button, Qt.MouseButton.LeftButton)
    assert accepted.args == ["navier-stokes"]


def test_a_click_chooses_a_result(compare, qtbot):
    with qtbot.waitSignal(compare.cell_focused) as focused:
        qtbot.mouseClick(compare.cell("telea").view, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert focused.args == ["telea"] and compare.focused == "telea"


def test_number_keys_show_one_result_alone_and_all_again(compare, qtbot):
    with qtbot.waitSignal(compare.cell_focused) as focused:
        qtbot.keyClick(compare.cell("telea").view, Qt.Key.Key_2)
    assert focused.args == ["navier-stokes"] and visible(compare) == ["navier-stokes"]
    qtbot.keyClick(compare.cell("navier-stokes").view, Qt.Key.Key_1)
    assert visible(compare) == ["telea"]
    qtbot.keyClick(compare.cell("telea").view, Qt.Key.Key_1)
    assert len(visible(compare)) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Backslash, Qt.Key.Key_Tab])
def test_holding_a_key_shows_the_photo_in_all_cells(compare, qtbot, key):
    filled = seen(compare, "telea")
    view = compare.cell("navier-stokes").view
    qtbot.keyPress(view, key)
    original = seen(compare, "telea")
    assert (original != filled).any()
    np.testing.assert_array_equal(original, seen(compare, "patchmatch"))
    qtbot.keyRelease(view, key)
    np.testing.assert_array_equal(seen(compare, "telea"), filled)


def test_the_difference_is_black_outside_the_hole(compare, qtbot):
    compare.set_mode(Mode.DIFFERENCE)
    compare.actual_size()
    frame = compare.cell("telea").view.frame
    hole = frame.device_box(Box(100, 150, 160, 250))
    screen = seen(compare, "telea")
    inside = screen[hole.slices]
    assert inside.any()
    outside = screen.copy()
    outside[hole.slices] = 0
    picture = frame.picture_box.grown(0, screen.shape)
    assert not outside[picture.slices].any()


def test_holding_zero_shows_the_difference(compare, qtbot):
    before = seen(compare, "telea")
    qtbot.keyPress(compare.cell("telea").view, Qt.Key.Key_0)
    assert (seen(compare, "telea") != before).any()
    qtbot.keyRelease(compare.cell("telea").view, Qt.Key.Key_0)
    np.testing.assert_array_equal(seen(compare, "telea"), before)


def test_the_slider_is_dragged(compare, qtbot):
    compare.set_mode(Mode.SPLIT)
    assert len(visible(compare)) == 1
    view = compare.cell(visible(compare)[0]).view
    before = view.source.split_at(view.frame)
    start = QPoint(before, 30)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(80, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(80, 0))
    assert abs(view.source.split_at(view.frame) - before - 80) <= 1
    assert compare.mode is Mode.SPLIT


def test_modes_go_round(compare, qtbot):
    modes = []
    compare.mode_changed.connect(modes.append)
    for _ in range(5):
        compare.next_mode()
    assert modes == [Mode.SPLIT, Mode.SINGLE, Mode.BLINK, Mode.DIFFERENCE, Mode.GRID]


def test_blinking_shows_photo_and_result_in_turn(compare, qtbot):
    compare.focus("telea")
    compare.set_mode(Mode.BLINK)
    qtbot.waitUntil(lambda: compare.cell("telea").width() == compare.width())
    result = seen(compare, "telea")
    qtbot.waitUntil(lambda: (seen(compare, "telea") != result).any(), timeout=3000)
    compare.set_mode(Mode.GRID)


def test_a_failed_method_says_why_over_its_picture(compare):
    before = seen(compare, "patchmatch")
    compare.set_cell_state("patchmatch", "There is not enough memory for this hole.", None)
    assert compare.cell("patchmatch").state == "There is not enough memory for this hole."
    assert (seen(compare, "patchmatch") != before).any()


def test_an_early_picture_is_seen_in_its_cell_alone(compare):
    others = seen(compare, "telea")
    before = seen(compare, "patchmatch")
    compare.show_preview("patchmatch", Box(100, 150, 160, 250), np.zeros((60, 100, 3), np.uint8))
    assert (seen(compare, "patchmatch") != before).any()
    np.testing.assert_array_equal(seen(compare, "telea"), others)


def test_painting_makes_results_void(compare, opened_document):
    opened_document.clear_hole()
    assert not compare.cell("telea").ready and not compare.cell("telea").button.isEnabled()


def test_closing_the_photo_empties_the_comparison(compare, opened_document):
    opened_document.close()
    compare.grab()
    compare.fit()
    compare.next_mode()
    assert compare.focused == ""


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (4, 2), (6, 3)])
def test_cells_are_laid_out_for_the_largest_pictures(make_view, opened_document, qtbot, count, columns):
    view = make_view(CompareView, 1200, 700)
    view.set_cells([(f"m{index}", f"Method {index}") for index in range(count)])
    qtbot.waitUntil(lambda: len({view.cell(f"m{index}").x() for index in range(count)}) == columns)
