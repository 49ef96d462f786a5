"""Reading photos: one door for the window, the command line and batch jobs."""

from __future__ import annotations

import dataclasses
import io
import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from pconv.photo import exif as exif_block
from pconv.photo import formats, gain_map, jpeg, png, tiff_reading, webp
from pconv.photo.errors import PhotoError, reading_failed
from pconv.photo.model import Details, GainMap, Photo
from pconv.photo.pillow import quiet, quiet_open
from pconv.photo.raster import Raster, from_pillow, of_gray
from pconv.photo.tiff_tags import BadTags, Tags

_HEAD = 64
_MUCH_BEHIND = 1024
_TURNED = 0.05  # how much proportions differ by rounding at most


def read(path: str | Path) -> Photo:
    """Read a JPEG, PNG, TIFF, WebP, BMP, AVIF or (with the extra ``heif``) HEIC file, whatever its suffix says.

    Pixels stay as they lie in the file; `Photo.orientation` says how to turn them. Of several pages or frames the
    first one is read, with a note.

    Raises `PhotoError` with one sentence where the file is missing, unreadable, damaged, too large or of a kind that
    cannot be edited.
    """
    path = Path(path)
    kind, data = _bytes_of(path)
    return _decoded(kind, data, path)


def decode(data: bytes, path: str | Path) -> Photo:
    """A photo from the bytes of its file, as `read` makes it from the file; `path` is what to call it."""
    path = Path(path)
    return _decoded(formats.sniff(data[:_HEAD], path), data, path)


def _decoded(kind: str, data: bytes, path: Path) -> Photo:
    try:
        photo = _READERS[kind](data, path)
    except PhotoError:
        raise
    except MemoryError as error:
        raise PhotoError(f"{path} does not fit into memory; close other programs or scale it down.") from error
    except Exception as error:  # decoders raise nearly anything on damaged files
        reason = _reason(kind, data, error)
        if reason:
            raise PhotoError(f"{path} is damaged or incomplete and cannot be opened ({reason}).") from error
        raise PhotoError(f"{path} is damaged or incomplete and cannot be opened.") from error
    return dataclasses.replace(photo, path=path)


def _bytes_of(path: Path) -> tuple[str, bytes]:
    try:
        if path.is_dir():
            raise IsADirectoryError
        with path.open("rb") as file:
            head = file.read(_HEAD)
            kind = formats.sniff(head, path)
            if os.fstat(file.fileno()).st_size > formats.MAX_BYTES:
                raise PhotoError(f"{path} has more than {formats.MAX_BYTES // 2**30} gigabytes and is not opened.")
            file.seek(0)
            return kind, file.read()
    except OSError as error:
        raise reading_failed(path, error) from error
    except ValueError as error:
        raise PhotoError(f"{path} is not a name a file can have.") from error


def _reason(kind: str, data: bytes, error: Exception) -> str:
    """Why a file cannot be decoded, in words for people; decoders have none."""
    if isinstance(error, png.BrokenPng):
        return str(error)
    missing = {
        "JPEG": lambda: jpeg.picture_end(data) is None,
        "WEBP": lambda: int.from_bytes(data[4:8], "little") + 8 > len(data),
        "BMP": lambda: int.from_bytes(data[2:6], "little") > len(data),
        "TIFF": lambda: Tags(data).first + 2 > len(data),
    }
    try:
        return "the file ends too early" if missing[kind]() else ""
    except (KeyError, BadTags):
        return ""


def _read_pillow(
    data: bytes,
    path: Path,
    kinds: tuple[str, ...],
    icc: bytes | None = None,
    *,
    opaque: Callable[[bytes], np.ndarray | None] = lambda _data: None,
) -> tuple[Raster, dict, int]:
    """(pixels, Pillow's info, number of frames) of a file Pillow decodes; `opaque` is tried before it for a single
    picture without alpha."""
    with quiet_open(io.BytesIO(data), kinds) as picture:
        formats.check_size(picture.height, picture.width, path)
        with quiet():
            frames = getattr(picture, "n_frames", 1)
            icc = icc or picture.info.get("icc_profile") or None
            pixels = opaque(data) if frames == 1 and picture.mode == "RGB" else None
            if pixels is not None:
                return Raster(pixels, icc=icc), dict(picture.info), frames
            return from_pillow(picture, icc, path), dict(picture.info), frames


