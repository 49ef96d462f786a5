"""What a pointer does in a view, whatever moves it: a mouse, a pen or keys."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt

from app.canvas.backing import logical_rect
from app.canvas.marks import GRIP
from app.canvas.pointer import Modifier, Pointer
from app.canvas.source import Mix
from pconv.box import Box

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

Button = Qt.MouseButton
REACH = 8  # logical pixels that count as the same place


class Drag(Enum):
    """What a pressed button does."""

    NOTHING = auto()
    PAN = auto()
    TOOL = auto()
    SPLIT = auto()
    SIZE = auto()
    CLICK = auto()


class Dragging:
    """Gives what a pointer does to the tool in hand, or else moves the picture or the line between two of them.

    Attributes:
        hovering: where the pointer is; None while it is outside the view.
        panning: whether the left button moves the picture, whatever tool is in hand.
        drag: what the button that is down does.
    """

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.hovering: Pointer | None = None
        self.panning = False
        self.drag = Drag.NOTHING
        self._button = Button.NoButton
        self._by_keys = False  # whether they dragged last
        self._last = QPointF()
        self._moved = 0.0

    @property
    def dragging(self) -> bool:
        return self.drag is not Drag.NOTHING

    @property
    def held_by_keys(self) -> bool:
        """Whether something is dragged that was begun with a key."""
        return self._by_keys and self.dragging

    @property
    def reach(self) -> float:
        """Picture pixels that are about a finger's width."""
        return REACH * self._view.devicePixelRatioF() / max(self._view.zoom, 1e-6)

    def press(self, button: Button, position: QPointF, pointer: Pointer, *, by_keys: bool = False) -> None:
        """A button, or a key in its place, went down. What needs no dragging is done with a key at once."""
        tool = self._view.tool
        self._last, self._moved, self._by_keys = position, 0.0, by_keys
        self._button = Button.NoButton if by_keys else button
        self.drag = self._meaning(button, position, pointer.modifiers)
        if self.drag is Drag.TOOL:
            tool.press(pointer)
        self.hover(pointer)
        self.update_cursor()
        if by_keys and (self.drag is Drag.CLICK or (self.drag is Drag.TOOL and not tool.drags)):
            self.release(pointer)

    def _meaning(self, button: Button, position: QPointF, modifiers: Modifier) -> Drag:
        """What a press begins."""
        view = self._view
        if button == Button.MiddleButton or (button == Button.LeftButton and self.panning):
            return Drag.PAN
        if button == Button.LeftButton and self._on_split(position):
            return Drag.SPLIT
        if view.tool is not None and button in (Button.LeftButton, Button.RightButton):
            resize = view.tool.sized and button == Button.RightButton and modifiers & Modifier.AltModifier
            return Drag.SIZE if resize else Drag.TOOL
        return Drag.CLICK if button == Button.LeftButton else Drag.NOTHING

    def move_to(self, position: QPointF, pointer: Pointer) -> None:
        """The pointer is somewhere else now, with or without a button down."""
        view = self._view
        step, self._last = position - self._last, position
        self._moved += abs(step.x()) + abs(step.y())
        ratio = view.devicePixelRatioF()
        if self.drag is Drag.CLICK and self._moved > REACH / 2:
            self.drag = Drag.PAN  # without a tool the left button moves the picture
            self.update_cursor()
        if self.drag is Drag.PAN:
            view.pan_by(step.x() * ratio, step.y() * ratio)
        elif self.drag is Drag.SPLIT:
            self._move_split(position)
        elif self.drag is Drag.SIZE:
            size = view.tool.size
            size.set(size.value * 1.01 ** step.x())
        elif view.tool is not None:
            view.tool.move(pointer)
        if self.drag is not Drag.SIZE:
            self.hover(pointer)
        if view.tool is None and self.drag is Drag.NOTHING and view.shown().mix is Mix.SPLIT:
            view.setCursor(Qt.CursorShape.SplitHCursor if self._on_split(position) else Qt.CursorShape.ArrowCursor)

    def release(self, pointer: Pointer) -> None:
        """The button went up."""
        drag, self.drag, self._button = self.drag, Drag.NOTHING, Button.NoButton
        if drag is Drag.TOOL and self._view.tool is not None:
            self._view.tool.release(pointer)
        elif drag is Drag.CLICK:
            self._view.clicked.emit()
        self.update_cursor()
        self._view.update()

    def finish(self) -> None:
        """End what was begun, keeping it."""
        was_tool = self.drag is Drag.TOOL
        self.drag, self._button = Drag.NOTHING, Button.NoButton
        if was_tool and self._view.tool is not None:
            self._view.tool.finish()

    def cancel(self) -> None:
        """End what was begun, leaving what is painted as it was."""
        was_tool = self.drag is Drag.TOOL
        self.drag = Drag.NOTHING
        if was_tool and self._view.tool is not None:
            self._view.tool.cancel()
        self.update_cursor()
        self._view.update()

    def hover(self, pointer: Pointer) -> None:
        """The pointer is here now: draw its mark anew, and tell."""
        view, former = self._view, self.hovering
        self.hovering = pointer
        if view.tool is not None:
            for each in (former, pointer):
                if each is not None:
                    view.update(self._marked(each))
        height, width = view.frame.shape
        view.cursor_moved.emit(pointer.x, pointer.y, 0 <= pointer.x < width and 0 <= pointer.y < height)

    def _marked(self, pointer: Pointer) -> QRect:
        """What of the view (logical pixels) the tool in hand marks around the pointer."""
        view = self._view
        if not view.tool.sized:
            return QRect()
        ratio = view.devicePixelRatioF()
        x, y = view.frame.to_device(pointer.x, pointer.y)
        reach = view.tool.size.value / 2 * view.frame.scale + 14 * ratio
        return logical_rect(Box(int(y - reach), int(x - reach), int(y + reach) + 1, int(x + reach) + 1), ratio)

    def gone(self) -> None:
        """The pointer is nowhere."""
        self.hovering = None
        self._view.update()
        self._view.cursor_moved.emit(0.0, 0.0, False)

    def update_cursor(self) -> None:
        view, tool = self._view, self._view.tool
        if not view.has_photo:
            view.unsetCursor()
        elif self.drag is Drag.PAN:
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.panning or (tool is None and view.zoom > 0 and not view.view_state.fitted):
            view.setCursor(Qt.CursorShape.OpenHandCursor)
        elif tool is not None:
            view.setCursor(tool.cursor())
        else:
            view.unsetCursor()

    def _on_split(self, position: QPointF) -> bool:
        shown = self._view.shown()
        if shown.mix is not Mix.SPLIT:
            return False
        x = shown.split_at(self._view.frame) / self._view.devicePixelRatioF()
        return abs(position.x() - x) <= GRIP

    def _move_split(self, position: QPointF) -> None:
        box = self._view.frame.picture_box
        x = position.x() * self._view.devicePixelRatioF()
        self._view.split_moved.emit(min(1.0, max(0.0, (x - box.left) / box.width)))
