"""What all tools for painting an area have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPolygonF

from app.areas import Area, AreaEdit, title
from app.canvas.geometry import Frame, Point
from app.canvas.marks import draw_two_tone
from app.canvas.overlay import LOOKS
from app.canvas.pointer import Pointer
from app.document import Document
from app.i18n import translate
from app.looking import Looking
from pconv.box import Box
from pconv.holes.shapes import outline_box

_AIMS = {
    Area.HOLE: QT_TRANSLATE_NOOP("Tool", "what should go"),
    Area.FORBIDDEN: QT_TRANSLATE_NOOP("Tool", "what must not be copied"),
    Area.DONOR: QT_TRANSLATE_NOOP("Tool", "what is to be copied"),
}


class Tool(QObject):
    """A way of changing an area by hand. The view it is in calls `press`, `move`, ..., `release` or `cancel`.

    Class attributes:
        name: how the program calls it.
        key: the key that takes it up.
        icon: a qtawesome icon.
        sized: whether it has a size.
        tolerant: whether it has a tolerance.
        sensitive: whether it has a sensitivity.
        drags: whether what a press begins goes on until the release; else each press is all there is.
        covers: whether it shows the photo with the hole filled, so that what is painted is not to be seen.
        wanted: the keys it knows what to do with while it is busy.

    Attributes:
        area: what it paints.
        looking: what looks for something in the photo on its behalf, or None.

    Signals:
        changed: what the tool draws over the picture looks different.
        finished: the area was changed, as one step.
    """

    name = ""
    key = ""
    icon = ""
    sized = False
    tolerant = False
    sensitive = False
    drags = True
    covers = False
    wanted = frozenset((Qt.Key.Key_Escape,))

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.area = Area.HOLE
        self.looking: Looking | None = None

    def set_area(self, area: Area) -> None:
        """Paint another area from now on; a stroke that was begun stays on the former."""
        self.finish()
        self.area = area
        self.changed.emit()

    @property
    def text(self) -> str:
        """What a person calls the tool."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """How to use it on its area, in one or two short sentences."""
        raise NotImplementedError

    @property
    def keys_hint(self) -> str:
        """The same for who points with keys."""
        if self.drags:
            return self.tr("Arrows move, Shift far, Ctrl one pixel. Space begins and ends; Delete erases.")
        return self.tr("Arrows move, Shift far, Ctrl one pixel. Space clicks; Delete erases.")

    @property
    def aim(self) -> str:
        """What a person paints over with it."""
        return translate("Tool", _AIMS[self.area])

    @property
    def busy(self) -> bool:
        """Whether something is begun that is not yet finished or cancelled."""
        return False

    def cursor(self) -> QCursor:
        return QCursor(Qt.CursorShape.CrossCursor)

    def take_up(self) -> None:
        """It is in hand from now on."""

    def put_down(self) -> None:
        """It is no longer in hand."""

    def press(self, pointer: Pointer) -> None:
        """A button went down."""

    def move(self, pointer: Pointer) -> None:
        """The pointer moved, with or without a button down."""

    def release(self, pointer: Pointer) -> None:
        """The button went up."""

    def double_click(self, pointer: Pointer) -> None:
        """A button went down for the second time."""
        self.press(pointer)

    def key_pressed(self, key: Qt.Key) -> bool:
        """A key went down while the tool is busy. True if the tool knew what to do with it."""
        if key == Qt.Key.Key_Escape:
            self.cancel()
            return True
        return False

    def finish(self) -> None:
        """End what was begun, keeping it: the view lost the pointer."""

    def cancel(self) -> None:
        """End what was begun, leaving the area as it was."""

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        """Draw over the picture, in device pixels. `pointer` is None while it is elsewhere."""

    # -- for the tools themselves ------------------------------------------------------------------------------

    def begin(self, text: str, area: Area | None = None) -> AreaEdit:
        """Begin a step called `text` on an area; None for the tool's."""
        area = area or self.area
        return self.document.edit(_called(text, area), area)

    def combine(self, mask: np.ndarray, box: Box, *, erase: bool, text: str, area: Area | None = None) -> None:
        """Add ``mask: (h, w) bool`` to an area at `box`, or take it away, as one step called `text`."""
        if self.document is None or box.area == 0:
            return
        area = area or self.area
        self.document.put(mask, box, 0 if erase else 255, _called(text, area), area)
        self.finished.emit()

    def fill_outline(self, points: Sequence[Point], *, erase: bool, text: str) -> None:
        """Add or take away what a closed outline surrounds."""
        from pconv.holes.shapes import polygon

        box = outline_box(points, self.document.shape)
        inner = [(x - box.left, y - box.top) for x, y in points]
        self.combine(polygon((box.height, box.width), inner), box, erase=erase, text=text)

    def draw_box(self, painter: QPainter, frame: Frame, start: Point, end: Point) -> None:
        """Draw the outline of a rectangle that is dragged from one corner to the other."""
        (x0, y0), (x1, y1) = start, end
        outline = on_screen([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], frame)
        self.draw_line(painter, lambda: painter.drawPolygon(outline), dashed=True)

    def draw_line(self, painter: QPainter, draw: Callable[[], None], *, dashed: bool = False) -> None:
        """Draw a line of the tool, in the colour of what it paints."""
        colour = QColor(255, 255, 255) if self.area is Area.HOLE else LOOKS[self.area].colour.lighter(120)
        draw_two_tone(painter, draw, colour, dashed=dashed)


def _called(text: str, area: Area) -> str:
    """What a step of painting on an area is called."""
    return text if area is Area.HOLE else translate("Tool", "{0}: {1}").format(text, title(area))


def on_screen(points: Sequence[Point], frame: Frame) -> QPolygonF:
    """Stored points as a polygon in device pixels."""
    return QPolygonF([QPointF(*frame.to_device(x, y)) for x, y in points])
