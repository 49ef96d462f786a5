"""Cutting a hole into regions: crops with context that are cheap to fill one by one.

The hole is counted in blocks of 16 pixels, so that finding its parts costs one pass over the hole and next to no
memory. Parts near each other share a region wherever one crop is no dearer than two; long thin parts (scratches,
wires) are cut along a grid, because the box around a diagonal hair is the whole photo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pconv.box import Box

_BLOCK = 16
_MOST_PIECES = 512  # beyond it the grid gets coarser: merging compares pieces two by two
_LARGEST_MERGED = 2048 * 2048  # pixels; regions of dust and scratches stay small enough for progress and memory


@dataclass(frozen=True)
class Cluster:
    """A region to be: where to crop, and which hole pixels to take from its fill.

    Attributes:
        box: the crop with its context, inside the photo.
        inner: a box around the hole pixels the region answers for, inside `box`.
        own: ``(h, w) bool`` of inner's size: those pixels. Over all clusters they are the hole, each pixel once.
    """

    box: Box
    inner: Box
    own: np.ndarray


def window(box: Box, margin: int, shape: tuple[int, ...]) -> Box:
    """`box` with `margin` pixels on each side; what the picture's edge cuts off is added on the other side."""
    spans = []
    for start, end, size in ((box.top, box.bottom, shape[0]), (box.left, box.right, shape[1])):
        length = min(size, end - start + 2 * margin)
        first = min(max(0, start - margin), size - length)
        spans.append((first, first + length))
    return Box(spans[0][0], spans[1][0], spans[0][1], spans[1][1])


