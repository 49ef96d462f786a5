"""How unlike two pictures look, by what the fill's network makes of them.

As in LPIPS (Zhang et al., CVPR 2018) features of unit length are compared, place by place; here they are those of our
own encoder, at an eighth of the size and less. Which of two fills of a hole is the better one they say as LPIPS
does more often than the difference of the pixels; the model card has the figures.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pconv.network.unet import PConvUNet
from pconv.network.weights import DEFAULT, load_weights

_LAYERS = (3, 4, 5)
_LARGEST = 512  # pixels a side: what is larger is looked at as small as that, as a person would who steps back


def unlikeness(truth: np.ndarray, picture: np.ndarray, hole: np.ndarray) -> float:
    """How unlike the truth a picture looks in a hole.

    Args:
        truth, picture: ``(H, W, 3)`` of one type, uint8 or uint16, RGB, display-encoded.
        hole: ``(H, W) bool``, not empty.

    Returns:
        0, where nothing differs, to 6.

    Raises:
        PConvError: the network's weights are missing or damaged.
    """
    if np.array_equal(truth, picture):
        return 0.0
    network = _network()
    first, second = (_seen(pixels) for pixels in (truth, picture))
    weight = _tensor(hole[..., None].astype(np.float32))
    with torch.inference_mode():
        total = 0.0
        for one, other in zip(_described(network, first), _described(network, second), strict=True):
            apart = (one - other).square().sum(1, keepdim=True)
            share = functional.interpolate(weight, apart.shape[-2:], mode="area")
            total += float((apart * share).sum() / share.sum())
    return total


def _described(network: PConvUNet, x: Tensor) -> list[Tensor]:
    """The encoder's features of ``(1, 3, H, W)`` in [-1, 1], of unit length."""
    seen, found = torch.ones_like(x[:, :1]), []
    for number, layer in enumerate(network.encoder[: _LAYERS[-1]], 1):
        x, seen = layer(x, seen, None)
        if number in _LAYERS:
            found.append(functional.normalize(x, dim=1))
    return found


def _seen(pixels: np.ndarray) -> Tensor:
    unit = np.divide(pixels, np.iinfo(pixels.dtype).max, dtype=np.float32)
    return _tensor(unit) * 2 - 1


def _tensor(values: np.ndarray) -> Tensor:
    """``(H, W, C) float32`` as ``(1, C, H, W)``, made small enough."""
    from pconv._cv2 import cv2

    height, width = values.shape[:2]
    scale = _LARGEST / max(height, width)
    if scale < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        values = cv2.resize(values, size, interpolation=cv2.INTER_AREA).reshape(*size[::-1], -1)
    return torch.from_numpy(np.ascontiguousarray(values)).permute(2, 0, 1)[None]


@lru_cache(maxsize=1)
def _network() -> PConvUNet:
    return load_weights(DEFAULT)
