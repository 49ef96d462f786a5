"""What the network draws in a smaller picture is brought to full size, however long that is."""

from __future__ import annotations

import numpy as np
import pytest

from pconv.box import Box
from pconv.methods.prediction.plan import resampled


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("scale", [1, 2])
def test_interpolation_knows_no_longest_side(turned, scale):
    """Of a panorama of 70,000 pixels, in pieces, what it is of each place alone."""
    picture = np.random.default_rng(0).random((70_000 // scale, 3), np.float32)

    def shown(first, last, start, end):
        """The rows from start to end, by the rows from first to last of the picture."""
        boxes = Box(first, 0, last, 3), Box(0, 0, 70_000, 3), Box(start, 0, end, 3)
        if not turned:
            return resampled(picture[first:last], boxes[0], picture.shape, *boxes[1:])
        lying = [Box(left, top, right, bottom) for top, left, bottom, right in boxes]
        plane = np.ascontiguousarray(picture[first:last].T)
        return resampled(plane, lying[0], picture.shape[::-1], *lying[1:]).T

    whole = shown(0, len(picture), 0, 70_000)
    assert whole.shape == (70_000, 3)
    if scale == 1:
        np.testing.assert_allclose(whole, picture, atol=1e-6)
    for start in (0, 34_950, 69_900):
        near = max(0, start // scale - 50), min(len(picture), start // scale + 150)
        np.testing.assert_allclose(whole[start : start + 100], shown(*near, start, start + 100), atol=1e-5)
