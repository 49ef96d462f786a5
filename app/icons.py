"""Monochrome icons drawn in the palette's colours of the moment, so that they follow a change of theme by themselves.

The glyphs are qtawesome's Material Design Icons. qtawesome itself draws them only where its font cannot be found: its
import loads OpenGL and four icon fonts, a third of the time to the first paint.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

_PREFIX = "mdi6"
_FONT, _CHARACTERS = "materialdesignicons6-webfont*.ttf", "materialdesignicons6-webfont-charmap*.json"
_SCALE_ON_PLATE = 0.76
_SCALE = 0.92  # of the icon's height, so that round glyphs do not touch its edge


def icon(name: str, plate: QColor | None = None) -> QIcon:
    """The icon called "mdi6.…", in the colour of the palette's text or on a plate of a colour."""
    glyphs = _glyphs()
    if glyphs is None or name.partition(".")[2] not in glyphs[1]:
        import qtawesome

        return qtawesome.icon(name, color=plate or QGuiApplication.palette().color(QPalette.ColorRole.WindowText))
    family, characters = glyphs
    return QIcon(_Engine(family, chr(int(characters[name.partition(".")[2]], 16)), plate))


class _Engine(QIconEngine):
    """Paints one character of an icon font, on a plate of a colour where one is given."""

    def __init__(self, family: str, character: str, plate: QColor | None = None) -> None:
        super().__init__()
        self._family, self._character, self._plate = family, character, plate
        self._drawn: dict[tuple[int, int, int], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(self._family)
        font.setPixelSize(max(1, round(rect.height() * (_SCALE if self._plate is None else _SCALE_ON_PLATE))))
        painter.save()
        painter.setFont(font)
        if self._plate is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._plate)
            painter.drawRoundedRect(rect, rect.height() * 0.2, rect.height() * 0.2)
        painter.setPen(_colour(mode) if self._plate is None else _on(self._plate))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = size.width(), size.height(), _colour(mode).rgba()
        if key not in self._drawn:
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
            self._drawn[key] = pixmap
        return self._drawn[key]

    def clone(self) -> QIconEngine:
        return _Engine(self._family, self._character, self._plate)


def _colour(mode: QIcon.Mode) -> QColor:
    group, role = QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText
    if mode == QIcon.Mode.Disabled:
        group = QPalette.ColorGroup.Disabled
    elif mode == QIcon.Mode.Selected:
        role = QPalette.ColorRole.HighlightedText
    return QGuiApplication.palette().color(group, role)


def _on(plate: QColor) -> QColor:
    """Black or white, whichever is read better on a colour."""
    light = 0.299 * plate.red() + 0.587 * plate.green() + 0.114 * plate.blue()
    return QColor(20, 20, 20) if light > 120 else QColor(255, 255, 255)


@cache
def _glyphs() -> tuple[str, dict[str, str]] | None:
    """The font's family and its characters' hexadecimal numbers by name; None where they cannot be had."""
    package = importlib.util.find_spec("qtawesome")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0]) / "fonts"
    fonts, tables = sorted(folder.glob(_FONT)), sorted(folder.glob(_CHARACTERS))
    if not fonts or not tables:
        return None
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(fonts[-1])))
    return (families[0], json.loads(tables[-1].read_text("utf-8"))) if families else None
