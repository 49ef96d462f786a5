"""A hole laid out with a few large pieces of the photo.

A search fills every spot with what fits best there, and of a thing among its like, a leaf among leaves, each spot finds
another: shreds. So what was found is laid once more with whole pieces, each moved by one of the shifts that are most
common between pixels and their sources (He, Sun, "Statistics of Patch Offsets for Image Completion", ECCV 2012), such
that they look about like what was found and meet where it is seen least (Pritch et al., "Shift-Map Image Editing", ICCV
2009): of all ways to give some of the pixels a shift the best is a minimum cut (Boykov, Veksler, Zabih, "Fast
Approximate Energy Minimization via Graph Cuts", PAMI 2001).
"""

from __future__ import annotations

import numpy as np

from pconv._cv2 import cv2
from pconv.control import Control
from pconv.kernels.compiled import compiled
from pconv.methods.completion.cut import TAKEN, part

_APART = 2  # pixels between two shifts, at least
_UNIT = 16  # steps of a cost per 8-bit value
_LIKENESS = 0.3  # what it costs to look different, beside what a border does
_BORDER = 5  # 8-bit values that a border costs at least
_UNSEEN = 50  # 8-bit values that stand for the difference to a pixel that cannot be looked at
_BLUR = 2.0  # pixels
_NEVER = 1 << 24


