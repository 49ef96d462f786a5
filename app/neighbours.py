"""Going through the photos of a folder, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.files import Files
from app.i18n import translate
from app.jobs import Job, Lane


class Neighbours(QObject):
    """Opens the photo before or after the one that is open.

    Signals:
        told: a sentence where there is none.
    """

    told = Signal(str)

    def __init__(self, document: Document, files: Files, lane: Lane, parent: QObject | None = None) -> None:
        """`lane`: where folders are looked through."""
        super().__init__(parent)
        self._document, self._files, self._lane = document, files, lane
        self._latest: Job | None = None

    def open_next(self) -> None:
        self._open(1, self.tr("This is the last photo of its folder."))

    def open_previous(self) -> None:
        self._open(-1, self.tr("This is the first photo of its folder."))

    def _open(self, way: int, none: str) -> None:
        photo = self._document.photo
        if photo is None or photo.path is None:
            return
        if self._latest is not None:
            self._latest.drop()
        work = partial(_beside, photo.path, way, (translate("Files", "{0}-filled"), "{0}-filled"))

        def done(found: Path | None) -> None:
            if self._document.photo is photo:
                self.told.emit(none) if found is None else self._files.open(found)

        job = Job(lambda _control: work(), name="look for the next photo", done=done, failed=self.told.emit)
        self._latest = self._lane.submit(job)


def _beside(path: Path, way: int, made: Sequence[str]) -> Path | None:
    """The photo that comes before (-1) or after (1) that of `path` in its folder; None where there is none. Files named
    as those that were `made` of others are passed over."""
    from pconv.photo.errors import reading_failed
    from pconv.photo.folders import pictures_in

    try:
        photos = pictures_in(path.parent, deep=False)
    except OSError as error:
        raise reading_failed(path.parent, error) from error
    ours = {name.format(photo.stem) for photo in photos for name in made}
    others = [photo for photo in photos if photo.stem not in ours and photo.name != path.name]
    here = _order(path)
    if way > 0:
        return min((one for one in others if _order(one) > here), key=_order, default=None)
    return max((one for one in others if _order(one) < here), key=_order, default=None)


def _order(path: Path) -> tuple[list[tuple[int, str]], str]:
    """What to sort files by as people do: numbers by what they count, letters in either case."""
    parts = re.split(r"(\d+)", path.stem.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], path.name
