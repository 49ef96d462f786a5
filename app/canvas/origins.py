"""Where a filled pixel was copied from: somebody points at it in a result, and a line leads to its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import dist
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.areas import Area
from app.canvas.backing import logical_rect
from app.canvas.geometry import Frame
from app.canvas.marks import draw_two_tone
from app.canvas.overlay import LOOKS
from app.canvas.source import Mix
from app.canvas.view import CanvasView
from app.document import Document
from pconv.box import Box

if TYPE_CHECKING:
    from pconv.fill import Fill

RING = 5.0  # logical pixels, radius of the smallest ring
_LARGEST_RING = 16.0  # around a patch


@dataclass(frozen=True)
class Origin:
    """A filled pixel and where it came from, as (row, column) of the stored picture.

    Attributes:
        pixel: the filled one.
        source: the one it was copied from; None where it was computed.
        patch: width in pixels of the patches that were compared.
    """

    pixel: tuple[int, int]
    source: tuple[int, int] | None
    patch: int = 1

    @property
    def distance(self) -> float:
        """Pixels between the two; 0 where nothing was copied."""
        return dist(self.pixel, self.source) if self.source is not None else 0.0


def origin_of(fill: Fill, row: int, column: int) -> Origin | None:
    """Where the pixel of a fill came from; None where the fill left the photo as it was."""
    for piece in fill.pieces:
        box = piece.box
        y, x = row - box.top, column - box.left
        if not (0 <= y < box.height and 0 <= x < box.width and piece.own[y, x]):
            continue
        return Origin((row, column), piece.source(y, x), getattr(fill.options, "patch", 1))
    return None


class OriginMarks(QWidget):
    """Rings and a line over a view. It lets all events through to the view."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = view
        self._origin: Origin | None = None
        self.resize(view.size())
        view.installEventFilter(self)

    @property
    def origin(self) -> Origin | None:
        """What is marked."""
        return self._origin

    def mark(self, origin: Origin | None) -> None:
        if origin != self._origin:
            former, self._origin = self._origin, origin
            for each in (former, origin):
                self.update(self._place(each))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._view.size())
        return False

    def _ends(self, origin: Origin) -> tuple[QPointF, QPointF]:
        """The middles of both pixels, in device pixels."""
        return tuple(QPointF(*self._view.frame.to_device(x + 0.5, y + 0.5)) for y, x in (origin.pixel, origin.source))

    def _place(self, origin: Origin | None) -> QRect:
        """What of the widget the marks of `origin` can touch."""
        if origin is None or origin.source is None:
            return QRect()
        ratio, frame = self.devicePixelRatioF(), self._view.frame
        start, end = self._ends(origin)
        reach = round(_LARGEST_RING * ratio + (origin.patch + 1) * frame.scale) + 4
        (left, right), (top, bottom) = sorted((start.x(), end.x())), sorted((start.y(), end.y()))
        box = Box(int(top) - reach, int(left) - reach, int(bottom) + reach, int(right) + reach)
        return logical_rect(box, ratio) & self.rect()

    def paintEvent(self, event: QPaintEvent) -> None:
        view, origin = self._view, self._origin
        if origin is None or origin.source is None or view.shows_original:
            return
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / ratio, 1 / ratio)
        start, end = self._ends(origin)
        # Rings go round the pixels; that at the source round the patch as well, where it is too small to be found.
        near = max(RING * ratio, 0.75 * view.frame.scale)
        around = 0.75 * origin.patch * view.frame.scale
        far = max(near, around) if around <= _LARGEST_RING * ratio else near
        line = QLineF(start, end)
        if line.length() > near + far:
            unit = (end - start) / line.length()
            line = QLineF(start + unit * near, end - unit * far)
            draw_two_tone(painter, lambda: painter.drawLine(line), _PLAIN)
        draw_two_tone(painter, lambda: painter.drawEllipse(start, near, near), _PLAIN)
        found = LOOKS[Area.DONOR].colour.lighter(120)
        draw_two_tone(painter, lambda: painter.drawEllipse(end, far, far), found)
        patch = _patch(origin, view.frame)
        draw_two_tone(painter, lambda: painter.drawRect(patch), found)


_PLAIN = QColor(255, 255, 255)


def _patch(origin: Origin, frame: Frame) -> QRectF:
    """The source patch, clipped to the picture, in device pixels."""
    row, column = origin.source
    box = Box(row, column, row + 1, column + 1).grown(origin.patch // 2, frame.shape)
    corners = ((box.left, box.top), (box.right, box.bottom))
    return QRectF(*(QPointF(*frame.to_device(x, y)) for x, y in corners)).normalized()


def _before(view: CanvasView, x: float, y: float) -> bool:
    """Whether a slider shows the photo before, and not the result, at a point of the picture."""
    shown = view.shown()
    return shown.mix is Mix.SPLIT and view.frame.to_device(x, y)[0] < shown.split_at(view.frame)


class Origins(QObject):
    """Shows, in the result that is pointed at, where the pixel under the pointer was copied from.

    Attributes:
        document: has the results.

    Signals:
        told: a sentence about the pixel that is pointed at; empty where there is nothing to say.
    """

    told = Signal(str)

    def __init__(self, results: QWidget) -> None:
        """`results`: shows all results; there is nothing to point at while it is hidden."""
        super().__init__(results)
        self._results = results
        self.document: Document | None = None
        self._on = False
        # Which result is pointed at, its marks, and where.
        self._pointed: tuple[str, str, OriginMarks, float, float] | None = None

    def attach(self, view: CanvasView, method: str, title: str) -> OriginMarks:
        """Follow the pointer over the view that shows the result of `method`, called `title`."""
        marks = OriginMarks(view)
        view.cursor_moved.connect(partial(self._moved, view, method, title, marks))
        return marks

    def set_on(self, on: bool) -> None:
        self._on = on
        if on and self._pointed is None and self._results.isVisible():
            self.told.emit(self.tr("Point at a filled pixel to see where it was copied from."))
        else:
            self._show()

    def forget(self) -> None:
        """The results are out of sight."""
        self._mark(None)
        self._pointed = None
        self.told.emit("")

    def _moved(
        self, view: CanvasView, method: str, title: str, marks: OriginMarks, x: float, y: float, inside: bool
    ) -> None:
        if self._pointed is not None and self._pointed[2] is not marks:
            self._mark(None)
        seen = inside and not _before(view, x, y)
        self._pointed = (method, title, marks, x, y) if seen else None
        if not self._on:
            return
        if not seen:
            marks.mark(None)
        self._show()

    def _show(self) -> None:
        if self._pointed is None:
            self.told.emit("")
            return
        method, title, marks, x, y = self._pointed
        fill = self.document.fills.get(method) if self._on else None
        origin = origin_of(fill, int(y), int(x)) if fill is not None else None
        marks.mark(origin)
        self.told.emit(self._sentence(fill, title, origin))

    def _mark(self, origin: Origin | None) -> None:
        if self._pointed is not None:
            self._pointed[2].mark(origin)

    def _sentence(self, fill: Fill | None, title: str, origin: Origin | None) -> str:
        if origin is None:
            return ""
        if not fill.copies:
            return self.tr("{0} did not copy; it computed these pixels.").format(title)
        if origin.source is None:
            return self.tr("Not copied: {0} has these pixels computed from what is around them.").format(title)
        row, column = origin.source
        return self.tr("Copied from ({0}, {1}), {2} px away").format(column, row, f"{origin.distance:.0f}")
