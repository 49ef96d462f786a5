"""A field for a number that leaves the program's one-letter keys to the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSpinBox


class NumberBox(QSpinBox):
    """A spin box that claims only keys that can stand in its number.

    Qt's takes every printable key for text while it has the focus, so that after a click into it "E" or "[" would do
    nothing at all.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            text = event.text()
            if len(text) == 1 and text.isprintable() and not (text.isdigit() or text in "+- "):
                event.ignore()
                return True
        return super().event(event)
