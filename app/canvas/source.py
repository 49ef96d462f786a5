"""Which picture, or which two of them and how, a view shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QImage, QPainter

from app.canvas.geometry import Frame
from app.canvas.pyramid import Picture
from app.canvas.render import Look, difference, render
from app.convert import DisplayColour
from pconv.box import Box


class Mix(Enum):
    """How a second picture takes part."""

    NONE = auto()
    SPLIT = auto()  # the second picture to the left of a line, the first to its right
    DIFFERENCE = auto()


@dataclass(frozen=True)
class Source:
    """What to draw.

    Attributes:
        first: the picture.
        second: the one it is compared with.
        mix: how.
        split: where the line between them lies, 0 (left) to 1 of the picture's width as it is seen.
        gain: how much stronger than it is a difference is shown.
    """

    first: Picture
    second: Picture | None = None
    mix: Mix = Mix.NONE
    split: float = 0.5
    gain: int = 4

    def split_at(self, frame: Frame) -> int:
        """Device x of the line between the two pictures."""
        box = frame.picture_box
        return round(box.left + box.width * self.split)

    def draw(self, frame: Frame, rect: Box, look: Look, colour: DisplayColour) -> QImage:
        """What is seen in `rect` (device pixels) of the view."""
        if self.second is None or self.mix is Mix.NONE:
            return render(self.first, frame, rect, look, colour)
        if self.mix is Mix.DIFFERENCE:
            return self._difference(frame, rect, look, colour)
        line = min(rect.right, max(rect.left, self.split_at(frame)))
        target = QImage(rect.width, rect.height, QImage.Format.Format_RGB32)
        painter = QPainter(target)
        parts = ((self.second, rect._replace(right=line)), (self.first, rect._replace(left=line)))
        for picture, part in parts:
            if part.area:
                painter.drawImage(part.left - rect.left, 0, render(picture, frame, part, look, colour))
        painter.end()
        return target

    def _difference(self, frame: Frame, rect: Box, look: Look, colour: DisplayColour) -> QImage:
        seen = frame.picture_box
        first, second = (
            render(picture, frame, rect, look, colour, solid=True) for picture in (self.first, self.second)
        )
        apart = difference(first, second, self.gain)
        painter = QPainter(first)
        inner = seen.common(rect)
        if inner.area:
            x, y = inner.left - rect.left, inner.top - rect.top
            painter.drawImage(x, y, apart, x, y, inner.width, inner.height)
        painter.end()
        return first
