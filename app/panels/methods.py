"""Which methods run on Enter, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import translate
from app.panels.numbers import NumberBox
from app.settings import Settings


@dataclass(frozen=True)
class Entry:
    """A method as the panel shows it: `name` in the registry, `title`, and `summary` in one sentence."""

    name: str
    title: str
    summary: str


class MethodsPanel(QWidget):
    """Check boxes of the methods, seed, growth and device, and the button that fills.

    Signals:
        chosen_changed: another set of methods is checked.
        fill_wanted: the button was pressed.
    """

    chosen_changed = Signal()
    fill_wanted = Signal()

    def __init__(
        self, entries: Sequence[Entry], settings: Settings, fill: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Methods"))
        self._settings = settings
        self._boxes: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 14)
        layout.setSpacing(7)
        chosen = settings.get("fill/methods")
        for entry in entries:
            box = QCheckBox(entry.title)
            box.setObjectName(entry.name)
            box.setToolTip(entry.summary)
            box.setAccessibleDescription(entry.summary)
            box.setChecked(entry.name in chosen)
            box.toggled.connect(self._store)
            self._boxes[entry.name] = box
            layout.addWidget(box)
        layout.addSpacing(6)
        layout.addLayout(self._form())
        layout.addSpacing(6)
        self._button = self._make_button(fill)
        layout.addWidget(self._button)
        self._why = QLabel()
        self._why.setProperty("role", "dim")
        self._why.setWordWrap(True)
        layout.addWidget(self._why)
        layout.addStretch()
        settings.changed.connect(self._follow)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of the checked methods, in the order shown."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def set_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """`devices`: (key for the engine, name for the person), without "auto"."""
        wanted = self._settings.get("fill/device")
        while self._device.count() > 1:
            self._device.removeItem(1)
        for key, title in devices:
            self._device.addItem(title, key)
        self._device.setCurrentIndex(max(0, self._device.findData(wanted)))

    def set_reason(self, text: str) -> None:
        """Why the hole cannot be filled now; empty if it can."""
        self._button.setEnabled(not text)
        self._why.setText(text)
        self._why.setVisible(bool(text))

    def _form(self) -> QFormLayout:
        self._grow = self._spin_box("fill/grow", self.tr(" px"))
        self._seed = self._spin_box("fill/seed", "")
        self._device = QComboBox()
        self._device.addItem(self.tr("Automatic"), "auto")
        self._device.setAccessibleName(self.tr("Device"))
        self._device.view().setAccessibleName(self.tr("Device"))
        self._device.setToolTip(self.tr("Where the network runs."))
        self._device.activated.connect(lambda _i: self._settings.set("fill/device", self._device.currentData()))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("Grow hole"), self._grow)
        form.addRow(self.tr("Seed"), self._seed)
        form.addRow(self.tr("Device"), self._device)
        return form

    def _spin_box(self, key: str, suffix: str) -> NumberBox:
        row = self._settings.row(key)
        box = NumberBox()
        box.setRange(row.low, row.high)
        box.setSuffix(suffix)
        box.setValue(self._settings.get(key))
        box.setAccessibleName(translate("Settings", row.label))
        box.setToolTip(translate("Settings", row.note))
        box.valueChanged.connect(lambda value: self._settings.set(key, value))
        return box

    def _make_button(self, fill: QAction) -> QPushButton:
        button = QPushButton(self.tr("Fill  ⏎"))
        button.setProperty("role", "primary")
        button.setAccessibleName(self.tr("Fill the hole"))
        button.setToolTip(fill.toolTip())
        button.clicked.connect(self.fill_wanted)
        return button

    def _store(self) -> None:
        self._settings.set("fill/methods", self.chosen)
        self.chosen_changed.emit()

    def _follow(self, key: str) -> None:
        if key == "fill/seed":
            self._seed.setValue(self._settings.get(key))
        elif key == "fill/grow":
            self._grow.setValue(self._settings.get(key))
