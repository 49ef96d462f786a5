"""VGG features: which network a file holds, what the pools contain, and what happens to wrong files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch.nn import functional

from pconv.errors import PConvError
from pconv.evaluation.vgg import VggFeatures

CHANNELS_16 = {0: (3, 64), 2: (64, 64), 5: (64, 128), 7: (128, 128), 10: (128, 256), 12: (256, 256), 14: (256, 256)}
DEEPER_16 = {17: (256, 8), 19: (8, 8)}
CHANNELS_19 = {**CHANNELS_16, 16: (256, 256)}


def weights(channels: dict[int, tuple[int, int]]) -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(0)
    tensors = {}
    for index, (inputs, outputs) in channels.items():
        tensors[f"features.{index}.weight"] = (
            torch.randn(outputs, inputs, 3, 3, generator=generator) / (9 * inputs) ** 0.5
        )
        tensors[f"features.{index}.bias"] = torch.randn(outputs, generator=generator) / 10
    return tensors


@pytest.mark.parametrize(
    ("channels", "name", "convolutions"),
    [(CHANNELS_16 | DEEPER_16, "VGG16", (2, 2, 3)), (CHANNELS_19, "VGG19", (2, 2, 4))],
)
@pytest.mark.parametrize("suffix", [".safetensors", ".pth"])
def test_the_network_is_deduced_from_the_file(tmp_path: Path, channels, name, convolutions, suffix) -> None:
    path = tmp_path / f"vgg{suffix}"
    save = save_file if suffix == ".safetensors" else torch.save
    save(weights(channels), path)
    vgg = VggFeatures(path)
    assert vgg.name == name
    assert tuple(len(block) for block in vgg.blocks) == convolutions


def test_pools_follow_the_papers_layers(tmp_path: Path) -> None:
    tensors = weights(CHANNELS_16)
    save_file(tensors, tmp_path / "vgg.safetensors")
    image = torch.rand(2, 3, 33, 40, generator=torch.Generator().manual_seed(1))
    maps = (image - torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)) / torch.tensor([0.229, 0.224, 0.225]).view(
        3, 1, 1
    )
    expected = []
    for index in CHANNELS_16:
        maps = functional.conv2d(
            maps, tensors[f"features.{index}.weight"], tensors[f"features.{index}.bias"], padding=1
        )
        maps = functional.relu(maps)
        if index in (2, 7, 14):
            maps = functional.max_pool2d(maps, 2)
            expected.append(maps)
    pools = VggFeatures(tmp_path / "vgg.safetensors")(image)
    assert [tuple(pool.shape) for pool in pools] == [(2, 64, 16, 20), (2, 128, 8, 10), (2, 256, 4, 5)]
    for pool, wanted in zip(pools, expected, strict=True):
        torch.testing.assert_close(pool, wanted, rtol=1e-4, atol=1e-5)


def test_gradients_reach_the_picture_and_no_weight(tmp_path: Path) -> None:
    save_file(weights(CHANNELS_19), tmp_path / "vgg.safetensors")
    vgg = VggFeatures(tmp_path / "vgg.safetensors")
    image = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(1), requires_grad=True)
    sum(pool.sum() for pool in vgg(image)).backward()
    assert image.grad.abs().sum() > 0
    assert all(parameter.grad is None for parameter in vgg.parameters())


def test_bfloat16_autocast_stays_near_float32(tmp_path: Path) -> None:
    save_file(weights(CHANNELS_19), tmp_path / "vgg.safetensors")
    vgg = VggFeatures(tmp_path / "vgg.safetensors")
    image = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    exact = vgg(image)
    with torch.autocast("cpu", torch.bfloat16):
        rounded = vgg(image)
    for wanted, pool in zip(exact, rounded, strict=True):
        assert pool.dtype == torch.bfloat16
        assert torch.linalg.vector_norm(pool - wanted) < 0.03 * torch.linalg.vector_norm(wanted)


def test_wrong_files_are_named_in_one_sentence(tmp_path: Path) -> None:
    with_batch_norm = weights(CHANNELS_16) | {"features.1.weight": torch.ones(64)}
    narrow = weights(CHANNELS_16) | {"features.5.weight": torch.ones(32, 64, 3, 3)}
    for name, tensors in (("norm", with_batch_norm), ("narrow", narrow), ("other", {"conv.weight": torch.ones(1)})):
        path = tmp_path / f"{name}.safetensors"
        save_file(tensors, path)
        with pytest.raises(PConvError, match=re.escape(str(path))):
            VggFeatures(path)
    (tmp_path / "broken.safetensors").write_bytes(b"no weights here")
    (tmp_path / "broken.pth").write_bytes(b"no weights here")
    for name in ("broken.safetensors", "broken.pth", "missing.pth"):
        with pytest.raises(PConvError, match=re.escape(str(tmp_path / name))):
            VggFeatures(tmp_path / name)
