"""The window's bars and docks, and what is put around panels so that they stand in line and fit into small windows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QScrollArea, QToolBar, QVBoxLayout, QWidget

LIST_MARGINS = (10, 2, 6, 0)  # around a list in a dock, so that it stands in line with the heading


def tool_bar(window: QMainWindow, name: str, title: str, area: Qt.ToolBarArea) -> QToolBar:
    """An empty tool bar of the window that stays where it is."""
    bar = QToolBar(title)
    bar.setObjectName(name)
    bar.setAccessibleName(title)
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    window.addToolBar(area, bar)
    return bar


def docked(window: QMainWindow, name: str, title: str, widget: QWidget) -> QDockWidget:
    """A dock with `widget` at the window's right."""
    dock = QDockWidget(title)
    dock.setObjectName(name)
    dock.setAccessibleName(title)
    # Closed and shown by the View menu; a title without buttons is quieter.
    dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
    heading = QLabel(title)
    heading.setProperty("role", "dock")
    dock.setTitleBarWidget(heading)
    dock.setWidget(widget)
    dock.setMinimumWidth(232)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    return dock


def framed(widget: QWidget) -> QWidget:
    """A list with the margins it has in a dock."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(*LIST_MARGINS)
    layout.addWidget(widget)
    return holder


def scrolled(widget: QWidget) -> QScrollArea:
    """A widget that can be scrolled up and down where there is no room for all of it."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(widget.accessibleName())
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def keep_on_screen(window: QWidget) -> None:
    """Shrink and move a window that does not fit on its screen: it may have been left on a larger one."""
    there = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(there.size()))
    if not there.contains(window.geometry()):
        left = max(there.left(), min(window.x(), there.right() + 1 - window.width()))
        top = max(there.top(), min(window.y(), there.bottom() + 1 - window.height()))
        window.move(left, top)
