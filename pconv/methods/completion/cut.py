"""The cheapest way to part a grid of pixels in two.

Maximum flow by two trees that grow from both ends and are mended where a path is full (Boykov, Kolmogorov, "An
Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy Minimization in Vision", PAMI 2004): in pictures most
paths are short, and what is left of the trees is worth keeping.
"""

from __future__ import annotations

import numpy as np

from pconv.kernels.compiled import compiled

KEPT, TAKEN, FREE = 0, 1, -1
"""Sides: that of the source, that of the sink, and of pixels that no flow reaches and that may be on either."""
_TERMINAL, _ORPHAN, _NONE = 4, 5, 6  # what a pixel hangs on, if not on one of its four neighbours


@compiled
def part(terminal, edges, width, side):
    """Find the minimum cut, in place.

    Args:
        terminal: ``(n,) int32``: how much dearer a pixel is on the sink's side than on the source's; is used up.
        edges: ``(n, 4) int32``: what it costs if a pixel lies on the source's side and its neighbour, right, left,
            below, above, on the sink's; is used up. None may lead out of the grid.
        width: pixels in a row.
        side: ``(n,) int8``: becomes `KEPT`, `TAKEN` or `FREE`.
    """
    count = len(terminal)
    hangs = np.full(count, _NONE, np.int8)
    stamp, far = np.zeros(count, np.int32), np.zeros(count, np.int32)
    # Nobody stands in the ring twice, so it never runs over; after its pixels: where it begins, how many it holds.
    ring, waits = np.zeros(count + 2, np.int32), np.zeros(count, np.uint8)
    orphans = np.zeros(count + 1, np.int32)
    for i in range(count):
        side[i] = FREE
        if terminal[i] != 0:
            side[i] = KEPT if terminal[i] > 0 else TAKEN
            hangs[i] = _TERMINAL
            far[i] = 1
            _wait(ring, waits, i)
    time = 0
    while ring[count + 1] > 0:
        i = ring[ring[count]]
        if hangs[i] != _NONE:
            way = _grown(edges, width, side, hangs, stamp, far, ring, waits, i)
            if way >= 0:
                time += 1
                near, beyond = i, i + _step(way, width)
                if side[i] == TAKEN:
                    near, beyond, way = beyond, near, way ^ 1
                lost = _pushed(terminal, edges, width, hangs, near, beyond, way, orphans)
                _mend(edges, width, side, hangs, stamp, far, ring, waits, orphans, lost, time)
                continue
        ring[count] = (ring[count] + 1) % count
        ring[count + 1] -= 1
        waits[i] = 0


@compiled
def _step(way, width):
    if way < 2:
        return 1 - 2 * way
    return (5 - 2 * way) * width


@compiled
def _wait(ring, waits, i):
    count = len(waits)
    if not waits[i]:
        waits[i] = 1
        ring[(ring[count] + ring[count + 1]) % count] = i
        ring[count + 1] += 1


@compiled
def _open(edges, tree, i, way, j):
    """What may still flow between a pixel of a tree and a neighbour farther from its end."""
    return edges[i, way] if tree == KEPT else edges[j, way ^ 1]


@compiled
def _grown(edges, width, side, hangs, stamp, far, ring, waits, i):
    """Take free neighbours into the tree of pixel i; the way in which it touches the other tree, or -1."""
    tree = side[i]
    for way in range(4):
        j = i + _step(way, width)
        if j < 0 or j >= len(side) or _open(edges, tree, i, way, j) == 0:
            continue
        if hangs[j] == _NONE:
            side[j], hangs[j] = tree, way ^ 1
            stamp[j], far[j] = stamp[i], far[i] + 1
            _wait(ring, waits, j)
        elif side[j] != tree:
            return way
        elif stamp[j] <= stamp[i] and far[j] > far[i]:
            hangs[j] = way ^ 1  # a shorter way to the end
            stamp[j], far[j] = stamp[i], far[i] + 1
    return -1


