"""Filling as soon as something is painted, without a look at results: for dust, blemishes and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.areas import Area

if TYPE_CHECKING:
    from app.window import MainWindow


class AtOnce(QObject):
    """While it is on, a finished stroke on the hole is filled by the first of the chosen methods, and the result used.

    A stroke that is begun meanwhile stops the fill; when it ends, both are filled together.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._on = False
        window.canvas.stroke_finished.connect(self._stroke_finished)

    def set_on(self, on: bool) -> None:
        """What is painted already is filled when it is turned on."""
        self._on = on
        self._fill()

    def _stroke_finished(self) -> None:
        if self._window.canvas.tool.area is Area.HOLE:
            self._fill()

    def _fill(self) -> None:
        window = self._window
        if self._on and not window.comparing and window.document.has_hole():
            # In a photo that had changed, what is looked for could no longer be found.
            window.assistants.waiting.fill(self._fill_now, in_vain=True)

    def _fill_now(self) -> None:
        self._window.flow.fill(self._window.methods.chosen[:1], device=self._window.device, at_once=True)
