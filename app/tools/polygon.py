"""The polygon: click corner after corner around something to add it to what is painted."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter

from app.canvas.geometry import Frame, Point
from app.canvas.pointer import Pointer
from app.tools.base import Tool, on_screen

_CLOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PolygonTool(Tool):
    """Adds what straight lines between clicks surround; a click on the first corner, a double click or Enter closes."""

    name = "polygon"
    key = "P"
    icon = "mdi6.vector-polygon"
    drags = False
    wanted = Tool.wanted | {*_CLOSING, Qt.Key.Key_Backspace}

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._corners: list[Point] = []
        self._next: Point | None = None
        self._erase = False

    @property
    def text(self) -> str:
        return self.tr("Polygon")

    @property
    def hint(self) -> str:
        return self.tr("Click the corners. A double click or Enter closes, Backspace takes the last corner back.")

    @property
    def keys_hint(self) -> str:
        return self.tr("Arrows move, Space sets a corner. Space twice or Enter closes, Backspace takes the last back.")

    @property
    def busy(self) -> bool:
        return bool(self._corners)

    def press(self, pointer: Pointer) -> None:
        if self.document is None or self.document.photo is None:
            return
        if not self._corners:
            self._erase = pointer.erase
        elif len(self._corners) > 2 and math.dist(pointer.point, self._corners[0]) <= pointer.reach:
            self._close()
            return
        self._corners.append(pointer.point)
        self._next = pointer.point
        self.changed.emit()

    def move(self, pointer: Pointer) -> None:
        if self._corners:
            self._next = pointer.point
            self.changed.emit()

    def double_click(self, pointer: Pointer) -> None:
        # The first click of the two has set the corner.
        self._close()

    def key_pressed(self, key: Qt.Key) -> bool:
        if key in _CLOSING:
            self._close()
        elif key == Qt.Key.Key_Backspace:
            self._corners.pop()
            self.changed.emit()
        else:
            return super().key_pressed(key)
        return True

    def cancel(self) -> None:
        self._corners = []
        self.changed.emit()

    def _close(self) -> None:
        corners, self._corners = self._corners, []
        if len(corners) > 2:
            self.fill_outline(corners, erase=self._erase, text=self.tr("Polygon"))
        self.changed.emit()

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if not self._corners:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = on_screen([*self._corners, self._next], frame)
        self.draw_line(painter, lambda: painter.drawPolyline(line))
        size = 3.5 * painter.device().devicePixelRatioF()
        for index, corner in enumerate(self._corners):
            middle = QPointF(*frame.to_device(*corner))
            reach = size * (1.6 if index == 0 and len(self._corners) > 2 else 1)
            self.draw_line(painter, lambda middle=middle, reach=reach: painter.drawEllipse(middle, reach, reach))
