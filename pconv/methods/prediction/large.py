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
        regions: with their holes.
        draw: what to fill them with.
        run: control, and the seed.
    """
    parts = [_large(region.hole) for region in regions]
    sizes = [np.count_nonzero(part) if times else 0 for part, times in parts]
    if not any(sizes):
        return draw(regions, run.control, None)
    share = sum(sizes) / sum(np.count_nonzero(region.hole) for region in regions)
    filled, ends = [], share * np.cumsum([0, *sizes]) / sum(sizes)
    for region, (part, times), start, end in zip(regions, parts, ends[:-1], ends[1:], strict=True):
        own = replace(run, control=run.control.part(float(start), float(end)))
        filled.append(_with_large(region, part, times, draw, own) if times else region.image)
    rest = {
        k: _rest(region, part, filled[k]) if times else region
        for k, (region, (part, times)) in enumerate(zip(regions, parts, strict=True))
        if not times or (region.hole & ~part).any()
    }
    if rest:
        made = draw(list(rest.values()), run.control.part(share, 1.0), None)
        for k, image in zip(rest, made, strict=True):
            filled[k] = image
    return filled


def _rest(region: Region, part: np.ndarray, image: np.ndarray) -> Region:
    """The region with `part` of its hole filled, which nothing is to be copied from."""
    forbidden = part if region.forbidden is None else region.forbidden | part
    return replace(region, image=image, hole=region.hole & ~part, forbidden=forbidden)


def _large(hole: np.ndarray) -> tuple[np.ndarray, int]:
    """What of a hole is drawn in a smaller picture, and how often that is halved, at least once if there is any."""
    from pconv._cv2 import cv2

    large, times = np.zeros_like(hole), 0
    thick = thickness_parts(hole, _SETTINGS.thin_depth)[1]
    if not enlarge.halvings(hole, enlarge.SHALLOW_DRAWN):
        return large, 0
    number, labels, stats, _ = cv2.connectedComponentsWithStats(thick.view(np.uint8), connectivity=8)
    for label in range(1, number):
        left, top, width, height = (int(value) for value in stats[label, :4])
        box = Box(top, left, top + height, left + width)
        own = labels[box.slices] == label
        if often := enlarge.halvings(own, enlarge.SHALLOW_DRAWN):
            large[box.slices] |= own
            times = max(times, often)
    return large, times


def _with_large(region: Region, part: np.ndarray, times: int, draw: Draw, run: Run) -> np.ndarray:
    """``(H, W, 3)``: the region's picture with its hole filled, of which `part` is worth keeping."""
    with Crew(check=run.control.check) as crew:
        first_look(crew, region, run.control.within(region.box))
        small, times = enlarge.shrunk(crew, region, times, deep=True)
        copied = np.full((*small.hole.shape, 2), -1, np.int32)
        (drawn,) = draw([small], run.control.part(0.0, 0.8).silent(), [copied])
        if times:
            made = RegionFill(drawn, copied=copied[small.hole])
            drawn = _enlarged(crew, region, made, times, replace(run, control=run.control.part(0.8, 1.0)))
    if run.control.wants_pictures:
        box = Box.of(part)
        run.control.within(region.box).picture(box, drawn[box.slices].copy())
    return drawn


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
