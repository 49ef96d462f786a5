"""The window program as a process of its own: start, first paint, no display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 0.050  # seconds nothing may block the window
ATTEMPTS = 5

# Prints the longest time in seconds the event loop did not answer while the program got ready. Time in which other
# programs had the processor, while the window's thread or the loading one was ready to run, does not count; where the
# system does not tell it, all time counts.
GETTING_READY = """
import sys, time
from pathlib import Path
from threading import get_native_id
from PySide6.QtCore import QTimer
from app.jobs import Job
from app.starting import Program

program = Program(sys.argv[:1], data=Path(sys.argv[1]))
window = program.open_window()
threads = [get_native_id()]
window.warm.submit(Job(lambda _control: threads.append(get_native_id()), name="who are you"))

def kept_waiting():
    accounts = [Path(f"/proc/self/task/{thread}/schedstat") for thread in threads]
    return sum(int(account.read_text().split()[1]) for account in accounts if account.exists()) / 1e9

last = [0.0, 0.0]
silences = []

def beat():
    now, kept = time.perf_counter(), kept_waiting()
    silences.append(now - last[0] - (kept - last[1]))
    last[:] = now, kept
    if not window.warm.busy:
        program.app.quit()

def begin():
    program.after_first_paint()
    last[:] = time.perf_counter(), kept_waiting()
    timer.start(5)

timer = QTimer()
timer.timeout.connect(beat)
window.painted.connect(begin)
window.show()
program.app.exec()
print(max(silences), *(name for name in ("torch", "cv2", "numba") if name in sys.modules))
program.end()
"""

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


@pytest.mark.slow
@pytest.mark.alone
def test_the_window_answers_within_50_ms_while_the_program_gets_ready(tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    silences = []
    while len(silences) < ATTEMPTS and (not silences or silences[-1] > LIMIT):
        ended = subprocess.run(
            [sys.executable, "-c", GETTING_READY, str(tmp_path / str(len(silences)))],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        silence, *loaded = ended.stdout.split()
        assert loaded == ["torch", "cv2", "numba"]
        silences.append(float(silence))
    assert min(silences) <= LIMIT, silences


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
