"""Decoded pictures of any mode brought to RGB and alpha."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from pconv.photo import colour
from pconv.photo.errors import PhotoError
from pconv.photo.model import Photo

_NO_SPACE = {"LAB": "Lab", "HSV": "HSV"}


@dataclass(frozen=True)
class Raster:
    """``pixels: (H, W, 3)``, ``alpha: (H, W)`` or None, whether one channel said it all, the profile, and notes."""

    pixels: np.ndarray
    alpha: np.ndarray | None = None
    gray: bool = False
    icc: bytes | None = None
    notes: tuple[str, ...] = ()


def of_gray(channel: np.ndarray) -> np.ndarray:
    """``(H, W)`` as three equal channels ``(H, W, 3)``."""
    three = np.empty((*channel.shape, 3), channel.dtype)
    three[...] = channel[..., None]  # numpy's repeat would keep Python's lock meanwhile, and a window waiting
    return three


def gray_of(pixels: np.ndarray) -> np.ndarray:
    """``(H, W, 3)`` as one channel ``(H, W)`` of the same dtype: the common value where the three are equal, the
    brightness (ITU-R BT.601) elsewhere."""
    total = np.full(pixels.shape[:2], 32768, np.uint32)
    for channel, weight in enumerate((19595, 38470, 7471)):
        total += pixels[..., channel] * np.uint32(weight)
    return (total >> 16).astype(pixels.dtype)


def channels(photo: Photo) -> list[np.ndarray]:
    """What a file stores of a photo: ``(H, W, 1)`` of a gray one or ``(H, W, 3)``, and ``(H, W, 1)`` of alpha."""
    planes = [gray_of(photo.pixels)[..., None]] if photo.gray else [photo.pixels]
    return planes if photo.alpha is None else [*planes, photo.alpha[..., None]]


def from_pillow(picture: Image.Image, icc: bytes | None, path: Path) -> Raster:
    """The pixels of an opened picture (they are decoded here) whose profile is `icc`.

    Raises `PhotoError` for colour spaces that cannot be edited without changing every pixel.
    """
    picture.load()
    mode = picture.mode
    if mode in _NO_SPACE:
        raise PhotoError(f"{path} is a {_NO_SPACE[mode]} picture, which is not edited here; convert it to RGB first.")
    if mode in ("I", "F"):
        raise PhotoError(f"{path} has 32 bits per channel, which is not edited here; convert it to 16 or 8 bits first.")
    if mode == "CMYK":
        return _from_cmyk(picture, icc, path)
    if mode.startswith("I;16"):
        return Raster(of_gray(np.array(picture).astype(np.uint16, copy=False)), gray=True, icc=icc)
    if mode == "1":
        notes = ("The picture was black and white only; it is saved with 256 shades of gray.",)
        return Raster(of_gray(np.array(picture.convert("L"))), gray=True, icc=icc, notes=notes)
    if mode == "L" and "transparency" not in picture.info:
        return Raster(of_gray(np.array(picture)), gray=True, icc=icc)
    if mode in ("L", "LA", "La"):
        both = np.array(picture.convert("LA"))
        return Raster(of_gray(both[..., 0]), np.ascontiguousarray(both[..., 1]), gray=True, icc=icc)
    return _from_colour(picture, icc)


def _from_colour(picture: Image.Image, icc: bytes | None) -> Raster:
    notes = ()
    if picture.mode in ("P", "PA"):
        notes = ("The picture had a palette; it is saved in full colour.",)
    if picture.mode == "RGBX":
        notes = ("The fourth channel of the picture is no transparency and was left out.",)
    if picture.mode in ("RGBA", "RGBa", "PA") or "transparency" in picture.info:
        four = np.array(picture.convert("RGBA"))
        return Raster(np.ascontiguousarray(four[..., :3]), np.ascontiguousarray(four[..., 3]), icc=icc, notes=notes)
    return Raster(np.array(picture.convert("RGB")), icc=icc, notes=notes)


def _from_cmyk(picture: Image.Image, icc: bytes | None, path: Path) -> Raster:
    if colour.space(icc) != b"CMYK":
        raise PhotoError(
            f"{path} is a CMYK picture without a colour profile, so its colours are unknown; convert it to RGB first."
        )
    assert icc is not None
    try:
        converted = colour.to_srgb(picture, icc)
    except (ImageCms.PyCMSError, OSError) as error:
        raise PhotoError(f"{path} is a CMYK picture with a broken colour profile; convert it to RGB first.") from error
    notes = ("The picture was CMYK; it was converted to sRGB and is saved so.",)
    return Raster(np.array(converted), icc=colour.srgb_profile(), notes=notes)


def straight(pixels: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """``pixels: (H, W, 3)`` that were multiplied by ``alpha: (H, W)``, divided by it again."""
    top = np.iinfo(pixels.dtype).max
    divided = pixels * (np.float32(top) / np.maximum(alpha, 1).astype(np.float32))[..., None]
    return np.minimum(np.rint(divided), top).astype(pixels.dtype)
