"""The best of each: a fill whose holes come from several methods, hole by hole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from pconv.box import Box

if TYPE_CHECKING:
    from pconv.fill import Fill, Piece

MIXED = "mixed"  # in place of a method's name; no method is called so


def mixed(base: Fill, chosen: Fill, part: np.ndarray, box: Box) -> Fill:
    """A fill like `base`, but for a part of the hole that comes from `chosen`.

    Args:
        base, chosen: fills of one hole in one photo.
        part: ``(h, w) bool`` over `box`, of the hole.

    Returns:
        A fill called `MIXED`. Its notes and options are those of both; its time and seed say nothing.
    """
    outside = [piece for old in base.pieces if (piece := _less(old, part, box)) is not None]
    inside = [piece for old in chosen.pieces if (piece := _only(old, part, box)) is not None]
    return replace(
        base,
        pieces=(*outside, *inside),
        method=MIXED,
        options={**_options(base), **_options(chosen)},
        seconds=0.0,
        notes=tuple(dict.fromkeys((*base.notes, *chosen.notes))),
    )


def _options(fill: Fill) -> dict[str, Any]:
    """By the names of the methods."""
    return dict(fill.options) if fill.method == MIXED else {fill.method: fill.options}


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
