"""The tools for painting an area, one per file."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.jobs import Lane
from app.tools.base import Tool
from app.tools.brush import BrushSize, BrushTool
from app.tools.ellipse import EllipseTool
from app.tools.eraser import EraserTool
from app.tools.heal import HealTool
from app.tools.lasso import LassoTool
from app.tools.marks import MarksTool
from app.tools.objects import ObjectTool
from app.tools.polygon import PolygonTool
from app.tools.rectangle import RectangleTool
from app.tools.wand import WandTool

__all__ = [
    "BrushSize",
    "BrushTool",
    "EllipseTool",
    "EraserTool",
    "HealTool",
    "LassoTool",
    "MarksTool",
    "ObjectTool",
    "PolygonTool",
    "RectangleTool",
    "Tool",
    "WandTool",
    "make_tools",
]


def make_tools(parent: QObject | None = None, lane: Lane | None = None) -> tuple[Tool, ...]:
    """One of each, in the order of the tool bar; brush and eraser share their `size`. What takes long is done in the
    `lane`."""
    size = BrushSize(parent)
    return (
        BrushTool(size, parent),
        EraserTool(size, parent),
        LassoTool(parent),
        PolygonTool(parent),
        RectangleTool(parent),
        EllipseTool(parent),
        ObjectTool(lane, parent),
        WandTool(lane, parent),
        MarksTool(lane, parent),
        HealTool(parent),
    )
