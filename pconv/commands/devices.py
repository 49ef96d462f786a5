"""``pconv devices``: where the network can run on this machine."""

from __future__ import annotations

import os

import typer


def devices() -> None:
    """List the devices, tested, the one "auto" takes first."""
    from pconv.device import devices as found
    from pconv.device import processor

    for place, device in enumerate(found()):
        label = device.label
        if device.name == "cpu":
            label = f"{label}, {processor()}, {os.cpu_count()} threads"
        free = "" if device.free is None else f", {device.free / 2**30:.1f} GiB of memory free"
        state = "used by default" if place == 0 else "works" if device.usable else device.note
        typer.echo(f"{device.name:5} {label}{free} ({state})" if device.usable else f"{device.name:5} {label}: {state}")
