"""What a saved file is to say about fills, see `pconv.photo.fill_note`: about those just made, or a project's steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pconv import methods
from pconv.mixed import MIXED
from pconv.photo import FillNote, Photo
from pconv.project.steps import PART, Packed, Step, filled_by

if TYPE_CHECKING:
    from pconv.fill import Fill


def of_fills(fills: Iterable[Fill], hole: np.ndarray) -> FillNote | None:
    """What to say of `fills`, which filled ``hole: (H, W) bool`` together; None where they filled nothing."""
    return _note((piece.method for made in fills for piece in made.pieces), hole)


def of_steps(steps: Sequence[Step], photo: Photo) -> FillNote | None:
    """What to say of the fills that were accepted on a photo, one after the other; None where there are none. For the
    background, as `filled_by`."""
    return _note((name for step in steps for name in _methods(step, step.packed())), filled_by(steps, photo.shape))


def _methods(step: Step, packed: Packed) -> list[str]:
    if step.how.method != MIXED:
        return [] if step.restores else [step.how.method]
    return [name.removeprefix(PART) for name in packed.files if name.startswith(PART)]


def _note(names: Iterable[str], hole: np.ndarray) -> FillNote | None:
    names = tuple(dict.fromkeys(names))
    if not names or not hole.any():
        return None
    return FillNote(
        methods=names,
        learned=any(_is_learned(name) for name in names),
        places=_parts(hole),
        share=np.count_nonzero(hole) / hole.size,
    )


def _is_learned(name: str) -> bool:
    """Whether a method runs the network; one that is not to be had here, but elsewhere or in another version, may."""
    try:
        return name not in methods.names() or methods.get(name).learned
    except ImportError:
        return True


def _parts(hole: np.ndarray) -> int:
    """How many parts ``hole: (H, W) bool`` has that touch nowhere, not at corners either."""
    from pconv._cv2 import cv2

    # Outlines and not labels, which take four bytes for every pixel. Those of what a part surrounds have a parent.
    pixels = np.ascontiguousarray(hole).view(np.uint8)
    _outlines, levels = cv2.findContours(pixels, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return int(np.count_nonzero(levels[0, :, 3] < 0))
