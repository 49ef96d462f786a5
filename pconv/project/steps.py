"""One accepted fill: how it was made, and what it put where."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from pconv.box import Box
from pconv.original import ORIGINAL

if TYPE_CHECKING:
    from pconv.fill import Fill

HOLE, PIXELS, DONOR, FORBIDDEN = "hole", "pixels", "donor", "forbidden"
PART = "part-"


@dataclass(frozen=True)
class How:
    """What is needed to make a fill again, and what a person wants to know of it.

    Attributes:
        method: its name, or `pconv.mixed.MIXED`.
        options: of the method, as plain data; of a mixture, by the names of its methods.
        seed, device, seconds, version: see `pconv.fill.Fill`.
        when: when it was accepted, ISO 8601 with the time zone.
        at_once: whether it was filled as soon as it was painted.
    """

    method: str
    options: Mapping[str, Any] = field(default_factory=dict)
    seed: int = 0
    device: str = ""
    seconds: float = 0.0
    version: str = ""
    when: str = ""
    at_once: bool = False


@dataclass(frozen=True, eq=False)
class Packed:
    """What a step put where, small.

    Attributes:
        box: around its hole.
        files: PNGs by name: `HOLE` of the whole photo, `PIXELS` of the box, black outside the hole, and where they were
            painted `DONOR` and `FORBIDDEN`; of a mixture `PART` with a method's name for each that has a part in it.
    """

    box: Box
    files: Mapping[str, bytes]


class Step:
    """One accepted fill. Holds the fill itself until it was packed, which belongs into the background."""

    def __init__(self, how: How, *, fill: Fill | None = None, packed: Packed | None = None) -> None:
        self.how = how
        self._fill, self._packed = fill, packed
        self._lock = threading.Lock()

    @property
    def restores(self) -> bool:
        """Whether it brought the original back instead of filling."""
        return self.how.method == ORIGINAL

    @classmethod
    def of(cls, fill: Fill, *, at_once: bool = False) -> Step:
        """The step that accepts `fill` now. Quick."""
        how = How(
            method=fill.method,
            options=_options(fill),
            seed=fill.seed,
            device=fill.device,
            seconds=round(fill.seconds, 3),
            version=fill.version,
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            at_once=at_once,
        )
        return cls(how, fill=fill)

    def packed(self) -> Packed:
        """What it put where; packed when first asked for, and the fill let go of."""
        with self._lock:
            if self._packed is None:
                self._packed, self._fill = _packed(self._fill), None
            return self._packed


def filled_by(steps: Sequence[Step], shape: tuple[int, int]) -> np.ndarray:
    """``(H, W) bool`` of a photo of this shape: all that steps filled and none brought back. Takes time by its size and
    their number; for the background."""
    from pconv.project.masks import mask_of

    filled = np.zeros(shape, bool)
    for step in steps:
        packed = step.packed()
        filled_then(filled[packed.box.slices], step, mask_of(packed.files[HOLE], HOLE, packed.box))
    return filled


def filled_then(filled: np.ndarray, step: Step, hole: np.ndarray) -> None:
    """Bring ``filled: (H, W) bool``, all that was filled before a step, up to it, whose ``hole: (H, W) bool`` it is."""
    filled[hole] = not step.restores


def _options(fill: Fill) -> dict[str, Any]:
    from pconv.mixed import MIXED
    from pconv.recipe import options_as_data

    if fill.method == ORIGINAL:
        return {}
    if fill.method == MIXED:
        return {name: options_as_data(options) for name, options in fill.options.items()}
    return options_as_data(fill.options)


def _packed(fill: Fill) -> Packed:
    from pconv.mixed import MIXED
    from pconv.project.masks import mask_bytes, pixel_bytes

    box = Box.of(fill.hole) or Box(0, 0, 1, 1)
    pixels = np.zeros((box.height, box.width, 3), fill.pieces[0].pixels.dtype if fill.pieces else np.uint8)
    parts: dict[str, np.ndarray] = {}
    for piece in fill.pieces:
        place = piece.box.moved(-box.top, -box.left).slices
        np.copyto(pixels[place], piece.pixels, where=piece.own[..., None])
        if fill.method == MIXED:
            parts.setdefault(piece.method, np.zeros(fill.hole.shape, bool))[piece.box.slices] |= piece.own
    masks = {HOLE: fill.hole, DONOR: fill.donor, FORBIDDEN: fill.forbidden}
    masks |= {PART + method: part for method, part in parts.items()}
    files = {name: mask_bytes(mask) for name, mask in masks.items() if mask is not None}
    return Packed(box, files | {PIXELS: pixel_bytes(pixels)})
