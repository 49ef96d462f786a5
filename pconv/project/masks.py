"""Masks and filled pixels as PNG bytes, small and quickly made, that other programs open as well."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from pconv.box import Box
from pconv.photo import formats
from pconv.photo.errors import PhotoError
from pconv.photo.pillow import quiet_open


def mask_bytes(mask: np.ndarray) -> bytes:
    """``(H, W) bool`` as a PNG of one bit a pixel, white = True."""
    file = io.BytesIO()
    Image.fromarray(mask).save(file, "PNG", compress_level=1)
    return file.getvalue()


def mask_of(data: bytes, name: str, box: Box | None = None) -> np.ndarray:
    """``(H, W) bool`` of such a PNG, called `name`, or what of it lies in `box`, which is quicker. Raises `PhotoError`
    where it is none."""
    try:
        with quiet_open(io.BytesIO(data), ("PNG",)) as picture:
            formats.check_size(picture.height, picture.width, Path(name))
            if box is not None:
                picture = picture.crop((box.left, box.top, box.right, box.bottom))
            # Not straight to bools: Pillow's have 255 for True, which only looks like one.
            return np.asarray(picture.convert("L")) > 127
    except PhotoError:
        raise
    except Exception as error:  # decoders raise nearly anything on damaged files
        raise PhotoError(f"{name} is damaged and cannot be opened.") from error


def pixel_bytes(pixels: np.ndarray) -> bytes:
    """``(h, w, 3) uint8 or uint16`` as a PNG."""
    from pconv.photo.png_writing import encode

    return b"".join(encode([np.ascontiguousarray(pixels)]))


def pixels_of(data: bytes, name: str) -> np.ndarray:
    """``(h, w, 3) uint8 or uint16`` of a PNG, called `name`. Raises `PhotoError` where it is none."""
    from pconv.photo.reading import decode

    return decode(data, name).pixels
