"""Turns of the window's event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 5


def later(context: QObject, call: Callable[[], None]) -> None:
    """Call in a turn of its own, after what waits to be painted and what the person did meanwhile; never if `context`
    is gone by then.

    A timer of 0 ms would not do: to Qt it is a posted event, which goes before the painting.
    """
    QTimer.singleShot(_PAUSE_MS, context, call)
