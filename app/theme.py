"""Light and dark: palette, style sheet and icons that follow it.

Chrome is neutral gray in both, as the eye judges a photograph's colours against what surrounds it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
ICON = RESOURCES / "icons" / "pconv-studio-256.png"

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}

_DARK = {
    "Window": "#2b2b2b",
    "WindowText": "#e4e4e4",
    "Base": "#1f1f1f",
    "AlternateBase": "#262626",
    "Text": "#e4e4e4",
    "PlaceholderText": "#9a9a9a",
    "Button": "#3a3a3a",
    "ButtonText": "#e4e4e4",
    "BrightText": "#ff6b6b",
    "Light": "#4a4a4a",
    "Midlight": "#404040",
    "Mid": "#1a1a1a",
    "Dark": "#161616",
    "Shadow": "#0c0c0c",
    "Highlight": "#2f74d0",
    "HighlightedText": "#ffffff",
    "Link": "#7db4ff",
    "LinkVisited": "#b79cff",
    "ToolTipBase": "#3a3a3a",
    "ToolTipText": "#f0f0f0",
}
_LIGHT = {
    "Window": "#f0f0f0",
    "WindowText": "#1d1d1d",
    "Base": "#ffffff",
    "AlternateBase": "#f7f7f7",
    "Text": "#1d1d1d",
    "PlaceholderText": "#6b6b6b",
    "Button": "#fbfbfb",
    "ButtonText": "#1d1d1d",
    "BrightText": "#b3001b",
    "Light": "#ffffff",
    "Midlight": "#e6e6e6",
    "Mid": "#c2c2c2",
    "Dark": "#a8a8a8",
    "Shadow": "#787878",
    "Highlight": "#1f66c9",
    "HighlightedText": "#ffffff",
    "Link": "#1a5fb8",
    "LinkVisited": "#6a3fb5",
    "ToolTipBase": "#ffffff",
    "ToolTipText": "#1d1d1d",
}
_DISABLED = {True: "#7a7a7a", False: "#9a9a9a"}

# Lines and surfaces between the palette's roles, for the style sheet and for widgets that paint themselves.
_EXTRA = {
    True: {
        "line": "#3f3f3f",
        "edge": "#757575",
        "track": "#474747",
        "hover": "#424242",
        "pressed": "#1f1f1f",
        "checked": "#1f4f8f",
        "card": "#333333",
    },
    False: {
        "line": "#d2d2d2",
        "edge": "#8a8a8a",
        "track": "#d0d0d0",
        "hover": "#e2e2e2",
        "pressed": "#d4d4d4",
        "checked": "#cfe0f7",
        "card": "#ffffff",
    },
}
_KINDS = {
    True: {"info": "#24384f", "warning": "#4d3d16", "error": "#55252a", "good": "#20442c"},
    False: {"info": "#dceafb", "warning": "#fbeec8", "error": "#fbdcdc", "good": "#dcf2e2"},
}

_SHEET = """
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
QMenuBar {{ border-bottom: 1px solid {line}; padding: 1px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QToolBar {{ border: 0; border-bottom: 1px solid {line}; padding: 4px 6px; spacing: 2px; }}
QToolBar#tools {{ border-bottom: 0; border-right: 1px solid {line}; padding: 6px 4px; }}
QToolBar::separator {{ background: {line}; width: 1px; height: 1px; margin: 4px; }}
QToolBar QToolButton {{ border: 0; border-radius: 5px; padding: 5px; }}
QToolBar QToolButton:hover {{ background: {hover}; }}
QToolBar QToolButton:pressed {{ background: {pressed}; }}
QToolBar QToolButton:checked {{ background: {checked}; }}
QToolBar QToolButton:focus {{ outline: 0; border: 1px solid palette(highlight); padding: 4px; }}
QLabel[role="dock"] {{ font-weight: 600; padding: 10px 14px 4px 10px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {edge}; border-radius: 3px;
    background: palette(base); }}
QCheckBox::indicator:hover, QCheckBox:focus::indicator {{ border-color: palette(highlight); }}
QCheckBox::indicator:checked {{ background: palette(highlight); border-color: palette(highlight);
    image: url({check}); }}
QTreeView, QListView {{ border: 0; background: palette(window); }}
QTreeView::item {{ padding: 4px 4px; border: 0; }}
QProgressBar {{ border: 0; border-radius: 4px; background: {track}; }}
QProgressBar::chunk {{ border-radius: 4px; background: palette(highlight); }}
QTreeView::item:selected, QListView::item:selected {{ background: palette(highlight);
    color: palette(highlighted-text); }}
QListView::item {{ padding: 4px 4px; border: 0; }}
QHeaderView {{ background: palette(window); }}
QHeaderView::section {{ background: palette(window); color: palette(placeholder-text); border: 0;
    border-bottom: 1px solid {line}; padding: 3px 4px; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ padding: 0 6px; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="title"] {{ font-size: 22pt; font-weight: 300; }}
QLabel[role="dim"] {{ color: palette(placeholder-text); }}
QPushButton[role="primary"] {{ background: palette(highlight); color: palette(highlighted-text); border: 0;
    border-radius: 5px; padding: 8px 14px; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {primary_hover}; }}
QPushButton[role="primary"]:pressed {{ background: {primary_pressed}; }}
QPushButton[role="primary"]:disabled {{ background: {hover}; color: {disabled}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid palette(window-text); padding: 6px 12px; }}
QFrame#section {{ border: 0; border-bottom: 1px solid {line}; }}
QFrame#options {{ border: 0; border-bottom: 1px solid {line}; }}
QFrame#message[kind="info"] {{ background: {info}; }}
QFrame#message[kind="good"] {{ background: {good}; }}
QFrame#message[kind="warning"] {{ background: {warning}; }}
QFrame#message[kind="error"] {{ background: {error}; }}
QToolButton[role="card"] {{ background: {card}; border: 1px solid {line}; border-radius: 8px; padding: 8px; }}
QToolButton[role="card"]:hover {{ border-color: palette(highlight); }}
QToolButton[role="card"]:focus {{ border: 2px solid palette(highlight); padding: 7px; }}
QToolTip {{ border: 1px solid {line}; padding: 4px; }}
"""


def palette(dark: bool) -> QPalette:
    colours = QPalette()
    for name, value in (_DARK if dark else _LIGHT).items():
        colours.setColor(QPalette.ColorRole[name], QColor(value))
    for name in ("WindowText", "Text", "ButtonText"):
        colours.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[name], QColor(_DISABLED[dark]))
    colours.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(_EXTRA[dark]["hover"]))
    colours.setColor(QPalette.ColorRole.Accent, QColor((_DARK if dark else _LIGHT)["Highlight"]))
    return colours


def sheet(dark: bool) -> str:
    highlight = QColor((_DARK if dark else _LIGHT)["Highlight"])
    return _SHEET.format(
        **_EXTRA[dark],
        **_KINDS[dark],
        disabled=_DISABLED[dark],
        check=(RESOURCES / "icons" / "check.svg").as_posix(),
        primary_hover=highlight.lighter(112).name(),
        primary_pressed=highlight.darker(115).name(),
    )


class Theme(QObject):
    """Applies a theme to the application and follows the system where the person chose that.

    `changed` is emitted after palette and style sheet stand.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = "system"
        self._applied: bool | None = None
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """`choice`: "system", "light" or "dark"."""
        self._choice = choice
        # Native parts (title bar, file dialogs) follow this; the palette below does the rest on every platform.
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def _follow(self, _scheme: object = None) -> None:
        scheme = self._app.styleHints().colorScheme()
        dark = self._choice == "dark" or (self._choice == "system" and scheme == Qt.ColorScheme.Dark)
        if dark == self._applied:
            return
        self._applied = dark
        self._app.setPalette(palette(dark))
        self._app.setStyleSheet(sheet(dark))
        self.changed.emit()
