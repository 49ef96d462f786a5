"""The window in other languages: nothing untranslated, nothing out of date, and the right language at the start."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QComboBox, QDockWidget, QLabel

from app import engine, i18n
from app.actions import MENUS, ROWS, SEPARATOR, SUBMENUS, plain
from app.dialogs.preferences import Preferences
from app.i18n import LANGUAGES, SOURCE, language
from app.panels.results import seconds_text
from app.starting import Program
from app.tools import EraserTool
from pconv import methods, samples

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "i18n"
TRANSLATED = [name for name in LANGUAGES if name != SOURCE]
PLACES = re.compile(r"\{\d*\}")
MNEMONIC = re.compile(r"&(?!&)(.)")


@cache
def messages(path: Path) -> dict[tuple[str, str], str | None]:
    """Translations by context and source; None where one is not finished."""
    found = {}
    for context in ElementTree.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            text = translation.text if translation.get("type") is None else None
            found[context.findtext("name"), message.findtext("source")] = text or None
    return found


def ts(name: str) -> Path:
    return FOLDER / f"pconv-studio_{name}.ts"


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_text_is_translated_and_keeps_what_the_program_puts_in(name):
    for (context, source), text in messages(ts(name)).items():
        where = f"{context}: {source}"
        assert text is not None, where
        assert Counter(PLACES.findall(text)) == Counter(PLACES.findall(source)), where
        assert len(MNEMONIC.findall(text)) == len(MNEMONIC.findall(source)), where
        for mark in ("…", ".", " "):
            assert text.endswith(mark) == source.endswith(mark), where
        assert text.startswith(" ") == source.startswith(" "), where


@pytest.mark.parametrize("name", TRANSLATED)
def test_no_letter_opens_two_entries_of_a_menu(name):
    texts = messages(ts(name))
    menus = {menu: [row.text for row in ROWS if row.menu == menu and row.text != SEPARATOR] for menu in MENUS}
    for entries in (list(MENUS.values()), *menus.values()):
        letters = Counter(MNEMONIC.search(texts["Actions", entry]).group(1).lower() for entry in entries)
        assert [letter for letter, count in letters.items() if count > 1] == [], entries


@pytest.mark.parametrize("name", TRANSLATED)
def test_what_is_loaded_is_what_was_translated(qapp, name):
    translator = QTranslator()
    assert translator.load(f"pconv-studio_{name}", str(FOLDER))
    for (context, source), text in messages(ts(name)).items():
        assert translator.translate(context, source) == text, f"lrelease was forgotten: {source}"


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> set[tuple[str, str]]:
    """The texts that the documented command finds in the sources."""
    (command,) = re.findall(r"^pyside6-lupdate .*$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)
    options = command.split("$(")[0].split()[1:]
    program = next(Path(PySide6.__file__).parent.glob("lupdate*"), None) or shutil.which("pyside6-lupdate")
    out = tmp_path_factory.mktemp("i18n") / "found.ts"
    sources = sorted(map(str, (ROOT / "app").rglob("*.py")))
    subprocess.run([program, *options, *sources, "-ts", out], cwd=ROOT, check=True, capture_output=True)
    return set(messages(out))


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_files_know_the_texts_of_the_sources_and_no_others(found, name):
    assert len(found) > 300
    known = set(messages(ts(name)))
    assert (found - known, known - found) == (set(), set()), "lupdate was forgotten"


def test_the_engines_titles_and_notes_are_all_known():
    used = {methods.get(name).title for name in methods.names()}
    assert used == set(engine.TITLES)
    assert {methods.get(name).summary for name in methods.names()} == set(engine.SUMMARIES)
    assert {sample.title for sample in samples.samples()} <= set(engine.SAMPLES)
    assert notes() == set(engine.NOTES)


def notes() -> set[str]:
    """All notes in the engine's sources that go with progress, with {0}, {1} in place of what is put in."""
    found = set()
    for path in (ROOT / "pconv").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "step" and len(node.args) == 2:
                note, places = node.args[1], iter(range(9))
                parts = note.values if isinstance(note, ast.JoinedStr) else [note]
                found.add("".join(getattr(part, "value", "") if isinstance(part, ast.Constant)
                                  else f"{{{next(places)}}}" for part in parts))  # fmt: skip
    return found


def test_the_window_speaks_german(speak, make_window, photo_file, qtbot):
    speak("de")
    window = make_window()
    texts = messages(ts("de"))
    assert [action.text() for action in window.menuBar().actions()] == [texts["Actions", one] for one in MENUS.values()]
    for row in ROWS:
        if row.text != SEPARATOR and row.name not in SUBMENUS:
            action = window.actions_[row.name]
            assert action.text() == texts["Actions", row.text]
            assert action.toolTip().startswith(texts["Actions", row.tip] if row.tip else plain(action.text()))
    assert "(Strg+O)" in window.actions_["open"].toolTip()
    assert {dock.windowTitle() for dock in window.findChildren(QDockWidget)} == {"Füllen", "Ergebnisse", "Verlauf"}
    assert window.methods._boxes["pconv"].text() == "Partielle Faltung"
    with qtbot.waitSignal(window.files.opened):
        window.files.open(photo_file)
    assert "8 Bit" in window.status.text("photo")
    window.fill()
    assert window.messages.text == "Zuerst übermalen, was verschwinden soll; dann füllt Enter."


def test_a_text_of_a_class_is_translated_for_its_heirs_too(speak):
    speak("de")
    eraser = EraserTool()
    eraser._value = 0
    assert (eraser.text, eraser.step_text) == ("Radierer", "Radieren")


def test_numbers_and_what_a_method_does_are_said_in_the_language(speak):
    speak("fr")
    assert seconds_text(1.34) == "1,3 s"
    assert engine.note_text("level 2 of 13") == "niveau 2 sur 13"
    assert engine.note_text("something new, {0}") == "something new, {0}"


@pytest.mark.parametrize(
    ("choice", "system", "expected"),
    [
        ("system", "de_CH", "de"),
        ("system", "fr_CA", "fr"),
        ("system", "en_GB", "en"),
        ("system", "tlh", "en"),
        ("system", "C", "en"),
        ("es", "de_DE", "es"),
        ("en", "de_DE", "en"),
        ("klingon", "de_DE", "de"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_systems_or_english(choice, system, expected):
    assert language(choice, QLocale(system)) == expected


def test_without_a_file_texts_stay_english(speak, qapp, tmp_path):
    loaded = i18n.install(qapp, "de", folder=tmp_path)
    assert [Path(one.filePath()).name for one in loaded] == ["qtbase_de.qm"]
    assert i18n.translate("Actions", "&Open…") == "&Open…"


def test_the_chosen_language_is_there_at_the_next_start_and_the_preferences_say_so(speak, qapp, qtbot, tmp_path):
    look = qapp.palette(), qapp.styleSheet()
    first = Program([], data=tmp_path)
    dialog = Preferences(first.settings)
    qtbot.addWidget(dialog)
    box = dialog.findChild(QComboBox, "look/language")
    assert [box.itemText(index) for index in range(1, box.count())] == list(LANGUAGES.values())
    assert [label.text() for label in dialog.findChildren(QLabel)].count("Takes effect at the next start.") == 1
    box.setCurrentIndex(box.findData("es"))
    assert i18n.translate("Actions", "&Undo") == "&Undo"
    first.settings.sync()
    first.end()
    second = Program([], data=tmp_path)
    assert i18n.translate("Actions", "&Undo") == "&Deshacer"
    second.end()
    qapp.setPalette(look[0])
    qapp.setStyleSheet(look[1])
