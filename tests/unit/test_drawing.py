"""Texts on sheets and reports: in letters of many languages, and in lines that break where they may."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from pconv.drawing import shortened, wrapped
from pconv.lettering import font


@pytest.fixture
def draw():
    return ImageDraw.Draw(Image.new("RGB", (400, 100)))


@pytest.mark.parametrize("text", ["äöüßÄÖÜ„“", "éèàçœ«»\u00a0\u202f", "ñóíú¿¡", "łőşžů", "Ωλ", "Жук", "×·…–’%"])
def test_letters_of_many_languages_are_there(text):
    missing = bytes(font(40).getmask("\U0010ffff"))
    assert [letter for letter in text if bytes(font(40).getmask(letter)) == missing] == []


def test_lines_break_between_words_and_nowhere_else(draw):
    width = round(draw.textlength("Insgesamt gefüllt: 3,5", font(20)))
    text = "Insgesamt gefüllt: 3,5\u00a0% des Bildes"
    assert wrapped(draw, text, font(20), width).split("\n") == ["Insgesamt gefüllt:", "3,5\u00a0% des Bildes"]


def test_what_is_too_long_for_a_line_ends_in_dots(draw):
    assert shortened(draw, "short", font(20), 200) == "short"
    cut = shortened(draw, "a very long name " * 5, font(20), 200)
    assert cut.endswith("...") and draw.textlength(cut, font(20)) <= 200
