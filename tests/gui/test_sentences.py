"""Sentences of the engine in the person's language: none is missing, none is left over, and the window says them."""

from __future__ import annotations

import ast
import re
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from app import engine
from app.i18n import LANGUAGES, SOURCE
from app.sentences import SENTENCES, WORDS, sentence_text, sentences_text
from pconv.network import weights
from pconv.photo import Photo, formats, raster, tiff_reading, write
from pconv.photo.exif import only_orientation

PCONV = Path(__file__).resolve().parents[2] / "pconv"
TRANSLATED = [name for name in LANGUAGES if name != SOURCE]
# Programs of their own, which the window does not run.
OTHER_PROGRAMS = {"commands", "training", "evaluation", "cli.py", "__main__.py"}
RAISED = {"PConvError", "UsageError", "PhotoError", "PhotoExistsError", "ProjectError", "BrokenPng"}
SENTENCE = re.compile(r"([A-Z]|\{0\}).* .* .*(\.|: \{\d\})", re.DOTALL)
UNSAID = {
    "the window asks for no other name than those there are": {
        "There is no device called {0}; choose one of {1}.",
        "There is no method called {0}; choose one of {1}.",
        "There is no sample photo called {0}; there are: {1}.",
    },
    "the window leaves options as they are": {
        "The options handed in are not those of the method {0}.",
        "The method {0} has no option {1}; {2}.",
        "The options of the method {0} cannot be used: {1}.",
        "An option is written NAME=VALUE, not {0}.",
        "An option is written METHOD.NAME=VALUE, as telea.radius=5, not {0}.",
        "There are options for the method {0}, which is not among {1}.",
        "The option {0} is one of {1}, not {2}.",
        "The option {0} is true or false, not {1}.",
        "The option {0} is a number, not {1}.",
        "A place to copy from is written X,Y:RIGHT,DOWN, as 420,310:-85,12, not {0}.",
        "The largest hole solved at once is 100 to 200000 pixels, not {0}.",
        "The option {0} of the guided fill is 0 to {1}, not {2}.",
        "The width of thin holes for the network is 0 to 64 pixels, not {0}.",
        "The network's detail is 0, 1, 2 or 4, not {0}.",
        "The network's tile is 128 to 4096 pixels, not {0}.",
        "The radius is 1 to 64 pixels, not {0}.",
        "The option {0} of PatchMatch is {1} to {2}, not {3}.",
        "The width of a patch is odd, so that it has a middle; {0} is not.",
        "The quality is a number from 1 to 100, not {0}.",
    },
    "the window hands over what belongs together": {
        "The alpha channel is {0} {1}; it must be like the picture.",
        "A picture is an array of height x width x 3, not {0}.",
        "A picture has 8 or 16 bits a channel (uint8 or uint16), not {0}.",
        "The {0} mask is an array of height x width bools, not {1}{2}.",
        "The {0} mask has {1} pixels and the picture {2}; they must be equal.",
        "The point of the magic wand lies outside the picture.",
        "Name at least one method to try.",
        "Nothing was filled yet, so there is nothing to report.",
    },
    "only training does this": {
        "There is no kind of hole called {0}; choose one of {1}.",
        "A random hole needs a picture of at least 32 x 32 pixels, not {0} x {1}.",
        "The weights could not be written to {0}: {1}.",
        "A network of {0} channels cannot be built.",
        "A network of width {0} and depth {1} cannot be built.",
    },
    "only the command line makes the fills of a project anew": {
        "Nothing was filled in the project {0}, so there is nothing to make anew.",
    },
    "`check_text` says it with the person's numbers": {
        "The hole covers the whole photo, so there was nothing to compare.",
        "Read back: all {0} pixels outside of the hole are identical.",
        "Read back: {0} % of the pixels outside of the hole are identical, the mean change is {1} of 255 levels, "
        "the largest {2}.",
    },
}


