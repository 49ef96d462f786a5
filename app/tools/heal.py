"""Healing: a part of the hole is dragged to where it is to be copied from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter

from app.areas import Area
from app.canvas.geometry import Frame, Point
from app.canvas.marks import draw_two_tone
from app.canvas.overlay import LOOKS
from app.canvas.pointer import Pointer
from app.tools.base import Tool, on_screen
from pconv.box import Box
from pconv.holes.parts import Part

_SHOWN = 12  # with more parts than that, only the one in hand shows where it is copied from
_CORNERS = 3000  # of outlines that are drawn, the one in hand before all others: more take too long


@dataclass(frozen=True, eq=False)
class HealedPart:
    """A connected part of the hole, and from where it is copied.

    Attributes:
        inside: ``(h, w) bool``, the part, over `box`.
        box: of the photo.
        outlines: around it, in stored coordinates.
        offset: rows down and columns to the right.
    """

    inside: np.ndarray
    box: Box
    outlines: tuple[Sequence[Point], ...]
    offset: tuple[int, int]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the photo is in the part."""
        return Part(self.inside, self.box).holds(int(np.floor(x)), int(np.floor(y)))


@dataclass(frozen=True)
class _Grip:
    """What a drag began with.

    Attributes:
        point: where the button went down.
        index: number of the part.
        offset: of the part as if it had been let go at once.
        former: what it was before.
    """

    point: Point
    index: int
    offset: tuple[float, float]
    former: tuple[int, int]


class HealTool(Tool):
    """Says from where parts of the hole are copied, and shows it; `app.healing.Healing` does the copying.

    Signals:
        taken_up: it is in hand, or no longer.
        dragged: number of a part that is being dragged to another offset.
        placed: the drag ended, at another offset than before.
        freed: number of a part that is to be copied from where it fits best.
        missed: somebody wanted to drag a part, and there is no hole.
    """

    name = "heal"
    key = "J"
    icon = "mdi6.image-move"
    covers = True

    taken_up = Signal(bool)
    dragged = Signal(int)
    placed = Signal()
    freed = Signal(int)
    missed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[HealedPart, ...] = ()
        self._chosen = 0
        self._grip: _Grip | None = None

    @property
    def text(self) -> str:
        return self.tr("Heal")

    @property
    def hint(self) -> str:
        return self.tr(
            "Drag the hole over what to copy, or click there; Enter keeps it. The right button finds the best place."
        )

    @property
    def keys_hint(self) -> str:
        return self.tr("Space on what is to be copied; Space, arrows, Space to shift it. Enter keeps it.")

    @property
    def busy(self) -> bool:
        return self._grip is not None

    def cursor(self) -> QCursor:
        return QCursor(Qt.CursorShape.SizeAllCursor)

    def take_up(self) -> None:
        self.taken_up.emit(True)

    def put_down(self) -> None:
        self.taken_up.emit(False)

    def show(self, parts: Sequence[HealedPart]) -> None:
        """Show what is copied from where; a drag that was begun ends."""
        self._grip = None
        if len(parts) != len(self.parts):
            self._chosen = 0
        self.parts = tuple(parts)
        self.changed.emit()

    # -- the pointer -------------------------------------------------------------------------------------------

    def press(self, pointer: Pointer) -> None:
        if not self.parts:
            self.missed.emit()
            return
        index, of_source = self._pointed(pointer)
        if pointer.erase:
            self.freed.emit(self._chosen if index is None else index)
            return
        clicked = index is None  # what is to be copied, and no part
        self._chosen = self._chosen if clicked else index
        box, former = self.parts[self._chosen].box, self.parts[self._chosen].offset
        offset = former if of_source else (0.0, 0.0)
        if clicked:
            offset = pointer.y - (box.top + box.bottom) / 2, pointer.x - (box.left + box.right) / 2
        self._grip = _Grip(pointer.point, self._chosen, offset, former)
        if clicked:
            self._drag(pointer)
        self.changed.emit()

    def move(self, pointer: Pointer) -> None:
        if self._grip is not None and pointer.point != self._grip.point:
            self._drag(pointer)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self.finish()

    def finish(self) -> None:
        grip, self._grip = self._grip, None
        if grip is not None and self.parts[grip.index].offset != grip.former:
            self.placed.emit()
        self.changed.emit()

    def cancel(self) -> None:
        grip, self._grip = self._grip, None
        if grip is not None:
            self._put(grip.index, grip.former)

    def _drag(self, pointer: Pointer) -> None:
        grip = self._grip
        box, (height, width) = self.parts[grip.index].box, self.document.shape
        down = grip.offset[0] + pointer.y - grip.point[1]
        right = grip.offset[1] + pointer.x - grip.point[0]
        down = min(max(down, -box.top), height - box.bottom)
        right = min(max(right, -box.left), width - box.right)
        self._put(grip.index, (round(down), round(right)))

    def _put(self, index: int, offset: tuple[int, int]) -> None:
        part = self.parts[index]
        if offset != part.offset:
            parts = list(self.parts)
            parts[index] = replace(part, offset=offset)
            self.parts = tuple(parts)
            self.dragged.emit(index)
            self.changed.emit()

    def _pointed(self, pointer: Pointer) -> tuple[int | None, bool]:
        """The part that is pointed at, by itself or by what is copied there, and whether it is the latter."""
        x, y = pointer.point
        order = sorted(range(len(self.parts)), key=lambda index: index != self._chosen)
        for index in order:
            if self.parts[index].holds(x, y):
                return index, False
        for index in order:
            down, right = self.parts[index].offset
            if self._shows(index) and self.parts[index].holds(x - right, y - down):
                return index, True
        return None, False

    def _shows(self, index: int) -> bool:
        """Whether it is drawn from where a part is copied."""
        return index == self._chosen or len(self.parts) <= _SHOWN

    # -- the picture -------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        source, plain = LOOKS[Area.DONOR].colour.lighter(120), QColor(255, 255, 255)
        left = _CORNERS
        for index in sorted(range(len(self.parts)), key=lambda index: index != self._chosen):
            part = self.parts[index]
            left -= sum(map(len, part.outlines))
            if index != self._chosen and left < 0:
                break
            for outline in part.outlines:
                here = on_screen(outline, frame)
                draw_two_tone(painter, lambda here=here: painter.drawPolygon(here), plain, dashed=True)
            if not self._shows(index) or part.offset == (0, 0):
                continue
            down, right = part.offset
            for outline in part.outlines:
                there = on_screen([(x + right, y + down) for x, y in outline], frame)
                draw_two_tone(painter, lambda there=there: painter.drawPolygon(there), source)
            if index == self._chosen:
                _draw_arrow(painter, part, frame, source)


def _draw_arrow(painter: QPainter, part: HealedPart, frame: Frame, colour: QColor) -> None:
    """From the middle of what is copied to the middle of the part."""
    x, y = (part.box.left + part.box.right) / 2, (part.box.top + part.box.bottom) / 2
    end = QPointF(*frame.to_device(x, y))
    start = QPointF(*frame.to_device(x + part.offset[1], y + part.offset[0]))
    way = end - start
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    head = 9 * painter.device().devicePixelRatioF()
    if length < 2 * head:
        return
    along = way / length * head
    across = QPointF(-along.y(), along.x()) * 0.5
    lines = [start, end, end - along + across, end, end - along - across]
    draw_two_tone(painter, lambda: painter.drawPolyline(lines), colour)
