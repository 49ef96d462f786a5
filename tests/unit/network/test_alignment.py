"""Copies that fit to the pixel."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from pconv.network.alignment import copied

pytestmark = pytest.mark.usefixtures("either_way")

CELL = 4
SIDE = 64
TONE = 0.0601  # by how much copies may be lighter or darker than where they come from


def wallpaper(period, *, seed=0):
    """``(1, 3, 64, 64)`` of a random tile that repeats every `period` pixels."""
    tile = torch.rand(1, 3, period, period, generator=torch.Generator().manual_seed(seed)) * 2 - 1
    times = -(-SIDE // period)
    return tile.repeat(1, 1, times, times)[..., :SIDE, :SIDE]


def hole_of(top, left, height, width):
    mask = torch.ones(1, 1, SIDE, SIDE)
    mask[..., top : top + height, left : left + width] = 0
    return mask


def starting(mask, source):
    """Every cell with a hole in it begins at the cell `source`, a row and a column."""
    holes = functional.max_pool2d(1 - mask, CELL).flatten(1) > 0
    return torch.where(holes, source[0] * (mask.shape[-1] // CELL) + source[1], -1)


def blurred(picture, mask):
    """A soft prediction of the hole, in the picture."""
    soft = functional.avg_pool2d(functional.pad(picture, (2,) * 4, mode="replicate"), 5, 1)
    return torch.where(mask > 0, picture, soft)


@pytest.mark.parametrize("period", [9, 10, 11])
def test_a_pattern_off_the_grid_is_continued_exactly(period):
    """The pattern repeats at no whole number of cells; the nearest cell is up to two pixels off."""
    picture, mask = wallpaper(period), hole_of(26, 41, 10, 9)
    places = starting(mask, (0, 0))
    offset = [round(2 * period / CELL) * CELL, round(3 * period / CELL) * CELL]
    for cell in (places[0] >= 0).nonzero()[:, 0].tolist():
        row, column = cell // 16 - offset[0] // CELL, cell % 16 - offset[1] // CELL
        places[0, cell] = row * 16 + column
    filled = copied(blurred(picture, mask), mask, mask, places, CELL).picture
    torch.testing.assert_close(filled, picture, rtol=0, atol=TONE)


def test_the_rim_says_more_than_a_prediction_that_is_off():
    """Every cell begins where the rim wants it; what is predicted would rather have it a pixel to the side."""
    picture, mask = wallpaper(20), hole_of(24, 24, 16, 16)
    own = torch.arange(256)[None]
    places = torch.where(starting(mask, (0, 0)) < 0, -1, own - 5 * 16 - 5)
    predicted = torch.where(mask > 0, picture, picture.roll(1, dims=3))
    filled = copied(predicted, mask, mask, places, CELL).picture
    torch.testing.assert_close(filled, picture, rtol=0, atol=TONE)


def test_it_tells_how_well_copies_fit():
    picture, mask = wallpaper(12), hole_of(24, 24, 8, 8)
    places = starting(mask, (3, 6))
    same = copied(picture, mask, mask, places, CELL).misfit
    assert same.max() == 0
    noise = torch.rand(3, 36, SIDE, generator=torch.Generator().manual_seed(5)) * 2 - 1
    picture[..., 28:, :] = noise  # nothing is like the surroundings of the lower cells
    misfit = copied(picture, mask, mask, places, CELL).misfit
    upper, lower = misfit.view(16, 16)[6:8, 6:8]
    assert lower.min() > 2 * upper.max()
    assert (misfit[places < 0] == 0).all()


def test_copies_take_on_the_tone_of_what_was_predicted():
    """A sky gets lighter to the right; what is copied from the left would end in a step."""
    sky = wallpaper(20) * 0.1 + 0.002 * torch.arange(SIDE)
    mask = hole_of(24, 24, 16, 16)
    places = torch.where(starting(mask, (0, 0)) < 0, -1, torch.arange(256)[None] - 5)
    filled = copied(sky, mask, mask, places, CELL).picture
    torch.testing.assert_close(filled, sky, rtol=0, atol=0.004)


def test_one_good_place_is_enough():
    """A neighbour takes over what fits."""
    picture, mask = wallpaper(20), hole_of(24, 24, 8, 8)
    places = starting(mask, (1, 1))
    places[0, 6 * 16 + 6] = 1 * 16 + 1  # 20 pixels up and to the left, where the same is
    places[0, 6 * 16 + 7] = 12 * 16 + 3
    filled = copied(blurred(picture, mask), mask, mask, places, CELL).picture
    torch.testing.assert_close(filled, picture, rtol=0, atol=TONE)


def test_only_known_pixels_are_copied():
    generator = torch.Generator().manual_seed(3)
    picture = torch.rand(1, 3, SIDE, SIDE, generator=generator)
    mask = (torch.rand(1, 1, SIDE, SIDE, generator=generator) > 0.02).float()
    mask[..., :12, :12] = 1
    picture = torch.where(mask > 0, picture, picture + 5)
    filled = copied(picture, mask, mask, starting(mask, (1, 1)), CELL).picture
    assert filled.max() <= 1 + TONE
    assert torch.equal(filled * mask, picture * mask)


def test_nothing_is_copied_from_where_it_may_not_be():
    """The wallpaper fits as well on the left as on the right; the left is barred."""
    picture, mask = wallpaper(16), hole_of(24, 28, 8, 8)
    tinted = picture.clone()
    tinted[..., :28] += 0.5
    sources = mask.clone()
    sources[..., :28] = 0
    places = starting(mask, (6, 11))
    places[0, 6 * 16 + 7 :: 16] = torch.where(places[0, 6 * 16 + 7 :: 16] >= 0, 6 * 16 + 11, -1)
    filled = copied(blurred(tinted, mask), mask, sources, places, CELL).picture
    torch.testing.assert_close(filled[..., 24:32, 28:36], picture[..., 24:32, 28:36], rtol=0, atol=TONE)


def test_where_there_is_no_place_all_stays_as_it_is():
    picture, mask = wallpaper(8), hole_of(24, 24, 8, 8)
    predicted = torch.where(mask > 0, picture, 3.0)
    filled, misfit, origins = copied(predicted, mask, mask, torch.full((1, 256), -1), CELL)
    assert torch.equal(filled, predicted)
    assert not misfit.any()
    assert (origins == -1).all()


def test_pictures_padded_into_a_batch_come_out_as_alone():
    shapes = ((61, 50), (64, 64), (37, 63))
    batch, masks = torch.zeros(3, 3, SIDE, SIDE), torch.zeros(3, 1, SIDE, SIDE)
    places = torch.full((3, 256), -1)
    alone = []
    for index, (height, width) in enumerate(shapes):
        picture = wallpaper(11 + index, seed=index)
        mask = hole_of(height - 9, width - 15, 12, 20)  # over the corner
        columns = -(-width // CELL)
        mine = starting(mask, (1, 1)).view(16, 16)[: -(-height // CELL), :columns]
        places[index].view(16, 16)[: len(mine), :columns] = mine
        own = torch.where(mine >= 0, columns + 1, -1).flatten()[None]  # the same cell in rows of another length
        parts = (blurred(picture, mask)[..., :height, :width], mask[..., :height, :width])
        batch[index, :, :height, :width], masks[index, :, :height, :width] = parts[0][0], parts[1][0]
        alone.append(copied(*parts, parts[1], own, CELL)[0])
    together = copied(batch, masks, masks, places, CELL, torch.tensor(shapes)).picture
    for index, (height, width) in enumerate(shapes):
        assert torch.equal(together[index : index + 1, :, :height, :width], alone[index])
