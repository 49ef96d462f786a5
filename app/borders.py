"""Painting what is empty at the edges of a picture, in the background."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.jobs import Job, Lane
from app.panels.messages import MessageBar
from pconv.box import Box
from pconv.control import Control


class Borders(QObject):
    """Adds the empty borders of the document's picture to its hole, as one step.

    Signals:
        doing: what goes on at the moment; empty when it ended.
    """

    doing = Signal(str)

    def __init__(self, document: Document, lane: Lane, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._lane, self._messages = document, lane, messages
        self._job: Job | None = None

    def paint(self) -> None:
        """Begin to look for them and paint them."""
        if self._job is not None:
            self._job.drop()
        document = self._document
        generation = document.generation

        def failed(sentence: str) -> None:
            self._job = None
            self.doing.emit("")
            self._messages.tell(sentence, "error")

        def done(mask: np.ndarray) -> None:
            self._job = None
            self.doing.emit("")
            if document.generation == generation:
                self._add(mask)

        work = partial(_found, document.pixels, document.alpha)
        self.doing.emit(self.tr("Looking for empty borders…"))
        self._job = self._lane.submit(Job(work, name="empty borders", done=done, failed=failed))

    def _add(self, mask: np.ndarray) -> None:
        box = Box.of(mask)
        if box is None:
            self._messages.tell(self.tr("Nothing is transparent, and no corner is black or white."))
            return
        self._document.put(mask[box.slices], box, 255, self.tr("Empty borders"))


def _found(pixels: np.ndarray, alpha: np.ndarray | None, _control: Control) -> np.ndarray:
    from pconv.holes.empty import empty

    return empty(pixels, alpha)
