"""The photos of a folder, gone through one after the other."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.dialogs import Unsaved
from pconv.photo import Photo, write

NAMES = ("IMG_2.png", "img_10.png", "img_10-filled.png", "img_10-filled-2.png", "scan.tif", "Zoo.jpg")


@pytest.fixture
def folder(tmp_path):
    """Photos, one that this program made of another, and what is none."""
    for number, name in enumerate(NAMES):
        write(Photo(pixels=np.full((40, 60, 3), 20 * number, np.uint8)), tmp_path / name)
    (tmp_path / "img_3.txt").write_text("not a photo")
    (tmp_path / ".hidden.png").write_bytes((tmp_path / "IMG_2.png").read_bytes())
    (tmp_path / "img_5.png").mkdir()
    return tmp_path


@pytest.fixture
def looking(window, folder, qtbot):
    with qtbot.waitSignal(window.document.opened):
        window.files.open(folder / "IMG_2.png")
    return window


def go(window, qtbot, key):
    with qtbot.waitSignal(window.document.opened):
        qtbot.keyClick(window.canvas, key, Qt.KeyboardModifier.AltModifier)
    return window.document.path.name


def test_they_come_as_people_count_without_what_was_made_of_others(looking, qtbot):
    names = [go(looking, qtbot, Qt.Key.Key_Right) for _ in range(4)]
    assert names == ["img_10.png", "img_10-filled-2.png", "scan.tif", "Zoo.jpg"]
    names = [go(looking, qtbot, Qt.Key.Key_Left) for _ in range(4)]
    assert names == ["scan.tif", "img_10-filled-2.png", "img_10.png", "IMG_2.png"]


def test_at_the_end_it_says_so(looking, qtbot):
    with qtbot.waitSignal(looking.neighbours.told):
        looking.actions_["previous"].trigger()
    assert "first photo" in looking.messages.text
    assert looking.document.path.name == "IMG_2.png"


def test_unsaved_work_is_asked_about_first(looking, qtbot):
    document = looking.document
    mask = np.zeros(document.shape, bool)
    mask[10:20, 10:20] = True
    document.set_hole(mask, "test")
    with qtbot.waitSignal(looking.filling.ended, timeout=30_000):
        looking.flow.fill(("telea",), device="cpu")
    looking.flow.use("telea")
    looking.dialogs.about_unsaved = Unsaved.STAY
    looking.actions_["next"].trigger()
    qtbot.waitUntil(lambda: looking.dialogs.asked == ["unsaved"])
    assert document.path.name == "IMG_2.png" and document.dirty


def test_after_saving_under_another_name_it_goes_on_from_the_original(looking, folder, qtbot):
    looking.dialogs.save_path = folder / "Zoo-filled.png"
    with qtbot.waitSignal(looking.files.saved):
        looking.actions_["save-as"].trigger()
    assert looking.document.path.name == "Zoo-filled.png"
    assert go(looking, qtbot, Qt.Key.Key_Right) == "img_10.png"


def test_a_folder_that_is_gone_says_so(looking, folder, qtbot):
    for path in folder.iterdir():
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
    with qtbot.waitSignal(looking.neighbours.told):
        looking.actions_["next"].trigger()
    assert looking.messages.text


def test_a_picture_that_came_from_no_file_has_no_neighbours(window, qtbot):
    window.document.open(Photo(pixels=np.zeros((20, 30, 3), np.uint8)))
    window.refresh()
    assert not window.actions_["next"].isEnabled() and not window.actions_["previous"].isEnabled()
