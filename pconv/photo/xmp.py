"""XMP packets (ISO 16684-1), edited where they lie.

A packet holds what many programs wrote, some of it known to nobody else. So it is never parsed and written anew, which
loses comments, prefixes and order: a parser tells where things stand, and what is to be said is put in between. All
other bytes stay as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ARRAYS = tuple(f"{_RDF} {kind}" for kind in ("Seq", "Bag", "Alt"))
_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="{_RDF}">\n</rdf:RDF>\n</x:xmpmeta>\n'
    '<?xpacket end="w"?>'
).encode()
# The first bytes of a packet tell its encoding: a byte-order mark, or else "<" (ISO 16684-1, 7.3.2).
_STARTS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_START_TAG = re.compile(rb"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(rb"""([^\s=<>/"']+)\s*=\s*("[^"]*"|'[^']*')""")
_RDF_ELEMENT, _DESCRIPTION, _PROPERTY, _VALUE = range(4)


class BadPacket(ValueError):
    """The bytes are no XMP packet, or one that had better not be touched."""


class Name(NamedTuple):
    """Of a property, or of a field of a structure, with the prefix to declare where the packet declares none."""

    prefix: str
    namespace: str
    local: str

    @property
    def qualified(self) -> str:
        return f"{self.prefix}:{self.local}"

    @property
    def key(self) -> str:
        """What the parser calls it."""
        return f"{self.namespace} {self.local}"


@dataclass
class _Element:
    """A place in the packet.

    Attributes:
        level: `_RDF_ELEMENT`, a `_DESCRIPTION` in it, a `_PROPERTY` in that, or its `_VALUE`.
        key: namespace and local name.
        start, inside, end_tag, end: where it begins, where its start tag ends, where its end tag begins and ends.
        attributes: values by namespace and local name.
        scope: namespaces by the prefixes that are declared in it.
    """

    level: int
    key: str
    start: int
    inside: int
    attributes: Mapping[str, str]
    scope: Mapping[str, str]
    parent: _Element | None
    end_tag: int = 0
    end: int = 0
    texts: list[str] = field(default_factory=list)
    children: list[_Element] = field(default_factory=list)


class Packet:
    """A packet whose properties can be read and added to.

    Args:
        data: its bytes, with or without wrapper and padding, in any of the encodings that XMP allows.
        names: of the properties that may be asked for.

    Raises `BadPacket` where it is not well-formed, holds no RDF, or declares a document type: entities, which can make
    a small packet endless, have no place in XMP.
    """

    def __init__(self, data: bytes, names: Iterable[Name]) -> None:
        self._encoding = next((name for start, name in _STARTS if data.startswith(start)), "utf-8")
        try:
            text = data.decode(self._encoding)
        except UnicodeDecodeError as error:
            raise BadPacket(str(error)) from error
        body = text.rstrip("\0")
        self._data, self._behind = body.encode(), text[len(body) :]
        found = _Places(self._data, frozenset(name.key for name in names))
        if found.root is None:
            raise BadPacket("no RDF")
        self._root = found.root
        self._names = tuple(names)
        self._edits: list[tuple[int, int, bytes]] = []
        self._fresh: list[bytes] = []

    @classmethod
    def empty(cls, names: Iterable[Name]) -> Packet:
        return cls(_EMPTY, names)

    def values(self, name: Name) -> tuple[str, ...]:
        """What a simple property says; more than one where it stands in several descriptions, which it should not."""
        found = [one.attributes[name.key] for one in self._root.children if name.key in one.attributes]
        for element in self._elements(name):
            resource = element.attributes.get(f"{_RDF} resource")
            found.append("".join(element.texts) if resource is None else resource)
        return tuple(value.strip() for value in found)

    def put(self, name: Name, value: str) -> None:
        """Let a simple property say `value`."""
        before = len(self._edits)
        for description in self._root.children:
            if name.key in description.attributes:
                self._edits.append((*self._attribute(description, name), quoteattr(value).encode()))
        for element in self._elements(name):
            assert element.parent is not None
            new = _property(name, escape(value).encode(), element.parent.scope)
            self._edits.append((element.start, element.end, new))
        if len(self._edits) == before:
            self._fresh.append(_property(name, escape(value).encode(), self._root.scope))

    def append(self, name: Name, fields: Mapping[Name, str]) -> None:
        """Add a structure to the end of the ordered array `name`. Raises `BadPacket` where that is something else."""
        elements = self._elements(name)
        if any(name.key in description.attributes for description in self._root.children):
            raise BadPacket(f"{name.local} is no array")
        if not elements:
            scope = self._root.scope
            self._fresh.append(_property(name, _array(_item(fields, scope), scope), scope))
            return
        array = next((child for child in elements[0].children if child.key in _ARRAYS), None)
        if array is not None:
            self._put_into(array, _item(fields, array.scope))
        elif elements[0].children or elements[0].attributes or "".join(elements[0].texts).strip():
            raise BadPacket(f"{name.local} is no array")
        else:
            self._put_into(elements[0], _array(_item(fields, elements[0].scope), elements[0].scope))

    def add(self, properties: bytes) -> None:
        """Add properties as they are, in UTF-8, whose prefixes but for ``rdf`` they declare themselves."""
        self._fresh.append(properties)

    def packed(self) -> bytes:
        """The bytes of the packet as it is now, as long as before where its padding has room.

        Raises `BadPacket` where they would be no packet any more.
        """
        edits = list(self._edits)
        if self._fresh:
            edits.append(self._insertion(self._root, self._description()))
        data = self._data
        for start, end, new in sorted(edits, reverse=True):
            data = data[:start] + new + data[end:]
        data = _without_padding(data, len(data) - len(self._data))
        _Places(data, frozenset())
        return (data.decode() + self._behind).encode(self._encoding)

    def _elements(self, name: Name) -> list[_Element]:
        return [one for part in self._root.children for one in part.children if one.key == name.key]

    def _attribute(self, element: _Element, name: Name) -> tuple[int, int]:
        """Where the value of an attribute stands, with its quotation marks."""
        for found in _ATTRIBUTE.finditer(self._data, element.start, element.inside):
            prefix, _colon, local = found[1].decode().rpartition(":")
            if local == name.local and element.scope.get(prefix) == name.namespace:
                return found.span(2)
        raise BadPacket(f"{name.local} is not where it should be")

    def _description(self) -> bytes:
        """What is new in a description of its own, as other programs write them: one may not fit into those there."""
        others = [one.attributes for one in self._root.children]
        about = next((there[key] for there in others for key in (f"{_RDF} about", "about") if key in there), "")
        head = f"<rdf:Description rdf:about={quoteattr(about)}{_declared('rdf', _RDF, self._root.scope)}>"
        return head.encode() + b"".join(self._fresh) + b"</rdf:Description>"

    def _put_into(self, element: _Element, new: bytes) -> None:
        self._edits.append(self._insertion(element, new))

    def _insertion(self, element: _Element, new: bytes) -> tuple[int, int, bytes]:
        """The edit that adds to the end of an element, on a line of its own where its end tag has one."""
        if element.end_tag:
            place = element.inside + len(self._data[element.inside : element.end_tag].rstrip())
            return place, place, (b"\n" if b"\n" in self._data[place : element.end_tag] else b"") + new
        tag = re.split(rb"[\s/>]", self._data[element.start + 1 : element.inside], maxsplit=1)[0]
        return element.inside - 2, element.inside, b">" + new + b"</" + tag + b">"


class _Places:
    """Where in a packet things stand: `root` is its RDF, None if it has none. Raises `BadPacket`."""

    def __init__(self, data: bytes, names: frozenset[str]) -> None:
        self.root: _Element | None = None
        self._data, self._names = data, names
        self._open: list[_Element | None] = []
        self._property: _Element | None = None
        self._scope: dict[str, list[str]] = {}
        # What the packet declares itself to be written in is no matter: it is UTF-8 by now.
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartNamespaceDeclHandler = self._declare
        parser.EndNamespaceDeclHandler = lambda prefix: self._scope[prefix or ""].pop()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise BadPacket(str(error)) from error

    def _refuse(self, *_words: object) -> None:
        raise BadPacket("a document type")

    def _declare(self, prefix: str | None, namespace: str | None) -> None:
        self._scope.setdefault(prefix or "", []).append(namespace or "")

    def _start(self, key: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else None
        if not self._wanted(key, parent):
            self._open.append(None)
            return
        start = self._parser.CurrentByteIndex
        tag = _START_TAG.match(self._data, start)
        if tag is None:
            raise BadPacket("a tag without an end")
        scope = {prefix: declared[-1] for prefix, declared in self._scope.items() if declared}
        level = _RDF_ELEMENT if parent is None else parent.level + 1
        element = _Element(level, key, start, tag.end(), attributes, scope, parent)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        if level == _PROPERTY:
            self._property = element
        self._open.append(element)

    def _wanted(self, key: str, parent: _Element | None) -> bool:
        if parent is None:
            return self.root is None and key == f"{_RDF} RDF"
        if parent.level == _RDF_ELEMENT:
            return key == f"{_RDF} Description"
        return parent.level == _PROPERTY or (parent.level == _DESCRIPTION and key in self._names)

    def _end(self, _key: str) -> None:
        element = self._open.pop()
        if element is None:
            return
        if self._data[element.inside - 2 : element.inside] == b"/>":
            element.end = element.inside
        else:
            element.end_tag = self._parser.CurrentByteIndex
            element.end = self._data.index(b">", element.end_tag) + 1
        if element.level == _PROPERTY:
            self._property = None

    def _text(self, text: str) -> None:
        if self._property is not None:
            self._property.texts.append(text)


def _declared(prefix: str, namespace: str, scope: Mapping[str, str]) -> str:
    """The declaration of a prefix, behind a space; empty where `scope` has it."""
    return "" if scope.get(prefix) == namespace else f" xmlns:{prefix}={quoteattr(namespace)}"


def _property(name: Name, content: bytes, scope: Mapping[str, str]) -> bytes:
    head = f"<{name.qualified}{_declared(name.prefix, name.namespace, scope)}>"
    return head.encode() + content + f"</{name.qualified}>".encode()


def _array(item: bytes, scope: Mapping[str, str]) -> bytes:
    return f"<rdf:Seq{_declared('rdf', _RDF, scope)}>".encode() + item + b"</rdf:Seq>"


def _item(fields: Mapping[Name, str], scope: Mapping[str, str]) -> bytes:
    """A structure of simple fields as an item of an array, in the short form that programs write histories in."""
    spaces = {("rdf", _RDF), *((name.prefix, name.namespace) for name in fields)}
    declared = "".join(_declared(*space, scope) for space in sorted(spaces))
    words = "".join(f" {name.qualified}={quoteattr(value)}" for name, value in fields.items())
    return f"<rdf:li{declared}{words}/>".encode()


def _without_padding(data: bytes, surplus: int) -> bytes:
    """A packet with up to `surplus` fewer of the blanks in front of its end, which stand there for what is added."""
    end = data.rfind(b"<?xpacket end")
    start = len(data[:end].rstrip()) if end > 0 else end
    spare = min(max(surplus, 0), end - start - 1)
    return data[:start] + data[start + spare :] if spare > 0 else data
