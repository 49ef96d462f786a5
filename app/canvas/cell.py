"""One result in a comparison: its name, how far it is, its picture, and the button that takes it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.canvas.source import Source
from app.canvas.view import CanvasView
from app.document import Document
from app.i18n import key_text
from pconv.box import Box


class ElidedLabel(QWidget):
    """A line of text that ends in an ellipsis where there is no room for all of it; the tool tip has all."""

    def __init__(self, role: QPalette.ColorRole, *, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._role = role
        font = self.font()
        font.setBold(bold)
        self.setFont(font)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self._role))
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class ProgressLine(QWidget):
    """A thin line that fills from left to right; nothing where there is no progress to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(3)
        self._fraction: float | None = None

    def set_fraction(self, fraction: float | None) -> None:
        self._fraction = fraction
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._fraction is None:
            return
        painter = QPainter(self)
        track = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        track.setAlpha(36)
        painter.fillRect(self.rect(), track)
        done = QRectF(0, 0, self.width() * max(0.02, self._fraction), self.height())
        painter.fillRect(done, self.palette().color(QPalette.ColorRole.Highlight))


class Notice(QWidget):
    """A sentence in the middle of a picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = ""
        self.hide()

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = QTextLayout(self._text, self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
        width, height = min(340.0, self.width() - 48.0), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += QFontMetricsF(self.font()).lineSpacing()
        layout.endLayout()
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 20, 205))
        painter.drawRoundedRect(place.adjusted(-14, -10, 14, 10), 8, 8)
        painter.setPen(QColor(245, 245, 245))
        layout.draw(painter, place.topLeft())


class Cell(QFrame):
    """One of several results. The number is the key that shows it alone.

    Signals:
        accepted: the person wants this result.
        focused: the person chose this cell to look at.
        menu_wanted: and wants to choose what to do with it: where on the screen; where in the stored picture, x and y;
            and how many of its pixels are about a finger's width.
    """

    accepted = Signal()
    focused = Signal()
    menu_wanted = Signal(QPoint, float, float, float)

    def __init__(self, method: str, title: str, number: int, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.method, self.title = method, title
        self.setAccessibleName(title)
        self.view = CanvasView()
        self.view.margin = 0
        self.view.holds_current = True
        self.view.setAccessibleName(self.tr("Result of {0}").format(title))
        self.view.set_document(document)
        self._number = QLabel(str(number))
        self._number.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._title = ElidedLabel(QPalette.ColorRole.WindowText, bold=True)
        self._title.set_text(title)
        self._state = ElidedLabel(QPalette.ColorRole.PlaceholderText)
        self._progress = ProgressLine()
        self.button = QPushButton(self.tr("Use this"))
        self.button.setAccessibleName(self.tr("Use the result of {0}").format(title))
        self.button.setToolTip(self.tr("Make this result the photo ({0})").format(key_text("Enter")))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setEnabled(False)
        self.button.clicked.connect(self.accepted)
        self._notice = Notice(self.view)
        self._text = ""
        self._ready = False
        self._lay_out()
        self.view.installEventFilter(self)
        self.view.clicked.connect(self.focused)
        self.view.keys.menu_wanted.connect(self._ask)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(8, 3, 4, 3)
        header.setSpacing(8)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        # The title comes first where there is no room for both.
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        header.addWidget(self._number)
        header.addWidget(self._title)
        header.addWidget(self._state, 1)
        header.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(self._progress)
        layout.addWidget(self.view, 1)

    @property
    def header_height(self) -> int:
        return self.height() - self.view.height()

    @property
    def ready(self) -> bool:
        """Whether there is a result."""
        return self._ready

    @property
    def state(self) -> str:
        """What was said last about how far it is."""
        return self._text

    def set_state(self, text: str, fraction: float | None) -> None:
        """How far it is: `fraction` 0..1 while it runs; None when it has ended, well or not."""
        failed = fraction is None and not self._ready
        self._text = text
        self._state.set_text("" if failed else text)
        self._progress.set_fraction(fraction)
        self._notice.set_text(text if failed else "")
        if failed:
            self.view.clear_previews()

    def begin(self) -> None:
        """As it was when it was made: nothing is known of a result."""
        self.set_ready(False)
        self.set_state("", 0.0)
        self.set_chosen(False)
        self.show_title(self.title)
        self.view.clear_previews()
        self.view.set_overlay_visible(True)

    def set_ready(self, ready: bool) -> None:
        self._ready = ready
        self.button.setEnabled(ready)
        if ready:
            self._progress.set_fraction(None)
            self._notice.set_text("")
            self.view.set_overlay_visible(False)

    def show_source(self, source: Source | None) -> None:
        self.view.set_source(source)

    def show_preview(self, box: Box, pixels: np.ndarray) -> None:
        """Show an early picture; the hole's colour would hide it."""
        if not self._ready:
            self.view.set_overlay_visible(False)
            self.view.set_preview(box, pixels)

    def set_chosen(self, on: bool) -> None:
        self.view.set_focus_mark(on)

    def show_title(self, text: str) -> None:
        self._title.set_text(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.view.keys.shown:
            self._ask()
        elif self.ready:
            self.focused.emit()
            x, y = self.view.to_picture(QPointF(self.view.mapFromGlobal(event.globalPos())))
            self.menu_wanted.emit(event.globalPos(), x, y, self.view.reach)

    def _ask(self) -> None:
        """Ask what to do with the result where keys point."""
        if self.ready:
            self.focused.emit()
            keys = self.view.keys
            self.menu_wanted.emit(self.view.mapToGlobal(keys.position.toPoint()), *keys.at, self.view.reach)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.focused.emit()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if watched is self.view and event.type() == QEvent.Type.Resize:
            self._notice.move(QPoint(0, 0))
            self._notice.resize(self.view.size())
        return False
