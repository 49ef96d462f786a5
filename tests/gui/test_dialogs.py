"""The dialogs that are more than a question."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLabel, QSpinBox, QWidget

from app.dialogs import Dialogs, Unsaved
from app.dialogs.about import about_text
from app.dialogs.preferences import Preferences
from app.dialogs.shortcuts import Shortcuts
from app.settings import ROWS


def test_the_preferences_show_every_row_that_has_a_label(qtbot, settings):
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    shown = {widget.objectName() for widget in dialog.findChildren(QWidget)}
    assert {row.key for row in ROWS if row.label} <= shown
    for row in ROWS:
        if row.label:
            assert dialog.findChild(QWidget, row.key).accessibleName() == row.label


def test_a_change_applies_at_once(qtbot, settings):
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    dialog.findChild(QSpinBox, "fill/grow").setValue(9)
    box = dialog.findChild(QComboBox, "look/theme")
    box.setCurrentIndex(box.findData("dark"))
    assert settings.get("fill/grow") == 9
    assert settings.get("look/theme") == "dark"


def test_the_defaults_can_be_brought_back(qtbot, settings):
    settings.set("fill/grow", 17)
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.RestoreDefaults)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.wait(1)
    assert settings.get("fill/grow") == settings.row("fill/grow").default
    assert settings.get("fill/methods") == ("telea", "navier-stokes")  # chosen in the window, not here


def test_the_sheet_of_shortcuts_shows_all_lines(qtbot):
    lines = [(f"Ctrl+{number}", f"Action {number}") for number in range(31)]
    dialog = Shortcuts(lines)
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {text for line in lines for text in line} <= texts


def test_about_names_the_version_and_the_papers(qapp):
    import pconv

    text = about_text()
    assert pconv.__version__ in text
    assert "Partial Convolutions" in text
    assert "PatchMatch" in text


def answer(qtbot, ask, button: str):
    """What `ask` returns when the person presses the button called `button` in its message box."""
    seen = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        seen.append(box.text())
        found = [each for each in box.buttons() if each.text().replace("&", "") == button]
        qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)
    return ask(), seen[0]


@pytest.mark.parametrize(("button", "replaced"), [("Replace", True), ("Cancel", False)])
def test_overwriting_the_original_is_a_question_of_its_own(qtbot, button, replaced):
    dialogs = Dialogs()
    given, text = answer(qtbot, lambda: dialogs.overwrite(Path("a.jpg"), is_original=True), button)
    assert given is replaced
    assert "original" in text
    given, text = answer(qtbot, lambda: dialogs.overwrite(Path("b.jpg"), is_original=False), button)
    assert given is replaced
    assert "original" not in text


@pytest.mark.parametrize(("button", "meant"), [("Save", "SAVE"), ("Discard", "DISCARD"), ("Cancel", "STAY")])
def test_unsaved_work_can_be_saved_dropped_or_kept_open(qtbot, button, meant):
    given, text = answer(qtbot, lambda: Dialogs().unsaved("a.jpg"), button)
    assert given is Unsaved[meant]
    assert "a.jpg" in text


def test_kept_work_is_thrown_away_only_when_said_so(qtbot):
    ask = partial(Dialogs().recover, "a.jpg", "12:00")
    assert answer(qtbot, ask, "Bring it back")[0] is True
    assert answer(qtbot, ask, "Throw it away")[0] is False
