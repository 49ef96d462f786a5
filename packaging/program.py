"""The script that is frozen. Its executable's name says which of the two programs it is: `pconv` or the window.

One script for both, so that on Linux both executables are the same file but for the name and share the machine code
that numba keeps: numba tells by the executable's content whether that code is still valid.
"""

from __future__ import annotations

import multiprocessing
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

COMMAND_LINE = "pconv"


def main() -> None:
    """Be what was asked for: a module of the engine, the command line, or the window."""
    multiprocessing.freeze_support()
    asked = asked_module(sys.argv[1:])
    if asked is not None:
        module, sys.argv[1:] = asked
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    elif Path(sys.executable).stem.lower() == COMMAND_LINE:
        from pconv.cli import main as command_line

        command_line()
    else:
        from app.main import main as window

        sys.exit(window())


def asked_module(arguments: Sequence[str]) -> tuple[str, list[str]] | None:
    """The module of the engine and its arguments in ``-m pconv.some.module …``; None where nothing such is asked.

    What draws holes for a training and what compiles kernels is started as Python would be, and finds this program in
    Python's place.
    """
    if len(arguments) < 2 or arguments[0] != "-m" or not arguments[1].startswith("pconv."):
        return None
    return arguments[1], list(arguments[2:])


if __name__ == "__main__":
    main()
