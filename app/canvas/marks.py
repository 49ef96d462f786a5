"""What a view draws besides pictures: the empty canvas, the line between two pictures, frames and lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QWidget

GRIP = 15.0  # logical pixels, radius of the handle of the line between two pictures
CROSS = 21.0  # half the width of the cross-hair that keys move


def draw_empty(painter: QPainter, rect: QRect, palette: QPalette, text: str, below: QWidget | None) -> None:
    """A framed picture in outline and the words what to do."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    colour = QColor(255, 255, 255, 150) if dark else QColor(0, 0, 0, 140)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = rect.center().y() - (below.height() / 2 + 40 if below is not None else 20)
    painter.translate(rect.center().x(), middle)
    pen = QPen(colour, 2.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(-44, -36, 88, 66), 8, 8)
    painter.drawEllipse(QPointF(-20, -14), 7, 7)
    hills = QPainterPath(QPointF(-43, 18))
    for x, y in ((-18, -1), (2, 17), (18, 3), (43, 22)):
        hills.lineTo(x, y)
    painter.drawPath(hills)
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 1.35)
    painter.setFont(font)
    painter.drawText(QRectF(-rect.width() / 2, 50, rect.width(), 40), Qt.AlignmentFlag.AlignCenter, text)
    painter.resetTransform()


def draw_split_handle(painter: QPainter, x: int, size: tuple[int, int], ratio: float) -> None:
    """The line between two pictures at device x, with a handle in its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(x, size[1] / 2)
    for colour, width in ((QColor(0, 0, 0, 110), 4.0), (QColor(255, 255, 255, 240), 1.6)):
        painter.setPen(QPen(colour, width * ratio))
        painter.drawLine(QPointF(x, 0), QPointF(x, size[1]))
    painter.setPen(QPen(QColor(0, 0, 0, 110), ratio))
    painter.setBrush(QColor(255, 255, 255, 240))
    painter.drawEllipse(middle, GRIP * ratio, GRIP * ratio)
    pen = QPen(QColor(50, 50, 50), 2 * ratio)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1, 1):
        tip = middle + QPointF(side * 9 * ratio, 0)
        arms = [tip + QPointF(-side * 4.5 * ratio, up * 4.5 * ratio) for up in (-1, 1)]
        painter.drawPolyline([arms[0], tip, arms[1]])


def draw_focus(painter: QPainter, size: tuple[int, int], palette: QPalette, ratio: float) -> None:
    """A frame around the chosen one of several views."""
    width = 2.0 * ratio
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(palette.color(QPalette.ColorRole.Highlight), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(QRectF(width / 2, width / 2, size[0] - width, size[1] - width))


def draw_cross(painter: QPainter, middle: QPointF, *, pressed: bool, erasing: bool) -> None:
    """A cross-hair that leaves the point it is about free, with a ring while it is pressed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pixel = _pixel(painter)
    arms = [
        QLineF(middle + way * 5 * pixel, middle + way * CROSS * pixel)
        for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1))
    ]
    draw_two_tone(painter, lambda: painter.drawLines(arms), QColor(255, 255, 255), weight=1.7)
    if pressed:
        ring = 10 * pixel
        draw = partial(painter.drawEllipse, middle, ring, ring)
        draw_two_tone(painter, draw, QColor(255, 255, 255), dashed=erasing, weight=1.7)


def draw_two_tone(
    painter: QPainter, draw: Callable[[], None], colour: QColor, *, dashed: bool = False, weight: float = 1.0
) -> None:
    """Draw a line that shows on any background: a bright one on a wider dark one."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    bright = QColor(colour.red(), colour.green(), colour.blue(), 235)
    for shade, width, style in (
        (QColor(0, 0, 0, 170), 3.0, Qt.PenStyle.SolidLine),
        (bright, 1.2, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine),
    ):
        painter.setPen(QPen(shade, width * weight * _pixel(painter), style))
        draw()


def _pixel(painter: QPainter) -> float:
    """Device pixels of a line that looks one pixel wide."""
    return max(1.0, painter.device().devicePixelRatioF())
