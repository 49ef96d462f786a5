"""Drawing a part of a picture the way a frame puts it on the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app import convert
from app.canvas.geometry import Frame
from app.canvas.pyramid import Picture, level_box
from pconv.box import Box
from pconv.photo import orientation as turning

NEAREST_FROM = 2.0  # device pixels per picture pixel from which single pixels are shown as squares
GRID_FROM = 8.0


@dataclass(frozen=True)
class Look:
    """How pictures are drawn.

    Attributes:
        surround: around the picture.
        checks: two colours of the squares behind transparent pixels.
    """

    surround: QColor
    checks: tuple[QColor, QColor]


def qrect(box: Box) -> QRect:
    return QRect(box.left, box.top, box.width, box.height)


def level_for(scale: float, levels: int) -> int:
    """The smallest level that still has a pixel for every device pixel."""
    return max(0, min(levels - 1, math.floor(math.log2(1 / scale) + 1e-6)))


def render(
    picture: Picture, frame: Frame, rect: Box, look: Look, colour: convert.DisplayColour, *, solid: bool = False
) -> QImage:
    """What is seen inside `rect` (device pixels) of the view, an opaque image of that size; `solid`: with the colours
    of what is transparent."""
    alpha = None if solid else picture.alpha
    target = QImage(rect.width, rect.height, QImage.Format.Format_RGB32)
    target.fill(look.surround)
    seen = rect.common(frame.picture_box)
    if seen.area == 0 or frame.upright_box(seen).area == 0:
        return target
    painter = QPainter(target)
    painter.translate(-rect.left, -rect.top)
    painter.setClipRect(qrect(seen))
    if alpha is not None:
        _draw_checks(painter, seen, frame, look)
    if frame.scale >= NEAREST_FROM:
        painter.drawImage(seen.left, seen.top, colour.apply(_squares(picture, frame, seen, alpha)))
    else:
        _draw_smooth(painter, picture, frame, seen, alpha, colour)
    if frame.scale >= GRID_FROM:
        _draw_grid(painter, frame, seen)
    painter.end()
    return target


def difference(first: QImage, second: QImage, gain: int) -> QImage:
    """The absolute difference of two images of one size, `gain` times stronger, on black."""
    a, b = (convert.words_of(image).view(np.uint8).reshape(-1, 4)[:, :3] for image in (first, second))
    apart = (np.maximum(a, b) - np.minimum(a, b)).astype(np.uint16) * np.uint16(gain)
    words = np.full((first.height() * first.width(), 4), 255, np.uint8)
    words[:, :3] = np.minimum(apart, 255)
    return convert.from_argb(words.view(np.uint32).reshape(first.height(), first.width()))


def _image(picture: Picture, level: int, box: Box, alpha: Picture | None) -> QImage:
    opacity = alpha.crop(level, box) if alpha is not None else None
    return convert.to_image(picture.crop(level, box), opacity)


def _draw_smooth(
    painter: QPainter,
    picture: Picture,
    frame: Frame,
    seen: Box,
    alpha: Picture | None,
    colour: convert.DisplayColour,
) -> None:
    level = level_for(frame.scale, picture.levels) if frame.scale < 1 else 0
    if level and not picture.built:
        level = min(level + 1, picture.levels - 1)  # only for a moment, so rather soon than sharp
    step = 1 << level
    upright = frame.upright_box(seen).grown(2 * step, frame.upright_shape)
    box = level_box(frame.stored_box(upright), level, frame.shape)
    image = _image(picture, level, box, alpha)
    if frame.orientation != 1:
        words = turning.upright(convert.words_of(image), frame.orientation)
        image = convert.from_argb(words, image.format())
    x0, y0 = frame.to_device(box.left * step, box.top * step)
    x1, y1 = frame.to_device(box.right * step, box.bottom * step)
    place = QRectF(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if colour.same:
        painter.drawImage(place, image, QRectF(image.rect()))
        return
    # Colours are converted after scaling: that many pixels and no more.
    part = QImage(seen.width, seen.height, image.format())
    part.fill(Qt.GlobalColor.transparent)
    scaler = QPainter(part)
    scaler.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    scaler.translate(-seen.left, -seen.top)
    scaler.drawImage(place, image, QRectF(image.rect()))
    scaler.end()
    painter.drawImage(seen.left, seen.top, colour.apply(part))


def _squares(picture: Picture, frame: Frame, seen: Box, alpha: Picture | None) -> QImage:
    """Every picture pixel as a square, exactly where the frame puts it, whatever part is asked for."""
    upright = frame.upright_box(seen)
    image = _image(picture, 0, frame.stored_box(upright), alpha)
    words = turning.upright(convert.words_of(image), frame.orientation)
    rows = (np.arange(seen.top, seen.bottom) + 0.5 - frame.top) / frame.scale
    columns = (np.arange(seen.left, seen.right) + 0.5 - frame.left) / frame.scale
    rows = np.clip(np.floor(rows).astype(np.intp) - upright.top, 0, upright.height - 1)
    columns = np.clip(np.floor(columns).astype(np.intp) - upright.left, 0, upright.width - 1)
    return convert.from_argb(np.take(words[rows], columns, axis=1), image.format())


def _draw_checks(painter: QPainter, seen: Box, frame: Frame, look: Look) -> None:
    tile = QImage(16, 16, QImage.Format.Format_RGB32)
    tile.fill(look.checks[0])
    inner = QPainter(tile)
    inner.fillRect(0, 0, 8, 8, look.checks[1])
    inner.fillRect(8, 8, 8, 8, look.checks[1])
    inner.end()
    painter.setBrushOrigin(frame.left, frame.top)
    painter.fillRect(qrect(seen), tile)


def _draw_grid(painter: QPainter, frame: Frame, seen: Box) -> None:
    box = frame.upright_box(seen)
    for colour, shift in ((QColor(0, 0, 0, 50), 0), (QColor(255, 255, 255, 30), 1)):
        painter.setPen(QPen(colour, 0))
        for column in range(box.left, box.right + 1):
            x = round(frame.left + column * frame.scale) + shift
            painter.drawLine(x, seen.top, x, seen.bottom)
        for row in range(box.top, box.bottom + 1):
            y = round(frame.top + row * frame.scale) + shift
            painter.drawLine(seen.left, y, seen.right, y)
