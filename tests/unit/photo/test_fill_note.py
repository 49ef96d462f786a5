"""What files say about their fills: in every format that holds XMP, beside all that a packet said before."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from pconv import __version__, photo
from pconv.photo import FillNote, jpeg
from pconv.photo.fill_note import noted
from pconv.photo.xmp import BadPacket, Packet

from .camera import photograph

HOLDERS = [".jpg", ".png", ".tif", ".webp", ".avif"]
TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
SOURCE_TYPE = f"{{{IPTC}}}DigitalSourceType"
HISTORY = "{http://ns.adobe.com/xap/1.0/mm/}History"
EVENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"
NOTE = FillNote(("guided", "patchmatch"), True, 2, 0.0131, datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC))
HAND = FillNote(("telea",), False, 1, 0.5)

HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
TAIL = (" " * 99 + "\n") * 20 + '<?xpacket end="w"?>'
LIGHTROOM = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000 1.000000, 0000/00/00-00:00:00        ">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <!-- by hand -->
  <rdf:Description rdf:about='uuid:a&amp;b'
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
    xmlns:my="http://example.org/unknown/"
   xmp:Rating="4"
   crs:Exposure2012="+0.35"
   crs:ToneCurveName2012="a > b"
   xmpMM:DocumentID="xmp.did:1"
   my:secret='say "no"'>
   <dc:creator><rdf:Seq><rdf:li>Jörg Größer</rdf:li></rdf:Seq></dc:creator>
   <dc:title>
    <rdf:Alt><rdf:li xml:lang="x-default">Cat &lt;3</rdf:li><rdf:li xml:lang="ja">猫</rdf:li></rdf:Alt>
   </dc:title>
   <my:nested rdf:parseType="Resource">
    <my:bag>
     <rdf:Bag><rdf:li rdf:parseType="Resource"><my:a>1</my:a><my:b><![CDATA[<x>]]></my:b></rdf:li></rdf:Bag>
    </my:bag>
   </my:nested>
   <xmpMM:History>
    <rdf:Seq>
     <rdf:li stEvt:action="derived" stEvt:parameters="converted from image/x-canon-cr3 to image/tiff"/>
     <rdf:li stEvt:action="saved" stEvt:when="2025-01-02T03:04:05+01:00" stEvt:softwareAgent="Lightroom"/>
    </rdf:Seq>
   </xmpMM:History>
  </rdf:Description>
  <rdf:Description rdf:about='uuid:a&amp;b' xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/">
   <crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurve>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
WRAPPED = (HEAD + LIGHTROOM + TAIL).encode()


def simple(content: str = "", attributes: str = "") -> bytes:
    """A packet of one description."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:Iptc4xmpExt="{IPTC}"'
        f"{attributes}>{content}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def properties(packet: bytes) -> dict[str, ElementTree.Element | str]:
    """The properties of a packet by name, as another parser sees them: text, or the element of those that hold more."""
    found: dict[str, ElementTree.Element | str] = {}
    for description in ElementTree.fromstring(packet.rstrip(b"\0")).iter(f"{RDF}Description"):
        for name, value in description.attrib.items():
            assert name == f"{RDF}about" or name not in found
            found[name] = value
        for element in description:
            assert element.tag not in found
            found[element.tag] = element if len(element) else element.text or ""
    return found


def events(packet: bytes) -> list[dict[str, str]]:
    history = properties(packet)[HISTORY]
    return [{name.removeprefix(EVENT): value for name, value in item.attrib.items()} for item in history[0]]


@pytest.mark.parametrize("suffix", HOLDERS)
@pytest.mark.parametrize("before", [None, WRAPPED])
def test_every_format_that_holds_xmp_says_it(suffix, before, tmp_path):
    source = photo.Photo(photograph(), xmp=before)
    written = photo.write(source, tmp_path / f"out{suffix}", note=NOTE)
    assert written.notes == ()
    packet = photo.read(written.path).xmp
    assert properties(packet)[SOURCE_TYPE] == f"{TERMS}compositeWithTrainedAlgorithmicMedia"
    assert events(packet)[-1] == {
        "action": "edited",
        "when": "2026-05-06T07:08:09+00:00",
        "softwareAgent": f"PConv Studio {__version__}",
        "parameters": "filled 2 places (1.3 % of the picture) by guided, patchmatch",
    }
    assert len(events(packet)) == (1 if before is None else 3)


