"""The ellipse: drag over something round to add it to what is painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from app.canvas.geometry import Frame, Point
from app.tools.base import on_screen
from app.tools.rectangle import RectangleTool


class EllipseTool(RectangleTool):
    """Adds the ellipse that fills a box; Shift makes it a circle."""

    name = "ellipse"
    key = "U"
    icon = "mdi6.ellipse-outline"

    @property
    def text(self) -> str:
        return self.tr("Ellipse")

    @property
    def hint(self) -> str:
        return self.tr("Drag a box over {0}; Shift makes a circle. The right button takes it out again.").format(
            self.aim
        )

    def shape(self, size: tuple[int, int], corner: Point, opposite: Point) -> np.ndarray:
        from pconv.holes.shapes import ellipse

        return ellipse(size, corner, opposite)

    def draw(self, painter: QPainter, frame: Frame, corner: Point, opposite: Point) -> None:
        around = on_screen([corner, opposite], frame).boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_line(painter, lambda: painter.drawEllipse(around), dashed=True)
