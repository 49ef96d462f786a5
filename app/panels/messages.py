"""The bar above the picture that says what happened, in one sentence, without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from app import icons
from app.announcing import announce

_ICONS = {
    "info": "mdi6.information-outline",
    "good": "mdi6.check-circle-outline",
    "warning": "mdi6.alert-outline",
    "error": "mdi6.alert-circle-outline",
}
STAYS_MS = 9000


class MessageBar(QFrame):
    """Shows one message at a time. `kind`: "info" and "good" go by themselves, "warning" and "error" stay.

    `shown` carries the sentence, for whoever reads it aloud or logs it.
    """

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setAccessibleName(self.tr("Message"))
        self._kind = "info"
        self._act: Callable[[], None] | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        # However long a sentence is, it must not widen the window.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.hide()
        self._button.clicked.connect(self._acted)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIcon(icons.icon("mdi6.close"))
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.setToolTip(self.tr("Dismiss the message"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def kind(self) -> str:
        return self._kind

    def tell(self, text: str, kind: str = "info", *, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Show `text`; with `button` and `act` also something to do about it."""
        self._kind = kind
        self._act = act
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._show_icon()
        self.setAccessibleDescription(text)
        self._timer.stop()
        if kind in ("info", "good") and not button:
            self._timer.start(STAYS_MS)
        self.show()
        announce(self, text)
        self.shown.emit(text)

    def take_back(self, text: str) -> None:
        """Hide `text` where it is what is shown: it is no longer so."""
        if text and self.text == text:
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_icon()

    def _show_icon(self) -> None:
        self._icon.setPixmap(icons.icon(_ICONS[self._kind]).pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def _acted(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