@pytest.mark.parametrize("suffix", HOLDERS)
def test_other_programs_find_it_where_they_look(suffix, tmp_path):
    with Image.open(photo.write(photo.Photo(photograph()), tmp_path / f"a{suffix}", note=HAND).path) as picture:
        packet = picture.info["xmp"]
    assert properties(packet)[SOURCE_TYPE] == f"{TERMS}humanEdits"
    assert events(packet)[0]["parameters"] == "filled 1 place (50 % of the picture) by telea"


def test_a_format_without_xmp_says_nothing(tmp_path):
    written = photo.write(photo.Photo(photograph()), tmp_path / "a.bmp", note=NOTE)
    assert written.notes == ()
    assert written.path.read_bytes() == photo.write(photo.Photo(photograph()), tmp_path / "b.bmp").path.read_bytes()


@pytest.mark.parametrize("suffix", HOLDERS)
def test_without_a_note_the_packet_is_what_it_was(suffix, tmp_path):
    written = photo.write(photo.Photo(photograph(), xmp=WRAPPED), tmp_path / f"a{suffix}")
    assert photo.read(written.path).xmp == WRAPPED
    assert photo.read(photo.write(photo.Photo(photograph()), tmp_path / f"b{suffix}").path).xmp is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("wrapped", [True, False])
def test_everything_else_in_a_rich_packet_stays(encoding, wrapped):
    packet = ((HEAD + LIGHTROOM + TAIL) if wrapped else LIGHTROOM).encode(encoding)
    after = noted(packet, NOTE)
    text = after.decode(encoding)
    for line in LIGHTROOM.splitlines():
        assert line in text
    old, new = (properties(data.decode(encoding).encode()) for data in (packet, after))
    assert set(new) - set(old) == {SOURCE_TYPE}
    for name in old.keys() - {HISTORY}:
        same = [
            value if isinstance(value, str) else ElementTree.tostring(value).strip() for value in (old[name], new[name])
        ]
        assert same[0] == same[1]
    assert [event["action"] for event in events(text.encode())] == ["derived", "saved", "edited"]
    assert text.count("uuid:a&amp;b") == 3  # what is new is about the same
    if wrapped:
        assert len(after) == len(packet)  # there was room in the padding
        assert text.startswith(HEAD) and text.endswith('\n<?xpacket end="w"?>')


def test_a_byte_order_mark_and_zeros_behind_the_packet_stay():
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        after = noted(mark + LIGHTROOM.encode(encoding) + bytes(4), NOTE)
        assert after.startswith(mark + "<x:xmpmeta".encode(encoding)) and after.endswith(bytes(4))


def test_a_long_packet_and_one_with_little_padding():
    keywords = "".join(f"<xmpMM:k{number}>ä</xmpMM:k{number}>" for number in range(60_000))
    after = noted(HEAD.encode() + simple(keywords) + b'   <?xpacket end="w"?>', HAND)
    assert len(after) > 2**20 and after.endswith(b' <?xpacket end="w"?>')
    assert keywords.encode() in after
    assert properties(after)[SOURCE_TYPE] == f"{TERMS}humanEdits"


@pytest.mark.parametrize("packet", [
    '<r:RDF xmlns:r="{rdf}"/>',
    '<rdf:RDF xmlns:rdf="{rdf}"><rdf:Description about="x"/></rdf:RDF>',
    '<r:RDF xmlns:r="{rdf}" xmlns:rdf="urn:other"><r:Description r:about="x" rdf:p="1"/></r:RDF>',
    '<?xml version="1.0" encoding="UTF-16"?><rdf:RDF xmlns:rdf="{rdf}"></rdf:RDF>',
])  # fmt: skip
def test_odd_forms_of_packets_are_read(packet):
    after = noted(packet.format(rdf=RDF[1:-1]).encode(), HAND)
    found = properties(after.replace(b' encoding="UTF-16"', b""))
    assert found[SOURCE_TYPE] == f"{TERMS}humanEdits"
    assert found.get(f"{RDF}about", "") == ("x" if b'about="x"' in after else "")
    assert len(events(after.replace(b' encoding="UTF-16"', b""))) == 1


