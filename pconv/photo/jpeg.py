"""JPEG files as a row of marker segments (ITU-T T.81, annex B), so that metadata passes through unparsed."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from pconv.photo.model import JpegCoding

APP0, APP1, APP2, APP13, COM = 0xE0, 0xE1, 0xE2, 0xED, 0xFE
EXIF, XMP, ICC, PHOTOSHOP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0", b"Photoshop 3.0\0"
LARGEST = 65533
"""The most bytes one segment can hold."""
LARGEST_XMP = LARGEST - len(XMP)

_SOI, _EOI, _SOS, _DQT = 0xD8, 0xD9, 0xDA, 0xDB
_STANDALONE = {0x01, *range(0xD0, 0xD8)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_ZIGZAG = sorted(range(64), key=lambda n: (n // 8 + n % 8, n // 8 if (n // 8 + n % 8) % 2 else n % 8))
_SAMPLINGS = {(1, 1): 0, (2, 1): 1, (2, 2): 2}
_IRB_CAPTIONS, _IRB_THUMBNAILS = 0x0404, {0x0409, 0x040C}


class Segment(NamedTuple):
    """A marker and what follows it, without the length."""

    marker: int
    payload: bytes
    end: int


def segments(data: bytes, start: int = 0) -> Iterator[Segment]:
    """The segments of the JPEG at `start`, its end marker last if it has one; stops where the bytes make no sense."""
    if data[start : start + 2] != b"\xff\xd8":
        return
    position = start + 2
    while position + 2 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        position += 2
        if marker == 0xFF:
            position -= 1
            continue
        if marker == _EOI:
            yield Segment(marker, b"", position)
            return
        if marker in _STANDALONE:
            continue
        length = int.from_bytes(data[position : position + 2], "big")
        if length < 2 or position + length > len(data):
            return
        yield Segment(marker, data[position + 2 : position + length], position + length)
        position += length
        if marker == _SOS:
            following = _AFTER_SCAN.search(data, position)
            if following is None:
                return
            position = following.start()


def picture_end(data: bytes, start: int = 0) -> int | None:
    """The position behind the JPEG at `start`; None where it has no end."""
    end = None
    for segment in segments(data, start):
        end = segment.end if segment.marker == _EOI else None
    return end


def coding(data: bytes) -> JpegCoding | None:
    """How the JPEG was compressed; None where its headers make no sense."""
    tables: dict[int, tuple[int, ...]] = {}
    frame, progressive, adobe, jfif = b"", False, None, False
    for marker, payload, _end in segments(data):
        if marker == _DQT:
            tables.update(_tables(payload))
        elif marker in _FRAMES:
            frame, progressive = payload, marker in _PROGRESSIVE
        elif marker == 0xEE and payload[:5] == b"Adobe" and len(payload) >= 12:
            adobe = payload[11]
        elif marker == APP0 and payload[:4] == b"JFIF":
            jfif = True
        elif marker == _SOS:
            break
    number = frame[5] if len(frame) > 5 else 0
    if number not in (1, 3) or len(frame) < 6 + 3 * number:
        return None
    parts = [frame[6 + 3 * i : 9 + 3 * i] for i in range(number)]
    if any(part[2] not in tables for part in parts):
        return None
    wanted = [tables[part[2]] for part in parts]
    if number == 3 and wanted[1] == wanted[2]:
        wanted = wanted[:2]
    named_rgb = bytes(part[0] for part in parts) == b"RGB"
    rgb = number == 3 and not jfif and (adobe == 0 or (adobe is None and named_rgb))
    return JpegCoding(tuple(wanted), _subsampling([part[1] for part in parts]), progressive, rgb)


def _tables(payload: bytes) -> dict[int, tuple[int, ...]]:
    found, position = {}, 0
    while position < len(payload):
        wide, number = payload[position] >> 4, payload[position] & 15
        size = 128 if wide else 64
        values = payload[position + 1 : position + 1 + size]
        if len(values) < size:
            break
        steps = struct.unpack(">64H", values) if wide else tuple(values)
        natural = [0] * 64
        for value, place in zip(steps, _ZIGZAG, strict=True):
            natural[place] = value
        found[number] = tuple(natural)
        position += 1 + size
    return found


def _subsampling(factors: list[int]) -> int | None:
    if len(factors) == 1:
        return 0
    (across, down), *others = [(factor >> 4, factor & 15) for factor in factors]
    if any(other != others[0] for other in others) or 0 in others[0]:
        return None
    return _SAMPLINGS.get((across / others[0][0], down / others[0][1]))


def application_data(data: bytes, marker: int, name: bytes) -> bytes | None:
    """The joined payloads, without their `name`, of all segments of a kind; None where there are none."""
    parts = [
        s.payload[len(name) :] for s in segments_before_scan(data) if s.marker == marker and s.payload.startswith(name)
    ]
    return b"".join(parts) or None


def has_unknown_blocks(data: bytes) -> bool:
    """Whether there is application data that a new file will not hold and a person might miss."""
    known = (b"JFIF", b"JFXX", EXIF, XMP, ICC, PHOTOSHOP, b"MPF\0", b"Adobe", b"urn:iso:std:iso:ts:21496:-1\0")
    blocks = (found for found in segments_before_scan(data) if found.marker & 0xF0 == APP0)
    return any(not found.payload.startswith(known) for found in blocks)


def segments_before_scan(data: bytes, start: int = 0) -> Iterator[Segment]:
    """The segments in front of the compressed pixels of the JPEG at `start`."""
    for segment in segments(data, start):
        if segment.marker == _SOS:
            return
        yield segment


def segment(marker: int, payload: bytes) -> bytes:
    """The bytes of one segment; `payload` holds at most `LARGEST` bytes."""
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def icc_segments(icc: bytes) -> bytes:
    """An ICC profile in as many segments as it takes (ICC.1, annex B.4)."""
    step = LARGEST - len(ICC) - 2
    parts = [icc[start : start + step] for start in range(0, len(icc), step)]
    return b"".join(segment(APP2, ICC + bytes([index, len(parts)]) + part) for index, part in enumerate(parts, start=1))


def photoshop_segments(resources: bytes) -> bytes:
    """Photoshop's image resources in as many segments as they take."""
    step = LARGEST - len(PHOTOSHOP)
    return b"".join(
        segment(APP13, PHOTOSHOP + resources[start : start + step]) for start in range(0, len(resources), step)
    )


