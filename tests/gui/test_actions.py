"""The table of actions: no key twice, everything reachable, the sheet of shortcuts complete."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from app.actions import MENUS, ROWS, SEPARATOR, SUBMENUS, plain
from app.handlers import Handlers


def all_actions(window) -> list[QAction]:
    return [action for action in window.actions() if isinstance(action, QAction)]


def test_no_key_does_two_things(window):
    keys = Counter(key.toString() for action in all_actions(window) for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_row_stands_in_a_menu_and_has_something_to_do():
    for row in ROWS:
        assert row.menu in MENUS
        if row.text != SEPARATOR and row.name not in SUBMENUS:
            assert callable(getattr(Handlers, row.slot))


def test_the_keys_photographers_know_are_there(window):
    texts = {key.toString(): action.text() for action in all_actions(window) for key in action.shortcuts()}
    wanted = ("Ctrl+O", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+V", "Ctrl+0", "Ctrl+1", "F1", "F11")
    for key in (*wanted, *"BELPRWQIG[]"):
        assert key in texts, key
    assert {"Return", "Enter", "Esc"} <= set(texts)


def test_the_sheet_lists_every_key(window):
    window.actions_["shortcuts"].trigger()
    assert window.dialogs.asked == ["shortcuts"]
    listed = {text for _keys, text in window.dialogs.lines}
    assert {plain(action.text()) for action in all_actions(window) if action.shortcuts()} <= listed


def test_letters_choose_tools_on_the_canvas(opened, qtbot):
    for key, name in ((Qt.Key.Key_E, "eraser"), (Qt.Key.Key_L, "lasso"), (Qt.Key.Key_B, "brush")):
        qtbot.keyClick(opened.canvas, key)
        assert opened.canvas.tool.name == name


def test_digits_typed_into_a_field_stay_in_the_field(opened, qtbot):
    seed = next(box for box in opened.methods.findChildren(type(opened.methods._seed)) if box is opened.methods._seed)
    seed.setFocus()
    seed.selectAll()
    qtbot.keyClicks(seed, "42")
    assert opened.settings.get("fill/seed") == 42


def test_nothing_needs_a_photo_that_is_not_there(window):
    for name in ("save", "save-as", "fill", "invert", "clear", "fit", "undo", "variation", "use", "results"):
        assert not window.actions_[name].isEnabled(), name
    for name in ("open", "paste", "preferences", "shortcuts", "about"):
        assert window.actions_[name].isEnabled(), name


def test_hiding_the_hole_and_back(opened, stroke, qtbot):
    stroke(opened, (60, 60), (120, 90))
    place = opened.canvas.frame.to_device(90, 75)
    shown = opened.canvas.grab().toImage().pixelColor(round(place[0]), round(place[1]))
    qtbot.keyClick(opened.canvas, Qt.Key.Key_Q)
    hidden = opened.canvas.grab().toImage().pixelColor(round(place[0]), round(place[1]))
    assert shown != hidden
    assert opened.document.has_hole()


def test_a_key_sequence_of_the_table_is_one_qt_knows():
    for row in ROWS:
        for key in row.keys:
            assert not QKeySequence.fromString(key).isEmpty(), key
