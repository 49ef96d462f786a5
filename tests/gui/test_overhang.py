"""The hole takes in what sticks out of it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.areas import Area
from pconv.box import Box
from pconv.photo import Photo


@pytest.fixture
def tree(window):
    """The window with a dark square with a twig on a light ground, the square painted over but for its twig."""
    pixels = np.random.default_rng(1).integers(190, 220, (160, 200, 3)).astype(np.uint8)
    pixels[50:110, 60:120] //= 5
    pixels[76:84, 120:131] //= 5
    window.document.open(Photo(pixels))
    window.show_canvas()
    edit = window.document.edit("test", Area.HOLE)
    box = Box(48, 58, 112, 122)
    edit.open(box)[:] = 255
    edit.close(box)
    edit.finish()
    return window


def test_one_key_takes_in_a_twig_and_undo_gives_it_back(tree, qtbot):
    before = tree.document.hole_mask()
    assert not before[80, 128]
    with qtbot.waitSignal(tree.document.area_changed, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
        assert tree.status.doing
    mask = tree.document.hole_mask()
    assert mask[76:84, 122:130].all() and not mask[20, 20] and not (before & ~mask).any()
    assert not tree.status.doing
    tree.actions_["undo"].trigger()
    assert np.array_equal(tree.document.hole_mask(), before)


def test_where_nothing_sticks_out_that_is_said(tree, qtbot):
    with qtbot.waitSignal(tree.document.area_changed, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
    mask = tree.document.hole_mask()
    with qtbot.waitSignal(tree.overhang.told, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
    assert "Nothing" in tree.messages.text
    assert np.array_equal(tree.document.hole_mask(), mask)


def test_what_was_painted_meanwhile_is_not_overrun(tree, qtbot):
    qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
    tree.document.clear_hole()
    qtbot.waitUntil(lambda: not tree.status.doing, timeout=20_000)
    assert not tree.document.has_hole()


def test_it_needs_a_hole(window):
    assert not window.actions_["overhang"].isEnabled()
