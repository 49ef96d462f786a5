"""Which method to trust here: the hole is moved to where the truth is known, and the methods are compared there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from app.areas import Area, Snapshot
from app.convert import DisplayColour, to_image
from app.dialogs import Dialogs
from app.document import Document
from app.flow import FillFlow
from app.i18n import percent_text
from app.jobs import Lane
from app.looking import Looking
from app.panels.messages import MessageBar
from pconv.control import Control

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from pconv.photo import Photo
    from pconv.trial import Trial

_CLOSE = 1.05  # times the distance of the closest: no difference that so few places could tell
_TINT = np.array((255, 59, 92))


class Trying(Looking):
    """Tries methods with the document's hole in other places of the photo, and says which came closest to the truth."""

    def __init__(
        self,
        document: Document,
        lane: Lane,
        messages: MessageBar,
        dialogs: Dialogs,
        flow: FillFlow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(lane, parent)
        self._document, self._messages, self._dialogs, self._flow = document, messages, dialogs, flow
        self._said = ""  # what came out, for as long as it may be so
        document.area_changed.connect(self._changed)
        document.pixels_changed.connect(self._changed)
        document.closed.connect(self._closed)

    def start_on(self, methods: Sequence[str], *, seed: int, device: str, grow: int) -> None:
        """Begin to try `methods` with the hole that is painted, grown by so many pixels."""
        document = self._document
        if not document.has_hole():
            self.told.emit(self.tr("Paint over what should go first; what is tried is the shape of the hole."), "info")
            return
        if not methods:
            self.told.emit(self.tr("Choose at least one method in the Fill panel."), "warning")
            return
        self.drop()
        forbidden = document.areas[Area.FORBIDDEN]
        work = partial(
            _tried,
            document.picture,
            document.areas[Area.HOLE].snapshot(),
            forbidden.snapshot() if forbidden.painted else None,
            methods,
            seed=seed,
            device=device,
            grow=grow,
        )
        doing = self.tr("Trying the methods where the truth is known…")
        self.look(document, work, "trial", self._say, doing=doing)

    def cancel(self) -> bool:
        """Stop it. False if nothing is tried."""
        was_busy = self.busy
        self.drop()
        return was_busy

    def _say(self, found: tuple[list[Trial], list[list[QImage]]]) -> None:
        from pconv.trial import shares

        trials, pictures = found
        closeness = shares(trials)
        show = partial(self._dialogs.trials, closeness, trials, pictures, self._flow.title)
        self._said = self._sentence(closeness, len(trials))
        self._messages.tell(self._said, button=self.tr("Show"), act=show)

    def _changed(self, *_what: object) -> None:
        """It was tried with another hole, or in another picture, than there is now."""
        self._messages.take_back(self._said)
        self._said = ""
        if self.cancel():
            self.told.emit(self.tr("The photo or what is painted on it changed, so the trial was stopped."), "info")

    def _closed(self) -> None:
        self.drop()
        self._said = ""  # the bar is cleared by whoever closes

    def _sentence(self, closeness: dict[str, float], count: int) -> str:
        titles = {method: self._flow.title(method) for method in closeness}
        best = [titles[method] for method, share in closeness.items() if share < _CLOSE]
        rest = [f"{titles[method]} {_more(share)}" for method, share in closeness.items() if share >= _CLOSE]
        if len(best) == 1 and count == 1:
            text = self.tr("In one place like this {0} came closest to the truth.").format(best[0])
        elif len(best) == 1:
            text = self.tr("In {0} places like this {1} came closest to the truth.").format(count, best[0])
        else:
            names = self.tr("{0} and {1}").format(", ".join(best[:-1]), best[-1])
            if count == 1:
                text = self.tr("In one place like this {0} came equally close to the truth.").format(names)
            else:
                text = self.tr("In {0} places like this {1} came equally close to the truth.").format(count, names)
        if rest:
            text += " " + self.tr("Farther from it: {0}.").format(", ".join(rest))
        return text


def _more(share: float) -> str:
    return f"+{percent_text(share - 1)}"


def _tried(
    photo: Photo,
    hole: Snapshot,
    forbidden: Snapshot | None,
    methods: Sequence[str],
    control: Control,
    *,
    seed: int,
    device: str,
    grow: int,
) -> tuple[list[Trial], list[list[QImage]]]:
    """The trials, and of each what is to be seen: the hole, the truth, and what the methods made, in their order."""
    from pconv.holes import morphology
    from pconv.trial import tried

    trials = tried(
        photo.pixels,
        morphology.grow(hole.mask(), grow),
        methods,
        seed=seed,
        device=device,
        control=control,
        alpha=photo.alpha,
        forbidden=None if forbidden is None else forbidden.mask(),
    )
    colour = DisplayColour(photo.icc)

    def seen(pixels: np.ndarray) -> QImage:
        return colour.apply(to_image(photo.upright(pixels)))

    return trials, [
        [seen(_tinted(trial.truth, trial.hole)), seen(trial.truth), *(seen(trial.made[method]) for method in methods)]
        for trial in trials
    ]


def _tinted(pixels: np.ndarray, hole: np.ndarray) -> np.ndarray:
    tinted = pixels.copy()
    tone = _TINT * (np.iinfo(pixels.dtype).max // 255)
    tinted[hole] = (0.4 * pixels[hole] + 0.6 * tone).astype(pixels.dtype)
    return tinted
