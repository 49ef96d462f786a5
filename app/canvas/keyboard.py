"""A pointer that keys move over the picture, for who cannot use a mouse: arrows drag it, Space is its left button."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from app.announcing import announce
from app.areas import Area
from app.canvas.backing import logical_rect
from app.canvas.geometry import Point
from app.canvas.marks import CROSS, draw_cross
from app.canvas.pointer import Modifier, Pointer
from pconv.box import Box

if TYPE_CHECKING:
    from app.canvas.dragging import Dragging
    from app.canvas.view import CanvasView

Button = Qt.MouseButton
# The corners lie around the arrows as on a number pad, where systems move the mouse's pointer with them.
DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Home: (-1, -1),
    Qt.Key.Key_PageUp: (1, -1),
    Qt.Key.Key_End: (-1, 1),
    Qt.Key.Key_PageDown: (1, 1),
}
STEP = 8  # logical pixels of one step
FAR = 5  # times that with Shift, or once a key is held for a while
RIM = 40  # logical pixels between pointer and the view's edge at which the picture moves along
_HURRY = 8  # repeats of a held key after which its steps are twice as long
_REST_MS = 350  # of a pointer, before its place is said
_EXACT = Modifier.ControlModifier | Modifier.AltModifier
_PRESS = {Qt.Key.Key_Space: Button.LeftButton, Qt.Key.Key_Delete: Button.RightButton}
_LET_GO = (*_PRESS, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ZOOM = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_1)


class Aim(QObject):
    """Whether keys point, and where: the same in all views, so that one place can be looked at in one after the other.

    Attributes:
        on: whether they do.
        at: where, in stored picture coordinates; None until a key has moved it.
    """

    switched = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = False
        self.at: Point | None = None

    def set_on(self, on: bool) -> None:
        if on != self.on:
            self.on = on
            self.switched.emit(on)


class Keyboard(QObject):
    """The keys' pointer in one view. What it presses, drags and lets go goes the way of the mouse, through
    `Dragging`.

    It stands in the middle of a pixel and moves by whole pixels, so that there and back is the same place, and a
    rectangle has the pixels of both its corners.

    Attributes:
        aim: where it points.
        leads: whether it was moved after the mouse was.

    Signals:
        menu_wanted: the right button was pressed where there is no tool.
        said: what was told to assistive technologies.
    """

    menu_wanted = Signal()
    said = Signal(str)

    def __init__(self, view: CanvasView, hands: Dragging) -> None:
        super().__init__(view)
        self._view, self._hands = view, hands
        self.aim = Aim(self)
        self.leads = False
        self._button = Button.NoButton
        self._modifiers = Modifier.NoModifier
        self._repeats = 0
        self._clicked = False  # whether the last key was a click, which a second one makes a double click
        self._marked = QRect()
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._say_place)
        self.aim.switched.connect(self._switched)

    def follow(self, aim: Aim) -> None:
        """Point where others do."""
        self.aim.switched.disconnect(self._switched)
        self.aim = aim
        aim.switched.connect(self._switched)

    def reset(self) -> None:
        """Another photo is shown."""
        self.aim.at = None
        self.left()

    # -- where it is -------------------------------------------------------------------------------------------

    @property
    def at(self) -> Point:
        """In stored picture coordinates; until it is moved, in the middle of what is seen."""
        return self.aim.at if self.aim.at is not None else self._middle()

    @property
    def position(self) -> QPointF:
        """In the view's coordinates."""
        return QPointF(*self._view.frame.to_device(*self.at)) / self._view.devicePixelRatioF()

    @property
    def pointer(self) -> Pointer:
        erase = self._button == Button.RightButton
        return Pointer(*self.at, self._modifiers, erase=erase, reach=self._hands.reach)

    @property
    def shown(self) -> bool:
        return self.aim.on and self._view.has_photo and self._view.hasFocus()

    @property
    def anchor(self) -> QPointF | None:
        """Where to zoom at, in the view's coordinates; None where it does not point at anything that is seen."""
        return self.position if self.shown and self._seen() else None

    def _middle(self) -> Point:
        """The middle of the part of the picture that is seen."""
        frame, ratio = self._view.frame, self._view.devicePixelRatioF()
        seen = frame.picture_box.common(self._whole(ratio))
        box = seen if seen.area else frame.picture_box
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return self._pixel((x - frame.left) / frame.scale, (y - frame.top) / frame.scale)

    def _pixel(self, x: float, y: float) -> Point:
        """The middle of the picture's pixel next to an upright point, in stored coordinates."""
        height, width = self._view.frame.upright_shape
        x, y = (min(length - 1, max(0, math.floor(value))) + 0.5 for value, length in ((x, width), (y, height)))
        return self._view.frame.stored(x, y)

    def _whole(self, ratio: float) -> Box:
        return Box(0, 0, round(self._view.height() * ratio), round(self._view.width() * ratio))

    def _seen(self) -> bool:
        return self._view.rect().contains(self.position.toPoint())

    # -- keys --------------------------------------------------------------------------------------------------

    def wants(self, event: QKeyEvent) -> bool | None:
        """Whether a key is wanted here before the window's shortcuts get it; None: that is not for this pointer to say.

        What is begun may last: all but zooming waits until it is ended, as it does for the mouse.
        """
        if not self._hands.held_by_keys:
            return None
        return not (event.key() in _ZOOM and event.modifiers() & Modifier.ControlModifier)

    def pressed(self, event: QKeyEvent) -> bool:
        """A key went down. True if it needs nobody else."""
        if not self.aim.on or (self._hands.dragging and not self._hands.held_by_keys):
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        twice, self._clicked = self._clicked, False
        if key in DIRECTIONS and not modifiers & Modifier.MetaModifier:
            self._repeats = self._repeats + 1 if event.isAutoRepeat() else 0
            self._move(*DIRECTIONS[key], self._step(modifiers))
            return True
        if self._hands.held_by_keys:
            if key in _LET_GO and not event.isAutoRepeat():
                self._hands.release(self.pointer)
                self.let_go()
                self._say(self.tr("Let go"))
            elif key == Qt.Key.Key_Escape:
                self._hands.cancel()
                self.let_go()
                self._say(self.tr("Cancelled"))
            return True
        if key in _PRESS and not modifiers & (_EXACT | Modifier.MetaModifier):
            if not event.isAutoRepeat():
                self._press(_PRESS[key], modifiers & Modifier.ShiftModifier, twice=twice)
            return True
        return False

    def _step(self, modifiers: Modifier) -> int:
        """Picture pixels."""
        if modifiers & _EXACT:
            return 1
        times = FAR if modifiers & Modifier.ShiftModifier else min(FAR, 1 + self._repeats / _HURRY)
        return max(1, round(STEP * times * self._view.devicePixelRatioF() / self._view.zoom))

    def _move(self, right: int, down: int, step: int) -> None:
        self._take_over()
        x, y = self._view.frame.upright(*self.at)
        self.aim.at = self._pixel(x + right * step, y + down * step)
        self._scroll()
        self._hands.move_to(self.position, self.pointer)
        self.update()
        self._rest.start()

    def _press(self, button: Button, modifiers: Modifier, *, twice: bool) -> None:
        tool = self._view.tool
        self._take_over()
        if tool is None and button == Button.RightButton:
            self.menu_wanted.emit()
            return
        self._button, self._modifiers = button, modifiers
        if twice and tool is not None and tool.busy and not tool.drags:
            tool.double_click(self.pointer)
        else:
            self._hands.press(button, self.position, self.pointer, by_keys=True)
            self._clicked = not self._hands.held_by_keys
        if self._hands.held_by_keys:
            self._say(self.tr("Pressed; Space lets go"))
            self.update()
        else:
            self.let_go()

    def let_go(self) -> None:
        """What was begun has ended."""
        self._button, self._modifiers = Button.NoButton, Modifier.NoModifier
        if self.leads:
            self._hands.hover(self.pointer)
        self.update()

    def _take_over(self) -> None:
        """The mouse no longer leads. Where that has moved the picture away, begin anew in what is seen."""
        if self.aim.at is None or (not self.leads and not self._seen()):
            self.aim.at = self._middle()
        self.leads = True

    def _scroll(self) -> None:
        """Move the picture so that the pointer does not come to its view's edge while there is more to be seen."""
        view, ratio, box = self._view, self._view.devicePixelRatioF(), self._view.frame.picture_box
        x, y = view.frame.to_device(*self.at)
        right = _overshoot(x, view.width() * ratio, (box.left, box.right), RIM * ratio)
        down = _overshoot(y, view.height() * ratio, (box.top, box.bottom), RIM * ratio)
        if right or down:
            view.pan_by(right, down)

    # -- what else happens -------------------------------------------------------------------------------------

    def _switched(self, on: bool) -> None:
        if on:
            self.focused()
            return
        if self._hands.held_by_keys:
            self._hands.finish()
        self.left()

    def focused(self) -> None:
        """The view has the keys now: tell where they point."""
        if self.shown and self._seen():
            self._take_over()
            self._hands.hover(self.pointer)
            self._rest.start()
        self.update()

    def left(self) -> None:
        """They no longer point here."""
        self._button, self._modifiers = Button.NoButton, Modifier.NoModifier
        if self.leads:
            self.leads = False
            self._hands.gone()
        self.update()

    # -- what is seen and heard --------------------------------------------------------------------------------

    def update(self) -> None:
        """Draw the mark anew, where it was and where it is."""
        former, self._marked = self._marked, self._place()
        for rect in (former, self._marked):
            if not rect.isEmpty():
                self._view.update(rect)

    def _place(self) -> QRect:
        if not self.shown:
            return QRect()
        ratio = self._view.devicePixelRatioF()
        x, y = self._view.frame.to_device(*self.at)
        reach = (CROSS + 3) * ratio
        return logical_rect(Box(int(y - reach), int(x - reach), int(y + reach) + 1, int(x + reach) + 1), ratio)

    def paint(self, painter: QPainter) -> None:
        """Draw a cross-hair, in device pixels."""
        if self.shown:
            self._marked = self._place()  # the picture may have been moved under it
            middle = QPointF(*self._view.frame.to_device(*self.at))
            draw_cross(painter, middle, pressed=self._hands.held_by_keys, erasing=self.pointer.erase)

    def _say_place(self) -> None:
        if not self.shown:
            return
        (x, y), inside = self.at, self.tr("{0}, {1}, in the hole")
        column, row = int(x), int(y)
        painted = self._view.document.areas[Area.HOLE].array[row, column]
        self._say((inside if painted else self.tr("{0}, {1}, not in the hole")).format(column, row))

    def _say(self, sentence: str) -> None:
        """Tell who cannot see it."""
        announce(self._view, sentence)
        self.said.emit(sentence)


def _overshoot(at: float, room: float, picture: tuple[float, float], rim: float) -> float:
    """How far to move a picture that lies from here to there in a view `room` long, for what is at `at` not to lie in
    the view's rim; not at all where nothing more comes into sight."""
    start, end = picture
    rim = min(rim, room / 3)
    if at < rim and start < 0:
        return min(rim - at, rim - start)
    if at > room - rim and end > room:
        return -min(at - (room - rim), end - (room - rim))
    return 0.0
