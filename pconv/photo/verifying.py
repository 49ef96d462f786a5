"""Proof that nothing else changed: the written file, read back and compared outside of the hole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pconv.photo.errors import PhotoError
from pconv.photo.model import Photo
from pconv.photo.reading import read
from pconv.photo.writing import to_8_bits

_BAND = 256


@dataclass(frozen=True)
class Verification:
    """What a written file holds outside of the hole, beside the photo it was made from.

    Attributes:
        compared: pixels outside of the hole.
        identical: share of them, 0..1, whose channels are all the same.
        mean_change: mean absolute difference of the channels, in 8-bit levels.
        largest_change: the largest one, in 8-bit levels.
        bits: depth at which the two were compared: that of the written file.
    """

    compared: int
    identical: float
    mean_change: float
    largest_change: float
    bits: int

    @property
    def sentence(self) -> str:
        """What a person should read."""
        if self.compared == 0:
            return "The hole covers the whole photo, so there was nothing to compare."
        if self.identical == 1.0:
            return f"Read back: all {self.compared:,} pixels outside of the hole are identical."
        share = np.floor(self.identical * 1000) / 10  # never rounded up to 100 %
        return (
            f"Read back: {share:.1f} % of the pixels outside of the hole are identical, "
            f"the mean change is {self.mean_change:.2f} of 255 levels, the largest {self.largest_change:.0f}."
        )


def verify(path: str | Path, photo: Photo, hole: np.ndarray) -> Verification:
    """Read the file `path` back and compare it with `photo` outside of ``hole: (H, W) bool``, in the order of `photo`.

    Where the file holds 8 bits and the photo 16, the photo is rounded first; the alpha channel counts where both have
    one. Raises `PhotoError` where the file cannot be read or is of another size.
    """
    if hole.shape != photo.shape:
        raise ValueError(f"the hole is {hole.shape}, the photo {photo.shape}")
    back = read(path)
    if back.upright_shape != photo.upright_shape:
        height, width = back.upright_shape
        raise PhotoError(
            f"{path} is {width} x {height} pixels, the photo {photo.upright_shape[1]} x {photo.upright_shape[0]}."
        )
    pairs = [(photo.pixels, back.pixels)]
    if photo.alpha is not None and back.alpha is not None:
        pairs.append((photo.alpha[..., None], back.alpha[..., None]))
    if back.orientation != photo.orientation:
        pairs = [(photo.upright(before), back.upright(after)) for before, after in pairs]
        hole = photo.upright(hole)
    return _compared(pairs, hole, photo.bits, back.bits)


def _compared(pairs: list[tuple[np.ndarray, np.ndarray]], hole: np.ndarray, bits: int, bits_back: int) -> Verification:
    level = 257 if bits_back == 16 else 1
    compared = same = total = largest = 0
    for top in range(0, hole.shape[0], _BAND):
        band = slice(top, top + _BAND)
        outside = ~hole[band]
        changed = np.zeros_like(outside)
        for before, after in pairs:
            old, new = _at_depth(before[band], bits, bits_back), after[band]
            different = (old != new).any(axis=2) & outside
            if different.any():
                change = np.abs(old[different].astype(np.int32) - new[different])
                total += int(change.sum(dtype=np.int64))
                largest = max(largest, int(change.max()))
                changed |= different
        compared += np.count_nonzero(outside)
        same += np.count_nonzero(outside & ~changed)
    channels = compared * sum(before.shape[2] for before, _after in pairs)
    return Verification(
        compared=compared,
        identical=same / compared if compared else 1.0,
        mean_change=total / channels / level if channels else 0.0,
        largest_change=largest / level,
        bits=bits_back,
    )


def _at_depth(array: np.ndarray, bits: int, wanted: int) -> np.ndarray:
    if bits == 16 and wanted == 8:
        return to_8_bits(array)
    return array.astype(np.uint16) * 257 if bits == 8 and wanted == 16 else array
