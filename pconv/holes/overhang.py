"""What sticks out of a hole: twigs of a tree, the legs of an insect, the hem of a coat that was painted over.

What is left of a thing at the rim of its hole is what fits best there, and a method that copies grows the thing again
from it. Painted over generously, a hole shows what its thing looks like beside what is around it, so it can be told
what outside belongs to it (GrabCut; Rother, Kolmogorov, Blake, ACM Trans. Graph. 2004).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pconv.box import Box
from pconv.control import Control
from pconv.holes.morphology import deepest
from pconv.holes.regions import clusters

_SHALLOW = 6.0  # pixels: scratches and wires have no overhang
_REACH, _NEAREST, _FARTHEST = 0.07, 12, 96  # share of a hole's longer side that is searched around it; pixels
_FOLLOWED = 2  # times it is followed where it goes on there
_AROUND = 4  # times as much around it shows what does not belong to it
_SIDE = 448  # pixels, longer side of what is looked at
_FEWEST = 36  # pixels of what does not belong to it, or there is nothing to tell it from
_GOING_ON = 0.75  # of the way: what gets so far goes on, as what is drawn in there ends a little too soon
_FEW = 3  # pixels of it there
_ROUNDS = 4


def overhang(image: np.ndarray, hole: np.ndarray, control: Control | None = None, most: int = 0) -> np.ndarray:
    """``(H, W) bool``: pixels beside the hole that belong to what lies under it; none where it was painted over
    generously.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, with what is to go still there.
        hole: ``(H, W) bool``.
        control: asked every one to two seconds; its `step` is told how far it got.
        most: look at no more parts, the largest; 0 for all. A part takes one to two seconds, and up to three
            times as long where something goes on.

    Raises:
        Cancelled: by the control.
    """
    control = control or Control()
    found = np.zeros(hole.shape, bool)
    parts = [part for part in clusters(hole, _context) if deepest(part.own) > _SHALLOW]
    if most:
        parts = sorted(parts, key=lambda part: -np.count_nonzero(part.own))[:most]
    for number, part in enumerate(parts):
        control.step(number / len(parts))
        place = part.inner.grown(_context(part.inner), hole.shape).slices
        found[place] |= _of_part(image[place], hole[place], reach(part.inner), control.check)
    return found


def reach(box: Box) -> int:
    """Pixels around a part of a hole with this box in which `overhang` looks."""
    return round(min(max(_REACH * max(box.height, box.width), _NEAREST), _FARTHEST))


def _context(box: Box) -> int:
    return _AROUND * reach(box)


def _of_part(image: np.ndarray, hole: np.ndarray, far: int, check: Callable[[], None]) -> np.ndarray:
    """`overhang` of a crop: at most `far` pixels from its hole, and on from there where the thing soon ends."""
    from pconv._cv2 import cv2

    smaller = min(1.0, _SIDE / max(hole.shape))
    size = tuple(max(1, round(side * smaller)) for side in hole.shape[::-1])
    # A sample of what was an eighth painted over is none of what is around it.
    under = cv2.resize(hole.view(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_AREA) > 31
    seen = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    seen = np.ascontiguousarray(seen if seen.dtype == np.uint8 else (seen >> 8).astype(np.uint8))
    reached = max(2.0, far * smaller)
    near, goes_on = _beside(seen, under, under, reached)
    found = near
    for _ in range(_FOLLOWED):
        if not goes_on:
            break
        check()
        found, goes_on = _beside(seen, under, under | found, reached)
    # What goes on and on is not the rest of a thing but what the hole cuts through.
    joined = near if goes_on else found
    # Its soft edge is half of it.
    joined = cv2.dilate(joined.view(np.uint8), np.ones((3, 3), np.uint8))
    large = cv2.resize(joined, hole.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return (large != 0) & ~hole


def _beside(seen: np.ndarray, under: np.ndarray, thing: np.ndarray, far: float) -> tuple[np.ndarray, bool]:
    """What belongs to what lies `under` the hole and to what is known of the `thing`, at most `far` pixels from that;
    and whether it goes on there."""
    from pconv._cv2 import cv2

    away = cv2.distanceTransform((~thing).view(np.uint8), cv2.DIST_L2, 5)
    guess = np.full(under.shape, cv2.GC_BGD, np.uint8)
    guess[away <= far] = cv2.GC_PR_BGD
    guess[thing] = cv2.GC_PR_FGD
    if not under.any() or np.count_nonzero(guess == cv2.GC_BGD) < _FEWEST:
        return np.zeros(under.shape, bool), False
    cv2.setRNGSeed(0)  # of the clusters of colours it begins with: the same hole, the same answer
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(seen, guess, None, *models, _ROUNDS, cv2.GC_INIT_WITH_MASK)
    taken = (guess == cv2.GC_PR_FGD) | (guess == cv2.GC_FGD)
    # What is like it and not joined to it is another thing.
    labels = cv2.connectedComponents(taken.view(np.uint8))[1]
    found = np.isin(labels, np.setdiff1d(labels[taken & under], 0)) & ~under
    return found, np.count_nonzero(found & (away > _GOING_ON * far)) >= _FEW
