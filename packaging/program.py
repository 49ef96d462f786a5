"""The script that is frozen. Its executable's name says which of the two programs it is: `pconv` or the window.

One script for both, so that on Linux both executables are the same file but for the name and share the machine code
that numba keeps: numba tells by the executable's content whether that code is still valid.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

COMMAND_LINE = "pconv"


def main() -> None:
    """Be what was asked for: a module of the engine, the command line, or the window."""
    multiprocessing.freeze_support()
    program = Path(sys.executable).stem.lower()
    _keep_kernels(program)
    asked = asked_module(sys.argv[1:])
    if asked is not None:
        module, sys.argv[1:] = asked
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    elif program == COMMAND_LINE:
        from pconv.cli import main as command_line

        command_line()
    else:
        from app.main import main as window

        sys.exit(window())


def asked_module(arguments: Sequence[str]) -> tuple[str, list[str]] | None:
    """The module of the engine and its arguments in ``-m pconv.some.module …``; None where nothing such is asked.

    A training starts processes that draw holes as it would start Python, and finds this program in Python's place.
    """
    if len(arguments) < 2 or arguments[0] != "-m" or not arguments[1].startswith("pconv."):
        return None
    return arguments[1], list(arguments[2:])


def cache_folder(platform: str, environment: Mapping[str, str]) -> Path | None:
    """The person's folder for what can be made again, by the rules of a platform; None where they have no home."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) if local else None
    home = environment.get("HOME")
    if platform == "darwin":
        return Path(home) / "Library" / "Caches" if home else None
    cache = environment.get("XDG_CACHE_HOME")
    if cache and Path(cache).is_absolute():
        return Path(cache)
    return Path(home) / ".cache" if home else None


def _keep_kernels(program: str) -> None:
    """Have numba keep compiled kernels in the person's cache, in one folder for every version of their sources.

    Left to itself it writes beside the sources, which breaks the signature of a macOS bundle, and takes code for valid
    while the executable stays the same, though the sources of the kernels lie outside of it.
    """
    cache = cache_folder(sys.platform, os.environ)
    if cache is None:
        return
    told = hashlib.sha256()
    for path in sorted((Path(__file__).resolve().parent / "pconv").rglob("*.py")):
        told.update(path.read_bytes())
    name = f"kernels-{told.hexdigest()[:12]}"
    if not sys.platform.startswith("linux"):
        name += f"-{program}"  # elsewhere the two executables differ, and each would throw away what the other kept
    os.environ.setdefault("NUMBA_CACHE_DIR", str(cache / "pconv-studio" / name))


if __name__ == "__main__":
    main()
