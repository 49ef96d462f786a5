"""What PatchMatch takes for a good source, and whose word counts for a pixel."""

from dataclasses import replace

import numpy as np

from pconv.box import Box
from pconv.methods import Region, Run, get
from pconv.methods.completion import crowding, patches, vote
from pconv.methods.completion.guides import UNGUIDED
from pconv.methods.completion.patches import Liked, Scene, Sought, Weighing
from pconv.methods.completion.region import fill as region_fill
from pconv.methods.completion.search import Field
from pconv.methods.completion.settings import Settings
from pconv.methods.patchmatch import PatchMatchOptions


def test_of_sources_that_look_alike_near_ones_are_copied():
    """Noise that repeats every 40 columns: each hole pixel has up to seven perfect sources."""
    tile = np.random.default_rng(3).integers(0, 256, (120, 40, 3), dtype=np.uint8)
    image = np.tile(tile, (1, 8, 1))
    hole = np.zeros(image.shape[:2], bool)
    hole[45:75, 140:170] = True
    blind = np.where(hole[..., None], 0, image).astype(np.uint8)
    found = get("patchmatch").fill_region(Region(blind, hole, Box(0, 0, *hole.shape)), PatchMatchOptions(), Run())
    assert (found.image[hole] == image[hole]).mean() > 0.9
    away = np.abs(found.copied[:, 1] - np.nonzero(hole)[1])
    assert np.mean(away == 40) > 0.9


def _cat(crop, centre, radii):
    """A region of a photograph with an elliptic hole."""
    from skimage import data

    y, x = np.mgrid[: crop.height, : crop.width]
    hole = ((y - centre[0]) / radii[0]) ** 2 + ((x - centre[1]) / radii[1]) ** 2 < 1
    return Region(data.chelsea()[crop.slices], hole, Box(0, 0, *hole.shape))


def test_what_is_copied_stays_in_larger_pieces_than_the_nearest_matches_alone():
    region = _cat(Box(40, 60, 240, 300), (90, 130), (36, 44))
    hole = region.hole

    def borders(settings):
        """How many neighbours in the hole are copied from places that are no neighbours."""
        offsets = np.zeros((*hole.shape, 2), int)
        offsets[hole] = region_fill(region, settings, Run()).copied - np.argwhere(hole)
        across = (np.diff(offsets, axis=1) != 0).any(2) & hole[:, 1:] & hole[:, :-1]
        down = (np.diff(offsets, axis=0) != 0).any(2) & hole[1:] & hole[:-1]
        return across.sum() + down.sum()

    settings = Settings()
    assert borders(settings) < 0.9 * borders(replace(settings, together=0.0))


def test_a_piece_that_is_copied_over_and_over_costs_more_with_each_doubling():
    once = np.argwhere(np.ones((12, 12), bool)) + 10
    cost = crowding.measured(np.concatenate([once] * 4), (40, 40), 2, 100.0)
    assert (cost[12:20, 12:20] == 200).all()
    assert cost[:7].max() == cost[24:].max() == 0
    assert not crowding.measured(once, (40, 40), 2, 100.0).any()


def test_less_is_copied_many_times_over():
    region = _cat(Box(20, 40, 260, 320), (110, 140), (60, 80))

    def often(settings):
        """How often the source of a pixel of the hole is copied, on average."""
        times = np.zeros(region.hole.shape)
        copied = region_fill(region, settings, Run()).copied
        np.add.at(times, tuple(copied.T), 1)
        return times[tuple(copied.T)].mean()

    assert often(Settings()) < 0.8 * often(replace(Settings(), crowding=0.0))


def test_known_pixels_count_more_than_guesses_in_what_patches_are_compared_by():
    """A patch at a hole's left rim: of its five columns two are known, three lie ever deeper."""
    depth = np.zeros((1 + 4, 1 + 4), np.uint16)
    depth[:, 2:] = np.array([8, 16, 24])
    fading = np.full(257, 32, np.int32), np.clip(32 * np.exp(-0.6 * np.arange(-128, 129) / 8), 1, 255).astype(np.int32)
    picture = np.full((5, 15, 3), 100, np.uint8)
    picture[:, 5] = 140  # the second patch differs in a known column, the third in the deepest
    picture[:, 14] = 140
    liked = Liked(np.zeros(1, np.int32), crowding.NOWHERE, 0)

    def distances(table):
        pixels, weights = picture.reshape(-1), np.empty(75, np.int32)
        way, mean = patches.patch_weights(Weighing(depth, table), 0, 0, 2, weights)
        sought = Sought(45, 2, way, mean, 0, UNGUIDED, liked)
        return [patches.patch_distance(pixels, weights, sought, 2, 2, 2, x, patches.FAR) for x in (2, 7, 12)]

    same, known, deep = distances(fading[0])
    assert same == 0 and known == deep == 5 * 3 * 40**2
    same, known, deep = distances(fading[1])
    assert same == 0 and known > 5 * deep > 0


def test_a_pixel_is_decided_by_the_patches_that_know_more():
    """One pixel of a hole with two patches over it that fit equally well, one at the rim and one two pixels deeper."""
    picture = np.zeros((5, 30, 3), np.uint8)
    picture[:, 15:] = 200
    hole, target = np.zeros((2, 1, 3), np.uint8)
    hole[0, 1] = 1
    target[0, [0, 2]] = 1
    nnf = np.zeros((1, 3, 2), np.int32)
    nnf[0, 0], nnf[0, 2] = (2, 7), (2, 22)
    depth = np.zeros((1 + 4, 3 + 4), np.uint16)
    depth[2, 4] = 16
    scene = Scene(picture.reshape(-1), 90, np.ones((5, 30), np.uint8), 2)
    field = Field(target, 2, 2, nnf, np.full((1, 3), 50, np.int32))
    vote.vote_band(0, 1, scene, field, hole, depth, 2.0, 0.0)
    assert picture[2, 3, 0] == 100
    vote.vote_band(0, 1, scene, field, hole, depth, 2.0, 1.8 / 8)
    assert picture[2, 3, 0] < 10
