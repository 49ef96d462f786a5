"""Where a view is pointed at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.canvas.geometry import Point

Modifier = Qt.KeyboardModifier


@dataclass(frozen=True)
class Pointer:
    """Where a mouse, a pen or a finger is.

    Attributes:
        x, y: stored picture coordinates; may lie outside the picture.
        modifiers: keys held.
        pressure: 0..1 of a pen, 1 of everything else.
        erase: the right button or the other end of a pen: take away from the area.
        reach: picture pixels that are about a finger's width at the present zoom.
    """

    x: float
    y: float
    modifiers: Modifier = Modifier.NoModifier
    pressure: float = 1.0
    erase: bool = False
    reach: float = 8.0

    @property
    def point(self) -> Point:
        return self.x, self.y