def with_segments(data: bytes, extra: bytes) -> bytes:
    """A JPEG with more segments behind its first one (JFIF, which has to be first)."""
    position = behind_first(data)
    return data[:position] + extra + data[position:]


def behind_first(data: bytes) -> int:
    """Where `with_segments` puts more segments into a JPEG."""
    first = next(segments(data), None)
    return first.end if first is not None and first.marker == APP0 else 2


def photoshop_with_captions(resources: bytes | None, iptc: bytes | None) -> bytes | None:
    """Image resources, with captions that a TIFF kept outside of them added where they hold none."""
    head = b"8BIM" + _IRB_CAPTIONS.to_bytes(2, "big")
    if not iptc or head in (resources or b""):
        return resources
    return (resources or b"") + head + b"\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0" * (len(iptc) % 2)


def photoshop_without_thumbnails(resources: bytes | None) -> bytes | None:
    """Image resources without the previews in them; None where nothing is left or the bytes make no sense."""
    kept, position = b"", 0
    data = resources or b""
    while data[position : position + 4] == b"8BIM" and position + 12 <= len(data):
        name = 1 + data[position + 6]
        size_at = position + 6 + name + name % 2
        size = int.from_bytes(data[size_at : size_at + 4], "big")
        end = size_at + 4 + size + size % 2
        if size_at + 4 + size > len(data):
            break
        if int.from_bytes(data[position + 4 : position + 6], "big") not in _IRB_THUMBNAILS:
            kept += data[position:end]
        position = end
    return kept or None
