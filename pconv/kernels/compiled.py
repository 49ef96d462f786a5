"""Compiling kernels with numba, with or without a disk cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba

from pconv.kernels.cache import kept, writable


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` as machine code that runs without the interpreter lock.

    The code is kept on disk, see `cache`, where there is a folder that can be written to; elsewhere (a read-only
    installation without a home, a full disk) it is compiled again in every process. Threads are ours (`threads.Crew`)
    and not numba's: numba's own pool ends the process when two Python threads enter it at once on machines without
    OpenMP or TBB.
    """
    try:
        with kept():
            kernel = numba.njit(cache=True, nogil=True, fastmath=True)(function)
    except RuntimeError:  # "cannot cache function: no locator available"
        return numba.njit(nogil=True, fastmath=True)(function)
    # numba does not ask all its cache folders whether they can be written, and then fails at the first call.
    return kernel if writable(kernel.stats.cache_path) else numba.njit(nogil=True, fastmath=True)(function)


def cache_folder(kernel: Callable[..., Any]) -> Path | None:
    """Where the code of what `compiled` made is kept; None where it is not."""
    folder = kernel.stats.cache_path
    return None if folder is None else Path(folder)


def inlined(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` for use in kernels, put in the place of each of its calls: for what is called for every comparison."""
    return numba.njit(nogil=True, fastmath=True, inline="always")(function)
