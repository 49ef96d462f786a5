"""Sheets and reports write names in letters that our type lacks by the system's."""

from pathlib import Path

import pytest
import qtawesome

from pconv import lettering
from pconv.lettering import OWN, font

ICONS = next((Path(qtawesome.__file__).parent / "fonts").glob("materialdesignicons6-webfont*.ttf"))
HOUSE = "\U000f02dc"  # an icon, of which that type has nothing else


@pytest.fixture
def system(monkeypatch, tmp_path):
    """A system whose first type is a broken file, and the second that of the icons."""
    (tmp_path / "broken.ttf").write_bytes(b"no type")
    monkeypatch.setattr(lettering, "_others", lambda _letters: iter((tmp_path / "broken.ttf", ICONS)))
    lettering._path.cache_clear()
    yield
    lettering._path.cache_clear()


def lies(type_):
    return Path(type_.path)


@pytest.mark.parametrize("text", ["", "Straße 1 × 2", "Ночь — żółć Ωμέγα ñ.jpg"])
def test_the_letters_of_europe_are_our_own(system, text):
    assert lies(font(20, text)) == OWN


def test_other_letters_are_those_of_the_type_that_has_them(system):
    assert lies(font(20, HOUSE)) == ICONS
    assert font(20, HOUSE).getmask(HOUSE).size != font(20).getmask(HOUSE).size


@pytest.mark.parametrize("text", [f"house {HOUSE}", "\U000ffffd"])
def test_where_no_type_has_them_all_it_is_ours(system, text):
    assert lies(font(20, text)) == OWN
