"""Photos of one tone - sepia, cyanotype, faded gray - whose fills must not bring other colours in."""

from __future__ import annotations

import numpy as np

_MOST_SAMPLES = 50_000
_FEWEST_SAMPLES = 5_000
_LEVELS = 256
_SMOOTH = 4.0  # levels by which the curve is smoothed
_APART = 2.5  # levels by which the colours of a toned photo miss the curve at most, root mean square


def tone(image: np.ndarray, known: np.ndarray) -> np.ndarray | None:
    """Which colour belongs to which brightness (mean of the channels), if that says it all.

    Args:
        image: ``(H, W, 3) uint8 or uint16``.
        known: ``(H, W) bool``.

    Returns:
        ``(256, 3) float32``: what to add to each channel at a brightness, in levels of 8 bits; None for a colour photo.
    """
    places = sampled(known)
    if places.size == 0:
        return None
    colours = image.reshape(-1, 3)[places].astype(np.float32) * np.float32(255 / np.iinfo(image.dtype).max)
    light = colours.mean(axis=1)
    colours -= light[:, None]
    level = np.rint(light).astype(np.intp)
    steps = np.arange(_LEVELS)
    weights = np.exp(-0.5 * ((steps[:, None] - steps) / _SMOOTH) ** 2) + 1e-9
    sums = np.stack([np.bincount(level, weights=channel, minlength=_LEVELS) for channel in colours.T], axis=1)
    curve = (weights @ sums) / (weights @ np.bincount(level, minlength=_LEVELS))[:, None]
    apart = np.sqrt(np.square(colours - curve[level]).sum(axis=1).mean() / 2)  # of the two directions off the gray axis
    return curve.astype(np.float32) if apart <= _APART else None


def sampled(known: np.ndarray) -> np.ndarray:
    """Flat indices of known pixels: all of a few, a random choice of many."""
    rng = np.random.default_rng(0)
    if known.size > _MOST_SAMPLES:
        places = rng.integers(0, known.size, _MOST_SAMPLES)
        places = places[known.reshape(-1)[places]]
        if places.size >= _FEWEST_SAMPLES:
            return places
    places = np.flatnonzero(known)
    return places if places.size <= _MOST_SAMPLES else rng.choice(places, _MOST_SAMPLES)


def paint(image: np.ndarray, wanted: np.ndarray, curve: np.ndarray) -> None:
    """Give the `wanted` pixels of `image` the colour that belongs to their brightness, in place."""
    top = np.iinfo(image.dtype).max
    light = image[wanted].mean(axis=1, dtype=np.float32)
    steps = np.arange(_LEVELS) * np.float32(top / 255)
    added = [np.interp(light, steps, channel) * (top / 255) for channel in curve.T]
    image[wanted] = np.clip(np.rint(light[:, None] + np.stack(added, axis=1)), 0, top)
