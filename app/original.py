"""Bringing the original back where too much was filled, in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from app.areas import Area, Snapshot
from app.document import Document
from app.i18n import key_text
from app.jobs import Lane
from app.looking import Looking
from app.panels.messages import MessageBar
from pconv.control import Control

if TYPE_CHECKING:
    from pconv.fill import Fill
    from pconv.photo import Photo


class Original(Looking):
    """Makes what the document's hole covers what it was when the photo was opened, as one step."""

    def __init__(self, document: Document, lane: Lane, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(lane, parent)
        self._document, self._messages = document, messages

    def bring_back(self) -> None:
        """Begin to."""
        self.drop()
        document = self._document
        document.finish_edit()
        work = partial(_found, document.photo, document.pixels, document.areas[Area.HOLE].snapshot())
        done = partial(self._take, document.generation)
        self.start(work, "bring the original back", done, document=document)

    def _take(self, generation: int, found: tuple[Fill, np.ndarray] | None) -> None:
        document = self._document
        if document.generation != generation:
            return
        if found is None:
            self.told.emit(self.tr("Nothing was filled where the hole is; it shows the photo as opened."), "info")
            return
        fill, copy = found
        document.prepare(copy)
        document.take(fill)
        told = self.tr("The original is back where the hole was; {0} takes it away again.")
        self._messages.tell(told.format(key_text("Ctrl+Z")), "good")


def _found(photo: Photo, pixels: np.ndarray, painted: Snapshot, _control: Control) -> tuple[Fill, np.ndarray] | None:
    """What puts the original back, and a copy of the pixels to put it into; None where nothing differs."""
    from pconv.original import brought_back

    fill = brought_back(photo, pixels, painted.mask())
    return None if fill is None else (fill, pixels.copy())
