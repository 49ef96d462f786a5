"""Reads weight files of networks that others trained and that only measure here (VGG, SqueezeNet)."""

from __future__ import annotations

import pickle
from pathlib import Path

import torch
from torch import Tensor

from pconv.errors import PConvError


def read_tensors(path: str | Path, what: str) -> dict[str, Tensor]:
    """All tensors of a safetensors file or of a PyTorch file (``.pth``, ``.pt``), by name, on the CPU.

    Args:
        path: the file. PyTorch files are read with ``weights_only``, so they cannot run code.
        what: what the file should hold, for the error sentence ("VGG weights").

    Raises:
        PConvError: no such file, or it is none of these formats.
    """
    path = Path(path)
    if not path.is_file():
        raise PConvError(f"There is no file {path} to read the {what} from.")
    try:
        if path.suffix.lower() == ".safetensors":
            from safetensors.torch import load_file

            tensors = load_file(path)
        else:
            tensors = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise PConvError(f"The {what} in {path} cannot be read ({error.strerror or error}).") from error
    except Exception as error:  # safetensors, zipfile and pickle each raise their own kinds
        hint = (
            "it is a PyTorch file that is not weights alone" if isinstance(error, pickle.UnpicklingError) else "damaged"
        )
        raise PConvError(
            f"The {what} in {path} cannot be read: {hint}, or not a safetensors or PyTorch file."
        ) from error
    if not isinstance(tensors, dict) or not all(isinstance(value, Tensor) for value in tensors.values()):
        raise PConvError(f"{path} does not hold {what} as a plain list of named tensors.")
    return tensors


def frozen(module: torch.nn.Module) -> torch.nn.Module:
    """`module` in evaluation mode, its parameters without gradients; gradients still flow through to its input."""
    return module.eval().requires_grad_(False)
