"""The wand: click a colour to add everything like it to what is painted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QObject

from app.areas import Area
from app.canvas.pointer import Modifier, Pointer
from app.jobs import Lane
from app.looking import Looking
from app.tools.base import Tool
from pconv.box import Box
from pconv.control import Control


@dataclass(frozen=True)
class _Click:
    """What was asked for: the answer takes a moment, and must not go to what was chosen meanwhile."""

    pointer: Pointer
    tolerance: int
    contiguous: bool
    area: Area


class WandTool(Tool):
    """Adds pixels of about the colour clicked, connected to it; with Shift, wherever they are."""

    name = "wand"
    key = "W"
    icon = "mdi6.magic-staff"
    tolerant = True
    drags = False

    def __init__(self, lane: Lane | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looking = Looking(lane, self)
        self._tolerance = 24  # levels of 255 in any channel

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
            asked = _Click(pointer, self._tolerance, contiguous, self.area)
            # A camera file takes longer than a window may be kept waiting.
            work = partial(_alike, document.pixels, asked)
            self.looking.look(document, work, "wand", partial(self._take, asked))

    def _take(self, asked: _Click, found: tuple[np.ndarray, Box]) -> None:
        self.combine(*found, erase=asked.pointer.erase, text=self.text, area=asked.area)


def _alike(pixels: np.ndarray, asked: _Click, _control: Control) -> tuple[np.ndarray, Box]:
    from pconv.holes.wand import wand

    mask = wand(pixels, asked.pointer.point, asked.tolerance, contiguous=asked.contiguous)
    box = Box.of(mask)
    return mask[box.slices], box
