"""Healing while somebody looks on: parts of the hole are copied from where the tool for that says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from app.canvas.view import CanvasView
from app.document import Document
from app.filling import Question
from app.flow import FillFlow
from app.jobs import Lane
from app.looking import Looking
from app.settings import Settings
from app.tools import HealTool
from app.tools.heal import HealedPart
from app.turns import later
from pconv.box import Box
from pconv.control import Control

if TYPE_CHECKING:
    from pconv.fill import Fill

HEAL = "heal"
_CORNERS = 1500  # of a part's outlines; more take long to draw
_QUICK = 150_000  # pixels of a part that are copied while it is dragged; of larger ones every second, third, ...


@dataclass(frozen=True, eq=False)
class _Healed:
    """What the background made.

    Attributes:
        fill: the result.
        parts: of its hole.
        shown: boxes of the photo, and the filled photo there.
    """

    fill: Fill
    parts: tuple[HealedPart, ...]
    shown: tuple[tuple[Box, np.ndarray], ...]


class Healing(Looking):
    """Fills the hole by the method `HEAL` as soon as its tool is in hand, and anew as parts are dragged.

    The photo then shows the fill, which is one more result; `use` makes it the photo.
    """

    def __init__(
        self,
        document: Document,
        lane: Lane,
        tool: HealTool,
        *,
        canvas: CanvasView,
        flow: FillFlow,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(lane, parent)
        self._document, self._tool, self._canvas, self._flow = document, tool, canvas, flow
        self._settings = settings
        self._question: Question | None = None
        self._fill: Fill | None = None
        self._wish: object | None = None  # what was asked for last
        self._in_hand = self._wanted = self._renewing = False
        self._dragged: int | None = None  # the part that is to be shown anew
        self._showing = False
        tool.taken_up.connect(self._taken_up)
        tool.dragged.connect(self._show_dragged)
        tool.placed.connect(self._place)
        tool.freed.connect(self._free)
        tool.missed.connect(self._missed)
        flow.filled.connect(self._stand_by)
        for changed in (document.area_changed, document.pixels_changed, document.opened, document.closed):
            changed.connect(self._changed)

    def use(self) -> bool:
        """Make what is shown the photo, once it is made. False if nothing is healed."""
        if not self._in_hand or not self._document.has_hole():
            return False
        self._wanted = True
        self._use_wanted()
        return True

    # -- what happens ------------------------------------------------------------------------------------------

    def _taken_up(self, on: bool) -> None:
        self._in_hand = on
        self._forget()
        if on:
            self._begin()

    def _changed(self, *_what: object) -> None:
        """The photo or the hole is another: begin anew, once all of that has been told."""
        if self._in_hand and not self._renewing:
            self._renewing = True
            self._forget()
            later(self, self._renew)

    def _renew(self) -> None:
        self._renewing = False
        if self._in_hand:
            self._begin()

    def _forget(self) -> None:
        self.drop()
        self._wanted, self._question, self._fill, self._dragged = False, None, None, None
        self._wish = None
        self._tool.show(())
        self._canvas.clear_previews()

    def _begin(self) -> None:
        document, get = self._document, self._settings.get
        if document.photo is not None and document.has_hole():
            self._question = Question(document, seed=get("fill/seed"), device="cpu", grow=get("fill/grow"))
            self._heal({})

    def _missed(self) -> None:
        if not self._document.has_hole():
            text = self.tr("Paint over what should go first, with the brush for one; then drag it to what is copied.")
            self.told.emit(text, "info")

    def _place(self) -> None:
        self._heal(dict(enumerate(self._tool.parts)))

    def _free(self, index: int) -> None:
        self._heal({number: part for number, part in enumerate(self._tool.parts) if number != index})

    def _stand_by(self) -> None:
        """Others have filled the hole: what is healed is shown beside them."""
        if self._fill is not None and HEAL not in self._document.fills:
            self._flow.add(HEAL, self._fill)

    # -- the work ----------------------------------------------------------------------------------------------

    def _heal(self, chosen: Mapping[int, HealedPart]) -> None:
        self.drop()
        self._fill, self._wish = None, object()
        work = partial(_healed, self._question, tuple(chosen.values()))
        self.start(work, "heal", partial(self._show, self._wish, self._question), doing=self.tr("Healing…"))

    def _show(self, wish: object, question: Question, healed: _Healed) -> None:
        if wish is not self._wish or question.generation != self._document.generation:
            return
        if self._tool.busy:  # somebody drags on already, which this would end; at its end there may be another wish
            later(self, partial(self._show, wish, question, healed))
            return
        self._document.prepare(question.copy)
        self._fill = healed.fill
        self._tool.show(healed.parts)
        for box, pixels in healed.shown:
            self._canvas.set_preview(box, pixels)
        self._flow.add(HEAL, healed.fill)
        self._use_wanted()

    def _use_wanted(self) -> None:
        if self._wanted and self._fill is not None:
            self._wanted = False
            self._flow.add(HEAL, self._fill)  # it may stand for what the method found by itself
            self._flow.use(HEAL)

    def _show_dragged(self, index: int) -> None:
        """Show a part as it would be; what was asked for meanwhile is shown next."""
        self._dragged = index
        if not self._showing and self._question is not None:
            self._showing, part = True, self._tool.parts[index]
            self._dragged = None
            self.start(partial(_glance, self._question, part), "show what is healed", self._shown)
        # Else it is asked for when the one before is there.

    def _shown(self, glance: tuple[Question, Box, np.ndarray]) -> None:
        self._showing = False
        question, box, pixels = glance
        if question is not self._question:
            return
        self._canvas.set_preview(box, pixels)
        if self._dragged is not None and self._dragged < len(self._tool.parts):
            self._show_dragged(self._dragged)

    def drop(self) -> None:
        self._showing = False
        super().drop()


def _healed(question: Question, chosen: tuple[HealedPart, ...], control: Control) -> _Healed:
    from pconv.holes.parts import Parts
    from pconv.methods.heal import Place, as_text, offset_of

    places = []
    for part in chosen:
        row, column = (int(value) for value in np.argwhere(part.inside)[0])
        places.append(Place(column + part.box.left, row + part.box.top, part.offset[1], part.offset[0]))
    fill = question.ask(HEAL, control, {"places": as_text(places)})
    parts = []
    for part in Parts(question.hole):
        parts.append(HealedPart(*part, _outlines(*part), offset_of(fill, part)))
    return _Healed(fill, tuple(parts), tuple((piece.box, fill.crop(piece.box)) for piece in fill.pieces))


def _outlines(inside: np.ndarray, box: Box) -> tuple[list[tuple[float, float]], ...]:
    """Around a part, with as few corners as look the same."""
    from pconv._cv2 import cv2

    padded = np.pad(inside, 1).view(np.uint8)
    found, _ = cv2.findContours(padded, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    coarse = max(0.7, max(inside.shape) / 500)
    lines = [cv2.approxPolyDP(line, coarse, True)[:, 0] for line in found]
    while sum(map(len, lines)) > _CORNERS and coarse < max(inside.shape):
        coarse *= 1.5
        lines = [cv2.approxPolyDP(line, coarse, True)[:, 0] for line in lines]
        lines = [line for line in lines if len(line) > 2]
    return tuple([(x + box.left - 0.5, y + box.top - 0.5) for x, y in line.tolist()] for line in lines)


def _glance(question: Question, part: HealedPart, _control: Control) -> tuple[Question, Box, np.ndarray]:
    """The photo in the part's box with the part filled, in haste."""
    from pconv.holes.parts import Part
    from pconv.methods.healing.copying import copied

    step = 1 + int((np.count_nonzero(part.inside) / _QUICK) ** 0.5)
    made = copied(question.pixels, question.hole, Part(part.inside, part.box), part.offset, step).pixels
    shown = question.pixels[part.box.slices].copy()
    whole = made.repeat(step, axis=0)[: part.box.height].repeat(step, axis=1)[:, : part.box.width]
    np.copyto(shown, whole, where=part.inside[..., None])
    return question, part.box, shown
