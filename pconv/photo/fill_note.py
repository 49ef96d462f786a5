"""What a saved file says about its fills, in the metadata that the press and archives read.

Two properties of XMP: where the picture comes from, in the words of the IPTC
(https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata, "Digital Source Type", with the terms of
http://cv.iptc.org/newscodes/digitalsourcetype/), and one more entry in the history of the file (ISO 16684-2, xmpMM).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from pconv import __version__
from pconv.photo.xmp import BadPacket, Name, Packet

_TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_BY_NETWORK, _BY_HAND = f"{_TERMS}compositeWithTrainedAlgorithmicMedia", f"{_TERMS}humanEdits"
# These say of a picture that a trained network had a part in it, or made all of it.
_LEARNED = {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"}
# And these say less than that a person edited what is to be seen. All others tell of how the picture was made: those
# stay, as "edited" would hide that it is a composite or was drawn by a program.
_PLAIN = {
    *("digitalCapture", "computationalCapture", "screenCapture", "negativeFilm", "positiveFilm", "print"),
    *("minorHumanEdits", "algorithmicallyEnhanced", ""),
}

SOURCE_TYPE = Name("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "DigitalSourceType")
HISTORY = Name("xmpMM", "http://ns.adobe.com/xap/1.0/mm/", "History")
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_NAMES = (SOURCE_TYPE, HISTORY)


@dataclass(frozen=True)
class FillNote:
    """Attributes:
    methods: the names of those that filled.
    learned: whether one of them runs the network.
    places: connected parts of what was filled.
    share: of the picture that was filled, 0 to 1.
    when: when it is said, with the time zone; UTC says nothing about where.
    """

    methods: tuple[str, ...]
    learned: bool
    places: int
    share: float
    when: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def sentence(self) -> str:
        """What was done, without a full stop, as histories have it."""
        percent = np.format_float_positional(100 * self.share, precision=2, unique=False, fractional=False, trim="-")
        places = f"{self.places} place" if self.places == 1 else f"{self.places} places"
        return f"filled {places} ({percent} % of the picture) by {', '.join(self.methods)}"


def noted(packet: bytes | None, note: FillNote, *, before: bytes | None = None) -> bytes:
    """An XMP packet with what `note` says; all else in it stays.

    Args:
        packet: None for a new one.
        before: the photo's packet where `packet` is not to hold all of it any more: what it says about where the
            picture comes from is not weakened either.

    Raises `BadPacket` where `packet` cannot be read.
    """
    edited = Packet.empty(_NAMES) if packet is None else Packet(packet, _NAMES)
    there = edited.values(SOURCE_TYPE)
    source_type = _source_type((*there, *_told(before)), note)
    if there != (source_type,):
        edited.put(SOURCE_TYPE, source_type)
    edited.append(
        HISTORY,
        {
            Name("stEvt", _EVENT, "action"): "edited",
            Name("stEvt", _EVENT, "when"): note.when.isoformat(timespec="seconds"),
            Name("stEvt", _EVENT, "softwareAgent"): f"PConv Studio {__version__}",
            Name("stEvt", _EVENT, "parameters"): note.sentence,
        },
    )
    return edited.packed()


def _told(packet: bytes | None) -> tuple[str, ...]:
    """What a packet says about where the picture comes from; nothing where it cannot be read."""
    try:
        return () if packet is None else Packet(packet, _NAMES).values(SOURCE_TYPE)
    except BadPacket:
        return ()


def _source_type(there: tuple[str, ...], note: FillNote) -> str:
    """The term to write: the note's, if none of those that are there says more."""
    terms = {value: value.rstrip("/").replace(":", "/").rpartition("/")[2] for value in there}
    kept = [value for value, term in terms.items() if term in _LEARNED]
    if not kept and not note.learned:
        kept = [value for value, term in terms.items() if term not in _PLAIN]
    return kept[0] if kept else _BY_NETWORK if note.learned else _BY_HAND
