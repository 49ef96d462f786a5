"""Large holes for the network: drawn in a smaller picture, and brought to full size with the photo's detail.

The network says what goes where at the size it was trained for. What is finer than that picture comes from the places
that its last looks copy from, followed to full size as in a completion (see `pconv.methods.completion.enlarge`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.errors import PConvError
from pconv.holes.morphology import thickness_parts
from pconv.holes.parts import Part
from pconv.kernels.threads import Crew
from pconv.methods.base import Region, RegionFill, Run
from pconv.methods.completion import copies, enlarge, pyramid
from pconv.methods.completion.region import first_look
from pconv.methods.completion.settings import Settings

Draw = Callable[[Sequence[Region], Control, Sequence[np.ndarray] | None], list[np.ndarray]]
"""Fills regions at their own size, ``(H, W, 3)`` each; where an array ``(H, W, 2) int32`` of -1 per region is given,
notes in it where pixels were copied from."""

_SETTINGS = Settings()


def fill(regions: Sequence[Region], draw: Draw, run: Run) -> list[np.ndarray]:
    """Fill regions, the large parts of their holes first: ``(H, W, 3)`` of the photo's type each.

    Args:
        regions: with their holes; none that has a large part is held while that is drawn, if each is cut anew.
        draw: what to fill them with.
        run: control, and the seed.
    """
    parts = [_large(region.hole) for region in regions]
    sizes = [0 if part is None else np.count_nonzero(part.inside) for part, _ in parts]
    if not any(sizes):
        return draw(list(regions), run.control, None)
    share = sum(sizes) / sum(np.count_nonzero(region.hole) for region in regions)
    filled, rest, ends = [], {}, share * np.cumsum([0, *sizes]) / sum(sizes)
    for k, (part, times) in enumerate(parts):
        if part is None:
            rest[k] = regions[k]
            filled.append(rest[k].image)
            continue
        own = replace(run, control=run.control.part(float(ends[k]), float(ends[k + 1])))
        filled.append(_with_large(regions, k, part.box, times, draw, own))
        if (left := _rest(regions[k], part, filled[k])).hole.any():
            rest[k] = left
    if rest:
        made = draw(list(rest.values()), run.control.part(share, 1.0), None)
        for k, image in zip(rest, made, strict=True):
            filled[k] = image
    return filled


def _rest(region: Region, part: Part, image: np.ndarray) -> Region:
    """The region with `part` of its hole filled, which nothing is to be copied from."""
    hole, made = region.hole.copy(), np.zeros_like(region.hole)
    hole[part.box.slices] &= ~part.inside
    made[part.box.slices] = part.inside
    forbidden = made if region.forbidden is None else region.forbidden | made
    return replace(region, image=image, hole=hole, forbidden=forbidden)


def _large(hole: np.ndarray) -> tuple[Part | None, int]:
    """What of a hole is drawn in a smaller picture, if anything, and how often that is halved."""
    from pconv._cv2 import cv2

    if not enlarge.halvings(hole, enlarge.SHALLOW_DRAWN):
        return None, 0
    large, times = np.zeros_like(hole), 0
    thick = thickness_parts(hole, _SETTINGS.thin_depth)[1]
    number, labels, stats, _ = cv2.connectedComponentsWithStats(thick.view(np.uint8), connectivity=8)
    for label in range(1, number):
        left, top, width, height = (int(value) for value in stats[label, :4])
        box = Box(top, left, top + height, left + width)
        own = labels[box.slices] == label
        if often := enlarge.halvings(own, enlarge.SHALLOW_DRAWN):
            large[box.slices] |= own
            times = max(times, often)
    if not times:
        return None, 0
    box = Box.of(large)
    return Part(large[box.slices].copy(), box), times


def _with_large(regions: Sequence[Region], k: int, box: Box, times: int, draw: Draw, run: Run) -> np.ndarray:
    """``(H, W, 3)``: a region's picture with its hole filled, of which what lies in `box` is worth showing."""
    with Crew(check=run.control.check) as crew:
        control = run.control.within(regions[k].box)
        small, times = _begun(crew, regions[k], times, control)
        copied = np.full((*small.hole.shape, 2), -1, np.int32)
        (drawn,) = draw([small], run.control.part(0.0, 0.8).silent(), [copied])
        if times:
            made = RegionFill(drawn, copied=copied[small.hole])
            drawn = _enlarged(crew, regions[k], made, times, replace(run, control=run.control.part(0.8, 1.0)))
    if control.wants_pictures:
        control.picture(box, drawn[box.slices].copy())
    return drawn


def _begun(crew: Crew, region: Region, times: int, control: Control) -> tuple[Region, int]:
    """The region halved, and how often, as `enlarge.shrunk`; what it will roughly look like is shown before."""
    first_look(crew, region, control)
    return enlarge.shrunk(crew, region, times, deep=True)


def _enlarged(crew: Crew, region: Region, made: RegionFill, times: int, run: Run) -> np.ndarray:
    """What was `made` of the region, halved, at full size."""
    from pconv._cv2 import cv2

    image, hole = region.canvas(), region.hole
    rows, columns = (side << times for side in made.image.shape[:2])
    whole = cv2.resize(made.image, (columns, rows), interpolation=cv2.INTER_LINEAR)
    np.copyto(image, whole[: image.shape[0], : image.shape[1]], where=hole[..., None])
    del whole
    if (made.copied >= 0).any():
        with contextlib.suppress(PConvError):  # there may be too little to copy from at full size
            _copy(crew, region, made, times, image, run)
    enlarge.merge(crew, image, hole, made.image, times)
    return image


def _copy(crew: Crew, region: Region, made: RegionFill, times: int, image: np.ndarray, run: Run) -> None:
    """Fill the hole of ``image: (H, W, 3)``, otherwise the region's own, with pixels from where those of `made` are
    from. Leaves it as it is where there is too little to copy from, which it says with a `PConvError`."""
    hole, sources = region.hole, region.sources.view(np.uint8)
    box, source = enlarge.carried(
        crew, pyramid.eight_bit(image), hole, sources, made, times, _SETTINGS, run.seed, run.control
    ).finish()
    del sources
    copies.join(crew, image, hole, box, source, region.image, _SETTINGS)
