"""The canvas: shows a photo of any size and what is painted on it, and lets tools work on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QMetaObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.canvas import render
from app.canvas.backing import Backing, device_rect, logical_rect
from app.canvas.geometry import Frame, ViewState, fit_scale, frame_for, held
from app.canvas.hands import Hands
from app.canvas.keyboard import Keyboard
from app.canvas.layers import DocumentLayers
from app.canvas.marks import draw_empty, draw_focus, draw_split_handle
from app.canvas.overlay import AreaOverlay
from app.canvas.pyramid import Patched, Picture
from app.canvas.source import Mix, Source
from app.document import Document
from pconv.box import Box

if TYPE_CHECKING:
    from app.tools.base import Tool

MOST = 32.0  # device pixels per picture pixel
ZOOM_STEP = 1.25


class CanvasView(QWidget):
    """A view of a document. Scales are in device pixels per picture pixel, so 1.0 is the photographer's 100 %.

    Signals:
        view_changed: another part is seen, as a `ViewState`.
        cursor_moved: x, y in stored picture coordinates, and whether they lie inside the picture.
        stroke_finished: a tool has changed an area.
        original_held: the key that shows the original went down (True) or up (False).
        split_moved: the line between two pictures was dragged to 0..1 of the picture's width.
        clicked: the left button was clicked where no tool is in hand.
    """

    view_changed = Signal(object)
    cursor_moved = Signal(float, float, bool)
    stroke_finished = Signal()
    original_held = Signal(bool)
    split_moved = Signal(float)
    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.margin = 12  # logical pixels kept free around a fitted picture
        self.holds_current = False  # whether the key for the original shows the document's picture as it is now
        self.layers: DocumentLayers | None = None
        self.document: Document | None = None
        self._connections: list[QMetaObject.Connection] = []
        self._state = ViewState()
        self._frame = Frame((0, 0))
        self._source: Source | None = None  # None shows the document's own picture
        self._holding = False
        self._previews: Patched | None = None
        self._areas = AreaOverlay()
        self._focused_mark = False
        self.tool: Tool | None = None
        self._empty: QWidget | None = None
        self._picture = Backing(QImage.Format.Format_RGB32, self._draw_picture)
        self._overlay = Backing(QImage.Format.Format_ARGB32_Premultiplied, self._draw_overlay)
        self._hands = Hands(self)
        self.keys = Keyboard(self, self._hands)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Picture"))
        self.setMinimumSize(64, 64)

    # -- what is shown -----------------------------------------------------------------------------------------

    def set_document(self, document: Document) -> None:
        """Show `document`, now and whatever is opened in it later."""
        for connection in self._connections:
            self.disconnect(connection)
        self.document = document
        self.layers = layers = DocumentLayers.of(document)
        self._connections = [
            layers.reset.connect(self._reset),
            layers.refreshed.connect(self._refreshed),
            layers.picture_changed.connect(self._picture_changed),
            layers.area_changed.connect(self._spoil_overlay),
        ]
        if self.tool is not None:
            self.tool.document = document
        self._reset()

    def set_picture(self, picture: np.ndarray | Picture | None) -> None:
        """Show another picture of the photo's shape; None shows the document's own."""
        if picture is None:
            self.set_source(None)
        else:
            if isinstance(picture, np.ndarray):
                picture = self.layers.picture_of(picture)
            self.set_source(Source(picture))

    def set_source(self, source: Source | None) -> None:
        """Show a picture or a mixture of two; None shows the document's own picture."""
        if source != self._source:
            self._source = source
            self.clear_previews()
            self._spoil_picture()

    @property
    def source(self) -> Source | None:
        """What is shown in place of the document's own picture."""
        return self._source

    def show_original(self, on: bool) -> None:
        """Show the photo as it was opened, for as long as it is on."""
        if on != self._holding:
            self._holding = on
            self._spoil_picture()
            self._spoil_overlay()

    @property
    def shows_original(self) -> bool:
        return self._holding

    def set_preview(self, box: Box, pixels: np.ndarray) -> None:
        """Lay an early picture of a running fill, ``(h, w, 3)``, over the picture at `box`."""
        if not self.has_photo:
            return
        if self._previews is None:
            self._previews = Patched(self.layers.pixels)
        self._previews.put_rough(box, pixels)
        self._spoil_picture(box)

    def clear_previews(self) -> None:
        if self._previews is not None:
            self._previews = None
            self._spoil_picture()

    def set_overlay_visible(self, on: bool) -> None:
        """Show or hide what is painted."""
        if on != self._areas.visible:
            self._areas.visible = on
            self._spoil_overlay()

    def set_overlay_look(self, colour: QColor, opacity: float) -> None:
        """How the hole is coloured; `opacity` 0..1 of all areas."""
        self._areas.set_look(colour, opacity)
        self._spoil_overlay()

    def set_tool(self, tool: Tool | None) -> None:
        """Put a tool in hand; what the former one had begun is finished."""
        if self.tool is not None:
            self.tool.finish()
            self.tool.changed.disconnect(self.update)
            self.tool.finished.disconnect(self.stroke_finished)
        self.tool = tool
        if tool is not None:
            tool.document = self.document
            tool.changed.connect(self.update)
            tool.finished.connect(self.stroke_finished)
        self._hands.tool_changed()
        self._spoil_overlay()

    def set_empty_widget(self, widget: QWidget) -> None:
        """A widget with ways to begin, shown under the words of the empty canvas."""
        self._empty = widget
        layout = self.layout() or QVBoxLayout(self)
        layout.addStretch(3)
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self._reset()

    def set_focus_mark(self, on: bool) -> None:
        """Frame the view as the chosen one of several."""
        self._focused_mark = on
        self.update()

    # -- zoom and pan ------------------------------------------------------------------------------------------

    @property
    def frame(self) -> Frame:
        return self._frame

    @property
    def zoom(self) -> float:
        """Device pixels per picture pixel."""
        return self._frame.scale

    @property
    def view_state(self) -> ViewState:
        return self._state

    @view_state.setter
    def view_state(self, state: ViewState) -> None:
        self._go_to(state, announce=False)

    def fit(self) -> None:
        """Show the whole picture, also after resizing."""
        self._go_to(ViewState(fitted=True))

    def actual_size(self) -> None:
        """One picture pixel per pixel of the screen."""
        self.zoom_by(1 / self._frame.scale)

    def zoom_in(self) -> None:
        self.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        self.zoom_by(1 / ZOOM_STEP)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor; the picture stays put at `at` (in the view's coordinates; default: where keys point, or
        else its middle)."""
        if not self.has_photo:
            return
        frame, (width, height) = self._frame, self._device_size()
        at = at or self.keys.anchor
        point = at * self.devicePixelRatioF() if at is not None else QPointF(width / 2, height / 2)
        smallest = min(1.0, fit_scale(frame.upright_shape, (width, height), 0) / 3)
        scale = min(MOST, max(smallest, frame.scale * factor))
        if abs(scale - 1) < 1e-3:
            scale = 1.0
        x, y = (point.x() - frame.left) / frame.scale, (point.y() - frame.top) / frame.scale
        middle = x + (width / 2 - point.x()) / scale, y + (height / 2 - point.y()) / scale
        self._go_to(ViewState(scale, *middle, fitted=False))

    def pan_by(self, right: float, down: float) -> None:
        """Move the picture by device pixels. One that is fitted is seen whole: there is nowhere to move it."""
        if self.has_photo and not self._state.fitted:
            width, height = self._device_size()
            frame = self._frame
            x = (width / 2 - frame.left - right) / frame.scale
            y = (height / 2 - frame.top - down) / frame.scale
            self._go_to(ViewState(frame.scale, x, y, fitted=False))

    @property
    def has_photo(self) -> bool:
        return self.document is not None and self.document.photo is not None

    @property
    def reach(self) -> float:
        """Picture pixels that are about a finger's width."""
        return self._hands.reach

    def to_picture(self, position: QPointF) -> tuple[float, float]:
        """A point of the view in stored picture coordinates."""
        ratio = self.devicePixelRatioF()
        return self._frame.from_device(position.x() * ratio, position.y() * ratio)

    def _device_size(self) -> tuple[int, int]:
        ratio = self.devicePixelRatioF()
        return max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))

    def _go_to(self, state: ViewState, *, announce: bool = True) -> None:
        size = self._device_size()
        shape = self.layers.shape if self.layers is not None else (0, 0)
        orientation = self.layers.orientation if self.layers is not None else 1
        margin = round(self.margin * self.devicePixelRatioF())
        if not state.fitted and shape != (0, 0):
            height, width = self._frame.upright_shape
            x = held(state.x, width, state.scale, size[0])
            state = replace(state, x=x, y=held(state.y, height, state.scale, size[1]))
        former, self._frame = self._frame, frame_for(state, shape, orientation, size, margin)
        if state.fitted:
            height, width = self._frame.upright_shape
            state = ViewState(self._frame.scale, width / 2, height / 2, fitted=True)
        changed, self._state = state != self._state, state
        if former != self._frame:
            same_scale = replace(former, left=self._frame.left, top=self._frame.top) == self._frame
            moved = self._frame.left - former.left, self._frame.top - former.top
            for backing in (self._picture, self._overlay):
                if same_scale and abs(moved[0]) < size[0] and abs(moved[1]) < size[1]:
                    backing.scroll(*moved)
                else:
                    backing.spoil()
            self.update()
        if changed and announce:
            self.view_changed.emit(state)

    # -- drawing -----------------------------------------------------------------------------------------------

    def shown(self) -> Source:
        """What is drawn now."""
        if self._holding:
            return Source(self.held_picture())
        if self._source is not None:
            return self._source
        return Source(self._previews or self.layers.pixels)

    def held_picture(self) -> Picture:
        """What the key for the original shows."""
        return self.layers.pixels if self.holds_current else self.layers.original

    def _look(self) -> render.Look:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        surround = QColor("#3d3d3d") if dark else QColor("#bdbdbd")
        checks = (QColor(96, 96, 96), QColor(128, 128, 128)) if dark else (QColor(204, 204, 204), QColor(255, 255, 255))
        return render.Look(surround, checks)

    def _draw_picture(self, rect: Box) -> QImage:
        return self.shown().draw(self._frame, rect, self._look(), self.layers.colour)

    def _draw_overlay(self, rect: Box) -> QImage | None:
        if not self._areas.visible or self._holding or (self.tool is not None and self.tool.covers):
            return None
        return self._areas.draw(self.document.areas, self.layers, self._frame, rect, self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.has_photo:
            painter.fillRect(self.rect(), self._look().surround)
            draw_empty(painter, self.rect(), self.palette(), self.tr("Open a photo or drop one here"), self._empty)
            return
        # From here on in device pixels: picture pixels must meet screen pixels at fractional scale factors too.
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        for rect in event.region():
            device = device_rect(rect, ratio) & self._picture.image.rect()
            self._picture.refresh(device)
            self._overlay.refresh(device)
            painter.drawImage(device.topLeft(), self._picture.image, device)
            if self._areas.visible:
                painter.drawImage(device.topLeft(), self._overlay.image, device)
        shown = self.shown()
        if shown.mix is Mix.SPLIT:
            draw_split_handle(painter, shown.split_at(self._frame), self._device_size(), ratio)
        if self.tool is not None:
            painter.save()
            self.tool.paint(painter, self._frame, self._hands.hovering)
            painter.restore()
        self.keys.paint(painter)
        if self._focused_mark:
            draw_focus(painter, self._device_size(), self.palette(), ratio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resize()

    def _resize(self) -> None:
        width, height = self._device_size()
        for backing in (self._picture, self._overlay):
            backing.resize(width, height)
        self._go_to(self._state, announce=True)

    def _spoil_picture(self, box: Box | None = None) -> None:
        self._spoil(self._picture, box)

    def _spoil_overlay(self, box: Box | None = None) -> None:
        self._spoil(self._overlay, box)

    def _spoil(self, backing: Backing, box: Box | None) -> None:
        """Have `box` (stored pixels), or everything, drawn anew."""
        if box is None or self._frame.shape == (0, 0):
            backing.spoil()
            self.update()
            return
        # Averages and outlines reach a little beyond the pixels that changed.
        reach = max(3, round(3 * self._frame.scale))
        place = self._frame.device_box(box)
        place = Box(place.top - reach, place.left - reach, place.bottom + reach, place.right + reach)
        backing.spoil(place)
        self.update(logical_rect(place, self.devicePixelRatioF()))

    def _reset(self) -> None:
        self._source, self._holding, self._previews = None, False, None
        self._frame = Frame(self.layers.shape, self.layers.orientation)
        if self._empty is not None:
            self._empty.setVisible(not self.has_photo)
        self._spoil_picture()
        self._spoil_overlay()
        if self.tool is not None:
            self.tool.cancel()
        self._hands.reset()
        self.fit()

    def _refreshed(self, picture: Picture, box: Box) -> None:
        shown = self.shown()
        pictures = [shown.first, shown.second, *(getattr(each, "alpha", None) for each in (shown.first, shown.second))]
        if any(picture is each or picture is getattr(each, "base", None) for each in pictures):
            self._spoil_picture(box)

    def _picture_changed(self) -> None:
        self.clear_previews()
        if self._source is None:
            self._spoil_picture()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._spoil_picture()
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resize()
        super().changeEvent(event)

    # -- input: see hands.py -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        return self._hands.handle(event) or super().event(event)
