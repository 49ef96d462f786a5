"""Thin holes (scratches, dust, wires): the best linear guess from the pixels beside them.

Kriging (Matheron 1963; Wiener's linear prediction): around a cell of the hole the picture is taken as a stationary
process whose autocovariance is measured on the spot, and each hole pixel is its conditional mean given the known
pixels near its block of the cell; the mean of the process is estimated from them as well ("ordinary" kriging). An edge
through the window shows in the covariance, so it is continued in its own direction.

The first round knows nothing of the hole; the second measures the covariance again with the hole filled, on a grid
shifted by half a block, and so does the third on the first grid. The fill is the mean of the last two: each pixel is
predicted from two different neighbourhoods, and blocks leave no edges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv.control import Control
from pconv.kernels.threads import Crew
from pconv.methods.completion.thin_kernels import BLOCK, CELL, PER_CELL, SIZE, krige_cells

AT_ONCE = 512


@dataclass(frozen=True)
class ThinSettings:
    """Attributes:
    taper: deviation in pixels of the Gaussian weights with which the covariance is measured.
    most: at most this many known pixels take part in a block, the nearest first.
    most_at_first: the same in the first round, which only makes a guess.
    noise: share of the variance taken for noise; keeps the equations well posed.
    shifts: by how many pixels each round's grid is shifted, down and across.
    """

    taper: float = 8.0
    most: int = 64
    most_at_first: int = 32
    noise: float = 3e-4
    shifts: tuple[int, ...] = (0, BLOCK // 2, 0)


def krige(
    crew: Crew, image: np.ndarray, hole: np.ndarray, wanted: np.ndarray, settings: ThinSettings, control: Control
) -> None:
    """Fill the `wanted` part of the hole of ``image: (H, W, 3) uint8 or uint16`` in place.

    ``hole: (H, W) bool`` is all that is unknown, `wanted` the thin part of it.
    """
    rows, columns = np.nonzero(wanted)
    if rows.size == 0:
        return
    codes = np.add(hole, hole, dtype=np.uint8)
    codes -= wanted.view(np.uint8)
    offsets = np.arange(SIZE) - (SIZE - 1) / 2
    weights = np.exp(-(offsets**2) / (4 * settings.taper**2)).astype(np.float32)
    total = np.zeros((rows.size, 3), np.float32)
    found = np.empty_like(total)
    grids = {shift: _grid(rows, columns, shift) for shift in set(settings.shifts)}
    for turn, shift in enumerate(settings.shifts):
        order, corners, begins = grids[shift]
        most = settings.most if turn else settings.most_at_first
        for first in range(0, len(corners), AT_ONCE):
            control.step((turn + first / len(corners)) / len(settings.shifts), "thin parts")
            crew.each_band(
                krige_cells,
                *(min(len(corners) - first, AT_ONCE), corners[first:], begins[first:], image, codes, int(turn > 0)),
                *(weights, most, settings.noise, found),
            )
        if turn <= 1:
            total[order] = found
        else:
            total[order] += found
        image[rows, columns] = np.clip(np.rint(total / max(turn, 1)), 0, np.iinfo(image.dtype).max)


def _grid(rows: np.ndarray, columns: np.ndarray, shift: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What cells the pixels lie in: the pixels' order by cell and block, ``(n, 2)`` corners, ``(n,)`` first pixels."""
    down, across = np.divmod(rows + shift, CELL), np.divmod(columns + shift, CELL)
    cell = down[0] * (int(across[0].max()) + 1) + across[0]
    block = down[1] // BLOCK * PER_CELL + across[1] // BLOCK
    place = down[1] % BLOCK * BLOCK + across[1] % BLOCK
    order = np.argsort((cell * PER_CELL**2 + block) * BLOCK**2 + place)
    begins = np.flatnonzero(np.diff(cell[order], prepend=-1))
    corners = np.stack([down[0], across[0]], axis=1)[order[begins]] * CELL - shift
    return order, corners, begins
