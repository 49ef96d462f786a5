"""The best of each: point at a hole in one result to take that hole, and no other, from there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.canvas.compare import CompareView
from app.document import Document
from app.flow import FillFlow
from app.jobs import Lane
from app.looking import Looking
from pconv.control import Control
from pconv.mixed import MIXED

if TYPE_CHECKING:
    from pconv.fill import Fill


class Mixing(Looking):
    """Keeps one more result beside those of the methods, made of holes of several of them.

    It begins as the first of the others, in the order in which they are shown.
    """

    def __init__(
        self, document: Document, lane: Lane, compare: CompareView, flow: FillFlow, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, parent)
        self._document, self._compare, self._flow = document, compare, flow
        compare.menu_wanted.connect(self._offer)

    def take(self, method: str, x: float, y: float, reach: float = 0.0) -> None:
        """Take the hole at a point of the stored picture from the result of `method`."""
        fills = self._document.fills
        if method in fills and method != MIXED:
            base, chosen = self._base(), fills[method]
            work = partial(_mixed, base, chosen, x, y, reach)
            self.start(work, "best of each", partial(self._add, base, chosen, partial(self.take, method, x, y, reach)))

    def _base(self) -> Fill:
        """What holes are taken into: what was made of some before, or else the first result."""
        fills = self._document.fills
        return fills.get(MIXED) or fills[next(name for name in self._flow.cells if name in fills)]

    def _add(self, base: Fill, chosen: Fill, again: Callable[[], None], made: Fill | None) -> None:
        if not any(fill is chosen for fill in self._document.fills.values()):
            return  # another hole has been filled meanwhile
        if made is None:
            self.told.emit(self.tr("There is but one hole here; take the result as it is."), "info")
        elif self._base() is not base:
            again()  # another hole was taken just before
        else:
            self._flow.add(MIXED, made)

    def _offer(self, method: str, at: QPoint, x: float, y: float, reach: float) -> None:
        """Show what can be done with the result that was clicked."""
        document = self._document
        menu = QMenu(self._compare)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self._flow.title(method)
        part = menu.addAction(self.tr("Take this hole from {0}").format(title), partial(self.take, method, x, y, reach))
        use = menu.addAction(self.tr("Use this result"), partial(self._flow.use, method))
        fill = document.fills.get(method)
        use.setEnabled(fill is not None)
        part.setEnabled(
            method != MIXED and len(document.fills) > 1 and fill is not None and _near(fill.hole, x, y, reach)
        )
        if self._compare.aim.on:  # Enter does what is pointed at
            menu.setActiveAction(part if part.isEnabled() else use)
        menu.popup(at)


def _near(hole: np.ndarray, x: float, y: float, reach: float) -> bool:
    top, left = (max(0, int(value - reach)) for value in (y, x))
    return bool(hole[top : max(0, int(y + reach) + 1), left : max(0, int(x + reach) + 1)].any())


def _mixed(base: Fill, chosen: Fill, x: float, y: float, reach: float, _control: Control) -> Fill | None:
    """None where there is but one hole."""
    from pconv.holes.parts import part_at
    from pconv.mixed import mixed

    found = part_at(chosen.hole, x, y, reach)
    if found is None or np.count_nonzero(found[0]) == np.count_nonzero(chosen.hole):
        return None
    return mixed(base, chosen, *found)
