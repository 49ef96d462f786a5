"""Runs the chosen methods on the document's hole, one after the other in the background."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.areas import SOURCES, Area
from app.document import Document
from app.jobs import Job, Lane
from app.turns import later
from pconv.box import Box
from pconv.control import Control

log = logging.getLogger(__name__)

# They take tens of milliseconds, so something is seen at once; the others keep the order in which they are shown.
INSTANT = ("telea", "navier-stokes")


class Question:
    """What the methods of one fill have in common. Used by one thread at a time, the lane's.

    Attributes:
        generation: of the document when it was asked.
        seed, device: see `pconv.fill.fill`.
        pixels: ``(H, W, 3)``, the picture.
    """

    def __init__(self, document: Document, *, seed: int, device: str, grow: int) -> None:
        self.generation = document.generation
        self.seed, self.device = seed, device
        self.pixels, self._alpha, self._grow = document.pixels, document.alpha, grow
        self._painted = document.areas[Area.HOLE].snapshot()
        # Nothing painted means no limit.
        self._limits = {area: document.areas[area].snapshot() for area in SOURCES if document.areas[area].painted}

    @cached_property
    def hole(self) -> np.ndarray:
        """``(H, W) bool``: the painted hole, grown; as painted where growing would leave nothing known."""
        from pconv.holes.morphology import grow

        painted = self._painted.mask()
        grown = grow(painted, self._grow) if self._grow else painted
        return painted if grown.all() else grown

    @cached_property
    def _sources(self) -> dict[str, np.ndarray]:
        return {area.value: limit.mask() for area, limit in self._limits.items()}

    @cached_property
    def copy(self) -> np.ndarray:
        """Of the picture: what the chosen result is put into. The window would stand still for it."""
        return self.pixels.copy()

    def ask(self, method: str, control: Control, options: Mapping[str, Any] | None = None) -> Any:
        """The `Fill` by a method."""
        from pconv.fill import fill

        made = fill(
            self.pixels,
            self.hole,
            method=method,
            options=options,
            seed=self.seed,
            device=self.device,
            control=control,
            alpha=self._alpha,
            **self._sources,
        )
        _ = self.copy
        return made


class Filling(QObject):
    """One fill at a time, of one or several methods.

    A result is dropped if the photo or what is painted on it changed after the question was asked.

    Signals:
        started: names of the methods, in the order given.
        progressed: method, fraction in [0, 1], note.
        pictured: method, Box, pixels of an unfinished fill.
        finished: method, Fill.
        failed: method, sentence.
        cancelled: method that was asked to stop, when it has.
        ended: all methods are done with.
    """

    started = Signal(tuple)
    progressed = Signal(str, float, str)
    pictured = Signal(str, object, object)
    finished = Signal(str, object)
    failed = Signal(str, str)
    cancelled = Signal(str)
    ended = Signal()

    def __init__(self, document: Document, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._lane = document, lane
        self._jobs: dict[str, Job] = {}
        self._generation = -1
        self._copying = False
        document.fills_changed.connect(self._copy)
        document.pixels_changed.connect(lambda _box: later(self, self._copy))

    @property
    def running(self) -> bool:
        return bool(self._jobs)

    def start(self, methods: Sequence[str], *, seed: int, device: str, grow: int) -> None:
        """Fill the document's hole by `methods`. A fill that still runs is dropped."""
        self.drop()
        question = Question(self._document, seed=seed, device=device, grow=grow)
        self._generation = question.generation
        quick_first = sorted(methods, key=lambda name: name not in INSTANT)
        self._jobs = {name: self._job(name, question) for name in quick_first}
        self.started.emit(tuple(methods))
        # First let the window show what it was told, without the work competing for the interpreter.
        later(self, partial(self._submit, list(self._jobs.values())))

    def cancel(self) -> None:
        """Ask all methods that still run or wait to stop; `ended` follows when they have."""
        for job in self._jobs.values():
            job.cancel()

    def drop(self) -> bool:
        """Forget the running fill at once. True if there was one."""
        was_running = self.running
        for job in self._jobs.values():
            job.drop()
        self._jobs.clear()
        if was_running:
            self.ended.emit()
        return was_running

    def drop_if_stale(self) -> bool:
        """Forget the running fill if the document changed since it began. True if it was forgotten."""
        return self.running and self._document.generation != self._generation and self.drop()

    def _submit(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if not job.is_dropped:
                self._lane.submit(job)

    def _job(self, method: str, question: Question) -> Job:
        return Job(
            partial(question.ask, method),
            name=f"fill by {method}",
            done=partial(self._done, method, question),
            failed=partial(self._failed, method),
            cancelled=partial(self._cancelled, method),
            progressed=partial(self.progressed.emit, method),
            pictured=partial(self._pictured, method),
        )

    def _done(self, method: str, question: Question, fill: Any) -> None:
        if question.generation == self._document.generation:
            self._document.prepare(question.copy)
            log.info("%s took %.2f s on %s", method, fill.seconds, fill.device)
            self.finished.emit(method, fill)
        self._end(method)

    def _copy(self, _method: str = "") -> None:
        """Make the copy of `Question.copy` for results that an undo brought back, and for the next undo or redo."""
        document = self._document
        if self._copying or document.prepared or not (document.fills or document.undo_stack.canRedo()):
            return
        generation, pixels = document.generation, document.pixels

        def done(copy: np.ndarray | None = None) -> None:
            self._copying = False
            if copy is not None and document.generation == generation:
                document.prepare(copy)

        self._copying = True
        ended = {"done": done, "cancelled": done, "failed": lambda _sentence: done()}
        self._lane.submit(Job(lambda _control: pixels.copy(), name="copy the photo", **ended))

    def _pictured(self, method: str, box: Box, pixels: np.ndarray) -> None:
        self.pictured.emit(method, box, pixels)

    def _failed(self, method: str, sentence: str) -> None:
        self.failed.emit(method, sentence)
        self._end(method)

    def _cancelled(self, method: str) -> None:
        self.cancelled.emit(method)
        self._end(method)

    def _end(self, method: str) -> None:
        if self._jobs.pop(method, None) is not None and not self._jobs:  # else it was told when it was dropped
            self.ended.emit()
