"""Reading TIFF files: tags by our own eye, pixels by tifffile, OpenCV or Pillow, whichever can without loss.

Pillow has no 16-bit colour; tifffile needs a further package for LZW; OpenCV knows no tags. Both Pillow and OpenCV turn
the pixels by the orientation tag, so they are turned back.
"""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pconv.photo import exif as exif_block
from pconv.photo import formats, jpeg
from pconv.photo.errors import PhotoError
from pconv.photo.model import Details, Photo
from pconv.photo.orientation import stored
from pconv.photo.pillow import quiet, quiet_open
from pconv.photo.raster import Raster, from_pillow, of_gray, straight
from pconv.photo.tiff_tags import ORIENTATION, BadTags, Directory, Tags

if TYPE_CHECKING:
    import tifffile

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _YCBCR = 0, 1, 2, 3, 5, 6
_REFUSED = {8: "Lab", 9: "Lab", 10: "Lab", 32803: "camera raw", 34892: "camera raw", 4: "mask-only"}
_REFUSED |= {32844: "LogLuv", 32845: "LogLuv"}
_XMP, _IPTC, _PHOTOSHOP, _ICC, _DNG = 700, 33723, 34377, 34675, 50706
_PREMULTIPLIED, _STRAIGHT = 1, 2


def read(data: bytes, path: Path) -> Photo:
    """A photo from the bytes of a TIFF file: the first page that is no thumbnail. Errors as in `photo.read`."""
    import tifffile

    logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # it logs what we put into a sentence
    with quiet(), tifffile.TiffFile(io.BytesIO(data)) as file:
        pages = [page for page in file.pages]
        index = next((i for i, page in enumerate(pages) if not page.keyframe.is_reduced), 0)
        page = pages[index].aspage()
        _check(page, path)
        if any(at + size > len(data) for at, size in zip(page.dataoffsets, page.databytecounts, strict=False)):
            raise PhotoError(f"{path} is damaged or incomplete and cannot be opened (the file ends too early).")
        tags = Tags(data)
        directory = tags.directory(page.offset)
        turned = _orientation(tags, directory)
        icc = _bytes(directory, _ICC)
        raster = _raster(page, index, data, turned, icc, path)
        full = sum(not page.keyframe.is_reduced for page in pages)
        compressed = page.compression != 1
    notes = (f"The file holds {full} pages; only the first is opened and saved.",) if full > 1 else ()
    if 330 in directory.entries or 37724 in directory.entries:
        notes += ("Layers and previews in the file are not saved with the photo.",)
    return Photo(
        raster.pixels,
        raster.alpha,
        orientation=turned,
        icc=raster.icc,
        exif=exif_block.from_tiff(tags, page.offset),
        xmp=_bytes(directory, _XMP),
        dpi=_dpi(page),
        format="TIFF",
        gray=raster.gray,
        details=Details(
            photoshop=jpeg.photoshop_without_thumbnails(_bytes(directory, _PHOTOSHOP)),
            iptc=_bytes(directory, _IPTC),
            tiff_compressed=compressed,
        ),
        notes=(*raster.notes, *notes),
    )


def _check(page: tifffile.TiffPage, path: Path) -> None:
    if page.photometric in _REFUSED or _DNG in page.tags:
        words = _REFUSED.get(int(page.photometric), "camera raw")
        raise PhotoError(f"{path} is a {words} picture, which is not edited here; convert it to RGB first.")
    if page.photometric not in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _YCBCR):
        raise PhotoError(f"{path} stores its colours in a way that is not known here; convert it to RGB first.")
    if page.sampleformat != 1:
        kind = "floating-point numbers" if page.sampleformat == 3 else "signed or complex numbers"
        raise PhotoError(f"{path} stores its pixels as {kind}; convert it to 16 or 8 bits per channel first.")
    if page.bitspersample not in (1, 2, 4, 8, 16):
        raise PhotoError(f"{path} has {page.bitspersample} bits per channel; convert it to 16 or 8 bits first.")
    if page.imagedepth > 1:
        raise PhotoError(f"{path} is a volume of {page.imagedepth} layers and not a photo; save one layer of it.")
    formats.check_size(page.imagelength, page.imagewidth, path)


