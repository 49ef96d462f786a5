"""Background work: one thread and one queue per lane, progress, cancel, late results dropped.

A job is plain Python work and callbacks. The work runs in the lane's thread and never touches a widget; the callbacks
run in the thread that owns the lane, which is the window's.
"""

from __future__ import annotations

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from app.sentences import sentence_text
from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, PConvError
from pconv.memory import give_back

log = logging.getLogger(__name__)

PICTURE_INTERVAL = 0.1
PROGRESS_INTERVAL = 0.04

_numbers = itertools.count(1)


def _ignore(*_values: Any) -> None:
    pass


class Job:
    """One piece of background work.

    Args:
        work: called in the lane's thread with a `Control`; its value goes to `done`.
        name: what it does, for the log.
        done, failed, cancelled: exactly one of them is called at the end, unless the job was dropped. `failed` gets
            one sentence for the person, in their language; the log gets it in English.
        progressed: called with a fraction in [0, 1] and a note, some twenty times a second at most.
        pictured: called with a Box and pixels, ten times a second at most; None if nobody looks.
        rank: jobs of a lower rank go first; equal ones in the order they came.
    """

    def __init__(
        self,
        work: Callable[[Control], Any],
        *,
        name: str,
        done: Callable[[Any], None] = _ignore,
        failed: Callable[[str], None] = _ignore,
        cancelled: Callable[[], None] = _ignore,
        progressed: Callable[[float, str], None] = _ignore,
        pictured: Callable[[Box, Any], None] | None = None,
        rank: int = 0,
    ) -> None:
        self.number = next(_numbers)
        self.work, self.name, self.rank = work, name, rank
        self.done, self.failed, self.cancelled = done, failed, cancelled
        self.progressed, self.pictured = progressed, pictured
        self._stop = threading.Event()
        self._dropped = False

    def __lt__(self, other: Job) -> bool:
        return (self.rank, self.number) < (other.rank, other.number)

    def cancel(self) -> None:
        """Ask it to stop at its next step; `cancelled` is called when it has."""
        self._stop.set()

    def drop(self) -> None:
        """Cancel it and hear no more of it, not even that it ended."""
        self._dropped = True
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    @property
    def is_dropped(self) -> bool:
        return self._dropped


class _Worker(QObject):
    """Lives in the lane's thread and takes one job from the queue at every poke."""

    progressed = Signal(object, float, str)
    pictured = Signal(object, object, object)
    ended = Signal(object, str, object)

    def __init__(self, jobs: queue.PriorityQueue[Job]) -> None:
        super().__init__()
        self._jobs = jobs

    @Slot()
    def run_next(self) -> None:
        try:
            job = self._jobs.get_nowait()
        except queue.Empty:
            return
        outcome, value = self._run(job)
        self.ended.emit(job, outcome, value)
        del job, value
        if self._jobs.empty():
            give_back()

    def _run(self, job: Job) -> tuple[str, Any]:
        if job.is_cancelled:
            return "cancelled", None
        try:
            return "done", job.work(self._control(job))
        except Cancelled:
            return "cancelled", None
        except PConvError as error:
            log.warning("%s: %s", job.name, error)
            return "failed", sentence_text(str(error))
        except MemoryError:
            log.exception("out of memory in %s", job.name)
            return "failed", self.tr(
                "There is not enough memory for this; close other programs or use a smaller photo."
            )
        except Exception:
            log.exception("unexpected failure in %s", job.name)
            return "failed", self.tr("Something unexpected went wrong; the log file holds the details.")

    def _control(self, job: Job) -> Control:
        last = {"progress": 0.0, "picture": 0.0}

        def progressed(fraction: float, note: str) -> None:
            now = time.monotonic()
            if now - last["progress"] >= PROGRESS_INTERVAL or fraction >= 1.0:
                last["progress"] = now
                self.progressed.emit(job, fraction, note)

        def pictured(box: Box, pixels: Any) -> None:
            now = time.monotonic()
            if now - last["picture"] >= PICTURE_INTERVAL:
                last["picture"] = now
                self.pictured.emit(job, box, pixels)

        return Control(
            on_progress=progressed,
            on_picture=pictured if job.pictured is not None else None,
            cancelled=lambda: job.is_cancelled,
        )


class Lane(QObject):
    """A thread that does one job after the other.

    Signals:
        busy_changed: True when a first job came in, False when the last one ended.
    """

    busy_changed = Signal(bool)
    _poked = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
        self._pending: dict[int, Job] = {}
        self._closed = False
        self._worker = _Worker(self._jobs)
        self._thread = QThread(self)
        self._thread.setObjectName(name)
        self._worker.moveToThread(self._thread)
        self._poked.connect(self._worker.run_next, Qt.ConnectionType.QueuedConnection)
        self._worker.progressed.connect(self._progressed, Qt.ConnectionType.QueuedConnection)
        self._worker.pictured.connect(self._pictured, Qt.ConnectionType.QueuedConnection)
        self._worker.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._thread.start(QThread.Priority.LowPriority)

    @property
    def busy(self) -> bool:
        return bool(self._pending)

    def submit(self, job: Job) -> Job:
        if self._closed:
            job.drop()
            return job
        was_busy = self.busy
        self._pending[job.number] = job
        self._jobs.put(job)
        self._poked.emit()
        if not was_busy:
            self.busy_changed.emit(True)
        return job

    def shutdown(self, seconds: float = 20.0) -> bool:
        """Drop everything, wait for the running step to end and stop the thread. True if it stopped in time."""
        self._closed = True
        for job in self._pending.values():
            job.drop()
        self._thread.quit()
        return self._thread.wait(int(seconds * 1000))

    @Slot(object, float, str)
    def _progressed(self, job: Job, fraction: float, note: str) -> None:
        if not job.is_cancelled:
            job.progressed(fraction, note)

    @Slot(object, object, object)
    def _pictured(self, job: Job, box: Box, pixels: Any) -> None:
        if not job.is_cancelled and job.pictured is not None:
            job.pictured(box, pixels)

    @Slot(object, str, object)
    def _ended(self, job: Job, outcome: str, value: Any) -> None:
        self._pending.pop(job.number, None)
        if not job.is_dropped:
            self._tell(job, outcome, value)
        if not self.busy:
            self.busy_changed.emit(False)

    def _tell(self, job: Job, outcome: str, value: Any) -> None:
        if job.is_cancelled or outcome == "cancelled":
            job.cancelled()
        elif outcome == "failed":
            job.failed(value)
        else:
            job.done(value)
