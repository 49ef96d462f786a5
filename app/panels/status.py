"""The status bar: pointer, zoom, hole, photo, device, and progress with a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from app import icons
from app.canvas.cell import ElidedLabel
from app.i18n import key_text


class StatusBar(QStatusBar):
    """`cancel_wanted` is emitted by the button beside the progress."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Status"))
        self.setContentsMargins(12, 0, 4, 0)
        self._doing = ElidedLabel(QPalette.ColorRole.WindowText)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setFixedWidth(150)
        self._bar.setFixedHeight(8)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the fill"))
        self._cancel = QToolButton()
        self._cancel.setAutoRaise(True)
        self._cancel.setIcon(icons.icon("mdi6.close-circle-outline"))
        self._cancel.setAccessibleName(self.tr("Cancel the fill"))
        self._cancel.setToolTip(self.tr("Cancel the fill ({0})").format(key_text("Esc")))
        self._cancel.clicked.connect(self.cancel_wanted)
        for widget in (self._bar, self._cancel, self._doing):
            self.addWidget(widget)
        source = ElidedLabel(QPalette.ColorRole.WindowText)
        self._labels: dict[str, QLabel | ElidedLabel] = {"source": source}
        self.addWidget(source)
        for name, title, widest in (
            ("pointer", self.tr("Pointer"), "00000, 00000"),
            ("zoom", self.tr("Zoom"), "1000 %"),
            ("hole", self.tr("Hole"), ""),
        ):
            label = QLabel()
            label.setToolTip(title)
            if widest:
                label.setMinimumWidth(QFontMetrics(label.font()).horizontalAdvance(widest) + 14)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._add(name, title, label)
        self._add("photo", self.tr("Photo"), ElidedLabel(QPalette.ColorRole.WindowText))
        self._add("device", self.tr("Device"), QLabel())
        self.show_progress(None, "")

    def _add(self, name: str, title: str, label: QLabel | ElidedLabel) -> None:
        label.setAccessibleName(title)
        label.setToolTip(title)
        self._labels[name] = label
        self.addPermanentWidget(label)

    def set_text(self, name: str, text: str) -> None:
        """`name`: "pointer", "zoom", "hole", "photo", "device" or "source"."""
        label = self._labels[name]
        if isinstance(label, ElidedLabel):
            label.set_text(text)  # the name of a colour profile can be long, and must not widen the window
        else:
            label.setText(text)
            label.setAccessibleName(text or label.toolTip())

    def text(self, name: str) -> str:
        return self._labels[name].text()

    def show_progress(self, fraction: float | None, text: str) -> None:
        """`fraction` in [0, 1], or None when nothing runs; `text` says what is done."""
        running = fraction is not None
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._doing.setVisible(bool(text))
        self._doing.set_text(text)
        if running:
            self._bar.setValue(round(fraction * 1000))

    def show_doing(self, text: str) -> None:
        """Work that cannot be cancelled and has no fraction: reading, writing, getting ready."""
        self._doing.set_text(text)
        self._doing.setVisible(bool(text))

    @property
    def doing(self) -> str:
        return self._doing.text()
