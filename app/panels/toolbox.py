"""The mask tools as checkable actions, and the one in hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolBar, QWidget

from app import icons
from app.actions import Actions
from app.canvas.view import CanvasView
from app.panels.options import OptionsStrip
from app.tools import Tool


class Toolbox(QObject):
    """Builds one action per tool into a tool bar, hands the chosen one to the canvas and ties its size to the strip."""

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
        self._canvas, self._options = canvas, options
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
        self.actions[0].setChecked(True)

    def _toggled(self, tool: Tool, on: bool) -> None:
        if on:
            self._canvas.set_tool(tool)
            self._options.set_tool(tool.text, tool.hint, sized=tool.sized)
