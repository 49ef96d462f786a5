"""The EXIF block of a photo: its orientation, and the previews in it that still show what was removed."""

from __future__ import annotations

import io
import re
import struct

from pconv.photo import jpeg
from pconv.photo.pillow import quiet_open
from pconv.photo.tiff_tags import (
    EXIF_IFD,
    GPS_IFD,
    INTEROPERABILITY_IFD,
    ORIENTATION,
    BadTags,
    Directory,
    Tags,
    pack_directory,
    raw_rows,
    short,
)

PREFIX = b"Exif\0\0"
_SHORT, _LONG = 3, 4
_THUMBNAIL_OFFSETS = ((0x0201, 0x0202), (0x0111, 0x0117))
_EMBEDDED_JPEG = re.compile(rb"\xff\xd8\xff[\xc0\xc4\xdb\xdd\xe0-\xef\xfe]")
# Tags of a TIFF file that describe its pixels and not the photo, and blocks that are carried on their own.
_STRUCTURE_RANGES = ((254, 259), (262, 266), (277, 281), (288, 293), (317, 326), (330, 347), (512, 532))
_STRUCTURE_SINGLE = (273, 284, 297, 301, 559, 700, 33723, 34377, 34675, 37724, 51105)
STRUCTURE = frozenset(_STRUCTURE_SINGLE).union(*(range(first, last + 1) for first, last in _STRUCTURE_RANGES))


def from_file(block: bytes | None) -> bytes | None:
    """The block from its byte-order mark, without the prefix some formats put before it; None for no EXIF."""
    if not block:
        return None
    block = block.removeprefix(PREFIX)
    return block if block[:2] in (b"II", b"MM") else None


def is_readable(block: bytes | None) -> bool:
    """Whether the block has a first directory that makes sense."""
    try:
        tags = Tags(block or b"")
        return bool(tags.directory(tags.first).entries)
    except BadTags:
        return False


def orientation(block: bytes | None) -> int:
    """The orientation 1..8 a block names; 1 where it names none or makes no sense."""
    try:
        tags = Tags(block or b"")
        value = tags.number(tags.directory(tags.first).entries[ORIENTATION])
    except (BadTags, KeyError, struct.error):
        return 1
    return value if 1 <= value <= 8 else 1


def only_orientation(value: int) -> bytes | None:
    """A block that says nothing but the orientation; None where that is the usual one."""
    if value == 1:
        return None
    return b"MM\0*" + struct.pack(">I", 8) + pack_directory(">", 8, [(ORIENTATION, _SHORT, 1, short(">", value))])


def with_orientation(block: bytes | None, value: int) -> bytes | None:
    """`block` naming the orientation `value`; nothing that it holds moves."""
    if orientation(block) == value:
        return block
    try:
        tags = Tags(block or b"")
        directory = tags.directory(tags.first)
    except BadTags:
        return only_orientation(value)
    entry = directory.entries.get(ORIENTATION)
    data = bytearray(block or b"")
    if entry is not None and entry.kind == _SHORT:
        struct.pack_into(tags.order + "H", data, entry.position, value)
        return bytes(data)
    rows = [row for row in raw_rows(tags, directory) if row[0] != ORIENTATION]
    rows.append((ORIENTATION, _SHORT, 1, short(tags.order, value)))
    data += b"\0" * (len(data) % 2)
    struct.pack_into(tags.order + "I", data, 4, len(data))
    appended = bytearray(pack_directory(tags.order, len(data), rows))
    struct.pack_into(tags.order + "I", appended, 2 + 12 * len(rows), directory.link)
    return bytes(data + appended)


def without_previews(block: bytes | None) -> tuple[bytes | None, bool]:
    """`block` with the link to its thumbnail directory cut and every preview picture in it overwritten with zeros,
    and whether there was one. All else stays byte for byte where it was."""
    if block is None:
        return None, False
    data = bytearray(block)
    found = _cut_thumbnail(data)
    for match in _EMBEDDED_JPEG.finditer(block):
        start = match.start()
        end = jpeg.picture_end(block, start)
        if end is not None and any(data[start:end]) and _is_picture(block[start:end]):
            data[start:end] = bytes(end - start)
            found = True
    return bytes(data), found


def _cut_thumbnail(data: bytearray) -> bool:
    try:
        tags = Tags(bytes(data))
        first = tags.directory(tags.first)
        if first.link == 0:
            return False
        struct.pack_into(tags.order + "I", data, first.link_position, 0)
        thumbnail = tags.directory(first.link)
    except BadTags:
        return False
    for offset_tag, length_tag in _THUMBNAIL_OFFSETS:
        _blank(data, tags, thumbnail, offset_tag, length_tag)
    return True


def _blank(data: bytearray, tags: Tags, directory: Directory, offset_tag: int, length_tag: int) -> None:
    try:
        start = tags.number(directory.entries[offset_tag])
        length = tags.number(directory.entries[length_tag])
    except (KeyError, BadTags, struct.error):
        return
    end = min(len(data), start + length)
    if 8 <= start < end:
        data[start:end] = bytes(end - start)


def _is_picture(data: bytes) -> bool:
    try:
        with quiet_open(io.BytesIO(data), ("JPEG",)) as picture:
            return min(picture.size) >= 16
    except Exception:  # a decoder may raise nearly anything on bytes that only look like a picture
        return False


def from_tiff(tags: Tags, position: int) -> bytes | None:
    """An EXIF block with what the directory at `position` of a TIFF file says about the photo (not about its
    pixels). Values are copied as they are; offsets inside a maker's notes are not followed."""
    try:
        directory = tags.directory(position)
    except BadTags:
        return None
    rows = [
        (entry.tag, entry.kind, entry.count, entry.value)
        for entry in directory.entries.values()
        if entry.tag not in STRUCTURE and entry.tag not in (EXIF_IFD, GPS_IFD) and entry.kind < 16
    ]
    block = bytearray(b"II*\0" if tags.order == "<" else b"MM\0*") + bytes(4)
    for tag in (EXIF_IFD, GPS_IFD):
        pointer = _append_directory(block, tags, directory, tag)
        if pointer:
            rows.append((tag, _LONG, 1, struct.pack(tags.order + "I", pointer)))
    if not rows:
        return None
    struct.pack_into(tags.order + "I", block, 4, len(block))
    return bytes(block + pack_directory(tags.order, len(block), rows))


def _append_directory(block: bytearray, tags: Tags, parent: Directory, tag: int) -> int:
    """Copy the directory that `tag` points to behind `block`; its new position, 0 where there is none."""
    try:
        directory = tags.directory(tags.number(parent.entries[tag]))
    except (KeyError, BadTags, struct.error):
        return 0
    rows = [
        (entry.tag, entry.kind, entry.count, entry.value)
        for entry in directory.entries.values()
        if entry.tag != INTEROPERABILITY_IFD and entry.kind < 16
    ]
    if tag == EXIF_IFD:
        pointer = _append_directory(block, tags, directory, INTEROPERABILITY_IFD)
        if pointer:
            rows.append((INTEROPERABILITY_IFD, _LONG, 1, struct.pack(tags.order + "I", pointer)))
    block += b"\0" * (len(block) % 2)
    position = len(block)
    block += pack_directory(tags.order, position, rows)
    return position
