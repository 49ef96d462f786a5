"""Making a project's fills anew: on the same photo, to the same pixels, or on others of its size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.errors import UsageError
from pconv.fill import Fill, fill
from pconv.methods import get
from pconv.mixed import MIXED
from pconv.photo import Photo
from pconv.photo.transparency import opaque
from pconv.project.masks import mask_of, pixels_of
from pconv.project.steps import DONOR, FORBIDDEN, HOLE, PART, PIXELS, Packed, Step, filled_then
from pconv.recipe import options_for


@dataclass(frozen=True, eq=False)
class Laid:
    """What a step put where: ``hole: (H, W) bool``, and ``pixels: (h, w, 3)`` of `box`, black outside the hole."""

    hole: np.ndarray
    box: Box
    pixels: np.ndarray

    def lay(self, image: np.ndarray) -> None:
        """Put the pixels into ``image: (H, W, 3)`` of their dtype."""
        np.copyto(image[self.box.slices], self.pixels, where=self.hole[self.box.slices][..., None])


def laid(step: Step, photo: Photo) -> Laid:
    """What a step put where, unpacked. Raises `UsageError` where it does not fit the photo, `PhotoError` where it is
    damaged."""
    packed = step.packed()
    hole, pixels = _mask(packed, HOLE, photo), pixels_of(packed.files[PIXELS], PIXELS)
    if pixels.shape[:2] != (packed.box.height, packed.box.width) or pixels.dtype != photo.pixels.dtype:
        raise UsageError("The project's fills do not fit its photo: it is damaged.")
    return Laid(hole, packed.box, pixels)


@dataclass(frozen=True, eq=False)
class Replayed:
    """Attributes:
    pixels, alpha: of the photo with all steps.
    hole: ``(H, W) bool``, all that was filled and not brought back.
    fills: by step, those that were made for it: one, of a mixture one for each method, and none that restores.
    """

    pixels: np.ndarray
    alpha: np.ndarray | None
    hole: np.ndarray
    fills: tuple[tuple[Fill, ...], ...]


def replay(
    steps: tuple[Step, ...],
    photo: Photo,
    *,
    method: str | None = None,
    device: str = "auto",
    control: Control | None = None,
) -> Replayed:
    """Make the fills of `steps` on a photo, one after the other.

    Args:
        photo: the project's, or one of its size.
        method: fill by this one instead of those that filled then.
        control: progress over all of them, and cancel.

    Raises:
        UsageError: the photo has another size.
        PConvError: as `pconv.fill.fill`.
        Cancelled: by the control.
    """
    control = control or Control()
    pixels, alpha, everything = photo.pixels, photo.alpha, np.zeros(photo.shape, bool)
    made = []
    for number, step in enumerate(steps):
        part = control.part(number / len(steps), (number + 1) / len(steps))
        now = photo.with_pixels(pixels, alpha)
        again = filled_again(step, now, photo, method=method, device=device, control=part)
        pixels, alpha = again.pixels, alpha_after(step, alpha, again.hole, photo)
        filled_then(everything, step, again.hole)
        made.append(again.fills)
    return Replayed(pixels, alpha, everything, tuple(made))


@dataclass(frozen=True, eq=False)
class Again:
    """What a step makes of a photo.

    Attributes:
        hole: ``(H, W) bool``.
        pixels: of the photo with the hole filled.
        fills: as of `Replayed`.
    """

    hole: np.ndarray
    pixels: np.ndarray
    fills: tuple[Fill, ...]


def filled_again(
    step: Step,
    photo: Photo,
    opened: Photo,
    *,
    method: str | None = None,
    device: str = "auto",
    control: Control | None = None,
) -> Again:
    """Fill a photo, which was `opened` as another, as `step` did, see `replay`."""
    control, packed = control or Control(), step.packed()
    hole = _mask(packed, HOLE, photo)
    if step.restores:
        return Again(hole, np.where(hole[..., None], opened.pixels, photo.pixels), ())
    limits = {name: _mask(packed, name, photo) for name in (DONOR, FORBIDDEN) if name in packed.files}
    ways, fills, filled = _ways(step, packed, method), [], photo.pixels.copy()
    for turn, way in enumerate(ways):
        fills.append(
            fill(photo.pixels, hole, method=way.method, options=way.options, seed=step.how.seed, device=device,
                 control=control.part(turn / len(ways), (turn + 1) / len(ways)), alpha=photo.alpha, **limits)
        )  # fmt: skip
        part = hole if way.part is None else _mask(packed, way.part, photo)
        np.copyto(filled, fills[-1].image, where=part[..., None])
    return Again(hole, filled, tuple(fills))


def alpha_after(step: Step, alpha: np.ndarray | None, hole: np.ndarray, opened: Photo) -> np.ndarray | None:
    """The alpha channel after a step, whose ``hole: (H, W) bool`` it is, on a photo that was `opened` so."""
    if alpha is None or not step.restores:
        return opaque(alpha, hole)
    return np.where(hole, opened.alpha, alpha)


def seen_by(step: Step, photo: Photo) -> list[Box]:
    """What of a photo the fills of `step` depend on."""
    if step.restores:
        return []
    packed = step.packed()
    hole, found = _mask(packed, HOLE, photo), []
    include = Box.of(_mask(packed, DONOR, photo)) if DONOR in packed.files else None
    for way in _ways(step, packed, None):
        method = get(way.method)
        found += [one.box for one in method.cut(hole, options_for(method, way.options), include)]
    return found


@dataclass(frozen=True)
class _Way:
    """A method that has a part in a step: all of the hole (None), or that of the mask with this name."""

    method: str
    options: Mapping[str, Any] | None
    part: str | None = None


def _ways(step: Step, packed: Packed, method: str | None) -> list[_Way]:
    if method is not None:
        return [_Way(method, None)]
    if step.how.method != MIXED:
        return [_Way(step.how.method, step.how.options)]
    # Each method fills all of the hole, as it did then: what it makes of a part depends on the others.
    parts = [name for name in packed.files if name.startswith(PART)]
    return [_Way(name := part.removeprefix(PART), step.how.options.get(name), part) for part in parts]


def _mask(packed: Packed, name: str, photo: Photo) -> np.ndarray:
    mask = mask_of(packed.files[name], name)
    if mask.shape != photo.shape:
        theirs, ours = (f"{shape[1]} x {shape[0]}" for shape in (mask.shape, photo.shape))
        if photo.path is None:
            raise UsageError(f"The fills are of a photo of {theirs} pixels, and this one has {ours}.")
        raise UsageError(f"The fills are of a photo of {theirs} pixels, and {photo.path} has {ours}.")
    return mask
