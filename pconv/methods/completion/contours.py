"""Edges of a picture carried on through its hole, before anything is copied.

A completion knows patches and no lines: where a hole is many patches wide, what comes in from one side has faded out
before it is met from the other. People see an edge go on behind what hides it if both its ends point at each other and
the same lies to both sides of them (good continuation; Kellman, Shipley, "A Theory of Visual Interpolation in Object
Perception", Cognitive Psychology 1991). So ends are paired, a curve is drawn between each pair, and a strip of what
lies beside its ends along it; a completion then takes the strip for known at coarse scales, and makes it out of the
photo's pixels at full size like all else (the order of Sun, Yuan, Jia, Shum, "Image Completion with Structure
Propagation", SIGGRAPH 2005, without a person who draws the lines).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.holes.morphology import deepest
from pconv.kernels.threads import Crew
from pconv.methods.completion import pyramid
from pconv.methods.completion.ends import SHIFT, TRACED, End, Slopes, closed, find, read, shift_between
from pconv.methods.completion.straight import goes_on, joins

_SHALLOW = 12.0  # pixels of depth below which a hole is left alone
_SEEN = 24.0  # pixels of depth at which ends are looked for
_AROUND = TRACED + 4  # pixels around a hole that are looked at, at least
_FAR, _FARTHEST = 2, 192  # and how many times its length, but no more than so many pixels
_HALF = 4.0  # pixels to each side of a curve that are drawn

_NEAREST = 4.0  # pixels between two ends
_TOUCHING, _FREE = 1.5, 4.0  # pixels between two edges, or one is a mistake; if one of them has a single end
_CROSSING = 0.9  # cosine of the angle at which it may cross one, at most
_TURN = 0.9  # radians by which an end may point beside the other
_ALIKE = 0.8  # least correlation of what lies beside two ends
_SAME = 1.2  # largest difference of it, in units of its own contrast
_INSIDE, _BESIDE = 0.95, 7  # share of a curve that lies in the hole, grown to each side by half of so many pixels

# What a pair of ends may cost, see `_cost`, and what costs 1: of a turn, and of how far two turns are from those of a
# circle, squared radians; of the difference of what lies beside them, squared; of the correlation that is missing.
_WORST = 1.6
_WORST_OF_SURE = 4.0  # where it is seen on one line to both sides
_BENT, _WAVY, _DIFFERENT, _UNLIKE = 0.25, 0.06, 1.2, 0.3
_SUPPORT, _GAP = 0.8, 1.2  # length of a gap that costs nothing, in units of what is seen of its ends; what more costs
_PROMINENT, _LOST = 2.0, 4.0  # what is less prominent than this is doubted, and how much


@dataclass(frozen=True, eq=False)
class Contour:
    """An edge carried on from one end to another.

    Attributes:
        first, last: its ends.
        shift: pixels to the right, on the way, by which what lies beside the last end has to be moved to lie as it
            does beside the first.
        points: ``(n, 2) float64``: the curve.
        pace: pixels from one place beside the ends to the next.
        straight: that it is of the first end alone, and goes straight on, see `straight`.
        sure: that it is seen on one line to both sides of the hole; it may cross others, which lie before it.
    """

    first: End
    last: End
    shift: float
    points: np.ndarray
    pace: float = 1.0
    straight: bool = False
    sure: bool = False

    @property
    def half(self) -> float:
        """Pixels to each side of the curve that are drawn."""
        return _HALF * max(1.0, self.pace)

    def moved(self, by: np.ndarray, factor: float = 1.0) -> Contour:
        """The same in a picture `factor` times as large, whose corner lies ``by: (2,)`` pixels farther up and left."""

        def there(places: np.ndarray) -> np.ndarray:
            return (places + 0.5) * factor - 0.5 + by

        first, last = (replace(end, place=there(end.place), grid=there(end.grid)) for end in (self.first, self.last))
        points, pace = there(self.points), self.pace * factor
        return replace(self, first=first, last=last, points=points, pace=pace)

    def surroundings(self, shape: tuple[int, int]) -> Box:
        """What a picture of this shape has of the curve, of the strip beside it, and of what lies beside its ends."""
        places = np.concatenate([self.points, *(end.grid.reshape(-1, 2) for end in (self.first, self.last))])
        low, high = np.floor(places.min(axis=0)).astype(int), np.ceil(places.max(axis=0)).astype(int) + 1
        return Box(*low, *high).grown(math.ceil(self.half) + 1, shape)

    def strip(self, image: np.ndarray, hole: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """What lies beside the ends, along the curve: pixels ``(n, 2) int`` of the hole, how far they are from the
        curve, and their colours ``(n, 3) float32``. For the arguments see `draw`."""
        box = self.surroundings(hole.shape)
        corner = np.array([box.top, box.left])
        here = self.moved(-corner)
        plane = closed(image[box.slices], hole[box.slices] == 0).astype(np.float32)
        pixels, nearest = _near(here.points, self.half, hole[box.slices])
        onwards = np.gradient(here.points, axis=0)
        onwards /= np.maximum(np.linalg.norm(onwards, axis=1, keepdims=True), 1e-9)
        right = np.stack([onwards[:, 1], -onwards[:, 0]], axis=1)[nearest]
        away = pixels - here.points[nearest]
        beside = (away * right).sum(axis=1) / self.pace
        one = read(here.first.across(plane), beside)
        other = read(here.last.across(plane)[::-1], beside + self.shift)
        share = (nearest / (len(self.points) - 1))[:, None]
        return pixels + corner, np.linalg.norm(away, axis=1), one + share * (other - one)


def _near(points: np.ndarray, reach: float, hole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels ``(n, 2) int`` of the hole at most so far from a curve, and the numbers of the points nearest to them."""
    row, column = np.clip(np.rint(points).astype(int), 0, np.array(hole.shape) - 1).T
    apart = np.ones(hole.shape, np.uint8)
    apart[row, column] = 0
    distance, labels = cv2.distanceTransformWithLabels(apart, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    number = np.zeros(labels.max() + 1, int)
    number[labels[row, column]] = np.arange(len(points))
    pixels = np.argwhere((distance <= reach) & (hole != 0))
    return pixels, number[labels[*pixels.T]]


Lines = Mapping[int, Sequence[Contour]]
"""Those of a picture, by how often it is halved."""


def inside(lines: Lines, box: Box) -> dict[int, list[Contour]]:
    """Those of the lines of a picture that lie in a box of it, in the box's pixels."""
    found: dict[int, list[Contour]] = {}
    for number, some in lines.items():
        first, last = np.array(box).reshape(2, 2) / 2**number
        for line in some:
            # One that leaves the picture ends just beyond it.
            if (np.abs(line.points - (first + last) / 2) <= (last - first) / 2 + _TOUCHING).all():
                found.setdefault(number, []).append(line.moved(-first))
    return found


def by_level(crew: Crew, image: np.ndarray, hole: np.ndarray) -> dict[int, list[Contour]]:
    """Edges that go on through a hole, by how often its picture is halved: from 1 to where a part of the hole is no
    more than `_SEEN` pixels deep. Nothing for shallow parts, which a completion crosses by itself.

    Args:
        image: ``(H, W, 3) uint8``.
        hole: ``(H, W) bool``, some of it known.
    """
    found: dict[int, list[Contour]] = {}
    if deepest(hole) < _SHALLOW:
        return found
    _, labels, stats, _ = cv2.connectedComponentsWithStats(hole.view(np.uint8), connectivity=8)
    for label in np.flatnonzero(stats[1:, 2:4].min(axis=1) > _SHALLOW) + 1:
        left, top, width, height = (int(value) for value in stats[label, :4])
        box = Box(top, left, top + height, left + width)
        for number, lines in _of_part(crew, image, hole, box, labels[box.slices] == label).items():
            found.setdefault(number, []).extend(lines)
    return found


def _of_part(crew: Crew, image: np.ndarray, hole: np.ndarray, box: Box, part: np.ndarray) -> dict[int, list[Contour]]:
    """`by_level` for a connected part of the hole, ``(h, w) bool`` over its box."""
    depth = deepest(part)
    if depth < _SHALLOW:
        return {}
    times = max(1, math.ceil(math.log2(depth / _SEEN)))
    step, long = 2**times, _FAR * max(box.height, box.width)
    wide = box.grown(max(_AROUND * step, min(long, _FARTHEST * step)), hole.shape)
    wide = Box(wide.top // step * step, wide.left // step * step, wide.bottom, wide.right)
    views = [tuple(np.ascontiguousarray(plane[wide.slices]) for plane in (image, hole.view(np.uint8)))]
    for _ in range(times):
        picture, unknown = pyramid.halved(crew, *views[-1])
        views.append((picture, (unknown != 0).view(np.uint8)))
    if views[-1][1].all():
        return {}
    own = np.zeros(views[0][1].shape, np.uint8)
    own[box.moved(-wide.top, -wide.left).slices] = part
    found, lines = {}, []
    for number in range(times, 0, -1):
        here = cv2.resize(own, views[number][1].shape[::-1], interpolation=cv2.INTER_NEAREST) & views[number][1]
        near = Box.of(here != 0)
        if near is None:
            continue
        near = near.grown(max(_AROUND * step, min(long, _FARTHEST * 2**number)) // 2**number, here.shape)
        picture, unknown, here = (np.ascontiguousarray(plane[near.slices]) for plane in (*views[number], here))
        corner = np.array([near.top + wide.top // 2**number, near.left + wide.left // 2**number])
        slopes = Slopes(picture, unknown)
        # What is thin shows at twice the size, and has to be seen as far.
        ends = find(slopes, 2 ** (times - number))
        known = refined(slopes, [one.moved(-corner / 2) for one in lines], ends, here)
        # Corners of pixels, not their middles, lie where halving leaves them.
        lines = found[number] = [one.moved(corner) for one in carried_on(slopes, ends, here, known)]
    return {number: some for number, some in found.items() if some}


def carried_on(slopes: Slopes, ends: list[End], hole: np.ndarray, known: list[Contour]) -> list[Contour]:
    """Edges that go on through a hole from one of the ends to another, after those that are known already; then those
    that go straight on.

    Args:
        slopes: of the picture.
        ends: see `ends.find`.
        hole: ``(H, W) uint8``.
        known: others, which they do not cross but where they are `sure`.
    """
    near = cv2.dilate(hole, np.ones((_BESIDE, _BESIDE), np.uint8))
    found = list(known)
    taken = {id(end) for contour in found for end in (contour.first, contour.last)}
    pairs = sorted(((*_cost(ends[i], ends[j]), i, j) for i, j in _pairs(ends)), key=lambda pair: pair[0])
    for cost, shift, one, other in pairs:
        if cost > _WORST_OF_SURE:
            break
        if id(ends[one]) in taken or id(ends[other]) in taken:
            continue
        contour = _contour(slopes, ends[one], ends[other], shift)
        likely = cost <= _WORST or contour.sure
        if likely and _lies_in(contour.points, near) and all(_go_together(contour, line) for line in found):
            found.append(contour)
            taken |= {id(ends[one]), id(ends[other])}
    for end in ends:
        contour = None if id(end) in taken else _straight(slopes, end, hole)
        if contour is not None and all(_go_together(contour, line) for line in found):
            found.append(contour)
    return found


def refined(slopes: Slopes, contours: list[Contour], ends: list[End], hole: np.ndarray) -> list[Contour]:
    """Those of the contours whose ends are among those of the picture at twice the size."""
    found, left = [], list(ends)
    for contour in contours:
        if contour.straight:
            first = _again(contour.first, left)
            better = first and _straight(slopes, first, hole, contour.points[-1] - contour.points[0])
            if better:
                left = [end for end in left if end is not first]
                found.append(better)
            continue
        first, last = (_again(end, left) for end in (contour.first, contour.last))
        if first is not None and last is not None and first is not last:
            left = [end for end in left if end is not first and end is not last]
            found.append(_contour(slopes, first, last, shift_between(first, last)[0]))
    return found


def draw(contours: Sequence[Contour], image: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """Draw strips of what lies beside their ends into the hole of a picture, in place; ``(H, W) bool``: where.

    Args:
        contours: of a picture of this size.
        image: ``(H, W, 3) uint8 or uint16``; what lies in the hole is not read.
        hole: ``(H, W) uint8``.
    """
    best, whose = np.full(hole.shape, np.float32(np.inf)), np.full(hole.shape, -1, np.int16)
    strips = [contour.strip(image, hole) for contour in contours]  # before anything is drawn
    for number, (pixels, distance, colours) in enumerate(strips):
        before = [k for k in range(number) if _meet(contours[k].points, contours[number].points, _TOUCHING)]
        mine = (distance < best[*pixels.T]) & ~np.isin(whose[*pixels.T], before)
        place = tuple(pixels[mine].T)
        best[place], whose[place] = distance[mine], number
        image[place] = np.rint(np.clip(colours[mine], 0, np.iinfo(image.dtype).max))
    return np.isfinite(best)


def _pairs(ends: list[End]) -> np.ndarray:
    """``(n, 2) int``: ends that point at each other more or less."""
    if len(ends) < 2:
        return np.empty((0, 2), int)
    places, headings = (np.stack([getattr(end, name) for end in ends]) for name in ("place", "heading"))
    apart = places[None] - places[:, None]
    length = np.linalg.norm(apart, axis=2)
    ahead = (apart * headings[:, None]).sum(axis=2) / np.maximum(length, 1e-9)
    seen = np.array([end.length for end in ends])
    farthest = (_SUPPORT + _WORST / _GAP) * np.add.outer(seen, seen) + SHIFT
    facing = (ahead > np.cos(_TURN + 0.2)) & (length >= _NEAREST) & (length <= farthest)
    return np.argwhere(np.triu(facing & facing.T, 1))


def _moved(last: End, shift: float) -> np.ndarray:
    """Where a contour ends that leads to `last` with this shift: to the right of the way is left of the end."""
    return last.place + shift * np.array([-last.heading[1], last.heading[0]])


def _cost(one: End, other: End) -> tuple[float, float]:
    """How unlikely it is that two ends are of one edge, and the shift between them."""
    shift, alike, apart = shift_between(one, other)
    way = _moved(other, shift) - one.place
    turns = _angle(one.heading, way), _angle(way, -other.heading)
    if alike < _ALIKE or apart > _SAME or max(map(abs, turns)) > _TURN:
        return np.inf, shift
    half = float(np.linalg.norm(way)) / 2
    odd = _beyond(turns[0], half * one.bend), _beyond(turns[1], -half * other.bend)
    # Both turns are alike on a circle, and opposite on an S, which is rarer.
    bending = (odd[0] ** 2 + odd[1] ** 2) / _BENT + (turns[0] - turns[1]) ** 2 / _WAVY
    # Of a long gap between short ends nobody can tell.
    gap = max(0.0, 2 * half / (one.length + other.length) - _SUPPORT)
    # Among blades of grass every edge has others that it might belong to.
    lost = sum(max(0.0, 1 / end.prominence - 1 / _PROMINENT) for end in (one, other))
    return bending + apart**2 / _DIFFERENT + (1 - alike) / _UNLIKE + _GAP * gap + _LOST * lost, shift


def _beyond(turn: float, expected: float) -> float:
    """By how much a turn is larger than what an edge that bends has to make, or makes it the other way."""
    expected *= 1.3
    return turn - min(max(turn, min(0.0, expected)), max(0.0, expected))


def _angle(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.arctan2(a[0] * b[1] - a[1] * b[0], a @ b))


def _contour(slopes: Slopes, first: End, last: End, shift: float) -> Contour:
    """The curve from one end to the other: a line, or the cubic that leaves and reaches them as they point (Hermite);
    in steps of half a pixel."""
    goal = _moved(last, shift)
    length = float(np.linalg.norm(goal - first.place))
    u = np.linspace(0, 1, max(4, int(2 * length)))[:, None]
    if joins(slopes, first, goal):
        return Contour(first, last, shift, first.place + u * (goal - first.place), sure=True)
    points = (2 * u**3 - 3 * u**2 + 1) * first.place + (3 * u**2 - 2 * u**3) * goal
    points += length * ((u**3 - 2 * u**2 + u) * first.heading - (u**3 - u**2) * last.heading)
    return Contour(first, last, shift, points)


def _straight(slopes: Slopes, end: End, hole: np.ndarray, way: np.ndarray | None = None) -> Contour | None:
    """The edge of one end if it goes straight on, known to go the ``way: (2,)`` or not."""
    found = goes_on(slopes, end, hole, way)
    if found is None:
        return None
    way = found.end.place - end.place
    points = end.place + np.linspace(0, 1, max(4, int(2 * np.hypot(*way))))[:, None] * way
    return Contour(end, found.end, found.shift, points, straight=True, sure=found.again)


def _go_together(contour: Contour, other: Contour) -> bool:
    """Whether an edge stays away from another, or crosses it, not at an end and not at a small angle."""
    apart = _FREE if contour.straight else _TOUCHING
    if not _meet(contour.points, other.points, apart):
        return True
    ends = contour.points[[0, -1]], other.points[[0, -1]]
    if not contour.sure or _meet(ends[0], other.points, apart) or _meet(contour.points, ends[1], apart):
        return False
    ways = [(there - here) / max(np.hypot(*(there - here)), 1e-9) for here, there in ends]
    return abs(float(ways[0] @ ways[1])) < _CROSSING


def _lies_in(points: np.ndarray, hole: np.ndarray) -> bool:
    """Whether a curve runs through the hole, its ends aside."""
    row, column = np.clip(np.rint(points).astype(int), 0, np.array(hole.shape) - 1).T
    inside = hole[row, column] != 0
    ends = 6
    return bool(inside.any() if len(points) <= 2 * ends else inside[ends:-ends].mean() > _INSIDE)


def _meet(one: np.ndarray, other: np.ndarray, apart: float) -> bool:
    one, other = (points[::2] if len(points) > 2 else points for points in (one, other))
    return bool(((one[:, None] - other[None]) ** 2).sum(axis=2).min() < apart**2)


def _again(end: End, ends: list[End]) -> End | None:
    """The one of the ends in a picture twice the size that is the same as `end`."""
    wanted = 2 * end.place + 0.5
    best, nearest = None, 5.0
    for one in ends:
        distance = float(np.hypot(*(one.place - wanted)))
        mine, its = (profile - profile.mean(axis=0) for profile in (end.profile, one.profile))
        if distance < nearest and one.heading @ end.heading > 0.9 and (mine * its).sum() > 0:
            best, nearest = one, distance
    return best
