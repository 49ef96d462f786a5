"""What the window says about how things stand, and what it lets a person do just now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker

from app import reading
from app.i18n import number

if TYPE_CHECKING:
    from app.window import MainWindow


class Indicators(QObject):
    """Keeps the status bar, the reason beside the fill button and the enabled actions up to date."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._document, self._filling = window.document, window.filling
        self._actions, self._methods, self._status = window.actions_, window.methods, window.status
        self._canvas, self._window = window.canvas, window
        for view in (window.canvas, window.compare):
            view.view_changed.connect(self._show_zoom)
        window.canvas.cursor_moved.connect(self._show_pointer)
        window.compare.origins.told.connect(partial(self._status.set_text, "source"))
        self._document.opened.connect(self._opened)
        self._document.closed.connect(self._closed)

    def refresh(self, *, comparing: bool) -> None:
        """`comparing`: whether results are on screen. Cheap, as it is called while somebody paints."""
        document, running = self._document, self._filling.running
        ratio, have = document.hole_ratio(), set()
        if document.photo is not None:
            have |= {"photo"} | ({"hole", "source"} if ratio else set())
            have |= {"file"} if document.photo.path is not None else set()
        if document.has_sources():
            have.add("limits")
        if document.fills or running:
            have.add("results")
        if document.fills:
            have.add("fills")
        if document.steps:
            have |= {"filled"} | ({"hole over fills"} if ratio else set())
        if document.undo_stack.fills():
            have.add("undoable fill")
        actions = self._actions
        actions.enable(have)
        actions["undo"].setEnabled(document.undo_stack.canUndo())
        actions["redo"].setEnabled(document.undo_stack.canRedo())
        assistants = self._window.assistants
        busy = any(each.busy for each in (assistants.trying, assistants.repeating, assistants.remaking))
        stops = running or assistants.waiting.looking or busy
        actions["cancel"].setEnabled(stops or comparing or self._window.isFullScreen())
        actions["mode"].setEnabled(comparing)
        actions["use"].setEnabled(comparing and bool(document.fills))
        with QSignalBlocker(actions["results"]):
            actions["results"].setChecked(comparing)
        self._methods.set_reason(self._reason(ratio))
        self._show_zoom()
        self._status.set_text("hole", self._painted(ratio))

    def _painted(self, ratio: float) -> str:
        parts = [self.tr("Hole {0}").format(percent(ratio))] if ratio else []
        if self._document.has_sources():
            parts.append(self.tr("sources limited"))  # it works on also where its colours are hidden
        return " · ".join(parts)

    def _reason(self, ratio: float) -> str:
        if self._document.photo is None:
            return self.tr("Open a photo first.")
        if not ratio:
            return self.tr("Paint over what should go.")
        if not self._methods.chosen:
            return self.tr("Choose at least one method.")
        return ""

    def _opened(self) -> None:
        self._status.set_text("photo", reading.describe(self._document.photo))
        self._actions["paint-hole"].setChecked(True)

    def _closed(self) -> None:
        for name in ("pointer", "zoom", "photo"):
            self._status.set_text(name, "")

    def _show_pointer(self, x: float, y: float, inside: bool) -> None:
        self._status.set_text("pointer", f"{int(x)}, {int(y)}" if inside else "")

    def _show_zoom(self, _state: object = None) -> None:
        if self._document.photo is None:
            return
        zoom = 100 * (self._window.compare if self._window.comparing else self._canvas).zoom
        self._status.set_text("zoom", f"{number(zoom, 0 if zoom >= 10 else 1)} %")


def percent(share: float) -> str:
    """A share in [0, 1] as "12 %", "0.4 %" or "< 0.1 %"."""
    if share >= 0.0995:
        return f"{number(share * 100)} %"
    return f"{number(share * 100, 1)} %" if share >= 0.001 else f"< {number(0.1, 1)} %"
