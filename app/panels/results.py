"""The list of fills with their time and device."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import number
from app.panels.frames import LIST_MARGINS
from app.sentences import sentences_text


class ResultsPanel(QWidget):
    """One row per method of the latest fill. `chosen` carries a method's name on click, `used` on double-click."""

    chosen = Signal(str)
    used = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Results"))
        self._tree = QTreeWidget()
        self._tree.setAccessibleName(self.tr("Results with time and device"))
        self._tree.setHeaderLabels([self.tr("Method"), self.tr("Time"), self.tr("Device")])
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self._tree.setMinimumHeight(48)
        header = self._tree.header()
        header.setAccessibleName(self.tr("Columns of the results"))
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(44)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._tree.itemClicked.connect(lambda item, _c: self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole)))
        self._tree.itemDoubleClicked.connect(lambda item, _c: self.used.emit(item.data(0, Qt.ItemDataRole.UserRole)))
        self._nothing = QLabel(self.tr("Fill a hole to compare the methods here."))
        self._nothing.setProperty("role", "dim")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(4, 6, 4, 6)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._layout = QStackedLayout()
        self._layout.addWidget(self._nothing)
        self._layout.addWidget(self._tree)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*LIST_MARGINS)
        outer.addLayout(self._layout)

    def clear(self) -> None:
        self._tree.clear()
        self._layout.setCurrentWidget(self._nothing)

    def start(self, methods: Mapping[str, str]) -> None:
        """`methods`: names and titles of a fill that begins."""
        self._tree.clear()
        for name, title in methods.items():
            self.add(name, title)
        self._layout.setCurrentWidget(self._tree)

    def add(self, method: str, title: str) -> None:
        """One more row."""
        item = QTreeWidgetItem([f"{self._tree.topLevelItemCount() + 1}  {title}", "…", ""])
        item.setToolTip(0, title)
        item.setData(0, Qt.ItemDataRole.UserRole, method)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._tree.addTopLevelItem(item)

    def set_state(self, method: str, time: str, device: str = "", note: str = "") -> None:
        item = self._item(method)
        if item is not None:
            item.setText(1, time)
            item.setText(2, device)
            item.setToolTip(1, note)
            item.setToolTip(2, device)

    def set_fill(self, fill: Any) -> None:
        self.set_state(fill.method, seconds_text(fill.seconds), fill.device, sentences_text(fill.notes, "\n"))

    def focus(self, method: str) -> None:
        item = self._item(method)
        if item is not None:
            self._tree.setCurrentItem(item)

    def texts(self, method: str) -> tuple[str, str]:
        """(time, device) as shown."""
        item = self._item(method)
        return ("", "") if item is None else (item.text(1), item.text(2))

    def _item(self, method: str) -> QTreeWidgetItem | None:
        for index in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(index)
            if item.data(0, Qt.ItemDataRole.UserRole) == method:
                return item
        return None


def seconds_text(seconds: float) -> str:
    """A duration as a person reads it: "45 ms", "1.3 s", "2 min 05 s"."""
    if seconds < 0.95:
        return f"{max(1, round(seconds * 1000))} ms"
    if seconds < 59.95:
        return f"{number(seconds, 1)} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s"