def template(node: ast.expr) -> str:
    """A text of the sources, with {0}, {1} in place of what an f-string puts in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    places = iter(range(99))
    return "".join(part.value if isinstance(part, ast.Constant) else f"{{{next(places)}}}" for part in parts)


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def called(node: ast.AST) -> str:
    """What a call calls; empty for all else."""
    return getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""


@cache
def trees() -> tuple[ast.Module, ...]:
    """The modules of the engine that the window can come to run."""
    paths = (path for path in sorted(PCONV.rglob("*.py")) if OTHER_PROGRAMS.isdisjoint(path.relative_to(PCONV).parts))
    return tuple(ast.parse(path.read_text("utf-8")) for path in paths)


def texts() -> Iterator[tuple[ast.expr, ast.AST]]:
    """Texts in the sources with what they stand in; no docstrings, and no parts of f-strings."""
    for tree in trees():
        for parent in ast.walk(tree):
            if not isinstance(parent, ast.Expr | ast.JoinedStr):
                yield from ((node, parent) for node in ast.iter_child_nodes(parent) if is_text(node))


@cache
def said() -> frozenset[str]:
    """All that the engine says in words for people: what it raises, and all else that reads as a sentence."""
    found = set()
    for node, parent in texts():
        text = template(node)
        if called(parent) in RAISED or (SENTENCE.fullmatch(text) and called(parent) != "say"):
            found.add(text)
    return frozenset(found)


def test_every_sentence_of_the_engine_is_known_or_known_not_to_come_up():
    unsaid = set().union(*UNSAID.values())
    assert said() - set(engine.SUMMARIES) - set(SENTENCES) - unsaid == set()
    assert unsaid - said() == set(), "these are gone"
    assert unsaid.isdisjoint(SENTENCES)


def test_the_engine_still_says_every_sentence_that_is_known():
    assert len(SENTENCES) == len(set(SENTENCES))
    assert set(SENTENCES) - said() == set()


def test_words_that_are_put_into_sentences_are_known_and_still_in_use():
    names = {"Lab", "LogLuv", "HSV"}  # the same in every language
    used = {words for _, words in formats._OTHERS} | {formats.OPENED, formats.SAVED} | set(weights._DOES.values())
    used |= set(tiff_reading._REFUSED.values()) | set(raster._NO_SPACE.values())
    assert used - names - WORDS == set()
    assert WORDS - {template(node) for node, _ in texts()} == set()


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_sentence_is_found_by_its_words_whatever_files_are_called(speak, name):
    speak(name)
    for text in SENTENCES:
        values = ["/tmp/{0}: Käse. 50 %, (x) is empty; or.png", "{1}. (b).png", "c", "d", "e"][: text.count("{")]
        expected = engine.called(text).format(*values)
        assert sentence_text(text.format(*values)) == expected
        assert expected != text.format(*values)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Something else, of another library", "Something else, of another library"),
        ("/a/b.png is empty.", "/a/b.png ist leer."),
        ("/a/The file. x is empty./b. is empty.", "/a/The file. x is empty./b. ist leer."),
        ("/a\nb is empty.", "/a\nb ist leer."),
        (
            "a.gif is a GIF picture, which cannot be opened here; JPEG, PNG, TIFF, WebP, BMP, AVIF and HEIC can.",
            "a.gif ist ein GIF-Bild und lässt sich hier nicht öffnen; möglich sind JPEG, PNG, TIFF, WebP, BMP, AVIF "
            "und HEIC.",
        ),
        (
            "Biharmonic needs both a hole and something around it to fill it from.",
            "Biharmonisch braucht eine Maske und etwas um sie herum, womit sie gefüllt werden kann.",
        ),
        (
            "M40 failed its self-test (no kernel). The CPU was used.",
            "M40 hat den Selbsttest nicht bestanden (no kernel). Gerechnet hat der Prozessor.",
        ),
        (
            "The network could not be used, so PatchMatch worked alone: w.safetensors is no weights file, or it is "
            "incomplete.",
            "Das Netz war nicht verwendbar, PatchMatch hat daher allein gearbeitet: w.safetensors ist keine Datei mit "
            "Gewichten oder ist unvollständig.",
        ),
        ("a is empty. Who knows? b is empty.", "a ist leer. Who knows? b ist leer."),
    ],
)
def test_sentences_are_said_in_german(speak, sentence, expected):
    speak("de")
    assert sentence_text(sentence) == expected


def test_many_unknown_sentences_are_read_in_a_moment(speak):
    speak("de")
    unknown = " ".join(f"What {number}?" for number in range(60))
    assert sentences_text([unknown, "a is empty."]) == f"{unknown} a ist leer."


# -- what the window says ------------------------------------------------------------------------------------------


def png_header(path: Path, width: int, height: int) -> None:
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", body), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (struct.pack(">I4s", len(d), k) + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def damaged(path: Path, photo: Path) -> None:
    data = photo.read_bytes()
    path.write_bytes(data[: len(data) // 2])


BAD_FILES = {
    "leer {0}.png": (lambda path, _photo: path.write_bytes(b""), "{0} ist leer."),
    "halb. Rest.png": (
        damaged,
        "{0} ist beschädigt oder unvollständig und lässt sich nicht öffnen (die Datei endet zu früh).",
    ),
    "bild.gif": (
        lambda path, _photo: path.write_bytes(b"GIF89a" + bytes(60)),
        "{0} ist ein GIF-Bild und lässt sich hier nicht öffnen; möglich sind JPEG, PNG, TIFF, WebP, BMP, AVIF und "
        "HEIC.",
    ),
    "Aufnahme.cr2": (
        lambda path, _photo: path.write_bytes(b"II*\0"),
        "{0} ist eine Raw-Datei der Kamera: zuerst entwickeln und das TIFF oder JPEG öffnen, das dabei entsteht.",
    ),
    "riesig.png": (
        lambda path, _photo: png_header(path, 60000, 50000),
        "{0} hat 60000 × 50000 Pixel; mehr als 500 Millionen werden nicht geöffnet. Vorher verkleinern oder in Teile "
        "zerlegen.",
    ),
    "Ordner": (lambda path, _photo: path.mkdir(), "{0} ist ein Ordner und kein Bild."),
    "fehlt.jpg": (lambda _path, _photo: None, "Die Datei {0} gibt es nicht."),
    "alt.pconv": (
        lambda path, _photo: path.write_bytes(b"PK\x03\x04 and no more"),
        "{0} ist kein Projekt von PConv Studio oder ist beschädigt und lässt sich nicht öffnen.",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_opened_is_named_in_german(speak, make_window, tmp_path, photo_file, qtbot, name):
    make, expected = BAD_FILES[name]
    make(tmp_path / name, photo_file)
    speak("de")
    window = make_window()
    with qtbot.waitSignal(window.files.failed):
        window.files.open(tmp_path / name)
    assert window.messages.text == expected.format(tmp_path / name)


def test_what_a_file_held_besides_is_said_in_french(speak, make_window, tmp_path, qtbot):
    from PIL import Image

    speak("fr")
    Image.new("1", (40, 30)).save(tmp_path / "a.png")
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "a.png")
    assert window.messages.text == (
        "L’image était en noir et blanc pur\u00a0; elle est enregistrée en 256 niveaux de gris."
    )


@pytest.fixture
def spanish(speak, make_window, tmp_path, qtbot):
    """A window in Spanish with a photo that lies on its side and is partly transparent."""
    speak("es")
    pixels = np.full((60, 90, 3), 40000, np.uint16)
    alpha = np.full((60, 90), 65535, np.uint16)
    alpha[:9] = 0
    write(Photo(pixels=pixels, alpha=alpha, exif=only_orientation(6), orientation=6), tmp_path / "a.png")
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "a.png")
    return window


def test_what_a_saved_file_cannot_hold_is_said_in_spanish(spanish, tmp_path, qtbot):
    spanish.dialogs.save_path = tmp_path / "b.bmp"
    with qtbot.waitSignal(spanish.files.saved):
        spanish.actions_["save-as"].trigger()
    text = spanish.messages.text
    assert text.startswith("b.bmp guardado. Comprobación:")
    assert text.endswith(
        "Los archivos BMP contienen 8 bits por canal; los 16 de la foto se han redondeado. Los archivos BMP no "
        "contienen transparencia; la foto se ha puesto sobre blanco. Los archivos BMP no indican la orientación; la "
        "foto se ha enderezado. Los archivos BMP no contienen perfil de color ni datos de la cámara; ambos se han "
        "omitido."
    )


def test_a_folder_that_is_gone_is_named_in_spanish(spanish, tmp_path, qtbot):
    spanish.dialogs.save_path = tmp_path / "no está" / "b.png"
    with qtbot.waitSignal(spanish.files.failed):
        spanish.actions_["save-as"].trigger()
    folder = tmp_path / "no está"
    assert spanish.messages.text == f"La carpeta {folder} no existe, así que b.png no se ha guardado."


def test_a_mask_of_another_size_is_refused_in_spanish(spanish, tmp_path, qtbot):
    write(Photo(pixels=np.zeros((20, 30, 3), np.uint8)), tmp_path / "m.png")
    spanish.dialogs.open_path = tmp_path / "m.png"
    with qtbot.waitSignal(spanish.files.failed):
        spanish.actions_["import-hole"].trigger()
    assert spanish.messages.text == (
        f"La máscara {tmp_path / 'm.png'} tiene 30 × 20 píxeles, pero la foto 90 × 60 píxeles (o 60 × 90, una vez "
        "enderezada); la máscara debe ser del mismo tamaño."
    )


def test_a_fill_that_fails_says_why_in_german(speak, make_window, photo_file, qtbot):
    speak("de")
    window = make_window()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(photo_file)
    window.document.set_hole(np.ones(window.document.shape, bool), "test")
    with qtbot.waitSignal(window.filling.ended):
        window.fill()
    sentence = "Die Maske bedeckt das ganze Bild; etwas davon freilassen, womit sie gefüllt werden kann."
    assert window.messages.text == sentence


def test_the_log_gets_failures_in_english(speak, make_window, tmp_path, qtbot, caplog):
    speak("de")
    window = make_window()
    with qtbot.waitSignal(window.files.failed):
        window.files.open(tmp_path / "fehlt.jpg")
    assert f"There is no file {tmp_path / 'fehlt.jpg'}." in caplog.text
