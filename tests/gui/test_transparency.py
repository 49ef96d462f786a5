"""Photos with transparent parts, and their empty borders."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from skimage import data

from app import recovery
from pconv.box import Box
from pconv.photo import Photo, read

SHAPE = 200, 300


def panorama():
    """Transparent in a corner, where it has a colour of its own."""
    pixels, alpha = data.coffee()[: SHAPE[0], : SHAPE[1]].copy(), np.full(SHAPE, 255, np.uint8)
    pixels[:50, :80], alpha[:50, :80] = (0, 255, 0), 0
    return Photo(pixels, alpha)


@pytest.fixture
def open_panorama(window):
    window.settings.set("fill/methods", ["telea"])
    window.settings.set("fill/grow", 0)
    window.document.open(panorama())
    return window


def fill(window, qtbot, method="telea"):
    window.settings.set("fill/methods", [method])
    with qtbot.waitSignal(window.filling.ended, timeout=60_000):
        window.flow.fill([method], device="cpu")
    qtbot.waitUntil(lambda: method in window.canvas.layers.fills, timeout=10_000)


def paint_borders(window, qtbot):
    window.actions_["borders"].trigger()
    qtbot.waitUntil(lambda: not window.looks.busy, timeout=10_000)


def test_one_key_paints_what_is_empty_and_undo_takes_it_back(open_panorama, qtbot):
    window = open_panorama
    qtbot.keyClick(window.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.document.has_hole, timeout=10_000)
    hole = window.document.hole > 0
    assert hole[:50, :80].all() and not hole[56:].any() and not hole[:, 86:].any()
    window.actions_["undo"].trigger()
    assert not window.document.has_hole()


def test_where_nothing_is_empty_that_is_said(opened, qtbot):
    paint_borders(opened, qtbot)
    assert "no corner" in opened.messages.text and not opened.document.has_hole()
    assert not opened.status.doing


def test_what_was_filled_is_seen_and_saved_and_undone(open_panorama, qtbot, tmp_path):
    window, document = open_panorama, open_panorama.document
    paint_borders(window, qtbot)
    fill(window, qtbot)
    shown, corner = window.canvas.layers.fills["telea"], Box(0, 0, 50, 80)
    assert (shown.alpha.crop(0, corner) == 255).all()
    assert not window.canvas.layers.pixels.alpha.crop(0, corner).any()
    document.accept("telea")
    assert (document.picture.alpha == 255).all() and not document.photo.alpha[:50, :80].any()
    qtbot.waitUntil(lambda: window.canvas.layers.pixels.pixels is document.pixels, timeout=10_000)
    assert (window.canvas.layers.pixels.alpha.crop(0, corner) == 255).all()
    window.dialogs.save_path = tmp_path / "filled.png"
    with qtbot.waitSignal(window.files.saved, timeout=20_000):
        window.files.save_as()
    back = read(tmp_path / "filled.png")
    assert np.array_equal(back.pixels, document.pixels)
    assert back.alpha is None or (back.alpha == 255).all()
    window.actions_["undo"].trigger()
    assert np.array_equal(document.alpha, panorama().alpha)
    window.actions_["redo"].trigger()
    assert (document.alpha == 255).all()


def test_a_long_way_back_leads_to_the_same_transparency(open_panorama):
    """Farther than pictures are kept whole."""
    document = open_panorama.document
    from pconv.fill import fill as fill_photo

    states = [document.alpha]
    for left in range(0, 60, 12):
        hole = np.zeros(SHAPE, bool)
        hole[10:20, left : left + 8] = True
        document.set_hole(hole, "test")
        document.set_fill("telea", fill_photo(document.pixels, hole, method="telea"))
        document.accept("telea")
        states.append(document.alpha)
    for state in states[-2::-1]:
        while not np.array_equal(document.alpha, state):
            assert document.undo_stack.canUndo()
            document.undo_stack.undo()
    assert np.array_equal(document.alpha, panorama().alpha)


def test_what_is_transparent_is_not_copied(open_panorama, qtbot):
    """The hole lies beside the transparent corner, whose green is nowhere else."""
    window = open_panorama
    hole = np.zeros(SHAPE, bool)
    hole[60:90, 20:60] = True
    window.document.set_hole(hole, "test")
    fill(window, qtbot, "patchmatch")
    made = window.document.fills["patchmatch"].image[hole].astype(int)
    assert not (made[:, 1] - made[:, 0] > 120).any()


def test_transparency_comes_back_after_a_crash(open_panorama, qtbot, tmp_path):
    window, document = open_panorama, open_panorama.document
    paint_borders(window, qtbot)
    fill(window, qtbot)
    document.accept("telea")
    state = document.picture
    recovery._write(tmp_path, document.photo, document.steps, {}, "test", None)
    found = recovery.read(recovery.Kept(tmp_path, "test", 0.0, None))
    document.resume(found.photo, found.past)
    assert np.array_equal(document.picture.alpha, state.alpha)
    assert np.array_equal(document.picture.pixels, state.pixels)
