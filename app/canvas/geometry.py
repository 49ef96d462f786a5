"""Where a picture's pixels lie on the screen.

Three systems of coordinates, all continuous, x to the right and y down: "stored" (the file's pixels), "upright" (the
picture as a person sees it) and "device" (the screen's own pixels, measured from the view's top left corner).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from pconv.box import Box
from pconv.photo import orientation as turning

Point = tuple[float, float]


@dataclass(frozen=True)
class ViewState:
    """What part of a picture is seen, independent of the size of the view: what linked views share.

    Attributes:
        scale: device pixels per picture pixel.
        x, y: the upright point in the middle of the view.
        fitted: whether the view keeps the whole picture in sight when it is resized.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fitted: bool = True


@dataclass(frozen=True)
class Frame:
    """The way from stored to device coordinates and back.

    Attributes:
        shape: (height, width) of the stored picture.
        orientation: EXIF orientation, 1..8.
        scale: device pixels per picture pixel.
        left, top: device coordinates of the upright picture's top left corner; whole, so that panning moves pixels
            and does not change them.
    """

    shape: tuple[int, int]
    orientation: int = 1
    scale: float = 1.0
    left: int = 0
    top: int = 0

    @cached_property
    def upright_shape(self) -> tuple[int, int]:
        return turning.upright_shape(self.shape, self.orientation)

    @cached_property
    def _turn(self) -> tuple[bool, bool, bool]:
        """(swap x and y, then mirror x, mirror y) from stored to upright."""
        o = self.orientation
        return o >= 5, o in (2, 3, 6, 7), o in (3, 4, 7, 8)

    def upright(self, x: float, y: float) -> Point:
        """A stored point as upright point."""
        swap, mirror_x, mirror_y = self._turn
        if swap:
            x, y = y, x
        height, width = self.upright_shape
        return (width - x if mirror_x else x), (height - y if mirror_y else y)

    def stored(self, x: float, y: float) -> Point:
        """An upright point as stored point."""
        swap, mirror_x, mirror_y = self._turn
        height, width = self.upright_shape
        x, y = (width - x if mirror_x else x), (height - y if mirror_y else y)
        return (y, x) if swap else (x, y)

    def to_device(self, x: float, y: float) -> Point:
        """A stored point on the screen."""
        x, y = self.upright(x, y)
        return self.left + x * self.scale, self.top + y * self.scale

    def from_device(self, x: float, y: float) -> Point:
        """A point of the screen in stored coordinates; outside the picture too."""
        return self.stored((x - self.left) / self.scale, (y - self.top) / self.scale)

    @cached_property
    def picture_box(self) -> Box:
        """The device pixels the whole picture covers."""
        height, width = self.upright_shape
        return Box(
            self.top,
            self.left,
            self.top + max(1, round(height * self.scale)),
            self.left + max(1, round(width * self.scale)),
        )

    def device_box(self, box: Box) -> Box:
        """The device pixels that show some of the stored pixels in `box`."""
        x0, y0 = self.to_device(box.left, box.top)
        x1, y1 = self.to_device(box.right, box.bottom)
        return Box(math.floor(min(y0, y1)), math.floor(min(x0, x1)), math.ceil(max(y0, y1)), math.ceil(max(x0, x1)))

    def upright_box(self, device: Box) -> Box:
        """The upright pixels seen in a box of the screen, clipped to the picture."""
        s = self.scale
        return Box(
            math.floor((device.top - self.top) / s),
            math.floor((device.left - self.left) / s),
            math.ceil((device.bottom - self.top) / s),
            math.ceil((device.right - self.left) / s),
        ).grown(0, self.upright_shape)

    def stored_box(self, upright: Box) -> Box:
        return turning.stored_box(upright, self.shape, self.orientation)


def frame_for(
    state: ViewState, shape: tuple[int, int], orientation: int, size: tuple[int, int], margin: int = 0
) -> Frame:
    """The frame that shows `state` in a view of `size` = (width, height) device pixels, `margin` of them kept free
    around a fitted picture."""
    height, width = turning.upright_shape(shape, orientation)
    scale = fit_scale((height, width), size, margin) if state.fitted else state.scale
    x, y = (width / 2, height / 2) if state.fitted else (state.x, state.y)
    return Frame(shape, orientation, scale, round(size[0] / 2 - x * scale), round(size[1] / 2 - y * scale))


def fit_scale(upright_shape: tuple[int, int], size: tuple[int, int], margin: int) -> float:
    """The scale at which all of a picture is seen; small pictures are not blown up until single pixels show."""
    height, width = upright_shape
    free = max(8, size[0] - 2 * margin), max(8, size[1] - 2 * margin)
    return min(free[0] / max(1, width), free[1] / max(1, height), 1.9)


def held(middle: float, length: float, scale: float, room: float) -> float:
    """`middle` of a view of `room` device pixels, moved so that a picture `length` pixels long stays in sight.

    A picture smaller than the view is centred; a larger one may be moved until its edge reaches the view's middle.
    """
    slack = min(length / 2, max(0.0, (length * scale - room) / scale))
    return min(length / 2 + slack, max(length / 2 - slack, middle))