def common_shifts(source: np.ndarray, inside: np.ndarray, corner: tuple[int, int], most: int) -> np.ndarray:
    """``(n, 2) int32``: by how many rows and columns pixels are most often moved, the commonest first, at most `most`.

    Args:
        source: ``(h, w, 2) int32``: where each hole pixel comes from.
        inside: ``(h, w) uint8``: the hole in the box whose upper left corner is `corner`, row and column.
    """
    places = np.argwhere(inside)
    moved = (source[inside != 0] - places - np.array(corner)).astype(np.int64)
    span = 4 * int(np.abs(moved).max()) + 8
    codes, times = np.unique(moved[:, 0] * span + moved[:, 1], return_counts=True)
    around = np.zeros(len(codes))
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            beside = codes + dy * span + dx
            at = np.minimum(np.searchsorted(codes, beside), len(codes) - 1)
            around += np.where(codes[at] == beside, times[at], 0) * 0.5 ** (abs(dy) + abs(dx))
    rows = np.floor_divide(codes + span // 2, span)
    shifts = np.stack([rows, codes - rows * span], axis=1)
    shifts = shifts[np.argsort(-around, kind="stable")]
    chosen: list[np.ndarray] = []
    while len(shifts) and len(chosen) < most:
        chosen.append(shifts[0])
        shifts = shifts[np.abs(shifts - shifts[0]).max(axis=1) > _APART]
    return np.array(chosen, np.int32)


def lay(
    picture: np.ndarray,
    hole: np.ndarray,
    free: np.ndarray,
    inside: np.ndarray,
    corner: tuple[int, int],
    shifts: np.ndarray,
    control: Control,
) -> np.ndarray:
    """``(h, w, 2) int32``: where each hole pixel comes from when laid with pieces, -1 where none of the shifts leads to
    the picture.

    Args:
        picture: ``(H, W, 3) uint8``, the hole filled with what the pieces should look like.
        hole: ``(H, W) uint8``.
        free: ``(H, W) uint8``, where pixels may be copied from; none of the hole.
        inside: ``(h, w) uint8``: the hole in the box whose upper left corner is `corner`, row and column.
        shifts: see `common_shifts`.
        control: asked between one shift and the next.
    """
    wanted = cv2.GaussianBlur(picture, (0, 0), _BLUR)
    known = cv2.GaussianBlur(np.where(hole[..., None] != 0, np.uint8(0), picture), (0, 0), _BLUR).astype(np.float32)
    known /= np.maximum(cv2.GaussianBlur((hole == 0).astype(np.float32), (0, 0), _BLUR), 1e-3)[..., None]
    shades = wanted, np.minimum(known, 255).astype(np.uint8)
    # A rim of nothing, so that no pixel lacks a neighbour.
    framed = np.pad(inside, 1)
    corner = corner[0] - 1, corner[1] - 1
    chosen, cost = np.zeros(framed.shape, np.int32), np.zeros(framed.shape, np.int32)
    scene = picture, *shades, hole, free, framed, *corner, shifts
    _begin(*scene, chosen, cost)
    terminal, edges = np.zeros(framed.size, np.int32), np.zeros((framed.size, 4), np.int32)
    side = np.zeros(framed.size, np.int8)
    for number in range(len(shifts)):
        control.check()
        _weigh(*scene, chosen, cost, number, terminal, edges)
        part(terminal, edges, framed.shape[1], side)
        _take(*scene, chosen, cost, number, side.reshape(framed.shape))
    places = np.stack(np.indices(framed.shape, np.int32), axis=-1) + np.array(corner, np.int32)
    source = np.where((framed != 0) & (cost < _NEVER), 1, 0)[..., None] * (places + shifts[chosen] + 1) - 1
    return source[1:-1, 1:-1].astype(np.int32)


@compiled
def _begin(picture, wanted, known, hole, free, inside, top, left, shifts, chosen, cost):
    """Give every pixel the shift that costs least by itself."""
    for y in range(inside.shape[0]):
        for x in range(inside.shape[1]):
            if not inside[y, x]:
                continue
            cost[y, x] = _NEVER
            for number in range(len(shifts)):
                own = _own(picture, wanted, known, hole, free, y + top, x + left, shifts, number)
                if own < cost[y, x]:
                    cost[y, x] = own
                    chosen[y, x] = number


@compiled
def _weigh(picture, wanted, known, hole, free, inside, top, left, shifts, chosen, cost, number, terminal, edges):
    """What it costs if pixels take a shift or keep theirs, for `cut.part`; those that must keep theirs are no part of
    it, and have an edge to nobody."""
    height, width = inside.shape
    terminal[:] = 0
    edges[:] = 0
    taking = np.full((height, width), _NEVER, np.int32)
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            if inside[y, x]:
                taking[y, x] = _own(picture, wanted, known, hole, free, y + top, x + left, shifts, number)
                if taking[y, x] < _NEVER:
                    terminal[y * width + x] += taking[y, x] - cost[y, x]
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            if not inside[y, x]:
                continue
            for way in (0, 2):
                ny, nx = y + way // 2, x + 1 - way // 2
                if not inside[ny, nx]:
                    continue
                here, there = chosen[y, x], chosen[ny, nx]
                ay, ax, by, bx = y + top, x + left, ny + top, nx + left
                one, other = taking[y, x] < _NEVER, taking[ny, nx] < _NEVER
                keep = _meet(picture, ay, ax, by, bx, shifts, here, there)
                take = _meet(picture, ay, ax, by, bx, shifts, here, number)
                taken = _meet(picture, ay, ax, by, bx, shifts, number, there)
                i, j = y * width + x, ny * width + nx
                if one and other:
                    terminal[i] += taken - keep
                    terminal[j] -= taken
                    # Rounded costs may be apart by one what they should be at least.
                    edges[i, way] = max(take + taken - keep, 0)
                elif one:
                    terminal[i] += taken - keep
                elif other:
                    terminal[j] += take - keep


@compiled
def _take(picture, wanted, known, hole, free, inside, top, left, shifts, chosen, cost, number, side):
    for y in range(inside.shape[0]):
        for x in range(inside.shape[1]):
            if inside[y, x] and side[y, x] == TAKEN and chosen[y, x] != number:
                chosen[y, x] = number
                cost[y, x] = _own(picture, wanted, known, hole, free, y + top, x + left, shifts, number)


@compiled
def _own(picture, wanted, known, hole, free, y, x, shifts, number):
    """What pixel (y, x) of the picture costs if it takes a shift: how far that is from what it should look like, and
    beside the hole how far what is next to its source is from what is next to itself."""
    height, width = hole.shape
    sy, sx = y + shifts[number, 0], x + shifts[number, 1]
    if sy < 0 or sx < 0 or sy >= height or sx >= width or not free[sy, sx]:
        return np.int32(_NEVER)
    total = np.int32(_LIKENESS * _difference(known, sy, sx, wanted, y, x))
    for way in range(4):
        dy, dx = (way == 0) - (way == 1), (way == 2) - (way == 3)
        ny, nx = y + dy, x + dx
        if ny < 0 or nx < 0 or ny >= height or nx >= width or hole[ny, nx]:
            continue
        oy, ox = sy + dy, sx + dx
        if oy < 0 or ox < 0 or oy >= height or ox >= width or hole[oy, ox]:
            total += np.int32(2 * _UNSEEN * _UNIT)
        else:
            total += 2 * _difference(picture, oy, ox, picture, ny, nx)
    return total


@compiled
def _meet(picture, ay, ax, by, bx, shifts, one, other):
    """What it costs if two neighbours take these shifts: nothing if it is the same."""
    if one == other:
        return np.int32(0)
    return (
        np.int32(_BORDER * _UNIT)
        + _moved_difference(picture, ay, ax, shifts, one, other)
        + _moved_difference(picture, by, bx, shifts, one, other)
    )


@compiled
def _moved_difference(picture, y, x, shifts, one, other):
    """How far what two shifts bring to a pixel is apart; what they would bring from outside the picture is the pixel of
    it that is nearest."""
    height, width = picture.shape[:2]
    return _difference(
        picture,
        min(max(y + shifts[one, 0], 0), height - 1),
        min(max(x + shifts[one, 1], 0), width - 1),
        picture,
        min(max(y + shifts[other, 0], 0), height - 1),
        min(max(x + shifts[other, 1], 0), width - 1),
    )


@compiled
def _difference(first, ay, ax, second, by, bx):
    total = np.float32(0)
    for c in range(3):
        difference = np.float32(first[ay, ax, c]) - np.float32(second[by, bx, c])
        total += difference * difference
    return np.int32(_UNIT * np.sqrt(total) + np.float32(0.5))
