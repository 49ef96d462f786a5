"""Photos as the bytes of a file, one function per format.

Each takes a photo that was brought to what its format can hold (`writing.prepared`) and gives the file in parts and the
sentences about what it still had to leave out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image

from pconv.photo import container, gain_map, jpeg, jpeg_writing, png, png_writing, tiff_writing, webp
from pconv.photo import exif as exif_block
from pconv.photo.errors import PhotoError
from pconv.photo.model import Photo
from pconv.photo.pillow import saved
from pconv.photo.raster import channels
from pconv.photo.tiff_tags import ORIENTATION, SOFTWARE

Encoded = tuple[list[bytes], tuple[str, ...]]
WEBP_QUALITY, AVIF_QUALITY = 95, 90
_LONGEST = {"JPEG": 65500, "WEBP": 16383, "AVIF": 32768}


@dataclass(frozen=True)
class Settings:
    """quality: 1..100 or None for the format's own; lossless: for WebP, None to do as the source did."""

    quality: int | None = None
    lossless: bool | None = None


def encode(photo: Photo, kind: str, settings: Settings) -> Encoded:
    """`photo` as a file of format `kind`. Raises `PhotoError` for sides longer than the format allows."""
    longest = _LONGEST.get(kind, 2**31 - 1)
    if max(photo.shape) > longest:
        raise PhotoError(
            f"{_NAMES.get(kind, kind)} files have at most {longest} pixels on a side, this photo has "
            f"{max(photo.shape)}; save as PNG or TIFF."
        )
    return _ENCODERS[kind](photo, settings)


def too_long(what: str) -> str:
    """The sentence about data that no segment of a JPEG can hold."""
    return f"The {what} of the photo is too long for a JPEG and was left out."


def _pixels(photo: Photo, *, gray: bool) -> np.ndarray:
    """``(H, W, C)`` of an 8-bit photo, C-contiguous: brightness or RGB, and alpha where there is one."""
    planes = channels(photo if gray == photo.gray else dataclasses.replace(photo, gray=gray))
    return np.ascontiguousarray(np.concatenate(planes, axis=2) if len(planes) > 1 else planes[0])


def _picture(photo: Photo, *, gray: bool) -> Image.Image:
    """An 8-bit photo for Pillow: L, LA, RGB or RGBA."""
    array = _pixels(photo, gray=gray)
    return Image.fromarray(array[..., 0] if array.shape[2] == 1 else array)


def _jpeg(photo: Photo, settings: Settings) -> Encoded:
    data, notes = jpeg_writing.encode(
        _picture(photo, gray=photo.gray), photo.details.jpeg, quality=settings.quality, dpi=photo.dpi
    )
    brighter = gain_map.of(photo)
    xmp = photo.xmp
    if brighter is not None:
        xmp = container.with_gain_map(xmp, len(brighter.data), announced=gain_map.is_androids(brighter))
    extra = b""
    for name, marker, prefix, block in (
        ("camera data (EXIF)", jpeg.APP1, jpeg.EXIF, photo.exif),
        ("XMP data", jpeg.APP1, jpeg.XMP, xmp),
    ):
        if block and len(prefix) + len(block) > jpeg.LARGEST:
            notes += (too_long(name),)
        elif block:
            extra += jpeg.segment(marker, prefix + block)
    if photo.exif and photo.orientation != 1 and jpeg.EXIF not in extra:
        extra += jpeg.segment(jpeg.APP1, jpeg.EXIF + (exif_block.only_orientation(photo.orientation) or b""))
    if photo.icc:
        extra += jpeg.icc_segments(photo.icc)
    resources = jpeg.photoshop_with_captions(photo.details.photoshop, photo.details.iptc)
    if resources:
        extra += jpeg.photoshop_segments(resources)
    if photo.details.comment and len(photo.details.comment) <= jpeg.LARGEST:
        extra += jpeg.segment(jpeg.COM, photo.details.comment)
    if brighter is not None:
        return gain_map.joined(data, extra, brighter), notes
    return [jpeg.with_segments(data, extra)], notes


def _png(photo: Photo, _settings: Settings) -> Encoded:
    head, *pixels = png_writing.encode(channels(photo))
    extra = b""
    if photo.icc:
        extra += png.icc_chunk(photo.icc)
    for kind, body in photo.details.png_chunks:
        extra += png.chunk(kind, body)
    if photo.dpi:
        extra += png.dpi_chunk(photo.dpi)
    if photo.exif:
        extra += png.chunk(b"eXIf", photo.exif)
    if photo.xmp:
        extra += png.xmp_chunk(photo.xmp)
    return [head + extra, *pixels], ()


def _tiff(photo: Photo, _settings: Settings) -> Encoded:
    return tiff_writing.encode(photo), ()


def _webp(photo: Photo, settings: Settings) -> Encoded:
    lossless = settings.lossless
    if lossless is None:
        lossless = photo.details.webp_lossless and settings.quality is None
    quality = 80 if lossless else settings.quality or WEBP_QUALITY  # for lossless files: effort, not quality
    if not lossless and photo.alpha is None:
        data = webp.lossy(_pixels(photo, gray=False), quality)
        return [webp.with_details(data, photo.shape, icc=photo.icc, exif=photo.exif, xmp=photo.xmp)], ()
    data = saved(
        _picture(photo, gray=False),
        "WEBP",
        lossless=lossless,
        quality=quality,
        method=4,
        exact=True,
        icc_profile=photo.icc,
        exif=photo.exif,
        xmp=photo.xmp,
    )
    return [data], ()


def _bmp(photo: Photo, _settings: Settings) -> Encoded:
    notes: tuple[str, ...] = ()
    if photo.icc or photo.exif or photo.xmp:
        notes = ("BMP files hold neither colour profile nor camera data; both were left out.",)
    return [saved(_picture(photo, gray=photo.gray), "BMP", dpi=photo.dpi)], notes


class _Verbatim(Image.Exif):
    """EXIF for Pillow's AVIF writer, which takes the orientation out to store it as the format wants, and would write
    the rest anew."""

    def __init__(self, block: bytes, orientation: int) -> None:
        super().__init__()
        self[ORIENTATION] = orientation
        self[SOFTWARE] = ""  # never written: Pillow drops a block that seems empty without its orientation
        self._block = block

    def tobytes(self, offset: int = 8) -> bytes:
        return self._block


def _avif(photo: Photo, settings: Settings) -> Encoded:
    readable = exif_block.is_readable(photo.exif)
    block = photo.exif if readable else exif_block.only_orientation(photo.orientation)
    data = saved(
        _picture(photo, gray=False),
        "AVIF",
        quality=settings.quality or AVIF_QUALITY,
        subsampling="4:4:4",
        icc_profile=photo.icc,
        exif=_Verbatim(block, photo.orientation) if block else None,
        xmp=photo.xmp,
    )
    return [data], ()


_NAMES = {"WEBP": "WebP"}
_ENCODERS: dict[str, Callable[[Photo, Settings], Encoded]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "TIFF": _tiff,
    "WEBP": _webp,
    "BMP": _bmp,
    "AVIF": _avif,
}
