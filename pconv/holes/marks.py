"""Where a photograph is damaged, found by a network: scratches, creases, tears, stains and dust."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from pconv.box import Box
from pconv.control import Control

if TYPE_CHECKING:
    from pconv.network import MarksNet

_TILE, _AROUND = 768, 64  # pixels that are looked at together, and that many more around them
_MOST = 10 << 20  # pixels; larger photos are looked at half as large: their scratches are wide enough
_FALLING = 0.6  # of the threshold: a mark goes on as far as this
_FEWEST = 5  # pixels; less is grain
_SOFT = 3  # pixels a side by which a mark is wider than what is found of it


def likely(image: np.ndarray, control: Control | None = None) -> np.ndarray:
    """How likely each pixel is damaged.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded.
        control: told how far it got, and asked whether to go on, several times a second.

    Returns:
        ``(H, W) uint8``, 0 not at all to 255 for sure.

    Raises:
        PConvError: the network's weights are missing or damaged.
        Cancelled: by the control.
    """
    from pconv._cv2 import cv2

    control = control or Control()
    control.step(0.0, "looking for damage")
    height, width = image.shape[:2]
    size = (-(-width // 2), -(-height // 2)) if height * width > _MOST else (width, height)
    seen = image if size == (width, height) else cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    network = _network()
    found = np.empty(seen.shape[:2], np.uint8)
    tops, lefts = range(0, size[1], _TILE), range(0, size[0], _TILE)
    for number, (top, left) in enumerate((top, left) for top in tops for left in lefts):
        control.step(number / (len(tops) * len(lefts)), "looking for damage")
        inner = Box(top, left, min(top + _TILE, size[1]), min(left + _TILE, size[0]))
        around = inner.grown(_AROUND, found.shape)
        part = inner.moved(-around.top, -around.left)
        found[inner.slices] = _predicted(network, seen[around.slices])[part.slices]
    control.step(1.0)
    return found if size == (width, height) else cv2.resize(found, (width, height), interpolation=cv2.INTER_LINEAR)


def found(likelihood: np.ndarray, sensitivity: float) -> np.ndarray:
    """``(H, W) bool``: the damage, of what `likely` gave.

    Args:
        likelihood: ``(H, W) uint8``.
        sensitivity: 0, only what is sure, to 100, whatever may be.
    """
    from pconv._cv2 import cv2

    least = 255 * min(max(1 - sensitivity / 100, 0.02), 0.98)
    joined = (likelihood >= _FALLING * least).view(np.uint8)
    number, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    kept = np.zeros(number, bool)
    kept[labels[likelihood >= least]] = True
    kept[stats[:, cv2.CC_STAT_AREA] < _FEWEST] = kept[0] = False
    return cv2.dilate(kept[labels].view(np.uint8), np.ones((_SOFT, _SOFT), np.uint8)) != 0


def _predicted(network: MarksNet, pixels: np.ndarray) -> np.ndarray:
    import torch

    picture = np.divide(pixels, np.iinfo(pixels.dtype).max, dtype=np.float32)
    with torch.inference_mode():
        # Rows of interleaved colours are what torch calls channels_last.
        logits, _ = network(torch.from_numpy(picture)[None].permute(0, 3, 1, 2))
        return (logits[0, 0].sigmoid() * 255).round().byte().numpy()


@lru_cache(maxsize=1)
def _network() -> MarksNet:
    from pconv.network import load_marks

    return load_marks()
