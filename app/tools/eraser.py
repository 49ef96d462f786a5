"""The eraser: a brush that takes away from what is painted."""

from __future__ import annotations

from app.tools.brush import BrushTool


class EraserTool(BrushTool):
    """A brush that takes away from what is painted."""

    name = "eraser"
    key = "E"
    icon = "mdi6.eraser"
    value = 0

    @property
    def text(self) -> str:
        return self.tr("Eraser")

    @property
    def hint(self) -> str:
        return self.tr("Take away from what is painted. The photo itself is not touched.")
