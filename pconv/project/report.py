"""A report on a project: the photo before and after, and of every fill what, when, by which method and where."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pconv import __version__
from pconv.box import Box
from pconv.drawing import eight_bits, shortened, srgb, tinted, wrapped
from pconv.errors import UsageError
from pconv.mixed import MIXED
from pconv.photo import Photo
from pconv.photo.saving import save_bytes
from pconv.project.replay import laid
from pconv.project.steps import DONOR, FORBIDDEN, PART, Packed, Step

_DPI = 150
_PAGE = 1240, 1754  # A4 at that
_MARGIN, _GAP = 90, 24
_LEFT, _RIGHT, _BOTTOM = _MARGIN, _PAGE[0] - _MARGIN, _PAGE[1] - _MARGIN
_PAPER, _INK, _FAINT, _LINE = (255, 255, 255), (24, 24, 26), (105, 105, 110), (205, 205, 210)
_TITLE, _HEADING, _TEXT, _SMALL = 46, 26, 21, 18
_LARGE, _CROP = 620, 330  # heights of pictures, at most
_FINEST = 1500  # pixels of their longer side, at most


def write_report(photo: Photo, steps: Sequence[Step], path: str | Path, *, name: str, overwrite: bool = False) -> None:
    """Write a report as a PDF of A4 pages, or as a PNG with the pages below each other.

    Args:
        photo: as it was opened.
        steps: the fills accepted on it, at least one.
        name: what to call the photo.

    Raises:
        UsageError: there is no step, or the name ends in neither .pdf nor .png.
        PhotoError: the file cannot be written; then nothing was changed.
    """
    path = Path(path)
    if not steps:
        raise UsageError("Nothing was filled yet, so there is nothing to report.")
    kind = {".pdf": "PDF", ".png": "PNG"}.get(path.suffix.lower())
    if kind is None:
        raise UsageError(f"Reports are saved as PDF or PNG; end the name {path.name} with .pdf or .png.")
    drawn, file = pages(photo, steps, name=name), io.BytesIO()
    if kind == "PDF":
        drawn[0].save(file, "PDF", resolution=_DPI, save_all=True, append_images=drawn[1:], title=name, quality=90)
    else:
        whole = Image.new("RGB", (_PAGE[0], _PAGE[1] * len(drawn)), _PAPER)
        for number, page in enumerate(drawn):
            whole.paste(page, (0, number * _PAGE[1]))
        whole.save(file, "PNG")
    save_bytes([file.getvalue()], path, overwrite=overwrite)


def pages(photo: Photo, steps: Sequence[Step], *, name: str) -> list[Image.Image]:
    """The report's pages, RGB."""
    report = _Pages()
    final, everything = photo.pixels.copy(), np.zeros(photo.shape, bool)
    for step in steps:
        done = laid(step, photo)
        done.lay(final)
        everything |= done.hole
    unchanged = np.array_equal(final[~everything], photo.pixels[~everything])
    report.title("Report of a restoration", name)
    before_after = (photo.pixels, "As opened"), (final, f"After {_count(len(steps), 'fill')}")
    report.pictures([(_seen(photo, pixels), words) for pixels, words in before_after], _LARGE)
    for line in _facts(photo, everything, unchanged):
        report.line(line)
    report.space(_GAP)
    pixels = photo.pixels.copy()
    for number, step in enumerate(steps, 1):
        packed, done = step.packed(), laid(step, photo)
        box = _around(packed.box, photo.shape)
        hole = photo.upright(done.hole[box.slices])
        before = _seen(photo, pixels, box)
        done.lay(pixels)
        marked = tinted(before, hole)
        crops = [(before, "Before"), (marked, "Filled, in red"), (_seen(photo, pixels, box), "After")]
        share = 100 * np.count_nonzero(done.hole) / done.hole.size
        report.step(f"{number}   {_method(step, packed)}", _words(step, packed, photo, share), crops)
    return report.finished()


