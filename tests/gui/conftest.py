"""The real window, offscreen, with settings in a temporary folder and answers in place of modal dialogs."""

from __future__ import annotations

import gc
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QPoint, Qt, QTranslator

from app import i18n
from app.canvas.keyboard import STEP
from app.canvas.view import CanvasView
from app.dialogs import Dialogs, Unsaved
from app.settings import Settings
from app.window import MainWindow
from pconv.photo import Photo, read, write
from pconv.samples import sample


class Answers(Dialogs):
    """Answers what it was told to, and remembers what was asked."""

    def __init__(self) -> None:
        super().__init__(None)
        self.asked: list[str] = []
        self.open_path: Path | None = None
        self.open_paths: list[Path] = []
        self.save_path: Path | None = None
        self.may_overwrite = False
        self.about_unsaved = Unsaved.DISCARD
        self.bring_back = True
        self.may_stop = True
        self.suggestions: list[Path] = []

    def open_file(self, title, folder, filters):
        self.asked.append("open")
        return self.open_path

    def open_files(self, title, folder, filters):
        self.asked.append("open several")
        return self.open_paths

    def save_file(self, title, suggestion, filters):
        self.asked.append("save")
        self.suggestions.append(suggestion)
        return self.save_path

    def overwrite(self, path, *, is_original):
        self.asked.append("overwrite original" if is_original else "overwrite")
        return self.may_overwrite

    def unsaved(self, name):
        self.asked.append("unsaved")
        return self.about_unsaved

    def unfilled(self, name):
        self.asked.append("unfilled")
        return self.about_unsaved

    def recover(self, name, when):
        self.asked.append(f"recover {name}")
        return self.bring_back

    def stop_repeating(self, left):
        self.asked.append(f"stop {left}")
        return self.may_stop

    def colour(self, start):
        self.asked.append("colour")
        return "#00ff00"

    def preferences(self, settings):
        self.asked.append("preferences")

    def shortcuts(self, lines):
        self.asked.append("shortcuts")
        self.lines = lines

    def about(self):
        self.asked.append("about")


@pytest.fixture
def speak(qapp) -> Iterator[Callable[[str], None]]:
    """Installs a language, and takes it back at the end."""
    before, there = QLocale(), set(qapp.findChildren(QTranslator))
    yield lambda name: i18n.install(qapp, name)
    for translator in set(qapp.findChildren(QTranslator)) - there:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.ini")
    made.set("fill/methods", ("telea", "navier-stokes"))
    return made


@pytest.fixture
def make_window(qtbot, settings: Settings, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(settings, data=tmp_path / "data", dialogs=Answers())
        made.append(window)
        window.resize(1100, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in made:
        window.dialogs.about_unsaved = Unsaved.DISCARD
        window.close()
        window.deleteLater()
    made.clear()
    qtbot.wait(1)
    gc.collect()
    gc.freeze()  # what is alive now are modules: hundreds of thousands of objects for every later collection to visit


@pytest.fixture
def window(make_window) -> MainWindow:
    return make_window()


@pytest.fixture(scope="session")
def photo_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small real photograph as a PNG, written once: to pack it well takes longer than many a test."""
    path = tmp_path_factory.mktemp("photo") / "astronaut.png"
    write(Photo(pixels=np.ascontiguousarray(read(sample("astronaut").path).pixels[:180, 150:350])), path)
    return path.read_bytes()


@pytest.fixture
def photo_file(photo_bytes: bytes, tmp_path: Path) -> Path:
    """The small photograph in a file of the test's own."""
    path = tmp_path / "astronaut.png"
    path.write_bytes(photo_bytes)
    return path


@pytest.fixture
def opened(window: MainWindow, photo_file: Path, qtbot) -> MainWindow:
    """The window with the small photograph open."""
    with qtbot.waitSignal(window.files.opened):
        window.files.open(photo_file)
    return window


@pytest.fixture
def stroke(qtbot) -> Callable[..., None]:
    """Paint with the left button from one point of the picture (x, y) to another."""

    def paint(window: MainWindow, start: tuple[float, float], end: tuple[float, float]) -> None:
        def place(x: float, y: float) -> QPoint:
            return QPoint(*(round(v / window.canvas.devicePixelRatioF()) for v in window.canvas.frame.to_device(x, y)))

        left = Qt.MouseButton.LeftButton
        with qtbot.waitSignal(window.canvas.stroke_finished):
            qtbot.mousePress(window.canvas, left, pos=place(*start))
            for step in range(1, 6):
                x, y = (a + (b - a) * step / 5 for a, b in zip(start, end, strict=True))
                qtbot.mouseMove(window.canvas, place(x, y))
            qtbot.mouseRelease(window.canvas, left, pos=place(*end))

    return paint


@pytest.fixture
def press(qtbot) -> Callable[..., None]:
    """Press the keys of a text in a view: < > ^ v are arrows, _ is Space, x Delete."""
    key, none = Qt.Key, Qt.KeyboardModifier.NoModifier
    named = {
        **{"<": key.Key_Left, ">": key.Key_Right, "^": key.Key_Up, "v": key.Key_Down},
        **{"_": key.Key_Space, "x": key.Key_Delete},
    }

    def press(view: CanvasView, keys: str, modifiers: Qt.KeyboardModifier = none) -> None:
        for one in keys:
            qtbot.keyClick(view, named[one], modifiers)

    return press


@pytest.fixture
def point_at(press) -> Callable[..., None]:
    """Move what keys point with to a pixel of the picture as it is seen, by column and row."""

    def point(view: CanvasView, column: int, row: int) -> None:
        for _ in range(2000):
            x, y = (math.floor(value) for value in view.frame.upright(*view.keys.at))
            if (x, y) == (column, row):
                return
            sideways = abs(column - x) >= abs(row - y)
            away = column - x if sideways else row - y
            modifiers = Qt.KeyboardModifier.NoModifier if abs(away) > 2 * STEP else Qt.KeyboardModifier.ControlModifier
            press(view, ("<>" if sideways else "^v")[away > 0], modifiers)
        raise AssertionError("it does not get there")

    return point


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        # What the offscreen platform says whenever a window with a smallest size is shown.
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))
