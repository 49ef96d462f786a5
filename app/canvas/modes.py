"""The ways of comparing results, and the bar that offers them."""

from __future__ import annotations

from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.canvas.cell import ElidedLabel

_STYLE = """
QPushButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 11px; }
QPushButton:hover { background: palette(midlight); }
QPushButton:checked { background: palette(highlight); color: palette(highlighted-text); }
QPushButton:focus { border-color: palette(window-text); }
"""


class Mode(Enum):
    """How results are compared."""

    GRID = "grid"
    SPLIT = "split"
    SINGLE = "single"
    BLINK = "blink"
    DIFFERENCE = "difference"


class ModeBar(QWidget):
    """A button per `Mode` and the keys beside them. `chosen` carries the mode."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(_STYLE)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(8, 5, 8, 3)
        bar.setSpacing(4)
        self._buttons = QButtonGroup(self)
        texts = {
            Mode.GRID: (self.tr("Side by side"), self.tr("All results at once")),
            Mode.SPLIT: (self.tr("Slider"), self.tr("Drag a line between the photo and one result")),
            Mode.SINGLE: (self.tr("One"), self.tr("One result alone; the number keys change it")),
            Mode.BLINK: (self.tr("Blink"), self.tr("The photo and one result in turn")),
            Mode.DIFFERENCE: (self.tr("Difference"), self.tr("What each result changed, made stronger (hold 0)")),
        }
        for mode, (text, tip) in texts.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.setAccessibleDescription(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._chose, mode))
            self._buttons.addButton(button, list(Mode).index(mode))
            bar.addWidget(button)
        self.set_mode(Mode.GRID)
        self._hint = ElidedLabel(QPalette.ColorRole.PlaceholderText)
        self.set_pointing(False)
        bar.addSpacing(12)
        bar.addWidget(self._hint, 1)

    def _chose(self, mode: Mode, _checked: bool) -> None:
        self.chosen.emit(mode)

    def set_pointing(self, by_keys: bool) -> None:
        """Name the keys there are for who points with a mouse, or with keys."""
        self._hint.set_text(
            self.tr("Tab held: the photo as it was · 1 to 9: one result · Enter: use it · Delete: one hole")
            if by_keys
            else self.tr("Tab held: the photo as it was · 1 to 9: one result · Enter: use it · right click: one hole")
        )

    def set_mode(self, mode: Mode) -> None:
        """Show that results are compared this way."""
        self._buttons.button(list(Mode).index(mode)).setChecked(True)
