"""What the methods made of a hole in places where the truth is known, one place a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.i18n import percent_text

if TYPE_CHECKING:
    from pconv.trial import Trial

_SIDE, _WIDTH, _GAP = 176, 1160, 10  # logical pixels: of a picture and of all of a row, at most, and in between


class Trials(QDialog):
    """Shows trials.

    Args:
        closeness: by method, the best first, see `pconv.trial.shares`.
        trials: of one hole.
        pictures: of each the hole, the truth, and what each method made, in the order of the trial's.
        title: what a method is called for a person.
    """

    def __init__(
        self,
        closeness: Mapping[str, float],
        trials: Sequence[Trial],
        pictures: Sequence[Sequence[QImage]],
        title: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        from pconv.trial import shares

        super().__init__(parent)
        self.setWindowTitle(self.tr("Tried where the truth is known"))
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setHorizontalSpacing(_GAP)
        self._side = min(_SIDE, _WIDTH // (2 + len(closeness)) - _GAP)
        self._grid.setVerticalSpacing(4)
        self._head(0, self.tr("Hole"), "")
        self._head(1, self.tr("Truth"), "")
        methods = list(trials[0].errors)
        for column, method in enumerate(closeness, 2):
            share = closeness[method]
            told = self.tr("closest") if share == 1 else self.tr("{0} farther").format(percent_text(share - 1))
            self._head(column, title(method), told)
        for number, (trial, shown) in enumerate(zip(trials, pictures, strict=True)):
            row = 2 + 2 * number
            self._picture(row, 0, shown[0], self.tr("Hole"))
            self._picture(row, 1, shown[1], self.tr("Truth"))
            alone = shares([trial])
            for column, method in enumerate(closeness, 2):
                self._picture(row, column, shown[2 + methods.index(method)], title(method))
                share = alone[method]
                told = self.tr("closest here") if share <= 1 else f"+{percent_text(share - 1)}"
                self._label(row + 1, column, told, "dim")
        self._grid.setRowStretch(2 + 2 * len(trials), 1)
        self._grid.setColumnStretch(2 + len(closeness), 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        note = QLabel(
            self.tr(
                "Each place is as like the hole's surroundings as the photo has them. How close a fill comes is judged "
                "by what the network sees in it, not pixel by pixel: a sharp guess counts for more than a smear."
            )
        )
        note.setWordWrap(True)
        note.setProperty("role", "dim")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (area, note, buttons):
            layout.addWidget(widget)
        wanted = page.sizeHint() + QSize(48, 120)
        self.resize(wanted.boundedTo(QSize(1200, 820)))

    def _head(self, column: int, text: str, told: str) -> None:
        self._label(0, column, text, "heading")
        self._label(1, column, told, "dim")

    def _label(self, row: int, column: int, text: str, role: str) -> None:
        label = QLabel(text)
        label.setProperty("role", role)
        self._grid.addWidget(label, row, column)

    def _picture(self, row: int, column: int, image: QImage, name: str) -> None:
        ratio = self.devicePixelRatioF()
        side = round(self._side * ratio)
        fast = max(image.width(), image.height()) < side  # pixels, not a blur
        how = Qt.TransformationMode.FastTransformation if fast else Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, how))
        pixmap.setDevicePixelRatio(ratio)
        label = QLabel()
        label.setPixmap(pixmap)
        label.setAccessibleName(name)
        self._grid.addWidget(label, row, column)
