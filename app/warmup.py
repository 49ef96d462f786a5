"""What is loaded after the window is up, in the background, so that the first fill does not wait for it."""

from __future__ import annotations

import ctypes
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


def find_devices(wanted: str) -> Devices:
    """Load torch and try the devices. `wanted` is a device's key."""
    _load_torch_library()
    import torch

    from pconv.device import choose, devices

    log.info("torch %s", torch.__version__)
    known = tuple((device.name, device.label) for device in devices() if device.usable)
    device, notes = choose(wanted)
    return Devices(known, device.label, notes)


def _load_torch_library() -> None:
    """Load torch's largest library before Python imports torch.

    An import loads it with the interpreter locked, and the window stands still for half a second; a call into the
    system's loader does not lock it. Where this fails the import does all the work, as ever.
    """
    package = importlib.util.find_spec("torch")
    if not sys.platform.startswith("linux") or package is None or not package.submodule_search_locations:
        return
    if "torch" in sys.modules:
        return
    library = Path(package.submodule_search_locations[0]) / "lib" / "libtorch_cpu.so"
    loader = ctypes.CDLL(None)
    loader.dlopen.restype = ctypes.c_void_p
    loader.dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
    if library.is_file() and not loader.dlopen(str(library).encode(), os.RTLD_LAZY):
        log.info("%s could not be loaded ahead", library)


def _load_opencv(_control: Control) -> None:
    from pconv._cv2 import cv2

    log.info("OpenCV %s", cv2.__version__)


def _compile_kernels(_control: Control) -> None:
    from pconv.methods.patchmatch import warm_up

    warm_up()


# (name, work) in the order to be done.
STEPS: tuple[tuple[str, Callable[[Control], Any]], ...] = (
    ("load OpenCV", _load_opencv),
    ("compile kernels", _compile_kernels),
)
