"""Which method to trust on a photo: its hole is moved to where the truth is known, and filled there by each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.errors import UsageError
from pconv.fill import fill
from pconv.photo.transparency import transparent

COUNT = 4
_CLEAR = 4  # pixels between the hole and where it is moved to
_STEPS = 64  # in which a side of the photo is searched for places
_SEEN = 256  # pixels: the longer side at which surroundings are compared
_AROUND = 0.5  # of the hole's longer side: its surroundings
_LEAST_AROUND = 24  # pixels
_SHARED = 0.2  # of a place that another may share
_NONE = 0.01  # an error that nobody sees: fills of a plain sky are equally close
_SMALLER = (0.7, 0.5)  # times the hole, if it finds too few places as it is


@dataclass(frozen=True, eq=False)
class Trial:
    """A hole moved to another place, and what the methods made of it.

    Attributes:
        box: the place with its surroundings.
        truth: ``(h, w, 3)`` of the photo's dtype, what is there.
        hole: ``(h, w) bool``, the moved hole.
        made: by method, ``(h, w, 3)``.
        errors: by method, how unlike the truth it looks, see `pconv.network.likeness`.
    """

    box: Box
    truth: np.ndarray
    hole: np.ndarray
    made: Mapping[str, np.ndarray]
    errors: Mapping[str, float]


def shares(trials: Sequence[Trial]) -> dict[str, float]:
    """By method, the best first, how far it is from the truth as a multiple of the best one's distance, 1 or more:
    every place counts as much."""
    sums = dict.fromkeys(trials[0].errors, 0.0)
    for trial in trials:
        errors = {method: max(error, _NONE) for method, error in trial.errors.items()}
        mean = sum(errors.values()) / len(errors)
        for method, error in errors.items():
            sums[method] += error / mean
    least = min(sums.values())
    return {method: value / least for method, value in sorted(sums.items(), key=lambda item: item[1])}


def tried(
    image: np.ndarray,
    hole: np.ndarray,
    methods: Sequence[str],
    *,
    count: int = COUNT,
    seed: int = 0,
    device: str = "auto",
    control: Control | None = None,
    alpha: np.ndarray | None = None,
    forbidden: np.ndarray | None = None,
) -> list[Trial]:
    """Fill the hole's shape by every method in places where the truth is known, those most like its own.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded.
        hole: ``(H, W) bool``. What is under it is copied nowhere, and no place lies on it.
        methods: names of the registry, at least one.
        count: places, at most.
        seed, device, control: see `pconv.fill.fill`.
        alpha, forbidden: ``(H, W)`` and ``(H, W) bool`` or None: what is transparent or forbidden is as the hole.

    Raises:
        UsageError: no method is named, or the hole is too large to be moved.
        PConvError: a method or the comparison failed.
        Cancelled: by the control.
    """
    from pconv.network.likeness import unlikeness

    if not methods:
        raise UsageError("Name at least one method to try.")
    taken = hole.copy()
    for other in (transparent(alpha), forbidden):
        if other is not None:
            taken |= other
    shape, boxes = places(image, hole, taken, count=count)
    if not boxes:
        raise UsageError("The hole is too large to be tried elsewhere in this photo.")
    control = control or Control()
    total, done, trials = len(boxes) * len(methods), 0, []
    for box in boxes:
        there = np.zeros(hole.shape, bool)
        there[box.slices] = shape
        around = box.grown(_margin(shape.shape), hole.shape)
        truth, made = image[around.slices].copy(), {}
        for method in methods:
            part = control.part(done / total, (done + 1) / total).silent()
            asked = {"method": method, "seed": seed, "device": device, "control": part}
            filled = fill(image, there, **asked, alpha=alpha, forbidden=taken)
            made[method] = filled.crop(around)
            done += 1
        inside = there[around.slices].copy()
        errors = {method: unlikeness(truth, pixels, inside) for method, pixels in made.items()}
        trials.append(Trial(around, truth, inside, made, errors))
    return trials


def places(
    image: np.ndarray, hole: np.ndarray, taken: np.ndarray, *, count: int = COUNT
) -> tuple[np.ndarray, list[Box]]:
    """Where a hole could be moved to: the places whose surroundings look most like its own.

    Args:
        image: ``(H, W, 3) uint8 or uint16``.
        hole: ``(H, W) bool``.
        taken: ``(H, W) bool``: no place touches this; the hole at least.
        count: so many at most.

    Returns:
        The hole's shape, ``(h, w) bool``, and boxes of that size, the likest first. Where it finds too few places it
        is only the hole's largest part, and that made smaller. No box where all of that is too large.
    """
    best: tuple[np.ndarray, list[Box]] = np.zeros((0, 0), bool), []
    for core, shape in _shapes(hole):
        corners = _free(taken, *shape.shape)
        chosen: list[Box] = []
        for index in np.argsort(_unlike(image, taken, core, corners, shape), kind="stable"):
            top, left = (int(value) for value in corners[index])
            box = Box(top, left, top + shape.shape[0], left + shape.shape[1])
            if all(box.common(other).area <= _SHARED * box.area for other in chosen):
                chosen.append(box)
            if len(chosen) == count:
                return shape, chosen
        if len(chosen) > len(best[1]):
            best = shape, chosen
    return best


def _shapes(hole: np.ndarray) -> Iterator[tuple[Box, np.ndarray]]:
    """All of the hole, its largest part, and that made smaller: where they are, and their shapes."""
    from pconv._cv2 import cv2

    core = Box.of(hole)
    if core is None:
        return
    shape = hole[core.slices].copy()
    yield core, shape
    _, labels, stats, _ = cv2.connectedComponentsWithStats(hole[core.slices].view(np.uint8), connectivity=8)
    if len(stats) > 2:
        largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
        left, top, width, height = (int(value) for value in stats[largest, :4])
        part = Box(top, left, top + height, left + width)
        core, shape = part.moved(core.top, core.left), labels[part.slices] == largest
        yield core, shape
    for scale in _SMALLER:
        size = max(1, round(shape.shape[1] * scale)), max(1, round(shape.shape[0] * scale))
        yield core, cv2.resize(shape.view(np.uint8), size, interpolation=cv2.INTER_NEAREST) != 0


def _margin(shape: tuple[int, int]) -> int:
    return max(_LEAST_AROUND, round(_AROUND * max(shape)))


def _free(taken: np.ndarray, tall: int, broad: int) -> np.ndarray:
    """Top left corners ``(n, 2) int`` of boxes of that size that touch nothing taken."""
    from pconv._cv2 import cv2

    height, width = taken.shape
    high, wide = tall + 2 * _CLEAR, broad + 2 * _CLEAR
    tops = np.arange(_CLEAR, height - tall - _CLEAR + 1, max(1, height // _STEPS))
    lefts = np.arange(_CLEAR, width - broad - _CLEAR + 1, max(1, width // _STEPS))
    if not (tops.size and lefts.size):
        return np.zeros((0, 2), int)
    sums = cv2.integral(taken.view(np.uint8))
    rows, columns = tops[:, None] - _CLEAR, lefts[None] - _CLEAR
    inside = _summed(sums, rows, columns, rows + high, columns + wide)
    free = np.argwhere(inside == 0)
    return np.stack([tops[free[:, 0]], lefts[free[:, 1]]], axis=1)


def _unlike(image: np.ndarray, taken: np.ndarray, core: Box, corners: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """How unlike those of `core` the surroundings of a `shape` at each of the corners are, ``(n,) float``."""
    from pconv._cv2 import cv2

    height, width = taken.shape
    scale = min(1.0, _SEEN / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    unit = np.divide(small, np.iinfo(image.dtype).max, dtype=np.float32)
    known = cv2.resize((~taken).view(np.uint8), size, interpolation=cv2.INTER_NEAREST).astype(np.float32)
    lab = cv2.cvtColor(unit, cv2.COLOR_RGB2LAB)
    slopes = [cv2.Sobel(lab[..., 0], cv2.CV_32F, *order) for order in ((1, 0), (0, 1))]
    planes = [*cv2.split(lab), lab[..., 0] ** 2, *map(np.abs, slopes)]
    sums = [cv2.integral(plane * known, sdepth=cv2.CV_64F) for plane in planes]
    weights = cv2.integral(known, sdepth=cv2.CV_64F)

    def seen(boxes: np.ndarray) -> np.ndarray:
        """Of boxes ``(n, 4)`` of the photo, the mean of each plane, ``(n, 6)``."""
        edges = np.clip(np.round(boxes * scale).astype(int), 0, [size[1], size[0]] * 2)
        edges[:, 2:] = np.maximum(edges[:, 2:], np.minimum(edges[:, :2] + 1, [size[1], size[0]]))
        weight = np.maximum(_summed(weights, *edges.T), 1e-6)
        means = np.stack([_summed(plane, *edges.T) / weight for plane in sums], axis=1)
        means[:, 3] = np.sqrt(np.maximum(means[:, 3] - means[:, 0] ** 2, 0))  # contrast
        return means

    if not len(corners):
        return np.zeros(0)
    margin = _margin(shape.shape)
    around = np.array([-margin, -margin, shape.shape[0] + margin, shape.shape[1] + margin])
    found = seen(np.concatenate([corners, corners], axis=1) + around)
    margin = _margin((core.height, core.width))
    own = seen(np.array([core]) + np.array([-margin, -margin, margin, margin]))
    return (((found - own) / np.maximum(found.std(axis=0), 1e-6)) ** 2).sum(axis=1)


def _summed(sums: np.ndarray, top: np.ndarray, left: np.ndarray, bottom: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Sums over boxes, from a table of the sums over all boxes from the top left corner."""
    return sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
