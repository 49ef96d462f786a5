"""What the tools have in common with which a line is drawn by hand around something."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.canvas.geometry import Frame, Point
from app.canvas.pointer import Pointer
from app.tools.base import Tool, on_screen


class OutlineTool(Tool):
    """Follows the pointer from press to release, and then calls `drawn`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self._erase = False

    def drawn(self, points: list[Point], *, erase: bool) -> None:
        """The line is finished; of a click it is one point."""

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
        if points:
            self.drawn(points, erase=self._erase)
        self.changed.emit()

    def cancel(self) -> None:
        self._points = []
        self.changed.emit()

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if len(self._points) > 1:
            outline = on_screen(self._points, frame)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw_line(painter, lambda: painter.drawPolyline(outline), dashed=True)
