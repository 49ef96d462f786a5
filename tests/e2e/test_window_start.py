"""The window program as a process of its own: start, first paint, no display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str, tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    known.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "app", "--data", str(tmp_path / "data"), *arguments],
        cwd=ROOT,
        env=known | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_first_paint_needs_neither_torch_nor_opencv_nor_numba(tmp_path):
    ended = start("--quit-after-paint", tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["loaded"] == []


def test_a_photo_that_is_not_there_does_not_keep_the_window_from_opening(tmp_path):
    ended = start(str(tmp_path / "gone.jpg"), "--quit-after-paint", tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4242"}, {"QT_QPA_PLATFORM": "xcb"}])
def test_without_a_display_it_says_so_names_the_command_line_and_ends_with_2(tmp_path, environment):
    ended = start(tmp_path=tmp_path, **environment)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "pconv fill" in ended.stderr


def test_import_of_the_program_is_light():
    code = (
        "import sys, app.main, pconv, pconv.methods; print([m for m in ('torch', 'cv2', 'numba') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
