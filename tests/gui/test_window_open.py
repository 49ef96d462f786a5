"""Every way of opening a photo; files that are none leave the window as it was and say why."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QToolButton

from pconv.photo import Photo, read, write
from pconv.samples import samples


def drop(window, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the constructor every Qt from 6.8 on has
        enter = QDragEnterEvent(QPoint(300, 300), *how)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), *how))


def mask_file(path: Path, shape: tuple[int, int]) -> np.ndarray:
    mask = np.zeros(shape, bool)
    mask[20:60, 30:90] = True
    write(Photo(pixels=np.repeat(mask[..., None] * np.uint8(255), 3, axis=2)), path)
    return mask


def test_nothing_is_open_at_first(window):
    assert window.stack.currentWidget().isAncestorOf(window.empty)
    assert not window.actions_["save"].isEnabled()
    assert not window.actions_["fill"].isEnabled()


def test_open_by_dialog(window, photo_file, qtbot):
    window.dialogs.open_path = photo_file
    with qtbot.waitSignal(window.files.opened):
        window.actions_["open"].trigger()
    assert window.stack.currentWidget() is window.canvas
    assert np.array_equal(window.document.pixels, read(photo_file).pixels)
    assert photo_file.name in window.windowTitle()
    assert "200 × 180 · 8-bit" in window.status.text("photo")


def test_stepping_back_from_the_dialog_changes_nothing(opened):
    pixels = opened.document.pixels
    opened.dialogs.open_path = None
    opened.actions_["open"].trigger()
    assert opened.document.pixels is pixels


def test_open_by_drop(window, photo_file, qtbot):
    with qtbot.waitSignal(window.files.opened):
        drop(window, photo_file)
    assert window.document.title == photo_file.name


def test_open_a_file_from_the_recent_list(opened, make_window, photo_file, qtbot):
    second = make_window()
    second.actions_.submenus["recent"].aboutToShow.emit()
    entries = [action for action in second.actions_.submenus["recent"].actions() if action.text() == photo_file.name]
    with qtbot.waitSignal(second.files.opened):
        entries[0].trigger()
    assert second.document.title == photo_file.name


def test_open_a_sample_from_its_card(window, qtbot):
    name, title = samples()[0].name, samples()[0].title
    card = next(card for card in window.empty.findChildren(QToolButton) if card.text() == title)
    with qtbot.waitSignal(window.files.opened):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.document.photo is not None, name
    assert window.document.photo.path is None  # nothing to be saved back to
    assert window.windowTitle().startswith(title)


def test_paste_a_picture(window, qtbot):
    pixels = np.random.default_rng(0).integers(0, 255, (40, 30, 3), np.uint8)
    image = QImage(pixels.data, 30, 40, 90, QImage.Format.Format_RGB888).copy()
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(window.files.opened):
        window.actions_["paste"].trigger()
    assert np.array_equal(window.document.pixels, pixels)


def test_pasting_nothing_says_so(window):
    QGuiApplication.clipboard().clear()
    window.actions_["paste"].trigger()
    assert "clipboard" in window.messages.text


def test_a_dropped_mask_of_the_photos_size_becomes_the_hole(opened, tmp_path, qtbot):
    mask = mask_file(tmp_path / "mask.png", opened.document.shape)
    with qtbot.waitSignal(opened.files.hole_loaded):
        drop(opened, tmp_path / "mask.png")
    assert np.array_equal(opened.document.hole > 0, mask)
    assert opened.document.title == "astronaut.png"
    opened.actions_["undo"].trigger()
    assert not opened.document.has_hole()


def test_a_dropped_mask_of_another_size_is_a_photo(opened, tmp_path, qtbot):
    mask_file(tmp_path / "other.png", (100, 120))
    with qtbot.waitSignal(opened.files.opened):
        drop(opened, tmp_path / "other.png")
    assert opened.document.title == "other.png"


def test_holes_are_exported_and_imported_again(opened, tmp_path, stroke, qtbot):
    stroke(opened, (40, 40), (90, 60))
    painted = opened.document.hole > 0
    opened.dialogs.save_path = opened.dialogs.open_path = tmp_path / "hole.png"
    with qtbot.waitSignal(opened.files.saved):
        opened.actions_["export-hole"].trigger()
    opened.actions_["clear"].trigger()
    assert not opened.document.has_hole()
    with qtbot.waitSignal(opened.files.hole_loaded):
        opened.actions_["import-hole"].trigger()
    assert np.array_equal(opened.document.hole > 0, painted)


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.jpg", b""), ("cut.png", b"\x89PNG\r\n\x1a\n\0\0"), ("note.txt", b"just a note"), ("gone.png", None)],
)
def test_a_bad_file_says_one_sentence_and_leaves_the_photo(opened, tmp_path, qtbot, name, content):
    path, before = tmp_path / name, opened.document.pixels
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(opened.files.failed):
        opened.files.open(path)
    assert opened.messages.isVisible()
    assert opened.messages.kind == "error"
    assert name in opened.messages.text
    assert "Traceback" not in opened.messages.text
    assert opened.document.pixels is before
    assert opened.stack.currentWidget() is opened.canvas


def test_of_two_photos_asked_for_the_later_one_is_shown(window, photo_file, tmp_path, qtbot):
    second = tmp_path / "second.png"
    write(Photo(pixels=read(photo_file).pixels[:50]), second)
    with qtbot.waitSignal(window.files.opened):
        window.files.open(photo_file)
        window.files.open(second)
    qtbot.waitUntil(lambda: not window.io.busy)
    assert window.document.title == "second.png"
