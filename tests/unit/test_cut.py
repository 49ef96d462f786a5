"""The cheapest way to part a grid, against SciPy's maximum flow."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from pconv.methods.completion.cut import FREE, KEPT, TAKEN, part

WAYS = (0, 1), (0, -1), (1, 0), (-1, 0)


def grid(height, width, rng):
    """What single pixels and pairs of them cost, none beyond the grid's edge."""
    terminal = rng.integers(-30, 31, height * width) * (rng.random(height * width) < 0.6)
    edges = rng.integers(0, 20, (height, width, 4)) * (rng.random((height, width, 4)) < 0.8)
    edges[:, -1, 0] = edges[:, 0, 1] = edges[-1, :, 2] = edges[0, :, 3] = 0
    return terminal.astype(np.int32), edges.reshape(-1, 4).astype(np.int32)


def neighbours(width):
    return [dy * width + dx for dy, dx in WAYS]


def cost(terminal, edges, width, taken):
    total = np.maximum(terminal, 0)[taken].sum() + np.maximum(-terminal, 0)[~taken].sum()
    for way, step in enumerate(neighbours(width)):
        pixels = np.flatnonzero(edges[:, way])
        total += edges[pixels, way][~taken[pixels] & taken[pixels + step]].sum()
    return total


def least(terminal, edges, width):
    """What the cheapest cut costs, which is the largest flow."""
    count = len(terminal)
    capacity = np.zeros((count + 2, count + 2), np.int32)
    capacity[count, :count], capacity[:count, count + 1] = np.maximum(terminal, 0), np.maximum(-terminal, 0)
    for way, step in enumerate(neighbours(width)):
        pixels = np.flatnonzero(edges[:, way])
        capacity[pixels, pixels + step] = edges[pixels, way]
    return maximum_flow(csr_array(capacity), count, count + 1).flow_value


@pytest.mark.parametrize("seed", range(40))
def test_no_cut_is_cheaper(seed):
    rng = np.random.default_rng(seed)
    height, width = rng.integers(1, 14, 2)
    terminal, edges = grid(height, width, rng)
    side = np.zeros(len(terminal), np.int8)
    part(terminal.copy(), edges.copy(), width, side)
    expected = least(terminal, edges, width)
    assert cost(terminal, edges, width, side == TAKEN) == expected
    assert cost(terminal, edges, width, side != KEPT) == expected  # free pixels may be on either side


def test_pixels_that_no_flow_reaches_are_free():
    side = np.zeros(4, np.int8)
    part(np.array([5, 0, 0, -5], np.int32), np.zeros((4, 4), np.int32), 4, side)
    assert side.tolist() == [KEPT, FREE, FREE, TAKEN]
