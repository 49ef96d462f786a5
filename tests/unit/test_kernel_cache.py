"""Compiled kernels are kept in the person's cache, and never beside the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pconv.kernels.cache import person_folder

PACKAGE = Path(__file__).parents[2] / "pconv"
_KERNEL = """
from pconv.kernels.compiled import compiled, inlined
from pconv.kernels.part import part

part = inlined(part)

@compiled
def whole(number):
    return 2 * part(number)
"""


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HOME": "/home/me"}, "/home/me/.cache"),
        ("linux", {"HOME": "/home/me", "XDG_CACHE_HOME": "/cache"}, "/cache"),
        ("linux", {"HOME": "/home/me", "XDG_CACHE_HOME": "relative"}, "/home/me/.cache"),
        ("linux", {}, None),
        ("darwin", {"HOME": "/Users/me"}, "/Users/me/Library/Caches"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local"),
        ("win32", {"HOME": "/home/me"}, None),
    ],
)
def test_kernels_are_kept_where_the_platform_wants_it(platform, environment, expected):
    assert person_folder(platform, environment) == (expected and Path(expected))


@pytest.fixture
def installed(tmp_path) -> Path:
    """A copy of the package of which nothing is compiled, with a kernel that calls what another file holds."""
    compiled = shutil.ignore_patterns("__pycache__")
    package = Path(shutil.copytree(PACKAGE, tmp_path / "installed" / "pconv", ignore=compiled))
    (package / "kernels" / "whole.py").write_text(_KERNEL)
    (package / "kernels" / "part.py").write_text("def part(number): return number + 1")
    return package


def call_kernel(installed: Path, cache: Path) -> int:
    """What the kernel makes of 3."""
    environment = {**os.environ, "PYTHONPATH": str(installed.parent), "XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    environment.pop("NUMBA_CACHE_DIR", None)
    command = [sys.executable, "-P", "-c", "from pconv.kernels.whole import whole; print(whole(3))"]
    return int(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)


def folders(cache: Path) -> set[Path]:
    return set((cache / "pconv-studio").glob("kernels-*"))


@pytest.mark.skipif(sys.platform != "linux", reason="the folder for caches is named by XDG_CACHE_HOME on Linux alone")
def test_every_version_keeps_its_kernels_apart_and_nothing_beside_its_sources(installed, tmp_path):
    cache = tmp_path / "cache"
    old, late = cache / "pconv-studio" / "kernels-old", cache / "pconv-studio" / "kernels-late"
    for folder, days in ((old, 100), (late, 50)):
        folder.mkdir(parents=True)
        os.utime(folder, (time.time() - days * 24 * 3600,) * 2)
    assert call_kernel(installed, cache) == 8
    assert len(list(cache.rglob("whole*.nbc"))) == 1
    assert not [path for path in installed.rglob("*") if path.suffix in {".nbi", ".nbc"}]
    assert late in folders(cache)
    assert old not in folders(cache), "what nobody used for long is thrown away"
    # It is part of the kernel's code, and numba looks at the kernel's own file alone.
    (installed / "kernels" / "part.py").write_text("def part(number): return number + 2")
    assert call_kernel(installed, cache) == 10
    assert len(list(cache.rglob("whole*.nbc"))) == 2
