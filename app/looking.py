"""Looking for something in the photo, in the background, on behalf of a person who waits for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.document import Document
from app.i18n import percent_text
from app.jobs import Job, Lane
from pconv.control import Control

_AGAIN_MS = 50


class Looking(QObject):
    """Runs what looks for something in a lane, and says how it goes.

    Args:
        lane: where it runs; None: nowhere, nothing is ever found.

    Signals:
        doing: what goes on at the moment; empty when it ended.
        told: a sentence for the person, and what kind it is, see `MessageBar.tell`.
        rested: nothing is looked for any more, and what was found has been taken.
    """

    doing = Signal(str)
    told = Signal(str, str)
    rested = Signal()

    def __init__(self, lane: Lane | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._jobs: list[Job] = []

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(
        self,
        work: Callable[[Control], Any],
        name: str,
        done: Callable[[Any], None],
        *,
        doing: str = "",
        document: Document | None = None,
    ) -> None:
        """Look once what was asked for before is done.

        Args:
            work, name, done: see `Job`.
            doing: what to say meanwhile; its share is added as soon as there is one.
            document: `done` is not called amid a stroke on it, which that could end.
        """
        if self._lane is None:
            return
        job = Job(work, name=name)
        job.done = partial(self._end, job, done, document)
        job.failed = partial(self._end, job, lambda sentence: self.told.emit(sentence, "error"), None)
        self._jobs.append(job)
        if doing:
            job.progressed = lambda share, _note: share < 1 and self.doing.emit(f"{doing} {percent_text(share)}")
            self.doing.emit(doing)
        self._lane.submit(job)

    def look(
        self,
        document: Document,
        work: Callable[[Control], Any],
        name: str,
        done: Callable[[Any], None],
        *,
        doing: str = "",
    ) -> None:
        """The same, but `done` is called only if the document's picture is still the same, and not amid a stroke."""
        pixels = document.pixels

        def take(found: Any) -> None:
            if document.pixels is pixels:
                done(found)

        self.start(work, name, take, doing=doing, document=document)

    def drop(self) -> None:
        """Look no more for what was asked for."""
        if self._jobs:
            for job in self._jobs:
                job.drop()
            self._jobs.clear()
            self.doing.emit("")
            self.rested.emit()

    def _end(self, job: Job, tell: Callable[[Any], None], document: Document | None, value: Any) -> None:
        if job.is_dropped:  # while it waited for the end of a stroke
            return
        if document is not None and document.editing:
            QTimer.singleShot(_AGAIN_MS, self, partial(self._end, job, tell, document, value))
            return
        self._jobs.remove(job)
        if not self._jobs:
            self.doing.emit("")
        tell(value)
        if not self._jobs:
            self.rested.emit()
