"""Cutting holes into regions."""

import numpy as np
import pytest

from pconv.box import Box
from pconv.holes.regions import clusters, window
from pconv.holes.shapes import stroke

PHOTO = (3000, 4000)


def context(box):
    return max(128, max(box.height, box.width) // 2)


def painted(*strokes, shape=PHOTO):
    hole = np.zeros(shape, bool)
    for start, end, radius in strokes:
        stroke(hole, start, end, radius)
    return hole


def specks(number, seed=0):
    rng = np.random.default_rng(seed)
    points = rng.uniform((0, 0), PHOTO[::-1], (number, 2))
    return painted(*((point, point, radius) for point, radius in zip(points, rng.uniform(0.5, 6, number), strict=True)))


def hair():
    return painted(((5, 5), (3990, 2990), 2))


def blobs():
    return painted(((1000, 1000), (1500, 1200), 200), ((3500, 500), (3500, 520), 100), ((1500, 1600), (1500, 1620), 90))


def everywhere():
    return np.ones((50, 37), bool)


@pytest.mark.parametrize(
    "hole",
    [specks(200), specks(3000), hair(), hair() | specks(50) | blobs(), blobs(), everywhere(), np.eye(3, 7, dtype=bool)],
    ids=["200 specks", "3000 specks", "hair", "all sorts", "blobs", "everywhere", "tiny"],
)
def test_every_hole_pixel_belongs_to_one_cluster_and_lies_in_its_crop(hole):
    times = np.zeros(hole.shape, np.uint8)
    for cluster in clusters(hole, context):
        times[cluster.inner.slices] += cluster.own
        assert cluster.own.shape == (cluster.inner.height, cluster.inner.width)
        assert cluster.box.union(cluster.inner) == cluster.box
        assert Box(0, 0, *hole.shape).union(cluster.box) == Box(0, 0, *hole.shape)
    assert np.array_equal(times, hole)


@pytest.mark.parametrize("hole", [specks(200), hair(), blobs()], ids=["specks", "hair", "blobs"])
def test_known_surroundings_reach_around_what_a_cluster_fills(hole):
    for box, inner, _ in ((cluster.box, cluster.inner, cluster.own) for cluster in clusters(hole, context)):
        assert inner.top - box.top >= min(128, inner.top) and inner.left - box.left >= min(128, inner.left)
        assert box.bottom - inner.bottom >= min(128, PHOTO[0] - inner.bottom)
        assert box.right - inner.right >= min(128, PHOTO[1] - inner.right)


def test_no_hole_no_cluster():
    assert clusters(np.zeros((9, 9), bool), context) == []


def test_a_thin_hair_across_the_photo_does_not_take_the_whole_photo():
    found = clusters(hair(), context)
    assert len(found) > 3 and sum(cluster.box.area for cluster in found) < 0.4 * PHOTO[0] * PHOTO[1]


def test_a_blob_is_never_cut():
    found = clusters(painted(((1000, 1000), (2600, 1200), 300)), context)
    assert len(found) == 1


def test_near_holes_share_a_region_and_far_ones_do_not():
    near = clusters(painted(((500, 500), (600, 500), 60), ((760, 500), (800, 500), 60)), context)
    far = clusters(painted(((500, 500), (600, 500), 60), ((3000, 2500), (3100, 2500), 60)), context)
    assert (len(near), len(far)) == (1, 2)


def test_specks_become_few_regions_that_together_are_no_dearer_than_the_photo():
    found = clusters(specks(200), context)
    assert len(found) < 100 and sum(cluster.box.area for cluster in found) < PHOTO[0] * PHOTO[1]


def test_dust_everywhere_stays_in_regions_of_a_few_megapixels():
    assert max(cluster.box.area for cluster in clusters(specks(3000), context)) <= 5e6


def test_an_area_to_include_is_in_every_crop():
    include = Box(2900, 10, 2950, 60)
    found = clusters(blobs(), context, include=include)
    assert all(cluster.box.union(include) == cluster.box for cluster in found)


def test_the_window_is_shifted_not_clipped():
    assert window(Box(0, 90, 10, 100), 20, (100, 100)) == Box(0, 50, 50, 100)
    assert window(Box(40, 40, 50, 50), 20, (100, 100)) == Box(20, 20, 70, 70)
    assert window(Box(40, 40, 50, 50), 200, (100, 60)) == Box(0, 0, 100, 60)
