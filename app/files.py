"""Opening and saving photos and holes, in a background thread of their own so that a running fill delays neither."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QImage

from app import reading, recovery
from app.areas import Area, Snapshot
from app.dialogs import Dialogs, Unsaved
from app.document import Document
from app.jobs import Job, Lane
from app.sentences import sentences_text
from app.settings import Settings
from pconv.project import SUFFIX

if TYPE_CHECKING:
    import numpy as np

    from pconv.photo import Photo

WORTH_ASKING = 10  # steps of painting


def _nothing() -> None:
    pass


def _write_hole(painted: Snapshot, photo: Photo, path: Path, overwrite: bool) -> None:
    reading.write_hole(painted.mask(), photo, path, overwrite)


class Files(QObject):
    """What happens between the document and files.

    Signals:
        opened: the document holds a new photo; carries sentences about what of the file it does not hold.
        hole_loaded: a mask file became the hole; carries a sentence and the path.
        saved: carries a sentence that says where, and what the check of the written file found.
        failed: one sentence.
        doing: what goes on at the moment; empty when it ended.
    """

    opened = Signal(str)
    hole_loaded = Signal(str, str)
    saved = Signal(str)
    failed = Signal(str)
    doing = Signal(str)

    def __init__(
        self, document: Document, lane: Lane, settings: Settings, dialogs: Dialogs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._lane, self._settings, self._dialogs = document, lane, settings, dialogs
        self._written: Path | None = None
        self._latest: Job | None = None
        document.closed.connect(self._forget)

    # -- opening -----------------------------------------------------------------------------------------------

    def open_dialog(self) -> None:
        filters = [
            self.tr("Photos and projects ({0})").format(f"{reading.patterns()} *{SUFFIX}"),
            self.tr("All files (*)"),
        ]
        path = self._dialogs.open_file(self.tr("Open a photo"), self._folder(), filters)
        if path is not None:
            self.open(path)

    def open(self, path: Path | str, *, as_photo: bool = True) -> None:
        """Read `path` and make it the photo. With `as_photo` False, a mask of the open photo's size becomes its hole.
        A project is opened as it was left.

        Nothing is closed before the new photo is read.
        """
        path = Path(path)
        if path.suffix.lower() == SUFFIX:
            self._read(self.tr("Opening {0}…").format(path.name), partial(reading.read_project, path), path)
            return
        shape = None if as_photo or self._document.photo is None else self._document.photo
        self._read(self.tr("Reading {0}…").format(path.name), partial(reading.read, path, shape), path)

    def open_sample(self, name: str) -> None:
        self._read(self.tr("Reading the sample…"), partial(reading.read_sample, name), None)

    def open_image(self, image: QImage) -> None:
        """A picture that came from no file, from the clipboard perhaps."""
        self._read(self.tr("Reading the picture…"), partial(reading.from_image, image), None)

    def _read(self, text: str, work: Callable[[], reading.Found], path: Path | None) -> None:
        if self._latest is not None:
            self._latest.drop()

        def done(found: reading.Found) -> None:
            self.doing.emit("")
            if found.hole is not None:
                self._take_hole(found.hole, path)
            elif found.past is not None:
                self.when_safe(partial(self._go_on, found, path))
            else:
                self.when_safe(partial(self._show, found, path))

        self._latest = self._submit(text, work, done)

    def _show(self, found: reading.Found, path: Path | None) -> None:
        self._document.open(found.photo)
        if path is not None:
            self._remember(path)
        self.opened.emit(sentences_text(found.photo.notes))

    def _go_on(self, found: reading.Found, path: Path) -> None:
        """Show a project as it was left."""
        document = self._document
        document.resume(found.photo, found.past)
        document.mark_kept_in(path)
        self._remember(path)
        self.opened.emit("")

    def _remember(self, path: Path) -> None:
        self._settings.add_recent(path.absolute())
        self._settings.set("files/folder", str(path.absolute().parent))

    def recover(self, kept: recovery.Kept) -> None:
        """Bring back the work that was kept before a crash; it stays kept until it is in the document."""

        def done(found: reading.Found) -> None:
            self.doing.emit("")
            self._document.resume(found.photo, found.past)
            recovery.throw_away(kept)
            self.opened.emit(self.tr("The unsaved work is back."))

        self._submit(self.tr("Bringing back {0}…").format(kept.title), partial(recovery.read, kept), done)

    # -- unsaved work ------------------------------------------------------------------------------------------

    def when_safe(self, action: Callable[[], None]) -> None:
        """Do `action`, after asking about unsaved work; not at all if the person wants to stay.

        A hole is asked about only where it took some time to paint: most are painted again in a moment.
        """
        document = self._document
        unfilled = document.has_hole() and document.unsettled_steps >= WORTH_ASKING
        if document.is_ahead or (unfilled and document.project is not None):
            answer, save = self._dialogs.unsaved(document.project.name), self.save_project
        elif document.dirty:
            answer, save = self._dialogs.unsaved(document.title), self.save
        elif unfilled:
            answer, save = self._dialogs.unfilled(document.title), self.export_hole
        else:
            answer, save = Unsaved.DISCARD, self.save
        if answer is Unsaved.DISCARD:
            action()
        elif answer is Unsaved.SAVE:
            save(then=action)

    def close_photo(self) -> None:
        self.when_safe(self._document.close)

    def _forget(self) -> None:
        self._written = None

    # -- saving ------------------------------------------------------------------------------------------------

    def save(self, *, then: Callable[[], None] = _nothing) -> None:
        """Save to the file this photo was saved to before; ask where the first time, as the original is sacred."""
        if self._written is None:
            self.save_as(then=then)
        else:
            self._write(self._written, overwrite=True, then=then)

    def save_as(self, *, then: Callable[[], None] = _nothing) -> None:
        photo = self._document.photo
        if photo is None:
            return
        suggestion = self._suggestion(photo)
        path = self._dialogs.save_file(self.tr("Save the photo"), suggestion, reading.save_filters(suggestion.suffix))
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix(suggestion.suffix)
        if self._may_write(path):
            self._write(path, overwrite=path.exists(), then=then)

    def _may_write(self, path: Path) -> bool:
        """Whether nothing is at `path`, or the person agrees to replace it."""
        if not path.exists():
            return True
        original = self._document.photo.path
        is_original = original is not None and original.exists() and path.samefile(original)
        return self._dialogs.overwrite(path, is_original=is_original)

    def _suggestion(self, photo: Photo) -> Path:
        if self._written is not None:
            return self._written
        folder = Path(self._folder())
        if photo.path is None:
            return folder / self.tr("filled.png")
        suggested = reading.beside(photo.path)
        return suggested if suggested.parent.is_dir() else folder / suggested.name

    def _write(self, path: Path, *, overwrite: bool, then: Callable[[], None]) -> None:
        document = self._document
        version = document.pixels
        wishes = {
            "strip_private": self._settings.get("save/strip_private"),
            "quality": self._settings.get("save/quality") or None,
            "noted": document.steps if self._settings.get("save/note_fills") else (),
        }
        work = partial(reading.write, document.photo, document.picture, path, overwrite, **wishes)

        def done(sentence: str) -> None:
            self.doing.emit("")
            self._written = path
            if document.pixels is version:
                document.mark_saved(path)
            self._settings.add_recent(path.absolute())
            self.saved.emit(sentence)
            then()

        self._submit(self.tr("Saving {0}…").format(path.name), work, done)

    def save_project(self, *, then: Callable[[], None] = _nothing) -> None:
        """Save the photo as it was opened with all that was done since, to go on later; ask where the first time."""
        document = self._document
        if document.photo is None:
            return
        path = document.project
        if path is None:
            filters = [self.tr("Projects ({0})").format(f"*{SUFFIX}")]
            path = self._ask_where(self.tr("Save the project"), Path(document.title).stem, filters, (SUFFIX,))
            if path is None:
                return
        document.finish_edit()
        generation, photo, before = document.generation, document.photo, document.project
        painted = {area.value: painted.snapshot() for area, painted in document.areas.items() if painted.painted}
        work = partial(reading.write_project, photo, document.steps, painted, path, path.exists(), before)

        def done(sentence: str) -> None:
            self.doing.emit("")
            if document.generation == generation:
                document.mark_kept_in(path)
            elif document.photo is photo:
                document.project = path
            self._settings.add_recent(path.absolute())
            self.saved.emit(sentence)
            then()

        self._submit(self.tr("Saving {0}…").format(path.name), work, done)

    # -- holes -------------------------------------------------------------------------------------------------

    def import_hole(self) -> None:
        filters = [self.tr("Masks ({0})").format(reading.patterns()), self.tr("All files (*)")]
        path = self._dialogs.open_file(self.tr("Import a hole"), self._folder(), filters)
        if path is not None and self._document.photo is not None:
            work = partial(reading.read_hole, path, self._document.photo)
            self._submit(self.tr("Reading {0}…").format(path.name), work, lambda mask: self._take_hole(mask, path))

    def export_hole(self, *, then: Callable[[], None] = _nothing) -> None:
        photo = self._document.photo
        if photo is None:
            return
        stem = photo.path.stem if photo.path is not None else self.tr("picture")
        suggestion, filters = self.tr("{0}-hole").format(stem), [self.tr("PNG picture (*.png)")]
        path = self._ask_where(self.tr("Export the hole"), suggestion, filters, (".png",))
        if path is None:
            return

        def kept() -> None:
            self._document.settle()
            then()

        painted = self._document.areas[Area.HOLE].snapshot()
        work = partial(_write_hole, painted, photo, path, path.exists())
        self._export(work, path, self.tr("The hole is in {0}; white is to be filled."), then=kept)

    def _take_hole(self, mask: np.ndarray, path: Path) -> None:
        self.doing.emit("")
        if mask.shape != self._document.shape:
            self.failed.emit(self.tr("The photo changed while {0} was read.").format(path.name))
            return
        self._document.set_hole(mask, self.tr("Import a hole"))
        self._document.settle()
        self.hole_loaded.emit(
            self.tr("{0} is a mask of the photo's size and became the hole.").format(path.name), str(path)
        )

    # -- results -----------------------------------------------------------------------------------------------

    def export_sheet(self) -> None:
        """Save the results there are, beside each other on one sheet."""
        document, fills = self._document, tuple(self._document.fills.values())
        if document.photo is None or not fills:
            return
        name = document.title
        suggestion = self.tr("{0}-compared").format(Path(name).stem)
        filters = [self.tr("PNG picture (*.png)")]
        path = self._ask_where(self.tr("Export the comparison sheet"), suggestion, filters, (".png",))
        if path is not None:
            work = partial(reading.write_sheet, document.picture, fills, name, path, path.exists())
            self._export(work, path, self.tr("The comparison sheet is in {0}."))

    def export_report(self) -> None:
        """Save a report of the fills that were accepted."""
        document = self._document
        if document.photo is None or not document.steps:
            return
        name = document.title
        suggestion = self.tr("{0}-report").format(Path(name).stem)
        filters = [self.tr("PDF document (*.pdf)"), self.tr("PNG picture (*.png)")]
        path = self._ask_where(self.tr("Export a report"), suggestion, filters, (".pdf", ".png"))
        if path is not None:
            work = partial(reading.write_report, document.photo, document.steps, name, path, path.exists())
            self._export(work, path, self.tr("The report is in {0}."))

    def export_layer(self) -> None:
        """Save what was filled, to be laid over the photo in another program."""
        document = self._document
        if document.photo is None or not document.steps:
            return
        suggestion = self.tr("{0}-fills").format(Path(document.title).stem)
        filters = [self.tr("PNG picture (*.png)"), self.tr("TIFF picture (*.tif)")]
        path = self._ask_where(self.tr("Export the fills as a layer"), suggestion, filters, (".png", ".tif", ".tiff"))
        if path is not None:
            work = partial(reading.write_layer, document.picture, document.steps, path, path.exists())
            self._export(work, path, self.tr("The fills are in {0}, to be laid over the photo in another program."))

    def _ask_where(self, title: str, stem: str, filters: list[str], suffixes: tuple[str, ...]) -> Path | None:
        """Where to save what has one of `suffixes`, the first by default; None where the person stepped back."""
        path = self._dialogs.save_file(title, Path(self._folder()) / f"{stem}{suffixes[0]}", filters)
        if path is None:
            return None
        path = path if path.suffix.lower() in suffixes else path.with_name(f"{path.name}{suffixes[0]}")
        return path if self._may_write(path) else None

    def _export(
        self, work: Callable[[], Any], path: Path, sentence: str, *, then: Callable[[], None] = _nothing
    ) -> None:
        """Do `work`, which writes `path`, and say the sentence."""

        def done(_value: Any) -> None:
            self.doing.emit("")
            self.saved.emit(sentence.format(path.name))
            then()

        self._submit(self.tr("Saving {0}…").format(path.name), work, done)

    # -- help --------------------------------------------------------------------------------------------------

    def _submit(self, text: str, work: Callable[[], Any], done: Callable[[Any], None]) -> Job:
        def failed(sentence: str) -> None:
            self.doing.emit("")
            self.failed.emit(sentence)

        if text:
            self.doing.emit(text)
        return self._lane.submit(Job(lambda _control: work(), name=text or "open", done=done, failed=failed))

    def _folder(self) -> str:
        folder = self._settings.get("files/folder")
        if folder and Path(folder).is_dir():
            return folder
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation) or str(Path.home())
