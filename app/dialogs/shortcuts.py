"""The sheet of keyboard shortcuts, made from the actions themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

_ROOM = 2  # logical pixels around a text: the dots of a capital Ö stand higher than what a font calls its height


class Shortcuts(QDialog):
    """`lines`: (keys, what they do), laid out in two columns."""

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6 - 2 * _ROOM)
        half = (len(lines) + 1) // 2
        for index, (keys, text) in enumerate(lines):
            column = 0 if index < half else 3
            key_label = QLabel(keys)
            key_label.setProperty("role", "heading")
            key_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(key_label, index % half, column)
            text_label = QLabel(text)
            for label in (key_label, text_label):
                label.setMargin(_ROOM)
            grid.addWidget(text_label, index % half, column + 1)
        grid.setColumnMinimumWidth(2, 24)
        grid.setRowStretch(half, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        wanted = page.sizeHint() + QSize(48, 72)
        self.resize(wanted.boundedTo(QSize(1200, 820)).expandedTo(QSize(840, 550)))
