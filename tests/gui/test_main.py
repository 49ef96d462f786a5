"""Arguments, and what is found out about displays before Qt is asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.display import problem
from app.main import main, parse

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")


def test_a_photo_and_a_device_can_be_named():
    options = parse(["a.jpg", "--device", "cpu"])
    assert (options.photo, options.device, options.sample) == (Path("a.jpg"), "cpu", None)


def test_an_unknown_device_is_a_usage_error(capsys):
    with pytest.raises(SystemExit) as end:
        parse(["--device", "toaster"])
    assert end.value.code == 2
    assert "toaster" in capsys.readouterr().err


@linux
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":4242"},
        {"WAYLAND_DISPLAY": "wayland-nowhere", "XDG_RUNTIME_DIR": "/nonexistent"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4242"},
        {"QT_QPA_PLATFORM": "nonsense"},
    ],
)
def test_without_a_display_there_is_one_sentence(environment):
    assert problem(environment).endswith(".")


@linux
@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:size=800x600", "xcb;offscreen"])
def test_platforms_that_need_no_display_are_fine(platform):
    assert problem({"QT_QPA_PLATFORM": platform}) == ""


@linux
def test_the_program_names_the_command_line_and_ends_with_2(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert "pconv fill" in said.err
