"""The application around the window: errors nobody foresaw, the log, the theme, the end."""

from __future__ import annotations

import sys
import threading
import warnings

import pytest

from app.starting import Program


@pytest.fixture
def program(qapp, tmp_path):
    look = qapp.palette(), qapp.styleSheet()
    made = Program([], data=tmp_path / "data")
    yield made
    made.end()
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    qapp.setPalette(look[0])
    qapp.setStyleSheet(look[1])


def test_an_error_nobody_foresaw_is_a_sentence_and_the_log_has_the_rest(program, qtbot, capsys):
    window = program.open_window()
    window.show()
    try:
        {}["nothing here"]
    except KeyError:
        sys.excepthook(*sys.exc_info())
    qtbot.waitUntil(lambda: window.messages.kind == "error")
    assert "unexpected" in window.messages.text
    assert "Traceback" not in window.messages.text
    assert "Traceback" in window.log_path.read_text("utf-8")
    assert "Traceback" not in capsys.readouterr().err


def test_an_error_in_another_thread_is_told_too(program, qtbot):
    window = program.open_window()
    window.show()

    def fail() -> None:
        raise ZeroDivisionError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "in a thread" in window.messages.text)


def test_hooks_are_put_back_at_the_end(program):
    before = sys.excepthook, threading.excepthook
    program.open_window()
    assert sys.excepthook is not before[0]
    program.end()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_theme_follows_the_setting(program):
    program.settings.set("look/theme", "dark")
    dark = program.app.palette().window().color().lightness()
    program.settings.set("look/theme", "light")
    assert dark < 100 < 200 < program.app.palette().window().color().lightness()


def test_a_data_folder_that_cannot_be_written_is_no_failure(qapp, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = Program([], data=blocked / "data")
    made.end()
