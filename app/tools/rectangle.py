"""The rectangle: drag over something to add it to what is painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.canvas.geometry import Frame, Point
from app.canvas.pointer import Modifier, Pointer
from app.tools.base import Tool
from pconv.box import Box
from pconv.holes.shapes import outline_box


class RectangleTool(Tool):
    """Adds a rectangle; Shift makes it a square."""

    name = "rectangle"
    key = "R"
    icon = "mdi6.rectangle-outline"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start: Point | None = None
        self._end: Point | None = None
        self._erase = False

    @property
    def text(self) -> str:
        return self.tr("Rectangle")

    @property
    def hint(self) -> str:
        return self.tr("Drag over {0}; Shift makes a square. The right button takes it out again.").format(self.aim)

    @property
    def busy(self) -> bool:
        return self._start is not None

    def press(self, pointer: Pointer) -> None:
        if self.document is not None and self.document.photo is not None:
            self._start = self._end = pointer.point
            self._erase = pointer.erase

    def move(self, pointer: Pointer) -> None:
        if self._start is None:
            return
        x, y = pointer.x - self._start[0], pointer.y - self._start[1]
        if pointer.modifiers & Modifier.ShiftModifier:
            side = max(abs(x), abs(y))
            x, y = float(np.copysign(side, x)), float(np.copysign(side, y))
        self._end = self._start[0] + x, self._start[1] + y
        self.changed.emit()

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self.finish()

    def finish(self) -> None:
        start, end = self._start, self._end
        self._start = None
        if start is not None and start != end:
            self._add(start, end)
        self.changed.emit()

    def cancel(self) -> None:
        self._start = None
        self.changed.emit()

    def shape(self, size: tuple[int, int], corner: Point, opposite: Point) -> np.ndarray:
        """What is added of a part of the picture: ``(h, w) bool`` of that size."""
        from pconv.holes.shapes import rectangle

        return rectangle(size, corner, opposite)

    def _add(self, start: Point, end: Point) -> None:
        box = outline_box((start, end), self.document.shape)
        near, far = ((x - box.left, y - box.top) for x, y in (start, end))
        mask = self.shape((box.height, box.width), near, far)
        inner = Box.of(mask)
        if inner is not None:
            place = inner.moved(box.top, box.left)
            self.combine(mask[inner.slices], place, erase=self._erase, text=self.text)

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if self._start is not None:
            self.draw(painter, frame, self._start, self._end)

    def draw(self, painter: QPainter, frame: Frame, corner: Point, opposite: Point) -> None:
        """Show what would be added."""
        self.draw_box(painter, frame, corner, opposite)
