"""The tag structure that TIFF files and EXIF blocks share, read and edited byte by byte.

Camera makers put private notes into EXIF whose inner offsets nobody else understands. They survive only where nothing
in the block moves, so a block is edited in place (a value overwritten, a link cut, a directory appended) and never
parsed and written anew. Layout: TIFF 6.0, section 2; EXIF 2.32, section 4.6.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import NamedTuple

ORIENTATION, SOFTWARE = 0x0112, 0x0131
EXIF_IFD, GPS_IFD, INTEROPERABILITY_IFD = 0x8769, 0x8825, 0xA005
_SHORT, _LONG = 3, 4
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}


class BadTags(ValueError):
    """The bytes are no tag structure, or end too early."""


class Entry(NamedTuple):
    """One tag of a directory: its number, type, count, where its value lies in the block, and the value's bytes."""

    tag: int
    kind: int
    count: int
    position: int
    value: bytes


class Directory(NamedTuple):
    """The entries of one directory, the position of the link to the next one, and that link (0 for none)."""

    entries: dict[int, Entry]
    link_position: int
    link: int


class Tags:
    """A look into a block of tags.

    Args:
        data: an EXIF block or a TIFF file, from its byte-order mark.

    Raises `BadTags` from the constructor and from `directory` where the bytes make no sense.
    """

    def __init__(self, data: bytes | memoryview) -> None:
        if bytes(data[:2]) not in (b"II", b"MM") or len(data) < 8:
            raise BadTags("no byte-order mark")
        self.data = data
        self.order = "<" if bytes(data[:2]) == b"II" else ">"
        magic = self._unpack("H", 2)
        if magic not in (42, 43):
            raise BadTags(f"magic number {magic}")
        self.big = magic == 43
        self.first = self._unpack("Q", 8) if self.big else self._unpack("I", 4)

    def _unpack(self, kind: str, position: int) -> int:
        try:
            return struct.unpack_from(self.order + kind, self.data, position)[0]
        except struct.error as error:
            raise BadTags(str(error)) from error

    def directory(self, position: int) -> Directory:
        """The directory at `position`. Entries whose values lie outside of the block are left out."""
        head, step, inline, word = (8, 20, 8, "Q") if self.big else (2, 12, 4, "I")
        number = self._unpack("Q" if self.big else "H", position)
        if position + head + number * step > len(self.data):
            raise BadTags("directory ends outside of the block")
        entries = {}
        for start in range(position + head, position + head + number * step, step):
            tag, kind = self._unpack("H", start), self._unpack("H", start + 2)
            count = self._unpack(word, start + 4)
            size = _SIZES.get(kind, 0) * count
            at = start + step - inline
            if size > inline:
                at = self._unpack(word, at)
            if kind in _SIZES and at + size <= len(self.data):
                entries[tag] = Entry(tag, kind, count, at, bytes(self.data[at : at + size]))
        link_position = position + head + number * step
        link = self._unpack(word, link_position) if link_position + inline <= len(self.data) else 0
        return Directory(entries, link_position, link)

    def number(self, entry: Entry) -> int:
        """The first value of an entry that holds whole numbers."""
        kind = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q", 7: "B"}.get(entry.kind)
        if kind is None or entry.count < 1:
            raise BadTags(f"tag {entry.tag} is no whole number")
        return struct.unpack_from(self.order + kind, entry.value)[0]


def pack_directory(order: str, position: int, entries: Iterable[tuple[int, int, int, bytes]]) -> bytes:
    """A directory to be put at `position` (even) of a block: entries (tag, type, count, value bytes) sorted by tag,
    values longer than four bytes behind it, no next directory."""
    rows = sorted(entries)
    body, values = struct.pack(order + "H", len(rows)), b""
    behind = position + 2 + 12 * len(rows) + 4
    for tag, kind, count, value in rows:
        body += struct.pack(order + "HHI", tag, kind, count)
        if len(value) <= 4:
            body += value.ljust(4, b"\0")
        else:
            body += struct.pack(order + "I", behind + len(values))
            values += value + b"\0" * (len(value) % 2)
    return body + b"\0\0\0\0" + values


def raw_rows(tags: Tags, directory: Directory) -> list[tuple[int, int, int, bytes]]:
    """The entries of a directory such that values keep their place: long values as the four bytes of their offset."""
    rows = []
    for entry in directory.entries.values():
        value = entry.value if len(entry.value) <= 4 else struct.pack(tags.order + "I", entry.position)
        rows.append((entry.tag, entry.kind, entry.count, value))
    return rows


def short(order: str, *values: int) -> bytes:
    return struct.pack(f"{order}{len(values)}H", *values)


def long(order: str, *values: int) -> bytes:
    return struct.pack(f"{order}{len(values)}I", *values)
