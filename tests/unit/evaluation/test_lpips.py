"""LPIPS: the published value with the real weights where they are at hand, its axioms with random ones."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from pconv.errors import PConvError, UsageError
from pconv.evaluation.lpips import MIN_SIDE, Lpips


def noise(*shape: int, seed: int) -> torch.Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed)) * 2 - 1


@pytest.mark.skipif("PCONV_LPIPS" not in os.environ, reason="PCONV_LPIPS does not name a file of LPIPS weights")
def test_the_published_value() -> None:
    lpips = Lpips(os.environ["PCONV_LPIPS"])
    torch.manual_seed(123)
    first, second = torch.rand(10, 3, 100, 100) * 2 - 1, torch.rand(10, 3, 100, 100) * 2 - 1
    assert lpips(first, second).mean().item() == pytest.approx(0.1008, abs=5e-5)


def test_it_is_a_symmetric_distance_per_picture(lpips_file: Path) -> None:
    lpips = Lpips(lpips_file)
    first, second = noise(3, 3, 64, 48, seed=1), noise(3, 3, 64, 48, seed=2)
    distance = lpips(first, second)
    assert distance.shape == (3,)
    assert (distance > 0).all()
    torch.testing.assert_close(lpips(second, first), distance)
    assert (lpips(first, first) == 0).all()
    torch.testing.assert_close(lpips(first[1:2], second[1:2]), distance[1:2])


def test_more_damage_is_a_longer_distance(lpips_file: Path) -> None:
    lpips = Lpips(lpips_file)
    picture, other = noise(1, 3, 64, 64, seed=1), noise(1, 3, 64, 64, seed=2)
    distances = [lpips(picture, picture + share * (other - picture)).item() for share in (0.1, 0.3, 0.6)]
    assert distances == sorted(distances)


def test_the_map_is_large_where_the_pictures_differ(lpips_file: Path) -> None:
    lpips = Lpips(lpips_file)
    picture = noise(1, 3, 128, 128, seed=1)
    damaged = picture.clone()
    damaged[:, :, :32, :32] = 0
    with torch.inference_mode():
        there = lpips.map(lpips.describe(picture), lpips.describe(damaged), (128, 128))
    assert there.shape == (1, 128, 128)
    assert there[0, :32, :32].mean() > 10 * there[0, 96:, 96:].mean()


def test_the_file_decides_the_value(lpips_file: Path, tmp_path: Path) -> None:
    doubled = {name: 2 * t if name.startswith("lin") else t for name, t in load_file(lpips_file).items()}
    torch.save(doubled, tmp_path / "doubled.pth")
    first, second = noise(1, 3, 40, 40, seed=1), noise(1, 3, 40, 40, seed=2)
    torch.testing.assert_close(Lpips(tmp_path / "doubled.pth")(first, second), 2 * Lpips(lpips_file)(first, second))


def test_wrong_files_and_tiny_pictures_are_named(lpips_file: Path, tmp_path: Path) -> None:
    incomplete = load_file(lpips_file)
    del incomplete["lin3.weight"]
    save_file(incomplete, tmp_path / "incomplete.safetensors")
    with pytest.raises(PConvError, match=re.escape(f"{tmp_path / 'incomplete.safetensors'}") + ".*lin3.weight"):
        Lpips(tmp_path / "incomplete.safetensors")
    with pytest.raises(PConvError, match="no file"):
        Lpips(tmp_path / "missing.safetensors")
    tiny = noise(1, 3, MIN_SIDE - 1, 64, seed=1)
    with pytest.raises(UsageError, match=str(MIN_SIDE)):
        Lpips(lpips_file)(tiny, tiny)