def clusters(hole: np.ndarray, context: Callable[[Box], int], *, include: Box | None = None) -> list[Cluster]:
    """Cut a hole into regions.

    Args:
        hole: ``(H, W) bool``.
        context: pixels of surroundings wanted around a part of the hole with the given box.
        include: a box every crop must contain (where patches may come from).

    Returns:
        Clusters from top left to bottom right; none for an empty hole.
    """
    bound = Box.of(hole)
    if bound is None:
        return []
    counts = _block_counts(hole[bound.slices])
    pieces, dust = _pieces(counts, cell=max(1, min(256, context(Box(0, 0, 1, 1))) // _BLOCK))
    inner = [_tight(hole, box, bound) for box in _boxes(pieces)]
    crops = [window(box, context(box), hole.shape) for box in inner]
    if include is not None:
        crops = [crop.union(include) for crop in crops]
    groups = _merge(np.array(crops, np.int64), dust)
    owner = np.full(len(inner) + 1, -1)
    found = []
    for index, members in enumerate(groups):
        owner[members] = index
        around, crop = inner[members[0]], crops[members[0]]
        for member in members[1:]:
            around, crop = around.union(inner[member]), crop.union(crops[member])
        found.append((crop, around))
    labels = owner[pieces]
    result = []
    for index, (crop, around) in enumerate(found):
        mine = _pixels(labels == index, around.moved(-bound.top, -bound.left))
        result.append(Cluster(crop, around, mine & hole[around.slices]))
    return sorted(result, key=lambda cluster: cluster.box)


def _block_counts(hole: np.ndarray) -> np.ndarray:
    """Number of hole pixels in each block of ``hole: (H, W) bool``: ``(ceil(H/16), ceil(W/16)) uint16``."""
    rows = np.add.reduceat(hole.view(np.uint8), np.arange(0, hole.shape[0], _BLOCK), axis=0, dtype=np.uint8)
    return np.add.reduceat(rows, np.arange(0, hole.shape[1], _BLOCK), axis=1, dtype=np.uint16)


def _pieces(counts: np.ndarray, *, cell: int) -> tuple[np.ndarray, np.ndarray]:
    """Number the parts of the hole.

    Args:
        counts: hole pixels by block.
        cell: side in blocks of the grid that gathers specks and cuts scratches.

    Returns:
        ``(h, w) int``: the piece of each block, -1 where there is no hole; and ``(pieces,) bool``: whether a piece is
        small or thin.
    """
    from pconv._cv2 import cv2

    occupied = (counts > 0).astype(np.uint8)
    number, labels, stats, _ = cv2.connectedComponentsWithStats(occupied, connectivity=8, ltype=cv2.CV_32S)
    # A part as thick as a wire never fills two by two blocks; a part that does is one thing, whatever its shape.
    solid = cv2.erode((counts == _BLOCK * _BLOCK).astype(np.uint8), np.ones((2, 2), np.uint8))
    thick = np.zeros(number, bool)
    thick[labels[solid > 0]] = True
    left, top, width, height = (stats[:, column] for column in range(4))
    rows, columns = np.nonzero(occupied)
    part = labels[rows, columns]
    while True:
        small = np.maximum(width, height) <= cell
        cut = ~thick & (np.maximum(width, height) > 4 * cell)
        across = counts.shape[1] // cell + 1
        by_part = np.where(
            small,
            (top + height // 2) // cell * across + (left + width // 2) // cell,
            (np.arange(number) + 1) * (counts.size + across),
        )
        key = by_part[part] + cut[part] * (rows // cell * across + columns // cell)
        _, first, piece = np.unique(key, return_index=True, return_inverse=True)
        if len(first) <= _MOST_PIECES:
            break
        cell *= 2
    pieces = np.full(counts.shape, -1)
    pieces[rows, columns] = piece
    return pieces, (small | ~thick)[part[first]]


def _boxes(pieces: np.ndarray) -> list[Box]:
    """The box of each piece, in blocks."""
    rows, columns = np.nonzero(pieces >= 0)
    piece = pieces[rows, columns]
    order = np.argsort(piece, kind="stable")
    starts = np.flatnonzero(np.diff(piece[order], prepend=-1))
    rows, columns = rows[order], columns[order]
    edges = (
        np.minimum.reduceat(rows, starts),
        np.minimum.reduceat(columns, starts),
        np.maximum.reduceat(rows, starts) + 1,
        np.maximum.reduceat(columns, starts) + 1,
    )
    return [Box(*map(int, box)) for box in zip(*edges, strict=True)]


def _tight(hole: np.ndarray, blocks: Box, bound: Box) -> Box:
    """The box, in the photo, of the hole pixels within a box of blocks counted from the corner of `bound`."""
    coarse = Box(*(edge * _BLOCK for edge in blocks)).moved(bound.top, bound.left)
    coarse = Box(coarse.top, coarse.left, min(coarse.bottom, bound.bottom), min(coarse.right, bound.right))
    inside = Box.of(hole[coarse.slices])
    assert inside is not None
    return inside.moved(coarse.top, coarse.left)


def _merge(crops: np.ndarray, dust: np.ndarray) -> list[list[int]]:
    """Join crops wherever the box around two is no larger than the two together.

    Args:
        crops: ``(n, 4) int``, top, left, bottom, right.
        dust: ``(n,) bool``: small or thin pieces, which are not gathered into regions beyond `_LARGEST_MERGED`.
    """
    crops, dust = crops.copy(), dust.copy()
    members = [[index] for index in range(len(crops))]
    alive = np.ones(len(crops), bool)
    areas = (crops[:, 2] - crops[:, 0]) * (crops[:, 3] - crops[:, 1])
    index, unchanged = 0, 0
    while unchanged < len(crops):
        saving = np.full(len(crops), -1)
        if alive[index]:
            corner = np.minimum(crops[:, :2], crops[index, :2])
            union = np.prod(np.maximum(crops[:, 2:], crops[index, 2:]) - corner, axis=1)
            saving = np.where(
                alive & ~(dust & dust[index] & (union > _LARGEST_MERGED)), areas + areas[index] - union, -1
            )
            saving[index] = -1
        other = int(saving.argmax())
        if saving[other] < 0:
            index, unchanged = (index + 1) % len(crops), unchanged + 1
            continue
        crops[index, :2] = np.minimum(crops[index, :2], crops[other, :2])
        crops[index, 2:] = np.maximum(crops[index, 2:], crops[other, 2:])
        areas[index] = (crops[index, 2] - crops[index, 0]) * (crops[index, 3] - crops[index, 1])
        dust[index] &= dust[other]
        members[index] += members[other]
        alive[other], unchanged = False, 0
    return [members[index] for index in range(len(crops)) if alive[index]]


def _pixels(blocks: np.ndarray, box: Box) -> np.ndarray:
    """The part `box` of a mask of blocks ``(h, w) bool``, block by block made pixels."""
    rows = np.arange(box.top, box.bottom) // _BLOCK
    columns = np.arange(box.left, box.right) // _BLOCK
    return blocks[rows[:, None], columns]
