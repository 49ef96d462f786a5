"""What belongs to an object beside what its colours say.

An object has parts that are coloured like something around it: hair before a dark wall, a white shirt before a pale
floor. So three more things count: that the part lies deep inside the outline; that no way leads from the outside to it
along which the picture hardly changes (the barrier of such a way, as in the minimum barrier distance of Strand et al.,
CVIU 2013, here by morphological reconstruction); and that its colour is not found outside close by, which is asked of
colour and place together (as a bilateral grid does, Chen, Paris, Durand 2007). What they say together is smoothed
where the picture is smooth (guided filter, He, Sun, Tang, ECCV 2010), asked again with what was found, and so on.
"""

from __future__ import annotations

import numpy as np

from pconv.holes.clues import CHROMA, NEVER_SEEN, Grid, Smooth, behind_barriers
from pconv.holes.cut import surfaces
from pconv.holes.morphology import depth, grow, rim

_ROUNDS = 5
# In units of the logarithm of odds.
_SURE = 20.0
_WEIGHT = 1.3  # of colours
_AT_OUTLINE, _DEEP, _BEYOND = -1.2, 3.2, -2.5  # for what lies there; the second is added to the first
_CUT, _NOT_CUT = 2.5, -0.7  # for what the cut says
# What shows as an edge: a share of how much the picture changes at the border of what was found, and the least and most
# levels that may be; and the share of its own border where a part has to have one.
_EDGE, _EDGES, _BORDERED = 0.35, (5.0, 14.0), 0.4
_PLAIN = 8.0  # levels: what an edge of an object has at least, whatever its other edges have
_OPEN = 0.5  # of its border: a surface without an edge there goes on
_TIP, _TIP_ODDS = 0.12, 1.2  # of the longer side, how far tips are looked for; and what their colours have to say


def completed(
    found: np.ndarray, colours: np.ndarray, inside: np.ndarray, beside: np.ndarray, known: np.ndarray
) -> np.ndarray:
    """An object with what else belongs to it.

    Args:
        found: ``(h, w) bool``, what of it was found by colours.
        colours: ``(h, w, 3) uint8``, Lab.
        inside, beside, known: ``(h, w) bool``: where it should be, where it may be, where it is.

    Returns:
        ``(h, w) bool``; `found` where there is nothing outside to compare with.
    """
    if (beside | known).all():
        return found
    outside = ~(inside | known)
    odds = np.where(inside, _AT_OUTLINE + _DEEP * depth(inside), np.float32(_BEYOND))
    odds += np.where(found, np.float32(_CUT), np.float32(_NOT_CUT))
    odds += np.where(inside, behind_barriers(colours, inside, outside), 0)
    odds[known] = _SURE
    grid, smooth = Grid(colours), Smooth(colours)
    share = np.where(inside, probability(odds), np.float32(0))
    for turn in range(_ROUNDS):
        rest = np.where(outside, np.float32(1), (1 - share) * (turn > 0))
        theirs, ours = grid.density(rest), grid.density(share)
        least = NEVER_SEEN * float(ours[inside].mean())
        share = probability(odds + _WEIGHT * np.log((ours + least) / (theirs + least)))
        share = np.clip(smooth(share), 0, 1) * beside
    return _bordered(share > 0.5, found, colours)


def with_tips(found: np.ndarray, colours: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """An object with what a cut leaves of it for its long edge: the top of a tree, twigs, a strap.

    A cut weighs what colours say against the length of its border, and so rounds off what is thin. Here colours decide
    alone, close to what was found, and a border has to be an edge of the picture.

    Args:
        found, inside: ``(h, w) bool``: what was found, and where more of it may be.
        colours: ``(h, w, 3) uint8``, Lab.
    """
    from pconv._cv2 import cv2

    rows, columns = (found.any(axis=axis) for axis in (1, 0))
    near = grow(found, _TIP * max(np.count_nonzero(rows), np.count_nonzero(columns))) & inside
    grid, close = Grid(colours), near & ~grow(found, 1)
    theirs = grid.density(np.where(found, np.float32(0), np.where(close, np.float32(0.5), np.float32(1))))
    ours = grid.density(found.astype(np.float32))
    least = NEVER_SEEN * float(ours[found].mean())
    whole = found | (near & (np.log((ours + least) / (theirs + least)) > _TIP_ODDS))
    whole = cv2.morphologyEx(whole.view(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)) != 0
    number, pieces = cv2.connectedComponents((whole & (near | found)).view(np.uint8), connectivity=8)
    touches = np.bincount(pieces[found], minlength=number) > 0
    touches[0] = False
    return _bordered(touches[pieces] | found, found, colours)


def _bordered(whole: np.ndarray, found: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """Without those parts beyond what was `found` that touch nothing of it, or end where the picture shows no edge, as
    what goes on does."""
    from pconv._cv2 import cv2

    number, pieces = cv2.connectedComponents(whole.view(np.uint8), connectivity=4)
    touches = np.bincount(pieces[found], minlength=number) > 0
    touches[0] = False
    whole = touches[pieces]
    change, border = _change(colours), rim(whole)
    if not (border & found).any():
        return whole
    edge = np.clip(_EDGE * float(np.median(change[border & found])), *_EDGES)
    number, parts = cv2.connectedComponents((whole & ~found).view(np.uint8), connectivity=4)
    ends = np.bincount(parts[border], minlength=number)
    edges = np.bincount(parts[border & (change >= edge)], minlength=number)
    kept = edges >= _BORDERED * ends
    return whole & (found | kept[parts])


def edged(found: np.ndarray, colours: np.ndarray) -> float:
    """The share of the border of ``found: (h, w) bool`` where the picture shows an edge, 0 to 1; of that at the edge
    of the picture it says nothing."""
    border = rim(found)
    if not border.any():
        return 1.0
    return float((_change(colours)[border] >= _PLAIN).mean())


def without_what_goes_on(found: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """``found: (h, w) bool`` less those surfaces that end where the picture shows no edge."""
    border = rim(found)
    plain = border & (_change(colours) < _PLAIN)
    kept = found.copy()
    for place, piece in surfaces(found, plain, colours):
        if np.count_nonzero(plain[place] & piece) > _OPEN * np.count_nonzero(border[place] & piece):
            kept[place] &= ~piece
    return kept


def _change(colours: np.ndarray) -> np.ndarray:
    """``(h, w) float32``: levels by which ``colours: (h, w, 3) uint8``, Lab, change next to each pixel."""
    from pconv._cv2 import cv2

    levels = colours.astype(np.float32) * np.array([1, CHROMA, CHROMA], np.float32)
    change = np.maximum(*(np.abs(cv2.Sobel(levels, -1, *way, ksize=3)).max(axis=2) / 4 for way in ((1, 0), (0, 1))))
    return cv2.dilate(change, np.ones((3, 3)))


def probability(odds: np.ndarray) -> np.ndarray:
    """``float32`` of the logarithm of odds."""
    return (1 / (1 + np.exp(-np.clip(odds, -12, 12)))).astype(np.float32)
