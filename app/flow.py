"""From Enter to an accepted fill: progress, results as they come, and the choice between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.canvas.compare import CompareView
from app.canvas.modes import Mode
from app.document import Document
from app.engine import note_text
from app.filling import Filling
from app.i18n import key_text, percent_text
from app.panels.messages import MessageBar
from app.panels.results import ResultsPanel, seconds_text
from app.panels.status import StatusBar
from app.sentences import sentences_text
from app.settings import Settings
from pconv.box import Box
from pconv.mixed import MIXED


class FillFlow(QObject):
    """Leads the document, the background work and the views through one fill.

    Args:
        titles: what the methods are called for a person, by name, in the order they are shown.

    Signals:
        compare_wanted, canvas_wanted: which page should be seen now.
        changed: what can be done may have changed.
        filled: the methods have ended, and there are results.
    """

    compare_wanted = Signal()
    canvas_wanted = Signal()
    changed = Signal()
    filled = Signal()

    def __init__(
        self,
        document: Document,
        filling: Filling,
        compare: CompareView,
        *,
        results: ResultsPanel,
        status: StatusBar,
        messages: MessageBar,
        settings: Settings,
        titles: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._filling, self._compare = document, filling, compare
        self._results, self._status, self._messages = results, status, messages
        self._settings, self._titles = settings, titles
        self._cells: tuple[str, ...] = ()
        self._fractions: dict[str, float] = {}
        self._failures: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._focused = ""
        self._at_once = False  # whether the running fill is used without a look at it
        self._stale = False  # whether the list and the cells are of another hole
        self._said = ""  # the last sentence about a fill or a choice, for as long as it may be so
        filling.started.connect(self._started)
        filling.progressed.connect(self._progressed)
        filling.pictured.connect(self._pictured)
        filling.finished.connect(self._finished)
        filling.failed.connect(self._failed)
        filling.cancelled.connect(self._cancelled)
        filling.ended.connect(self._ended)
        compare.accepted.connect(self.use)
        compare.cell_focused.connect(self._focus)
        results.chosen.connect(self._choose)
        results.used.connect(self.use)
        document.area_changed.connect(self._document_changed)
        document.pixels_changed.connect(self._document_changed)
        document.closed.connect(self._closed)

    # -- what a person asks for --------------------------------------------------------------------------------

    def fill(self, methods: Sequence[str], *, device: str, seed: int | None = None, at_once: bool = False) -> None:
        """Run `methods` on the painted hole and show the results as they come; with `at_once`, use the first there is
        instead."""
        if not self._document.has_hole():
            self._say(self.tr("Paint over what should go first; then Enter fills it."))
            return
        if not methods:
            self._say(self.tr("Choose at least one method in the Fill panel."), "warning")
            return
        self._document.clear_fills()
        self._at_once = at_once
        seed = self._settings.get("fill/seed") if seed is None else seed
        self._filling.start(methods, seed=seed, device=device, grow=self._settings.get("fill/grow"))

    def cancel(self) -> bool:
        """Stop the running fill. False if none runs."""
        if not self._filling.running:
            return False
        self._status.show_progress(self._fraction(), self.tr("Stopping…"))
        self._filling.cancel()
        return True

    def use(self, method: str) -> None:
        """Make the result of `method` the photo."""
        if method not in self._document.fills:
            return
        self._filling.drop()
        self._document.accept(method)
        self._messages.tell(
            self.tr("{0} is in the photo now; {1} takes it back.").format(self.title(method), key_text("Ctrl+Z")),
            "good",
        )
        self.canvas_wanted.emit()

    def use_focused(self) -> None:
        """Use the result that was chosen; the only one, if there is but one."""
        fills = tuple(self._document.fills)
        if self._focused in fills:
            self.use(self._focused)
        elif len(fills) == 1 and not self._filling.running:
            self.use(fills[0])
        elif fills:
            self._say(self.tr("Choose a result first: click it or press its number, then Enter."))

    def show_results(self) -> None:
        """Show the results there are for the present hole."""
        fills = self._document.fills
        if self._stale and not self._filling.running:
            self._set_cells([name for name in self._titles if name in fills])
            for name, fill in fills.items():
                self._show(name, fill)
        self.compare_wanted.emit()

    def show_one(self, method: str) -> None:
        """Show the result of `method` alone."""
        if method in self._document.fills:
            self.show_results()
            self._compare.focus(method)
            if self._compare.mode is Mode.GRID:
                self._compare.set_mode(Mode.SINGLE)

    def _choose(self, method: str) -> None:
        if method in self._document.fills:
            self.compare_wanted.emit()
            self._compare.focus(method)

    def title(self, method: str) -> str:
        """What the method is called for a person."""
        return self._titles.get(method, method)

    def add(self, method: str, fill: Any) -> None:
        """Show a result that was not asked for with the others beside theirs."""
        if self._stale and not self._filling.running:
            self._set_cells(())
        if method not in self._cells:
            self._cells += (method,)
            self._compare.add_cell(method, self.title(method))
            self._results.add(method, self.title(method))
        self._document.set_fill(method, fill)
        self._show(method, fill)
        self.changed.emit()

    @property
    def cells(self) -> tuple[str, ...]:
        """Names of the methods in the comparison, in the order of their numbers."""
        return self._cells

    # -- what the background says ------------------------------------------------------------------------------

    def _started(self, methods: Sequence[str]) -> None:
        self._take_back()
        if self._messages.kind == "info":
            self._messages.hide()  # that an earlier fill was stopped, for one
        self._failures, self._notes = {}, {}
        self._fractions = dict.fromkeys(methods, 0.0)
        self._status.show_progress(0.0, self.tr("Filling…"))
        if not self._at_once:
            self._set_cells(methods)
            for method in methods:
                self._compare.set_cell_state(method, self.tr("Waiting…"), 0.0)
            self.compare_wanted.emit()
        self.changed.emit()

    def _set_cells(self, methods: Sequence[str]) -> None:
        self._cells = tuple(methods)
        self._focused, self._stale = "", False
        titles = {method: self.title(method) for method in methods}
        self._compare.set_cells(list(titles.items()))
        self._results.start(titles)

    def _progressed(self, method: str, fraction: float, note: str) -> None:
        self._fractions[method] = fraction
        note = note_text(note)
        self._compare.set_cell_state(method, note, fraction)
        self._results.set_state(method, percent_text(fraction))
        doing = self.tr("{0}: {1}").format(self.title(method), note) if note else self.title(method)
        self._status.show_progress(self._fraction(), doing)

    def _fraction(self) -> float:
        return sum(self._fractions.values()) / max(1, len(self._fractions))

    def _pictured(self, method: str, box: Box, pixels: Any) -> None:
        self._compare.show_preview(method, box, pixels)

    def _finished(self, method: str, fill: Any) -> None:
        self._fractions[method] = 1.0
        self._document.set_fill(method, fill)
        self._document.settle()
        if self._at_once:
            self._document.accept(method, at_once=True)
        else:
            self._show(method, fill)
            self._status.show_progress(self._fraction(), self.tr("Filling…"))
        self._status.set_text("device", fill.device)
        if fill.notes:
            self._notes[method] = sentences_text(fill.notes)
            self._say(self._by_method(self._notes), "warning")
        self.changed.emit()

    def _show(self, method: str, fill: Any) -> None:
        self._compare.show_fill(method, fill)
        if method == MIXED:  # which took no time of its own
            self._compare.set_cell_state(method, self.tr("Chosen hole by hole"), None)
            self._results.set_state(method, "")
            return
        self._compare.set_cell_state(method, f"{seconds_text(fill.seconds)} · {fill.device}", None)
        self._results.set_fill(fill)

    def _failed(self, method: str, sentence: str) -> None:
        self._fractions[method] = 1.0
        self._failures[method] = sentence
        self._compare.set_cell_state(method, sentence, None)
        self._results.set_state(method, self.tr("failed"), note=sentence)

    def _cancelled(self, method: str) -> None:
        self._fractions[method] = 1.0
        self._compare.set_cell_state(method, self.tr("Stopped"), None)
        self._results.set_state(method, self.tr("stopped"))

    def _ended(self) -> None:
        self._status.show_progress(None, "")
        if self._failures:
            self._say(self._by_method(self._failures | self._notes), "error")
        if not self._document.fills:
            self._clear()
            self.canvas_wanted.emit()
        self.changed.emit()
        if self._document.fills:
            self.filled.emit()

    def _by_method(self, sentences: Mapping[str, str]) -> str:
        """Each sentence once, after the titles of the methods it is about."""
        titles: dict[str, list[str]] = {}
        for method, sentence in sentences.items():
            titles.setdefault(sentence, []).append(self.title(method))
        if len(titles) == 1 and 1 < len(sentences) == len(self._cells):
            return next(iter(titles))  # it is about all of them
        told = self.tr("{0}: {1}")
        return " ".join(told.format(", ".join(names), sentence) for sentence, names in titles.items())

    def _say(self, sentence: str, kind: str = "info") -> None:
        """Tell what is so until the hole, the photo or the choice changes."""
        self._said = sentence
        self._messages.tell(sentence, kind)

    def _take_back(self) -> None:
        """Do not let an old sentence stand beside what is no longer so."""
        self._messages.take_back(self._said)
        self._said = ""

    # -- what else happens -------------------------------------------------------------------------------------

    def _focus(self, method: str) -> None:
        self._focused = method
        if self._messages.kind == "info":
            self._take_back()
        self._results.focus(method)
        self.changed.emit()

    def _document_changed(self, *_what: object) -> None:
        if self._messages.kind == "good":
            self._messages.hide()  # what it says has just become old news
        self._take_back()
        if self._filling.drop_if_stale() and not self._at_once:
            self._messages.tell(self.tr("The photo or what is painted on it changed, so the running fill was stopped."))
        if not self._document.fills:
            self._clear()
            self.canvas_wanted.emit()
        self.changed.emit()

    def _clear(self) -> None:
        self._results.clear()
        self._focused, self._stale = "", True

    def _closed(self) -> None:
        self._filling.drop()
        self._clear()
        self._messages.hide()
