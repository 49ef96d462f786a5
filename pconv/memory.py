"""Giving memory back that nobody uses any more."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Return what was freed to the system, where the C library would keep it for later.

    Linux's keeps what lies between pieces that are still used, and that is the more the longer a program fills holes.
    Takes milliseconds. Elsewhere nothing happens.
    """
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not every C library has it
        if trim is not None:
            trim(0)