@pytest.mark.parametrize("form", [
    "<xmpMM:History/>",
    "<xmpMM:History> </xmpMM:History>",
    "<xmpMM:History><rdf:Seq/></xmpMM:History>",
    "<xmpMM:History><rdf:Seq >\n</rdf:Seq ></xmpMM:History >",
    "",
])  # fmt: skip
def test_an_empty_history_gets_its_first_entry(form):
    assert [event["action"] for event in events(noted(simple(form), HAND))] == ["edited"]


@pytest.mark.parametrize("packet", [
    simple("<xmpMM:History>once upon a time</xmpMM:History>"),
    simple('<xmpMM:History rdf:parseType="Resource"><xmpMM:a>1</xmpMM:a></xmpMM:History>'),
    simple(attributes=' xmpMM:History="x"'),
    simple()[:-5],
    simple() + b"<more/>",
    simple().replace(b"</rdf:Desc", b"<dc:a/></rdf:Desc"),
    simple("\xe4").decode().encode("latin-1"),
    b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
    b"",
    b"\xff\xfe<",
])  # fmt: skip
def test_what_cannot_be_read_stays_byte_for_byte_and_is_told(packet, tmp_path):
    with pytest.raises(BadPacket):
        noted(packet, HAND)
    if not packet:
        return
    written = photo.write(photo.Photo(photograph(), xmp=packet), tmp_path / "a.jpg", note=HAND)
    assert photo.read(written.path).xmp == packet
    assert len(written.notes) == 1 and "XMP data cannot be read" in written.notes[0]
    assert photo.write(photo.Photo(photograph(), xmp=packet), tmp_path / "b.jpg").notes == ()


def test_a_document_type_is_refused_before_anything_in_it_grows():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(BadPacket, match="document type"):
        Packet(f"{bomb}]>".encode() + simple("<xmpMM:a>&i;</xmpMM:a>"), ())


@pytest.mark.parametrize(("there", "learned", "said"), [
    ("digitalCapture", False, "humanEdits"),
    ("digitalCapture", True, "compositeWithTrainedAlgorithmicMedia"),
    ("negativeFilm", False, "humanEdits"),
    ("humanEdits", True, "compositeWithTrainedAlgorithmicMedia"),
    ("compositeWithTrainedAlgorithmicMedia", False, "compositeWithTrainedAlgorithmicMedia"),
    ("trainedAlgorithmicMedia", False, "trainedAlgorithmicMedia"),
    ("trainedAlgorithmicMedia", True, "trainedAlgorithmicMedia"),
    ("compositeSynthetic", True, "compositeSynthetic"),
    ("compositeCapture", False, "compositeCapture"),
    ("compositeCapture", True, "compositeWithTrainedAlgorithmicMedia"),
    ("ofTheFuture", False, "ofTheFuture"),
])  # fmt: skip
@pytest.mark.parametrize("form", ["attribute", "element", "resource"])
def test_what_says_more_is_never_weakened(there, learned, said, form):
    packet = {
        "attribute": simple(attributes=f" Iptc4xmpExt:DigitalSourceType = '{TERMS}{there}'"),
        "element": simple(f"<Iptc4xmpExt:DigitalSourceType>\n{TERMS}{there}</Iptc4xmpExt:DigitalSourceType>"),
        "resource": simple(f'<Iptc4xmpExt:DigitalSourceType rdf:resource="{TERMS}{there}"/>'),
    }[form]
    after = noted(packet, NOTE if learned else HAND)
    found = properties(after)[SOURCE_TYPE] or f"{TERMS}{there}"  # of a resource, its text is empty
    assert found.strip() == TERMS + said
    if there == said:
        assert f"{TERMS}{there}".encode() in after
    assert after.count(b"digitalsourcetype/") == 1


