"""The menus whose entries are not in the table of actions: recent files, samples, themes, panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDockWidget, QMenu

from app import reading
from app.files import Files
from app.i18n import translate
from app.settings import Settings


class Submenus(QObject):
    """Fills the menus and keeps them up to date."""

    def __init__(
        self,
        menus: Mapping[str, QMenu],
        files: Files,
        settings: Settings,
        docks: Sequence[QDockWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recent, self._files, self._settings = menus["recent"], files, settings
        self._recent.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(self._fill_recent)
        for name, title in reading.sample_titles():
            menus["samples"].addAction(title, partial(files.open_sample, name))
        for dock in docks:
            menus["panels"].addAction(dock.toggleViewAction())
        self._themes = QActionGroup(self)
        for value, text in settings.row("look/theme").choices:
            action = menus["theme"].addAction(translate("Settings", text))
            action.triggered.connect(partial(self._choose_theme, value))
            action.setCheckable(True)
            action.setData(value)
            self._themes.addAction(action)
        settings.changed.connect(self._show_theme)
        self._show_theme("look/theme")

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._settings.get("files/recent"):
            self._recent.addAction(Path(path).name, partial(self._files.open, path)).setToolTip(path)
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Nothing yet")).setEnabled(False)

    def _choose_theme(self, value: str, _checked: bool = True) -> None:
        self._settings.set("look/theme", value)

    def _show_theme(self, key: str) -> None:
        if key == "look/theme":
            for action in self._themes.actions():
                action.setChecked(action.data() == self._settings.get(key))
