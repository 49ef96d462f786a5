"""Mouse, pen, wheel and keys on a canvas: who gets what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)

from app.canvas.dragging import Button, Drag, Dragging
from app.canvas.pointer import Modifier, Pointer

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

HOLD_KEYS = (Qt.Key.Key_Backslash, Qt.Key.Key_Tab)
ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_WHEEL_STEP = 1.2  # zoom of one notch


class Hands(Dragging):
    """Turns a view's input events into zoom, pan, the work of a tool, and held keys."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._mouse = QPointF()  # where it was last
        self._holding = self._pen_down = False
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
            QEvent.Type.FocusIn: self._focused,
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
        self.drag = Drag.NOTHING
        self._holding = False
        self._view.keys.reset()
        self.update_cursor()

    def tool_changed(self) -> None:
        """Another tool is in hand, and what keys had begun with the former has ended; a button is still down."""
        if self.held_by_keys:
            self.drag = Drag.NOTHING
            self._view.keys.let_go()
        self.update_cursor()

    # -- mouse and pen -----------------------------------------------------------------------------------------

    def _mouse_press(self, event: QMouseEvent) -> bool:
        view = self._view
        if not view.has_photo or self._pen_down:
            return False
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take_from_keys()
        if not self.dragging:  # else a second button while one is down
            self.press(event.button(), event.position(), self._pointer(event))
        return True

    def _take_from_keys(self) -> None:
        """A mouse or a pen is used: what keys have begun ends."""
        self._view.keys.leads = False
        if self.held_by_keys:
            self.finish()
            self._view.keys.let_go()

    def _mouse_move(self, event: QMouseEvent) -> bool:
        if not self._view.has_photo or self._pen_down:
            return False
        former, self._mouse = self._mouse, event.globalPosition()
        # Somebody who draws with keys may touch the mouse; and systems tell that it is where it was.
        if not self.held_by_keys and not (self._view.keys.leads and self._mouse == former):
            self._view.keys.leads = False
            self.move_to(event.position(), self._pointer(event))
        return True

    def _mouse_release(self, event: QMouseEvent) -> bool:
        if self._pen_down or event.button() != self._button:
            return False
        self.release(self._pointer(event))
        return True

    def _double_click(self, event: QMouseEvent) -> bool:
        view = self._view
        if not view.has_photo or event.button() != Button.LeftButton:
            return self._mouse_press(event)
        self._take_from_keys()
        if view.tool is not None and not self.panning:
            self.drag, self._button, self._by_keys = Drag.TOOL, event.button(), False
            view.tool.double_click(self._pointer(event))
        elif view.view_state.fitted:
            view.zoom_by(1 / view.zoom, event.position())
        else:
            view.fit()
        return True

    def _tablet(self, event: QTabletEvent) -> bool:
        """A pen. It is handled here and accepted, so that no mouse event follows and no stroke is drawn twice."""
        view, kind = self._view, event.type()
        if not view.has_photo or view.tool is None or self.panning:
            event.ignore()
            return False
        other_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        pointer = self._pointer(event, erase=other_end, pressure=max(0.02, event.pressure()))
        if kind == QEvent.Type.TabletPress and event.button() in (Button.LeftButton, Button.RightButton):
            view.setFocus(Qt.FocusReason.MouseFocusReason)
            self._take_from_keys()
            self._pen_down, self.drag, self._by_keys = True, Drag.TOOL, False
            view.tool.press(pointer)
        elif kind == QEvent.Type.TabletRelease and self._pen_down:
            self._pen_down, self.drag = False, Drag.NOTHING
            view.tool.release(pointer)
        elif kind == QEvent.Type.TabletMove and not self.held_by_keys:
            self._view.keys.leads = False
            self._last = event.position()
            if self._pen_down:
                view.tool.move(pointer)
            else:
                pointer = self._pointer(event, erase=other_end)
        if not self.held_by_keys:
            self.hover(pointer)
        event.accept()
        return True

    def _pointer(self, event: QMouseEvent | QTabletEvent, *, erase: bool = False, pressure: float = 1.0) -> Pointer:
        view = self._view
        x, y = view.to_picture(event.position())
        right = Button.RightButton in (event.button(), self._button) or bool(event.buttons() & Button.RightButton)
        return Pointer(x, y, event.modifiers(), pressure, erase or right, self.reach)

    def _leave(self, event: QEvent) -> bool:
        if not self._view.keys.leads:
            self.gone()
        return False

    def _focused(self, event: QFocusEvent) -> bool:
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._view.keys.focused()
        return False

    def _lost(self, event: QEvent) -> bool:
        """The view lost the pointer or the keys: end what was begun, keeping it."""
        self._pen_down = False
        if self.dragging:
            self.finish()
        if event.type() != QEvent.Type.UngrabMouse:
            self.panning = False
            self._hold(False)
            self._view.keys.left()
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
        elif modifiers & Modifier.AltModifier and view.tool is not None and view.tool.sized:
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
        tool, by_keys = self._view.tool, self._view.keys.wants(event)
        if by_keys is not None:
            event.setAccepted(by_keys)
            return by_keys
        if tool is None or not tool.busy:
            return False
        if self.drag is Drag.TOOL or event.key() in tool.wanted:
            event.accept()
            return True
        return False

    def _key_press(self, event: QKeyEvent) -> bool:
        view, key = self._view, Qt.Key(event.key())
        plain = not event.modifiers() & (Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier)
        if not view.has_photo:
            return False
        if self._view.keys.pressed(event):
            return True
        tool = view.tool
        if tool is not None and tool.busy and (tool.key_pressed(key) or self.drag is Drag.TOOL):
            return True
        if key in HOLD_KEYS and plain and not event.modifiers() & Modifier.ShiftModifier:
            if not event.isAutoRepeat():
                self._hold(True)
            return True
        if key == Qt.Key.Key_Space and plain:
            self.panning = True
            self.update_cursor()
            return True
        if key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight) and tool is not None and tool.sized:
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
        if event.key() == Qt.Key.Key_Space and self.panning:
            self.panning = False
            self.update_cursor()
            return True
        return False

    def _hold(self, on: bool) -> None:
        if on != self._holding:
            self._holding = on
            self._view.show_original(on)
            self._view.original_held.emit(on)