def _orientation(tags: Tags, directory: Directory) -> int:
    try:
        value = tags.number(directory.entries[ORIENTATION])
    except (KeyError, BadTags):
        return 1
    return value if 1 <= value <= 8 else 1


def _bytes(directory: Directory, tag: int) -> bytes | None:
    entry = directory.entries.get(tag)
    return entry.value or None if entry is not None else None


def _dpi(page: tifffile.TiffPage) -> tuple[float, float] | None:
    if page.resolutionunit not in (2, 3) or "XResolution" not in page.tags or "YResolution" not in page.tags:
        return None
    scale = 1.0 if page.resolutionunit == 2 else 2.54
    parts: list[Any] = [page.tags["XResolution"].value, page.tags["YResolution"].value]
    if any(len(part) != 2 or 0 in part for part in parts):
        return None
    across, down = (scale * part[0] / part[1] for part in parts)
    return across, down


def _raster(page: tifffile.TiffPage, index: int, data: bytes, turned: int, icc: bytes | None, path: Path) -> Raster:
    if page.bitspersample != 16:
        return _by_pillow(data, index, turned, icc, path)
    array = _array16(page, index, data, turned, path)
    colours = {_WHITE_IS_ZERO: 1, _BLACK_IS_ZERO: 1, _RGB: 3}.get(int(page.photometric))
    if colours is None or array.shape[2] < colours:
        raise PhotoError(f"{path} is a 16-bit picture that is neither RGB nor gray; convert it to RGB first.")
    values = array[..., :colours]
    if page.photometric == _WHITE_IS_ZERO:
        values = 65535 - values
    pixels = of_gray(values[..., 0]) if colours == 1 else np.ascontiguousarray(values)
    alpha, notes = None, ()
    extra = tuple(int(kind) for kind in page.extrasamples)
    known = next((i for i, kind in enumerate(extra) if kind in (_PREMULTIPLIED, _STRAIGHT)), None)
    if known is not None and colours + known < array.shape[2]:
        alpha = np.ascontiguousarray(array[..., colours + known])
        if extra[known] == _PREMULTIPLIED:
            pixels = straight(pixels, alpha)
            notes += ("The colours were multiplied by the transparency; they are saved without.",)
    if array.shape[2] > colours + (alpha is not None):
        notes += ("The file holds channels beside colour and transparency, which are not saved.",)
    return Raster(pixels, alpha, gray=colours == 1, icc=icc, notes=notes)


def _array16(page: tifffile.TiffPage, index: int, data: bytes, turned: int, path: Path) -> np.ndarray:
    """``(H, W, samples) uint16`` in stored order."""
    shape = (page.imagelength, page.imagewidth, page.samplesperpixel)
    try:
        array = page.asarray()
    except (ValueError, KeyError) as error:
        if "imagecodecs" not in str(error):
            raise
        array = _by_opencv(data, index, turned)
        if array is None or array.shape != shape or array.dtype != np.uint16:
            raise PhotoError(
                f"{path} is a 16-bit TIFF packed in a way that cannot be opened here; save it with ZIP compression."
            ) from error
        return array
    if page.planarconfig == 2 and array.ndim == 3:
        array = np.moveaxis(array, 0, 2)
    return array.reshape(shape)


def _by_opencv(data: bytes, index: int, turned: int) -> np.ndarray | None:
    from pconv._cv2 import cv2

    found, arrays = cv2.imdecodemulti(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED, range=(index, index + 1))
    if not found or not arrays:
        return None
    array = stored(arrays[0], turned)
    if array.ndim == 2:
        return np.ascontiguousarray(array[..., None])
    order = [2, 1, 0, 3] if array.shape[2] == 4 else [2, 1, 0]
    return array[..., order] if array.shape[2] in (3, 4) else array


def _by_pillow(data: bytes, index: int, turned: int, icc: bytes | None, path: Path) -> Raster:
    with quiet_open(io.BytesIO(data), ("TIFF",)) as picture:
        picture.seek(index)
        raster = from_pillow(picture, icc, path)
    if turned == 1:
        return raster
    alpha = None if raster.alpha is None else np.ascontiguousarray(stored(raster.alpha, turned))
    pixels = np.ascontiguousarray(stored(raster.pixels, turned))
    return Raster(pixels, alpha, gray=raster.gray, icc=raster.icc, notes=raster.notes)
