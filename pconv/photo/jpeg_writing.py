"""The pixels of a JPEG file, compressed as another file was where that is known."""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageFile

from pconv.photo.model import JpegCoding
from pconv.photo.pillow import saved

QUALITY = 95


def encode(
    picture: Image.Image,
    coding: JpegCoding | None,
    *,
    quality: int | None = None,
    dpi: tuple[float, float] | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """A JPEG of a picture, L or RGB, and sentences about what of `coding` could not be kept.

    Args:
        coding: what to take quantisation tables, colour resolution and passes from.
        quality: 1..100 instead of the tables; `QUALITY` where there are none.
    """
    gray, notes = picture.mode == "L", ()
    options: dict[str, Any] = {"quality": quality or QUALITY, "subsampling": 0}
    if coding is not None:
        if quality is None and (not gray or len(coding.tables) == 1):
            options = {"qtables": [list(table) for table in coding.tables]}
        options["subsampling"] = coding.subsampling or 0
        options |= {"progressive": coding.progressive or None, "keep_rgb": coding.rgb or None}
        if coding.subsampling is None:
            notes = ("The JPEG's rare layout of colours cannot be written; full colour resolution was used.",)
    if gray:
        options.pop("subsampling")
    return _saved(picture, dpi=dpi, **options), notes


def _saved(picture: Image.Image, **options: Any) -> bytes:
    # Pillow guesses how much room an optimised file needs, too little for fine tables and much noise.
    before = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = max(before, 4 * picture.width * picture.height)
    try:
        return saved(picture, "JPEG", optimize=True, **options)
    finally:
        ImageFile.MAXBLOCK = before
