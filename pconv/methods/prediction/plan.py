"""Which pictures to show to the network: at which scale, in which windows, together with which others."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pconv.box import Box
from pconv.holes.morphology import inscribed_square
from pconv.holes.regions import clusters, window
from pconv.methods.base import Region

LARGEST = 768
"""Side in pixels of what is looked at for copies; what is larger is looked at smaller."""
RING = 8  # known pixels around a hole by which the prediction's colours are judged
_OVERLAP = 128  # pixels two neighbouring tiles share
_BATCH = 16
_BATCH_PIXELS = 1 << 20
_BATCH_PIXELS_CPU = 1 << 18  # which is no faster with more at once, and needs memory for it
_LONGEST = 2**15 - 2  # pixels of a side, of what OpenCV resamples
_TAPS = 4  # pixels beside a place that its cubic interpolation looks at, at most
_MIRROR = 96  # pixels by which the network is shown more than there is, where a hole comes near the picture's edge
_SMALL_SIDES = (96, 128, 192, 256)  # few sizes, so that many specks fit into few batches; above, multiples of 64


@dataclass(frozen=True, eq=False)
class Target:
    """A part of a region's hole that is predicted at one scale.

    Attributes:
        region: index of the region.
        crop: where in the region the working picture comes from.
        scale: pixels of the region per pixel of the working picture, at least 1.
        image: ``(h, w, 3)`` working picture: the region's own pixels at scale 1, else float32 in [0, 1].
        known: ``(h, w) bool``, False = hole.
        sources: ``(h, w) bool``: what may be copied, or None: all that is known.
        inner: a box around the hole pixels to fill, in the region.
        own: ``(inner.height, inner.width) bool``: those pixels.
        core: what the network must predict, in the working picture: the hole to fill and a ring around it.
        context: what it should see, in the working picture and, mirrored, beyond its edges.
    """

    region: int
    crop: Box
    scale: float
    image: np.ndarray
    known: np.ndarray
    sources: np.ndarray | None
    inner: Box
    own: np.ndarray
    core: Box
    context: Box

    def enlarged(self, plane: np.ndarray, box: Box, place: Box) -> np.ndarray:
        """A float ``plane: (h, w, ...)`` over `box` of the working picture as it lies over `place` of the region."""
        if self.scale == 1:
            return plane[place.moved(-box.top, -box.left).slices]
        return resampled(plane, box, self.known.shape, self.crop, place)


@dataclass(frozen=True)
class Window:
    """One picture for the network: a box of a target's working picture, or of that mirrored at its edges."""

    target: int
    box: Box

    def of(self, picture: np.ndarray) -> np.ndarray:
        """The window's pixels of its target's ``picture: (h, w, ...)``."""
        whole = Box(0, 0, *picture.shape[:2])
        if whole.union(self.box) == whole:
            return picture[self.box.slices]
        rows = _reflected(self.box.top, self.box.bottom, whole.height)
        return picture[np.ix_(rows, _reflected(self.box.left, self.box.right, whole.width))]


def targets(index: int, region: Region, wanted: np.ndarray, limit: int) -> Iterator[Target]:
    """What to predict in a region.

    Args:
        index: of the region.
        wanted: ``(H, W) bool``: the part of the region's hole to predict; the network knows nothing of the rest either.
        limit: side in pixels of the largest square hole to show to the network. Parts of the hole with a larger
            square in them are made smaller; all else is filled at full scale.
    """
    fine = wanted
    if inscribed_square(wanted) > limit:
        fine = wanted.copy()
        for box, part, side in _parts(wanted):
            if side > limit:
                fine[box.slices] &= ~part
                yield _reduced(index, region, box, part, side / limit)
    known = ~region.hole
    sources = region.sources if region.limited else None
    for cluster in clusters(fine, _context, include=to_copy(region)):
        yield Target(
            region=index,
            crop=Box(0, 0, *region.hole.shape),
            scale=1.0,
            image=region.image,
            known=known,
            sources=sources,
            inner=cluster.inner,
            own=cluster.own,
            core=cluster.inner.grown(RING, region.hole.shape),
            context=continued(cluster.box, cluster.inner, _context(cluster.inner), region.hole.shape),
        )


