"""Several results side by side, with one zoom and one pan for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.canvas.cell import Cell
from app.canvas.geometry import ViewState
from app.canvas.keyboard import Aim
from app.canvas.layers import DocumentLayers
from app.canvas.modes import Mode, ModeBar
from app.canvas.origins import Origins
from app.canvas.source import Mix, Source
from app.document import Document
from app.turns import later
from pconv.box import Box
from pconv.photo import orientation as turning

if TYPE_CHECKING:
    from pconv.fill import Fill

BLINK_MS = 650
HEADER = 36  # about the height of a cell's header, for the choice of rows and columns


# Those in which one result is seen alone.
_ALONE = (Mode.SPLIT, Mode.SINGLE, Mode.BLINK)


class CompareView(QWidget):
    """The results of several methods on one hole.

    Attributes:
        origins: shows, where asked to, from where pixels were copied.
        aim: where keys point in all of them.

    Signals:
        accepted: the person wants the result of a method.
        cell_focused: the person chose the result of a method to look at.
        menu_wanted: the person wants to choose what to do with the result of a method; see `Cell.menu_wanted`.
        mode_changed: results are compared in another `Mode`.
        view_changed: another part is seen, as a `ViewState`.
    """

    accepted = Signal(str)
    cell_focused = Signal(str)
    menu_wanted = Signal(str, QPoint, float, float, float)
    mode_changed = Signal(object)
    view_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Results side by side"))
        self._document: Document | None = None
        self._layers: DocumentLayers | None = None
        self._cells: dict[str, Cell] = {}
        self._mode = Mode.GRID
        self._focused = ""
        self._split = 0.5
        self._state = ViewState()
        self._columns = 0
        self._holding_difference = False
        self._overlay_look = QColor("#ff3b5c"), 0.5
        self._blink = QTimer(self, interval=BLINK_MS)
        self._blink.timeout.connect(self._toggle_blink)
        self._blink_on = False
        self._bar = ModeBar()
        self._bar.chosen.connect(self.set_mode)
        self.origins = Origins(self)
        self.aim = Aim(self)
        self.aim.switched.connect(self._bar.set_pointing)
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._bar)
        layout.addLayout(self._grid, 1)

    # -- what is compared --------------------------------------------------------------------------------------

    def set_document(self, document: Document) -> None:
        self._document = self.origins.document = document
        self._layers = DocumentLayers.of(document)
        self._layers.fill_changed.connect(self._fill_changed)
        self._layers.picture_changed.connect(self._show_all)
        document.closed.connect(self._closed)

    def set_cells(self, methods: Sequence[tuple[str, str]]) -> None:
        """Begin a comparison of (name, title) of methods; nothing is known of them yet. Zoom and place stay."""
        self.origins.forget()
        self.setUpdatesEnabled(False)
        later(self, self._show_cells)
        self._focused = ""
        if list(methods) == [(method, cell.title) for method, cell in self._cells.items()]:
            for cell in self._cells.values():
                cell.begin()
        else:
            self._make_cells(methods)
        self._arrange()
        self.set_mode(Mode.GRID)
        for method in self._cells:
            self._fill_changed(method)
        if self._cells:
            self.setFocusProxy(next(iter(self._cells.values())).view)

    def _make_cells(self, methods: Sequence[tuple[str, str]]) -> None:
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = {}
        for method, title in methods:
            self._make_cell(method, title)

    def _make_cell(self, method: str, title: str) -> None:
        cell = Cell(method, title, len(self._cells) + 1, self._document, self)
        cell.accepted.connect(partial(self.accepted.emit, method))
        cell.focused.connect(partial(self.focus, method))
        cell.menu_wanted.connect(partial(self.menu_wanted.emit, method))
        cell.view.view_state = self._state
        cell.view.keys.follow(self.aim)
        cell.view.view_changed.connect(partial(self._link, cell))
        cell.view.original_held.connect(self.show_original)
        cell.view.split_moved.connect(self._move_split)
        cell.view.set_overlay_look(*self._overlay_look)
        self.origins.attach(cell.view, method, title)
        self._cells[method] = cell

    def add_cell(self, method: str, title: str) -> None:
        """One more cell, beside those there are."""
        self._make_cell(method, title)
        self._arrange()

    def _show_cells(self) -> None:
        """Paint the new cells. To make several and to paint them each takes long enough to be a turn of its own."""
        self.setUpdatesEnabled(True)
        self.repaint()  # at once: a fill that begins next would compete with it for the interpreter

    def _closed(self) -> None:
        self._state = ViewState()
        self.set_cells(())

    def set_cell_state(self, method: str, text: str, fraction: float | None) -> None:
        """Say how far a method is: `fraction` 0..1 while it runs; None when it has ended, and then `text` is its
        time and device or, where it failed, the sentence that says why."""
        if method in self._cells:
            self._cells[method].set_state(text, fraction)

    def show_fill(self, method: str, fill: Fill) -> None:
        """Show the result of a method, once its picture is made."""
        cell = self._cells.get(method)
        if cell is not None:
            cell.set_ready(True)
            cell.set_state(
                self.tr("{0} s · {1}").format(self.locale().toString(fill.seconds, "f", 1), fill.device), None
            )
            self._fill_changed(method)

    def show_preview(self, method: str, box: Box, pixels: np.ndarray) -> None:
        """Show an early picture of a method that still runs, ``(h, w, 3)`` at `box`."""
        if method in self._cells:
            self._cells[method].show_preview(box, pixels)

    def set_overlay_look(self, colour: QColor, opacity: float) -> None:
        """How the hole is coloured where no result is seen yet."""
        self._overlay_look = colour, opacity
        for cell in self._cells.values():
            cell.view.set_overlay_look(colour, opacity)

    def cell(self, method: str) -> Cell:
        return self._cells[method]

    # -- how it is compared ------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def focused(self) -> str:
        """The method whose result is chosen to look at; empty where none is."""
        return self._focused

    def set_mode(self, mode: Mode) -> None:
        """Compare in another way. Ways that show one result alone take the chosen one, or the first there is."""
        changed, self._mode = mode is not self._mode, mode
        if mode in _ALONE and not self._focused and self._cells:
            ready = [method for method, cell in self._cells.items() if cell.ready]
            self.focus((ready or list(self._cells))[0])
        self._bar.set_mode(mode)
        self._blink_on = False
        if mode is Mode.BLINK:
            self._blink.start()
        else:
            self._blink.stop()
        for cell in self._cells.values():
            cell.view.show_original(False)
        self._arrange()
        self._show_all()
        if changed:
            self.mode_changed.emit(mode)

    def next_mode(self) -> None:
        """The next of the ways on the bar; after the last the first."""
        modes = list(Mode)
        self.set_mode(modes[(modes.index(self._mode) + 1) % len(modes)])

    def focus(self, method: str) -> None:
        """Choose the result of a method."""
        if method not in self._cells:
            return
        changed, self._focused = method != self._focused, method
        for name, cell in self._cells.items():
            cell.set_chosen(name == method and len(self._cells) > 1)
        cell = self._cells[method]
        if self._mode in _ALONE:
            self._arrange()
            self._show_all()
        if not cell.isAncestorOf(self.focusWidget() or self):
            cell.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.cell_focused.emit(method)

    def show_original(self, on: bool) -> None:
        """Show the photo without a fill in all cells, for as long as it is on."""
        for cell in self._cells.values():
            cell.view.show_original(on)
            cell.show_title(self.tr("The photo before") if on else cell.title)

    # -- zoom and pan ------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        cell = self._lead()
        return cell.view.zoom if cell else 1.0

    @property
    def view_state(self) -> ViewState:
        return self._state

    @view_state.setter
    def view_state(self, state: ViewState) -> None:
        self._state = state
        for cell in self._cells.values():
            cell.view.view_state = state

    def fit(self) -> None:
        if cell := self._lead():
            cell.view.fit()

    def actual_size(self) -> None:
        if cell := self._lead():
            cell.view.actual_size()

    def zoom_by(self, factor: float) -> None:
        if cell := self._lead():
            cell.view.zoom_by(factor)

    def _lead(self) -> Cell | None:
        """The cell that zoom and pan are asked of; the others follow."""
        if self._focused:
            return self._cells[self._focused]
        return next(iter(self._cells.values()), None)

    def _link(self, source: Cell, state: ViewState) -> None:
        if source.isHidden():
            return
        self._state = state
        for cell in self._cells.values():
            if cell is not source:
                cell.view.view_state = state
        self.view_changed.emit(state)

    # -- drawing -----------------------------------------------------------------------------------------------

    def _fill_changed(self, method: str) -> None:
        cell = self._cells.get(method)
        if cell is None:
            return
        ready = method in self._document.fills
        if ready != cell.ready:
            cell.set_ready(ready)
        cell.show_source(self._source(method))

    def _source(self, method: str) -> Source | None:
        picture = self._layers.fills.get(method)
        if picture is None:
            return None
        if self._mode is Mode.DIFFERENCE or self._holding_difference:
            return Source(picture, self._layers.pixels, Mix.DIFFERENCE)
        if self._mode is Mode.SPLIT:
            return Source(picture, self._layers.pixels, Mix.SPLIT, self._split)
        return Source(picture)

    def _show_all(self) -> None:
        for method, cell in self._cells.items():
            source = self._source(method)
            if source is not None or cell.view.source is not None:
                cell.show_source(source)

    def _move_split(self, split: float) -> None:
        self._split = split
        self._show_all()

    def _toggle_blink(self) -> None:
        self._blink_on = not self._blink_on
        self.show_original(self._blink_on)

    # -- rows and columns --------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        alone = self._mode in _ALONE
        shown = [cell for name, cell in self._cells.items() if not alone or name == self._focused]
        columns = self._best_columns(len(shown))
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
            cell.setVisible(cell in shown)
        for line in range(max(self._grid.rowCount(), self._grid.columnCount())):
            self._grid.setRowStretch(line, 0)
            self._grid.setColumnStretch(line, 0)
        for index, cell in enumerate(shown):
            row, column = divmod(index, columns)
            self._grid.addWidget(cell, row, column)
            self._grid.setRowStretch(row, 1)
            self._grid.setColumnStretch(column, 1)
            cell.view.view_state = self._state
        self._columns = columns

    def _best_columns(self, count: int) -> int:
        """The number of columns with which the pictures are largest."""
        if count <= 1 or self._layers is None:
            return 1
        height, width = turning.upright_shape(self._layers.shape, self._layers.orientation)
        aspect = max(1, width) / max(1, height)

        def picture_height(columns: int) -> float:
            rows = math.ceil(count / columns)
            return min((self.height() - HEADER) / rows - HEADER, self.width() / columns / aspect)

        return max(range(1, count + 1), key=picture_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = sum(not cell.isHidden() for cell in self._cells.values())
        if shown and self._best_columns(shown) != self._columns:
            self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.origins.forget()

    # -- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_0 and not event.modifiers():
            self._hold_difference(True)
        elif 0 <= index < min(9, len(self._cells)) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._show_alone(list(self._cells)[index])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_0 and not event.isAutoRepeat() and self._holding_difference:
            self._hold_difference(False)
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self._holding_difference:
            self._hold_difference(False)
        return super().event(event)

    def _show_alone(self, method: str) -> None:
        """Show one result alone; its number again goes back to all."""
        if self._mode is Mode.SINGLE and self._focused == method:
            self.set_mode(Mode.GRID)
            return
        self.focus(method)
        if self._mode not in _ALONE:
            self.set_mode(Mode.SINGLE)

    def _hold_difference(self, on: bool) -> None:
        if on != self._holding_difference:
            self._holding_difference = on
            self._show_all()
