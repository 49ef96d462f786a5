"""One sheet with a photo, its hole, and what every method made of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from pconv import __version__
from pconv.box import Box
from pconv.drawing import eight_bits, shortened, srgb, tinted, wrapped
from pconv.lettering import font
from pconv.methods import get
from pconv.mixed import MIXED
from pconv.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from pconv.fill import Fill
    from pconv.photo import Photo

_WIDTH = 2400  # pixels of the whole sheet, at most
_LARGEST, _SMALLEST = 900, 300  # longer side of a cell's picture, pixels; captions need as much
_MARGIN, _GAP = 40, 24
_TITLE, _TEXT, _HEADING = 26, 20, 32  # type sizes, pixels
_PAPER, _INK, _FAINT, _FAULT = (32, 32, 34), (240, 240, 240), (176, 176, 180), (255, 150, 130)


@dataclass(frozen=True)
class _Cell:
    """A picture with a title and lines below it; without a picture, a sentence in its place."""

    title: str
    lines: tuple[str, ...] = ()
    picture: Image.Image | None = None
    failure: str = ""


class Sheet:
    """Collects fills of one hole and draws them beside each other, upright, in sRGB.

    Args:
        photo: the photo.
        hole: ``(H, W) bool`` in stored order, not empty.
        name: what to call the photo.
        truth: ``(H, W, 3)`` of the photo's dtype, stored order: the right answer, or None. What is said about it is
            English in every language.
        wording: the language to write in.
    """

    def __init__(
        self,
        photo: Photo,
        hole: np.ndarray,
        *,
        name: str,
        truth: np.ndarray | None = None,
        wording: Wording = ENGLISH,
    ) -> None:
        self._photo, self._hole, self._wording = photo, hole, wording
        say = wording.say
        self._box = _around(hole)
        self._scores = None if truth is None else _Scores(truth, photo.pixels, hole)
        height, width = photo.upright_shape
        share = wording.number(100 * np.count_nonzero(hole) / hole.size, ".3g")
        self._heading = say("{0}   {1} x {2}   hole {3} %   PConv Studio {4}", name, width, height, share, __version__)
        whole = Box(0, 0, *hole.shape)
        seen = photo.upright_box(self._box)
        self._side = min(1.0, _LARGEST / max(seen.height, seen.width))
        self._size = self._fitted(seen.width, seen.height, enlarge=True)
        self._cells = []
        if self._box != whole:
            self._cells.append(_Cell(say("Photo"), (say("framed: what is shown"),), self._overview()))
        marked = self._view(photo.pixels, self._box, tint=True)
        self._cells.append(_Cell(say("Hole"), (say("red is filled"),), marked))
        if truth is not None:
            self._cells.append(_Cell("Truth", ("how it should be",), self._view(truth, self._box)))

    def add(self, made: Fill) -> str:
        """Add a fill; returns the words below it."""
        filled, say = made.over(self._photo.pixels), self._wording.say
        if made.method == MIXED:
            title, words = say("Best of each"), say("chosen hole by hole")
        else:
            seconds = self._wording.number(made.seconds, ".2f")
            title, words = self._wording.text(get(made.method).title), say("{0} s on {1}", seconds, made.device)
        lines = (words,) if self._scores is None else (words, *self._scores.lines(filled))
        self._cells.append(_Cell(title, lines, self._view(filled, self._box)))
        return ", ".join(lines)

    def add_failure(self, method: str, sentence: str) -> None:
        """Say in a method's place why it made nothing."""
        try:
            title = self._wording.text(get(method).title)
        except ImportError:
            title = method
        self._cells.append(_Cell(title, failure=sentence))

    def image(self) -> Image.Image:
        """The sheet, RGB."""
        width, height = self._size
        columns = self._columns()
        rows = math.ceil(len(self._cells) / columns)
        lines = max(len(cell.lines) for cell in self._cells)
        caption = _TITLE + lines * (_TEXT + 8) + 22
        total = (
            2 * _MARGIN + columns * width + (columns - 1) * _GAP,
            2 * _MARGIN + _HEADING + _GAP + rows * (height + caption) + (rows - 1) * _GAP,
        )
        sheet = Image.new("RGB", total, _PAPER)
        draw = ImageDraw.Draw(sheet)
        heading = shortened(draw, self._heading, font(_HEADING, self._heading), total[0] - 2 * _MARGIN)
        draw.text((_MARGIN, _MARGIN - 8), heading, _INK, font(_HEADING, heading))
        for index, cell in enumerate(self._cells):
            left = _MARGIN + index % columns * (width + _GAP)
            top = _MARGIN + _HEADING + _GAP + index // columns * (height + caption + _GAP)
            self._draw(sheet, draw, cell, left, top)
        return sheet

    def _draw(self, sheet: Image.Image, draw: ImageDraw.ImageDraw, cell: _Cell, left: int, top: int) -> None:
        width, height = self._size
        if cell.picture is not None:
            at = (left + (width - cell.picture.width) // 2, top + (height - cell.picture.height) // 2)
            sheet.paste(cell.picture, at)
        else:
            draw.rectangle((left, top, left + width - 1, top + height - 1), outline=_FAINT)
            sentence = wrapped(draw, cell.failure, font(_TEXT, cell.failure), width - 40)
            draw.multiline_text((left + 20, top + 20), sentence, _FAULT, font(_TEXT, cell.failure))
        y = top + height + 8
        for text, size, colour in ((cell.title, _TITLE, _INK), *((line, _TEXT, _FAINT) for line in cell.lines)):
            draw.text((left, y), shortened(draw, text, font(size), width), colour, font(size))
            y += size + 8

    def _columns(self) -> int:
        """Columns that make the sheet about half wider than high, and no wider than `_WIDTH`."""
        width, height = self._size
        most = max(1, (_WIDTH - 2 * _MARGIN + _GAP) // (width + _GAP))

        def shape(columns: int) -> float:
            rows = math.ceil(len(self._cells) / columns)
            return abs(math.log(columns * width / (rows * (height + 110)) / 1.5))

        return min(range(1, min(most, len(self._cells)) + 1), key=shape)

    def _fitted(self, width: int, height: int, *, enlarge: bool = False) -> tuple[int, int]:
        """The size a picture is shown at: shrunk to fit a cell, or enlarged by whole numbers if it is tiny."""
        longest, shortest = max(width, height), min(width, height)
        scale = min(1.0, _LARGEST / longest, (_WIDTH - 2 * _MARGIN - 2 * _GAP) / 3 / width)
        if enlarge and longest < _SMALLEST:
            scale = math.ceil(_SMALLEST / longest)
        return max(1, round(width * scale)), max(1, round(height * scale)) if shortest else 1

    def _view(self, pixels: np.ndarray, box: Box, *, tint: bool = False) -> Image.Image:
        """A box of the photo as a person sees it, at the cells' size."""
        picture = srgb(eight_bits(self._photo.upright(pixels[box.slices])), self._photo.icc)
        enlarged = self._size[0] > picture.width
        picture = picture.resize(self._size, Image.Resampling.NEAREST if enlarged else Image.Resampling.LANCZOS)
        return tinted(picture, self._photo.upright(self._hole[box.slices])) if tint else picture

    def _overview(self) -> Image.Image:
        """The whole photo with the hole and a frame around what the other cells show."""
        height, width = self._photo.upright_shape
        scale = min(self._size[0] / width, self._size[1] / height)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        pixels = eight_bits(self._photo.upright(self._photo.pixels))
        picture = srgb(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS, reducing_gap=2), self._photo.icc)
        picture = tinted(picture, self._photo.upright(self._hole))
        box = self._photo.upright_box(self._box)
        frame = [round(edge * scale) for edge in (box.left, box.top, box.right, box.bottom)]
        draw = ImageDraw.Draw(picture)
        draw.rectangle((frame[0] - 1, frame[1] - 1, frame[2] + 1, frame[3] + 1), outline=_PAPER)
        draw.rectangle((frame[0], frame[1], frame[2], frame[3]), outline=_INK)
        return picture


class _Scores:
    """PSNR and SSIM of fills against the truth, of the whole picture and of the hole. Outside the hole all fills are
    the photo, so only what is near the hole is measured for each."""

    def __init__(self, truth: np.ndarray, photo: np.ndarray, hole: np.ndarray) -> None:
        from pconv.evaluation.metrics import MIN_SSIM_SIDE, ssim_map

        self._truth, self._hole = truth, hole
        box = Box.of(hole)
        assert box is not None
        self._changed = box.grown(MIN_SSIM_SIDE, hole.shape)
        self._near = self._changed.grown(MIN_SSIM_SIDE, hole.shape)
        self._similarity = None if min(hole.shape) < MIN_SSIM_SIDE else ssim_map(truth, photo)

    def lines(self, filled: np.ndarray) -> tuple[str, ...]:
        from pconv.evaluation.metrics import psnr, ssim_map, ssim_of

        text = f"PSNR {psnr(self._truth, filled):.2f} dB, in the hole {psnr(self._truth, filled, self._hole):.2f}"
        if self._similarity is None:
            return (text,)
        similarity = self._similarity.copy()
        near = ssim_map(self._truth[self._near.slices], filled[self._near.slices])
        changed = self._changed.moved(-self._near.top, -self._near.left)
        similarity[self._changed.slices] = near[changed.slices]
        return text, f"SSIM {ssim_of(similarity):.4f}, in the hole {ssim_of(similarity, self._hole):.4f}"


def _around(hole: np.ndarray) -> Box:
    """What to show: the hole with as much again around it, or the whole picture if that is not much more."""
    box = Box.of(hole)
    assert box is not None
    shown = box.grown(max(64, max(box.height, box.width) // 2), hole.shape)
    return shown if 2 * shown.area < hole.size else Box(0, 0, *hole.shape)
