"""Edges that go straight on through a hole.

The kerb behind a cyclist is seen to both sides of him, now and then, all along one line. Close to the hole, where its
two ends have to point at each other, it may be hidden by something else, or out of the picture after a few pixels. But
an accident seldom puts the same edge on one line again and again: the longer the way on which it is seen, the wider a
gap it may cross (support ratio; Shipley, Kellman, "Strength of visual interpolation depends on the ratio of physically
specified to total edge length", Perception & Psychophysics 1992).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pconv.methods.completion.ends import REACH, End, Slopes, end_along, sampled, shift_between

# Where an edge is the same as at its end: share of the strength there; cosine of the angle between it and the line;
# pixels to each side of it between which colours step, the cosine of both steps, and the bounds of their ratio.
_FAINT, _ASKEW = 0.35, 0.97
_BESIDE, _ALIKE, _FAINTER, _STRONGER = 2, 0.8, 0.4, 2.5
_DRIFT = np.arange(-2.0, 2.1)  # pixels by which it may lie beside the line

_PROMINENT = 2.3  # as `End.prominence`, at least
_TILT, _LOOSE = 0.012, 0.06  # radians from one line that is tried to the next; by which an end may point beside it
_SEEN, _TIMES = 24, 1.5  # pixels along which it is seen, at least, and how many times as many as are hidden
_THROUGHOUT, _LEAST = 0.85, 1.0  # share of what is known of the line where it is seen for fewer to be enough; how many
_JOINED = 0.7  # likewise, for an edge that has two ends, and where they point is in question
_EACH = 8  # of these on each side, or on one as many as are hidden
_GATE = 6  # pixels beyond the hole in each of which it is seen
_REST = 24  # pixels that may hide it there, where it is seen for as many before and beyond: of what was removed, a rest
_SIGHT = 200  # pixels that are looked at on the far side
_MARGIN = 3  # pixels from the picture's border, where no slopes are known
_LONG, _READ = 6, 20  # pixels known beyond the hole from which colours are taken there, and the most of them


@dataclass(frozen=True, eq=False)
class _Line:
    """Attributes:
    heading: ``(2,) float64`` of length 1.
    hidden: pixels from the end to where the hole ends.
    known: pixels from there to where the next begins, or the picture ends.
    """

    heading: np.ndarray
    hidden: int
    known: int


@dataclass(frozen=True, eq=False)
class Exit:
    """Where an edge comes out of a hole, or leaves the picture in it.

    Attributes:
        end: there.
        shift: to it, see `contours.Contour`.
        again: whether the edge is seen there.
    """

    end: End
    shift: float
    again: bool


def goes_on(slopes: Slopes, end: End, hole: np.ndarray, way: np.ndarray | None = None) -> Exit | None:
    """Where an edge comes out of a hole if it goes straight on; None if it is not seen for as long as it would be
    hidden, or is not there where it should come out.

    Args:
        slopes: of the picture.
        end: of the edge.
        hole: ``(H, W) uint8``.
        way: ``(2,) float64``: that it does, and about where; None: whether is to be found out.
    """
    if way is None and end.prominence < _PROMINENT:
        return None
    first = end.heading if way is None else way / np.linalg.norm(way)
    loose = max(_LOOSE, 2 / end.length)  # so exact is the direction of a short edge
    count = int(loose / _TILT)
    best, found = 0.0, None
    for angle in _TILT * np.arange(-count, count + 1):
        line = _line(end.place, _turned(first, angle), hole)
        if line is None:
            continue
        seen = _seen(slopes, end, line, way is not None)
        if seen > best:
            best, found = seen, line
    return found and _exit(slopes, end, found)


def joins(slopes: Slopes, one: End, other: np.ndarray) -> bool:
    """Whether an edge goes straight to where it ends again, ``other: (2,)``: to both sides of both it lies on the line
    through them, so that they need not show which way it goes. Close to a hole it may bend, or seem to."""
    way = other - one.place
    hidden = max(1.0, float(np.hypot(*way)))
    way, far = way / hidden, int(2 * hidden)
    sides = [_count(slopes, one, *beginning, far, exact=True) for beginning in ((one.place, -way), (other, way))]
    each = all(seen >= min(_EACH, max(1.0, _THROUGHOUT * known)) for seen, known in sides)
    return each and sum(seen for seen, _ in sides) >= max(_SEEN, _JOINED * hidden)


def _line(place: np.ndarray, heading: np.ndarray, hole: np.ndarray) -> _Line | None:
    """What a line from a place beside a hole crosses; None if it does not get in."""
    steps = np.arange(1, int(np.hypot(*hole.shape)))
    places = np.rint(place + steps[:, None] * heading).astype(int)
    beyond = ((places < 0) | (places >= np.array(hole.shape))).any(axis=1)
    count = int(np.argmax(beyond)) if beyond.any() else len(steps)
    hidden = hole[tuple(places[:count].T)] != 0
    if not hidden[:_GATE].any():
        return None
    first = int(np.argmax(hidden))
    last = first + int(np.argmin(hidden[first:])) if not hidden[first:].all() else count
    after = hidden[last:]
    known = int(np.argmax(after)) if after.any() else max(0, len(after) - _MARGIN)
    return _Line(heading, last, known)


def _seen(slopes: Slopes, end: End, line: _Line, sure: bool) -> int:
    """Along how many pixels of a line the edge of an end is seen; 0 if that is too little to go on, unless it is sure
    that it does. What hides it just where it comes out of the hole counts as hole."""
    there = end.place + line.hidden * line.heading
    before, shown = _count(slopes, end, end.place, -line.heading, 2 * line.hidden)
    behind, known = np.zeros(0, bool), np.zeros(0, bool)
    if line.known:
        behind, known = _along(slopes, end, there, line.heading, min(2 * line.hidden, _SIGHT))
    if sure:
        return before + int(behind.sum())
    rest = _begins(behind, min(line.known, _GATE))
    hidden, behind, known = line.hidden + rest, behind[rest:], known[rest:]
    beyond, shown_beyond = int(behind.sum()), int(known.sum())
    if rest and (rest > _REST or min(before, beyond) < _REST):
        return 0
    seen = before + beyond
    throughout = seen >= _THROUGHOUT * (shown + shown_beyond)
    enough = seen >= max(_SEEN, (_LEAST if throughout else _TIMES) * hidden)
    return seen if enough and before >= _EACH and (beyond >= _EACH or before >= hidden) else 0


def _begins(seen: np.ndarray, gate: int) -> int:
    """From which place on an edge is seen in `gate` pixels, one after the other: the first such, or beyond all."""
    if not gate:
        return 0
    whole = np.convolve(seen, np.ones(gate, int), "valid") == gate
    return int(np.argmax(whole)) if whole.any() else len(seen)


def _count(
    slopes: Slopes, end: End, place: np.ndarray, way: np.ndarray, far: int, exact: bool = False
) -> tuple[int, int]:
    """At how many of the `far` pixels from a place on, along a line, the edge of an end is there, near the line or just
    on it, and how many of them are known."""
    seen, known = _along(slopes, end, place, way, far, exact)
    return int(seen.sum()), int(known.sum())


def _along(
    slopes: Slopes, end: End, place: np.ndarray, way: np.ndarray, far: int, exact: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """At which of these pixels it is there, and which of them are known, ``(far,) bool`` both."""
    right = np.array([end.heading[1], -end.heading[0]])
    beside = np.zeros(1) if exact else _DRIFT
    places = place + np.arange(1, far + 1)[:, None, None] * way + beside[:, None] * right
    shape = np.array(slopes.known.shape)
    inside = ((places >= 1) & (places < shape - 2)).all(axis=2)
    flat = np.clip(places, 1, shape - 3).reshape(-1, 2)
    rows, columns = np.rint(flat).astype(int).T
    known = inside & slopes.known[rows, columns].reshape(inside.shape)
    there = sampled(slopes.strength, flat) >= _FAINT * sampled(slopes.strength, end.place[None])
    there &= np.abs(slopes.edges(flat, way) @ way) >= _ASKEW
    wanted = end.profile[REACH + _BESIDE] - end.profile[REACH - _BESIDE]
    step = sampled(slopes.soft, flat + _BESIDE * right) - sampled(slopes.soft, flat - _BESIDE * right)
    size, own = np.linalg.norm(step, axis=1), float(np.linalg.norm(wanted))
    there &= (step @ wanted >= _ALIKE * size * own) & (size >= _FAINTER * own) & (size <= _STRONGER * own)
    seen = known & there.reshape(known.shape)
    return seen.any(axis=1), known.any(axis=1)


def _exit(slopes: Slopes, end: End, line: _Line) -> Exit:
    """Where a line comes out of the hole, with the colours there, if they are known and like those at its beginning,
    else with these."""
    there = end.place + line.hidden * line.heading
    if line.known >= _LONG:
        path = there + np.arange(2, min(line.known, _READ))[:, None] * line.heading
        far = end_along(slopes, path, end.prominence, 1)
        if far is not None:
            shift, alike, _ = shift_between(end, far)
            if alike > _ALIKE:
                return Exit(replace(far, place=there, heading=-line.heading, bend=0.0), shift, True)
    # What lies to the right on the way lies to the left of who looks back.
    grid, weights = end.grid[:, ::-1], end.weights[:, ::-1]
    mirrored = replace(end, grid=grid, weights=weights, profile=end.profile[::-1])
    return Exit(replace(mirrored, place=there, heading=-line.heading, bend=0.0), 0.0, False)


def _turned(heading: np.ndarray, angle: float) -> np.ndarray:
    sin, cos = np.sin(angle), np.cos(angle)
    return np.array([cos * heading[0] - sin * heading[1], sin * heading[0] + cos * heading[1]])
