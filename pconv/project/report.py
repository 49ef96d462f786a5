"""A report on a project: the photo before and after, and of every fill what, when, by which method and where."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from pconv import __version__
from pconv.box import Box
from pconv.drawing import eight_bits, shortened, srgb, tinted, wrapped
from pconv.errors import UsageError
from pconv.lettering import font
from pconv.mixed import MIXED
from pconv.photo import Photo
from pconv.photo.saving import save_bytes
from pconv.project.replay import laid
from pconv.project.steps import DONOR, FORBIDDEN, PART, Packed, Step, filled_then
from pconv.wording import ENGLISH, Wording

_DPI = 150
_PAGE = 1240, 1754  # A4 at that
_MARGIN, _GAP = 90, 24
_LEFT, _RIGHT, _BOTTOM = _MARGIN, _PAGE[0] - _MARGIN, _PAGE[1] - _MARGIN
_PAPER, _INK, _FAINT, _LINE = (255, 255, 255), (24, 24, 26), (105, 105, 110), (205, 205, 210)
_TITLE, _HEADING, _TEXT, _SMALL = 46, 26, 21, 18
_LARGE, _CROP = 620, 330  # heights of pictures, at most
_FINEST = 1500  # pixels of their longer side, at most


def write_report(
    photo: Photo,
    steps: Sequence[Step],
    path: str | Path,
    *,
    name: str,
    overwrite: bool = False,
    wording: Wording = ENGLISH,
) -> None:
    """Write a report as a PDF of A4 pages, or as a PNG with the pages below each other.

    Args:
        photo: as it was opened.
        steps: the fills accepted on it, at least one.
        name: what to call the photo.
        wording: the language to write it in.

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
    drawn, file = pages(photo, steps, name=name, wording=wording), io.BytesIO()
    if kind == "PDF":
        drawn[0].save(file, "PDF", resolution=_DPI, save_all=True, append_images=drawn[1:], title=name, quality=90)
    else:
        whole = Image.new("RGB", (_PAGE[0], _PAGE[1] * len(drawn)), _PAPER)
        for number, page in enumerate(drawn):
            whole.paste(page, (0, number * _PAGE[1]))
        whole.save(file, "PNG")
    save_bytes([file.getvalue()], path, overwrite=overwrite)


