"""PNG files as a row of chunks (PNG 3rd edition, section 5): metadata passes through for 8 and 16 bits alike."""

from __future__ import annotations

import contextlib
import struct
import zlib
from collections.abc import Iterator

from pconv.photo.exif import from_file

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = frozenset([b"tEXt", b"zTXt", b"iTXt", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"mDCV", b"cLLI"])
PRIVATE = frozenset([b"tEXt", b"zTXt", b"iTXt"])
_XMP_KEY = b"XML:com.adobe.xmp"
_RAW_PROFILES = (b"Raw profile type exif", b"Raw profile type APP1")
_INCH = 0.0254
_LARGEST_PROFILE = 64 * 2**20


class BrokenPng(ValueError):
    """The file ends too early or its check sums do not match."""


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(type, data) of every chunk up to the end chunk. Raises `BrokenPng`."""
    position = len(SIGNATURE)
    while True:
        head = data[position : position + 8]
        if len(head) < 8:
            raise BrokenPng("the file ends too early")
        size, kind = struct.unpack(">I4s", head)
        body = data[position + 8 : position + 8 + size]
        check = data[position + 8 + size : position + 12 + size]
        if len(check) < 4:
            raise BrokenPng("the file ends too early")
        if zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            raise BrokenPng(f"the part called {kind.decode('latin-1')} is damaged")
        yield kind, body
        if kind == b"IEND":
            return
        position += 12 + size


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def with_chunks(data: bytes, extra: bytes) -> bytes:
    """A PNG with more chunks behind its header chunk."""
    position = len(SIGNATURE) + 25
    return data[:position] + extra + data[position:]


def icc_of(body: bytes) -> bytes | None:
    """The profile in an iCCP chunk."""
    _name, _zero, packed = body.partition(b"\0")
    return _inflated(packed[1:])


def xmp_of(body: bytes) -> bytes | None:
    """The XMP packet in an iTXt chunk; None for other texts."""
    key, _zero, rest = body.partition(b"\0")
    if key != _XMP_KEY or len(rest) < 4:
        return None
    packed, text = rest[0] == 1, rest[2:].split(b"\0", 2)[-1]
    return _inflated(text) if packed else text


def raw_profile_exif(kind: bytes, body: bytes) -> bytes | None:
    """The EXIF block some programs put into a text chunk in hexadecimal digits; None for other texts."""
    key, _zero, rest = body.partition(b"\0")
    if key not in _RAW_PROFILES or kind not in (b"tEXt", b"zTXt"):
        return None
    text = _inflated(rest[1:]) if kind == b"zTXt" else rest
    with contextlib.suppress(ValueError):
        return from_file(bytes.fromhex((text or b"").decode("ascii").split("\n", 3)[3]))
    return None


def dpi_of(body: bytes) -> tuple[float, float] | None:
    """The resolution in a pHYs chunk; None where it gives a shape and no size."""
    if len(body) != 9 or body[8] != 1:
        return None
    across, down = struct.unpack(">II", body[:8])
    return (across * _INCH, down * _INCH) if across and down else None


def icc_chunk(icc: bytes) -> bytes:
    return chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(icc))


def xmp_chunk(xmp: bytes) -> bytes:
    return chunk(b"iTXt", _XMP_KEY + b"\0\0\0\0\0" + xmp)


def dpi_chunk(dpi: tuple[float, float]) -> bytes:
    return chunk(b"pHYs", struct.pack(">IIB", round(dpi[0] / _INCH), round(dpi[1] / _INCH), 1))


def _inflated(packed: bytes) -> bytes | None:
    machine = zlib.decompressobj()
    with contextlib.suppress(zlib.error):
        data = machine.decompress(packed, _LARGEST_PROFILE)
        return data if machine.eof else None
    return None


def transparent_gray(data: bytes) -> int | None:
    """The gray value a tRNS chunk declares transparent."""
    for kind, body in chunks(data):
        if kind == b"tRNS" and len(body) == 2:
            return int.from_bytes(body, "big")
    return None
