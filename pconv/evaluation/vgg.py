"""The first three blocks of VGG, whose pooled features the perceptual and style measures compare.

Source: Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2015, tables 1 D
(VGG16) and E (VGG19); Liu et al., ECCV 2018, section 3.3 takes pool1, pool2 and pool3.
"""

from __future__ import annotations

import re
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.errors import PConvError
from pconv.evaluation.foreign import frozen, read_tensors

# Indices of the convolutions in torchvision's `features`, block by block; a pooling ends every block.
# The longer one comes first: a VGG19 has all of a VGG16's indices up to pool3, and one more.
_LAYOUTS = {
    "VGG19": ((0, 2), (5, 7), (10, 12, 14, 16)),
    "VGG16": ((0, 2), (5, 7), (10, 12, 14)),
}
_WIDTHS = (64, 128, 256)
_MEAN = (0.485, 0.456, 0.406)
_STD = (0.229, 0.224, 0.225)


class VggFeatures(nn.Module):
    """Pooled features of a frozen VGG16 or VGG19.

    Args:
        path: weights in torchvision's naming (``features.0.weight`` ...), safetensors or PyTorch file; deeper layers
            and the classifier may be missing.

    Attributes:
        name: "VGG16" or "VGG19", deduced from which convolutions the file has.

    Raises:
        PConvError: the file is missing, unreadable, or holds another network.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__()
        tensors = read_tensors(path, "VGG weights")
        self.name = _which(tensors, Path(path))
        self.blocks = nn.ModuleList()
        channels = 3
        for indices, width in zip(_LAYOUTS[self.name], _WIDTHS, strict=True):
            block = nn.ModuleList()
            for index in indices:
                block.append(_convolution(tensors, index, channels, width, Path(path)))
                channels = width
            self.blocks.append(block)
        self.register_buffer("mean", torch.tensor(_MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(_STD).view(1, 3, 1, 1), persistent=False)
        frozen(self.to(memory_format=torch.channels_last))

    def forward(self, image: Tensor) -> list[Tensor]:
        """Features after each of the first three poolings.

        Args:
            image: ``(N, 3, H, W)`` float, RGB in [0, 1], sides of at least 8 pixels; any memory format. Under autocast
                the convolutions run in its dtype, the normalisation in the image's own.

        Returns:
            Three tensors ``(N, 64, H // 2, W // 2)``, ``(N, 128, H // 4, W // 4)``, ``(N, 256, H // 8, W // 8)``, all
            at least 0.
        """
        maps = ((image - self.mean) / self.std).contiguous(memory_format=torch.channels_last)
        pooled = []
        for block in self.blocks:
            for convolution in block[:-1]:
                maps = functional.relu(convolution(maps), inplace=True)
            # ReLU and maximum commute; pooling first leaves a quarter of the pixels to the ReLU.
            maps = functional.relu(functional.max_pool2d(block[-1](maps), 2))
            pooled.append(maps)
        return pooled


def _which(tensors: dict[str, Tensor], path: Path) -> str:
    matches = (re.fullmatch(r"features\.(\d+)\.weight", name) for name in tensors)
    found = {int(match[1]) for match in matches if match}
    for name, layout in _LAYOUTS.items():
        wanted = {index for block in layout for index in block}
        if wanted == {index for index in found if index <= max(wanted)}:
            return name
    raise PConvError(
        f"{path} does not hold a VGG16 or VGG19 in torchvision's naming (features.0.weight, features.2.weight, ...)."
    )


def _convolution(tensors: dict[str, Tensor], index: int, inputs: int, outputs: int, path: Path) -> nn.Conv2d:
    convolution = nn.Conv2d(inputs, outputs, 3, padding=1)
    for part in ("weight", "bias"):
        name, own = f"features.{index}.{part}", getattr(convolution, part)
        if name not in tensors or tensors[name].shape != own.shape:
            found = tuple(tensors[name].shape) if name in tensors else "missing"
            raise PConvError(f"{path} is not a VGG: {name} should be {tuple(own.shape)} and is {found}.")
        own.data.copy_(tensors[name])
    return convolution