@dataclass
class _Pages:
    """Pages that fill from top to bottom."""

    def __post_init__(self) -> None:
        self._done: list[Image.Image] = []
        self._turn()

    def _turn(self) -> None:
        self._page = Image.new("RGB", _PAGE, _PAPER)
        self._draw = ImageDraw.Draw(self._page)
        self._y = _MARGIN
        self._done.append(self._page)

    def _make_room(self, height: int) -> None:
        if self._y + height > _BOTTOM and self._y > _MARGIN:
            self._turn()

    def _write(self, text: str, size: int, colour: tuple[int, int, int]) -> None:
        font = ImageFont.load_default(size)
        self._draw.text((_LEFT, self._y), shortened(self._draw, text, font, _RIGHT - _LEFT), colour, font)
        self._y += round(1.45 * size)

    def title(self, title: str, name: str) -> None:
        self._write(title, _TITLE, _INK)
        self._write(name, _HEADING, _FAINT)
        self.space(_GAP)

    def line(self, text: str) -> None:
        font = ImageFont.load_default(_TEXT)
        for part in wrapped(self._draw, text, font, _RIGHT - _LEFT).split("\n"):
            self._make_room(round(1.45 * _TEXT))
            self._write(part, _TEXT, _INK)

    def space(self, height: int) -> None:
        self._y += height

    def pictures(self, pictures: Sequence[tuple[Image.Image, str]], height: int) -> None:
        """Pictures of one size beside each other, with words below them."""
        width, size = _sizes(pictures, height)
        enlarged = size[0] > pictures[0][0].width
        way = Image.Resampling.NEAREST if enlarged else Image.Resampling.LANCZOS  # pixels stay pixels
        font = ImageFont.load_default(_SMALL)
        for column, (picture, words) in enumerate(pictures):
            left = _LEFT + column * (width + _GAP)
            self._page.paste(picture.resize(size, way), (left, self._y))
            self._draw.rectangle((left, self._y, left + size[0] - 1, self._y + size[1] - 1), outline=_LINE)
            self._draw.text((left, self._y + size[1] + 6), words, _FAINT, font)
        self._y += size[1] + 6 + round(1.45 * _SMALL) + _GAP // 2

    def step(self, heading: str, words: Sequence[str], crops: Sequence[tuple[Image.Image, str]]) -> None:
        texts = round(1.45 * (_HEADING + (len(words) + 1) * _SMALL)) + 2 * _GAP
        self._make_room(texts + _sizes(crops, _CROP)[1][1])
        self._draw.line((_LEFT, self._y, _RIGHT, self._y), _LINE)
        self.space(_GAP // 2)
        self._write(heading, _HEADING, _INK)
        for text in words:
            self._write(text, _SMALL, _FAINT)
        self.space(_GAP // 3)
        self.pictures(crops, _CROP)

    def finished(self) -> list[Image.Image]:
        font = ImageFont.load_default(_SMALL)
        for number, page in enumerate(self._done, 1):
            text = f"PConv Studio {__version__}   ·   page {number} of {len(self._done)}"
            ImageDraw.Draw(page).text((_LEFT, _PAGE[1] - _MARGIN + _GAP), text, _FAINT, font)
        return self._done


def _sizes(pictures: Sequence[tuple[Image.Image, str]], height: int) -> tuple[int, tuple[int, int]]:
    """The width of a column for each of the pictures, and the size they are shown at."""
    width = (_RIGHT - _LEFT - _GAP * (len(pictures) - 1)) // len(pictures)
    first = pictures[0][0]
    scale = min(width / first.width, height / first.height)
    scale = int(scale) if scale > 1 else scale
    return width, (max(1, round(first.width * scale)), max(1, round(first.height * scale)))


def _facts(photo: Photo, hole: np.ndarray, unchanged: bool) -> Iterator[str]:
    height, width = photo.upright_shape
    kind = f", {photo.format}" if photo.format else ""
    yield f"Original: {width} x {height} pixels, {photo.bits} bits per channel{kind}."
    if photo.path is not None and photo.path.is_file():
        yield f"SHA-256 of {photo.path.name}: {hashlib.sha256(photo.path.read_bytes()).hexdigest()}"
    share = 100 * np.count_nonzero(hole) / hole.size
    yield f"Filled in all: {share:.3g} % of the picture."
    if unchanged:
        yield "Every pixel outside of what is shown in red below is that of the original; this was compared."
    yield f"Report made {datetime.now().astimezone():%Y-%m-%d %H:%M %z} by PConv Studio {__version__}."


def _method(step: Step, packed: Packed) -> str:
    if step.how.method != MIXED:
        return _title(step.how.method)
    parts = [_title(name.removeprefix(PART)) for name in packed.files if name.startswith(PART)]
    return f"Best of each: {', '.join(parts)}"


def _title(method: str) -> str:
    from pconv import methods

    return methods.get(method).title if method in methods.names() else method


def _words(step: Step, packed: Packed, photo: Photo, share: float) -> tuple[str, str]:
    """When and where a fill was made, and how."""
    how, box = step.how, photo.upright_box(packed.box)
    place = f"rows {box.top} to {box.bottom - 1}, columns {box.left} to {box.right - 1}"
    try:
        when = f"Accepted {datetime.fromisoformat(how.when).astimezone():%Y-%m-%d %H:%M}, "
    except ValueError:
        when = ""
    limits = [words for name, words in ((FORBIDDEN, "do not copy"), (DONOR, "copy only")) if name in packed.files]
    made = f"{how.seconds:.2f} s on {how.device or 'an unknown device'}"
    made = "Chosen hole by hole" if how.method == MIXED else made
    areas = f", with areas painted: {' and '.join(limits)}" if limits else ""
    return (
        f"{when}{share:.3g} % of the picture, {place}.",
        f"{made}, seed {how.seed}, version {how.version}{areas}.",
    )


def _seen(photo: Photo, pixels: np.ndarray, box: Box | None = None) -> Image.Image:
    """A part of ``pixels: (H, W, 3)``, in stored order, as a person sees it, no larger than paper can show."""
    part = pixels if box is None else pixels[box.slices]
    picture = Image.fromarray(eight_bits(photo.upright(part)))
    picture.thumbnail((_FINEST, _FINEST), Image.Resampling.LANCZOS, reducing_gap=2)
    return srgb(picture, photo.icc)


def _around(box: Box, shape: tuple[int, int]) -> Box:
    return box.grown(max(32, max(box.height, box.width) // 3), shape)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
