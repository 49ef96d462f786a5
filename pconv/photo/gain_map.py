"""Gain maps: second pictures in JPEG files that say how much brighter a pixel becomes where a display can do that.

Phones and raw developers write them: Adobe's and Android's ("Ultra HDR"), the standard's (ISO 21496-1) and Apple's. A
map is a JPEG of its own behind the picture, listed in an index (CIPA DC-007, "Multi-Picture Format") and, Android's, in
the XMP of the picture.
"""

from __future__ import annotations

import dataclasses
import io
import struct
from collections.abc import Iterator

import numpy as np
from PIL import Image

from pconv.photo import jpeg, jpeg_writing
from pconv.photo.gain_fitting import fitted
from pconv.photo.model import GainMap, Photo
from pconv.photo.pillow import quiet_open
from pconv.photo.tiff_tags import BadTags, Tags, long, pack_directory

ISO = b"urn:iso:std:iso:ts:21496:-1\0"
_INDEX = b"MPF\0"
APPLE = "urn:com:apple:photo:2020:aux:hdrgainmap"
_ANDROID = b"http://ns.adobe.com/hdr-gain-map/1.0/"
# What an iPhone writes into the map of a JPEG: how bright it becomes stands in the camera's notes.
_APPLES_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:HDRGainMap="http://ns.apple.com/HDRGainMap/1.0/" '
    'xmlns:apdi="http://ns.apple.com/pixeldatainfo/1.0/" HDRGainMap:HDRGainMapVersion="65536" '
    f'apdi:AuxiliaryImageType="{APPLE}"/></rdf:RDF></x:xmpmeta>'
).encode()
_VERSION, _NUMBER, _ENTRIES = 0xB000, 0xB001, 0xB002
_UNDEFINED, _LONG = 7, 4
_FIRST_PICTURE = 0x030000
_MOST = 32  # places behind a picture that look like the start of another, in a file whose index is lost
_ISO_VERSIONS = 4  # bytes of what the standard lets the picture itself say: which versions of it can read the map


def found_in(data: bytes, end: int) -> tuple[GainMap, int] | None:
    """The gain map behind the picture of a JPEG file, which goes up to `end`, and how many bytes it takes there; None
    where there is none that can be read."""
    for start in dict.fromkeys((*_listed(data), *_following(data, end))):
        stop = jpeg.picture_end(data, start) if start >= end else None
        if stop is None or not _is_map(data, start):
            continue
        bare = _bare(data[start:stop])
        if _pixels(bare) is not None:
            return GainMap(bare, jpeg.application_data(data[:end], jpeg.APP2, ISO)), stop - start
    return None


