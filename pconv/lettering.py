"""Type for sheets and reports: our own, which has the letters of Europe, and the system's for names in others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import ImageFont

OWN = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "Roboto-Regular.ttf"
_NO_LETTER = "\U0010ffff"
_PATIENCE = 5  # seconds for fontconfig
# What Windows and macOS have always had, the ones with most letters first.
_WINDOWS = ("msyh.ttc", "meiryo.ttc", "malgun.ttf", "segoeui.ttf", "nirmala.ttf", "leelawui.ttf", "arial.ttf")
_MACOS = ("Supplemental/Arial Unicode.ttf", "PingFang.ttc", "Hiragino Sans GB.ttc", "AppleSDGothicNeo.ttc")


def font(size: int, text: str = "") -> ImageFont.FreeTypeFont:
    """Type of `size` pixels that has the letters of `text`, if the system has one; else ours."""
    return _type(_path(frozenset(text)), size)


@cache
def _type(path: Path, size: int) -> ImageFont.FreeTypeFont:
    if path != OWN:
        return ImageFont.truetype(path, size)
    # Laid out the simple way: the other one, where Pillow has it, sets small letters unevenly.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _path(letters: frozenset[str]) -> Path:
    """Where type with all of these letters lies."""
    if all(_has(OWN, letter) for letter in letters):
        return OWN
    return next((path for path in _others(letters) if all(_has(path, letter) for letter in letters)), OWN)


@cache
def _has(path: Path, letter: str) -> bool:
    """Whether type has a letter, or draws what it draws for those that do not exist."""
    if letter.isspace():
        return True
    try:
        drawn, none = (_type(path, 24).getmask(sign) for sign in (letter, _NO_LETTER))
    except OSError:
        return False
    return (drawn.size, bytes(drawn)) != (none.size, bytes(none))


def _others(letters: frozenset[str]) -> Iterator[Path]:
    """Type of the system that may have these letters."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        yield from (path for name in _WINDOWS if (path := folder / name).is_file())
    elif sys.platform == "darwin":
        folder = Path("/System/Library/Fonts")
        yield from (path for name in _MACOS if (path := folder / name).is_file())
    elif shutil.which("fc-match"):
        wanted = ":charset=" + " ".join(f"{ord(letter):x}" for letter in sorted(letters))
        command = ["fc-match", "-f", "%{file}", wanted]
        try:
            found = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=True).stdout
        except (OSError, subprocess.SubprocessError):
            return
        if found:
            yield Path(found)
