"""Compiling all kernels once per installation, before the first fill needs them one after the other.

Numba compiles with the interpreter locked, on one core, for some twenty seconds in all. Here processes of their own
compile a part each and leave the code in numba's cache, from where it is loaded in a moment; the window's process only
waits. Where that is impossible (no cache that can be written) the kernels are compiled when they are called, as ever.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import llvmlite.binding
import numba
import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.holes.parts import Part
from pconv.kernels.cache import sources
from pconv.kernels.comparing import compare_something
from pconv.kernels.compiled import cache_folder
from pconv.methods.base import Region, Run
from pconv.methods.completion import cut
from pconv.methods.completion.search import search_band
from pconv.methods.completion.settings import Settings
from pconv.methods.healing.copying import copied

log = logging.getLogger(__name__)

_PARTS = ("thin", "thick")
_LOOK = 0.05  # seconds between two looks at the processes
_lock = threading.Lock()
_ready: set[int] = set()


def prepare(control: Control, dtype: np.dtype | type = np.uint8) -> None:
    """Return once the kernels for pictures of `dtype` are in the cache, or cannot get there; at once in all but the
    first use. Those for 16 bits, which most people never need, come on top of those for 8.

    Any number of threads may call it: one does the work, the others wait. `control` can stop the waiting; what was
    begun is then given up, and the next call begins anew.
    """
    for bits in (8, 16) if np.dtype(dtype) == np.uint16 else (8,):
        while bits not in _ready:
            if not _lock.acquire(timeout=_LOOK):
                control.step(0.0, "getting ready, this once")
                continue
            try:
                if bits not in _ready:
                    _compile_once(control, bits)
                    _ready.add(bits)
            finally:
                _lock.release()


def warm_up(control: Control) -> None:
    """Have all kernels in this process: loaded, or compiled where they cannot be kept. For a background thread."""
    prepare(control)
    for part in _PARTS:
        fill_something(part)


def fill_something(part: str, bits: int = 8) -> None:
    """Run all kernels that holes of one kind need, "thin" or "thick", by filling one in a small picture of that depth;
    with those for thin ones, as they are fewer, also what healing and the network's comparing need and, before thick
    ones get there, the cut."""
    from pconv.methods.completion.region import Advice, fill

    guide = np.random.default_rng(0).integers(64, 192, (96, 96, 3)).astype(np.uint8)  # or no grain would be laid
    image = guide if bits == 8 else guide * np.uint16(257)
    hole = np.zeros((96, 96), bool)
    if part == "thin":
        cut.part(np.zeros(1, np.int32), np.zeros((1, 4), np.int32), 1, np.zeros(1, np.int8))
        compare_something()
        hole[60:62, 4:8] = True
        copied(image, hole, Part(hole[60:62, 4:8], Box(60, 4, 62, 8)), (0, 20))
    else:
        hole[8:40, 16:48] = True
    fill(Region(image, hole, Box(0, 0, 96, 96)), Settings(), Run(), Advice(guide), threads=1)


def _compile_once(control: Control, bits: int) -> None:
    stamp = _stamp(bits)
    if stamp is None or stamp.exists():
        return
    log.info("compiling kernels into %s", stamp.parent)
    # With this process's path, so that it is this very code that they compile.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    # A frozen program, started like this, runs the module as Python would.
    command = [sys.executable, *(() if getattr(sys, "frozen", False) else ("-P",)), "-m", __spec__.name]
    # Without a console window of their own on Windows; the constant exists there alone.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    processes = []
    try:
        processes = [
            subprocess.Popen(
                [*command, part, str(bits)],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=flags,
            )
            for part in _PARTS
        ]
        while busy := [process for process in processes if process.poll() is None]:
            control.step(0.0, "getting ready, this once")
            with contextlib.suppress(subprocess.TimeoutExpired):
                busy[0].wait(_LOOK)
        if not any(process.returncode for process in processes):
            stamp.touch()
    except OSError as error:
        log.info("kernels are compiled as they are called: %s", error)
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
            process.wait()


def _stamp(bits: int) -> Path | None:
    """A file in numba's cache that says that the kernels of these very sources, for this very processor and pictures of
    that depth, are in it; None without a cache."""
    folder = cache_folder(search_band)
    if folder is None:
        return None
    files = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sources()]
    processor = llvmlite.binding.get_host_cpu_name(), llvmlite.binding.get_host_cpu_features().flatten()
    told = repr((files, numba.__version__, sys.implementation.cache_tag, processor))
    return folder / f"kernels-{hashlib.sha256(told.encode()).hexdigest()[:16]}-{bits}.ready"


if __name__ == "__main__":
    fill_something(sys.argv[1], int(sys.argv[2]))
