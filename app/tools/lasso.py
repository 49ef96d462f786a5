"""The lasso: draw around something to add it to what is painted."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.canvas.geometry import Frame, Point
from app.tools.base import Pointer, Tool, on_screen


class LassoTool(Tool):
    """Adds what a line drawn by hand surrounds."""

    name = "lasso"
    key = "L"
    icon = "mdi6.lasso"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self._erase = False

    @property
    def text(self) -> str:
        return self.tr("Lasso")

    @property
    def hint(self) -> str:
        return self.tr("Draw around {0}. The right button takes it out again.").format(self.aim)

    @property
    def busy(self) -> bool:
        return bool(self._points)

    def press(self, pointer: Pointer) -> None:
        if self.document is not None and self.document.photo is not None:
            self._points = [pointer.point]
            self._erase = pointer.erase

    def move(self, pointer: Pointer) -> None:
        if not self._points:
            return
        x, y = self._points[-1]
        if max(abs(pointer.x - x), abs(pointer.y - y)) >= 0.5:
            self._points.append(pointer.point)
            self.changed.emit()

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self.finish()

    def finish(self) -> None:
        points, self._points = self._points, []
        if len(points) > 2:
            self.fill_outline(points, erase=self._erase, text=self.tr("Lasso"))
        self.changed.emit()

    def cancel(self) -> None:
        self._points = []
        self.changed.emit()

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if len(self._points) > 1:
            outline = on_screen(self._points, frame)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw_line(painter, lambda: painter.drawPolyline(outline), dashed=True)
