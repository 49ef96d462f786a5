"""The painting tools as checkable actions, the one in hand, and what it paints."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QColor
from PySide6.QtWidgets import QToolBar, QWidget

from app import icons
from app.actions import Actions
from app.areas import Area, title
from app.canvas.overlay import LOOKS
from app.canvas.view import CanvasView
from app.panels.options import OptionsStrip
from app.tools import Tool

_ICONS = {Area.HOLE: "mdi6.selection", Area.FORBIDDEN: "mdi6.cancel", Area.DONOR: "mdi6.content-copy"}


class Toolbox(QObject):
    """Builds one action per tool into a tool bar, hands the chosen one to the canvas and ties its size to the strip.

    Below the tools stand the areas they can paint.
    """

    def __init__(
        self,
        tools: Sequence[Tool],
        actions: Actions,
        canvas: CanvasView,
        options: OptionsStrip,
        bar: QToolBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._canvas, self._options, self.tools = canvas, options, tuple(tools)
        self._pointing = False
        group = QActionGroup(self)
        for tool in tools:
            action = QAction(tool.text, window)
            action.setObjectName(f"tool-{tool.name}")
            action.setCheckable(True)
            actions.set_keys(action, (tool.key,), tool.text)
            action.setIcon(icons.icon(tool.icon))
            action.toggled.connect(partial(self._toggled, tool))
            group.addAction(action)
            window.addAction(action)
            bar.addAction(action)
        self.actions = group.actions()
        size = next(tool.size for tool in tools if tool.sized)
        size.changed.connect(options.set_size)
        options.size_changed.connect(size.set)
        wand = next(tool for tool in tools if tool.tolerant)
        options.tolerance_changed.connect(wand.set_tolerance)
        marks = next(tool for tool in tools if tool.sensitive)
        options.sensitivity_changed.connect(marks.set_sensitivity)
        self.looking = tuple(tool.looking for tool in tools if tool.looking is not None)
        self.actions[0].setChecked(True)
        bar.addSeparator()
        areas = QActionGroup(self)
        self._areas = {area: actions[f"paint-{area.value}"] for area in Area}
        for area, action in self._areas.items():
            action.setIcon(icons.icon(_ICONS[area], LOOKS[area].colour))
            areas.addAction(action)
            bar.addAction(action)

    def paint(self, area: Area) -> None:
        """Let all tools paint `area` from now on."""
        for tool in self.tools:
            tool.set_area(area)
        self._tell()

    def set_pointing(self, by_keys: bool) -> None:
        """Say how to use the tools with a mouse, or with keys."""
        self._pointing = by_keys
        self._tell()

    def set_hole_colour(self, colour: QColor) -> None:
        self._areas[Area.HOLE].setIcon(icons.icon(_ICONS[Area.HOLE], colour))

    def _toggled(self, tool: Tool, on: bool) -> None:
        if on:
            self._canvas.set_tool(tool)
            self._tell()
            tool.take_up()
        else:
            tool.put_down()

    def _tell(self) -> None:
        tool = self._canvas.tool
        heading = tool.text if tool.area is Area.HOLE or tool.covers else title(tool.area)
        has = {"sized": tool.sized, "tolerant": tool.tolerant, "sensitive": tool.sensitive}
        self._options.set_tool(heading, tool.keys_hint if self._pointing else tool.hint, **has)
