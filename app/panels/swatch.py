"""A button that shows a colour and asks for another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QColorDialog, QToolButton, QWidget


class Swatch(QToolButton):
    """`picked` carries the new colour as "#rrggbb". `ask` gets the present one and returns another or None."""

    picked = Signal(str)

    def __init__(
        self, colour: str, ask: Callable[[str], str | None] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask = ask or self._dialog
        self.setIconSize(QSize(22, 16))
        self.setAutoRaise(True)
        self.set_colour(colour)
        self.clicked.connect(self._pick)

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(self.iconSize() * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(1, 1, self.iconSize().width() - 2, self.iconSize().height() - 2, 3, 3)
        painter.end()
        self.setIcon(QIcon(pixmap))
        self.setToolTip(f"{self.accessibleName()} ({colour})".strip())

    def _pick(self) -> None:
        colour = self._ask(self._colour)
        if colour:
            self.set_colour(colour)
            self.picked.emit(colour)

    def _dialog(self, start: str) -> str | None:
        colour = QColorDialog.getColor(QColor(start), self)
        return colour.name() if colour.isValid() else None
