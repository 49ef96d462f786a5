"""The lasso: draw around something to add it to what is painted."""

from __future__ import annotations

from app.canvas.geometry import Point
from app.tools.outline import OutlineTool


class LassoTool(OutlineTool):
    """Adds what a line drawn by hand surrounds."""

    name = "lasso"
    key = "L"
    icon = "mdi6.lasso"

    @property
    def text(self) -> str:
        return self.tr("Lasso")

    @property
    def hint(self) -> str:
        return self.tr("Draw around {0}. The right button takes it out again.").format(self.aim)

    def drawn(self, points: list[Point], *, erase: bool) -> None:
        if len(points) > 2:
            self.fill_outline(points, erase=erase, text=self.text)
