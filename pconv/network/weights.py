"""Weights on disk: safetensors with the network's shape, a checksum and where they come from."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import safetensors
import torch
from safetensors.torch import save
from torch import Tensor

from pconv.errors import PConvError
from pconv.network.marks import MarksConfig, MarksNet
from pconv.network.objects import ObjectsConfig, ObjectsNet
from pconv.network.shades import ShadesConfig, ShadesNet
from pconv.network.unet import PConvUNet, UNetConfig

WEIGHTS = Path(__file__).resolve().parents[2] / "resources" / "weights"
DEFAULT = WEIGHTS / "pconv-general.safetensors"
RESTORATION = WEIGHTS / "pconv-restoration.safetensors"
SHADES = WEIGHTS / "pconv-shades.safetensors"
MARKS = WEIGHTS / "pconv-marks.safetensors"
OBJECTS = WEIGHTS / "pconv-objects.safetensors"

Network = PConvUNet | ShadesNet | MarksNet | ObjectsNet
Shape = UNetConfig | ShadesConfig | MarksConfig | ObjectsConfig

_FORMATS = {
    "pconv-unet": UNetConfig,
    "pconv-shades": ShadesConfig,
    "pconv-marks": MarksConfig,
    "pconv-objects": ObjectsConfig,
}
"""By what a file says it holds, the shape of such a network."""
_DOES = {PConvUNet: "fills", ShadesNet: "predicts shades", MarksNet: "finds damage", ObjectsNet: "finds objects"}
_OF = {UNetConfig: PConvUNet, ShadesConfig: ShadesNet, MarksConfig: MarksNet, ObjectsConfig: ObjectsNet}
_Kind = TypeVar("_Kind", PConvUNet, ShadesNet, MarksNet, ObjectsNet)


def build(shape: Shape, *, random: bool = True) -> Network:
    """A network of this shape, with random weights, or, with `random` False, some to load others into."""
    return PConvUNet(shape, random=random) if isinstance(shape, UNetConfig) else _OF[type(shape)](shape)


def purpose(shape: Shape) -> str:
    """What a network of this shape does, as "fills"."""
    return _DOES[_OF[type(shape)]]


def shape_of(fields: Mapping[str, Any]) -> Shape:
    """What ``dataclasses.asdict`` made these of."""
    # Files from before a field was added have fewer.
    kind = next(kind for kind in _FORMATS.values() if set(fields) <= {field.name for field in dataclasses.fields(kind)})
    return kind(**fields)


def save_weights(network: Network, path: Path, *, note: str = "", dtype: torch.dtype = torch.float16) -> str:
    """Write `network` to `path`, atomically, and return the SHA-256 of its tensors.

    Kernels are stored as `dtype`, all else, which is small and may be beyond the range of float16 (variances), as
    float32; BatchNorm's batch counters are left out. `note` says in a sentence how the weights came to be.
    """
    tensors = {
        name: tensor.detach().to("cpu", dtype if tensor.ndim == 4 else torch.float32).contiguous()
        for name, tensor in network.state_dict().items()
        if tensor.is_floating_point()
    }
    digest = _digest(tensors)
    kind = next(name for name, shape in _FORMATS.items() if isinstance(network.config, shape))
    metadata = {"format": kind, "config": json.dumps(asdict(network.config)), "sha256": digest, "note": note}
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(save(tensors, metadata))
        os.replace(temporary, path)
    except OSError as error:
        raise PConvError(f"The weights could not be written to {path}: {error.strerror}.") from error
    finally:
        temporary.unlink(missing_ok=True)
    return digest


def load_weights(path: Path | str | None = None, *, device: str | torch.device = "cpu") -> PConvUNet:
    """The network stored at `path` (None: the weights that ship), float32, ready to predict.

    Raises `PConvError` where the file is missing, is no such network of ours, or does not match its checksum.
    """
    return _loaded(PConvUNet, DEFAULT if path is None else Path(path), device)


def load_shades(path: Path | str | None = None, *, device: str | torch.device = "cpu") -> ShadesNet:
    """The same for the network that predicts shades."""
    return _loaded(ShadesNet, SHADES if path is None else Path(path), device)


def load_marks(path: Path | str | None = None, *, device: str | torch.device = "cpu") -> MarksNet:
    """The same for the network that finds damage."""
    return _loaded(MarksNet, MARKS if path is None else Path(path), device)


def load_objects(path: Path | str | None = None, *, device: str | torch.device = "cpu") -> ObjectsNet:
    """The same for the network that finds objects."""
    return _loaded(ObjectsNet, OBJECTS if path is None else Path(path), device)


def _loaded(kind: type[_Kind], path: Path, device: str | torch.device) -> _Kind:
    network = load_network(path, device=device)
    if not isinstance(network, kind):
        raise PConvError(f"{path} holds a network that {_DOES[type(network)]}; name one that {_DOES[kind]}.")
    return network


def load_network(path: Path, *, device: str | torch.device = "cpu") -> Network:
    """The network of any kind stored at `path`, as `load_weights` does."""
    tensors, metadata = _read(path)
    if metadata.get("sha256") != _digest(tensors):
        raise PConvError(f"The weights in {path} are damaged (their checksum differs); install them again.")
    network = _assembled(shape_of(json.loads(metadata["config"])), tensors)
    if network is None:
        raise PConvError(f"The weights in {path} belong to another network than their header says.")
    return network.eval().requires_grad_(False).to(device)


def _assembled(shape: Shape, tensors: Mapping[str, Tensor]) -> Network | None:
    """The network of these weights, on the CPU, float32, channels_last; None where they do not fit its shape."""
    network = build(shape, random=False)
    expected = {name for name, tensor in network.state_dict().items() if tensor.is_floating_point()}
    if expected != set(tensors):
        return None
    # A copy, as what was read may be the file itself.
    formats = {4: torch.channels_last}
    state = {
        name: tensor.to(torch.float32, copy=True, memory_format=formats.get(tensor.dim(), torch.preserve_format))
        for name, tensor in tensors.items()
    }
    try:
        network.load_state_dict(state, strict=False, assign=True)
    except RuntimeError:
        return None
    return network


def describe(path: Path | str | None = None) -> dict[str, str]:
    """The header of a weights file: config (JSON), sha256, note."""
    return _read(Path(path) if path is not None else DEFAULT)[1]


def _read(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    if not path.is_file():
        raise PConvError(f"There are no network weights at {path}; install the program again or name another file.")
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    except (safetensors.SafetensorError, OSError) as error:
        raise PConvError(f"{path} is no weights file, or it is incomplete.") from error
    if metadata.get("format") not in _FORMATS:
        raise PConvError(f"{path} holds no weights of this program's network.")
    return tensors, metadata


def _digest(tensors: Mapping[str, Tensor]) -> str:
    digest = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        digest.update(f"{name}:{tensor.dtype}:{tuple(tensor.shape)}".encode())
        digest.update(tensor.flatten().view(torch.uint8).numpy())
    return digest.hexdigest()
