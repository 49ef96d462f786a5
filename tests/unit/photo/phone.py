"""Files as phones and raw developers write them that hold a gain map behind the picture."""

from __future__ import annotations

import io
import struct

import cv2
import numpy as np
import pillow_heif
from PIL import Image

ISO = b"urn:iso:std:iso:ts:21496:-1\0"
CONTAINER = (
    '<Container:Directory xmlns:Container="http://ns.google.com/photos/1.0/container/" '
    'xmlns:Item="http://ns.google.com/photos/1.0/container/item/"><rdf:Seq>{0}</rdf:Seq></Container:Directory>'
)
ITEM = '<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="{0}" Item:Mime="{1}" {2}/></rdf:li>'
MAP = (
    'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" hdrgm:GainMapMin="0" '
    'hdrgm:GainMapMax="2.3" hdrgm:Gamma="1" hdrgm:OffsetSDR="0.015625" hdrgm:OffsetHDR="0.015625" '
    'hdrgm:HDRCapacityMin="0" hdrgm:HDRCapacityMax="2.3" hdrgm:BaseRenditionIsHDR="False"'
)
APPLE = (
    'xmlns:HDRGainMap="http://ns.apple.com/HDRGainMap/1.0/" HDRGainMap:HDRGainMapVersion="65536" '
    'xmlns:apdi="http://ns.apple.com/pixeldatainfo/1.0/" '
    'apdi:AuxiliaryImageType="urn:com:apple:photo:2020:aux:hdrgainmap"'
)


def packet(attributes: str, inside: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {attributes}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def brightness(pixels: np.ndarray) -> np.ndarray:
    """A gain map of a quarter of the size: bright parts become brighter, those of a bright surrounding more."""
    light = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    gain = 0.7 * np.clip((light - 0.4) / 0.6, 0, 1) ** 1.5 + 0.3 * cv2.GaussianBlur(light, (0, 0), 30)
    size = (pixels.shape[1] // 4, pixels.shape[0] // 4)
    return np.rint(255 * cv2.resize(gain, size, interpolation=cv2.INTER_AREA)).astype(np.uint8)


def jpeg_of(pixels: np.ndarray, *segments: tuple[int, bytes], quality: int = 95) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality, subsampling=0)
    data = file.getvalue()
    extra = b"".join(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in segments)
    return data[:2] + extra + data[2:]


def xmp(body: bytes) -> tuple[int, bytes]:
    return 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + body


def listed(first: bytes, second: bytes) -> bytes:
    """Two JPEGs as one file, the second in the first's index (CIPA DC-007)."""
    size = len(first) + 90
    entries = struct.pack("<IIIHH", 0x20030000, size, 0, 0, 0) + struct.pack("<IIIHH", 0, len(second), size - 10, 0, 0)
    rows = struct.pack("<HHI4s", 0xB000, 7, 4, b"0100") + struct.pack("<HHII", 0xB001, 4, 1, 2)
    rows += struct.pack("<HHII", 0xB002, 7, 32, 50)
    index = b"MPF\0II*\0" + struct.pack("<IH", 8, 3) + rows + bytes(4) + entries
    return first[:2] + struct.pack(">BBH", 0xFF, 0xE2, len(index) + 2) + index + first[2:] + second


def androids(pixels: np.ndarray, gain: np.ndarray, *, film: bytes = b"", more: str = "") -> bytes:
    """As Android's cameras write it ("Ultra HDR 1.1"), with a film clip behind it for a motion photo."""
    second = jpeg_of(gain, xmp(packet(MAP)), (0xE1, b"Exif\0\0" + b"private"))
    items = ITEM.format("Primary", "image/jpeg", 'Item:Padding="0"')
    items += ITEM.format("GainMap", "image/jpeg", f'Item:Length="{len(second)}"')
    camera = 'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" ' + more
    if film:
        items += ITEM.format("MotionPhoto", "video/mp4", f'Item:Length="{len(film)}"')
        camera += ' xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1"'
    return listed(jpeg_of(pixels, xmp(packet(camera, CONTAINER.format(items)))), second) + film


def standards(pixels: np.ndarray, gain: np.ndarray) -> bytes:
    """By ISO 21496-1 alone."""
    second = jpeg_of(gain, (0xE2, ISO + bytes(4) + b"\x40" + bytes(60)))
    return listed(jpeg_of(pixels, (0xE2, ISO + bytes(4))), second)


def apples(pixels: np.ndarray, gain: np.ndarray) -> bytes:
    return listed(jpeg_of(pixels), jpeg_of(gain, xmp(packet(APPLE))))


def _boxes(data: bytes, start: int) -> list[tuple[bytes, bytes]]:
    """Kinds and contents of the boxes of a HEIC file (ISO 14496-12, 4.2) from `start` on."""
    found = []
    while start < len(data):
        size, kind = struct.unpack_from(">I4s", data, start)
        found.append((kind, data[start + 8 : start + size]))
        start += size
    return found


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def iphones(pixels: np.ndarray, gain: np.ndarray) -> bytes:
    """As an iPhone writes it: a HEIC whose second picture is declared an auxiliary one of the first (ISO 23008-12)."""
    both = pillow_heif.from_pillow(Image.fromarray(pixels))
    both.add_from_pillow(Image.fromarray(gain))
    file = io.BytesIO()
    both.save(file, quality=95, primary_index=0)
    boxes = dict(_boxes(file.getvalue(), 0))
    meta = dict(_boxes(boxes[b"meta"], 4))
    reference = _box(b"iref", bytes(4) + _box(b"auxl", struct.pack(">HHH", 2, 1, 1)))
    declared = _box(b"auxC", bytes(4) + b"urn:com:apple:photo:2020:aux:hdrgainmap\0")
    (_, properties), (_, used) = _boxes(meta[b"iprp"], 0)
    second = 8 + 3 + used[10]  # where the second picture's properties are listed
    used = bytearray(used + bytes([len(_boxes(properties, 0)) + 1]))
    used[second + 2] += 1
    meta[b"iprp"] = _box(b"ipco", properties + declared) + _box(b"ipma", bytes(used))
    places = bytearray(meta[b"iloc"])
    for at in (12, 30):  # where each picture's data begin
        struct.pack_into(">I", places, at, struct.unpack_from(">I", places, at)[0] + len(reference + declared) + 1)
    meta[b"iloc"] = bytes(places)
    boxes[b"meta"] = bytes(4) + b"".join(_box(*one) for one in meta.items()) + reference
    return b"".join(_box(*one) for one in boxes.items())
