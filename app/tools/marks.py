"""Scratches: a network finds what damaged the print; how readily is set by a slider, and found anew as that moves."""

from __future__ import annotations

import weakref
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.areas import Area
from app.canvas.geometry import Frame, Point
from app.canvas.pointer import Pointer
from app.jobs import Lane
from app.looking import Looking
from app.tools.base import Tool
from pconv.box import Box
from pconv.control import Control
from pconv.holes.shapes import outline_box


@dataclass(frozen=True)
class _Asked:
    """Where to look.

    Attributes:
        box, area: there, and for that.
        sensitivity: see `MarksTool.set_sensitivity`.
        generation: of the document in which what was found before is painted.
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
    """Adds scratches, creases, tears and dust, in all of the photo at a click or where it is dragged over."""

    name = "marks"
    key = "T"
    icon = "mdi6.bandage"
    sensitive = True

    def __init__(self, lane: Lane | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looking = Looking(lane, self)
        self._sensitivity = 50
        self._start: Point | None = None
        self._end: Point | None = None
        self._erase = False
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
    def keys_hint(self) -> str:
        return self.tr("Space twice finds scratches; Space, arrows, Space there alone. Delete takes them out.")

    @property
    def busy(self) -> bool:
        return self._start is not None or self.looking.busy

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
        self.looking.drop()

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
        self.looking.drop()
        pixels = self.document.pixels
        known = self._likelihood if self._pixels is not None and self._pixels() is pixels else None
        self.looking.look(
            self.document,
            partial(_found_in, pixels, known, asked.box, asked.sensitivity),
            "find scratches",
            partial(self._take, asked, weakref.ref(pixels, self._forget)),
            doing=self.tr("Looking for scratches…") if known is None else "",
        )

    def _forget(self, pixels: weakref.ref) -> None:
        if pixels is self._pixels:
            self._pixels = self._likelihood = None

    def _take(self, asked: _Asked, pixels: weakref.ref, answer: tuple[np.ndarray, np.ndarray]) -> None:
        self._pixels, (self._likelihood, mask) = pixels, answer
        document = self.document
        if asked.again and document.generation != asked.generation:
            return  # it is no longer what was painted last
        if asked.made:
            document.undo_stack.undo()
        if mask.any():
            self.combine(mask, asked.box, erase=False, text=self.text, area=asked.area)
        elif not asked.again:
            self.looking.told.emit(self.tr("No scratches were found there; a higher sensitivity finds more."), "info")
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
