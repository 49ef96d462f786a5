"""The kernels that compare cells on the processor."""

import numpy as np
import pytest

from pconv.kernels.comparing import FAR, nearest_band

GOALS, SIDE = 7, 40


@pytest.mark.parametrize("count", [1, 63, 64, 65, 511, 512, 513, 1500])
def test_the_nearest_source_is_the_first_of_the_best(count):
    rng = np.random.default_rng(count)
    similar = np.round(rng.random((GOALS, count)), 1).astype(np.float32)  # many are as good as others
    goals, sources = (rng.integers(0, SIDE, (2, number)).astype(np.int32) for number in (GOALS, count))
    distant = np.round(0.1 * np.log1p(np.arange(SIDE)), 2).astype(np.float32)
    found, reached = np.zeros(GOALS, np.int64), np.full(GOALS, -FAR)
    for first, end in ((0, count // 3), (count // 3, count)):
        part = np.ascontiguousarray(similar[:, first:end]), goals, np.ascontiguousarray(sources[:, first:end])
        nearest_band(0, GOALS, *part, distant, first, found, reached)
    apart = np.abs(sources[:, None] - goals[:, :, None]).max(axis=0)
    np.testing.assert_array_equal(found, (similar - distant[apart]).argmax(axis=1))
