"""The object tool: draw loosely around a thing, or drag a box over it, and the thing alone is painted."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.areas import Area, Snapshot
from app.canvas.geometry import Frame, Point
from app.canvas.pointer import Pointer
from app.jobs import Lane
from app.looking import Looking
from app.tools.outline import OutlineTool
from pconv.box import Box
from pconv.control import Control
from pconv.holes.shapes import corners, outline_box

_STRAIGHT = 0.1  # of the box around a line: a line that surrounds less is a box's diagonal


class ObjectTool(OutlineTool):
    """Adds the object that a line drawn by hand surrounds, or that a box dragged from corner to corner holds.

    Args:
        lane: where it is looked for; None: nowhere.
    """

    name = "object"
    key = "A"
    icon = "mdi6.selection-search"

    def __init__(self, lane: Lane | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looking = Looking(lane, self)

    @property
    def text(self) -> str:
        return self.tr("Object")

    @property
    def hint(self) -> str:
        return self.tr("Draw loosely around a thing, or drag a box over it. The right button takes it out again.")

    @property
    def keys_hint(self) -> str:
        return self.tr("Space, arrows around a thing or from corner to corner, Space. Delete takes it out again.")

    @property
    def busy(self) -> bool:
        return super().busy or self.looking.busy

    def cancel(self) -> None:
        super().cancel()
        self.looking.drop()

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if len(self._points) > 1 and _is_box(self._points):
            self.draw_box(painter, frame, self._points[0], self._points[-1])
        else:
            super().paint(painter, frame, pointer)

    def drawn(self, points: list[Point], *, erase: bool) -> None:
        document, points = self.document, _outline(points)
        if len(points) < 2 or outline_box(points, document.shape).area == 0:
            return
        # Taken here: a stroke that is painted meanwhile must not show.
        painted = document.areas[self.area]
        known = painted.snapshot() if painted.painted and not erase else None
        self.looking.look(
            document,
            partial(_found_in, document.pixels, points, known),
            "find an object",
            partial(self._take, self.area, erase),
            doing=self.tr("Looking for the object…"),
        )

    def _take(self, area: Area, erase: bool, found: tuple[np.ndarray, Box] | None) -> None:
        if found is None:
            text = self.tr("No object stands out there; draw closer around it, or use the lasso.")
            self.looking.told.emit(text, "info")
            return
        self.combine(*found, erase=erase, text=self.text, area=area)


def _found_in(
    pixels: np.ndarray, points: list[Point], known: Snapshot | None, _control: Control
) -> tuple[np.ndarray, Box] | None:
    from pconv.holes.objects import object_within

    return object_within(pixels, points, None if known is None else known.mask())


def _is_box(points: list[Point]) -> bool:
    """Whether a line surrounds next to nothing of the box around it, or goes from corner to corner as keys go."""
    xs, ys = np.array(points).T
    if _by_keys(np.diff(xs), np.diff(ys)) and np.ptp(xs) and np.ptp(ys):
        return True
    surrounded = abs(np.dot(xs, np.roll(ys, 1)) - np.dot(ys, np.roll(xs, 1))) / 2
    return bool(surrounded < _STRAIGHT * np.ptp(xs) * np.ptp(ys))


def _by_keys(right: np.ndarray, down: np.ndarray) -> bool:
    """Whether steps lead away from their start along the axes and diagonals only: a hand does not draw like that."""
    straight = (right == 0) | (down == 0) | (np.abs(right) == np.abs(down))
    return bool(straight.all() and all((step >= 0).all() or (step <= 0).all() for step in (right, down)))


def _outline(points: list[Point]) -> list[Point]:
    if len(points) < 2 or not _is_box(points):
        return points
    return corners(points[0], points[-1])
