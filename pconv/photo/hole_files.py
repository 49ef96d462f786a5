"""Holes as picture files: white is the hole."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image

from pconv.errors import UsageError
from pconv.photo import exif as exif_block
from pconv.photo import png
from pconv.photo.model import Photo
from pconv.photo.raster import gray_of
from pconv.photo.reading import read
from pconv.photo.saving import save_bytes

Lies = Literal["auto", "stored", "upright"]


def read_hole(path: str | Path, photo: Photo, *, lies: Lies = "auto") -> np.ndarray:
    """The hole in a picture file, ``(H, W) bool`` in the order of `photo`'s stored pixels.

    White is the hole: every pixel at least half as bright as white, on black where the file is transparent. A file of
    one brightness whose transparency varies (strokes on an empty layer) is read by its alpha channel, opaque being the
    hole.

    A mask may have the size of the stored pixels or that of the upright picture, and is turned back in the second case.
    Where both are the same (a square, or a photo that is mirrored or upside down), `lies` "auto" follows the mask's
    own orientation tag if it has one (as `write_hole` writes it) and else takes the mask as a person sees it: upright,
    since every paint program shows the photo so. "stored" and "upright" decide it outright.

    Raises:
        UsageError: the mask has neither size; both are named.
        PhotoError: the file cannot be read.
    """
    mask = read(path)
    hole = _hole_of(mask)
    if mask.orientation != 1 and lies == "auto":
        seen = mask.upright(hole)
        if seen.shape == photo.upright_shape:
            return np.ascontiguousarray(photo.stored(seen))
    fits_stored, fits_upright = hole.shape == photo.shape, hole.shape == photo.upright_shape
    if not fits_stored and not fits_upright:
        raise UsageError(_sizes(Path(path), hole.shape, photo))
    if lies == "stored" or (lies == "auto" and not fits_upright):
        if not fits_stored:
            raise UsageError(_sizes(Path(path), hole.shape, photo))
        return hole
    if not fits_upright:
        raise UsageError(_sizes(Path(path), hole.shape, photo))
    return np.ascontiguousarray(photo.stored(hole))


def _hole_of(mask: Photo) -> np.ndarray:
    """``(H, W) bool`` in the order of the mask file."""
    half = np.iinfo(mask.pixels.dtype).max // 2 + 1
    brightness = gray_of(mask.pixels)
    if mask.alpha is None:
        return brightness >= half
    opaque = mask.alpha >= half
    if brightness.min() == brightness.max() and mask.alpha.min() < mask.alpha.max():
        return opaque
    return (brightness >= half) & opaque


def _sizes(path: Path, shape: tuple[int, ...], photo: Photo) -> str:
    def words(size: tuple[int, ...]) -> str:
        return f"{size[1]} x {size[0]}"

    has, needed, turned = words(shape), words(photo.shape), words(photo.upright_shape)
    if turned == needed:
        return f"The mask {path} has {has} pixels, but the photo has {needed} pixels; make the mask of the same size."
    return (
        f"The mask {path} has {has} pixels, but the photo has {needed} pixels (or {turned}, turned upright); "
        "make the mask of the same size."
    )


def write_hole(
    hole: np.ndarray, path: str | Path, *, overwrite: bool = False, orientation: int = 1, lies: Lies = "stored"
) -> Path:
    """Write ``hole: (H, W) bool`` in stored order as an 8-bit PNG, white = hole.

    Args:
        orientation: the photo's orientation.
        lies: "stored" writes the hole as it is and notes the orientation in the file, so that it is turned by the same
            programs that turn the photo; "upright" writes it as a person sees it, for programs that do not.

    Raises `UsageError` where `path` does not end in .png, else as `photo.write`.
    """
    path = Path(path)
    if path.suffix.lower() != ".png":
        raise UsageError(f"Masks are saved as PNG; end the name {path.name} with .png.")
    extra = b""
    if lies == "upright":
        from pconv.photo.orientation import upright

        hole = upright(hole, orientation)
    elif orientation != 1:
        extra = png.chunk(b"eXIf", exif_block.only_orientation(orientation) or b"")
    file = io.BytesIO()
    Image.fromarray(np.where(hole, np.uint8(255), np.uint8(0))).save(file, "PNG", optimize=False)
    save_bytes([png.with_chunks(file.getvalue(), extra)], path, overwrite=overwrite)
    return path