def pages(photo: Photo, steps: Sequence[Step], *, name: str, wording: Wording = ENGLISH) -> list[Image.Image]:
    """The report's pages, RGB."""
    report, say = _Pages(), wording.say
    final, everything = photo.pixels.copy(), np.zeros(photo.shape, bool)
    for step in steps:
        done = laid(step, photo)
        done.lay(final)
        filled_then(everything, step, done.hole)
    unchanged = np.array_equal(final[~everything], photo.pixels[~everything])
    report.title(say("Report of a restoration"), name)
    fills = sum(not step.restores for step in steps)
    filled = say("After 1 fill") if fills == 1 else say("After {0} fills", fills)
    before_after = (photo.pixels, say("As opened")), (final, filled)
    report.pictures([(_seen(photo, pixels), words) for pixels, words in before_after], _LARGE)
    for line in _facts(photo, everything, unchanged, wording):
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
        after = _seen(photo, pixels, box)
        done_there = say("Brought back, in red") if step.restores else say("Filled, in red")
        crops = [(before, say("Before")), (marked, done_there), (after, say("After"))]
        share = 100 * np.count_nonzero(done.hole) / done.hole.size
        words = _where(step, packed, photo, share, wording), _how(step, packed, wording)
        report.step(f"{number}   {_method(step, packed, wording)}", words, crops)
    return report.finished(wording)


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
        type_ = font(size, text)
        self._draw.text((_LEFT, self._y), shortened(self._draw, text, type_, _RIGHT - _LEFT), colour, type_)
        self._y += round(1.45 * size)

    def title(self, title: str, name: str) -> None:
        self._write(title, _TITLE, _INK)
        self._write(name, _HEADING, _FAINT)
        self.space(_GAP)

    def line(self, text: str) -> None:
        for part in self._lines(text, _TEXT):
            self._make_room(round(1.45 * _TEXT))
            self._write(part, _TEXT, _INK)

    def _lines(self, text: str, size: int) -> list[str]:
        return wrapped(self._draw, text, font(size, text), _RIGHT - _LEFT).split("\n")

    def space(self, height: int) -> None:
        self._y += height

    def pictures(self, pictures: Sequence[tuple[Image.Image, str]], height: int) -> None:
        """Pictures of one size beside each other, with words below them."""
        width, size = _sizes(pictures, height)
        enlarged = size[0] > pictures[0][0].width
        way = Image.Resampling.NEAREST if enlarged else Image.Resampling.LANCZOS  # pixels stay pixels
        for column, (picture, words) in enumerate(pictures):
            left = _LEFT + column * (width + _GAP)
            self._page.paste(picture.resize(size, way), (left, self._y))
            self._draw.rectangle((left, self._y, left + size[0] - 1, self._y + size[1] - 1), outline=_LINE)
            self._draw.text((left, self._y + size[1] + 6), words, _FAINT, font(_SMALL))
        self._y += size[1] + 6 + round(1.45 * _SMALL) + _GAP // 2

    def step(self, heading: str, words: Sequence[str], crops: Sequence[tuple[Image.Image, str]]) -> None:
        lines = [line for text in words for line in self._lines(text, _SMALL)]
        texts = round(1.45 * (_HEADING + (len(lines) + 1) * _SMALL)) + 2 * _GAP
        self._make_room(texts + _sizes(crops, _CROP)[1][1])
        self._draw.line((_LEFT, self._y, _RIGHT, self._y), _LINE)
        self.space(_GAP // 2)
        self._write(heading, _HEADING, _INK)
        for line in lines:
            self._write(line, _SMALL, _FAINT)
        self.space(_GAP // 3)
        self.pictures(crops, _CROP)

    def finished(self, wording: Wording) -> list[Image.Image]:
        for number, page in enumerate(self._done, 1):
            text = wording.say("PConv Studio {0}   ·   page {1} of {2}", __version__, number, len(self._done))
            ImageDraw.Draw(page).text((_LEFT, _PAGE[1] - _MARGIN + _GAP), text, _FAINT, font(_SMALL))
        return self._done


def _sizes(pictures: Sequence[tuple[Image.Image, str]], height: int) -> tuple[int, tuple[int, int]]:
    """The width of a column for each of the pictures, and the size they are shown at."""
    width = (_RIGHT - _LEFT - _GAP * (len(pictures) - 1)) // len(pictures)
    first = pictures[0][0]
    scale = min(width / first.width, height / first.height)
    scale = int(scale) if scale > 1 else scale
    return width, (max(1, round(first.width * scale)), max(1, round(first.height * scale)))


def _facts(photo: Photo, hole: np.ndarray, unchanged: bool, wording: Wording) -> Iterator[str]:
    say, (height, width) = wording.say, photo.upright_shape
    if photo.format:
        yield say("Original: {0} x {1} pixels, {2} bits per channel, {3}.", width, height, photo.bits, photo.format)
    else:
        yield say("Original: {0} x {1} pixels, {2} bits per channel.", width, height, photo.bits)
    if photo.path is not None and photo.path.is_file():
        digest = hashlib.sha256(photo.path.read_bytes()).hexdigest()
        yield say("SHA-256 of {0}: {1}", photo.path.name, digest)
    share = 100 * np.count_nonzero(hole) / hole.size
    yield say("Filled in all: {0} % of the picture.", wording.number(share, ".3g"))
    if unchanged:
        yield say("Every pixel outside of what is shown in red below is that of the original; this was compared.")
    now = datetime.now().astimezone()
    yield say("Report made {0} by PConv Studio {1}.", f"{wording.moment(now)} {now:%z}", __version__)


def _method(step: Step, packed: Packed, wording: Wording) -> str:
    if step.restores:
        return wording.say("The original brought back")
    if step.how.method != MIXED:
        return _title(step.how.method, wording)
    parts = [_title(name.removeprefix(PART), wording) for name in packed.files if name.startswith(PART)]
    return wording.say("Best of each: {0}", ", ".join(parts))


def _title(method: str, wording: Wording) -> str:
    from pconv import methods

    return wording.text(methods.get(method).title) if method in methods.names() else method


def _where(step: Step, packed: Packed, photo: Photo, share: float, wording: Wording) -> str:
    """When and where a fill was made."""
    box, part = photo.upright_box(packed.box), wording.number(share, ".3g")
    place = box.top, box.bottom - 1, box.left, box.right - 1
    try:
        when = wording.moment(datetime.fromisoformat(step.how.when).astimezone())
    except ValueError:
        return wording.say("{0} % of the picture, rows {1} to {2}, columns {3} to {4}.", part, *place)
    return wording.say("Accepted {0}, {1} % of the picture, rows {2} to {3}, columns {4} to {5}.", when, part, *place)


def _how(step: Step, packed: Packed, wording: Wording) -> str:
    """By what a fill can be made again."""
    how, say = step.how, wording.say
    if step.restores:
        return say("Version {0}.", how.version)
    if how.method == MIXED:
        made = say("Chosen hole by hole, seed {0}, version {1}.", how.seed, how.version)
    else:
        seconds, device = wording.number(how.seconds, ".2f"), how.device or say("an unknown device")
        made = say("{0} s on {1}, seed {2}, version {3}.", seconds, device, how.seed, how.version)
    if FORBIDDEN in packed.files and DONOR in packed.files:
        return f"{made} {say('With areas painted: do not copy and copy only.')}"
    if FORBIDDEN in packed.files:
        return f"{made} {say('With areas painted: do not copy.')}"
    return f"{made} {say('With areas painted: copy only.')}" if DONOR in packed.files else made


def _seen(photo: Photo, pixels: np.ndarray, box: Box | None = None) -> Image.Image:
    """A part of ``pixels: (H, W, 3)``, in stored order, as a person sees it, no larger than paper can show."""
    part = pixels if box is None else pixels[box.slices]
    picture = Image.fromarray(eight_bits(photo.upright(part)))
    picture.thumbnail((_FINEST, _FINEST), Image.Resampling.LANCZOS, reducing_gap=2)
    return srgb(picture, photo.icc)


def _around(box: Box, shape: tuple[int, int]) -> Box:
    return box.grown(max(32, max(box.height, box.width) // 3), shape)
