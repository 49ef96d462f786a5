"""A fill that turns out poor later, made anew by another method, with all that came after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.document import Document
from app.engine import method_title
from app.i18n import key_text
from app.jobs import Lane
from app.looking import Looking
from app.panels.messages import MessageBar
from pconv.control import Control

if TYPE_CHECKING:
    from pconv.photo import Photo
    from pconv.project.remaking import Remade
    from pconv.project.steps import Step


class Remaking(Looking):
    """Makes one of the document's steps anew, and the later ones that see what changes."""

    def __init__(self, document: Document, lane: Lane, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(lane, parent)
        self._document, self._messages = document, messages
        document.pixels_changed.connect(self._changed)
        document.closed.connect(self.drop)

    def start_on(self, number: int, method: str, device: str) -> None:
        """Begin to fill the hole of a step, from 0 on, by `method`; by that of the step itself as another variation."""
        self.drop()
        document, how = self._document, self._document.steps[number].how
        seed = how.seed + 1 if method == how.method else how.seed
        work = partial(_remade, document.steps, document.photo, number, method, seed, device)
        doing = self.tr("Filling anew by {0}…").format(method_title(method))
        self.look(document, work, "fill anew", partial(self._take, method), doing=doing)

    def cancel(self) -> bool:
        """Stop it. False if nothing is made anew."""
        was_busy = self.busy
        self.drop()
        return was_busy

    def _take(self, method: str, made: Remade) -> None:
        title = method_title(method)
        self._document.replace_steps(made, self.tr("Fill anew: {0}").format(title))
        again = len(made.boxes) - 1
        told = self.tr("Filled anew by {0}; {1} takes it back.").format(title, key_text("Ctrl+Z"))
        if again:
            told += " " + self.tr("Later fills that see it were made anew too: {0}.").format(again)
        self._messages.tell(told, "good")

    def make_way(self) -> None:
        """Stop it for another fill, which comes first."""
        if self.cancel():
            self.told.emit(self.tr("Filling anew was stopped for this fill."), "info")

    def _changed(self, *_what: object) -> None:
        if self.cancel():
            self.told.emit(self.tr("The photo changed, so filling anew was stopped."), "info")


def _remade(
    steps: Sequence[Step], photo: Photo, number: int, method: str, seed: int, device: str, control: Control
) -> Remade:
    from pconv.project.remaking import remade

    return remade(steps, photo, number, method, seed=seed, device=device, control=control)
