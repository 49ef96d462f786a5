"""The steps that can be undone, as a list: a click goes to one, a right click offers what can be done about a fill."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QUndoView

from app.document import Document
from pconv.methods import get


class History(QUndoView):
    """What was done with the document.

    Args:
        titles: of the methods that can fill, by name.

    Signals:
        remake_wanted: which of the document's steps to make anew, and by which method.
    """

    remake_wanted = Signal(int, str)

    def __init__(self, document: Document, titles: Mapping[str, str]) -> None:
        super().__init__(document.undo_stack)
        self._document, self._titles = document, titles
        self.setEmptyLabel(self.tr("As opened"))
        self.setAccessibleName(self.tr("History"))
        self.setToolTip(self.tr("Right click on a fill: paint its hole again, or fill it anew by another method"))
        self.setFrameShape(QUndoView.Shape.NoFrame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:  # any other would go to the step as well
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        menu = self.menu_of(index.row() - 1)
        if menu is not None:
            menu.popup(self.mapToGlobal(self.visualRect(index).center()) if by_keys else event.globalPos())

    def menu_of(self, number: int) -> QMenu | None:
        """What can be done with a step; None where nothing can."""
        if number not in self._document.undo_stack.fills():
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Paint this hole again"), partial(self._document.paint_again, number))
        position = self._position(number)
        if self._document.steps[position].restores:
            return menu
        used, anew = self._document.steps[position].how.method, menu.addMenu(self.tr("Fill it anew by"))
        for method, title in self._titles.items():
            if method == used and not get(method).seeded:
                continue
            text = self.tr("{0}, another variation").format(title) if method == used else title
            anew.addAction(text, partial(self.remake_wanted.emit, position, method))
        return menu

    def _position(self, number: int) -> int:
        """Which of the document's steps that of a fill is."""
        fills = self._document.undo_stack.fills()  # the oldest may have been forgotten
        return len(self._document.steps) - len(fills) + fills.index(number)
