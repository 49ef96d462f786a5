"""Scratches: a network finds what damaged the print; how readily is set by a slider, and found anew as that moves."""

from __future__ import annotations

import weakref
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from app.areas import Area
from app.canvas.geometry import Frame, Point
from app.jobs import Job, Lane
from app.tools.base import Pointer, Tool, outline_box
from pconv.box import Box
from pconv.control import Control


@dataclass(frozen=True)
class _Asked:
    """Where to look.

    Attributes:
        box, area: there, and for that.
        sensitivity: see `MarksTool.set_sensitivity`.
        generation: of the document that was looked at; later, of the one in which what was found is painted.
        again: with another sensitivity.
        made: whether something was found before, in a step that this is to replace.
    """

    box: Box
    area: Area
    sensitivity: int
    generation: int
    again: bool = False
    made: bool = False


class MarksTool(Tool):
    """Adds scratches, creases, tears and dust, in all of the photo at a click or where it is dragged over.

    Args:
        lane: where it is looked for; None: nowhere.

    Signals:
        doing: what goes on at the moment; empty when it ended.
        told: a sentence for the person, and what kind it is, see `MessageBar.tell`.
    """

    name = "marks"
    key = "T"
    icon = "mdi6.bandage"
    sensitive = True

    doing = Signal(str)
    told = Signal(str, str)

    def __init__(self, lane: Lane | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._sensitivity = 50
        self._start: Point | None = None
        self._end: Point | None = None
        self._erase = False
        self._job: Job | None = None
        self._found: _Asked | None = None
        # What the network said of which pixels; asked again and again while a person looks for the right sensitivity.
        self._pixels: weakref.ref | None = None
        self._likelihood: np.ndarray | None = None

    @property
    def text(self) -> str:
        return self.tr("Scratches")

    @property
    def hint(self) -> str:
        return self.tr("Click to find scratches and dust, or drag over where to look. The right button takes them out.")

    @property
    def busy(self) -> bool:
        return self._start is not None or self._job is not None

    def set_sensitivity(self, percent: int) -> None:
        """How readily something is taken for damage, 1 to 100; what was found last is found anew."""
        self._sensitivity = percent
        self._look_again()

    def press(self, pointer: Pointer) -> None:
        if self.document is not None and self.document.photo is not None:
            self._start = self._end = pointer.point
            self._erase = pointer.erase

    def move(self, pointer: Pointer) -> None:
        if self._start is not None:
            self._end = pointer.point
            self.changed.emit()

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        start, end = self._start, self._end
        self._start = None
        self.changed.emit()
        if start is None:
            return
        dragged = max(abs(start[0] - end[0]), abs(start[1] - end[1])) > pointer.reach / 2
        box = outline_box((start, end), self.document.shape) if dragged else Box(0, 0, *self.document.shape)
        if self._erase:
            if dragged and box.area:
                self.combine(np.ones((box.height, box.width), bool), box, erase=True, text=self.text)
        elif box.area:
            self._look(_Asked(box, self.area, self._sensitivity, self.document.generation))

    def finish(self) -> None:
        self._start = None
        self.changed.emit()

    def cancel(self) -> None:
        self.finish()
        self._drop()

    def paint(self, painter: QPainter, frame: Frame, pointer: Pointer | None) -> None:
        if self._start is not None:
            self.draw_box(painter, frame, self._start, self._end)

    # -- looking -----------------------------------------------------------------------------------------------

    def _look_again(self) -> None:
        """Find anew what was found last, if that is as it was and was found with another sensitivity."""
        last = self._found
        if last is None or self.document is None or self.document.generation != last.generation:
            return
        if last.sensitivity != self._sensitivity:
            self._look(replace(last, sensitivity=self._sensitivity, again=True))

    def _look(self, asked: _Asked) -> None:
        if self._lane is None:
            return
        self._drop()
        pixels = self.document.pixels
        known = self._likelihood if self._pixels is not None and self._pixels() is pixels else None
        if known is None:
            self.doing.emit(self.tr("Looking for scratches…"))
        work = partial(_found_in, pixels, known, asked.box, asked.sensitivity)
        self._job = self._lane.submit(
            Job(
                work,
                name="find scratches",
                done=partial(self._take, asked, weakref.ref(pixels, self._forget)),
                failed=self._failed,
                progressed=self._progressed,
            )
        )

    def _progressed(self, share: float, _note: str) -> None:
        if share < 1:
            self.doing.emit(self.tr("Looking for scratches… {0}").format(f"{share:.0%}"))

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None
            self.doing.emit("")

    def _forget(self, pixels: weakref.ref) -> None:
        if pixels is self._pixels:
            self._pixels = self._likelihood = None

    def _failed(self, sentence: str) -> None:
        self._job = None
        self.doing.emit("")
        self.told.emit(sentence, "error")

    def _take(self, asked: _Asked, pixels: weakref.ref, answer: tuple[np.ndarray, np.ndarray]) -> None:
        self._job = None
        self.doing.emit("")
        self._pixels, (self._likelihood, mask) = pixels, answer
        document = self.document
        if document is None or document.generation != asked.generation:
            return
        if asked.made:
            document.undo_stack.undo()
        if mask.any():
            self.combine(mask, asked.box, erase=False, text=self.text, area=asked.area)
        elif not asked.again:
            self.told.emit(self.tr("No scratches were found there; a higher sensitivity finds more."), "info")
        self._found = replace(asked, generation=document.generation, made=bool(mask.any()))
        self._look_again()  # the slider may have moved meanwhile


def _found_in(
    pixels: np.ndarray, likelihood: np.ndarray | None, box: Box, sensitivity: int, control: Control
) -> tuple[np.ndarray, np.ndarray]:
    """How likely all of the pixels are damaged, and which of those in the box are, ``(h, w) bool``."""
    from pconv.holes.marks import found, likely

    if likelihood is None:
        likelihood = likely(pixels, control)
    return likelihood, found(likelihood[box.slices], sensitivity)
