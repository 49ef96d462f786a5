"""Which device the network runs on, whether it computes rightly there, and how many cores it may take.

torch is imported when a device is first asked for.
"""

from __future__ import annotations

import os
import sys
import warnings
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pconv.errors import UsageError

NAMES = ("auto", "cpu", "cuda", "mps")
_PREFERRED = ("cuda", "mps")


@dataclass(frozen=True)
class Device:
    """A device of this machine.

    Attributes:
        name: as torch and the command line know it: "cpu", "cuda", "mps".
        label: as a person knows it ("CPU", "NVIDIA H200").
        usable: whether the network computes rightly on it.
        note: one sentence, the reason where it is not usable; else empty.
        free: bytes of memory free on it now, None where that cannot be told.
    """

    name: str
    label: str
    usable: bool = True
    note: str = ""
    free: int | None = None


def check_name(name: str) -> None:
    """Raise `UsageError` where `name` is none of `NAMES`."""
    if name not in NAMES:
        raise UsageError(f"There is no device called {name!r}; choose one of {', '.join(NAMES)}.")


def choose(name: str = "auto") -> tuple[Device, tuple[str, ...]]:
    """The device to use, and sentences to tell the person where it is not the one asked for.

    "auto" takes the first that works of CUDA, MPS and the CPU. A device that is not there, or that fails its
    self-test, is replaced by the CPU.

    Raises:
        UsageError: `name` is none of `NAMES`.
    """
    check_name(name)
    notes = []
    for candidate in _PREFERRED if name == "auto" else (name,):
        device = _tested(candidate)
        if device.usable:
            return device, tuple(notes)
        # Not having a graphics card is no news to a person who asked for whatever there is.
        if name != "auto" or _present(candidate):
            notes.append(f"{device.note} The CPU was used.")
    return _tested("cpu"), tuple(notes)


def devices() -> tuple[Device, ...]:
    """All devices torch can see on this machine, tested, the one "auto" takes first. The CPU is always there."""
    found = [_tested(name) for name in (*_PREFERRED, "cpu") if name == "cpu" or _present(name)]
    found = [replace(one, free=_free(one.name) if one.usable else None) for one in found]
    return tuple(sorted(found, key=lambda device: not device.usable))


def processor() -> str:
    """What this machine's processor calls itself, or its architecture."""
    import platform

    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


_THREAD_VARIABLES = {"torch": "OMP_NUM_THREADS", "numba": "NUMBA_NUM_THREADS", "cv2": "OPENCV_FOR_THREADS_NUM"}


def leave_cores_free(number: int = 1) -> int:
    """Keep `number` cores out of all computing in this process, so that a window stays alive; returns what is left.

    Call before torch, numba or OpenCV are imported, or after, or both.
    """
    threads = max(1, (os.cpu_count() or 1) - number)
    for module, variable in _THREAD_VARIABLES.items():
        # numba refuses a variable that changes under its running threads, and none of them reads it later.
        if module not in sys.modules:
            os.environ.setdefault(variable, str(threads))
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(threads)
    if "cv2" in sys.modules:
        sys.modules["cv2"].setNumThreads(threads)
    if "numba" in sys.modules:
        numba = sys.modules["numba"]
        numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))
    return threads


@cache
def _tested(name: str) -> Device:
    """The device called `name`, with the result of its self-test."""
    if name == "cpu":
        return Device("cpu", "CPU")
    if not _present(name):
        return Device(name, name.upper(), False, f"There is no {name.upper()} device that this installation can use.")
    label = _label(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            error = _self_test(name)
    except Exception as failure:  # drivers fail in every way there is
        reason = (str(failure).strip().splitlines() or [type(failure).__name__])[0].rstrip(".")
        return Device(name, label, False, f"{label} failed its self-test ({reason}).")
    if not error < 0.05:
        return Device(name, label, False, f"{label} computes wrongly (its self-test is off by {error:.3g}).")
    return Device(name, label)


def _present(name: str) -> bool:
    import torch

    with warnings.catch_warnings():
        # An old driver is reported as a warning; that the device is then missing says enough.
        warnings.simplefilter("ignore")
        if name == "cuda":
            return torch.cuda.is_available()
        return name == "cpu" or torch.backends.mps.is_available()


def _label(name: str) -> str:
    import torch

    try:
        return torch.cuda.get_device_name() if name == "cuda" else "Apple graphics"
    except (RuntimeError, AssertionError):
        return name.upper()


def _self_test(name: str) -> float:
    """How far a small network on the device is from the CPU, as a share of the output's range.

    Run in the layout and the number format that fills use, because it is these that backends get wrong.
    """
    import torch

    from pconv.network import PConvUNet, UNetConfig, prepare
    from pconv.network.precision import compute_dtype

    generator = torch.Generator().manual_seed(1)
    network = PConvUNet(UNetConfig(width=8, depth=3)).eval().requires_grad_(False)
    for parameter in network.parameters():
        if parameter.dim() == 4:
            fan_in = parameter[0].numel()
            parameter.copy_(torch.randn(parameter.shape, generator=generator) * (2 / fan_in) ** 0.5)
    picture = torch.rand(2, 3, 65, 63, generator=generator)
    mask = torch.ones(2, 1, 65, 63)
    mask[:, :, 20:40, 10:50] = 0
    with torch.inference_mode():
        expected, _ = network(picture, mask)
        prepared = prepare(network.to(name), compute_dtype(name))
        picture = picture.to(name).contiguous(memory_format=torch.channels_last)
        made, closed = prepared(picture, mask.to(name))
    if not bool(closed.all()):
        return 1.0
    return float((made.float().cpu() - expected).abs().max() / (expected.max() - expected.min()))


def _free(name: str) -> int | None:
    """Bytes of memory free on the device."""
    import torch

    try:
        if name == "cuda":
            return torch.cuda.mem_get_info()[0]
        if name == "mps":
            return torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (RuntimeError, AttributeError, ValueError, OSError):
        return None
