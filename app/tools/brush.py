"""The brush: paints with a round tip."""

from __future__ import annotations

from functools import reduce

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QPainter

from app.areas import AreaEdit
from app.canvas.geometry import Frame, Point
from app.canvas.pointer import Modifier, Pointer
from app.tools.base import Tool
from pconv.box import Box

SMALLEST, LARGEST = 1.0, 1000.0
_FRAME_MS = 8  # between two times that the events since are drawn; tablets send several in that time


class BrushSize(QObject):
    """The diameter of the tip in picture pixels, shared by the tools that have one."""

    changed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = 40.0

    @property
    def value(self) -> float:
        return self._value

    def set(self, value: float) -> None:
        """Change the size; it is kept within 1 .. 1000 px."""
        value = min(LARGEST, max(SMALLEST, value))
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def step(self, direction: int) -> None:
        """One tenth larger (1) or smaller (-1), at least one pixel."""
        self.set(round(self._value) + direction * max(1, round(self._value * 0.1)))


class BrushTool(Tool):
    """Paints with a round tip; Shift-click draws a straight line from where the last stroke ended."""

    name = "brush"
    key = "B"
    icon = "mdi6.brush"
    sized = True
    value = 255

    def __init__(self, size: BrushSize | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = size or BrushSize(self)
        self.size.changed.connect(self.changed)
        self._edit: AreaEdit | None = None
        self._value = self.value
        self._waiting: list[Pointer] = []
        self._at: Pointer | None = None
        self._ended_at: Point | None = None
        self._timer = QTimer(self, interval=_FRAME_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def text(self) -> str:
        return self.tr("Brush")

    @property
    def hint(self) -> str:
        return self.tr("Paint over {0}. The right button erases, Shift-click draws a straight line.").format(self.aim)

    @property
    def step_text(self) -> str:
        return self.tr("Erase") if self._value == 0 else self.tr("Paint")

    @property
    def busy(self) -> bool:
        return self._edit is not None and self._edit.active

    def cursor(self) -> QCursor:
        return QCursor(Qt.CursorShape.BlankCursor)

    def press(self, pointer: Pointer) -> None:
        self.finish()
        if self.document is None or self.document.photo is None:
            return
        self._value = 0 if pointer.erase else self.value
        self._edit = self.begin(self.step_text)
        straight = pointer.modifiers & Modifier.ShiftModifier and self._ended_at is not None
        self._at = Pointer(*self._ended_at, pressure=pointer.pressure) if straight else pointer
        self._draw([pointer])

    def move(self, pointer: Pointer) -> None:
        if not self.busy:
            return
        self._waiting.append(pointer)
        if not self._timer.isActive():
            self._timer.start()

    def release(self, pointer: Pointer) -> None:
        if self.busy and pointer.point != self._at.point:
            self._waiting.append(Pointer(*pointer.point, pressure=self._at.pressure))
        self.finish()

    def flush(self) -> None:
        """Draw the part of the stroke that has not been drawn yet."""
        waiting, self._waiting = self._waiting, []
        if waiting and self.busy:
            self._draw(waiting)

    def finish(self) -> None:
        self.flush()
        edit, self._edit = self._edit, None
        if edit is not None:
            self._ended_at = self._at.point
            edit.finish()
            self.finished.emit()

    def cancel(self) -> None:
        edit, self._edit = self._edit, None
        self._waiting.clear()
        if edit is not None:
            edit.cancel()

    def _draw(self, pointers: list[Pointer]) -> None:
        from pconv.holes.shapes import stroke

        boxes = []
        for pointer in pointers:
            radius = max(0.5, self.size.value / 2 * pointer.pressure)
            box = _stroke_box(self._at.point, pointer.point, radius, self.document.shape)
            if box.area:
                self._edit.open(box)
                stroke(self._edit.array, self._at.point, pointer.point, radius, self._value)
                boxes.append(box)
            self._at = pointer
        if boxes:
            self._edit.close(reduce(Box.union, boxes))

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if pointer is None:
            return
        middle = QPointF(*frame.to_device(pointer.x, pointer.y))
        radius = max(0.5, self.size.value / 2 * pointer.pressure) * frame.scale
        erasing = self._value == 0 if self.busy else self.value == 0 or pointer.erase
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if radius < 4:  # too small to be found again: mark the place
            for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                line = middle + way * (radius + 3), middle + way * (radius + 9)
                self.draw_line(painter, lambda line=line: painter.drawLine(*line))
        self.draw_line(painter, lambda: painter.drawEllipse(middle, radius, radius), dashed=erasing)


def _stroke_box(start: Point, end: Point, radius: float, shape: tuple[int, int]) -> Box:
    """The pixels a piece of a stroke can touch, clipped to the picture."""
    reach = int(radius) + 3
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    box = Box(
        max(0, int(top) - reach),
        max(0, int(left) - reach),
        min(shape[0], int(bottom) + reach + 1),
        min(shape[1], int(right) + reach + 1),
    )
    return box if box.height > 0 and box.width > 0 else Box(0, 0, 0, 0)
