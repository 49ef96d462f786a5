"""Translations: every text goes through `tr`, and the files in resources/i18n are loaded where they exist."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def translate(context: str, text: str) -> str:
    """A text of a table, marked with QT_TRANSLATE_NOOP(context, text), in the person's language."""
    return QCoreApplication.translate(context, text)


def install(app: QCoreApplication, locale: QLocale | None = None, folder: Path = FOLDER) -> list[QTranslator]:
    """Load Qt's own translation and ours for `locale` (default: the system's). The application owns them."""
    locale = locale or QLocale.system()
    loaded = []
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, where in (("qtbase", qt_folder), ("pconv-studio", str(folder))):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", where):
            app.installTranslator(translator)
            loaded.append(translator)
    return loaded
