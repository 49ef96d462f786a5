"""LPIPS: how different two pictures look, by the weighted distance of SqueezeNet features.

Source: Zhang et al., "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", CVPR 2018 (version 0.1
of its linear heads); the features are SqueezeNet 1.1, Iandola et al., 2016.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.errors import PConvError, UsageError
from pconv.evaluation.foreign import frozen, read_tensors

_SHIFT = (-0.030, -0.088, -0.188)
_SCALE = (0.458, 0.448, 0.450)
_CHANNELS = (64, 128, 256, 384, 384, 512, 512)
# Ends of the slices of `features` after which a map is taken.
_TAPS = (1, 4, 7, 9, 10, 11, 12)
_FIRES = {
    3: (64, 16, 64),
    4: (128, 16, 64),
    6: (128, 32, 128),
    7: (256, 32, 128),
    9: (256, 48, 192),
    10: (384, 48, 192),
    11: (384, 64, 256),
    12: (512, 64, 256),
}
MIN_SIDE = 17
"""Shortest side of a picture, in pixels, that survives the poolings."""


class _Fire(nn.Module):
    """Squeeze to a few channels, expand by 1x1 and 3x3 windows side by side."""

    def __init__(self, inputs: int, squeezed: int, expanded: int) -> None:
        super().__init__()
        self.squeeze = nn.Conv2d(inputs, squeezed, 1)
        self.expand1x1 = nn.Conv2d(squeezed, expanded, 1)
        self.expand3x3 = nn.Conv2d(squeezed, expanded, 3, padding=1)

    def forward(self, maps: Tensor) -> Tensor:
        maps = functional.relu(self.squeeze(maps))
        return functional.relu(torch.cat([self.expand1x1(maps), self.expand3x3(maps)], dim=1))


def _squeezenet() -> nn.ModuleList:
    layers: list[nn.Module] = [nn.Conv2d(3, 64, 3, stride=2), nn.ReLU()]
    for index in range(2, 13):
        layers.append(_Fire(*_FIRES[index]) if index in _FIRES else nn.MaxPool2d(3, 2, ceil_mode=True))
    return nn.ModuleList(layers)


class Lpips(nn.Module):
    """LPIPS version 0.1 on SqueezeNet 1.1, frozen.

    Args:
        path: weights named ``features.N...`` (SqueezeNet 1.1 in torchvision's naming) and ``linN.weight``, safetensors
            or PyTorch file.

    Raises:
        PConvError: the file is missing, unreadable, or holds another network.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__()
        self.features = _squeezenet()
        for index, channels in enumerate(_CHANNELS):
            self.add_module(f"lin{index}", nn.Conv2d(channels, 1, 1, bias=False))
        self._load(Path(path))
        self.register_buffer("shift", torch.tensor(_SHIFT).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("scale", torch.tensor(_SCALE).view(1, 3, 1, 1), persistent=False)
        frozen(self)

    def _load(self, path: Path) -> None:
        tensors = read_tensors(path, "LPIPS weights")
        for name, own in self.state_dict().items():
            if name not in tensors or tensors[name].shape != own.shape:
                found = tuple(tensors[name].shape) if name in tensors else "missing"
                raise PConvError(
                    f"{path} does not hold LPIPS for SqueezeNet: {name} should be {tuple(own.shape)} and is {found}."
                )
        self.load_state_dict({name: tensors[name] for name in self.state_dict()})

    def describe(self, image: Tensor) -> list[Tensor]:
        """Seven feature maps of ``image: (N, 3, H, W)``, RGB in [-1, 1], of unit length along their channels.

        They are what `compare` takes, so that a truth compared with many fills is described once. Sides of at least
        `MIN_SIDE` pixels; raises `UsageError` for smaller pictures.
        """
        if min(image.shape[2:]) < MIN_SIDE:
            raise UsageError(f"LPIPS needs pictures of at least {MIN_SIDE} x {MIN_SIDE} pixels.")
        maps = (image - self.shift) / self.scale
        described = []
        for index, layer in enumerate(self.features):
            maps = layer(maps)
            if index in _TAPS:
                length = torch.linalg.vector_norm(maps, dim=1, keepdim=True)
                described.append(maps / (length + 1e-10))
        return described

    def differences(self, first: list[Tensor], second: list[Tensor]) -> list[Tensor]:
        """Weighted squared differences of two descriptions: seven maps ``(N, 1, h, w)``, at least 0."""
        heads = (self.get_submodule(f"lin{index}") for index in range(len(_CHANNELS)))
        return [head((a - b) ** 2) for head, a, b in zip(heads, first, second, strict=True)]

    def compare(self, first: list[Tensor], second: list[Tensor]) -> Tensor:
        """Distances ``(N,)`` of two descriptions."""
        return sum(difference.mean(dim=(1, 2, 3)) for difference in self.differences(first, second))

    def map(self, first: list[Tensor], second: list[Tensor], size: tuple[int, int]) -> Tensor:
        """The distance pixel by pixel, ``(N, H, W)`` for ``size = (H, W)``: each difference enlarged, then summed."""
        enlarged = (
            functional.interpolate(difference, size=size, mode="bilinear", align_corners=False)
            for difference in self.differences(first, second)
        )
        return sum(enlarged)[:, 0]

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Distances ``(N,)`` between pictures ``(N, 3, H, W)``, RGB in [-1, 1]; 0 for equal ones, larger is worse."""
        return self.compare(self.describe(first), self.describe(second))
