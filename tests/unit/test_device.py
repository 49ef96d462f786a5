"""Choosing the device, and what happens where it does not work."""

import os
import subprocess
import sys

import pytest
import torch

from pconv import device
from pconv.errors import UsageError


@pytest.fixture(autouse=True)
def fresh():
    device._tested.cache_clear()
    yield
    device._tested.cache_clear()


def test_the_cpu_is_always_there():
    chosen, notes = device.choose("cpu")
    assert (chosen.name, chosen.label, chosen.usable, notes) == ("cpu", "CPU", True, ())
    listed = device.devices()
    assert listed[0].usable and "cpu" in [one.name for one in listed]
    assert next(one for one in listed if one.name == "cpu").free > 1e6
    assert device.processor()


def test_auto_takes_what_works_and_has_nothing_to_say():
    chosen, notes = device.choose()
    assert chosen.usable and notes == ()


@pytest.mark.skipif(torch.cuda.is_available(), reason="has a CUDA device")
def test_a_device_that_is_not_there_is_replaced_with_a_word():
    chosen, (note,) = device.choose("cuda")
    assert chosen.name == "cpu" and "no CUDA device" in note and "The CPU was used." in note


@pytest.mark.skipif(torch.cuda.is_available(), reason="has a CUDA device")
def test_a_device_that_says_it_is_there_but_cannot_compute_is_replaced_with_a_word(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    for name in ("auto", "cuda"):
        chosen, (note,) = device.choose(name)
        assert chosen.name == "cpu" and "failed its self-test" in note
    assert [one.usable for one in device.devices()] == [True, False]


def test_a_device_that_computes_wrongly_is_refused(monkeypatch):
    monkeypatch.setattr(device, "_present", lambda name: True)
    for error in (0.2, float("nan")):
        device._tested.cache_clear()
        monkeypatch.setattr(device, "_self_test", lambda name, error=error: error)
        chosen, notes = device.choose("mps")
        assert chosen.name == "cpu" and "computes wrongly" in notes[0]


def test_the_self_test_passes_on_the_cpu_and_sees_an_error(monkeypatch):
    assert device._self_test("cpu") < 0.05
    from pconv.network import PreparedUNet

    honest = PreparedUNet.forward

    def off(self, *arguments):
        picture, mask = honest(self, *arguments)
        return picture + 1, mask

    monkeypatch.setattr(PreparedUNet, "forward", off)
    assert device._self_test("cpu") > 0.05


def test_unknown_devices_are_named():
    with pytest.raises(UsageError, match="cpu, cuda, mps"):
        device.choose("tpu")


def test_a_core_is_left_to_the_window():
    code = (
        "from pconv.device import leave_cores_free; n = leave_cores_free()\n"
        "import torch, numba; from pconv._cv2 import cv2\n"
        "print(n, torch.get_num_threads(), numba.get_num_threads(), cv2.getNumThreads(), leave_cores_free())"
    )
    names = ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.split() == [str(max(1, os.cpu_count() - 1))] * 5
