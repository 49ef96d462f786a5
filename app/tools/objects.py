"""The object tool: draw loosely around a thing, or drag a box over it, and the thing alone is painted."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.areas import Area
from app.canvas.geometry import Frame, Point
from app.jobs import Lane
from app.tools.base import Pointer, on_screen, outline_box
from app.tools.looking import LookingTool
from pconv.box import Box
from pconv.control import Control

_STRAIGHT = 0.1  # of the box around a line: a line that surrounds less is a box's diagonal


class ObjectTool(LookingTool):
    """Adds the object that a line drawn by hand surrounds, or that a box dragged from corner to corner holds."""

    name = "object"
    key = "A"
    icon = "mdi6.selection-search"

    def __init__(self, lane: Lane | None = None, parent: QObject | None = None) -> None:
        super().__init__(lane, parent)
        self._points: list[Point] = []
        self._erase = False

    @property
    def text(self) -> str:
        return self.tr("Object")

    @property
    def hint(self) -> str:
        return self.tr("Draw loosely around a thing, or drag a box over it. The right button takes it out again.")

    @property
    def busy(self) -> bool:
        return bool(self._points) or self.looking.busy

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
        if len(points) > 1:
            self._look(_outline(points))
        self.changed.emit()

    def cancel(self) -> None:
        self._points = []
        self.looking.drop()
        self.changed.emit()

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if len(self._points) < 2:
            return
        if _is_box(self._points):
            self.draw_box(painter, frame, self._points[0], self._points[-1])
        else:
            outline = on_screen(self._points, frame)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw_line(painter, lambda: painter.drawPolyline(outline), dashed=True)

    def _look(self, points: list[Point]) -> None:
        document = self.document
        box = outline_box(points, document.shape)
        if box.area == 0:
            return
        # Copied here: a stroke that is painted meanwhile must not show.
        painted = document.areas[self.area]
        known = painted.mask() if painted.painted and not self._erase else None
        self.look(
            partial(_found_in, document.pixels, points, box, known),
            "find an object",
            partial(self._take, self.area, self._erase),
            doing=self.tr("Looking for the object…"),
        )

    def _take(self, area: Area, erase: bool, found: tuple[np.ndarray, Box] | None) -> None:
        if found is None:
            text = self.tr("No object stands out there; draw closer around it, or use the lasso.")
            self.told.emit(text, "info")
            return
        self.combine(*found, erase=erase, text=self.text, area=area)


def _found_in(
    pixels: np.ndarray, points: list[Point], box: Box, known: np.ndarray | None, _control: Control
) -> tuple[np.ndarray, Box] | None:
    from pconv.holes.objects import object_in
    from pconv.holes.shapes import polygon

    inside = polygon((box.height, box.width), [(x - box.left, y - box.top) for x, y in points])
    return object_in(pixels, inside, box, known)


def _is_box(points: list[Point]) -> bool:
    """Whether a line surrounds next to nothing of the box around it."""
    xs, ys = np.array(points).T
    surrounded = abs(np.dot(xs, np.roll(ys, 1)) - np.dot(ys, np.roll(xs, 1))) / 2
    return bool(surrounded < _STRAIGHT * np.ptp(xs) * np.ptp(ys))


def _outline(points: list[Point]) -> list[Point]:
    if not _is_box(points):
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