def _frames_note(frames: int) -> tuple[str, ...]:
    return (f"The file holds {frames} frames; only the first is opened and saved.",) if frames > 1 else ()


def _dpi(info: dict[str, Any]) -> tuple[float, float] | None:
    try:
        across, down = (float(value) for value in info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return (across, down) if all(math.isfinite(v) and v > 0 for v in (across, down)) else None


def _photo(raster: Raster, kind: str, info: dict[str, Any], notes: tuple[str, ...] = (), **more: Any) -> Photo:
    """A photo from pixels and what Pillow found beside them."""
    exif = exif_block.from_file(info.get("exif"))
    values: dict[str, Any] = {
        "exif": exif,
        "orientation": exif_block.orientation(exif),
        "xmp": _xmp(info),
        "dpi": _dpi(info),
    }
    return Photo(
        raster.pixels,
        raster.alpha,
        icc=raster.icc,
        format=kind,
        gray=raster.gray,
        notes=(*raster.notes, *notes),
        **(values | more),
    )


def _xmp(info: dict[str, Any]) -> bytes | None:
    xmp = info.get("xmp")
    return xmp.encode() if isinstance(xmp, str) else xmp or None


def _read_jpeg(data: bytes, path: Path) -> Photo:
    raster, info, _frames = _read_pillow(data, path, ("JPEG",))
    notes = ()
    if jpeg.has_unknown_blocks(data):
        notes = ("The file holds data blocks unknown here (such as depth maps); they are not saved with the photo.",)
    end = jpeg.picture_end(data)
    brighter, size = (None if end is None else gain_map.found_in(data, end)) or (None, 0)
    if end is not None and len(data) - end - size > _MUCH_BEHIND:
        notes += ("Behind the picture the file holds more (a second picture, a depth map or a film clip), "
                 "which is not saved with it.",)  # fmt: skip
    photoshop = jpeg.application_data(data, jpeg.APP13, jpeg.PHOTOSHOP)
    details = Details(
        jpeg=jpeg.coding(data),
        gain_map=brighter,
        comment=info.get("comment") or None,
        photoshop=jpeg.photoshop_without_thumbnails(photoshop),
    )
    return _photo(raster, "JPEG", info, notes, details=details)


def _read_png(data: bytes, path: Path) -> Photo:
    info: dict[str, Any] = {}
    kept, frames, header, transparent = [], 1, b"", False
    for kind, body in png.chunks(data):
        if kind == b"IHDR":
            header = body
        elif kind == b"iCCP":
            info["icc_profile"] = png.icc_of(body)
        elif kind == b"eXIf":
            info["exif"] = body
        elif kind == b"pHYs":
            info["dpi"] = png.dpi_of(body)
        elif kind == b"acTL":
            frames = int.from_bytes(body[:4], "big")
        elif kind == b"iTXt" and png.xmp_of(body) is not None:
            info["xmp"] = png.xmp_of(body)
        elif (hidden := png.raw_profile_exif(kind, body)) is not None:
            info.setdefault("exif", hidden)  # not kept as text: a thumbnail in it would stay
        elif kind in png.KEPT:
            kept.append((kind, body))
        transparent |= kind == b"tRNS"
    if header[8:9] == b"\x10":
        raster = _png16(data, header, transparent, info.get("icc_profile"), path)
    else:
        raster, _info, _frames = _read_pillow(data, path, ("PNG",), info.get("icc_profile"))
    details = Details(png_chunks=tuple(kept))
    return _photo(raster, "PNG", info, _frames_note(frames), details=details)


def _png16(data: bytes, header: bytes, transparent: bool, icc: bytes | None, path: Path) -> Raster:
    """16-bit PNG by OpenCV: Pillow would open all but gray ones as 8 bits."""
    formats.check_size(int.from_bytes(header[4:8], "big"), int.from_bytes(header[:4], "big"), path)
    from pconv._cv2 import cv2

    array = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if array is None or array.dtype != np.uint16:
        raise png.BrokenPng("the pixels cannot be decoded")
    gray = header[9] in (0, 4)
    if array.ndim == 2:
        key = png.transparent_gray(data) if transparent else None
        alpha = None if key is None else np.where(array == key, 0, 65535).astype(np.uint16)
        return Raster(of_gray(array), alpha, gray=True, icc=icc)
    alpha = np.ascontiguousarray(array[..., 3]) if array.shape[2] == 4 else None
    return Raster(np.ascontiguousarray(array[..., 2::-1]), alpha, gray=gray, icc=icc)


def _read_webp(data: bytes, path: Path) -> Photo:
    raster, info, frames = _read_pillow(data, path, ("WEBP",), opaque=webp.opaque)
    # A lossless picture's chunk is called VP8L; it follows the file header or the extended header's chunks.
    details = Details(webp_lossless=any(name == b"VP8L" for name, _ in webp.chunks(data)))
    return _photo(raster, "WEBP", info, _frames_note(frames), details=details)


def _read_bmp(data: bytes, path: Path) -> Photo:
    raster, info, _frames = _read_pillow(data, path, ("BMP",))
    return _photo(raster, "BMP", info)


def _read_avif(data: bytes, path: Path) -> Photo:
    from PIL import features

    if not features.check("avif"):
        raise PhotoError(f"{path} is an AVIF picture, which this build of Pillow cannot open; install a newer Pillow.")
    raster, info, frames = _read_pillow(data, path, ("AVIF",))
    notes = _frames_note(frames)
    # 'pixi' (ISO/IEC 23008-12, 6.5.6): version and flags, number of channels, bits of each.
    start = data.find(b"pixi")
    if start >= 0 and len(data) > start + 9 and data[start + 9] > 8:
        notes += (f"The picture has {data[start + 9]} bits per channel; it was opened with 8.",)
    return _photo(raster, "AVIF", info, notes)


def _read_heif(data: bytes, path: Path) -> Photo:
    try:
        import pillow_heif
    except ImportError as error:
        raise PhotoError(
            f"{path} is a HEIC picture; to open those, install the extra: pip install 'pconv-studio[heif]'."
        ) from error
    pillow_heif.register_heif_opener()
    raster, info, frames = _read_pillow(data, path, ("HEIF",))
    notes = (f"The file holds {frames} pictures; only the first is opened and saved.",) if frames > 1 else ()
    return _photo(raster, "HEIF", info, notes, details=Details(gain_map=_heif_gain_map(data, info, raster)))


def _heif_gain_map(data: bytes, info: dict[str, Any], raster: Raster) -> GainMap | None:
    """The gain map of an iPhone's photo as a JPEG of such a photo would hold it; None where there is none, one that
    cannot be read, or one that lies otherwise than the photo."""
    import pillow_heif

    numbers = info.get("aux", {}).get(gain_map.APPLE, ())
    if not numbers:
        return None
    try:
        pixels = np.array(pillow_heif.open_heif(data).get_aux_image(numbers[0]).to_pillow().convert("L"))
    except Exception:  # the photo can be edited without
        return None
    ours, its = (shape[1] / shape[0] for shape in (raster.pixels.shape, pixels.shape))
    return gain_map.apples(pixels) if abs(its / ours - 1) < _TURNED else None


_READERS = {
    "JPEG": _read_jpeg,
    "PNG": _read_png,
    "TIFF": tiff_reading.read,
    "WEBP": _read_webp,
    "BMP": _read_bmp,
    "AVIF": _read_avif,
    "HEIF": _read_heif,
}
