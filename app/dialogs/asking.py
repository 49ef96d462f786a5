"""Everything that stops and asks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog, QMessageBox, QWidget

from app.i18n import translate


class Unsaved(Enum):
    """What to do with work that was not saved."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class Dialogs:
    """The modal dialogs of the window; each method returns the answer, None or False where the person stepped back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def open_file(self, title: str, folder: str, filters: Sequence[str]) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self.parent, title, folder, ";;".join(filters))
        return Path(name) if name else None

    def open_files(self, title: str, folder: str, filters: Sequence[str]) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(self.parent, title, folder, ";;".join(filters))
        return [Path(name) for name in names]

    def save_file(self, title: str, suggestion: Path, filters: Sequence[str]) -> Path | None:
        # The question about overwriting is asked by `overwrite`, which knows when the file is the original.
        name, _ = QFileDialog.getSaveFileName(
            self.parent, title, str(suggestion), ";;".join(filters), "", QFileDialog.Option.DontConfirmOverwrite
        )
        return Path(name) if name else None

    def overwrite(self, path: Path, *, is_original: bool) -> bool:
        box = self._box(QMessageBox.Icon.Warning)
        if is_original:
            box.setText(self.tr("Overwrite the original photo “{0}”?").format(path.name))
            box.setInformativeText(self.tr("The photo as it was cannot be brought back afterwards."))
        else:
            box.setText(self.tr("“{0}” exists already. Replace it?").format(path.name))
        replace = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is replace

    def unsaved(self, name: str) -> Unsaved:
        box = self._box(QMessageBox.Icon.Question)
        box.setText(self.tr("Save the changes to “{0}”?").format(name))
        box.setInformativeText(self.tr("They are lost otherwise."))
        return self._save_or_not(box)

    def unfilled(self, name: str) -> Unsaved:
        box = self._box(QMessageBox.Icon.Question)
        box.setText(self.tr("The hole painted on “{0}” has not been filled. Save it as a mask?").format(name))
        box.setInformativeText(self.tr("It is lost otherwise. A mask is imported again by the menu Hole."))
        return self._save_or_not(box)

    def _save_or_not(self, box: QMessageBox) -> Unsaved:
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.button(buttons.Discard).setText(self.tr("Discard"))  # Qt says in French that it takes no notice
        answer = box.exec()
        return {buttons.Save: Unsaved.SAVE, buttons.Discard: Unsaved.DISCARD}.get(buttons(answer), Unsaved.STAY)

    def recover(self, name: str, when: str) -> bool:
        box = self._box(QMessageBox.Icon.Question)
        box.setText(self.tr("PConv Studio did not end properly. Bring back the unsaved work on “{0}”?").format(name))
        box.setInformativeText(self.tr("It was kept {0}.").format(when))
        keep = box.addButton(self.tr("Bring it back"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Throw it away"), QMessageBox.ButtonRole.DestructiveRole)
        box.exec()
        return box.clickedButton() is keep

    def stop_repeating(self, left: int) -> bool:
        box = self._box(QMessageBox.Icon.Question)
        box.setText(self.tr("Photos that are still to be filled: {0}. Close all the same?").format(left))
        box.setInformativeText(
            self.tr("Those that are saved stay; the same fills can be repeated on the others later.")
        )
        close = box.addButton(self.tr("Close"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is close

    def colour(self, start: str) -> str | None:
        colour = QColorDialog.getColor(QColor(start), self.parent, self.tr("Colour of the hole"))
        return colour.name() if colour.isValid() else None

    def preferences(self, settings) -> None:
        from app.dialogs.preferences import Preferences

        Preferences(settings, self.parent).exec()

    def shortcuts(self, lines: Sequence[tuple[str, str]]) -> None:
        from app.dialogs.shortcuts import Shortcuts

        Shortcuts(lines, self.parent).exec()

    def trials(self, *what: Any) -> None:
        """`what`: see `Trials`."""
        from app.dialogs.trials import Trials

        Trials(*what, self.parent).exec()

    def about(self) -> None:
        from app.dialogs.about import about_text

        QMessageBox.about(self.parent, self.tr("About PConv Studio"), about_text())

    def tr(self, text: str) -> str:
        """As of QObject, which this is none."""
        return translate("Dialogs", text)

    def _box(self, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(self.parent)
        box.setIcon(icon)
        box.setWindowTitle("PConv Studio")
        return box
