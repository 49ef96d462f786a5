"""What is loaded after the window is up, in the background, so that the first fill does not wait for it."""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pconv.control import Control

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Devices:
    """What the network can run on: (key, name) pairs, the name of the one to be used, and sentences about it."""

    known: tuple[tuple[str, str], ...]
    chosen: str
    notes: tuple[str, ...] = ()


def leave_a_core() -> None:
    """Keep one core out of all computing, so that the window answers while a fill runs. Loads nothing."""
    from pconv.device import leave_cores_free

    leave_cores_free()


def hold_collections() -> None:
    """Keep Python from looking for garbage until `settle`.

    Torch and numba make hundreds of thousands of objects, none of them garbage, and every look at them all stops the
    window for a quarter of a second.
    """
    gc.disable()


def settle(_control: Control) -> None:
    """Take all that was loaded out of every later search for garbage, and allow these again."""
    gc.freeze()
    gc.enable()


def find_devices(wanted: str) -> Devices:
    """Load torch and try the devices. `wanted` is a device's key."""
    _load_ahead("torch", "lib/libtorch_cpu.so")
    import torch

    from pconv.device import choose, devices

    log.info("torch %s", torch.__version__)
    known = tuple((device.name, device.label) for device in devices() if device.usable)
    device, notes = choose(wanted)
    return Devices(known, device.label, notes)


def _load_ahead(package: str, library: str) -> None:
    """Load the largest library of a package before Python imports the package.

    An import loads it with the interpreter locked, and the window stands still for up to half a second; a call into
    the system's loader does not lock it. Where this fails the import does all the work, as ever.

    Args:
        package: its top-level name.
        library: path of the library inside the package; a pattern as of `Path.glob`.
    """
    if not sys.platform.startswith("linux") or package in sys.modules:
        return
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        return
    loader = ctypes.CDLL(None)
    loader.dlopen.restype = ctypes.c_void_p
    loader.dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
    for path in Path(found.submodule_search_locations[0]).glob(library):
        if not loader.dlopen(str(path).encode(), os.RTLD_LAZY):
            log.info("%s could not be loaded ahead", path)


def _load_opencv(_control: Control) -> None:
    _load_ahead("cv2", "cv2*.so")
    from pconv._cv2 import cv2

    log.info("OpenCV %s", cv2.__version__)


def _compile_kernels(control: Control) -> None:
    _load_ahead("llvmlite", "binding/libllvmlite.so")
    from pconv.methods.completion.precompile import warm_up

    warm_up(control)


# (name, work) in the order to be done.
STEPS: tuple[tuple[str, Callable[[Control], Any]], ...] = (
    ("load OpenCV", _load_opencv),
    ("compile kernels", _compile_kernels),
    ("settle", settle),
)
