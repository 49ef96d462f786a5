"""The dialogs that are more than a question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QSpinBox, QWidget

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
