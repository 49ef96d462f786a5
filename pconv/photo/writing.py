"""Writing photos: the format from the name, everything kept that it can hold, and the whole file or none."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from pconv.errors import UsageError
from pconv.photo import colour, container, encoders, formats, gain_map, jpeg, png
from pconv.photo import exif as exif_block
from pconv.photo.errors import PhotoError
from pconv.photo.fill_note import FillNote, noted
from pconv.photo.model import Details, Photo
from pconv.photo.raster import gray_of
from pconv.photo.saving import check_target, save_bytes
from pconv.photo.xmp import BadPacket

_SIXTEEN_BITS = {"PNG", "TIFF"}
_NO_ALPHA = {"JPEG", "BMP"}
_GRAY = {"JPEG", "PNG", "TIFF", "BMP"}
_NO_XMP = {"BMP"}
_XMP_THUMBNAILS = re.compile(rb"<(\w+:Thumbnails)\b.*?</\1\s*>", re.DOTALL)


@dataclass(frozen=True)
class Written:
    """A saved file: where, in which format, how many bytes, and sentences about what it could not hold."""

    path: Path
    format: str
    size: int
    notes: tuple[str, ...] = ()


def write(
    photo: Photo,
    path: str | Path,
    *,
    overwrite: bool = False,
    strip_private: bool = False,
    quality: int | None = None,
    lossless: bool | None = None,
    note: FillNote | None = None,
) -> Written:
    """Save `photo` as `path`, in the format its suffix names.

    Pixels are written as they lie in the file the photo came from, with its orientation beside them. EXIF, ICC and XMP
    go along into every format that holds them; previews inside them, which still show what was removed, do not.
    A photo that came from a JPEG is written as a JPEG with that file's own quantisation tables and colour resolution.

    Args:
        overwrite: replace an existing file.
        strip_private: leave out EXIF (place, camera, serial numbers, maker's notes), XMP, captions and comments;
            orientation, resolution and colour profile stay.
        quality: 1..100 for JPEG, WebP and AVIF instead of the source's own coding (or 95, 95 and 90).
        lossless: for WebP; None does as the source did.
        note: what the file is to say about its fills, in XMP, also where `strip_private` leaves all else of that out.
            Formats that hold no XMP say nothing.

    Raises:
        UsageError: the suffix or the quality makes no sense.
        PhotoExistsError: the file exists and `overwrite` is False.
        PhotoError: it cannot be written; then nothing was changed and nothing is left behind.
    """
    path = Path(path)
    kind = formats.for_suffix(path)
    if quality is not None and not 1 <= quality <= 100:
        raise UsageError(f"The quality is a number from 1 to 100, not {quality}.")
    check_target(path, overwrite=overwrite)
    photo, notes = prepared(photo, kind, strip_private=strip_private, note=note)
    try:
        parts, more = encoders.encode(photo, kind, encoders.Settings(quality, lossless))
    except PhotoError:
        raise
    except MemoryError as error:
        raise PhotoError(f"There is not enough memory to write {path}; nothing was saved.") from error
    except Exception as error:  # encoders of other people; a traceback would help nobody
        raise PhotoError(f"{path} could not be written as {kind}: {error}. Try PNG or TIFF.") from error
    size = save_bytes(parts, path, overwrite=overwrite)
    return Written(path, kind, size, (*notes, *more))


def as_png(photo: Photo) -> bytes:
    """The file that `write` would make of `photo` as a PNG, which loses nothing that `read` finds in any format but
    what only a file of that format can hold."""
    parts, _notes = encoders.encode(prepared(photo, "PNG")[0], "PNG", encoders.Settings(None, None))
    return b"".join(parts)


def prepared(
    photo: Photo, kind: str, *, strip_private: bool = False, note: FillNote | None = None
) -> tuple[Photo, tuple[str, ...]]:
    """`photo` as a file of format `kind` can hold it, without previews, and sentences about what changed."""
    notes: list[str] = []
    before = photo.xmp
    photo = _without_private(photo) if strip_private else _without_previews(photo)
    if note is not None and kind not in _NO_XMP:
        packet, said = _with_note(photo.xmp, note, before, jpeg.LARGEST_XMP if kind == "JPEG" else None)
        photo = dataclasses.replace(photo, xmp=packet)
        notes += said
    photo = dataclasses.replace(photo, exif=exif_block.with_orientation(photo.exif, photo.orientation))
    if photo.details.gain_map is not None and kind != "JPEG":
        photo = gain_map.left_out(photo)
        notes.append(f"{kind} files are saved without the photo's HDR gain map; save as JPEG to keep it.")
    if photo.details.gain_map is None and photo.xmp is not None:
        photo = dataclasses.replace(photo, xmp=container.with_nothing(photo.xmp))
    if photo.bits == 16 and kind not in _SIXTEEN_BITS:
        photo = dataclasses.replace(photo, pixels=to_8_bits(photo.pixels), alpha=_maybe_8_bits(photo.alpha))
        notes.append(f"{kind} files hold 8 bits per channel; the photo's 16 were rounded.")
    if photo.alpha is not None and kind in _NO_ALPHA:
        if photo.alpha.min() < np.iinfo(photo.alpha.dtype).max:
            notes.append(f"{kind} files hold no transparency; the photo was put on white.")
        photo = dataclasses.replace(photo, pixels=_on_white(photo.pixels, photo.alpha), alpha=None)
    if photo.gray and kind not in _GRAY and colour.space(photo.icc) == colour.GRAY_SPACE:
        photo = _in_srgb(photo)
        notes.append(f"{kind} files hold no gray profile; the photo was converted to sRGB.")
    if kind == "BMP" and photo.orientation != 1:
        turned = [np.ascontiguousarray(photo.upright(a)) for a in (photo.pixels, photo.alpha) if a is not None]
        photo = dataclasses.replace(photo, pixels=turned[0], orientation=1)
        notes.append("BMP files cannot say how the photo lies; it was turned upright.")
    return photo, tuple(notes)


def _without_private(photo: Photo) -> Photo:
    chunks = tuple((kind, body) for kind, body in photo.details.png_chunks if kind not in png.PRIVATE)
    details = dataclasses.replace(photo.details, png_chunks=chunks, comment=None, photoshop=None, iptc=None)
    return dataclasses.replace(photo, exif=None, xmp=None, details=details)


def _without_previews(photo: Photo) -> Photo:
    exif, _found = exif_block.without_previews(photo.exif)
    xmp = None if photo.xmp is None else _XMP_THUMBNAILS.sub(b"", photo.xmp)
    return dataclasses.replace(photo, exif=exif, xmp=xmp)


def _with_note(
    packet: bytes | None, note: FillNote, before: bytes | None, room: int | None
) -> tuple[bytes | None, tuple[str, ...]]:
    """The packet to write, of at most `room` bytes, and sentences about what it could not say. That a note has no room
    is no reason to lose the photo's own packet."""
    if packet is not None and room is not None and len(packet) > room:
        return noted(None, note, before=before), (encoders.too_long("XMP data"),)
    try:
        made = noted(packet, note, before=before)
    except BadPacket:
        return packet, ("The photo's XMP data cannot be read; they were kept, and say nothing about what was filled.",)
    if room is not None and len(made) > room:
        return packet, ("The photo's XMP data leave no room in a JPEG to say in them what was filled.",)
    return made, ()


def to_8_bits(array: np.ndarray) -> np.ndarray:
    """``uint16`` rounded to the nearest ``uint8`` level (65535 is 255)."""
    return ((array.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _maybe_8_bits(array: np.ndarray | None) -> np.ndarray | None:
    return None if array is None else to_8_bits(array)


def _on_white(pixels: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    top = np.iinfo(pixels.dtype).max
    flat = pixels.copy()
    where = alpha < top
    share = alpha[where].astype(np.float64)[:, None] / top
    flat[where] = np.rint(pixels[where] * share + top * (1 - share)).astype(pixels.dtype)
    return flat


def _in_srgb(photo: Photo) -> Photo:
    """A gray 8-bit photo with a gray profile as RGB in sRGB."""
    assert photo.icc is not None
    try:
        pixels = np.array(colour.to_srgb(Image.fromarray(gray_of(photo.pixels)), photo.icc))
        return dataclasses.replace(photo, pixels=pixels, icc=colour.srgb_profile(), gray=False)
    except (ImageCms.PyCMSError, OSError):
        return dataclasses.replace(photo, icc=None)


__all__ = ["Details", "Written", "prepared", "to_8_bits", "write"]
