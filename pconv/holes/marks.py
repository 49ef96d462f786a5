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
# What the network says at several sizes is averaged: what is damage at one and nothing at the others is mostly a rim or
# a flower, and marks wider than those it was trained on are such as it knows at a smaller size.
_SCALES, _LEAST = (1.0, 0.7, 0.5), 200  # and pixels of the shorter side: faces of a few dozen pixels look like specks
_SURE, _MAY_BE = 0.98, 0.02  # likelihoods that sensitivities of 0 and 100 ask for
_BEND = 1.3  # so that 50 asks for 0.2: prints are damaged in more ways than the network was taught, and it is less sure
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
    whole = (-(-width // 2), -(-height // 2)) if height * width > _MOST else (width, height)
    seen = image if whole == (width, height) else cv2.resize(image, whole, interpolation=cv2.INTER_AREA)
    if seen.dtype == np.uint16:
        seen = (seen >> 8).astype(np.uint8)
    sizes = [(round(whole[0] * scale), round(whole[1] * scale)) for scale in _SCALES]
    sizes = sizes[:1] + [size for size in sizes[1:] if min(size) >= _LEAST]
    total = np.zeros(whole[::-1], np.uint16)
    done, all_ = 0, sum(columns * rows for columns, rows in sizes)
    for size in sizes:
        if size != whole:
            seen = cv2.resize(seen, size, interpolation=cv2.INTER_AREA)
        share = size[0] * size[1] / all_
        part = _in_tiles(seen, control.part(done, done + share))
        total += part if size == whole else cv2.resize(part, whole, interpolation=cv2.INTER_LINEAR)
        done += share
    found = (total // len(sizes)).astype(np.uint8)
    control.step(1.0)
    return found if whole == (width, height) else cv2.resize(found, (width, height), interpolation=cv2.INTER_LINEAR)


def _in_tiles(image: np.ndarray, control: Control) -> np.ndarray:
    """What the network says of a picture, ``(H, W) uint8``."""
    network, (height, width) = _network(), image.shape[:2]
    found = np.empty((height, width), np.uint8)
    corners = [(top, left) for top in range(0, height, _TILE) for left in range(0, width, _TILE)]
    for number, (top, left) in enumerate(corners):
        control.step(number / len(corners), "looking for damage")
        inner = Box(top, left, min(top + _TILE, height), min(left + _TILE, width))
        around = inner.grown(_AROUND, found.shape)
        part = inner.moved(-around.top, -around.left)
        found[inner.slices] = _predicted(network, image[around.slices])[part.slices]
    return found


def found(likelihood: np.ndarray, sensitivity: float) -> np.ndarray:
    """``(H, W) bool``: the damage, of what `likely` gave.

    Args:
        likelihood: ``(H, W) uint8``.
        sensitivity: 0, only what is sure, to 100, whatever may be.
    """
    from pconv._cv2 import cv2

    least = 255 * _SURE * (_MAY_BE / _SURE) ** ((min(max(sensitivity, 0), 100) / 100) ** _BEND)
    joined = (likelihood >= _FALLING * least).view(np.uint8)
    number, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    kept = np.zeros(number, bool)
    kept[labels[likelihood >= least]] = True
    kept[stats[:, cv2.CC_STAT_AREA] < _FEWEST] = kept[0] = False
    return cv2.dilate(kept[labels].view(np.uint8), np.ones((_SOFT, _SOFT), np.uint8)) != 0


def _predicted(network: MarksNet, pixels: np.ndarray) -> np.ndarray:
    import torch

    picture = np.divide(pixels, 255, dtype=np.float32)
    with torch.inference_mode():
        # Rows of interleaved colours are what torch calls channels_last.
        logits, _ = network(torch.from_numpy(picture)[None].permute(0, 3, 1, 2))
        return (logits[0, 0].sigmoid() * 255).round().byte().numpy()


@lru_cache(maxsize=1)
def _network() -> MarksNet:
    from pconv.network import load_marks

    return load_marks()
