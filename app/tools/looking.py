"""What the tools have in common that look for something in the photo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.jobs import Lane
from app.looking import Looking
from app.tools.base import Tool
from pconv.control import Control

_AGAIN_MS = 50


class LookingTool(Tool):
    """A tool whose answer takes a moment.

    Args:
        lane: where it is looked for; None: nowhere.

    Signals:
        doing, told: see `Looking`.
    """

    doing = Signal(str)
    told = Signal(str, str)

    def __init__(self, lane: Lane | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looking = Looking(lane, self)
        self.looking.doing.connect(self.doing)
        self.looking.told.connect(self.told)

    def look(self, work: Callable[[Control], Any], name: str, done: Callable[[Any], None], *, doing: str = "") -> None:
        """Look for something, see `Looking.start`; `done` is called if the photo is still the same then."""
        document, pixels = self.document, self.document.pixels

        def take(found: Any) -> None:
            if document.pixels is not pixels:
                return
            if document.editing:  # what is found would end the stroke
                QTimer.singleShot(_AGAIN_MS, self, partial(take, found))
            else:
                done(found)

        self.looking.start(work, name, take, doing=doing)
