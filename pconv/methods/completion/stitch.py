"""Where pieces copied from different places meet, so that one sees it least.

Every pixel of a hole may join the piece of any of its neighbours, and does where the pieces then meet better: the
energy of Kwatra et al., "Graphcut Textures", SIGGRAPH 2003, in the labels of Pritch et al., "Shift-Map Image Editing",
ICCV 2009. It is lowered pixel by pixel (iterated conditional modes, Besag, J. R. Stat. Soc. B 1986), which from the
pieces that a search leaves needs a few sweeps where a cut would need seconds.
"""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled
from pconv.kernels.threads import Crew

_SWEEPS = 10
_UNSEEN = 2700  # squared difference, three channels, that stands for one with a pixel that cannot be looked at


def settle(
    crew: Crew,
    picture: np.ndarray,
    hole: np.ndarray,
    free: np.ndarray,
    inside: np.ndarray,
    corner: tuple[int, int],
    source: np.ndarray,
) -> None:
    """Move the borders of the pieces, in place.

    Args:
        picture: ``(H, W, 3) uint8``, the hole filled with what the copies should look like.
        hole: ``(H, W) uint8``.
        free: ``(H, W) uint8``, where pixels may be copied from; none of the hole.
        inside: ``(h, w) uint8``: the hole in the box whose upper left corner is `corner`, row and column.
        source: ``(h, w, 2) int32`` over that box: where each hole pixel is copied from.
    """
    for _ in range(_SWEEPS):
        for colour in range(2):  # a pixel looks at neighbours of the other colour alone: threads change nothing
            crew.each_band(_settle_band, len(inside), picture, hole, free, inside, *corner, source, colour)


@compiled
def _settle_band(first, last, picture, hole, free, inside, top, left, source, colour):
    height, width = inside.shape
    rows, columns = hole.shape
    for y in range(first, last):
        for x in range((y + colour) % 2, width, 2):
            if not inside[y, x]:
                continue
            own_y, own_x = source[y, x]
            least = _energy(picture, hole, inside, top, left, source, y, x, own_y, own_x)
            for side in range(4):
                dy, dx = _beside(side)
                ny, nx = y + dy, x + dx
                if ny < 0 or nx < 0 or ny >= height or nx >= width or not inside[ny, nx]:
                    continue
                sy, sx = source[ny, nx, 0] - dy, source[ny, nx, 1] - dx
                if (sy == own_y and sx == own_x) or sy < 0 or sx < 0 or sy >= rows or sx >= columns or not free[sy, sx]:
                    continue
                energy = _energy(picture, hole, inside, top, left, source, y, x, sy, sx)
                if energy < least:
                    least = energy
                    source[y, x, 0] = sy
                    source[y, x, 1] = sx


@compiled
def _energy(picture, hole, inside, top, left, source, y, x, sy, sx):
    """What pixel (y, x) of the box costs if copied from (sy, sx): how far that is from what it should look like, and
    at each neighbour of another piece how far the two pieces differ on both sides of their border."""
    py, px = y + top, x + left
    energy = _squared(picture, sy, sx, py, px)
    for side in range(4):
        dy, dx = _beside(side)
        ny, nx = py + dy, px + dx
        if ny < 0 or nx < 0 or ny >= hole.shape[0] or nx >= hole.shape[1]:
            continue
        if not hole[ny, nx]:
            energy += 2 * _seen(picture, hole, sy + dy, sx + dx, ny, nx)
            continue
        if not inside[y + dy, x + dx]:
            continue
        oy, ox = source[y + dy, x + dx]
        if oy != sy + dy or ox != sx + dx:
            energy += _seen(picture, hole, sy + dy, sx + dx, oy, ox) + _seen(picture, hole, oy - dy, ox - dx, sy, sx)
    return energy


@compiled
def _beside(side):
    """Row and column of one of the four neighbours."""
    return (side == 0) - (side == 1), (side == 2) - (side == 3)


@compiled
def _seen(picture, hole, ay, ax, by, bx):
    """`_squared`, where the first pixel may lie in the hole or outside the picture."""
    if ay < 0 or ax < 0 or ay >= hole.shape[0] or ax >= hole.shape[1] or hole[ay, ax]:
        return np.int64(_UNSEEN)
    return _squared(picture, ay, ax, by, bx)


@compiled
def _squared(picture, ay, ax, by, bx):
    total = np.int64(0)
    for c in range(3):
        difference = np.int64(picture[ay, ax, c]) - np.int64(picture[by, bx, c])
        total += difference * difference
    return total
