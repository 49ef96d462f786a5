"""Unsaved work, kept in the background and offered again after a crash."""

from __future__ import annotations

import logging
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from app.areas import Snapshot
from app.document import Document
from app.jobs import Job, Lane
from app.reading import Found
from app.settings import Settings
from pconv.project import STATE

if TYPE_CHECKING:
    from pconv.photo import Photo
    from pconv.project.steps import Step

log = logging.getLogger(__name__)

SOON_MS = 1500  # after a fill was accepted; the window has its hands full just then
_LOCK, _ORIGINAL = "lock", "original"


@dataclass(frozen=True)
class Kept:
    """Work that a program which is gone has left. `lock` keeps other windows from offering it too."""

    folder: Path
    title: str
    when: float
    lock: QLockFile


class Journal(QObject):
    """Keeps the document's unsaved work in a folder of its own while the program runs, as a project.

    What is kept is replaced only when the new state is written completely.
    """

    def __init__(
        self, document: Document, lane: Lane, settings: Settings, base: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._lane, self._settings = document, lane, settings
        self._folder = base / f"{os.getpid()}-{time.time_ns():x}"
        self._lock: QLockFile | None = None
        self._kept_generation = -1
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)
        self._set_interval("recovery/seconds")
        settings.changed.connect(self._set_interval)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.keep)
        document.pixels_changed.connect(lambda _box: self._soon.start())
        document.dirty_changed.connect(self._dirty_changed)
        document.closed.connect(self.clear)

    def _set_interval(self, key: str) -> None:
        if key.startswith("recovery/"):
            self._timer.setInterval(1000 * self._settings.get("recovery/seconds"))
            self._timer.start()

    def keep(self) -> None:
        """Write the unsaved work in the background, if there is any that was not kept yet."""
        document = self._document
        if document.photo is None:
            return
        if not self._settings.get("recovery/enabled"):
            self._pack()
            return
        if document.generation == self._kept_generation or not (document.dirty or document.has_painted()):
            return
        self._kept_generation = document.generation
        self._take_lock()
        painted = {area.value: painted.snapshot() for area, painted in document.areas.items() if painted.painted}
        work = partial(_write, self._folder, document.photo, document.steps, painted, document.title, document.project)
        self._lane.submit(Job(lambda _c: work(), name="keep unsaved work", rank=5))

    def _pack(self) -> None:
        """Accepted fills take much memory until they are packed."""
        steps = self._document.steps
        self._lane.submit(Job(lambda _c: [step.packed() for step in steps], name="pack what was filled", rank=5))

    def clear(self) -> None:
        """Forget what was kept: it was saved, or nobody wants it."""
        self._kept_generation = -1
        folder = self._folder
        self._lane.submit(Job(lambda _c: _empty(folder), name="forget kept work", rank=5))

    def end(self) -> None:
        """The program ends in good order and the lane has stopped: leave nothing behind."""
        self._timer.stop()
        self._soon.stop()
        if self._lock is not None:
            self._lock.unlock()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _dirty_changed(self, dirty: bool) -> None:
        if not dirty and not self._document.has_painted():
            self.clear()

    def _take_lock(self) -> None:
        if self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(self._folder)
            self._lock.tryLock(0)


def leftovers(base: Path) -> list[Kept]:
    """Work that programs which did not end properly have left in `base`, the latest first."""
    found = []
    for state in base.glob(f"*/{STATE}"):
        lock = _lock(state.parent)
        if not lock.tryLock(0):
            continue  # its program is alive
        try:
            from pconv.project.files import note_of

            note = note_of(state.parent)
            found.append(Kept(state.parent, str(note["title"]), float(note["when"]), lock))
        except (OSError, ValueError, KeyError, TypeError):
            log.warning("the kept work in %s cannot be read", state.parent)
            lock.unlock()
    return sorted(found, key=lambda kept: -kept.when)


def read(found: Kept) -> Found:
    """Read kept work back. Raises `PConvError` with one sentence where the photo is gone or is another one now."""
    from app.past import past_of
    from pconv.project.files import kept

    project = kept(found.folder)
    return Found(photo=project.photo, past=past_of(project))


def throw_away(kept: Kept) -> None:
    kept.lock.unlock()
    shutil.rmtree(kept.folder, ignore_errors=True)


def _lock(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # only the death of its program frees it, not its age
    return lock


def _write(
    folder: Path,
    photo: Photo,
    steps: tuple[Step, ...],
    painted: dict[str, Snapshot],
    title: str,
    project: Path | None,
) -> None:
    from pconv.project.files import Project, keep, original_of

    there = project is None and photo.path is not None and photo.path.exists()
    original = "" if there else next((file.name for file in folder.glob(f"{_ORIGINAL}.*")), "")
    if not there and not original:
        name, data = original_of(photo, project)
        original = _ORIGINAL + Path(name).suffix
        (folder / original).write_bytes(data)
    masks = {area: snapshot.mask() for area, snapshot in painted.items()}
    keep(Project(photo, steps, masks), folder, original=original, more={"title": title, "when": time.time()})


def _empty(folder: Path) -> None:
    for file in folder.glob("*"):
        if file.name != _LOCK:
            file.unlink(missing_ok=True)


def when_text(seconds: float, now: Callable[[], float] = time.time) -> str:
    """How long ago something was, for a person."""
    from PySide6.QtCore import QDateTime, QLocale

    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    today = QDateTime.fromSecsSinceEpoch(int(now())).date() == moment.date()
    form = QLocale.FormatType.ShortFormat
    return QLocale().toString(moment.time(), form) if today else QLocale().toString(moment, form)
