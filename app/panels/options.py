"""The strip above the picture: what the tool does, the size of the brush, the look of what is painted."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QWidget

from app.canvas.cell import ElidedLabel
from app.panels.numbers import NumberBox
from app.panels.swatch import Swatch

SMALLEST, LARGEST = 1, 1000
_STEPS = 300
_HEADING = 76  # logical pixels, so that little moves when another tool is taken up


def slider_of_size(size: float) -> int:
    """Position of the slider for a brush of `size` px; equal steps are equal factors."""
    return round(_STEPS * math.log(max(SMALLEST, size) / SMALLEST) / math.log(LARGEST / SMALLEST))


def size_of_slider(position: int) -> int:
    return round(SMALLEST * (LARGEST / SMALLEST) ** (position / _STEPS))


class OptionsStrip(QFrame):
    """`size_changed` in pixels of the photo, `tolerance_changed` in levels of 255, `sensitivity_changed` and
    `opacity_changed` in percent, `colour_changed` as "#rrggbb"."""

    size_changed = Signal(int)
    tolerance_changed = Signal(int)
    sensitivity_changed = Signal(int)
    opacity_changed = Signal(int)
    colour_changed = Signal(str)

    def __init__(self, ask_colour: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("options")
        self.setAccessibleName(self.tr("Tool options"))
        self._tool = QLabel()
        self._tool.setProperty("role", "heading")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _STEPS)
        self._slider.setFixedWidth(150)
        self._slider.setAccessibleName(self.tr("Brush size"))
        self._slider.setToolTip(self.tr("Brush size ([ and ])"))
        self._slider.valueChanged.connect(self._slid)
        self._spin = NumberBox()
        self._spin.setRange(SMALLEST, LARGEST)
        self._spin.setSuffix(self.tr(" px"))
        self._spin.setAccessibleName(self.tr("Brush size in pixels of the photo"))
        self._spin.setKeyboardTracking(False)
        self._spin.valueChanged.connect(self._spun)
        self._tolerance = NumberBox()
        self._tolerance.setObjectName("tolerance")
        self._tolerance.setRange(0, 255)
        self._tolerance.setAccessibleName(self.tr("Tolerance of the wand"))
        self._tolerance.setToolTip(self.tr("How far a colour may be from the one clicked: 0, that alone, to 255"))
        self._tolerance.valueChanged.connect(self.tolerance_changed)
        self._sensitivity = QSlider(Qt.Orientation.Horizontal)
        self._sensitivity.setObjectName("sensitivity")
        self._sensitivity.setRange(1, 100)
        self._sensitivity.setFixedWidth(150)
        self._sensitivity.setAccessibleName(self.tr("Sensitivity for scratches"))
        self._sensitivity.setToolTip(self.tr("To the left only what is sure, to the right whatever may be a scratch"))
        self._sensitivity.valueChanged.connect(self.sensitivity_changed)
        self._hint = ElidedLabel(QPalette.ColorRole.PlaceholderText)
        self._swatch = Swatch("#ff3b5c", ask_colour)
        self._swatch.setAccessibleName(self.tr("Colour of the hole"))
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setRange(5, 100)
        self._opacity.setFixedWidth(90)
        self._opacity.setAccessibleName(self.tr("Opacity of painted areas"))
        self._opacity.setToolTip(self.tr("How strongly painted areas are coloured; Q hides them"))
        self._opacity.valueChanged.connect(self.opacity_changed)
        self._swatch.picked.connect(self.colour_changed)
        self._sizes = (QLabel(self.tr("Size")), self._slider, self._spin)
        self._tolerances = (QLabel(self.tr("Tolerance")), self._tolerance)
        self._sensitivities = (QLabel(self.tr("Sensitivity")), self._sensitivity)
        self._lay_out()
        self._spin.setValue(40)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(8)
        for widget in (self._tool, *self._sizes, *self._tolerances, *self._sensitivities):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self._hint, 1)
        layout.addWidget(QLabel(self.tr("Hole")))
        layout.addWidget(self._swatch)
        layout.addWidget(self._opacity)

    @property
    def brush_size(self) -> int:
        return self._spin.value()

    @property
    def heading(self) -> str:
        """What was said last of the tool in hand, and of what it paints."""
        return self._tool.text()

    @property
    def hint(self) -> str:
        return self._hint.text()

    def set_size(self, size: float) -> None:
        """Show a size that was changed elsewhere; it is announced if it differs."""
        self._spin.setValue(round(size))

    def step_size(self, direction: int) -> None:
        """One step of about 10 %, at least one pixel."""
        step = max(1, round(self.brush_size * 0.1))
        self.set_size(min(LARGEST, max(SMALLEST, self.brush_size + direction * step)))

    def set_tolerance(self, levels: int) -> None:
        """Show a tolerance; it is announced if it differs."""
        self._tolerance.setValue(levels)

    def set_sensitivity(self, percent: int) -> None:
        """Show a sensitivity; it is announced if it differs."""
        self._sensitivity.setValue(percent)

    def set_tool(self, text: str, hint: str, *, sized: bool, tolerant: bool, sensitive: bool) -> None:
        self._tool.setText(text)
        self._tool.setMinimumWidth(0)  # which the width it asks for never falls below
        self._tool.setMinimumWidth(max(_HEADING, self._tool.sizeHint().width()))
        self._hint.set_text(hint)
        for widgets, shown in (
            (self._sizes, sized),
            (self._tolerances, tolerant),
            (self._sensitivities, sensitive),
        ):
            for widget in widgets:
                widget.setVisible(shown)

    def set_overlay(self, colour: str, opacity: int) -> None:
        self._swatch.set_colour(colour)
        with QSignalBlocker(self._opacity):
            self._opacity.setValue(opacity)

    def _slid(self, position: int) -> None:
        size = size_of_slider(position)
        if slider_of_size(self._spin.value()) != position:
            self._spin.setValue(size)

    def _spun(self, size: int) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(slider_of_size(size))
        self.size_changed.emit(size)
