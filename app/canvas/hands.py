"""Mouse, pen, wheel and keys on a canvas: who gets what."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)

from app.canvas.marks import GRIP
from app.canvas.source import Mix
from app.tools.base import Modifier, Pointer
from app.tools.brush import BrushTool

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

Button = Qt.MouseButton
HOLD_KEYS = (Qt.Key.Key_Backslash, Qt.Key.Key_Tab)
ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_WHEEL_STEP = 1.2  # zoom of one notch
REACH = 8  # logical pixels that count as the same place


class _Drag(Enum):
    """What the pressed button does."""

    NOTHING = auto()
    PAN = auto()
    TOOL = auto()
    SPLIT = auto()
    SIZE = auto()
    CLICK = auto()


class Hands:
    """Turns a view's input events into zoom, pan, the work of a tool, and held keys.

    Attributes:
        hovering: where the pointer is; None while it is outside the view.
    """

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.hovering: Pointer | None = None
        self._drag = _Drag.NOTHING
        self._button = Button.NoButton
        self._last = QPointF()
        self._moved = 0.0
        self._space = self._holding = False
        self._pen_down = False
        self._handlers = {
            QEvent.Type.MouseButtonPress: self._mouse_press,
            QEvent.Type.MouseMove: self._mouse_move,
            QEvent.Type.MouseButtonRelease: self._mouse_release,
            QEvent.Type.MouseButtonDblClick: self._double_click,
            QEvent.Type.TabletPress: self._tablet,
            QEvent.Type.TabletMove: self._tablet,
            QEvent.Type.TabletRelease: self._tablet,
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.NativeGesture: self._gesture,
            QEvent.Type.KeyPress: self._key_press,
            QEvent.Type.KeyRelease: self._key_release,
            QEvent.Type.ShortcutOverride: self._shortcut,
            QEvent.Type.Leave: self._leave,
            QEvent.Type.FocusOut: self._lost,
            QEvent.Type.UngrabMouse: self._lost,
            QEvent.Type.WindowDeactivate: self._lost,
        }

    def handle(self, event: QEvent) -> bool:
        """True if the event needs nobody else."""
        handler = self._handlers.get(event.type())
        return handler is not None and bool(handler(event))

    def reset(self) -> None:
        """Forget what was begun: another photo is shown."""
        self._drag = _Drag.NOTHING
        self._holding = False
        self.update_cursor()

    def update_cursor(self) -> None:
        view, tool = self._view, self._view.tool
        if not view.has_photo:
            view.unsetCursor()
        elif self._drag is _Drag.PAN:
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space or (tool is None and view.zoom > 0 and not view.view_state.fitted):
            view.setCursor(Qt.CursorShape.OpenHandCursor)
        elif tool is not None:
            view.setCursor(tool.cursor())
        else:
            view.unsetCursor()

    # -- mouse and pen -----------------------------------------------------------------------------------------

    def _mouse_press(self, event: QMouseEvent) -> bool:
        view = self._view
        if not view.has_photo or self._pen_down:
            return False
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._drag is not _Drag.NOTHING:
            return True  # a second button while one is down
        self._last, self._moved, self._button = event.position(), 0.0, event.button()
        pointer = self._pointer(event)
        self._drag = self._meaning(event)
        if self._drag is _Drag.TOOL:
            view.tool.press(pointer)
        self._hover(pointer)
        self.update_cursor()
        return True

    def _meaning(self, event: QMouseEvent) -> _Drag:
        """What a press begins."""
        view, button = self._view, event.button()
        if button == Button.MiddleButton or (button == Button.LeftButton and self._space):
            return _Drag.PAN
        if button == Button.LeftButton and self._on_split(event.position()):
            return _Drag.SPLIT
        if view.tool is not None and button in (Button.LeftButton, Button.RightButton):
            sized = isinstance(view.tool, BrushTool)
            resize = sized and button == Button.RightButton and event.modifiers() & Modifier.AltModifier
            return _Drag.SIZE if resize else _Drag.TOOL
        return _Drag.CLICK if button == Button.LeftButton else _Drag.NOTHING

    def _mouse_move(self, event: QMouseEvent) -> bool:
        if not self._view.has_photo or self._pen_down:
            return False
        self._move_to(event.position(), self._pointer(event))
        return True

    def _move_to(self, position: QPointF, pointer: Pointer) -> None:
        view = self._view
        step, self._last = position - self._last, position
        self._moved += abs(step.x()) + abs(step.y())
        ratio = view.devicePixelRatioF()
        if self._drag is _Drag.CLICK and self._moved > REACH / 2:
            self._drag = _Drag.PAN  # without a tool the left button moves the picture
            self.update_cursor()
        if self._drag is _Drag.PAN:
            view.pan_by(step.x() * ratio, step.y() * ratio)
        elif self._drag is _Drag.SPLIT:
            self._move_split(position)
        elif self._drag is _Drag.SIZE:
            size = view.tool.size
            size.set(size.value * 1.01 ** step.x())
        elif view.tool is not None:
            view.tool.move(pointer)
        if self._drag is not _Drag.SIZE:
            self._hover(pointer)
        if view.tool is None and self._drag is _Drag.NOTHING and view.shown().mix is Mix.SPLIT:
            view.setCursor(Qt.CursorShape.SplitHCursor if self._on_split(position) else Qt.CursorShape.ArrowCursor)

    def _mouse_release(self, event: QMouseEvent) -> bool:
        if self._pen_down or event.button() != self._button:
            return False
        drag, self._drag, self._button = self._drag, _Drag.NOTHING, Button.NoButton
        if drag is _Drag.TOOL and self._view.tool is not None:
            self._view.tool.release(self._pointer(event))
        elif drag is _Drag.CLICK:
            self._view.clicked.emit()
        self.update_cursor()
        self._view.update()
        return True

    def _double_click(self, event: QMouseEvent) -> bool:
        view = self._view
        if not view.has_photo or event.button() != Button.LeftButton:
            return self._mouse_press(event)
        if view.tool is not None and not self._space:
            self._drag, self._button = _Drag.TOOL, event.button()
            view.tool.double_click(self._pointer(event))
        elif view.view_state.fitted:
            view.zoom_by(1 / view.zoom, event.position())
        else:
            view.fit()
        return True

    def _tablet(self, event: QTabletEvent) -> bool:
        """A pen. It is handled here and accepted, so that no mouse event follows and no stroke is drawn twice."""
        view, kind = self._view, event.type()
        if not view.has_photo or view.tool is None or self._space:
            event.ignore()
            return False
        other_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        pointer = self._pointer(event, erase=other_end, pressure=max(0.02, event.pressure()))
        if kind == QEvent.Type.TabletPress and event.button() in (Button.LeftButton, Button.RightButton):
            view.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pen_down, self._drag = True, _Drag.TOOL
            view.tool.press(pointer)
        elif kind == QEvent.Type.TabletRelease and self._pen_down:
            self._pen_down, self._drag = False, _Drag.NOTHING
            view.tool.release(pointer)
        elif kind == QEvent.Type.TabletMove:
            self._last = event.position()
            if self._pen_down:
                view.tool.move(pointer)
            else:
                pointer = self._pointer(event, erase=other_end)
        self._hover(pointer)
        event.accept()
        return True

    def _pointer(self, event: QMouseEvent | QTabletEvent, *, erase: bool = False, pressure: float = 1.0) -> Pointer:
        view = self._view
        x, y = view.to_picture(event.position())
        right = Button.RightButton in (event.button(), self._button) or bool(event.buttons() & Button.RightButton)
        reach = REACH * view.devicePixelRatioF() / max(view.zoom, 1e-6)
        return Pointer(x, y, event.modifiers(), pressure, erase or right, reach)

    def _hover(self, pointer: Pointer) -> None:
        """The pointer is here now: draw its mark anew, and tell."""
        view, former = self._view, self.hovering
        self.hovering = pointer
        if view.tool is not None:
            for each in (former, pointer):
                if each is not None:
                    view.update(view.tool_rect(each))
        height, width = view.frame.shape
        view.cursor_moved.emit(pointer.x, pointer.y, 0 <= pointer.x < width and 0 <= pointer.y < height)

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

    def _leave(self, event: QEvent) -> bool:
        self.hovering = None
        self._view.update()
        self._view.cursor_moved.emit(0.0, 0.0, False)
        return False

    def _lost(self, event: QEvent) -> bool:
        """The view lost the pointer or the keys: end what was begun, keeping it."""
        if event.type() != QEvent.Type.UngrabMouse:
            self._space = False
            self._hold(False)
        if self._drag is not _Drag.NOTHING:
            was_tool = self._drag is _Drag.TOOL
            self._drag, self._pen_down, self._button = _Drag.NOTHING, False, Button.NoButton
            if was_tool and self._view.tool is not None:
                self._view.tool.finish()
        self.update_cursor()
        return False

    # -- wheel and gestures ------------------------------------------------------------------------------------

    def _wheel(self, event: QWheelEvent) -> bool:
        view = self._view
        if not view.has_photo:
            return False
        delta = event.angleDelta()
        turn = delta.y() or delta.x()  # some systems turn the wheel sideways while Alt is held
        modifiers, ratio = event.modifiers(), view.devicePixelRatioF()
        touchpad = event.device().type() == QInputDevice.DeviceType.TouchPad and not event.pixelDelta().isNull()
        if touchpad and not modifiers:
            view.pan_by(event.pixelDelta().x() * ratio, event.pixelDelta().y() * ratio)
        elif modifiers & Modifier.AltModifier and isinstance(view.tool, BrushTool):
            view.tool.size.step(1 if turn > 0 else -1)
        elif modifiers & Modifier.ShiftModifier:
            view.pan_by(turn * ratio, 0)
        elif delta.x() and not delta.y():
            view.pan_by(delta.x() * ratio, 0)
        elif turn:
            view.zoom_by(_WHEEL_STEP ** (turn / 120), event.position())
            self.update_cursor()
        event.accept()
        return True

    def _gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture or not self._view.has_photo:
            return False
        self._view.zoom_by(1 + event.value(), event.position())
        return True

    # -- keys --------------------------------------------------------------------------------------------------

    def _shortcut(self, event: QKeyEvent) -> bool:
        """Keys that a tool at work wants before the window's shortcuts get them; a stroke wants them all."""
        tool = self._view.tool
        if tool is None or not tool.busy:
            return False
        wanted = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)
        if self._drag is _Drag.TOOL or event.key() in wanted:
            event.accept()
            return True
        return False

    def _key_press(self, event: QKeyEvent) -> bool:
        view, key = self._view, Qt.Key(event.key())
        plain = not event.modifiers() & (Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier)
        if not view.has_photo:
            return False
        tool = view.tool
        if tool is not None and tool.busy and (tool.key_pressed(key) or self._drag is _Drag.TOOL):
            return True
        if key in HOLD_KEYS and plain and not event.modifiers() & Modifier.ShiftModifier:
            if not event.isAutoRepeat():
                self._hold(True)
            return True
        if key == Qt.Key.Key_Space and plain:
            self._space = True
            self.update_cursor()
            return True
        if key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight) and isinstance(tool, BrushTool):
            tool.size.step(1 if key == Qt.Key.Key_BracketRight else -1)
            return True
        if key in ARROWS and plain:
            right, down = ARROWS[key]
            view.pan_by(right * view.width() / 10, down * view.height() / 10)
            return True
        return False

    def _key_release(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return event.key() in HOLD_KEYS or event.key() == Qt.Key.Key_Space
        if event.key() in HOLD_KEYS and self._holding:
            self._hold(False)
            return True
        if event.key() == Qt.Key.Key_Space and self._space:
            self._space = False
            self.update_cursor()
            return True
        return False

    def _hold(self, on: bool) -> None:
        if on != self._holding:
            self._holding = on
            self._view.show_original(on)
            self._view.original_held.emit(on)
