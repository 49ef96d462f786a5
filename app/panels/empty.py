"""What is shown while no photo is open: how to open one, the latest ones and the samples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.i18n import key_text

CARD = QSize(176, 116)
COLUMNS = 3


class EmptyPage(QWidget):
    """`sample_chosen` and `recent_chosen` carry the sample's name and the path."""

    sample_chosen = Signal(str)
    recent_chosen = Signal(str)

    def __init__(self, open_action: QAction, samples: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`samples`: (name, title) of the cards, in their order."""
        super().__init__(parent)
        self.setObjectName("empty")
        self.setAccessibleName(self.tr("No photo is open"))
        self._cards: dict[str, QToolButton] = {}
        title = _label(self.tr("Paint over it. Press Enter. It is gone."), "title")
        hint = self.tr("Open a photograph, drop one here, or paste a picture with {0}.").format(key_text("Ctrl+V"))
        button = QPushButton(self.tr("Open a photo…"))
        button.setProperty("role", "primary")
        button.setAccessibleName(self.tr("Open a photo"))
        button.clicked.connect(open_action.trigger)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button)
        row.addStretch()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_heading = _label(self.tr("Opened lately"), "heading")
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(3)
        layout.addWidget(title)
        layout.addWidget(_label(hint, "dim"))
        layout.addSpacing(6)
        layout.addLayout(row)
        layout.addSpacing(22)
        if samples:
            layout.addWidget(_label(self.tr("Or try a sample"), "heading"))
            layout.addLayout(self._grid(samples))
        layout.addSpacing(14)
        layout.addWidget(self._recent_heading)
        layout.addLayout(self._recent)
        layout.addStretch(4)
        self.set_recent(())

    def set_thumbnail(self, name: str, image: QImage) -> None:
        """`image` is cropped to the card."""
        card = self._cards.get(name)
        if card is not None:
            card.setIcon(QIcon(_rounded(image, self.devicePixelRatioF())))

    def set_recent(self, paths: Sequence[str]) -> None:
        """Show the names of up to four files opened before."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            item.widget().deleteLater()
        for path in paths[:4]:
            link = QPushButton(Path(path).name)
            link.setFlat(True)
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setToolTip(path)
            link.setAccessibleName(self.tr("Open {0}").format(Path(path).name))
            link.clicked.connect(partial(self.recent_chosen.emit, path))
            self._recent.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        self._recent_heading.setVisible(bool(paths))

    def _grid(self, samples: Sequence[tuple[str, str]]) -> QHBoxLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for index, (name, title) in enumerate(samples):
            card = QToolButton()
            card.setProperty("role", "card")
            card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            card.setIconSize(CARD)
            card.setText(title)
            card.setIcon(QIcon(_blank(self.devicePixelRatioF())))
            card.setCursor(Qt.CursorShape.PointingHandCursor)
            card.setAccessibleName(self.tr("Open the sample {0}").format(title))
            card.clicked.connect(partial(self.sample_chosen.emit, name))
            self._cards[name] = card
            grid.addWidget(card, index // COLUMNS, index % COLUMNS)
        widest = max(card.sizeHint().width() for card in self._cards.values())
        for card in self._cards.values():
            card.setMinimumWidth(widest)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(grid)
        row.addStretch()
        return row


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    return label


def _blank(scale: float) -> QPixmap:
    pixmap = QPixmap(CARD * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(QColor(128, 128, 128, 60))
    return pixmap


def _rounded(image: QImage, scale: float) -> QPixmap:
    """`image` scaled and cropped to fill a card, with rounded corners."""
    size = CARD * scale
    grown = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    pixmap = QPixmap(size)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(0, 0, size.width(), size.height(), 4 * scale, 4 * scale)
    painter.setClipPath(path)
    # Cut tall pictures more below than above, where heads are.
    painter.drawImage((size.width() - grown.width()) // 2, (size.height() - grown.height()) // 6, grown)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
