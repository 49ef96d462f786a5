"""What a network that copies looks at, and what it copies."""

from __future__ import annotations

import pytest
import torch

from pconv.box import Box
from pconv.network import PConvUNet, UNetConfig
from pconv.network.attention import CELL, LEVEL, Matches, match

CELLS = 16


@pytest.fixture
def repeating():
    """Features of a wallpaper that repeats every 8 cells, ``(1, 12, 16, 16)``, and a mask with a hole of 3 x 3."""
    tile = torch.randn(1, 12, 8, 8, generator=torch.Generator().manual_seed(0))
    mask = torch.ones(1, 1, CELLS * CELL, CELLS * CELL)
    mask[..., 4 * CELL : 7 * CELL, 3 * CELL : 6 * CELL] = 0
    return tile.repeat(1, 1, 2, 2), mask


def hole_cells(matches):
    return (matches.trust[0, 0] > -1).flatten().nonzero()[:, 0]


def test_the_same_place_of_a_repeating_picture_is_found(repeating):
    matches = match(*repeating)
    goals = hole_cells(matches)
    assert goals.tolist() == [row * CELLS + column for row in (4, 5, 6) for column in (3, 4, 5)]
    for goal in goals.tolist():
        found = int(matches.places[0, goal])
        assert found != goal
        assert (found // CELLS - goal // CELLS) % 8 == 0
        assert (found % CELLS - goal % CELLS) % 8 == 0
    torch.testing.assert_close(matches.trust[0, 0, 4:7, 3:6], torch.ones(3, 3), rtol=0, atol=0.02)


@pytest.mark.parametrize(("near", "far"), [((8, 4), (12, 12)), ((4, 10), (13, 3))])
def test_of_two_equal_places_the_nearer_is_taken(near, far):
    features = torch.randn(1, 12, CELLS, CELLS, generator=torch.Generator().manual_seed(1))
    row, column = 3, 4
    for y, x in (near, far):
        features[..., y - 1 : y + 2, x - 1 : x + 2] = features[..., row - 1 : row + 2, column - 1 : column + 2]
    mask = torch.ones(1, 1, CELLS * CELL, CELLS * CELL)
    mask[..., row * CELL + 1, column * CELL + 2] = 0  # a single pixel makes its cell a hole
    matches = match(features, mask)
    assert hole_cells(matches).tolist() == [row * CELLS + column]
    assert int(matches.places[0, row * CELLS + column]) == near[0] * CELLS + near[1]


def test_holes_are_never_copied(repeating):
    features, mask = repeating
    matches = match(features, mask)
    hole = set(hole_cells(matches).tolist())
    assert hole
    assert not hole & {int(matches.places[0, goal]) for goal in hole}


def test_nothing_known_is_nothing_copied(repeating):
    features, mask = repeating
    matches = match(features, torch.zeros_like(mask))
    assert (matches.trust == -1).all()


@pytest.mark.parametrize("level", range(LEVEL + 1))
def test_cells_are_copied_with_all_that_is_in_them(level):
    side = 2 ** (LEVEL - level)
    features = torch.arange(2.0 * 5 * side * 7 * side).view(1, 2, 5 * side, 7 * side)
    features = features[..., : 5 * side - side // 2, : 7 * side - side // 2]  # a picture that ends within a cell
    places = torch.arange(35)[None].clone()
    places[0, 2 * 7 + 3] = 1 * 7 + 1
    matches = Matches(places, torch.zeros(1, 1, 5, 7))
    copied = matches.copied(features, level)
    assert copied.shape == features.shape
    want = features.clone()
    want[..., 2 * side : 3 * side, 3 * side : 4 * side] = features[..., side : 2 * side, side : 2 * side]
    assert torch.equal(copied, want)
    box = Box(side, 2 * side, 3 * side, 4 * side + 1)
    assert torch.equal(matches.copied(features, level, box), want[..., *box.slices])


def networks():
    torch.manual_seed(0)
    plain = PConvUNet(UNetConfig(width=4, depth=4))
    image = torch.rand(2, 3, 64, 64)
    mask = torch.ones(2, 1, 64, 64)
    mask[..., 20:44, 24:40] = 0
    return plain, image * mask, mask


def test_a_network_begins_to_copy_from_what_it_was():
    network, image, mask = networks()
    network.eval()
    before = network(image, mask)[0]
    network.add_copies()
    assert network.config.copies
    assert torch.equal(network(image, mask)[0], before)


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
