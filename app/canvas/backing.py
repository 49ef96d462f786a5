"""What a view shows, kept as images in the screen's own pixels and drawn anew only where something changed."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from app import convert
from pconv.box import Box


class Backing:
    """One image of a view's size, with the parts of it that are out of date.

    Args:
        form: the image's format.
        draw: makes the part inside a box (device pixels), an image of the box's size, or None for nothing there.
    """

    def __init__(self, form: QImage.Format, draw: Callable[[Box], QImage | None]) -> None:
        self._form = form
        self._draw = draw
        self._image = QImage()
        self._spare = QImage()
        self._stale = QRegion()

    @property
    def image(self) -> QImage:
        return self._image

    def resize(self, width: int, height: int) -> None:
        """Begin anew at a size in device pixels."""
        if (self._image.width(), self._image.height()) != (width, height):
            self._image = QImage(width, height, self._form)
            self._spare = QImage()
        self.spoil()

    def spoil(self, box: Box | None = None) -> None:
        """The picture inside `box`, or everywhere, is out of date."""
        whole = self._image.rect()
        self._stale |= whole if box is None else QRect(box.left, box.top, box.width, box.height) & whole

    def scroll(self, right: int, down: int) -> None:
        """Move what is there; only what comes into sight is out of date then."""
        whole = QRegion(self._image.rect())
        if (whole - self._stale).isEmpty():
            return  # as in a view that was resized, or never shown
        if self._spare.isNull():
            self._spare = QImage(self._image.size(), self._form)
        painter = QPainter(self._spare)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(right, down, self._image)
        painter.end()
        self._image, self._spare = self._spare, self._image
        self._stale = (self._stale.translated(right, down) & whole) | (whole - whole.translated(right, down))

    def refresh(self, within: QRect) -> None:
        """Draw what is out of date inside `within`."""
        todo = self._stale & within
        if todo.isEmpty():
            return
        painter = QPainter(self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for rect in todo:
            box = Box(rect.top(), rect.left(), rect.top() + rect.height(), rect.left() + rect.width())
            part = self._draw(box)
            if part is None:
                painter.fillRect(rect, Qt.GlobalColor.transparent)
            else:
                painter.drawImage(QPoint(rect.left(), rect.top()), part)
        painter.end()
        self._stale -= todo


def premultiplied(words: np.ndarray) -> QImage:
    """``(h, w) uint32`` of premultiplied 0xAARRGGBB as an image to lay over another."""
    return convert.from_argb(words, QImage.Format.Format_ARGB32_Premultiplied)


def device_rect(rect: QRect, ratio: float) -> QRect:
    """The screen's pixels that a rectangle of a view's coordinates touches."""
    left, top = math.floor(rect.left() * ratio), math.floor(rect.top() * ratio)
    right = math.ceil((rect.left() + rect.width()) * ratio)
    bottom = math.ceil((rect.top() + rect.height()) * ratio)
    return QRect(left, top, right - left, bottom - top)


def logical_rect(box: Box, ratio: float) -> QRect:
    """A rectangle of a view's coordinates around some of the screen's pixels, with a little room."""
    left, top = math.floor(box.left / ratio) - 1, math.floor(box.top / ratio) - 1
    return QRect(left, top, math.ceil(box.right / ratio) + 1 - left, math.ceil(box.bottom / ratio) + 1 - top)
