"""Bringing the original back: where too much was filled, the picture becomes again what it was when it was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pconv import __version__
from pconv.box import Box

if TYPE_CHECKING:
    from pconv.fill import Fill
    from pconv.photo import Photo

ORIGINAL = "original"  # in place of a method's name; no method is called so


def brought_back(photo: Photo, pixels: np.ndarray, hole: np.ndarray) -> Fill | None:
    """A "fill" called `ORIGINAL` of the ``hole: (H, W) bool`` with what was there.

    Args:
        photo: as it was opened.
        pixels: ``(H, W, 3)``, as they are now.

    Returns:
        None where they are the same all over the hole.
    """
    from pconv.fill import Fill, Piece

    box = Box.of(hole)
    if box is None or not (photo.pixels[box.slices] != pixels[box.slices])[hole[box.slices]].any():
        return None
    piece = Piece(box, photo.pixels[box.slices].copy(), hole[box.slices].copy(), method=ORIGINAL)
    return Fill(
        pieces=(piece,),
        hole=hole,
        method=ORIGINAL,
        options={},
        seconds=0.0,
        device="",
        seed=0,
        version=__version__,
        hole_ratio=np.count_nonzero(hole) / hole.size,
        notes=(),
        _photo=pixels,
    )


def lay_alpha(fill: Fill, alpha: np.ndarray, opened: np.ndarray) -> None:
    """Put into an alpha channel, ``(H, W)``, what a fill makes of it: what was filled is opaque, and what is the
    original again is as transparent as that was when it was `opened`."""
    for piece in fill.pieces:
        shown = opened[piece.box.slices] if fill.method == ORIGINAL else np.iinfo(alpha.dtype).max
        np.copyto(alpha[piece.box.slices], shown, where=piece.own)
