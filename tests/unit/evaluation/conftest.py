"""Weight files with random values, in the naming of the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

FIRES = {3: (64, 16, 64), 4: (128, 16, 64), 6: (128, 32, 128), 7: (256, 32, 128)}
FIRES |= {9: (256, 48, 192), 10: (384, 48, 192), 11: (384, 64, 256), 12: (512, 64, 256)}
VGG16 = {0: (3, 64), 2: (64, 64), 5: (64, 128), 7: (128, 128), 10: (128, 256), 12: (256, 256), 14: (256, 256)}


def random_convolutions(shapes: dict[str, tuple[int, ...]]) -> dict[str, torch.Tensor]:
    """Weights that keep activations at about the same size from layer to layer, and small biases."""
    generator = torch.Generator().manual_seed(0)
    tensors = {}
    for name, shape in shapes.items():
        fan_in = shape[1] * shape[2] * shape[3]
        tensors[f"{name}.weight"] = torch.randn(shape, generator=generator) * (2 / fan_in) ** 0.5
        tensors[f"{name}.bias"] = torch.randn(shape[0], generator=generator) / 20
    return tensors


def vgg_tensors(channels: dict[int, tuple[int, int]]) -> dict[str, torch.Tensor]:
    return random_convolutions({f"features.{index}": (outs, ins, 3, 3) for index, (ins, outs) in channels.items()})


@pytest.fixture(scope="session")
def lpips_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SqueezeNet 1.1 and linear heads, which are positive as the real ones are."""
    shapes = {"features.0": (64, 3, 3, 3)}
    for index, (inputs, squeezed, expanded) in FIRES.items():
        shapes[f"features.{index}.squeeze"] = (squeezed, inputs, 1, 1)
        shapes[f"features.{index}.expand1x1"] = (expanded, squeezed, 1, 1)
        shapes[f"features.{index}.expand3x3"] = (expanded, squeezed, 3, 3)
    tensors = random_convolutions(shapes)
    generator = torch.Generator().manual_seed(1)
    for index, channels in enumerate((64, 128, 256, 384, 384, 512, 512)):
        tensors[f"lin{index}.weight"] = torch.rand(1, channels, 1, 1, generator=generator)
    path = tmp_path_factory.mktemp("weights") / "lpips.safetensors"
    save_file(tensors, path)
    return path


@pytest.fixture(scope="session")
def vgg_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first three blocks of VGG16."""
    path = tmp_path_factory.mktemp("weights") / "vgg.safetensors"
    save_file(vgg_tensors(VGG16), path)
    return path
