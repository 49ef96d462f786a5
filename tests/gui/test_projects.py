"""A project is saved and goes on as it was left: every fill can still be undone, and what was painted is there."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.areas import Area
from app.dialogs import Unsaved
from pconv.photo import read


def put_hole(window, top: int) -> np.ndarray:
    mask = np.zeros(window.document.shape, bool)
    mask[top : top + 20, 60:120] = True
    window.document.set_hole(mask, "test")
    return mask


def fill_by(window, qtbot, method: str) -> None:
    with qtbot.waitSignal(window.filling.ended):
        window.fill()
    window.flow.use(method)


def save_project(window, qtbot) -> None:
    with qtbot.waitSignal(window.files.saved):
        window.actions_["save-project"].trigger()


@pytest.fixture
def project(opened, tmp_path, qtbot):
    """A project of two fills, a third hole, and an area not to copy from; the window that saved it is still open."""
    for top, method in ((20, "telea"), (60, "navier-stokes")):
        put_hole(opened, top)
        fill_by(opened, qtbot, method)
    put_hole(opened, 120)
    forbidden = np.zeros(opened.document.shape, bool)
    forbidden[:10] = True
    opened.document.set_areas({Area.FORBIDDEN: forbidden}, "test")
    opened.dialogs.save_path = tmp_path / "work.pconv"
    save_project(opened, qtbot)
    return opened


@pytest.fixture
def again(project, make_window, tmp_path, qtbot):
    """Another window with the project."""
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "work.pconv")
    return window


def test_it_is_as_it_was_left(project, again):
    mine, theirs = again.document, project.document
    assert np.array_equal(mine.pixels, theirs.pixels)
    assert np.array_equal(mine.original, theirs.original)
    for area in Area:
        assert np.array_equal(mine.areas[area].array, theirs.areas[area].array)
    assert mine.title == theirs.title == "astronaut.png"
    assert not again.isWindowModified()
    assert [step.how.method for step in mine.steps] == ["telea", "navier-stokes"]


def test_what_is_seen_is_the_picture_with_its_fills_and_the_original_while_tab_is_held(again, qtbot):
    def seen() -> np.ndarray:
        image = again.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        return np.array(image.constBits()).reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]

    qtbot.waitUntil(lambda: again.canvas.layers.pixels.built)
    filled = seen()
    again.canvas.show_original(True)
    original = seen()
    again.canvas.show_original(False)
    again.document.undo_stack.setIndex(0)
    qtbot.waitUntil(lambda: again.canvas.layers.pixels is again.canvas.layers.original)
    assert not np.array_equal(filled, original)
    assert np.array_equal(seen(), original)


def test_every_fill_can_still_be_undone_and_redone(project, again):
    document, undo, redo = again.document, again.actions_["undo"], again.actions_["redo"]
    whole = document.pixels.copy()
    undo.trigger()  # what was painted last
    assert not document.has_painted()
    undo.trigger()
    assert np.array_equal(document.pixels, _first(project))
    assert document.has_hole()
    assert [step.how.method for step in document.steps] == ["telea"]
    for _ in range(3):
        undo.trigger()
    assert np.array_equal(document.pixels, document.original)
    assert not document.has_hole()
    assert document.steps == ()
    for _ in range(4):
        redo.trigger()
    assert np.array_equal(document.pixels, whole)
    assert not document.has_hole()


def _first(window) -> np.ndarray:
    """The picture with the first of its fills."""
    from pconv.project.replay import laid

    pixels = window.document.original.copy()
    laid(window.document.steps[0], window.document.photo).lay(pixels)
    return pixels


def test_one_works_on_and_the_next_save_goes_to_the_same_file_unasked(again, make_window, tmp_path, qtbot):
    fill_by(again, qtbot, "telea")
    assert again.isWindowModified()
    save_project(again, qtbot)
    assert again.dialogs.asked == []
    assert not again.isWindowModified()
    third = make_window()
    with qtbot.waitSignal(third.files.opened):
        third.files.open(tmp_path / "work.pconv")
    assert np.array_equal(third.document.pixels, again.document.pixels)
    assert len(third.document.steps) == 3


def test_an_undone_fill_is_not_in_it(project, make_window, tmp_path, qtbot):
    project.document.clear_sources()
    for _ in range(4):  # the clearing, both areas, and the second fill
        project.actions_["undo"].trigger()
    save_project(project, qtbot)
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "work.pconv")
    assert [step.how.method for step in window.document.steps] == ["telea"]
    assert np.array_equal(window.document.pixels, project.document.pixels)


def test_leaving_a_project_that_was_worked_on_asks_and_saves_it(again, make_window, tmp_path, qtbot):
    fill_by(again, qtbot, "telea")
    again.dialogs.about_unsaved = Unsaved.SAVE
    again.actions_["close"].trigger()
    qtbot.waitUntil(lambda: again.document.photo is None)
    assert again.dialogs.asked == ["unsaved"]
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "work.pconv")
    assert len(window.document.steps) == 3


def test_leaving_a_project_as_it_was_left_asks_nothing(again):
    again.actions_["close"].trigger()
    assert again.document.photo is None
    assert again.dialogs.asked == []


def test_its_photo_is_saved_under_a_new_name_beside_the_original(again, photo_file, tmp_path, qtbot):
    again.dialogs.save_path = tmp_path / "out.png"
    with qtbot.waitSignal(again.files.saved):
        again.actions_["save"].trigger()
    assert again.dialogs.suggestions == [photo_file.with_name("astronaut-filled.png")]
    assert np.array_equal(read(tmp_path / "out.png").pixels, again.document.pixels)


def test_a_fill_at_once_is_still_undone_in_one(opened, make_window, tmp_path, qtbot, stroke):
    opened.actions_["at-once"].trigger()
    stroke(opened, (60, 60), (90, 60))
    qtbot.waitUntil(lambda: opened.document.dirty)
    opened.dialogs.save_path = tmp_path / "work"  # the suffix is added
    save_project(opened, qtbot)
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "work.pconv")
    window.actions_["undo"].trigger()
    assert np.array_equal(window.document.pixels, window.document.original)
    assert not window.document.has_hole()


def test_what_is_no_project_leaves_the_photo_open(opened, photo_file, tmp_path, qtbot):
    bad = tmp_path / "bad.pconv"
    bad.write_bytes(b"PK nonsense")
    with qtbot.waitSignal(opened.files.failed) as failed:
        opened.files.open(bad)
    assert "not a project" in failed.args[0]
    assert opened.document.title == "astronaut.png"


def test_a_report_is_exported_once_something_was_filled(opened, tmp_path, qtbot):
    assert not opened.actions_["export-report"].isEnabled()
    put_hole(opened, 20)
    fill_by(opened, qtbot, "telea")
    opened.dialogs.save_path = tmp_path / "report"
    with qtbot.waitSignal(opened.files.saved):
        opened.actions_["export-report"].trigger()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    opened.actions_["undo"].trigger()
    assert not opened.actions_["export-report"].isEnabled()


@pytest.mark.parametrize(("name", "written"), [("fills", "fills.png"), ("fills.tif", "fills.tif")])
def test_the_fills_are_exported_as_a_layer_once_there_are_some(opened, tmp_path, qtbot, name, written):
    assert not opened.actions_["export-layer"].isEnabled()
    for top in (20, 70):
        put_hole(opened, top)
        fill_by(opened, qtbot, "telea")
    opened.dialogs.save_path = tmp_path / name
    with qtbot.waitSignal(opened.files.saved):
        opened.actions_["export-layer"].trigger()
    layer, document = read(tmp_path / written), opened.document
    laid = np.where(layer.alpha[..., None] > 0, layer.pixels, document.original)
    assert np.array_equal(laid, document.pixels)
    assert ((document.pixels != document.original).any(axis=2) <= (layer.alpha > 0)).all()
    assert 0 < np.count_nonzero(layer.alpha) < layer.alpha.size / 4
    assert document.dirty  # a layer is not the photo
