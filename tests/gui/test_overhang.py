"""The hole takes in what sticks out of it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from app.areas import Area
from pconv.box import Box
from pconv.photo import Photo


@pytest.fixture
def tree(window):
    """The window with a dark square with a twig on a light ground, painted over but for its twig; Telea alone fills."""
    for box in window.methods.findChildren(QCheckBox):
        box.setChecked(box.objectName() == "telea")
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
    before = tree.document.hole > 0
    assert not before[80, 128]
    with qtbot.waitSignal(tree.document.area_changed, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
        assert tree.status.doing
    mask = tree.document.hole > 0
    assert mask[76:84, 122:130].all() and not mask[20, 20] and not (before & ~mask).any()
    assert not tree.status.doing
    tree.actions_["undo"].trigger()
    assert np.array_equal(tree.document.hole > 0, before)


def test_where_nothing_sticks_out_that_is_said(tree, qtbot):
    with qtbot.waitSignal(tree.document.area_changed, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
    mask = tree.document.hole > 0
    with qtbot.waitSignal(tree.messages.shown, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
    assert "Nothing" in tree.messages.text
    assert np.array_equal(tree.document.hole > 0, mask)


def test_what_was_painted_meanwhile_is_not_overrun(tree, qtbot):
    qtbot.keyClick(tree.canvas, Qt.Key.Key_O)
    tree.document.clear_hole()
    qtbot.waitUntil(lambda: not tree.status.doing, timeout=20_000)
    assert not tree.document.has_hole()


def test_a_fill_that_may_grow_it_again_offers_to_take_it_in(tree, qtbot):
    with qtbot.waitSignal(tree.messages.shown, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_Return)
    assert "sticks out" in tree.messages.text and tree.document.fills
    button = tree.messages.findChild(QPushButton)
    with qtbot.waitSignal(tree.filling.ended, timeout=20_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (tree.document.hole > 0)[76:84, 122:130].all()
    assert tree.document.fills["telea"].hole[80, 129]
    qtbot.waitUntil(lambda: not tree.looks.busy, timeout=20_000)
    assert tree.messages.isHidden()


def test_who_asks_at_once_after_a_fill_gets_it_without_an_offer(tree, qtbot):
    with qtbot.waitSignal(tree.filling.ended, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_Return)
    with qtbot.waitSignal(tree.document.area_changed, timeout=20_000):
        tree.actions_["overhang"].trigger()
    qtbot.waitUntil(lambda: not tree.looks.busy, timeout=20_000)
    assert (tree.document.hole > 0)[80, 128]
    assert tree.messages.isHidden() and not tree.status.doing


def test_what_was_taken_in_once_is_not_followed_any_further(tree, qtbot):
    pixels = tree.document.pixels.copy()
    pixels[76:84, 131:142] //= 5  # longer than what is found at once
    hole = tree.document.hole > 0
    tree.document.open(Photo(pixels))
    tree.document.set_hole(hole, "test")
    with qtbot.waitSignal(tree.messages.shown, timeout=20_000):
        tree.fill()
    with qtbot.waitSignal(tree.filling.ended, timeout=20_000):
        qtbot.mouseClick(tree.messages.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tree.looks.busy, timeout=20_000)
    assert tree.document.fills and tree.messages.isHidden()


def test_what_the_fill_grows_the_hole_by_is_not_offered(tree, qtbot, settings):
    settings.set("fill/grow", 12)
    with qtbot.waitSignal(tree.filling.ended, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tree.looks.busy, timeout=20_000)
    assert tree.messages.isHidden()


def test_a_side_that_was_missed_is_offered(tree, qtbot):
    hole = tree.document.hole > 0
    hole[:, 110:] = False
    tree.document.set_hole(hole, "test")
    with qtbot.waitSignal(tree.messages.shown, timeout=20_000):
        tree.fill()
    assert "sticks out" in tree.messages.text


def test_a_hole_that_cuts_through_a_thing_is_left_as_it_is(tree, qtbot):
    hole = tree.document.hole > 0
    hole[:, 80:] = False  # the square is to be narrower
    tree.document.set_hole(hole, "test")
    with qtbot.waitSignal(tree.filling.ended, timeout=20_000):
        tree.fill()
    qtbot.waitUntil(lambda: not tree.looks.busy, timeout=20_000)
    assert tree.document.fills and tree.messages.isHidden()


def test_a_strip_left_along_the_edge_of_the_photo_is_offered(tree, qtbot):
    pixels = np.random.default_rng(1).integers(190, 220, (160, 200, 3)).astype(np.uint8)
    pixels[120:, 60:120] //= 5
    hole = np.zeros(pixels.shape[:2], bool)
    hole[117:152, 57:123] = True
    tree.document.open(Photo(pixels))
    tree.document.set_hole(hole, "test")
    with qtbot.waitSignal(tree.messages.shown, timeout=20_000):
        tree.fill()
    assert "sticks out" in tree.messages.text


def test_the_offer_goes_with_the_hole(tree, qtbot):
    with qtbot.waitSignal(tree.messages.shown, timeout=20_000):
        qtbot.keyClick(tree.canvas, Qt.Key.Key_Return)
    tree.actions_["clear"].trigger()
    assert tree.messages.isHidden()


def test_it_needs_a_hole(window):
    assert not window.actions_["overhang"].isEnabled()
