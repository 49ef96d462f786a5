"""Translations: every text goes through `tr`, and the files in resources/i18n are loaded for the chosen language."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QKeySequence

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"
SYSTEM = "system"
SOURCE = "en"  # what the texts in the sources are written in
LANGUAGES = {SOURCE: "English", "de": "Deutsch", "fr": "Français", "es": "Español"}


def translate(context: str, text: str) -> str:
    """A text of a table, marked with QT_TRANSLATE_NOOP(context, text), in the person's language."""
    return QCoreApplication.translate(context, text)


def language(choice: str = SYSTEM, system: QLocale | None = None) -> str:
    """The key of `LANGUAGES` to speak: the one chosen, or the first of those the system prefers that is there."""
    if choice in LANGUAGES:
        return choice
    preferred = (name.replace("_", "-").split("-")[0] for name in (system or QLocale.system()).uiLanguages())
    return next((name for name in preferred if name in LANGUAGES), SOURCE)


def install(
    app: QCoreApplication, choice: str = SYSTEM, *, system: QLocale | None = None, folder: Path = FOLDER
) -> list[QTranslator]:
    """Load Qt's own translation and ours, and write numbers and dates as is usual in that language.

    Args:
        app: owns what is loaded.
        choice: a key of `LANGUAGES`, or `SYSTEM`.
        system: what the system prefers; None asks it.
        folder: where our translations lie.
    """
    chosen = language(choice, system)
    if chosen != language(SYSTEM, system):
        QLocale.setDefault(QLocale(chosen))
    if chosen == SOURCE:
        return []
    loaded = []
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # By name and not by locale: Qt would go on to the next language a person reads where one needs no file.
    for name, where in (("qtbase", qt_folder), ("pconv-studio", str(folder))):
        translator = QTranslator(app)
        if translator.load(f"{name}_{chosen}", where):
            app.installTranslator(translator)
            loaded.append(translator)
    return loaded


def key_text(keys: str) -> str:
    """A key sequence, in Qt's portable text, as it is called on the person's keyboard."""
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def number(value: float, decimals: int = 0) -> str:
    """A number as the person writes it: "1.3", "1,3"."""
    return QLocale().toString(float(value), "f", decimals)


def formatted(value: float, form: str) -> str:
    """A number in a form that `format` takes, as the person writes it."""
    return format(value, form).replace(".", QLocale().decimalPoint())


def moment_text(moment: datetime) -> str:
    """A point in time to the minute, with all four digits of its year, as the person writes it."""
    form = QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat)
    form = re.sub(r"(?<!y)yy(?!y)", "yyyy", form)
    return QLocale().toString(QDateTime(moment.replace(tzinfo=None)), form)


def percent_text(share: float) -> str:
    """A share in whole percent, "12 %", not to be torn apart at the end of a line."""
    return f"{100 * share:.0f}\u00a0%"