@pytest.mark.parametrize("suffix", HOLDERS)
def test_the_note_stays_where_private_data_goes(suffix, tmp_path):
    source = photo.Photo(photograph(), xmp=WRAPPED)
    path = photo.write(source, tmp_path / f"a{suffix}", strip_private=True, note=HAND).path
    packet = photo.read(path).xmp
    assert set(properties(packet)) == {f"{RDF}about", SOURCE_TYPE, HISTORY}
    assert [event["action"] for event in events(packet)] == ["edited"]
    for secret in ("Jörg", "Lightroom", "uuid:a"):
        assert secret.encode() not in path.read_bytes()
    assert photo.read(photo.write(source, tmp_path / f"b{suffix}", strip_private=True).path).xmp is None


def test_where_private_data_goes_a_generated_picture_is_still_said_to_be_one(tmp_path):
    source = photo.Photo(
        photograph(), xmp=simple(attributes=f' Iptc4xmpExt:DigitalSourceType="{TERMS}trainedAlgorithmicMedia"')
    )
    packet = photo.read(photo.write(source, tmp_path / "a.png", strip_private=True, note=HAND).path).xmp
    assert properties(packet)[SOURCE_TYPE] == f"{TERMS}trainedAlgorithmicMedia"
    broken = photo.Photo(photograph(), xmp=b"<x")
    written = photo.write(broken, tmp_path / "b.png", strip_private=True, note=HAND)
    assert properties(photo.read(written.path).xmp)[SOURCE_TYPE] == f"{TERMS}humanEdits"
    assert written.notes == ()


def test_a_note_without_room_in_a_jpeg_costs_nothing_that_was_there(tmp_path):
    full = simple("<xmpMM:a>" + "x" * (jpeg.LARGEST_XMP - len(simple("<xmpMM:a></xmpMM:a>"))) + "</xmpMM:a>")
    assert len(full) == jpeg.LARGEST_XMP
    written = photo.write(photo.Photo(photograph(), xmp=full), tmp_path / "a.jpg", note=HAND)
    assert photo.read(written.path).xmp == full
    assert len(written.notes) == 1 and "no room" in written.notes[0]
    longer = photo.Photo(photograph(), xmp=full + b" ")
    written = photo.write(longer, tmp_path / "b.jpg", note=HAND)
    assert len(written.notes) == 1 and "too long" in written.notes[0]
    assert properties(photo.read(written.path).xmp)[SOURCE_TYPE] == f"{TERMS}humanEdits"
    assert photo.write(longer, tmp_path / "b.png", note=HAND).notes == ()


def test_extended_xmp_of_a_jpeg_is_treated_as_without_a_note(tmp_path):
    """What does not fit into a packet lies in segments of its own, which are not carried along."""
    packet = simple(
        attributes=' xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="0123456789ABCDEF"'
    )
    Image.fromarray(photograph()).save(tmp_path / "a.jpg", xmp=packet)
    extended = jpeg.segment(jpeg.APP1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + b"<rest/>")
    (tmp_path / "a.jpg").write_bytes(jpeg.with_segments((tmp_path / "a.jpg").read_bytes(), extended))
    source = photo.read(tmp_path / "a.jpg")
    assert source.xmp == packet
    sizes = []
    for note in (None, HAND):
        written = photo.write(source, tmp_path / "b.jpg", note=note, overwrite=True)
        assert b'xmpNote:HasExtendedXMP="0123456789ABCDEF"' in photo.read(written.path).xmp
        sizes.append(written.size - len(photo.read(written.path).xmp))
    assert sizes[0] == sizes[1]


def test_pixels_are_what_they_are_without_a_note(tmp_path):
    source = photo.Photo(photograph())
    path = photo.write(source, tmp_path / "a.tif", note=NOTE).path
    assert photo.verify(path, source, np.zeros(source.shape, bool)).identical == 1


@pytest.mark.parametrize(
    ("share", "words"), [(1, "100 %"), (0.456, "46 %"), (0.0131, "1.3 %"), (2.04e-8, "0.000002 %")]
)
def test_the_share_is_a_plain_number(share, words):
    assert f"({words} of the picture)" in FillNote(("telea",), False, 3, share).sentence
