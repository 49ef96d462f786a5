"""The fills of the open photo made in others of its size too, as for dust on a scanner's glass or a stamped date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app import reading
from app.dialogs import Dialogs
from app.document import Document
from app.i18n import percent_text
from app.jobs import Job, Lane
from app.panels.messages import MessageBar
from app.settings import Settings
from pconv.control import Control

if TYPE_CHECKING:
    from pconv.project.steps import Step

_RANK = 5  # behind what a person fills meanwhile, who looks on
_TOLD = 3  # sentences about single photos; the log has them all


class Repeating(QObject):
    """Fills other photos, one after the other in the background, and saves each beside the file it is read from.

    Signals:
        doing: what goes on at the moment; empty when it ended.
    """

    doing = Signal(str)

    def __init__(
        self,
        document: Document,
        lane: Lane,
        messages: MessageBar,
        dialogs: Dialogs,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._lane, self._messages = document, lane, messages
        self._dialogs, self._settings = dialogs, settings
        self._jobs: list[Job] = []
        self._saved: list[Path] = []
        self._left = 0  # that had been saved before
        self._failed: list[str] = []

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def ask(self, device: str) -> None:
        """Ask for photos, and begin to fill them as the open one was filled."""
        steps = self._document.steps
        if not steps:
            return
        filters = [self.tr("Photos ({0})").format(reading.patterns()), self.tr("All files (*)")]
        title = self.tr("Repeat the fills on these photos")
        paths = self._dialogs.open_files(title, self._settings.get("files/folder"), filters)
        if paths:
            self.start(steps, paths, device)

    def start(self, steps: tuple[Step, ...], paths: list[Path], device: str) -> None:
        """Make the fills of `steps` in each of the photos, after what is still to be done."""
        if not self.busy:
            self._saved, self._left, self._failed = [], 0, []
        wishes = {
            "strip_private": self._settings.get("save/strip_private"),
            "quality": self._settings.get("save/quality") or None,
        }
        noted = self._settings.get("save/note_fills")
        for path in paths:
            work = partial(_repeated, steps, path, device, noted, wishes)
            job = Job(work, name=f"repeat on {path.name}", rank=_RANK)
            job.progressed = partial(self._progressed, path)
            job.done = partial(self._done, job)
            job.failed = partial(self._gone_wrong, job)
            self._jobs.append(job)
            self._lane.submit(job)
        self._progressed(paths[0], 0.0, "")

    def may_stop(self) -> bool:
        """Whether nothing would be stopped by closing the window, or the person agrees to that."""
        return not self._jobs or self._dialogs.stop_repeating(len(self._jobs))

    def cancel(self) -> bool:
        """Fill no more of them; what is saved stays. False if none is filled."""
        if not self._jobs:
            return False
        for job in self._jobs:
            job.drop()
        left = len(self._jobs)
        self._jobs.clear()
        self._tell(self.tr("Stopped; not filled: {0}.").format(left))
        return True

    def _progressed(self, path: Path, share: float, _note: str) -> None:
        done = len(self._saved) + self._left + len(self._failed)
        count = self.tr("{0} of {1}").format(done + 1, done + len(self._jobs))
        self.doing.emit(self.tr("Filling {0} ({1})… {2}").format(path.name, count, percent_text(share)))

    def _done(self, job: Job, saved: Path | None) -> None:
        if saved is None:
            self._left += 1
        else:
            self._saved.append(saved)
        self._end(job)

    def _gone_wrong(self, job: Job, sentence: str) -> None:
        self._failed.append(sentence)
        self._end(job)

    def _end(self, job: Job) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self._tell()

    def _tell(self, *more: str) -> None:
        self.doing.emit("")
        sentences = []
        if self._saved:
            last = self._saved[-1].name
            sentences.append(self.tr("Filled and saved: {0}, the last one as {1}.").format(len(self._saved), last))
        if self._left:
            sentences.append(self.tr("Left as they are, being saved already: {0}.").format(self._left))
        sentences += [*more, *self._failed[:_TOLD]]
        if len(self._failed) > _TOLD:
            sentences.append(self.tr("Others that failed: {0}; the log says why.").format(len(self._failed) - _TOLD))
        show: Mapping[str, Any] = {}
        if self._saved:
            folder = QUrl.fromLocalFile(str(self._saved[-1].parent))
            show = {"button": self.tr("Open the folder"), "act": partial(QDesktopServices.openUrl, folder)}
        kind = "warning" if self._failed else "good" if self._saved and not more else "info"
        self._messages.tell(" ".join(sentences), kind, **show)


def _repeated(
    steps: tuple[Step, ...],
    path: Path,
    device: str,
    noted: bool,
    wishes: Mapping[str, Any],
    control: Control,
) -> Path | None:
    """Where the photo was saved that the fills were made in; None where there is such a file. Raises `PConvError` where
    it cannot be done."""
    from pconv.photo import read
    from pconv.project.replay import replay

    target = reading.beside(path)
    if target.exists():
        return None
    photo = read(path)
    made = replay(steps, photo, device=device, control=control)
    picture = photo.with_pixels(made.pixels, made.alpha)
    reading.write(photo, picture, target, False, noted=steps if noted else (), **wishes)
    return target
