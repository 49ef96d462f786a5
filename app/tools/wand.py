"""The wand: click a colour to add everything like it to what is painted."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from app.areas import Area
from app.tools.base import Modifier, Pointer, Tool
from pconv.box import Box


@dataclass(frozen=True)
class _Click:
    """What was asked for: the answer takes a moment, and must not go to what was chosen meanwhile."""

    pointer: Pointer
    tolerance: int
    contiguous: bool
    area: Area
    generation: int


class WandTool(Tool):
    """Adds pixels of about the colour clicked, connected to it; with Shift, wherever they are."""

    name = "wand"
    key = "W"
    icon = "mdi6.magic-staff"
    tolerant = True

    _found = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tolerance = 24  # levels of 255 in any channel
        # A camera file takes longer than a window may be kept waiting.
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="wand")
        self._found.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def text(self) -> str:
        return self.tr("Wand")

    @property
    def hint(self) -> str:
        return self.tr("Click a colour to select what is like it and connected; with Shift, wherever it is.")

    def set_tolerance(self, levels: int) -> None:
        """How far from the colour clicked a pixel may be in any channel, 0..255."""
        self._tolerance = levels

    def press(self, pointer: Pointer) -> None:
        document = self.document
        if document is None or document.photo is None:
            return
        column, row = int(np.floor(pointer.x)), int(np.floor(pointer.y))
        if 0 <= row < document.shape[0] and 0 <= column < document.shape[1]:
            contiguous = not pointer.modifiers & Modifier.ShiftModifier
            asked = _Click(pointer, self._tolerance, contiguous, self.area, document.generation)
            self._worker.submit(self._search, document.pixels, asked)

    def _search(self, pixels: np.ndarray, asked: _Click) -> None:
        from pconv.holes.wand import wand

        mask = wand(pixels, asked.pointer.point, asked.tolerance, contiguous=asked.contiguous)
        box = Box.of(mask)
        with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
            self._found.emit(mask[box.slices], box, asked)

    def _take(self, mask: np.ndarray, box: Box, asked: _Click) -> None:
        if self.document is not None and self.document.generation == asked.generation:
            self.combine(mask, box, erase=asked.pointer.erase, text=self.tr("Wand"), area=asked.area)
