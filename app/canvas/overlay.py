"""The colours of painted areas over a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from app.areas import Area, PaintedArea
from app.canvas.backing import premultiplied
from app.canvas.geometry import Frame
from app.canvas.layers import DocumentLayers
from app.canvas.pyramid import Mask, level_box
from app.canvas.render import NEAREST_FROM, level_for
from pconv.box import Box

_PERIOD, _STRIPE = 10, 4  # logical pixels from one stripe to the next, and of a stripe


@dataclass(frozen=True)
class AreaLook:
    """How an area is coloured.

    Attributes:
        colour: of all of it, or of its stripes.
        opacity: 0..1.
        stripes: 0 for none; 1 where they rise to the right, -1 where they fall. The other way and another colour tell
            areas apart also where colours look alike.
    """

    colour: QColor
    opacity: float = 0.5
    stripes: int = 0


LOOKS = {
    Area.DONOR: AreaLook(QColor("#12c97f"), stripes=-1),
    Area.FORBIDDEN: AreaLook(QColor("#ff8c00"), stripes=1),
    Area.HOLE: AreaLook(QColor("#ff3b5c")),
}
"""By area, the lowest first."""


class AreaOverlay:
    """Colours what is painted, in the part of a view that is asked for."""

    def __init__(self) -> None:
        self.visible = True
        self._looks = dict(LOOKS)

    def set_look(self, colour: QColor, opacity: float) -> None:
        """Colour of the hole, and `opacity` 0..1 of all areas."""
        self._looks = {area: replace(look, opacity=opacity) for area, look in self._looks.items()}
        self._looks[Area.HOLE] = replace(self._looks[Area.HOLE], colour=colour)

    def draw(
        self, painted: dict[Area, PaintedArea], layers: DocumentLayers, frame: Frame, rect: Box, ratio: float
    ) -> QImage | None:
        """What lies over the picture inside `rect` (device pixels), `ratio` of them a logical one; None for nothing."""
        drawn: QImage | None = None
        for area, look in self._looks.items():
            box = painted[area].box
            if box is None or not frame.device_box(box).intersects(rect):
                continue
            wide = Box(rect.top - 1, rect.left - 1, rect.bottom + 1, rect.right + 1)
            cover = coverage(layers.areas[area], frame, wide)
            stripes = _stripes(rect, frame, look.stripes, ratio) if look.stripes else None
            part = premultiplied(_words(cover, look, stripes))
            drawn = part if drawn is None else _laid_over(drawn, part)
        return drawn


def coverage(mask: Mask, frame: Frame, rect: Box) -> np.ndarray:
    """How much of each device pixel inside `rect` the mask covers, ``(h, w) uint8``."""
    from pconv._cv2 import cv2

    level = level_for(frame.scale, mask.levels) if frame.scale < 1 else 0
    seen = frame.upright_box(rect.grown(2, (1 << 30, 1 << 30)))
    if seen.area == 0:
        return np.zeros((rect.height, rect.width), np.uint8)
    box = level_box(frame.stored_box(seen), level, mask.shape).grown(
        2, mask.crop(level, Box(0, 0, 1 << 30, 1 << 30)).shape
    )
    source = mask.crop(level, box)
    step = 1 << level
    # Device coordinates of the crop's corner and of one step along its x and y; pixel centres lie at + 0.5.
    x0, y0 = frame.to_device(box.left * step, box.top * step)
    xx, xy = frame.to_device(box.left * step + step, box.top * step)
    yx, yy = frame.to_device(box.left * step, box.top * step + step)
    forward = np.array([[xx - x0, yx - x0, x0 - rect.left], [xy - y0, yy - y0, y0 - rect.top]])
    forward[:, 2] += forward[:, 0] * 0.5 + forward[:, 1] * 0.5 - 0.5
    nearest = frame.scale >= NEAREST_FROM
    mode = cv2.INTER_NEAREST if nearest else cv2.INTER_LINEAR
    return cv2.warpAffine(source, forward, (rect.width, rect.height), flags=mode)


def _words(cover: np.ndarray, look: AreaLook, stripes: np.ndarray | None) -> np.ndarray:
    """A coverage as a colour to lay over the picture, ``(h - 2, w - 2) uint32`` premultiplied: the outermost pixels
    serve only to find the area's outline."""
    inner = cover[1:-1, 1:-1]
    if stripes is None:
        words = _colours(look.colour, look.opacity)[inner]
    else:
        # Dark between the stripes, so that they are seen on bright pictures as well.
        between = _colours(QColor(0, 0, 0), 0.45 * look.opacity)
        both = np.concatenate([between, _colours(look.colour, min(1.0, 1.5 * look.opacity))])
        words = both[stripes + inner]
    inside = cover > 127
    edge = inside[1:-1, 1:-1] & ~(inside[:-2, 1:-1] & inside[2:, 1:-1] & inside[1:-1, :-2] & inside[1:-1, 2:])
    words[edge] = _colours(look.colour, min(1.0, look.opacity + 0.4))[255]
    return words


def _colours(colour: QColor, opacity: float) -> np.ndarray:
    """``(256,) uint32``, premultiplied 0xAARRGGBB by coverage."""
    # Thin strokes stay visible when zoomed out: half a pixel's cover counts as all of it.
    alpha = np.minimum(1.0, np.arange(256) / 128) * opacity
    words = np.rint(alpha * 255).astype(np.uint32) << np.uint32(24)
    for channel, shift in ((colour.red(), 16), (colour.green(), 8), (colour.blue(), 0)):
        words |= np.rint(alpha * channel).astype(np.uint32) << np.uint32(shift)
    return words


def _stripes(rect: Box, frame: Frame, rise: int, ratio: float) -> np.ndarray:
    """``(h, w) uint16``, 256 on a stripe, else 0. They move with the picture, so that panning changes none of them."""
    period, width = round(_PERIOD * ratio), round(_STRIPE * ratio)
    rows = ((np.arange(rect.top, rect.bottom) - frame.top) * rise) % period
    # A row is one of a period's few, from where its stripes begin.
    columns = np.arange(rect.left, rect.right) - frame.left
    kinds = ((columns[None, :] + np.arange(period)[:, None]) % period < width) * np.uint16(256)
    return kinds[rows]


def _laid_over(below: QImage, above: QImage) -> QImage:
    painter = QPainter(below)
    painter.drawImage(0, 0, above)
    painter.end()
    return below
