"""Growing the hole over what sticks out of it, in the background."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.areas import Area
from app.document import Document
from app.jobs import Job, Lane
from pconv.box import Box
from pconv.control import Control


class Overhang(QObject):
    """Looks for what sticks out of the document's hole and adds it, as one step.

    Signals:
        told: what came of it, in one sentence, and of which kind it is ("info", "error").
        doing: what goes on at the moment; empty when it ended.
    """

    told = Signal(str, str)
    doing = Signal(str)

    def __init__(self, document: Document, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._lane = document, lane
        self._job: Job | None = None

    def take_in(self) -> None:
        """Begin; what was begun before for another hole is dropped."""
        if self._job is not None:
            self._job.drop()
        document = self._document
        look = partial(_look, document.pixels, document.hole_mask())
        done = partial(self._add, document.generation)
        self.doing.emit(self.tr("Looking at the rim of the hole…"))
        self._job = self._lane.submit(Job(look, name="overhang", done=done, failed=self._failed))

    def _add(self, generation: int, found: tuple[Box, np.ndarray] | None) -> None:
        self._job = None
        self.doing.emit("")
        if self._document.generation != generation:
            return  # of another hole
        if found is None:
            self.told.emit(self.tr("Nothing sticks out of the hole."), "info")
            return
        box, mask = found
        edit = self._document.edit(self.tr("What sticks out"), Area.HOLE)
        edit.open(box)[mask] = 255
        edit.close(box)
        edit.finish()

    def _failed(self, text: str) -> None:
        self._job = None
        self.doing.emit("")
        self.told.emit(text, "error")


def _look(pixels: np.ndarray, hole: np.ndarray, control: Control) -> tuple[Box, np.ndarray] | None:
    from pconv.holes.overhang import overhang

    found = overhang(pixels, hole, control)
    box = Box.of(found)
    return None if box is None else (box, found[box.slices])
