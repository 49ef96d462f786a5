"""Encoding the pixels of a PNG, 8 or 16 bits, gray or colour, with or without alpha (PNG 3rd edition, sections 9, 10).

Pillow writes no 16-bit colour and OpenCV no gray with alpha; both search photographs for repetitions (see `deflate`).
"""

from __future__ import annotations

import struct
import zlib

import numpy as np

from pconv.photo import deflate
from pconv.photo.png import SIGNATURE, chunk

_PAETH = 4
_PIECE = 2**20
_HEAD = b"\x78\x9c"


def encode(planes: list[np.ndarray]) -> list[bytes]:
    """A bare PNG of ``planes``, all uint8 or uint16: ``(H, W, 1 or 3)`` and, if there is alpha, ``(H, W, 1)`` more.

    In parts, the first of which ends where further chunks may follow: to join those of a large photo keeps Python's
    lock, and a window, waiting.
    """
    height, width = planes[0].shape[:2]
    channels = sum(plane.shape[2] for plane in planes)
    bits = 8 * planes[0].itemsize
    colour_type = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    rows = max(1, _PIECE // (width * channels * bits // 8))
    tops = range(0, height, rows)
    sample = [_filtered(planes, top, min(top + rows, height)) for top in (0, tops[len(tops) // 2])]
    way = deflate.strategy(sample)

    def piece(top: int) -> tuple[bytes, int, int]:
        data = _filtered(planes, top, min(top + rows, height))
        return deflate.piece_of_stream(data, way, last=top == tops[-1]), zlib.adler32(data), len(data)

    parts, check = [_HEAD], 1
    for packed, adler, size in deflate.in_parallel(piece, tops):
        parts.append(packed)
        check = _adler_of_both(check, adler, size)
    parts.append(struct.pack(">I", check))
    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, 0)
    body = [chunk(b"IDAT", part) for part in _together(parts)]
    return [SIGNATURE + chunk(b"IHDR", header), *body, chunk(b"IEND", b"")]


def _together(parts: list[bytes]) -> list[bytes]:
    """The head with the first piece and the check sum with the last: some readers dislike tiny chunks."""
    if len(parts) == 3:
        return [b"".join(parts)]
    return [parts[0] + parts[1], *parts[2:-2], parts[-2] + parts[-1]]


def _adler_of_both(first: int, second: int, size: int) -> int:
    """The Adler-32 sum (RFC 1950, 8.2) of two blocks in a row from the sums of each; the second has `size` bytes."""
    modulus = 65521
    low = (first & 0xFFFF) + (second & 0xFFFF) - 1
    high = (first >> 16) + (second >> 16) + size * ((first & 0xFFFF) - 1)
    return (high % modulus) << 16 | low % modulus


def _filtered(planes: list[np.ndarray], top: int, bottom: int) -> bytes:
    """Rows `top` to `bottom` with every byte replaced by its distance from Paeth's guess (PNG, 9.4)."""
    start = max(0, top - 1)
    block = [plane[start:bottom] for plane in planes]
    joined = np.concatenate(block, axis=2) if len(block) > 1 else block[0]
    step = joined.shape[2] * joined.itemsize
    big_endian = np.ascontiguousarray(joined, joined.dtype.newbyteorder(">"))
    lines = big_endian.view(np.uint8).reshape(bottom - start, -1)
    padded = np.zeros((bottom - top + 1, step + lines.shape[1]), np.uint8)
    padded[(0 if top else 1) :, step:] = lines
    left, up, corner = padded[1:, :-step], padded[:-1, step:], padded[:-1, :-step]
    a, b, c = (part.astype(np.int16) for part in (left, up, corner))
    from_left, from_up, from_corner = np.abs(b - c), np.abs(a - c), np.abs(a + b - 2 * c)
    guess = np.where(from_up <= from_corner, up, corner)
    np.copyto(guess, left, where=(from_left <= from_up) & (from_left <= from_corner))
    out = np.empty((bottom - top, 1 + lines.shape[1]), np.uint8)
    out[:, 0] = _PAETH
    np.subtract(padded[1:, step:], guess, out=out[:, 1:])
    return out.tobytes()
