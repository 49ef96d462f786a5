"""One fill of several made anew by another method, and what comes after it where that sees what changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from pconv import __version__
from pconv.box import Box
from pconv.control import Control
from pconv.mixed import MIXED
from pconv.photo import Photo
from pconv.project.masks import pixel_bytes
from pconv.project.replay import Again, alpha_after, filled_again, laid, seen_by
from pconv.project.steps import PART, PIXELS, Packed, Step
from pconv.recipe import options_as_data


@dataclass(frozen=True, eq=False)
class Remade:
    """Attributes:
    steps: all of them, as many as before; those that nothing changed for are the same.
    pixels: of the photo with all of them.
    boxes: where pixels may differ from what they were.
    """

    steps: tuple[Step, ...]
    pixels: np.ndarray
    boxes: tuple[Box, ...]


def remade(
    steps: Sequence[Step],
    photo: Photo,
    number: int,
    method: str,
    *,
    seed: int | None = None,
    device: str = "auto",
    control: Control | None = None,
) -> Remade:
    """Fill the hole of a step anew, and those of later ones that see what it changes; the others stay as they are.

    Args:
        steps: the fills of a photo, in their order.
        photo: as it was before all of them.
        number: of the step, from 0 on; one that fills.
        method: to fill it by, with its own options.
        seed: of that fill; None: as it was.
        control: progress over all that is filled, and cancel.

    Raises:
        UsageError, PhotoError: the steps are not this photo's, or damaged.
        PConvError: as `pconv.fill.fill`.
        Cancelled: by the control.
    """
    control, pixels, alpha = control or Control(), photo.pixels.copy(), photo.alpha
    how = steps[number].how
    how = replace(how, method=method, options={}, seed=how.seed if seed is None else seed)
    asked = [*steps[:number], Step(how, packed=_without_parts(steps[number].packed())), *steps[number + 1 :]]
    done, boxes = list(steps[:number]), []
    for turn, step in enumerate(asked):
        now = photo.with_pixels(pixels, alpha)
        if turn == number or (boxes and _depends(step, now, boxes)):
            start, end = ((turn + more - number) / (len(asked) - number) for more in (0, 1))
            again = filled_again(step, now, photo, device=device, control=control.part(start, end))
            pixels, hole = again.pixels, again.hole
            done.append(_stepped(step, again))
            boxes.append(step.packed().box)
        else:
            lain = laid(step, photo)
            lain.lay(pixels)
            hole = lain.hole
            done += [] if turn < number else [step]
        alpha = alpha_after(step, alpha, hole, photo)
    return Remade(tuple(done), pixels, tuple(boxes))


def _depends(step: Step, photo: Photo, boxes: Sequence[Box]) -> bool:
    """Whether the fill of a step may depend on what lies in any of the boxes."""
    if step.restores:
        return False
    # What is transparent is continued from all around it before anything is filled.
    return photo.alpha is not None or any(seen.intersects(box) for seen in seen_by(step, photo) for box in boxes)


def _without_parts(packed: Packed) -> Packed:
    """Of a mixture, what a single method needs of it."""
    return replace(packed, files={name: data for name, data in packed.files.items() if not name.startswith(PART)})


def _stepped(step: Step, again: Again) -> Step:
    """`step` as it was made again."""
    packed, place = step.packed(), step.packed().box.slices
    pixels = np.where(again.hole[place][..., None], again.pixels[place], again.pixels.dtype.type(0))
    how = replace(
        step.how,
        options=step.how.options if step.how.method == MIXED else options_as_data(again.fills[0].options),
        device=", ".join(dict.fromkeys(fill.device for fill in again.fills)),
        seconds=round(sum(fill.seconds for fill in again.fills), 3),
        version=__version__,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return Step(how, packed=replace(packed, files={**packed.files, PIXELS: pixel_bytes(pixels)}))
