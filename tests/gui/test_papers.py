"""Reports and comparison sheets are written in the person's language, by letters that the type has."""

from __future__ import annotations

import ast
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QLocale

from app.engine import TITLES, called
from app.i18n import LANGUAGES, SOURCE, formatted, moment_text
from app.sentences import WORDING
from app.sentences.projects import REPORT, SHEET
from pconv.compare import Sheet
from pconv.lettering import font
from pconv.project.report import pages

PCONV = Path(__file__).resolve().parents[2] / "pconv"
TRANSLATED = [name for name in LANGUAGES if name != SOURCE]


def said_in(path: str) -> set[str]:
    """The texts that a module hands to a `Wording`."""
    calls = (node for node in ast.walk(ast.parse((PCONV / path).read_text("utf-8"))) if isinstance(node, ast.Call))
    texts = [call.args[0] for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) == "say"]
    assert all(isinstance(text, ast.Constant) for text in texts)
    return {text.value for text in texts}


def test_the_texts_of_reports_and_sheets_are_known_and_no_others():
    assert said_in("project/report.py") == set(REPORT)
    assert said_in("compare.py") == set(SHEET)


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_type_has_every_letter_of_what_is_written_with_it(speak, name):
    speak(name)
    missing = bytes(font(40).getmask("\U0010ffff"))
    for text in (*REPORT, *SHEET, *TITLES):
        said = called(text)
        assert said.strip() and [letter for letter in said if bytes(font(40).getmask(letter)) == missing] == []


@pytest.mark.parametrize(
    ("name", "fills", "number", "moment"),
    [
        ("de", "Nach 2 Füllungen", "12,3", "04.03.2026 15:07"),
        ("fr", "Après 2 remplissages", "12,3", "04/03/2026 15:07"),
        ("es", "Tras 2 rellenos", "12,3", "4/3/2026 15:07"),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_does(speak, name, fills, number, moment):
    speak(name)
    assert WORDING.say("After {0} fills", 2) == fills
    assert formatted(12.34, ".3g") == number
    assert moment_text(datetime(2026, 3, 4, 15, 7, 59)) == moment


def test_a_year_keeps_its_digits_in_english(speak):
    speak("en")
    QLocale.setDefault(QLocale("en_US"))
    assert moment_text(datetime(2026, 3, 4, 15, 7)).startswith("3/4/2026")
    assert formatted(0.5, ".2f") == "0.50"


@pytest.fixture
def german(speak, make_window, photo_file, qtbot):
    """A window in German with results of two methods, one of which is in the photo."""
    speak("de")
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(photo_file)
    hole = np.zeros(window.document.shape, bool)
    hole[60:90, 60:120] = True
    window.document.set_hole(hole, "test")
    with qtbot.waitSignal(window.filling.ended):
        window.fill()
    return window


def exported(window, name: str, path: Path, qtbot) -> np.ndarray:
    window.dialogs.save_path = path
    with qtbot.waitSignal(window.files.saved):
        window.actions_[name].trigger()
    return np.asarray(Image.open(path))


def test_the_windows_sheet_is_in_its_language(german, tmp_path, qtbot):
    document = german.document
    photo, fills = document.picture, document.fills
    made = exported(german, "export-sheet", tmp_path / "v.png", qtbot)

    def drawn(**wording) -> np.ndarray:
        sheet = Sheet(photo, fills["telea"].hole, name="astronaut.png", **wording)
        for name in ("telea", "navier-stokes"):
            sheet.add(fills[name])
        return np.asarray(sheet.image())

    assert np.array_equal(made, drawn(wording=WORDING))
    assert not np.array_equal(made, drawn())


def test_the_windows_report_is_in_its_language(german, tmp_path, qtbot):
    german.flow.use("telea")
    photo, steps = german.document.photo, german.document.steps
    made = exported(german, "export-report", tmp_path / "b.png", qtbot)
    title, step = np.s_[:200], np.s_[-100:]  # the time it was made at stands between them
    for wording, same in (({"wording": WORDING}, True), ({}, False)):
        drawn = np.asarray(pages(photo, steps, name="astronaut.png", **wording)[-1])
        assert np.array_equal(made[title], drawn[title]) == same
        assert np.array_equal(made[step], drawn[step]) == same
