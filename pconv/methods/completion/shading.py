"""Giving a fill that was copied a share of its guide's broad shades.

What is copied brings the light and the colour of its source along; a guide guesses both for the place itself. Their
errors differ, so between the two lies less than either (as between the predictions at several scales in
`pconv.methods.prediction`). Only what a wide blur leaves is mixed, and as a change of light: detail, edges and grain
stay those of the photo, and what is black in it stays black.
"""

from __future__ import annotations

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.kernels.compiled import compiled
from pconv.kernels.threads import Crew
from pconv.methods.completion import pyramid
from pconv.methods.completion.settings import Settings

_DARK = np.float32(8)  # 8-bit values: where the copies are as dark as this, they are lightened half as much
_MOST = np.float32(0.25)  # of its value: a star in a sky as dark as that would shine more with the sky


def shade(crew: Crew, image: np.ndarray, hole: np.ndarray, guide: np.ndarray, scale: float, settings: Settings) -> None:
    """Change the hole of `image` in place.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, filled.
        hole: ``(H, W) bool``.
        guide: ``(H, W, 3) uint8``, the picture with another fill of the hole.
        scale: pixels of the picture that one pixel of the guide's own scale covers, at least 1.
        settings: its `shading_share`, `shading_blur` and `shading_doubt`.
    """
    step = 2  # nothing finer is mixed, and it costs a quarter
    around = Box.of(hole)
    box = around._replace(top=around.top // step * step, left=around.left // step * step)
    inside = np.ascontiguousarray(hole[box.slices])
    filled = np.ascontiguousarray(pyramid.eight_bit(image[box.slices]))
    outside = (~inside).view(np.uint8)
    guessed = np.ascontiguousarray(guide[box.slices])
    (guessed, _), (filled, _) = (_halved(crew, picture, outside) for picture in (guessed, filled))
    sigma = settings.shading_blur * scale / step
    share = _covered(inside, filled.shape, step)[..., None]
    within, light, change = (
        cv2.GaussianBlur(plane * share, (0, 0), sigma, borderType=cv2.BORDER_CONSTANT).reshape(*share.shape[:2], -1)
        for plane in (np.float32(1), filled.astype(np.float32), guessed - filled.astype(np.float32))
    )
    # Half of what lies under the blur at a straight rim is hole. There the photo goes on, and nothing may change.
    change *= np.maximum(2 * within - 1, 0)
    # Where the two are far apart they show different things, and half of each would show neither.
    apart = np.square(change).mean(axis=2, keepdims=True) / np.float32(settings.shading_doubt**2)
    change *= np.float32(settings.shading_share) / (1 + apart)
    gain = np.clip(change / (light / np.maximum(within, np.float32(1e-3)) + _DARK), -_MOST, _MOST)
    most = np.iinfo(image.dtype).max
    crew.each_band(_light_rows, len(inside), gain, step, inside, image[box.slices], np.float32(most))


def _covered(inside: np.ndarray, shape: tuple[int, ...], step: int) -> np.ndarray:
    """``shape[:2] float32``: how much of each square of `step` pixels is inside, 0 to 1."""
    rows, columns = (side * step - length for side, length in zip(shape, inside.shape, strict=False))
    whole = cv2.copyMakeBorder(inside.view(np.uint8) * np.uint8(255), 0, rows, 0, columns, cv2.BORDER_CONSTANT)
    return cv2.resize(whole, shape[1::-1], interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def _halved(crew: Crew, image: np.ndarray, outside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Half-size averages of what is inside; outside is only what has none of it."""
    small, small_outside = pyramid.halved(crew, image, outside)
    return small, (small_outside == 255).view(np.uint8)


@compiled
def _light_rows(first, last, gain, step, inside, image, most):
    """Lighten the inside by ``gain: (h, w, 3) float32``, of one value for `step` pixels each way, smoothly."""
    rows, columns = gain.shape[:2]
    for y in range(first, last):
        row = min(max((y + np.float32(0.5)) / step - np.float32(0.5), np.float32(0)), np.float32(rows - 1))
        y0 = np.int64(row)
        y1 = min(y0 + 1, rows - 1)
        down = row - y0
        for x in range(inside.shape[1]):
            if not inside[y, x]:
                continue
            column = min(max((x + np.float32(0.5)) / step - np.float32(0.5), np.float32(0)), np.float32(columns - 1))
            x0 = np.int64(column)
            x1 = min(x0 + 1, columns - 1)
            along = column - x0
            for c in range(3):
                upper = gain[y0, x0, c] * (1 - along) + gain[y0, x1, c] * along
                lower = gain[y1, x0, c] * (1 - along) + gain[y1, x1, c] * along
                value = np.float32(image[y, x, c])
                value += (upper * (1 - down) + lower * down) * value
                image[y, x, c] = min(max(value, np.float32(0)), most) + np.float32(0.5)
