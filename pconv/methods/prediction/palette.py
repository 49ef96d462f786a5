"""The colours around a hole, which bound those of its fill.

A network that is unsure makes up colours, most of all where a hole meets the photo's border: green or red specks in a
gray sky. What should be in the hole is unknown, but hardly more colourful than all that is seen around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv.methods.prediction.toning import sampled

# Two axes at right angles to gray and to each other: red against green, both against blue.
_AXES = np.array([(1, -1, 0), (1, 1, -2)], np.float32).T / np.sqrt([2, 6], dtype=np.float32)
_ANGLES = np.arange(16) * np.float32(2 * np.pi / 16)
_DIRECTIONS = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1)
_SHARE = 0.98  # of what is seen lies within the bound of each direction; the rest may be a lamp or a sign
_MARGIN = 0.01  # of the scale, by which a fill may go beyond
_FEWEST = 16


@dataclass(frozen=True)
class Palette:
    """A polygon around most of the colours seen, whatever their brightness.

    Attributes:
        centre: ``(2,) float32`` on the axes off gray, the median.
        reach: ``(16,) float32`` how far it goes in each direction from there, above 0.
    """

    centre: np.ndarray
    reach: np.ndarray


def palette(image: np.ndarray, known: np.ndarray) -> Palette | None:
    """The palette of the known pixels ``(H, W) bool`` of ``image: (H, W, 3)``, uint8, uint16 or float in [0, 1]; None
    if there are too few."""
    places = sampled(known)
    if places.size < _FEWEST:
        return None
    top = np.iinfo(image.dtype).max if image.dtype.kind == "u" else 1
    rows, columns = np.unravel_index(places, known.shape)
    colours = (image[rows, columns].astype(np.float32) / np.float32(top)) @ _AXES
    centre = np.median(colours, axis=0)
    seen = np.quantile((colours - centre) @ _DIRECTIONS.T, _SHARE, axis=0)
    return Palette(centre, (np.maximum(seen, 0) + _MARGIN).astype(np.float32))


def confine(picture: np.ndarray, bounds: Palette) -> None:
    """Draw the colours of ``picture: (H, W, 3) float32`` in [0, 1] that lie outside `bounds` towards its centre until
    they do not, in place; brightness, the mean of the channels, stays."""
    colours = picture @ _AXES - bounds.centre
    suspect = np.square(colours).sum(axis=-1) > np.square(bounds.reach.min())
    colours = colours[suspect]
    beyond = np.ones(len(colours), np.float32)
    for direction, reach in zip(_DIRECTIONS, bounds.reach, strict=True):
        np.maximum(beyond, colours @ direction / reach, out=beyond)
    picture[suspect] += (colours * (1 / beyond - 1)[:, None]) @ _AXES.T
