"""A training's state on disk, never half-written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import torch

from pconv.errors import PConvError

_PARTS = {"network_config", "network", "average", "optimizers", "generator", "step", "images", "seconds"}


def save_checkpoint(state: dict[str, Any], path: Path) -> None:
    """Write `state` to `path`; whatever stood there stays whole until the new file is complete."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except (OSError, RuntimeError) as error:  # torch reports a full disk as RuntimeError
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise PConvError(
            f"The checkpoint {path} could not be written ({reason}); the previous one is untouched."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def read_checkpoint(path: Path, device: torch.device) -> dict[str, Any]:
    """The state saved at `path`. Raises `PConvError` where there is none."""
    if not path.is_file():
        raise PConvError(f"There is no checkpoint {path} to go on from.")
    try:
        state = torch.load(path, map_location=device, weights_only=True)
    except Exception as error:  # damaged archives fail in many ways
        raise PConvError(f"{path} is no checkpoint of a training, or it is incomplete.") from error
    if not isinstance(state, dict) or not state.keys() >= _PARTS:
        raise PConvError(f"{path} is no checkpoint of a training; weights alone go on with --weights.")
    return state
