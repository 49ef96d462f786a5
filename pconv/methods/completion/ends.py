"""Where the edges of a picture meet a hole, which way they go there, and what lies to both sides of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv._cv2 import cv2
from pconv.kernels.compiled import compiled

REACH = 6  # pixels across an edge to each side of which the colours are known
COMPARED = 3  # of these, by which two ends are compared
TRACED = 20  # pixels along it
_SHORTEST = 6  # pixels along which an edge has to be seen
_FAINTEST = 6.0  # 8-bit values per pixel, over all colours
_CLEAR = 0.6  # how much more a picture changes across an edge than along it, 0 to 1
_STEEPEST = 0.35  # cosine of the angle between an edge and the way into the hole
_RING = (2.0, 3.5)  # pixels from the hole at which edges are looked for: nearer, derivatives see into it
_APART = 3.0  # pixels between two ends
_MOST = 300  # ends, the clearest
_AROUND = 31  # pixels in which the usual strength is taken
_FADING = 0.4  # an edge ends where it has this share of what it was
_BEND = 0.85  # and where it turns by more than this cosine from one pixel to the next
_KNOWN = 0.3  # weight of what is seen across an edge, from which on it counts
_SIDED = 8  # pixels along an edge over which the colours beside it are averaged, nearer ones more

SHIFT = 3.0  # pixels by which two ends of a thin line may lie on different edges of it
_SHIFTS = np.arange(-SHIFT, SHIFT + 0.01, 0.25)
_LIGHTER = 0.5  # how much it counts there that all beside one end is lighter


@dataclass(frozen=True, eq=False)
class End:
    """An edge that goes into a hole. Places are (row, column) in pixels of the picture.

    Attributes:
        place: ``(2,) float64``.
        heading: ``(2,) float64`` of length 1, into the hole.
        bend: radians by which it turns to the left per pixel on its way into the hole, as far as that is known.
        grid: ``(n, 2 REACH + 1, 2) float32``: places along the edge, and across it from left to right as one looks
            into the hole.
        weights: ``(n, 2 REACH + 1) float32``: how much each of them says about what lies there.
        profile: ``(2 REACH + 1, 3) float32``: what lies there, in 8-bit values.
        length: pixels along which the edge was followed.
        prominence: how many times as strong the edge is as what is around it is on average.
    """

    place: np.ndarray
    heading: np.ndarray
    bend: float
    grid: np.ndarray
    weights: np.ndarray
    profile: np.ndarray
    length: int
    prominence: float

    def across(self, plane: np.ndarray) -> np.ndarray:
        """``(2 REACH + 1, 3) float32``: what ``plane: (H, W, 3) float32`` shows across the edge; what is not known
        there is as the outermost that is."""
        total = self.weights.sum(axis=0)
        shown = (sampled(plane, self.grid) * self.weights[..., None]).sum(axis=0) / np.maximum(total, 1e-6)[:, None]
        known = np.flatnonzero(total >= _KNOWN)
        return shown[np.clip(np.arange(len(shown)), known[0], known[-1])]


def find(slopes: Slopes, far: int = 1) -> list[End]:
    """The ends of edges at the hole of a picture, the strongest first; followed `far` times as far for a hole so many
    times as large."""
    starts, outwards = _candidates(slopes)
    if not len(starts):
        return []
    paths, lengths = _followed(slopes, starts, outwards, TRACED * far)
    prominences = sampled(slopes.strength, starts) / np.maximum(sampled(slopes.usual(), starts), 1e-6)
    found = []
    for path, length, prominence in zip(paths, lengths, prominences, strict=True):
        if length >= _SHORTEST and (end := end_along(slopes, path[:length], float(prominence), far)) is not None:
            found.append(end)
    return found


class Slopes:
    """How a picture changes from place to place: its structure tensor, of what is known (Di Zenzo, "A Note on the
    Gradient of a Multi-Image", Computer Vision, Graphics, and Image Processing 1986).

    Args:
        image: ``(H, W, 3) uint8``; what lies in the hole is not read.
        hole: ``(H, W) uint8``, some of it known.

    Attributes:
        soft: ``(H, W, 3) float32``: the picture without its finest grain, its hole as what is nearest.
        tensor: ``(H, W, 3) float32``: rows by rows, rows by columns, columns by columns.
        strength: ``(H, W) float32``: 8-bit values per pixel, across.
        clarity: ``(H, W) float32``, 0 to 1: how much more it changes across than along.
        known: ``(H, W) bool``.
    """

    def __init__(self, image: np.ndarray, hole: np.ndarray) -> None:
        self.known = hole == 0
        self.soft = cv2.GaussianBlur(closed(image, self.known).astype(np.float32), (0, 0), 0.8)
        down, along = (cv2.Scharr(self.soft, -1, *axis, scale=1 / 32) for axis in ((0, 1), (1, 0)))
        told = cv2.erode(self.known.view(np.uint8), np.ones((3, 3), np.uint8)).astype(np.float32)
        tensor = np.stack([(down * down).sum(2), (down * along).sum(2), (along * along).sum(2)], axis=2)
        tensor = cv2.GaussianBlur(tensor * told[..., None], (0, 0), 1.0)
        self.tensor = tensor / np.maximum(cv2.GaussianBlur(told, (0, 0), 1.0), 0.05)[..., None]
        rows, both, columns = np.moveaxis(self.tensor, 2, 0)
        root = np.sqrt((rows - columns) ** 2 + 4 * both * both)
        self.strength = np.sqrt(np.maximum((rows + columns + root) / 2, 0))
        self.clarity = root / np.maximum(rows + columns, 1e-6)

    def usual(self) -> np.ndarray:
        """``(H, W) float32``: the mean strength around each place, of what is known."""
        told = self.known.astype(np.float32)
        total, share = (cv2.blur(plane, (_AROUND, _AROUND)) for plane in (self.strength * told, told))
        return total / np.maximum(share, 1e-6)

    def edges(self, places: np.ndarray, towards: np.ndarray) -> np.ndarray:
        """``(n, 2)``: directions of length 1 along the edges at ``places: (n, 2)``, on the side of `towards`."""
        rows, both, columns = np.moveaxis(sampled(self.tensor, places), -1, 0)
        angle = np.arctan2(2 * both, rows - columns) / 2
        edge = np.stack([-np.sin(angle), np.cos(angle)], axis=1)
        return np.where((edge * towards).sum(axis=1, keepdims=True) < 0, -edge, edge)


def closed(image: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The picture with the nearest known pixel everywhere else: what looks at places beside it sees no step."""
    labels = cv2.distanceTransformWithLabels((~known).view(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)[1]
    nearest = np.zeros(labels.max() + 1, np.int64)
    nearest[labels[known]] = np.flatnonzero(known)
    return image.reshape(-1, 3)[nearest[labels]]


def _candidates(slopes: Slopes) -> tuple[np.ndarray, np.ndarray]:
    """``(n, 2) float64``: places near the hole on the crests of edges, the strongest first and none near a stronger
    one, and the directions of these edges, away from the hole."""
    distance = cv2.distanceTransform(slopes.known.view(np.uint8), cv2.DIST_L2, 5)
    ring = (distance >= _RING[0]) & (distance < _RING[1])
    ring &= (slopes.strength >= _FAINTEST) & (slopes.clarity >= _CLEAR)
    ring[:2] = ring[-2:] = ring[:, :2] = ring[:, -2:] = False
    places = np.argwhere(ring).astype(np.float64)
    distance = cv2.GaussianBlur(distance, (0, 0), 1.5)
    away = np.stack([sampled(cv2.Scharr(distance, -1, *axis), places) for axis in ((0, 1), (1, 0))], axis=1)
    away = away / np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)
    edge = slopes.edges(places, away)
    before, here, after = _beside(slopes.strength, places, edge)
    kept = (here >= before) & (here >= after) & ((edge * away).sum(axis=1) >= _STEEPEST)
    places, edge, here = places[kept], edge[kept], here[kept]
    places += _crest(before[kept], here, after[kept])[:, None] * _right(edge)
    order, chosen = np.argsort(-here, kind="stable"), []
    for k in order:
        if len(chosen) == _MOST:
            break
        if not chosen or np.hypot(*(places[chosen] - places[k]).T).min() >= _APART:
            chosen.append(k)
    return places[chosen], edge[chosen]


def _followed(slopes: Slopes, places: np.ndarray, edges: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Edges followed away from the hole: ``(n, steps + 1 at most, 2) float64``, and ``(n,) int``: how many of these
    places belong to each."""
    shape = np.array(slopes.known.shape)
    least = _FADING * sampled(slopes.strength, places)
    path, alive, lengths = [places], np.ones(len(places), bool), np.ones(len(places), int)
    for _ in range(steps):
        places = places + edges
        alive &= ((places >= 1) & (places < shape - 2)).all(axis=1)
        places = np.clip(places, 1, shape - 3)
        places = places + _crest(*_beside(slopes.strength, places, edges))[:, None] * _right(edges)
        ahead = slopes.edges(places, edges)
        row, column = np.rint(places).astype(int).T
        alive &= slopes.known[row, column] & (sampled(slopes.strength, places) >= least)
        alive &= (ahead * edges).sum(axis=1) >= _BEND
        edges = ahead
        lengths += alive
        path.append(places)
        if not alive.any():
            break
    return np.stack(path, axis=1), lengths


def end_along(slopes: Slopes, path: np.ndarray, prominence: float, far: int) -> End | None:
    """The end of an edge followed along ``path: (n, 2)``; None where too little is known beside it."""
    place, heading, bend = _fitted(path, far)
    near = path[:_SIDED]
    onwards = -np.gradient(near, axis=0)
    onwards /= np.maximum(np.linalg.norm(onwards, axis=1, keepdims=True), 1e-9)
    offsets = np.arange(-REACH, REACH + 1)
    grid = (near[:, None] + offsets[:, None] * _right(onwards)[:, None]).astype(np.float32)
    weights = np.exp(-np.arange(len(near), dtype=np.float32) / 4)[:, None]
    weights = weights * (sampled(slopes.known.astype(np.float32), grid) > 0.5)
    if (weights.sum(axis=0)[REACH - COMPARED : REACH + COMPARED + 1] < _KNOWN).any():
        return None
    bare = End(place, heading, bend, grid, weights, np.empty(0), len(path), prominence)
    return End(place, heading, bend, grid, weights, bare.across(slopes.soft), len(path), prominence)


def _fitted(path: np.ndarray, far: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Where a path begins, which way it comes from, and how it bends: a parabola fitted to it, a line where it is
    short."""
    near = path[: 14 * far]
    chord = near[min(len(near) - 1, 8 * far)] - near[0]
    along = chord / np.linalg.norm(chord)
    beside = _right(along)
    s, v = (near - near[0]) @ along, (near - near[0]) @ beside
    fit = np.polyfit(s, v, 2 if len(near) >= 12 * far else 1, w=np.exp(-s / (10 * far)))
    heading = along + fit[-2] * beside
    # What curves to the right on its way out curves to the left on its way in.
    bend = 2 * float(fit[0]) if len(fit) == 3 else 0.0
    return near[0] + fit[-1] * beside, -heading / np.linalg.norm(heading), bend


def read(profile: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """``(..., 3)``: a profile at offsets from its middle."""
    at = np.clip(offsets + REACH, 0, 2 * REACH)
    low = np.minimum(at.astype(int), 2 * REACH - 1)
    return profile[low] + (at - low)[..., None] * (profile[low + 1] - profile[low])


def shift_between(one: End, other: End) -> tuple[float, float, float]:
    """The shift of `Contour` between two ends, and how well what lies beside them agrees then: its correlation, and
    its difference in units of its contrast, in which what all of it is lighter or darker by counts less."""
    wanted = one.profile[REACH - COMPARED : REACH + COMPARED + 1]
    middle = np.arange(-COMPARED, COMPARED + 1)
    shown = read(other.profile[::-1], middle + _SHIFTS[:, None])
    gaps = wanted - shown
    unlike = np.abs(gaps - gaps.mean(axis=1, keepdims=True)).mean(axis=(1, 2))
    best = int((unlike + 0.02 * np.abs(_SHIFTS)).argmin())
    a, b = wanted - wanted.mean(axis=0), shown[best] - shown[best].mean(axis=0)
    alike = float((a * b).mean() / np.sqrt((a * a).mean() * (b * b).mean() + 1e-6))
    contrast = max(1.0, min(float(np.abs(a).mean()), float(np.abs(b).mean())))
    lighter = float(np.abs(gaps[best].mean(axis=0)).mean())
    return float(_SHIFTS[best]), alike, (float(unlike[best]) + _LIGHTER * lighter) / contrast


def _right(directions: np.ndarray) -> np.ndarray:
    """What lies to the right of ``directions: (..., 2)``, which are (row, column)."""
    return np.stack([directions[..., 1], -directions[..., 0]], axis=-1)


def _beside(plane: np.ndarray, places: np.ndarray, edges: np.ndarray) -> tuple[np.ndarray, ...]:
    """A plane one pixel left of, at, and one right of places, as one looks along `edges`."""
    right = _right(edges)
    return tuple(sampled(plane, places + k * right) for k in (-1, 0, 1))


def _crest(before: np.ndarray, here: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Where the top of a parabola through three values lies, at most half a step from the middle."""
    bend = before - 2 * here + after
    top = np.where(bend < -1e-6, (before - after) / np.minimum(2 * bend, -1e-6), np.sign(after - before))
    return np.clip(top, -0.5, 0.5)


def sampled(plane: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Bilinear samples ``(..., channels)`` of ``plane: (H, W[, channels]) float32`` at ``places: (..., 2)``; beyond its
    edges as at them. OpenCV's takes no picture and no list of more than 32,766."""
    planes = plane.reshape(*plane.shape[:2], -1)
    at = np.ascontiguousarray(places, np.float32)
    samples = np.empty((at.size // 2, planes.shape[2]), np.float32)
    _sample(planes, at.reshape(-1, 2), samples)
    return samples.reshape(*places.shape[:-1], *plane.shape[2:])


@compiled
def _sample(plane, places, samples):
    rows, columns, channels = plane.shape
    for k in range(len(places)):
        y = min(max(places[k, 0], np.float32(0)), np.float32(rows - 1))
        x = min(max(places[k, 1], np.float32(0)), np.float32(columns - 1))
        top, left = min(int(y), max(rows - 2, 0)), min(int(x), max(columns - 2, 0))
        bottom, right = min(top + 1, rows - 1), min(left + 1, columns - 1)
        down, along = y - np.float32(top), x - np.float32(left)
        for channel in range(channels):
            upper = plane[top, left, channel]
            upper += along * (plane[top, right, channel] - upper)
            lower = plane[bottom, left, channel]
            lower += along * (plane[bottom, right, channel] - lower)
            samples[k, channel] = upper + down * (lower - upper)
