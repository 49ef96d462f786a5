"""What sheets and reports draw with: pictures as a person sees them, holes in red, texts that fit."""

from __future__ import annotations

import re

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_TINT = np.array((255, 40, 40), np.float32)


def eight_bits(pixels: np.ndarray) -> np.ndarray:
    """``uint8 or uint16`` as a C-contiguous ``uint8``."""
    return np.ascontiguousarray(pixels if pixels.dtype == np.uint8 else pixels // 257).astype(np.uint8, copy=False)


def srgb(picture: Image.Image | np.ndarray, icc: bytes | None) -> Image.Image:
    """The picture in sRGB, or as it is where its profile cannot be used."""
    picture = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    if not icc or icc[16:20] != b"RGB ":
        return picture
    from PIL import ImageCms

    from pconv.photo.colour import to_srgb

    try:
        return to_srgb(picture, icc)
    except (ImageCms.PyCMSError, OSError):
        return picture


def tinted(picture: Image.Image, hole: np.ndarray) -> Image.Image:
    """The picture with the hole in red, however small it has become."""
    from pconv._cv2 import cv2

    mask = np.where(hole, np.uint8(255), np.uint8(0))
    shrunk = picture.width < hole.shape[1]
    share = cv2.resize(mask, picture.size, interpolation=cv2.INTER_AREA if shrunk else cv2.INTER_NEAREST)
    share = np.maximum(share.astype(np.float32) / 255, 0.5 * (share > 0))[..., None] * 0.6
    return Image.fromarray(np.rint(np.asarray(picture) * (1 - share) + _TINT * share).astype(np.uint8))


def wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """The text in lines of `width` pixels at most, where words allow it; no-break spaces hold together."""
    lines = [""]
    for word in re.split(r"[ \n]+", text):
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def shortened(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """As much of the text as fits into `width` pixels, with dots where some is missing."""
    if draw.textlength(text, font) <= width:
        return text
    while text and draw.textlength(f"{text}...", font) > width:
        text = text[:-1]
    return f"{text}..."
