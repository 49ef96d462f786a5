"""WebP files: the pixels of those without alpha by OpenCV, and the parts of all (RFC 9649).

Pillow stores and reads the same pixels, but holds Python's lock while it brings them from one layout into another, for
which a window waits a tenth of a second at 24 megapixels.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np

_ICC, _EXIF, _XMP = 0x20, 0x08, 0x04


def opaque(data: bytes) -> np.ndarray | None:
    """``(H, W, 3) uint8``, RGB, of a file without alpha; None where it cannot be decoded so."""
    from pconv._cv2 import cv2

    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None or decoded.ndim != 3 or decoded.shape[2] != 3 or decoded.dtype != np.uint8:
        return None
    return cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB)


def lossy(pixels: np.ndarray, quality: int) -> bytes:
    """A file of ``pixels: (H, W, 3) uint8``, RGB, quality 1 to 100. Raises `OSError` where that is impossible."""
    from pconv._cv2 import cv2

    colours = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    try:
        done, data = cv2.imencode(".webp", colours, [cv2.IMWRITE_WEBP_QUALITY, quality])
    except cv2.error as error:
        raise OSError(f"OpenCV cannot write WebP ({error.err})") from error
    if not done:
        raise OSError("the encoder failed")
    return data.tobytes()


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and bodies of the parts of a file, as far as it is whole."""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def with_details(
    data: bytes, shape: tuple[int, int], *, icc: bytes | None, exif: bytes | None, xmp: bytes | None
) -> bytes:
    """A file of height and width `shape` that has nothing but pixels without alpha, with more beside them."""
    if not (icc or exif or xmp):
        return data
    flags = _ICC * bool(icc) | _EXIF * bool(exif) | _XMP * bool(xmp)
    size = b"".join((side - 1).to_bytes(3, "little") for side in reversed(shape))
    parts = [(b"VP8X", bytes([flags, 0, 0, 0]) + size), (b"ICCP", icc), *chunks(data), (b"EXIF", exif), (b"XMP ", xmp)]
    body = b"WEBP" + b"".join(_chunk(name, content) for name, content in parts if content)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack("<4sI", name, len(body)) + body + bytes(len(body) % 2)
