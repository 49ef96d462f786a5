"""What the XMP of a JPEG says about what lies behind its picture (Google's "GContainer", Android's motion photos).

Readers go by the lengths in it, so a packet that was written for another file would lead them astray. It is edited
where it lies, as everything else in a packet stays as it is (see `pconv.photo.xmp`).
"""

from __future__ import annotations

import re

from pconv.photo.xmp import BadPacket, Name, Packet

_CONTAINER, _ITEM = "http://ns.google.com/photos/1.0/container/", "http://ns.google.com/photos/1.0/container/item/"
_CAMERA, _GAIN_MAP = "http://ns.google.com/photos/1.0/camera/", "http://ns.adobe.com/hdr-gain-map/1.0/"
_VERSION = Name("hdrgm", _GAIN_MAP, "Version")
_DIRECTORY = (
    f'<Container:Directory xmlns:Container="{_CONTAINER}" xmlns:Item="{_ITEM}"><rdf:Seq>'
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="Primary" Item:Mime="image/jpeg"/></rdf:li>'
    '<rdf:li rdf:parseType="Resource">'
    '<Container:Item Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="{0}"/></rdf:li>'
    "</rdf:Seq></Container:Directory>"
)
_LIST_ITEM = re.compile(rb"<(\w+:li)\b[^>]*>.*?</\1\s*>\s*", re.DOTALL)


def with_gain_map(packet: bytes | None, size: int, *, announced: bool) -> bytes | None:
    """A packet that says that a gain map of `size` bytes lies behind the picture, and nothing else; one that cannot be
    read stays as it is.

    Args:
        packet: None for none.
        announced: say so where the packet did not, too.
    """
    edited = _without_films(packet) if packet else b""
    for directory in _directories(edited):
        listed = directory.sub(lambda found: _listing(found[0], edited, size), edited)
        return listed if _is_readable(listed) else packet
    if not announced:
        return edited or None
    try:
        whole = Packet(edited, (_VERSION,)) if edited else Packet.empty((_VERSION,))
        if not whole.values(_VERSION):
            whole.put(_VERSION, "1.0")
        whole.add(_DIRECTORY.format(size).encode())
        return whole.packed()
    except BadPacket:
        return packet


def with_nothing(packet: bytes) -> bytes:
    """A packet that says that nothing lies behind the picture."""
    edited = _without_films(packet)
    for directory in _directories(edited):
        edited = directory.sub(b"", edited)
    for prefix in _prefixes(edited, _GAIN_MAP):
        edited = re.sub(rb"\s+%b:Version\s*=\s*(\"[^\"]*\"|'[^']*')" % prefix, b"", edited)
        edited = re.sub(rb"<%b:Version\b[^>]*>[^<]*</%b:Version\s*>\s*" % (prefix, prefix), b"", edited)
    return edited if edited == packet or _is_readable(edited) else packet


def _is_readable(packet: bytes) -> bool:
    try:
        Packet(packet, ())
    except BadPacket:
        return False
    return True


def _prefixes(packet: bytes, namespace: str) -> list[bytes]:
    found = re.findall(rb"xmlns:([\w.-]+)\s*=\s*[\"']%b[\"']" % re.escape(namespace.encode()), packet)
    return [re.escape(prefix) for prefix in dict.fromkeys(found)]


def _directories(packet: bytes) -> list[re.Pattern[bytes]]:
    """What finds the directory of a container in a packet, where it has one."""
    patterns = (
        re.compile(rb"<%b:Directory\b[^>]*>.*?</%b:Directory\s*>\s*" % (prefix, prefix), re.DOTALL)
        for prefix in _prefixes(packet, _CONTAINER)
    )
    return [pattern for pattern in patterns if pattern.search(packet)]


def _listing(directory: bytes, packet: bytes, size: int) -> bytes:
    """A directory that lists the picture and its gain map, as those are now."""
    prefix = next(iter(_prefixes(packet, _ITEM)), b"Item")

    def said(what: bytes, value: bytes) -> bytes:
        return rb"(\b%b:%b\s*=\s*[\"']\s*|<%b:%b\b[^>]*>\s*)%b(?=\s*[\"'<])" % (prefix, what, prefix, what, value)

    def item(found: re.Match[bytes]) -> bytes:
        if re.search(said(b"Semantic", b"GainMap"), found[0]):
            return re.sub(said(b"Length", rb"\d+"), rb"\g<1>%d" % size, found[0])
        if re.search(said(b"Semantic", b"Primary"), found[0]):
            return re.sub(said(b"Padding", rb"\d+"), rb"\g<1>0", found[0])
        return b""

    return _LIST_ITEM.sub(item, directory)


def _without_films(packet: bytes) -> bytes:
    """A packet that says that no film clip belongs to the photo."""
    for prefix in _prefixes(packet, _CAMERA):
        for what in (b"MotionPhoto", b"MicroVideo"):
            said = rb"(\b%b:%b\s*=\s*[\"']\s*|<%b:%b>\s*)1(?=\s*[\"'<])" % (prefix, what, prefix, what)
            packet = re.sub(said, rb"\g<1>0", packet)
    return packet