def _listed(data: bytes) -> list[int]:
    """Where the pictures begin that the file's index lists, but for the first."""
    for segment in jpeg.segments_before_scan(data):
        if segment.marker != jpeg.APP2 or not segment.payload.startswith(_INDEX):
            continue
        block = segment.payload[len(_INDEX) :]
        try:
            tags = Tags(block)
            entries = tags.directory(tags.first).entries[_ENTRIES].value
        except (BadTags, KeyError):
            return []
        rows = struct.iter_unpack(tags.order + "4xII4x", entries[: len(entries) // 16 * 16])
        return [segment.end - len(block) + offset for _size, offset in rows if offset]
    return []


def _following(data: bytes, end: int) -> Iterator[int]:
    """Where JPEGs begin behind the first one, for files whose index is lost."""
    for _ in range(_MOST):
        start = data.find(b"\xff\xd8\xff", end)
        if start < 0:
            return
        yield start
        end = jpeg.picture_end(data, start) or start + 2


def _is_map(data: bytes, start: int) -> bool:
    for marker, payload, _end in jpeg.segments_before_scan(data, start):
        if marker == jpeg.APP2 and payload.startswith(ISO) and len(payload) > len(ISO) + _ISO_VERSIONS:
            return True
        androids = _ANDROID in payload and b"GainMapMax" in payload
        if marker == jpeg.APP1 and payload.startswith(jpeg.XMP) and (androids or APPLE.encode() in payload):
            return True
    return False


def _bare(data: bytes) -> bytes:
    """The JPEG of a map with what tells how to apply it, and without the camera's data, comments and previews."""
    kept, position = data[:2], 2
    for segment in jpeg.segments_before_scan(data):
        private = segment.marker in (jpeg.APP1, jpeg.APP2, jpeg.APP13, jpeg.COM)
        if not private or segment.payload.startswith((jpeg.XMP, ISO, jpeg.ICC)):
            kept += data[position : segment.end]
        position = segment.end
    return kept + data[position:]


def _pixels(data: bytes) -> np.ndarray | None:
    """``(h, w) or (h, w, 3) uint8`` of the JPEG of a map; None where it cannot be decoded."""
    from pconv.photo.formats import MAX_PIXELS

    try:
        with quiet_open(io.BytesIO(data), ("JPEG",)) as picture:
            if picture.width * picture.height > MAX_PIXELS or picture.mode not in ("L", "RGB"):
                return None
            return np.array(picture)
    except Exception:  # decoders raise nearly anything on damaged files
        return None


def apples(pixels: np.ndarray) -> GainMap:
    """The gain map of an iPhone's photo, ``(h, w) uint8``, as it lies behind a JPEG."""
    data, _notes = jpeg_writing.encode(Image.fromarray(pixels), None)
    return GainMap(jpeg.with_segments(data, jpeg.segment(jpeg.APP1, jpeg.XMP + _APPLES_PACKET)))


def of(photo: Photo) -> GainMap | None:
    """A photo's gain map, fitted to what was filled in the photo; None where there is none."""
    found = photo.details.gain_map
    if found is None or photo.unfilled is None:
        return found
    pixels = _pixels(found.data)
    made = None if pixels is None else fitted(pixels, photo.unfilled, photo.pixels)
    if made is None:
        return found
    data, _notes = jpeg_writing.encode(Image.fromarray(made), jpeg.coding(found.data))
    told = (s for s in jpeg.segments_before_scan(found.data) if s.marker in (jpeg.APP1, jpeg.APP2))
    data = jpeg.with_segments(data, b"".join(jpeg.segment(s.marker, s.payload) for s in told))
    return dataclasses.replace(found, data=data)


def is_androids(gain_map: GainMap) -> bool:
    """Whether readers of a map look for it in the XMP of the picture."""
    return _ANDROID in (jpeg.application_data(gain_map.data, jpeg.APP1, jpeg.XMP) or b"")


def joined(picture: bytes, extra: bytes, gain_map: GainMap) -> list[bytes]:
    """A file, in parts: a JPEG with segments `extra`, and its gain map behind it."""
    if gain_map.iso is not None:
        extra += jpeg.segment(jpeg.APP2, ISO + gain_map.iso)
    size = len(jpeg.segment(jpeg.APP2, _INDEX + _index(0, 0, 0)))
    whole = len(picture) + len(extra) + size
    block_at = jpeg.behind_first(picture) + len(extra) + size - len(_index(0, 0, 0))
    extra += jpeg.segment(jpeg.APP2, _INDEX + _index(whole, len(gain_map.data), whole - block_at))
    return [jpeg.with_segments(picture, extra), gain_map.data]


def _index(first: int, second: int, offset: int) -> bytes:
    """An index of two pictures: their sizes, and where the second begins, counted from the index (DC-007, 5.2)."""
    entries = struct.pack(">IIIHH", _FIRST_PICTURE, first, 0, 0, 0) + struct.pack(">IIIHH", 0, second, offset, 0, 0)
    rows = [(_VERSION, _UNDEFINED, 4, b"0100"), (_NUMBER, _LONG, 1, long(">", 2)), (_ENTRIES, _UNDEFINED, 32, entries)]
    return b"MM\0*" + long(">", 8) + pack_directory(">", 8, rows)


def left_out(photo: Photo) -> Photo:
    """The photo without its gain map."""
    return dataclasses.replace(photo, details=dataclasses.replace(photo.details, gain_map=None), unfilled=None)
