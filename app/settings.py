"""What the window remembers: one table of typed rows over an ini file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QByteArray, QObject, QSettings, Signal

from app.i18n import LANGUAGES, SYSTEM

RECENT_LIMIT = 10


class Kind(Enum):
    BOOL = "bool"
    INT = "int"
    TEXT = "text"
    CHOICE = "choice"
    COLOUR = "colour"
    LIST = "list"
    BYTES = "bytes"


@dataclass(frozen=True)
class Row:
    """One thing that is remembered.

    Attributes:
        key: "group/name" in the ini file.
        kind: how the value is stored, checked and edited.
        default: the value until somebody changes it.
        label: the text beside it in the preferences; empty means it is not shown there.
        choices: (value, text) pairs of a CHOICE.
        low, high: bounds of an INT; values outside are clamped.
        lowest: what to read in place of `low`, where that means something of its own.
        note: one sentence of help.
        later: whether a change takes effect at the next start only.
    """

    key: str
    kind: Kind
    default: Any
    label: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 1_000_000
    lowest: str = ""
    note: str = ""
    later: bool = False

    @property
    def group(self) -> str:
        return self.key.split("/")[0]


GROUPS = {
    "look": QT_TRANSLATE_NOOP("Settings", "Appearance"),
    "fill": QT_TRANSLATE_NOOP("Settings", "Filling"),
    "save": QT_TRANSLATE_NOOP("Settings", "Saving"),
    "recovery": QT_TRANSLATE_NOOP("Settings", "Recovery"),
}

ROWS = (
    Row(
        "look/theme",
        Kind.CHOICE,
        "system",
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        choices=(
            ("system", QT_TRANSLATE_NOOP("Settings", "Like the system")),
            ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
            ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
        ),
    ),
    Row(
        "look/language",
        Kind.CHOICE,
        SYSTEM,
        QT_TRANSLATE_NOOP("Settings", "Language"),
        # Each in its own: who is lost in a language nobody reads here finds the way out.
        choices=((SYSTEM, QT_TRANSLATE_NOOP("Settings", "Like the system")), *LANGUAGES.items()),
        later=True,
    ),
    Row("look/overlay_colour", Kind.COLOUR, "#ff3b5c", QT_TRANSLATE_NOOP("Settings", "Colour of the hole")),
    Row(
        "look/overlay_opacity",
        Kind.INT,
        50,
        QT_TRANSLATE_NOOP("Settings", "Opacity of painted areas (%)"),
        low=5,
        high=100,
    ),
    Row("tools/wand_tolerance", Kind.INT, 24, high=255),
    Row("tools/marks_sensitivity", Kind.INT, 50, low=1, high=100),
    Row("fill/methods", Kind.LIST, ("guided", "pconv", "patchmatch", "telea", "navier-stokes")),
    Row(
        "fill/seed",
        Kind.INT,
        0,
        QT_TRANSLATE_NOOP("Settings", "Seed"),
        high=2**31 - 1,
        note=QT_TRANSLATE_NOOP("Settings", "The same seed gives the same pixels; another seed another variation."),
    ),
    Row(
        "fill/grow",
        Kind.INT,
        3,
        QT_TRANSLATE_NOOP("Settings", "Grow the hole (px)"),
        high=64,
        note=QT_TRANSLATE_NOOP("Settings", "Widens the hole while filling, so that shadows and soft edges go too."),
    ),
    Row(
        "fill/device",
        Kind.TEXT,
        "auto",
        note=QT_TRANSLATE_NOOP("Settings", "Where the network runs."),
    ),
    Row(
        "save/strip_private",
        Kind.BOOL,
        False,
        QT_TRANSLATE_NOOP("Settings", "Leave out private data"),
        note=QT_TRANSLATE_NOOP(
            "Settings",
            "Place, camera, author, captions and comments stay out of the saved file; colours and resolution do not.",
        ),
    ),
    Row(
        "save/note_fills",
        Kind.BOOL,
        False,
        QT_TRANSLATE_NOOP("Settings", "Say in the file what was filled"),
        note=QT_TRANSLATE_NOOP(
            "Settings",
            "Its metadata (XMP, IPTC) then say that parts were filled, how much of the picture and by which methods; "
            "that stays also where private data is left out.",
        ),
    ),
    Row(
        "save/quality",
        Kind.INT,
        0,
        QT_TRANSLATE_NOOP("Settings", "Quality of JPEG, WebP and AVIF"),
        high=100,
        lowest=QT_TRANSLATE_NOOP("Settings", "As the photo had it"),
        note=QT_TRANSLATE_NOOP(
            "Settings", "1 to 100. A JPEG is best saved as it was: what was not filled then hardly changes."
        ),
    ),
    Row(
        "recovery/enabled",
        Kind.BOOL,
        True,
        QT_TRANSLATE_NOOP("Settings", "Keep unsaved work for recovery"),
        note=QT_TRANSLATE_NOOP("Settings", "After a crash the work is offered again at the next start."),
    ),
    Row("recovery/seconds", Kind.INT, 30, QT_TRANSLATE_NOOP("Settings", "Keep it every (s)"), low=5, high=600),
    Row("files/recent", Kind.LIST, ()),
    Row("files/folder", Kind.TEXT, ""),
    Row("window/geometry", Kind.BYTES, b""),
    Row("window/point_by_keys", Kind.BOOL, False),
    Row("window/state", Kind.BYTES, b""),
)


class Settings(QObject):
    """Typed access to the table. `changed` carries the key; everything applies at once, there is no OK button."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = {row.key: row for row in ROWS}
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def row(self, key: str) -> Row:
        return self._rows[key]

    def get(self, key: str) -> Any:
        """The value of `key`, of the row's type; the default where the file holds nothing sensible."""
        row = self._rows[key]
        stored = self._store.value(key)
        return row.default if stored is None else _decode(row, stored)

    def set(self, key: str, value: Any) -> None:
        row = self._rows[key]
        value = _decode(row, _encode(row, value))
        if value == self.get(key):
            return
        self._store.setValue(key, _encode(row, value))
        self.changed.emit(key)

    def reset(self) -> None:
        """Back to the defaults for everything the preferences show."""
        for row in ROWS:
            if row.label:
                self.set(row.key, row.default)

    def add_recent(self, path: Path) -> None:
        name = str(path)
        kept = [other for other in self.get("files/recent") if other != name]
        self.set("files/recent", (name, *kept)[:RECENT_LIMIT])

    def sync(self) -> None:
        self._store.sync()


def _encode(row: Row, value: Any) -> Any:
    if row.kind is Kind.BYTES:
        return QByteArray(bytes(value))
    if row.kind is Kind.LIST:
        # One string and not a list: the ini format cannot tell an empty list or a list of one from a text.
        return "\n".join(value)
    if row.kind is Kind.BOOL:
        return "true" if value else "false"
    return str(value)


def _decode(row: Row, stored: Any) -> Any:
    if row.kind is Kind.BYTES:
        return bytes(stored.data()) if isinstance(stored, QByteArray) else row.default
    text = str(stored)
    if row.kind is Kind.LIST:
        return tuple(part for part in text.split("\n") if part)
    if row.kind is Kind.BOOL:
        return text.lower() in ("true", "1") if text.lower() in ("true", "false", "0", "1") else row.default
    if row.kind is Kind.INT:
        try:
            return min(row.high, max(row.low, int(text)))
        except ValueError:
            return row.default
    if row.kind is Kind.CHOICE:
        return text if text in {value for value, _ in row.choices} else row.default
    if row.kind is Kind.COLOUR:
        valid = len(text) == 7 and text[0] == "#" and all(letter in "0123456789abcdefABCDEF" for letter in text[1:])
        return text.lower() if valid else row.default
    return text
