"""Writing TIFF files, 8 or 16 bits, with all of EXIF.

An EXIF block is itself laid out as a TIFF file, so it becomes the beginning of ours: every offset in it, those inside a
maker's private notes too, stays true. Pixels and a new first directory follow behind it.
"""

from __future__ import annotations

import struct
from fractions import Fraction

import numpy as np

from pconv.photo import deflate
from pconv.photo.errors import PhotoError
from pconv.photo.exif import STRUCTURE
from pconv.photo.model import Photo
from pconv.photo.raster import channels
from pconv.photo.tiff_tags import EXIF_IFD, BadTags, Tags, long, pack_directory, raw_rows, short

_BYTE, _SHORT, _LONG, _RATIONAL, _UNDEFINED = 1, 3, 4, 5, 7
_STRIP = 2**20
_RESOLUTION = (282, 283, 296)
_DEFLATE, _PLAIN = 8, 1


def encode(photo: Photo) -> list[bytes]:
    """The bytes of a TIFF file, in parts. Raises `PhotoError` above four gigabytes."""
    block = _beginning(photo.exif)
    tags = Tags(block)
    planes = channels(photo)
    samples = sum(plane.shape[2] for plane in planes)
    if photo.pixels[..., 0].nbytes * samples + len(block) >= 2**32 - 2**24:
        raise PhotoError(f"A TIFF file cannot hold {photo.pixels.nbytes // 2**20} megabytes of pixels; save as PNG.")
    rows = max(1, _STRIP // (photo.shape[1] * samples * photo.pixels.itemsize))
    tops, compressed = range(0, photo.shape[0], rows), photo.details.tiff_compressed

    def plain(top: int) -> bytes:
        piece = np.concatenate([plane[top : top + rows] for plane in planes], axis=2)
        return _bytes_of(piece, tags.order, differences=compressed)

    if compressed:
        way = deflate.strategy([plain(top) for top in (0, tops[len(tops) // 2])])
        strips = list(deflate.in_parallel(lambda top: deflate.packed(plain(top), way), tops))
    else:
        strips = [plain(top) for top in tops]
    starts = len(block) + np.cumsum([0, *(len(data) for data in strips)])
    padding = bytes(int(starts[-1]) % 2)
    position = int(starts[-1]) + len(padding)
    directory = _directory(photo, tags, samples, rows, [int(s) for s in starts[:-1]], [len(data) for data in strips])
    head = bytearray(block)
    struct.pack_into(tags.order + "I", head, 4, position)
    return [bytes(head), *strips, padding, pack_directory(tags.order, position, directory)]


def _beginning(exif: bytes | None) -> bytes:
    """The EXIF block, or the bare head of a TIFF file where there is none; even in length."""
    try:
        tags = Tags(exif or b"")
        tags.directory(tags.first)
    except BadTags:
        exif = b"II*\0\0\0\0\0"
    assert exif is not None
    return exif + bytes(len(exif) % 2)


def _bytes_of(piece: np.ndarray, order: str, *, differences: bool) -> bytes:
    """``piece: (rows, W, samples)`` as the bytes of a strip, or of its differences of neighbours (predictor 2)."""
    if differences:
        changed = piece.copy()
        changed[:, 1:] -= piece[:, :-1]  # wraps around, as the format wants
        piece = changed
    return piece.astype(piece.dtype.newbyteorder(order), copy=False).tobytes()


def _directory(
    photo: Photo, tags: Tags, samples: int, rows: int, starts: list[int], sizes: list[int]
) -> list[tuple[int, int, int, bytes]]:
    order, (height, width) = tags.order, photo.shape
    table = {row[0]: row for row in _photo_rows(tags) if row[0] not in STRUCTURE}

    def put(tag: int, kind: int, value: bytes, count: int | None = None) -> None:
        size = {_BYTE: 1, _UNDEFINED: 1, _SHORT: 2, _LONG: 4, _RATIONAL: 8}[kind]
        table[tag] = (tag, kind, len(value) // size if count is None else count, value)

    put(256, _LONG, long(order, width))
    put(257, _LONG, long(order, height))
    put(258, _SHORT, short(order, *[photo.bits] * samples))
    put(259, _SHORT, short(order, _DEFLATE if photo.details.tiff_compressed else _PLAIN))
    put(262, _SHORT, short(order, 1 if photo.gray else 2))
    put(273, _LONG, long(order, *starts))
    put(277, _SHORT, short(order, samples))
    put(278, _LONG, long(order, rows))
    put(279, _LONG, long(order, *sizes))
    put(284, _SHORT, short(order, 1))
    if photo.details.tiff_compressed:
        put(317, _SHORT, short(order, 2))
    if photo.alpha is not None:
        put(338, _SHORT, short(order, 2))
    if photo.dpi is not None and not any(tag in table for tag in _RESOLUTION):
        for tag, value in zip(_RESOLUTION, photo.dpi, strict=False):
            part = Fraction(value).limit_denominator(1000)
            put(tag, _RATIONAL, long(order, part.numerator, part.denominator))
        put(_RESOLUTION[2], _SHORT, short(order, 2))
    details = photo.details
    for tag, block in ((700, photo.xmp), (33723, details.iptc), (34377, details.photoshop), (34675, photo.icc)):
        if block:
            put(tag, _BYTE if tag in (700, 34377) else _UNDEFINED, block)
    return list(table.values())


def _photo_rows(tags: Tags) -> list[tuple[int, int, int, bytes]]:
    """What the EXIF block's first directory says, its long values left where they lie."""
    if tags.first == 0:
        return []
    rows = []
    for tag, kind, count, value in raw_rows(tags, tags.directory(tags.first)):
        # Some writers give the type IFD to this pointer; readers expect a plain number.
        rows.append((tag, _LONG if tag == EXIF_IFD else kind, count, value))
    return rows
