"""Kernels are compiled once, by other processes, before the first fill."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

_SCRIPT = """
from pathlib import Path
import os
import numpy as np
from numba.core import event
from pconv.control import Control
from pconv.errors import Cancelled
from pconv.fill import fill
from pconv.methods.completion.precompile import prepare

cache = Path(os.environ["NUMBA_CACHE_DIR"])
compiled = []

class Listener(event.Listener):
    def on_start(self, happened):
        compiled.append(happened.data["dispatcher"].py_func.__name__)
    def on_end(self, happened):
        pass

event.register("numba:compile", Listener())
stamps = set(cache.rglob("*.ready"))
try:
    prepare(Control(cancelled=lambda: True))
except Cancelled:
    print("stopped", set(cache.rglob("*.ready")) - stamps)
notes = set()
image = np.random.default_rng(0).integers(64, 192, (120, 130, 3)).astype(np.uint8)
hole = np.zeros((120, 130), bool)
hole[20:60, 30:70] = True
hole[80:82, 10:40] = True
filled = fill(image, hole, method="patchmatch", control=Control(on_progress=lambda _share, note: notes.add(note)))
print("waited", any("getting ready" in note for note in notes))
for method in ("guided", "heal"):
    fill(image, hole, method=method)
deep = image.astype(np.uint16) * 257
for method in ("patchmatch", "guided", "heal"):
    fill(deep, hole, method=method)
print("compiled here", compiled)
before = {path for path in cache.rglob("*") if path.is_file()}
for picture in (image, deep):
    fill(picture[:100], hole[:100], method="patchmatch")
print("grew", {path for path in cache.rglob("*") if path.is_file()} - before)
"""


@pytest.fixture
def cache(tmp_path):
    """A cache that nobody says is complete: of what was compiled before all tests, or, where nothing was, empty. What
    is said of pictures of 16 bits stands, for to wait for them is no other waiting."""
    folder = tmp_path / "cache"
    if "COMPILED_KERNELS" in os.environ:
        shutil.copytree(os.environ["COMPILED_KERNELS"], folder)
    for stamp in folder.rglob("*-8.ready"):
        stamp.unlink()
    return folder


@pytest.mark.slow
def test_a_fill_waits_for_the_kernels_and_compiles_none(cache):
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        env={**os.environ, "NUMBA_CACHE_DIR": str(cache)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["stopped set()", "waited True", "compiled here []", "grew set()"]