def to_copy(region: Region) -> Box | None:
    """A box around what is to be copied, where that was said and can be looked at together with the hole."""
    donor = None if region.donor is None else Box.of(region.donor)
    if donor is None:
        return None
    both = donor.union(Box.of(region.hole))
    return donor if max(both.height, both.width) <= LARGEST else None


def windows(index: int, target: Target, tile: int) -> list[Window]:
    """The windows that predict a target: one, or overlapping tiles where it is larger than `tile`."""
    rows = _spans(target.context.top, target.context.bottom, target.known.shape[0], tile)
    columns = _spans(target.context.left, target.context.right, target.known.shape[1], tile)
    boxes = [Box(top, left, bottom, right) for top, bottom in rows for left, right in columns]
    if len(boxes) > 1:
        boxes = [box for box in boxes if _holds_hole(target, box)]
    return [Window(index, box) for box in boxes]


def batches(found: Sequence[Window], device: str, most: int = _BATCH) -> list[list[Window]]:
    """Windows of one size together: at most `most` of them, and no more pixels than are of use on the device."""
    pixels = _BATCH_PIXELS_CPU if device == "cpu" else _BATCH_PIXELS
    by_size = defaultdict(list)
    for one in found:
        by_size[one.box.height, one.box.width].append(one)
    result = []
    for (height, width), same in by_size.items():
        number = max(1, min(most, pixels // (height * width)))
        result += [same[start : start + number] for start in range(0, len(same), number)]
    return result


def resampled(plane: np.ndarray, box: Box, shape: tuple[int, ...], crop: Box, place: Box) -> np.ndarray:
    """A float ``plane: (h, w, ...)``, the part at `box` of a picture of `shape` that shows the pixels of `crop`, as it
    lies over `place`."""
    from pconv._cv2 import cv2

    if max(*plane.shape[:2], place.height, place.width) > _LONGEST:
        return _in_halves(plane, box, shape, crop, place)
    scale = shape[0] / crop.height, shape[1] / crop.width
    rows = (np.arange(place.top, place.bottom, dtype=np.float32) - crop.top + 0.5) * scale[0] - 0.5
    columns = (np.arange(place.left, place.right, dtype=np.float32) - crop.left + 0.5) * scale[1] - 0.5
    x, y = np.meshgrid(columns - box.left, rows - box.top)
    return cv2.remap(
        plane, x.astype(np.float32), y.astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def _in_halves(plane: np.ndarray, box: Box, shape: tuple[int, ...], crop: Box, place: Box) -> np.ndarray:
    """`resampled` of what is too long for OpenCV."""
    axis = int(place.width > place.height)
    sides = ("left", "right") if axis else ("top", "bottom")
    start, end = (getattr(place, side) for side in sides)
    first, last = (getattr(box, side) for side in sides)
    corner, middle = getattr(crop, sides[0]), (start + end) // 2
    scale = shape[axis] / (getattr(crop, sides[1]) - corner)
    halves = []
    for ends in ((start, middle), (middle, end)):
        near = [int((at - corner + 0.5) * scale) for at in ends]
        seen = box._replace(**dict(zip(sides, (max(first, near[0] - _TAPS), min(last, near[1] + _TAPS)), strict=True)))
        part = plane[seen.moved(-box.top, -box.left).slices]
        halves.append(resampled(part, seen, shape, crop, place._replace(**dict(zip(sides, ends, strict=True)))))
    return np.concatenate(halves, axis=axis)


def continued(box: Box, inner: Box, margin: int, shape: tuple[int, ...]) -> Box:
    """`box` with up to `margin` pixels around `inner` where a picture of `shape` has not that many.

    The network takes what is beyond a picture for hole. Where a hole touches the edge it would see known pixels on one
    side alone, and what it then makes up is at its worst.
    """
    margin = min(margin, _MIRROR)
    height, width = shape
    return Box(
        max(inner.top - margin, 1 - height) if inner.top < margin else box.top,
        max(inner.left - margin, 1 - width) if inner.left < margin else box.left,
        min(inner.bottom + margin, 2 * height - 1) if inner.bottom > height - margin else box.bottom,
        min(inner.right + margin, 2 * width - 1) if inner.right > width - margin else box.right,
    )


def _reflected(start: int, end: int, size: int) -> np.ndarray:
    """Positions ``start .. end - 1`` of an axis of `size` pixels that is mirrored at its first and last."""
    positions = np.abs(np.arange(start, end))
    return np.minimum(positions, 2 * (size - 1) - positions)


def _context(box: Box) -> int:
    """Surroundings of a part of the hole that is filled at full scale."""
    return max(40, min(192, max(box.height, box.width) // 2))


def _parts(hole: np.ndarray) -> Iterator[tuple[Box, np.ndarray, int]]:
    """The connected parts of a hole: their boxes, their masks there, and the side of the largest square in them."""
    from pconv._cv2 import cv2

    pixels = hole.astype(np.uint8)
    distance = cv2.distanceTransform(pixels, cv2.DIST_C, 3)
    number, labels, stats, _ = cv2.connectedComponentsWithStats(pixels, connectivity=8)
    for label in range(1, number):
        left, top, width, height = (int(value) for value in stats[label, :4])
        box = Box(top, left, top + height, left + width)
        part = labels[box.slices] == label
        yield box, part, 2 * int(distance[box.slices][part].max()) - 1


def _reduced(index: int, region: Region, box: Box, part: np.ndarray, scale: float) -> Target:
    """The target for a part of the hole that is too large for the network at full scale."""
    from pconv._cv2 import cv2

    margin = max(128, max(box.height, box.width) // 2)
    crop = window(box, margin, region.hole.shape)
    size = tuple(max(1, round(side / scale)) for side in (crop.width, crop.height))
    hole = region.hole[crop.slices]
    # In the photo's own depth until it is small: floats of a large crop would be the dearest thing here.
    share = cv2.resize(np.where(hole, np.uint8(0), np.uint8(255)), size, interpolation=cv2.INTER_AREA)
    blind = np.where(hole[..., None], region.image.dtype.type(0), region.image[crop.slices])
    total = cv2.resize(blind, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    share, total = share.reshape(size[::-1]), total.reshape(*size[::-1], 3)
    known = share == 255
    if not known.any():
        known = share >= max(1, share.max())
    image = total / np.iinfo(region.image.dtype).max * (255 / np.maximum(share, 1))[..., None]
    sources = None
    if region.limited:
        kept = ~region.sources[crop.slices] & ~hole
        sources = cv2.resize(kept.astype(np.uint8) * 255, size, interpolation=cv2.INTER_AREA).reshape(size[::-1]) == 0
    ratios = known.shape[0] / crop.height, known.shape[1] / crop.width
    inner = box.moved(-crop.top, -crop.left)
    shown = Box(
        int(inner.top * ratios[0]),
        int(inner.left * ratios[1]),
        math.ceil(inner.bottom * ratios[0]),
        math.ceil(inner.right * ratios[1]),
    )
    # Less by a pixel of rounding, so that only the region's own edges are mirrored.
    margin = int(margin * min(ratios)) - 1
    return Target(
        region=index,
        crop=crop,
        scale=scale,
        image=np.clip(image, 0, 1).astype(np.float32),
        known=known,
        sources=sources,
        inner=box,
        own=part,
        core=shown.grown(RING, known.shape),
        context=continued(Box(0, 0, *known.shape), shown, margin, known.shape),
    )


def _spans(start: int, end: int, size: int, tile: int) -> list[tuple[int, int]]:
    """Cover ``start .. end`` with windows of one length, shifted to stay in both this and an axis of `size` pixels."""
    least, most = min(start, 0), max(end, size)
    wanted = end - start
    side = next((side for side in _SMALL_SIDES if side >= wanted), -(-wanted // 64) * 64)
    side = min(side, tile, most - least)
    if wanted <= side:
        first = min(max(least, start - (side - wanted) // 2), most - side)
        return [(first, first + side)]
    overlap = min(_OVERLAP, side // 2)
    number = -(-(wanted - overlap) // (side - overlap))
    firsts = np.rint(np.linspace(start, end - side, number)).astype(int)
    return [(int(first), int(first) + side) for first in firsts]


def _holds_hole(target: Target, box: Box) -> bool:
    """Whether a window shows anything of the target's hole or its ring."""
    if not box.intersects(target.core):
        return False
    return not target.known[box.common(target.core).slices].all()
