"""The main job through the window: paint, Enter, results, choose one, undo, redo."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QCheckBox

from app.canvas.geometry import ViewState
from app.theme import RESOURCES
from pconv.photo import Photo, read, write
from pconv.samples import sample


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(window.stack.currentWidget(), key, modifier)


def fill(qtbot, window) -> None:
    with qtbot.waitSignal(window.filling.ended, timeout=60_000):
        press(qtbot, window, Qt.Key.Key_Return)


def choose(window, *names: str) -> None:
    """Check the boxes of these methods and of no other."""
    for box in window.methods.findChildren(QCheckBox):
        box.setChecked(box.objectName() in names)


@pytest.fixture
def filled(opened, stroke, qtbot):
    """The window with results of Telea and Navier-Stokes for one stroke."""
    stroke(opened, (60, 60), (120, 90))
    fill(qtbot, opened)
    return opened


def test_enter_without_a_hole_says_what_to_do(opened, qtbot):
    press(qtbot, opened, Qt.Key.Key_Return)
    assert not opened.filling.running
    assert "Paint" in opened.messages.text


def test_enter_without_a_method_says_so(opened, stroke, qtbot):
    stroke(opened, (60, 60), (120, 90))
    choose(opened)
    press(qtbot, opened, Qt.Key.Key_Return)
    assert not opened.filling.running
    assert "method" in opened.messages.text


def test_a_hole_that_leaves_nothing_is_refused_in_one_sentence_until_it_changes(opened, qtbot):
    opened.document.invert_hole()
    fill(qtbot, opened)
    assert opened.messages.text.startswith("The hole covers the whole picture")
    assert opened.messages.isVisible()
    opened.document.clear_hole()
    assert opened.messages.isHidden()


def test_that_a_fill_was_stopped_is_not_said_beside_the_next_one(opened, stroke, qtbot):
    stroke(opened, (60, 60), (120, 90))
    press(qtbot, opened, Qt.Key.Key_Return)
    opened.document.invert_hole()
    assert "stopped" in opened.messages.text and opened.messages.isVisible()
    fill(qtbot, opened)
    assert opened.messages.isHidden()


def test_asking_to_choose_a_result_ends_with_the_choice(filled, qtbot):
    press(qtbot, filled, Qt.Key.Key_Return)
    assert "Choose a result" in filled.messages.text
    press(qtbot, filled, Qt.Key.Key_2)
    assert filled.messages.isHidden()


def test_results_are_seen_as_near_as_the_hole_was_painted_and_stay_so_for_a_variation(opened, stroke, qtbot):
    opened.canvas.view_state = ViewState(scale=6.0, x=90.0, y=75.0, fitted=False)
    stroke(opened, (70, 60), (80, 66))
    fill(qtbot, opened)
    opened.compare.grab()
    hole = np.argwhere(opened.document.hole > 0)
    middle = (hole.min(0) + hole.max(0) + 1) / 2
    for name in opened.flow.cells:
        view = opened.compare.cell(name).view
        assert view.zoom == 6
        x, y = view.to_picture(QPointF(view.rect().center()))
        assert abs(x - middle[1]) < 1 and abs(y - middle[0]) < 1
    opened.compare.zoom_by(1.5)
    with qtbot.waitSignal(opened.filling.ended, timeout=60_000):
        opened.actions_["variation"].trigger()
    assert opened.compare.zoom == 9


def test_a_photo_seen_whole_is_compared_whole_and_zoomed_at_the_hole(filled):
    assert filled.compare.view_state.fitted
    for _ in range(8):
        filled.actions_["zoom-in"].trigger()
    filled.compare.grab()
    hole = np.argwhere(filled.document.hole > 0)
    middle = (hole.min(0) + hole.max(0) + 1) / 2
    view = filled.compare.cell("telea").view
    x, y = view.to_picture(QPointF(view.rect().center()))
    assert abs(x - middle[1]) < 3 and abs(y - middle[0]) < 3


def test_every_chosen_method_gives_a_result_with_time_and_device(filled):
    document = filled.document
    assert list(document.fills) == ["telea", "navier-stokes"]
    assert filled.stack.currentWidget() is filled.compare
    for name, made in document.fills.items():
        time, device = filled.results.texts(name)
        assert time.endswith("s")
        assert device == made.device == "CPU"
        outside = ~made.hole
        assert np.array_equal(made.image[outside], document.pixels[outside])
        assert not np.array_equal(made.image[made.hole], document.pixels[made.hole])


def test_results_of_a_large_photo_take_the_memory_of_their_holes(window, tmp_path, stroke, qtbot):
    photo = np.ascontiguousarray(np.tile(read(sample("astronaut").path).pixels, (5, 5, 1)))
    write(Photo(pixels=photo), tmp_path / "large.png")
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "large.png")
    stroke(window, (900, 900), (1200, 1000))
    kept = []
    tracemalloc.start()
    try:
        for names in (("telea",), ("telea", "navier-stokes")):
            choose(window, *names)
            with qtbot.waitSignal(window.filling.ended, timeout=60_000):
                window.fill()
            qtbot.waitUntil(lambda: not window.looks.busy, timeout=30_000)  # at the rim of the hole, in its own memory
            for name in names:
                window.compare.cell(name).grab()
            kept.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert list(window.document.fills) == ["telea", "navier-stokes"]
    assert kept[1] - kept[0] < 0.2 * photo.nbytes, "one more result, its hole, and not one more photo"


def test_the_hole_is_grown_while_filling_as_the_panel_says(opened, stroke, qtbot, settings):
    settings.set("fill/grow", 5)
    stroke(opened, (60, 60), (120, 90))
    fill(qtbot, opened)
    painted, grown = (opened.document.hole > 0), opened.document.fills["telea"].hole
    assert not (painted & ~grown).any()
    assert grown.sum() > painted.sum()
    rows, grown_rows = np.flatnonzero(painted.any(axis=1)), np.flatnonzero(grown.any(axis=1))
    assert rows[0] - grown_rows[0] == 5


def test_a_chosen_result_becomes_the_photo_and_can_be_undone_and_redone(filled, qtbot):
    document, before = filled.document, filled.document.pixels
    result = document.fills["telea"].image
    filled.compare.accepted.emit("telea")
    assert filled.stack.currentWidget() is filled.canvas
    assert np.array_equal(document.pixels, result)
    assert not document.has_hole()
    assert filled.isWindowModified()
    assert "Telea" in filled.messages.text
    assert filled.messages.isVisible()
    filled.actions_["undo"].trigger()
    assert not filled.messages.isVisible()  # it is in the photo no more
    assert np.array_equal(document.pixels, before)
    assert document.has_hole()
    assert not filled.isWindowModified()
    filled.actions_["redo"].trigger()
    assert np.array_equal(document.pixels, result)


def test_another_result_can_be_used_after_an_undo_without_waiting_for_a_copy(filled, qtbot):
    document = filled.document
    before, other = document.pixels, document.fills["navier-stokes"].image
    filled.results.used.emit("telea")
    assert not document.prepared
    filled.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: document.prepared)
    filled.results.used.emit("navier-stokes")
    assert np.array_equal(document.pixels, other)
    filled.actions_["undo"].trigger()
    assert np.array_equal(document.pixels, before)


def test_a_double_click_in_the_list_uses_a_result(filled):
    result = filled.document.fills["navier-stokes"].image
    filled.results.used.emit("navier-stokes")
    assert np.array_equal(filled.document.pixels, result)


def test_escape_leaves_the_results_without_using_one(filled, qtbot):
    before = filled.document.pixels
    press(qtbot, filled, Qt.Key.Key_Escape)
    assert filled.stack.currentWidget() is filled.canvas
    assert filled.document.pixels is before
    assert filled.document.fills  # still there, one key away
    filled.actions_["results"].trigger()
    assert filled.stack.currentWidget() is filled.compare


def test_undoing_an_accepted_result_brings_the_others_back(filled, qtbot):
    filled.flow.use("telea")
    filled.actions_["undo"].trigger()
    filled.actions_["results"].trigger()
    assert filled.stack.currentWidget() is filled.compare
    assert filled.flow.cells == ("telea", "navier-stokes")
    assert filled.results.texts("navier-stokes")[1] == "CPU"


def test_a_number_shows_one_result_and_enter_uses_it(filled, qtbot):
    result = filled.document.fills["navier-stokes"].image
    press(qtbot, filled, Qt.Key.Key_Escape)
    press(qtbot, filled, Qt.Key.Key_2)
    assert filled.stack.currentWidget() is filled.compare
    assert filled.compare.focused == "navier-stokes"
    qtbot.keyClick(filled.compare.cell("navier-stokes").view, Qt.Key.Key_Return)
    assert np.array_equal(filled.document.pixels, result)


def test_enter_among_several_results_asks_for_a_choice(filled, qtbot):
    before = filled.document.pixels
    press(qtbot, filled, Qt.Key.Key_Return)
    assert filled.document.pixels is before
    assert "Choose" in filled.messages.text


def test_painting_on_makes_the_results_void(filled, stroke, qtbot):
    press(qtbot, filled, Qt.Key.Key_Escape)
    stroke(filled, (20, 20), (40, 30))
    assert not filled.document.fills
    assert not filled.actions_["results"].isEnabled()


def test_another_variation_takes_the_next_seed(filled, qtbot, settings):
    with qtbot.waitSignal(filled.filling.ended):
        filled.actions_["variation"].trigger()
    assert settings.get("fill/seed") == 1
    assert {made.seed for made in filled.document.fills.values()} == {1}


def test_escape_stops_a_running_fill_and_keeps_the_photo(opened, stroke, qtbot):
    choose(opened, "patchmatch")
    stroke(opened, (60, 60), (120, 90))
    before = opened.document.pixels
    with qtbot.waitSignal(opened.filling.ended, timeout=60_000):
        press(qtbot, opened, Qt.Key.Key_Return)
        assert opened.filling.running
        press(qtbot, opened, Qt.Key.Key_Escape)
    assert not opened.document.fills
    assert opened.document.pixels is before
    assert opened.stack.currentWidget() is opened.canvas


def test_results_of_a_hole_that_changed_meanwhile_are_dropped(opened, stroke, qtbot):
    stroke(opened, (60, 60), (120, 90))
    finished = []
    opened.filling.finished.connect(lambda method, made: finished.append(method))
    press(qtbot, opened, Qt.Key.Key_Return)
    assert opened.filling.running
    opened.document.invert_hole()
    assert not opened.filling.running
    qtbot.waitUntil(lambda: not opened.compute.busy)
    assert finished == []
    assert not opened.document.fills
    assert "changed" in opened.messages.text


def test_a_hole_over_everything_is_refused_in_one_sentence(opened, qtbot):
    opened.actions_["invert"].trigger()
    fill(qtbot, opened)
    assert opened.messages.kind == "error"
    assert "whole picture" in opened.messages.text
    assert opened.stack.currentWidget() is opened.canvas


@pytest.mark.slow
@pytest.mark.skipif(not any((RESOURCES / "weights").glob("*.safetensors")), reason="no trained weights are here")
def test_learned_and_classical_results_come_one_after_the_other(opened, stroke, qtbot):
    choose(opened, "pconv", "patchmatch", "telea")
    stroke(opened, (60, 60), (120, 90))
    finished = []
    opened.filling.finished.connect(lambda method, made: finished.append(method))
    fill(qtbot, opened)
    assert finished == ["telea", "pconv", "patchmatch"]  # the quick one is seen at once
    assert opened.flow.cells == ("pconv", "patchmatch", "telea")  # in the order of the panel
