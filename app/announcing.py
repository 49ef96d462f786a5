"""Telling who cannot see the window."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible


def announce(about: QObject, sentence: str) -> None:
    """Have a screen reader, where one runs, say a sentence about a part of the window."""
    announcement = getattr(QtGui, "QAccessibleAnnouncementEvent", None)  # since Qt 6.8
    if announcement is not None and QAccessible.isActive():
        QAccessible.updateAccessibility(announcement(about, sentence))
