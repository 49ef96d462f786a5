"""Painting what is empty at the edges of a picture, in the background."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject

from app.document import Document
from app.jobs import Lane
from app.looking import Looking
from pconv.box import Box
from pconv.control import Control


class Borders(Looking):
    """Adds the empty borders of the document's picture to its hole, as one step."""

    def __init__(self, document: Document, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(lane, parent)
        self._document = document

    def paint(self) -> None:
        """Begin to look for them and paint them."""
        self.drop()
        document = self._document
        done = partial(self._add, document.generation)
        work = partial(_found, document.pixels, document.alpha)
        self.start(work, "empty borders", done, doing=self.tr("Looking for empty borders…"))

    def _add(self, generation: int, mask: np.ndarray) -> None:
        if self._document.generation != generation:
            return
        box = Box.of(mask)
        if box is None:
            self.told.emit(self.tr("Nothing is transparent, and no corner is black or white."), "info")
            return
        self._document.put(mask[box.slices], box, 255, self.tr("Empty borders"))


def _found(pixels: np.ndarray, alpha: np.ndarray | None, _control: Control) -> np.ndarray:
    from pconv.holes.empty import empty

    return empty(pixels, alpha)
