"""A fill waits for what is still looked for: what is found belongs to its hole, and would stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.looking import Looking
from app.panels.messages import MessageBar


class Waiting(QObject):
    """Holds a fill back until all that is looked for is painted.

    Args:
        lookings: whatever looks for what is to be painted.

    Signals:
        changed: something is looked for, or nothing any more.
    """

    changed = Signal()

    def __init__(
        self, document: Document, lookings: Sequence[Looking], messages: MessageBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._lookings, self._messages = document, tuple(lookings), messages
        self._fill: Callable[[], None] | None = None
        self._generation: int | None = None  # of the document in which nothing has been found yet; None: no matter
        self._said = ""
        for looking in self._lookings:
            looking.doing.connect(self.changed)
            looking.rested.connect(self._rested)
        document.pixels_changed.connect(self._forget)
        document.closed.connect(self._forget)

    @property
    def looking(self) -> bool:
        """Whether anything is looked for."""
        return any(looking.busy for looking in self._lookings)

    def fill(self, fill: Callable[[], None], *, in_vain: bool = False) -> None:
        """Call `fill` once nothing is looked for any more; `in_vain`: also where nothing was found."""
        self._forget()
        if not self.looking:
            fill()
            return
        self._fill, self._generation = fill, None if in_vain else self._document.generation
        self._said = self.tr("Filling begins as soon as what is looked for is found.")
        self._messages.tell(self._said)

    def cancel(self) -> bool:
        """Look no more and fill nothing. False if nothing is looked for."""
        if not self.looking:
            return False
        self._forget()
        for looking in self._lookings:
            looking.drop()
        return True

    def _rested(self) -> None:
        if self._fill is None or self.looking:
            return
        fill, found = self._fill, self._document.generation != self._generation
        self._forget()
        if found:
            fill()

    def _forget(self, *_what: object) -> None:
        self._messages.take_back(self._said)
        self._fill, self._said = None, ""
