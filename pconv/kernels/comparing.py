"""What copies are compared by, for the processor: the same as in torch, but a comparison ends once it is lost, and
nothing is kept of those that were.
"""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled, inlined

_BLOCK = 512  # sources looked at together: their maximum is quick, its place is not
_LANES = 64  # maxima of every so many of them: a single one would wait for itself
FAR = np.float32(1e30)  # beyond any difference; kernels may not count with infinity


@inlined
def _load(pixels, counted, columns, goal, around, weights, mine):
    """The window around a cell: ``weights, mine: (side, 3 side) float32``, what its samples count, 1 for the pixels
    in all, and their values."""
    side = mine.shape[0]
    total = np.float32(0)
    for row in range(side):
        start = goal + (row - around) * columns - around
        for column in range(side):
            total += counted[start + column]
    for row in range(side):
        start = goal + (row - around) * columns - around
        for column in range(side):
            weight = counted[start + column] / total
            for c in range(3):
                weights[row, 3 * column + c] = weight
                mine[row, 3 * column + c] = pixels[start + column, c]


@inlined
def _apart(samples, columns, place, around, weights, mine, limit):
    """Mean squared difference of that window and the one around a place, or some number not below `limit`."""
    side = mine.shape[0]
    total = np.float32(0)
    for row in range(side):
        start = 3 * (place + (row - around) * columns - around)
        for at in range(3 * side):
            difference = samples[start + at] - mine[row, at]
            total += weights[row, at] * difference * difference
        if total >= limit:
            break
    return total


@compiled
def propagate_band(first, last, pixels, counted, free, columns, side, around, slack, goals, sources, neighbours, found):
    """The best of every cell's own source and those that carry on its neighbours' copies.

    ``pixels: (P, 3) float32``, ``counted: (P,) float32``, ``free: (P,) bool``: see `alignment._Canvas`. ``goals,
    sources, found: (G,) int64``, ``neighbours: (G, 4) int64``.
    """
    samples = pixels.reshape(-1)
    weights, mine = np.empty((side, 3 * side), np.float32), np.empty((side, 3 * side), np.float32)
    for cell in range(first, last):
        goal, own = goals[cell], sources[cell]
        best, least, loaded = own, np.float32(0), False
        for beside in range(neighbours.shape[1]):
            other = neighbours[cell, beside]
            place = min(max(goal + sources[other] - goals[other], 0), len(free) - 1)
            if place in (own, best) or not free[place]:
                continue
            if not loaded:
                _load(pixels, counted, columns, goal, around, weights, mine)
                least = _apart(samples, columns, own, around, weights, mine, FAR) - slack
                loaded = True
            apart = _apart(samples, columns, place, around, weights, mine, least)
            if apart < least:
                best, least = place, apart
        found[cell] = best


@compiled
def move_band(first, last, pixels, counted, free, columns, side, around, slack, goals, sources, reach, found, misfit):
    """The best of every cell's source and those up to `reach` pixels beside it; ``misfit: (G,) float32`` receives how
    far they are apart."""
    samples = pixels.reshape(-1)
    weights, mine = np.empty((side, 3 * side), np.float32), np.empty((side, 3 * side), np.float32)
    for cell in range(first, last):
        own = sources[cell]
        _load(pixels, counted, columns, goals[cell], around, weights, mine)
        best = own
        least = _apart(samples, columns, own, around, weights, mine, FAR) - slack
        for down in range(-reach, reach + 1):
            for along in range(-reach, reach + 1):
                place = own + down * columns + along
                if place != own and free[place]:
                    apart = _apart(samples, columns, place, around, weights, mine, least)
                    if apart < least:
                        best, least = place, apart
        found[cell] = best
        misfit[cell] = max(least, np.float32(0))


@compiled
def nearest_band(first, last, similar, goals, sources, distant, number, found, reached):
    """For every cell the number of the best source, where one is better than what was found before.

    ``similar: (G, S) float32``; ``goals: (2, G)``, ``sources: (2, S) int32``: their rows and columns. ``distant: (n,)
    float32``: what is taken off for being so many cells away. `number` is that of the first source, ``found: (G,)
    int64`` that of the best, and ``reached: (G,) float32`` how alike that is.
    """
    count = sources.shape[1]
    away, values = np.empty(_BLOCK, np.uint32), np.empty(_BLOCK, np.float32)
    lanes = np.empty(_LANES, np.float32)
    for cell in range(first, last):
        row, column = goals[0, cell], goals[1, cell]
        most, best = reached[cell], found[cell]
        for start in range(0, count, _BLOCK):
            size = min(_BLOCK, count - start)
            mine = similar[cell, start : start + size]
            rows, columns = sources[0, start : start + size], sources[1, start : start + size]
            # Loops that each do little are those that are computed many numbers at a time.
            for at in range(size):
                away[at] = max(abs(rows[at] - row), abs(columns[at] - column))
            for at in range(size):
                values[at] = mine[at] - distant[away[at]]
            values[size:] = -FAR
            lanes[:] = values[:_LANES]
            for part in range(_LANES, _BLOCK, _LANES):
                for lane in range(_LANES):
                    lanes[lane] = max(lanes[lane], values[part + lane])
            largest = lanes.max()
            if largest > most:
                most = largest
                for at in range(size):
                    if values[at] == largest:
                        best = number + start + at
                        break
        found[cell], reached[cell] = best, most


def compare_something() -> None:
    """Run all kernels, on next to nothing."""
    side = 4
    pixels, counted, free = np.zeros((64, 3), np.float32), np.ones(64, np.float32), np.ones(64, bool)
    goals, found, misfit = np.array([27]), np.zeros(1, np.int64), np.zeros(1, np.float32)
    scene = pixels, counted, free, 8, side, 0, np.float32(0), goals, goals
    propagate_band(0, 1, *scene, np.zeros((1, 4), np.int64), found)
    move_band(0, 1, *scene, 1, found, misfit)
    place = np.zeros((2, 1), np.int32)
    nearest_band(0, 1, np.zeros((1, 1), np.float32), place, place, np.zeros(8, np.float32), 0, found, misfit)
