"""The best of each: a fill whose holes come from several methods, hole by hole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from pconv.box import Box

if TYPE_CHECKING:
    from pconv.fill import Fill, Piece

MIXED = "mixed"  # in place of a method's name; no method is called so


def part_at(hole: np.ndarray, x: float, y: float, reach: float = 0.0) -> tuple[np.ndarray, Box] | None:
    """The part of a hole at a point: all that is connected, by edges or corners.

    Args:
        hole: ``(H, W) bool``.
        x, y: the point, in picture coordinates.
        reach: pixels by which the point may miss the part.

    Returns:
        ``(h, w) bool`` and where that is; None where there is no hole within reach.
    """
    from pconv._cv2 import cv2

    height, width = hole.shape
    row, column = int(np.floor(y)), int(np.floor(x))
    near = Box(row, column, row + 1, column + 1).grown(int(reach), hole.shape)
    if near.area <= 0:
        return None
    rows, columns = np.nonzero(hole[near.slices])
    if rows.size == 0:
        return None
    nearest = np.argmin((rows + near.top - row) ** 2 + (columns + near.left - column) ** 2)
    start = int(columns[nearest]) + near.left, int(rows[nearest]) + near.top
    flooded = np.zeros((height + 2, width + 2), np.uint8)  # two pixels larger each way, as OpenCV wants it
    flags = 8 | cv2.FLOODFILL_MASK_ONLY | (1 << 8)
    _, _, _, (left, top, wide, high) = cv2.floodFill(hole.view(np.uint8), flooded, start, 1, flags=flags)
    box = Box(top, left, top + high, left + wide)
    return flooded[1:-1, 1:-1][box.slices] != 0, box


def mixed(base: Fill, chosen: Fill, part: np.ndarray, box: Box) -> Fill:
    """A fill like `base`, but for a part of the hole that comes from `chosen`.

    Args:
        base, chosen: fills of one hole in one photo.
        part: ``(h, w) bool`` over `box`, of the hole.

    Returns:
        A fill called `MIXED`. Its notes are those of both; its time and seed say nothing.
    """
    outside = [piece for old in base.pieces if (piece := _less(old, part, box)) is not None]
    inside = [piece for old in chosen.pieces if (piece := _only(old, part, box)) is not None]
    return replace(
        base,
        pieces=(*outside, *inside),
        method=MIXED,
        options=None,
        seconds=0.0,
        notes=tuple(dict.fromkeys((*base.notes, *chosen.notes))),
    )


def _over(piece: Piece, part: np.ndarray, box: Box) -> np.ndarray | None:
    """Where a piece lies over the part, ``(h, w) bool``; None where nowhere."""
    common = piece.box.common(box)
    if common.area <= 0:
        return None
    over = np.zeros(piece.own.shape, bool)
    over[common.moved(-piece.box.top, -piece.box.left).slices] = part[common.moved(-box.top, -box.left).slices]
    return over if (over & piece.own).any() else None


def _less(piece: Piece, part: np.ndarray, box: Box) -> Piece | None:
    over = _over(piece, part, box)
    return piece if over is None else _kept(piece, ~over)


def _only(piece: Piece, part: np.ndarray, box: Box) -> Piece | None:
    over = _over(piece, part, box)
    return None if over is None else _kept(piece, over)


def _kept(piece: Piece, where: np.ndarray) -> Piece | None:
    """A piece with only those of its own pixels; None without any."""
    own = piece.own & where
    if not own.any():
        return None
    return replace(piece, own=own, copied=None if piece.copied is None else piece.copied[own[piece.own]])
