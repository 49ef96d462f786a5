"""What an alpha channel means for filling: what is transparent is no source, and what is filled is opaque."""

from __future__ import annotations

import numpy as np

from pconv.photo.model import Photo


def transparent(alpha: np.ndarray | None) -> np.ndarray | None:
    """``(H, W) bool`` of an alpha channel, ``(H, W) uint8 or uint16``: pixels that are more transparent than not, whose
    colours mean nothing; None where there are none."""
    if alpha is None:
        return None
    clear = alpha <= np.iinfo(alpha.dtype).max // 2
    return clear if clear.any() else None


def not_to_copy(alpha: np.ndarray | None, hole: np.ndarray, forbidden: np.ndarray | None = None) -> np.ndarray | None:
    """``(H, W) bool``: `forbidden`, and what is transparent beside the ``hole: (H, W) bool``; None where that is
    nothing."""
    clear = transparent(alpha)
    if clear is None or not (clear & ~hole).any():
        return forbidden
    return clear if forbidden is None else clear | forbidden


def opaque(alpha: np.ndarray | None, hole: np.ndarray) -> np.ndarray | None:
    """The alpha channel after the ``hole: (H, W) bool`` was filled, a new array; None of an opaque picture."""
    return None if alpha is None else np.where(hole, alpha.dtype.type(np.iinfo(alpha.dtype).max), alpha)


def layer(photo: Photo, hole: np.ndarray) -> Photo:
    """What lies in the ``hole: (H, W) bool`` of a photo, to be laid over it in another program: transparent around it,
    upright, in the same colours; whatever else the photo's file says stays in that."""
    pixels, hole = photo.upright(photo.pixels), photo.upright(hole)
    none, whole = pixels.dtype.type(0), pixels.dtype.type(np.iinfo(pixels.dtype).max)
    return Photo(
        pixels=np.where(hole[..., None], pixels, none),
        alpha=np.where(hole, whole, none),
        icc=photo.icc,
        dpi=photo.dpi,
        gray=photo.gray,
    )


def filled(photo: Photo, pixels: np.ndarray, hole: np.ndarray) -> Photo:
    """The photo with other pixels in its ``hole: (H, W) bool``."""
    return photo.with_pixels(pixels, opaque(photo.alpha, hole))