@compiled
def _pushed(terminal, edges, width, hangs, near, beyond, way, orphans):
    """Let through what joins the trees, `near` that of the source, as much as fits; how many orphans that makes."""
    flow = edges[near, way]
    flow = min(flow, _narrowest(terminal, edges, width, hangs, near, KEPT))
    flow = min(flow, _narrowest(terminal, edges, width, hangs, beyond, TAKEN))
    edges[near, way] -= flow
    edges[beyond, way ^ 1] += flow
    lost = _filled(terminal, edges, width, hangs, near, KEPT, flow, orphans, 0)
    return _filled(terminal, edges, width, hangs, beyond, TAKEN, flow, orphans, lost)


@compiled
def _narrowest(terminal, edges, width, hangs, i, tree):
    """The most that may still flow between a pixel and the end of its tree."""
    flow = np.int32(2147483647)
    while hangs[i] != _TERMINAL:
        j = i + _step(hangs[i], width)
        flow = min(flow, _open(edges, tree, j, hangs[i] ^ 1, i))
        i = j
    return min(flow, abs(terminal[i]))


@compiled
def _filled(terminal, edges, width, hangs, i, tree, flow, orphans, lost):
    """Let `flow` through between a pixel and the end of its tree. Who hangs on what is full then is orphaned; how many
    orphans there are with the `lost` before."""
    sign = 1 if tree == KEPT else -1
    while hangs[i] != _TERMINAL:
        up = hangs[i]
        j = i + _step(up, width)
        edges[j, up ^ 1] -= sign * flow
        edges[i, up] += sign * flow
        if _open(edges, tree, j, up ^ 1, i) == 0:
            hangs[i] = _ORPHAN
            orphans[lost] = i
            lost += 1
        i = j
    terminal[i] -= sign * flow
    if terminal[i] == 0:
        hangs[i] = _ORPHAN
        orphans[lost] = i
        lost += 1
    return lost


@compiled
def _mend(edges, width, side, hangs, stamp, far, ring, waits, orphans, lost, time):
    """Hang orphans on neighbours that lead to their end, the nearest; those that find none are free, and what hung on
    them is orphaned."""
    first, count = 0, len(side)
    size = len(orphans)
    last = lost
    while first != last:
        i = orphans[first]
        first = (first + 1) % size
        tree = side[i]
        best, least = _NONE, np.int32(2147483647)
        for way in range(4):
            j = i + _step(way, width)
            if j < 0 or j >= count or side[j] != tree or hangs[j] == _NONE or hangs[j] == _ORPHAN:
                continue
            if _open(edges, tree, j, way ^ 1, i) == 0:
                continue
            away = _away(width, hangs, stamp, far, j, time)
            if 0 <= away < least:
                best, least = way, away
        if best != _NONE:
            hangs[i] = best
            stamp[i], far[i] = time, least + 1
            continue
        hangs[i] = _NONE
        for way in range(4):
            j = i + _step(way, width)
            if j < 0 or j >= count or side[j] != tree or hangs[j] == _NONE:
                continue
            if _open(edges, tree, j, way ^ 1, i) > 0:
                _wait(ring, waits, j)
            if hangs[j] == way ^ 1:
                hangs[j] = _ORPHAN
                orphans[last] = j
                last = (last + 1) % size
        side[i] = FREE


@compiled
def _away(width, hangs, stamp, far, j, time):
    """Pixels between one and the end of its tree; -1 if it no longer hangs on that. Marks those on the way."""
    steps, i = 0, j
    while True:
        if stamp[i] == time:
            steps += far[i]
            break
        steps += 1
        if hangs[i] == _TERMINAL:
            stamp[i], far[i] = time, 1
            break
        if hangs[i] == _ORPHAN or hangs[i] == _NONE:
            return -1
        i += _step(hangs[i], width)
    i, left = j, steps
    while stamp[i] != time:
        stamp[i], far[i] = time, left
        left -= 1
        i += _step(hangs[i], width)
    return steps
