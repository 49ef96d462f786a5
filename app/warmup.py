"""What is loaded after the window is up, in the background, so that the first fill does not wait for it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pconv.control import Control

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Devices:
    """What the network can run on: (key, name) pairs, and the one that "auto" means."""

    known: tuple[tuple[str, str], ...]
    chosen: str
    notes: tuple[str, ...] = ()


def load_opencv(_control: Control) -> None:
    from pconv._cv2 import cv2

    log.info("OpenCV %s", cv2.__version__)


def find_devices(wanted: str, _control: Control) -> Devices:
    """Load torch, leave one core to the window, and try the devices."""
    import torch

    # Process-wide in torch; one core stays free so that the window answers while the network runs.
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    log.info("torch %s", torch.__version__)
    from app.reading import devices

    return devices(wanted)


def compile_kernels(_control: Control) -> None:
    from pconv.methods.patchmatch import warm_up

    warm_up()


def steps(wanted: str) -> list[tuple[str, Callable[[Control], Any]]]:
    """(name, work) in the order to be done."""
    return [
        ("load OpenCV", load_opencv),
        ("find devices", lambda control: find_devices(wanted, control)),
        ("compile kernels", compile_kernels),
    ]
