"""The steps that can be undone, as a list: a click goes to one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QUndoView

from app.document import Document


class History(QUndoView):
    """What was done with the document; a right click on a fill offers to paint its hole again."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.undo_stack)
        self._document = document
        self.setEmptyLabel(self.tr("As opened"))
        self.setAccessibleName(self.tr("History"))
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
        return menu
