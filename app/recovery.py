"""Unsaved work, kept in the background and offered again after a crash."""

from __future__ import annotations

import json
import logging
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLockFile, QObject, QTimer

from app.areas import Area, Snapshot
from app.document import Document
from app.jobs import Job, Lane
from app.reading import changed as find_changed
from app.settings import Settings
from pconv.box import Box
from pconv.errors import PConvError

if TYPE_CHECKING:
    from pconv.fill import Fill
    from pconv.photo import Photo

log = logging.getLogger(__name__)

SOON_MS = 1500  # after a fill was accepted; the window has its hands full just then
_STATE, _LOCK, _ORIGINAL = "state.json", "lock", "original.png"


@dataclass(frozen=True)
class Kept:
    """Work that a program which is gone has left. `lock` keeps other windows from offering it too."""

    folder: Path
    title: str
    when: float
    lock: QLockFile


@dataclass(frozen=True)
class Work:
    """Unsaved work read back: the photo as it was opened, what was accepted, and what was painted, ``(H, W) bool``."""

    photo: Photo
    fill: Fill | None
    areas: dict[Area, np.ndarray]

    def put_into(self, document: Document) -> None:
        document.open(self.photo)
        if self.fill is not None:
            document.set_fill(self.fill.method, self.fill)
            document.accept(self.fill.method)
        painted = {area: mask for area, mask in self.areas.items() if mask.any()}
        document.set_areas(painted, document.tr("Bring back what was painted"))


class Journal(QObject):
    """Keeps the document's unsaved work in a folder of its own while the program runs.

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
        if document.photo is None or not self._settings.get("recovery/enabled"):
            return
        if document.generation == self._kept_generation or not (document.dirty or document.has_painted()):
            return
        self._kept_generation = document.generation
        self._take_lock()
        areas = {area: painted.snapshot() for area, painted in document.areas.items() if painted.painted}
        work = partial(_write, self._folder, document.photo, document.title, document.picture, areas, time.time())
        self._lane.submit(Job(lambda _c: work(), name="keep unsaved work", failed=log.warning, rank=5))

    def clear(self) -> None:
        """Forget what was kept: it was saved, or nobody wants it."""
        self._kept_generation = -1
        folder = self._folder
        self._lane.submit(Job(lambda _c: _empty(folder), name="forget kept work", failed=log.warning, rank=5))

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
    for state in base.glob(f"*/{_STATE}"):
        lock = _lock(state.parent)
        if not lock.tryLock(0):
            continue  # its program is alive
        try:
            data = json.loads(state.read_text("utf-8"))
            found.append(Kept(state.parent, str(data["title"]), float(data["when"]), lock))
        except (OSError, ValueError, KeyError, TypeError):
            log.warning("the kept work in %s cannot be read", state.parent)
            lock.unlock()
    return sorted(found, key=lambda kept: -kept.when)


def read(kept: Kept) -> Work:
    """Read kept work back. Raises `PConvError` with one sentence where the photo is gone or is another one now."""
    from pconv.photo import read as read_photo
    from pconv.photo import read_hole

    data = json.loads((kept.folder / _STATE).read_text("utf-8"))
    # One that came from no file must not be taken for one from here: this folder goes once the work is back.
    photo = read_photo(data["path"]) if data["path"] else replace(read_photo(kept.folder / _ORIGINAL), path=None)
    if list(photo.shape) != data["shape"] or photo.bits != data["bits"]:
        raise PConvError(f"{data['path']} is another picture now, so the unsaved work on it cannot be brought back.")
    files = {area: data.get(area.value, "") for area in Area}
    areas = {area: read_hole(kept.folder / name, photo, lies="stored") for area, name in files.items() if name}
    fill = None
    if data["pixels"]:
        changed = read_hole(kept.folder / data["changed"], photo, lies="stored")
        fill = _as_fill(photo.pixels, changed, read_photo(kept.folder / data["pixels"]).pixels)
    return Work(photo, fill, areas)


def throw_away(kept: Kept) -> None:
    kept.lock.unlock()
    shutil.rmtree(kept.folder, ignore_errors=True)


def _lock(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # only the death of its program frees it, not its age
    return lock


def _write(folder: Path, photo: Photo, title: str, picture: Photo, areas: dict[Area, Snapshot], when: float) -> None:
    from pconv.photo import Photo as AnyPhoto
    from pconv.photo import write as write_photo
    from pconv.photo import write_hole

    stamp = f"{time.time_ns():x}"
    if photo.path is None and not (folder / _ORIGINAL).exists():
        write_photo(photo, folder / _ORIGINAL)
    names = {area.value: f"{area.value}-{stamp}.png" for area in areas}
    for area, painted in areas.items():
        write_hole(painted.mask(), folder / names[area.value])
    changed = find_changed(photo, picture)
    box = Box.of(changed)
    if box is not None:
        names |= {"changed": f"changed-{stamp}.png", "pixels": f"pixels-{stamp}.png"}
        write_hole(changed, folder / names["changed"])
        # Only what was filled: the rest is in the photo, and black takes no room.
        inside = picture.pixels[box.slices] * changed[box.slices][..., None]
        write_photo(AnyPhoto(pixels=inside), folder / names["pixels"])
    state = {
        "title": title,
        "when": when,
        "path": str(photo.path.absolute()) if photo.path is not None else "",
        "shape": list(photo.shape),
        "bits": photo.bits,
        "changed": "",
        "pixels": "",
        **names,
    }
    fresh = folder / f"{_STATE}.new"
    fresh.write_text(json.dumps(state), "utf-8")
    os.replace(fresh, folder / _STATE)
    for old in folder.glob("*-*.png"):
        if old.name not in names.values():
            old.unlink()


def _empty(folder: Path) -> None:
    if folder.is_dir():
        for file in (folder / _STATE, *folder.glob("*.png")):
            file.unlink(missing_ok=True)


def _as_fill(photo: np.ndarray, changed: np.ndarray, pixels: np.ndarray) -> Fill:
    """What had been accepted, as one fill: ``pixels: (h, w, 3)`` of the box around ``changed: (H, W) bool``."""
    from pconv.fill import Fill, Piece

    box = Box.of(changed)
    return Fill(
        pieces=(Piece(box, pixels, changed[box.slices]),),
        hole=changed,
        method="recovered",
        options=None,
        seconds=0.0,
        device="",
        seed=0,
        version="",
        hole_ratio=float(changed.mean()),
        notes=(),
        _photo=photo,
    )


def when_text(seconds: float, now: Callable[[], float] = time.time) -> str:
    """How long ago something was, for a person."""
    from PySide6.QtCore import QDateTime, QLocale

    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    today = QDateTime.fromSecsSinceEpoch(int(now())).date() == moment.date()
    form = QLocale.FormatType.ShortFormat
    return QLocale().toString(moment.time(), form) if today else QLocale().toString(moment, form)
