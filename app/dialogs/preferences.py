"""The preferences, generated from the table of settings; every change applies at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import translate
from app.panels.swatch import Swatch
from app.settings import GROUPS, ROWS, Kind, Row, Settings


class Preferences(QDialog):
    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(420)
        self._settings = settings
        self._layout = QVBoxLayout(self)
        self._groups: list[QGroupBox] = []
        self._build()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        buttons.rejected.connect(self.reject)
        restore = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.setText(self.tr("Restore defaults"))  # Qt calls it the same as this dialog in German
        restore.setAutoDefault(False)  # Enter closes
        restore.clicked.connect(self._restore)
        self._layout.addWidget(buttons)

    def _build(self) -> None:
        labels: list[QLabel] = []
        for index, (group, title) in enumerate(GROUPS.items()):
            box = QGroupBox(translate("Settings", title))
            form = QFormLayout(box)
            for row in ROWS:
                if row.group == group and row.label:
                    labels.append(QLabel(translate("Settings", row.label)))
                    form.addRow(labels[-1], self._editor(row))
                    if row.later:
                        later = QLabel(self.tr("Takes effect at the next start."))
                        later.setProperty("role", "dim")
                        form.addRow("", later)
            self._layout.insertWidget(index, box)
            self._groups.append(box)
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:  # of all groups in one column
            label.setMinimumWidth(width)

    def _editor(self, row: Row) -> QWidget:
        editor = _EDITORS[row.kind](row, self._settings.get(row.key), partial(self._settings.set, row.key))
        editor.setAccessibleName(translate("Settings", row.label))
        editor.setObjectName(row.key)
        if row.note:
            editor.setToolTip(translate("Settings", row.note))
        return editor

    def _restore(self) -> None:
        self._settings.reset()
        for box in self._groups:
            self._layout.removeWidget(box)
            box.deleteLater()
        self._groups.clear()
        self._build()


def _check_box(_row: Row, value: bool, changed) -> QWidget:
    box = QCheckBox()
    box.setChecked(value)
    box.toggled.connect(changed)
    return box


def _spin_box(row: Row, value: int, changed) -> QWidget:
    box = QSpinBox()
    box.setRange(row.low, row.high)
    if row.lowest:
        box.setSpecialValueText(translate("Settings", row.lowest))
    box.setValue(value)
    box.valueChanged.connect(changed)
    return box


def _combo_box(row: Row, value: str, changed) -> QWidget:
    box = QComboBox()
    for choice, text in row.choices:
        box.addItem(translate("Settings", text), choice)
    box.setCurrentIndex(box.findData(value))
    box.currentIndexChanged.connect(lambda index: changed(box.itemData(index)))
    return box


def _line_edit(_row: Row, value: str, changed) -> QWidget:
    line = QLineEdit(value)
    line.editingFinished.connect(lambda: changed(line.text()))
    return line


def _swatch(_row: Row, value: str, changed) -> QWidget:
    swatch = Swatch(value)
    swatch.picked.connect(changed)
    return swatch


_EDITORS = {
    Kind.BOOL: _check_box,
    Kind.INT: _spin_box,
    Kind.CHOICE: _combo_box,
    Kind.TEXT: _line_edit,
    Kind.COLOUR: _swatch,
}
