"""Camera-like files for the tests: EXIF with a maker's notes, place and thumbnail, built byte by byte."""

from __future__ import annotations

import io
import struct

import numpy as np
from PIL import Image, ImageCms

from pconv.samples import sample

MAKER_NOTES = b"MakerCo\0" + bytes(range(256)) * 3
SERIAL = b"SN-0815-4711\0"


def photograph(name: str = "chelsea") -> np.ndarray:
    """``(H, W, 3) uint8`` of a sample photo."""
    with Image.open(sample(name).path) as picture:
        return np.array(picture.convert("RGB"))


def sixteen(array: np.ndarray) -> np.ndarray:
    """A photograph with 16 real bits: the low byte is a function of place, so that rounding to 8 bits would show."""
    low = np.add.outer(np.arange(array.shape[0]), np.arange(array.shape[1])) * 37 % 256
    low = low[..., None] if array.ndim == 3 else low
    return (array.astype(np.uint16) * 256 + low.astype(np.uint16)).astype(np.uint16)


def thumbnail(colour: str = "red") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (160, 120), colour).save(file, "JPEG")
    return file.getvalue()


def exif_block(
    orientation: int = 1, *, order: str = "<", with_thumbnail: bool = True, notes: bytes = MAKER_NOTES
) -> bytes:
    """An EXIF block as a camera writes it: make, model, orientation, exposure, maker's notes, GPS, thumbnail."""
    mark = b"II*\0" if order == "<" else b"MM\0*"

    def pack(kind: str, *values: int) -> bytes:
        return struct.pack(order + kind, *values)

    first = [
        (0x010F, 2, b"MakerCo\0"),
        (0x0110, 2, b"Model One\0"),
        (0x0112, 3, pack("H", orientation)),
        (0x0132, 2, b"2024:05:06 07:08:09\0"),
        (0x8769, 4, None),
        (0x8825, 4, None),
    ]
    second = [
        (0x829A, 5, pack("II", 1, 250)),
        (0x9000, 7, b"0232"),
        (0x927C, 7, notes),
        (0xA431, 2, SERIAL),
    ]
    gps = [(0x0001, 2, b"N\0"), (0x0002, 5, pack("IIIIII", 48, 1, 8, 1, 15, 1))]
    picture = thumbnail()
    last = [(0x0103, 3, pack("H", 6)), (0x0201, 4, None), (0x0202, 4, pack("I", len(picture)))]

    sizes = [_size(rows) for rows in (first, second, gps, last)]
    starts = [8 + sum(sizes[:i]) for i in range(4)]
    first[4], first[5] = (0x8769, 4, pack("I", starts[1])), (0x8825, 4, pack("I", starts[2]))
    last[1] = (0x0201, 4, pack("I", starts[3] + sizes[3]))
    block = mark + pack("I", 8)
    block += _directory(order, starts[0], first, starts[3] if with_thumbnail else 0)
    block += _directory(order, starts[1], second, 0) + _directory(order, starts[2], gps, 0)
    return block + _directory(order, starts[3], last, 0) + picture if with_thumbnail else block


def _size(rows: list) -> int:
    return 6 + 12 * len(rows) + sum(len(v) + len(v) % 2 for _, _, v in rows if v is not None and len(v) > 4)


def _directory(order: str, start: int, rows: list, link: int) -> bytes:
    size = {2: 1, 3: 2, 4: 4, 5: 8, 7: 1}
    body, behind, at = struct.pack(order + "H", len(rows)), b"", start + 6 + 12 * len(rows)
    for tag, kind, value in rows:
        body += struct.pack(order + "HHI", tag, kind, len(value) // size[kind])
        if len(value) > 4:
            body += struct.pack(order + "I", at + len(behind))
            behind += value + b"\0" * (len(value) % 2)
        else:
            body += value.ljust(4, b"\0")
    return body + struct.pack(order + "I", link) + behind


def profile() -> bytes:
    """A valid RGB profile that is not byte for byte the one any library would make by itself."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = struct.pack(">6H", 1999, 12, 31, 23, 59, 58)  # the date of its making
    return bytes(made)


def _profile_of(space: bytes, connection: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    """An ICC profile from its tags (ICC.1, 7.2 and 7.3)."""
    start, table, body = 132 + 12 * len(tags), b"", b""
    for name, data in tags:
        data += b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"lcms", 0x02400000, b"prtr", space, connection)
    head += struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">III", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


_WHITE = (b"wtpt", b"XYZ " + bytes(4) + struct.pack(">III", 63190, 65536, 54061))
_NAME = (b"desc", b"desc" + bytes(4) + struct.pack(">I", 5) + b"Test\0" + bytes(78))


def gray_profile(gamma: float = 1.0) -> bytes:
    """A gray profile with a power curve."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    return _profile_of(b"GRAY", b"XYZ ", [_NAME, _WHITE, (b"kTRC", curve)])


def cmyk_profile() -> bytes:
    """A CMYK profile of two grid points a side whose inks darken but hardly colour."""
    table = b""
    for node in range(16):
        inks = [node >> shift & 1 for shift in (3, 2, 1, 0)]
        light = max(0, 255 - 50 * sum(inks[:3]) - 200 * inks[3])
        table += bytes([light, 128 + 30 * (inks[1] - inks[0]), 128 + 30 * inks[2]])
    ramp = bytes(range(256))
    identity = struct.pack(">9I", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    lut = b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + identity + ramp * 4 + table + ramp * 3
    return _profile_of(b"CMYK", b"Lab ", [_NAME, _WHITE, (b"A2B0", lut)])


def parsed(block: bytes | None) -> dict:
    """Everything in an EXIF block as Pillow reads it, without the pointers: the judge beside our own parser."""
    exif = Image.Exif()
    exif.load(block or b"")
    found = {("IFD0", tag): value for tag, value in exif.items() if tag not in (0x8769, 0x8825)}
    for pointer in (0x8769, 0x8825):
        found |= {(pointer, tag): value for tag, value in exif.get_ifd(pointer).items()}
    return found


def blob_hole(shape: tuple[int, int]) -> np.ndarray:
    """A round hole in the middle, a fifth of the shorter side across."""
    rows, columns = np.indices(shape)
    return np.hypot(rows - shape[0] / 2, columns - shape[1] / 2) < min(shape) / 10
