"""What the window remembers survives a restart, has its type, and nonsense in the file does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import RECENT_LIMIT, ROWS, Settings


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("look/theme", "dark"),
        ("look/overlay_colour", "#00ff7f"),
        ("fill/seed", 12345),
        ("fill/methods", ("telea",)),
        ("fill/methods", ()),
        ("recovery/enabled", False),
        ("files/folder", "/tmp/Bilder mit Leerzeichen, und Komma"),
        ("window/geometry", b"\x00\xff\x01"),
    ],
)
def test_values_come_back_with_their_type_after_a_restart(tmp_path: Path, key, value):
    settings = Settings(tmp_path / "s.ini")
    settings.set(key, value)
    settings.sync()
    assert Settings(tmp_path / "s.ini").get(key) == value


def test_without_a_file_everything_has_its_default(tmp_path: Path):
    settings = Settings(tmp_path / "s.ini")
    assert {row.key: settings.get(row.key) for row in ROWS} == {row.key: row.default for row in ROWS}


def test_nonsense_in_the_file_counts_as_the_default_or_is_clamped(tmp_path: Path):
    path = tmp_path / "s.ini"
    path.write_text(
        "[fill]\nseed=many\ngrow=9999\n[look]\ntheme=purple\noverlay_colour=red; drop\n[recovery]\nenabled=perhaps\n"
    )
    settings = Settings(path)
    assert settings.get("fill/seed") == 0
    assert settings.get("fill/grow") == settings.row("fill/grow").high
    assert settings.get("look/theme") == "system"
    assert settings.get("look/overlay_colour") == settings.row("look/overlay_colour").default
    assert settings.get("recovery/enabled") is True


def test_a_change_is_told_once_and_no_change_is_not(tmp_path: Path, qtbot):
    settings, told = Settings(tmp_path / "s.ini"), []
    settings.changed.connect(told.append)
    settings.set("fill/seed", 7)
    settings.set("fill/seed", 7)
    assert told == ["fill/seed"]


def test_recent_files_are_the_latest_first_without_doubles(tmp_path: Path):
    settings = Settings(tmp_path / "s.ini")
    for number in range(RECENT_LIMIT + 3):
        settings.add_recent(Path(f"/photos/{number}.jpg"))
    settings.add_recent(Path("/photos/9.jpg"))
    recent = settings.get("files/recent")
    assert recent[0] == "/photos/9.jpg"
    assert len(recent) == len(set(recent)) == RECENT_LIMIT
