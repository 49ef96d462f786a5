"""What a network that copies looks at, and what it copies."""

from __future__ import annotations

import pytest
import torch

from pconv.network import PConvUNet, UNetConfig, prepare
from pconv.network.attention import CELL, match, seen

pytestmark = pytest.mark.usefixtures("either_way")

CELLS = 16


@pytest.fixture
def repeating():
    """Features of a wallpaper that repeats every 8 cells, ``(1, 12, 16, 16)``, and a mask with a hole of 3 x 3."""
    tile = torch.randn(1, 12, 8, 8, generator=torch.Generator().manual_seed(0))
    mask = torch.ones(1, 1, CELLS * CELL, CELLS * CELL)
    mask[..., 4 * CELL : 7 * CELL, 3 * CELL : 6 * CELL] = 0
    return tile.repeat(1, 1, 2, 2), mask


def hole_cells(places):
    return (places[0] >= 0).nonzero()[:, 0]


def test_the_same_place_of_a_repeating_picture_is_found(repeating):
    features, mask = repeating
    places = match(features, mask, mask)
    goals = hole_cells(places)
    assert goals.tolist() == [row * CELLS + column for row in (4, 5, 6) for column in (3, 4, 5)]
    for goal in goals.tolist():
        found = int(places[0, goal])
        assert found != goal
        assert (found // CELLS - goal // CELLS) % 8 == 0
        assert (found % CELLS - goal % CELLS) % 8 == 0


@pytest.mark.parametrize(("near", "far"), [((8, 4), (12, 12)), ((4, 10), (13, 3))])
def test_of_two_equal_places_the_nearer_is_taken(near, far):
    features = torch.randn(1, 12, CELLS, CELLS, generator=torch.Generator().manual_seed(1))
    row, column = 3, 4
    for y, x in (near, far):
        features[..., y - 1 : y + 2, x - 1 : x + 2] = features[..., row - 1 : row + 2, column - 1 : column + 2]
    mask = torch.ones(1, 1, CELLS * CELL, CELLS * CELL)
    mask[..., row * CELL + 1, column * CELL + 2] = 0  # a single pixel makes its cell a hole
    places = match(features, mask, mask)
    assert hole_cells(places).tolist() == [row * CELLS + column]
    assert int(places[0, row * CELLS + column]) == near[0] * CELLS + near[1]


def test_holes_are_never_copied(repeating):
    features, mask = repeating
    places = match(features, mask, mask)
    hole = set(hole_cells(places).tolist())
    assert hole
    assert not hole & {int(places[0, goal]) for goal in hole}


def test_what_may_not_be_copied_is_not(repeating):
    features, mask = repeating
    places = match(features, mask, mask)
    barred = mask.clone()
    for place in places[0, hole_cells(places)].tolist():
        barred[..., place // CELLS * CELL, place % CELLS * CELL] = 0
    others = match(features, mask, barred)
    assert torch.equal(hole_cells(others), hole_cells(places))
    assert not set(others[0].tolist()) & set(places[0, hole_cells(places)].tolist())


def test_one_place_is_not_copied_all_over():
    """All of the hole looks like one place; the others are not much like it."""
    features = torch.randn(1, 12, CELLS, CELLS, generator=torch.Generator().manual_seed(1))
    mask = torch.ones(1, 1, CELLS * CELL, CELLS * CELL)
    mask[..., 4 * CELL : 12 * CELL, 4 * CELL : 12 * CELL] = 0
    features[..., 4:12, 4:12] = features[..., 1:4, 1:4] = torch.ones(1, 12, 1, 1)
    places = match(features, mask, mask)
    copied = places[0, hole_cells(places)].bincount()
    assert copied.sum() == 64
    assert copied[2 * CELLS + 2] == 8, "those most like it keep it"
    assert copied.max() <= 16


def test_nothing_known_is_nothing_copied(repeating):
    features, mask = repeating
    assert (match(features, torch.zeros_like(mask), torch.zeros_like(mask)) == -1).all()


def pooled(picture):
    """Stands for an encoder: the picture at full, half and a quarter of its size."""
    return [picture, *(torch.nn.functional.avg_pool2d(picture, side) for side in (2, 4))]


def test_a_copy_like_its_prediction_is_trusted():
    """A wallpaper of random cells, predicted right but for one cell."""
    tile = torch.rand(1, 3, 8, 8, generator=torch.Generator().manual_seed(2)) * 2 - 1
    picture = tile.repeat(1, 1, 2, 2).repeat_interleave(CELL, 2).repeat_interleave(CELL, 3)
    mask = torch.ones(1, 1, CELLS * CELL, CELLS * CELL)
    mask[..., 4 * CELL : 7 * CELL, 3 * CELL : 6 * CELL] = 0
    predicted = picture.clone()
    wrong = (..., slice(5 * CELL, 6 * CELL), slice(4 * CELL, 5 * CELL))
    predicted[wrong] *= -1
    copies = seen(pooled, predicted, mask)
    tone = {"rtol": 0, "atol": 0.0601}  # copies may be that much lighter or darker
    torch.testing.assert_close(copies.features[0], picture, **tone)
    torch.testing.assert_close(copies.detail, picture - predicted, **tone)
    trust = copies.trust[0, 0]
    assert (trust[mask[0, 0, ::CELL, ::CELL] == 1] == -1).all()
    others = trust[4:7, 3:6].flatten()[[0, 1, 2, 3, 5, 6, 7, 8]]
    torch.testing.assert_close(others, torch.ones(8), **tone)
    assert trust[5, 4] < 0


def networks():
    torch.manual_seed(0)
    plain = PConvUNet(UNetConfig(width=4, depth=4))
    image = torch.rand(2, 3, 64, 64)
    mask = torch.ones(2, 1, 64, 64)
    mask[..., 20:44, 24:40] = 0
    return plain, image * mask, mask


def test_known_pixels_are_repainted_as_without_copies():
    network, image, mask = networks()
    network.eval()
    before = network(image, mask)[0]
    network.add_copies()
    assert network.config.copies
    after = network(image, mask)[0]
    assert torch.equal(after * mask, before * mask)
    assert not torch.equal(after, before)


def test_the_first_look_leaves_the_statistics_alone():
    """In training every statistic moves once a step, by what the second look sees."""
    network, image, mask = networks()
    network.add_copies()
    network.train()(image, mask)
    moved = {int(layer.norm.num_batches_tracked) for layer in (*network.encoder[1:], *network.decoder[:-1])}
    assert moved == {1}


def test_what_is_copied_is_learned():
    """Every weight that decides about copies gets a gradient, through the second look alone."""
    network, image, mask = networks()
    network.add_copies()
    for convolution in network.attention.convolutions:
        torch.nn.init.normal_(convolution.weight)
    torch.manual_seed(1)
    output, _ = network.train()(image, mask)
    output.square().mean().backward()
    for name, parameter in network.attention.named_parameters():
        assert parameter.grad is not None and parameter.grad.abs().sum() > 0, name


def test_copies_need_three_levels():
    from pconv.errors import UsageError

    with pytest.raises(UsageError):
        UNetConfig(width=4, depth=2, copies=True)


def test_detail_is_taken_over_as_far_as_copies_fit():
    """A wallpaper with a soft hole gets all of its detail back, noise next to none."""
    network, _, mask = networks()
    network.add_copies()
    tile = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(4))
    wallpaper = tile.repeat(2, 1, 4, 4)
    noise = torch.rand(wallpaper.shape, generator=torch.Generator().manual_seed(6))
    prepared = prepare(network.eval())
    hole = (mask < 1).expand_as(wallpaper)
    contrasts = []
    for picture in (wallpaper, noise):
        filled = torch.where(hole, torch.nn.functional.avg_pool2d(picture, 3, 1, 1), picture)
        copies = prepared.detail(filled, mask, mask)
        filled += (copies.picture - filled) * copies.fit
        contrasts.append(float(filled[hole].std() / picture[~hole].std()))
    torch.testing.assert_close(filled[~hole], noise[~hole])
    assert contrasts[0] == pytest.approx(1, abs=0.02)
    assert contrasts[1] < 0.5, "copies that fit nowhere would have brought it to over 0.8"
