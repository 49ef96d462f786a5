"""A part of the hole filled by one place of the photo, moved there whole.

Perez, Gangnet, Blake, "Poisson Image Editing", SIGGRAPH 2003: the detail is that of the place, and the tones are those
of the surroundings, for what the two differ by along the rim is continued smoothly through the part.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pconv.holes.parts import Part
from pconv.kernels.threads import Crew
from pconv.methods.completion.pyramid import smooth_fill

_RIM = 6  # pixels around a part by which the tones are told, at least
_CELL = 16  # how many cells a part is across; its rim is as wide as one
_EVEN = 0.04  # of the difference between black and white: how uneven what the light adds may be
_FITS = 4
_SOFT = 1.5  # pixels over which the rest of a difference is spread, as the standard deviation of a Gaussian
_MOST_STEPS = 64  # on from a place that is hole itself


class Copied(NamedTuple):
    """What was made of a part, every `step`-th pixel of it.

    Attributes:
        pixels: ``(h, w, 3)`` of the picture's dtype; only those of the part mean anything.
        places: ``(h, w, 2) int32``: (row, column) that each was copied from, -1 where it was not.
    """

    pixels: np.ndarray
    places: np.ndarray


def copied(image: np.ndarray, hole: np.ndarray, part: Part, offset: tuple[int, int], step: int = 1) -> Copied:
    """Fill a part by what lies at `offset`.

    Where that is hole itself, what lies once more as far, and so on, as along a fence; where it is beyond the photo,
    the rest is continued smoothly.

    Args:
        image: ``(H, W, 3) uint8 or uint16``.
        hole: ``(H, W) bool``, all of it.
        part: of the hole.
        offset: rows down and columns to the right.
        step: 1 for every pixel; more for a quick look.
    """
    cell = max(1, max(part.inside.shape) // (_CELL * step))
    rim = max(_RIM, cell)
    above, beside = min(rim, part.box.top // step), min(rim, part.box.left // step)
    bottom, right = (min(end + rim * step, size) for end, size in zip(part.box[2:], hole.shape, strict=True))
    rows, columns = np.mgrid[
        part.box.top - above * step : bottom : step, part.box.left - beside * step : right : step
    ].astype(np.int32)
    shown = part.inside[::step, ::step]
    inner = slice(above, above + shown.shape[0]), slice(beside, beside + shown.shape[1])
    inside = np.zeros(rows.shape, bool)
    inside[inner] = shown
    places = _places(rows, columns, hole, inside, offset)
    given = places[..., 0] >= 0
    pixels = image[places[..., 0], places[..., 1]]
    with Crew() as crew:
        if not given.all():
            smooth_fill(crew, pixels, (~given).view(np.uint8))
        wanted, known = image[rows, columns], ~hole[rows, columns] & given
        _tone(crew, pixels, wanted, known & near(inside, rim), cell)
    _join(pixels, wanted, known)
    return Copied(pixels[inner], places[inner])


def _places(
    rows: np.ndarray, columns: np.ndarray, hole: np.ndarray, inside: np.ndarray, offset: tuple[int, int]
) -> np.ndarray:
    """``(h, w, 2) int32``: what to copy for pixels of the photo, -1 where there is nothing; see `copied`."""
    places = np.stack([rows + offset[0], columns + offset[1]], axis=-1)
    onward = np.flatnonzero(inside & _in_hole(places, hole)) if any(offset) else np.empty(0, int)
    flat = places.reshape(-1, 2)
    for _ in range(_MOST_STEPS):
        if not len(onward):
            break
        flat[onward] += np.array(offset, np.int32)
        onward = onward[_in_hole(flat[onward], hole)]
    nothing = _beyond(places, hole.shape)
    nothing[~nothing] = hole[places[~nothing, 0], places[~nothing, 1]]
    places[nothing] = -1
    return places


def _beyond(places: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    rows, columns = places[..., 0], places[..., 1]
    return (rows < 0) | (columns < 0) | (rows >= shape[0]) | (columns >= shape[1])


def _in_hole(places: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """Which places are in the photo, and hole."""
    inside = ~_beyond(places, hole.shape)
    inside[inside] = hole[places[inside, 0], places[inside, 1]]
    return inside


def near(inside: np.ndarray, width: float) -> np.ndarray:
    """``(h, w) bool``: what is no farther than `width` pixels from ``inside: (h, w) bool``."""
    from pconv._cv2 import cv2

    return cv2.distanceTransform((~inside).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5) <= width


def _tone(crew: Crew, pixels: np.ndarray, wanted: np.ndarray, rim: np.ndarray, cell: int) -> None:
    """Give ``pixels: (h, w, 3)`` the tones that are `wanted` on the rim, ``(h, w) bool``, in place.

    Means of cells are compared, for single pixels of a texture say nothing of the light.
    """
    from pconv._cv2 import cv2

    if not rim.any():
        return
    top, size = np.float32(np.iinfo(pixels.dtype).max), tuple(-(-side // cell) for side in rim.shape[::-1])
    added = (wanted.astype(np.float32) - pixels) * rim[..., None]
    weight = cv2.resize(rim.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    rim = weight > 0
    added = cv2.resize(added, size, interpolation=cv2.INTER_AREA) / np.maximum(weight, 1e-6)[..., None] / top
    rows, columns = np.nonzero(rim)
    rim[rows, columns] = _told(rows, columns, added[rim], weight[rim])
    # From minus to plus the brightest value, as the numbers that the kernels work with.
    coded = np.rint((added.clip(-1, 1) + 1) * 32767).astype(np.uint16)
    smooth_fill(crew, coded, (~rim).view(np.uint8))
    shift = cv2.resize((coded / np.float32(32767) - 1) * top, pixels.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    np.copyto(pixels, np.rint((pixels + shift).clip(0, top)).astype(pixels.dtype))


def _told(rows: np.ndarray, columns: np.ndarray, added: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """``(n,) bool``: which of the rim's cells tell a tone, by what each adds, ``(n, 3)`` of a range of 1.

    Light changes evenly over a part. What is far from that is an edge of the photo or of the place that does not go on
    in the other, and would glow all through the part.
    """
    where = np.stack([np.ones(len(rows)), rows - rows.mean(), columns - columns.mean()], axis=1).astype(np.float32)
    even = np.median(added, axis=0)
    for _ in range(_FITS):
        apart = np.abs(added - even).max(axis=1)
        told = apart <= max(_EVEN, 2 * float(np.median(apart)))
        counts = np.sqrt(weight[told, None])
        plane, *_ = np.linalg.lstsq(where[told] * counts, added[told] * counts, rcond=None)
        even = where @ plane
    return told


def _join(pixels: np.ndarray, wanted: np.ndarray, known: np.ndarray) -> None:
    """Let what does not meet at the rim do so over a few pixels, in place, or it would show as a cut."""
    from pconv._cv2 import cv2

    apart = (wanted.astype(np.float32) - pixels) * known[..., None]
    pixels[:] = np.rint((pixels + cv2.GaussianBlur(apart, (0, 0), _SOFT)).clip(0, np.iinfo(pixels.dtype).max))
