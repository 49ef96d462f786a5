"""Contact sheets: the best, the median and the worst cases of a method beside the truth and the other methods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pconv.box import Box
from pconv.evaluation.cases import Case
from pconv.evaluation.files import replaced

PANEL = 320
"""Side of the square a picture is fitted into, in pixels."""
GAP = 8
TITLE = 40
HEADING = 30
CAPTION = 24
PER_GROUP = 2
"""Cases shown of the best, the median and the worst each."""

_PAPER = (24, 24, 26)
_INK = (235, 235, 235)
_FAINT = (170, 170, 175)
_ACCENT = (255, 176, 32)


class Gallery:
    """Small versions of every picture of a run, kept on disk until the sheets know which they need.

    Args:
        folder: an existing folder for the small versions.
        keep: an existing folder for the fills in full size as PNG, or None to keep none.
    """

    def __init__(self, folder: Path, keep: Path | None = None) -> None:
        self._folder, self._keep = folder, keep
        self._numbers: dict[str, int] = {}

    def add_case(self, case: Case) -> None:
        self._numbers[case.name] = len(self._numbers)
        self._save(case, "truth", case.truth[window(case.hole).slices])
        self._save(case, "hole", case.painted())

    def add_fill(self, case: Case, method: str, picture: np.ndarray) -> None:
        self._save(case, method, picture[window(case.hole).slices])
        if self._keep is not None:
            name = f"{case.name.replace('/', '_').replace(' #', '_')}_{case.kind}_{method}.png"
            with replaced(self._keep / name) as part:
                _eight_bit(picture).save(part, format="PNG", compress_level=1)

    def panel(self, case: str, column: str) -> Image.Image | None:
        """A picture that fits into `PANEL`, of a case's "truth", "hole" or method; None if there is none."""
        path = self._path(case, column)
        if not path.is_file():
            return None
        with Image.open(path) as file:
            return file.convert("RGB")

    def _save(self, case: Case, column: str, picture: np.ndarray) -> None:
        image = _eight_bit(picture)
        image.thumbnail((PANEL, PANEL), Image.Resampling.LANCZOS)
        image.save(self._path(case.name, column), quality=95, subsampling=0)

    def _path(self, case: str, column: str) -> Path:
        return self._folder / f"{self._numbers[case]}-{column}.jpg"


@dataclass(frozen=True)
class Entry:
    """A line of a sheet: a case, the words above it, and the words under each method's picture."""

    case: str
    heading: str
    captions: dict[str, str]


def window(hole: np.ndarray) -> Box:
    """What of a picture the sheets show beside its ``hole: (H, W) bool``: the hole with some surroundings, and so much
    around a small one that its pixels are shown as they are."""
    height, width = hole.shape
    inner = Box.of(hole)
    side = max(PANEL, round(1.25 * max(inner.height, inner.width)))
    tall, wide = min(side, height), min(side, width)
    top = min(max(0, (inner.top + inner.bottom - tall) // 2), height - tall)
    left = min(max(0, (inner.left + inner.right - wide) // 2), width - wide)
    return Box(top, left, top + tall, left + wide)


def chosen(ranked: Sequence[str]) -> list[tuple[str, str]]:
    """("best" | "median" | "worst", case) for a list from best to worst: `PER_GROUP` of each, no case twice."""
    count = len(ranked)
    middle = (count - PER_GROUP) // 2
    picks = [("best", place) for place in range(PER_GROUP)]
    picks += [("worst", count - PER_GROUP + step) for step in range(PER_GROUP)]
    picks += [("median", middle + step) for step in range(PER_GROUP)]
    groups: dict[int, str] = {}
    for group, place in picks:
        if 0 <= place < count:
            groups.setdefault(place, group)
    order = {"best": 0, "median": 1, "worst": 2}
    return [(groups[place], ranked[place]) for place in sorted(groups, key=lambda place: (order[groups[place]], place))]


def sheet_size(lines: int, methods: int) -> tuple[int, int]:
    """Width and height in pixels of a sheet with so many lines and methods."""
    return GAP + (methods + 2) * (PANEL + GAP), TITLE + lines * (HEADING + PANEL + CAPTION + GAP)


def write_sheet(
    path: Path, title: str, entries: Sequence[Entry], methods: Sequence[str], subject: str, gallery: Gallery
) -> None:
    """Draw a sheet of `entries`, one line each: hole, truth, then `methods`, the column of `subject` framed.

    The hole is shown in the whole picture, the others in its `window`.

    Raises:
        PConvError: the file cannot be written.
    """
    sheet = Image.new("RGB", sheet_size(len(entries), len(methods)), _PAPER)
    draw = ImageDraw.Draw(sheet)
    _text(draw, (GAP, 8), title, 22, _INK, sheet.width - 2 * GAP)
    for line, entry in enumerate(entries):
        top = TITLE + line * (HEADING + PANEL + CAPTION + GAP)
        _text(draw, (GAP, top + 5), entry.heading, 18, _ACCENT, sheet.width - 2 * GAP)
        for place, column in enumerate(("hole", "truth", *methods)):
            left = GAP + place * (PANEL + GAP)
            _panel(sheet, draw, (left, top + HEADING), gallery.panel(entry.case, column))
            caption = {"truth": "true picture", "hole": "hole in the whole picture"}.get(column) or entry.captions.get(
                column, column
            )
            colour = _ACCENT if column == subject else _FAINT
            _text(draw, (left, top + HEADING + PANEL + 3), caption, 15, colour, PANEL)
            if column == subject:
                draw.rectangle(
                    (left - 3, top + HEADING - 3, left + PANEL + 2, top + HEADING + PANEL + 2), outline=_ACCENT
                )
    with replaced(path) as part:
        sheet.save(part, format="PNG", optimize=False)


def _panel(sheet: Image.Image, draw: ImageDraw.ImageDraw, corner: tuple[int, int], panel: Image.Image | None) -> None:
    if panel is None:
        _text(draw, (corner[0] + 12, corner[1] + PANEL // 2), "failed", 18, _FAINT, PANEL)
        return
    sheet.paste(panel, (corner[0] + (PANEL - panel.width) // 2, corner[1] + (PANEL - panel.height) // 2))


def _text(
    draw: ImageDraw.ImageDraw, corner: tuple[int, int], text: str, size: int, colour: tuple[int, int, int], width: int
) -> None:
    """One line of text, shortened to `width` pixels."""
    font = ImageFont.load_default(size)
    while len(text) > 4 and draw.textlength(text, font) > width:
        text = text[:-4].rstrip() + "…"
    draw.text(corner, text, fill=colour, font=font)


def _eight_bit(picture: np.ndarray) -> Image.Image:
    if picture.dtype == np.uint16:
        picture = (picture.astype(np.uint32) * 255 + 32767) // 65535
    return Image.fromarray(picture.astype(np.uint8))
