"""The network prepared for prediction is the same function as the plain one."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from pconv.box import Box
from pconv.network import PConvUNet, UNetConfig, prepare
from pconv.network.coverage import border_sums, window_sums

# The deeper ones have layers on both sides of the level from which decoders are not split.
SHAPES = tuple(UNetConfig(width=4, depth=depth, copies=copies) for copies in (False, True) for depth in (3, 6))


@pytest.fixture(scope="module", params=SHAPES, ids=str)
def network(request):
    """BatchNorm with statistics, scales of both signs and shifts that a forgotten fold or mask would show."""
    torch.manual_seed(request.param.depth)
    network = PConvUNet(request.param).eval().requires_grad_(False)
    for layer in (*network.encoder, *network.decoder):
        layer.convolution.bias.normal_()
        if isinstance(layer.norm, torch.nn.BatchNorm2d):
            layer.norm.running_mean.normal_()
            layer.norm.running_var.uniform_(0.5, 4)
            layer.norm.weight.normal_()
            layer.norm.bias.normal_()
    if network.attention is not None:
        for parameter in network.attention.parameters():
            parameter.normal_()
    return network


def picture(height, width, count=1, seed=0):
    """A picture and a mask with a block, specks and, in later pictures of a batch, the block elsewhere."""
    generator = torch.Generator().manual_seed(seed)
    image = torch.rand(count, 3, height, width, generator=generator)
    mask = (torch.rand(count, 1, height, width, generator=generator) < 0.97).float()
    for index in range(count):
        mask[index, :, height // 4 + index : height // 2, width // 4 : width // 2 + index] = 0
    return image, mask


def assert_same(got, want, *, apart=0.0):
    """Up to rounding, relative to the range of the picture, but for a share of it: of nearly equal places to copy from,
    rounding decides which is taken, and processors round differently."""
    assert torch.equal(got[1], want[1])
    assert got[0].dtype == got[1].dtype == torch.float32
    close = torch.isclose(got[0], want[0], rtol=1e-4, atol=2e-6 * max(1.0, want[0].abs().max().item()))
    assert (~close).float().mean() <= apart


@pytest.mark.parametrize("shape", [(64, 64), (65, 47), (33, 96), (7, 5), (1, 1), (130, 67)])
def test_equals_the_plain_network_at_any_size(network, shape):
    image, mask = picture(*shape, count=2)
    mask[..., 0, 0] = 1
    cells = 2 * 16 / mask.numel() if network.config.copies else 0.0
    assert_same(prepare(network)(image, mask), network(image, mask), apart=cells)


def test_equals_the_plain_network_where_holes_do_not_close():
    torch.manual_seed(3)
    network = PConvUNet(UNetConfig(width=4, depth=3)).eval().requires_grad_(False)
    for layer in network.encoder[1:]:
        layer.norm.bias.normal_()  # what a hole's windows hold in the plain network, to be masked one layer on
    image, mask = torch.rand(1, 3, 120, 121), torch.ones(1, 1, 120, 121)
    mask[..., 10:110, 8:113] = 0
    want = network(image, mask)
    assert not want[1].all(), "the hole must stay open, or this tests too little"
    assert_same(prepare(network)(image, mask), want)


@pytest.mark.parametrize("known", [0.0, 1.0])
def test_equals_the_plain_network_without_a_hole_and_without_a_picture(network, known):
    image, mask = torch.rand(1, 3, 40, 51), torch.full((1, 1, 40, 51), known)
    assert_same(prepare(network)(image, mask), network(image, mask))


@pytest.mark.parametrize(
    "box",
    [Box(30, 40, 60, 61), Box(0, 0, 9, 12), Box(70, 80, 97, 101), Box(50, 50, 51, 51), Box(0, 33, 97, 34)],
    ids=["inside", "first corner", "last corner", "one pixel", "column"],
)
def test_a_part_equals_that_part_of_the_whole(network, box):
    image, mask = picture(97, 101, count=2)
    prepared = prepare(network)
    predicted, seen = prepared(image, mask)
    part = predicted[..., *box.slices], seen[..., *box.slices]
    assert_same(prepared(image, mask, box=box), part)


def test_padded_batches_equal_the_plain_network(network):
    image, mask = picture(48, 61, count=2)
    sizes = torch.tensor([[48, 37], [29, 61]])
    assert_same(prepare(network)(image, mask, sizes), network(image, mask, sizes))
    box = Box(20, 30, 44, 50)
    want = tuple(part[..., *box.slices] for part in network(image, mask, sizes))
    assert_same(prepare(network)(image, mask, sizes, box=box), want)


def test_pixels_under_the_hole_have_no_influence(network):
    image, mask = picture(64, 64)
    other = torch.where(mask.bool(), image, torch.rand_like(image))
    prepared = prepare(network)
    assert torch.equal(prepared(image, mask)[0], prepared(other, mask)[0])


def test_half_precision_stays_within_its_rounding():
    """The prepared network in bfloat16 strays from float32 no further than the plain one does."""
    torch.manual_seed(0)
    network = PConvUNet(UNetConfig(width=8, depth=4)).eval().requires_grad_(False)
    image, mask = picture(96, 96)
    exact = network(image, mask)[0]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        plain = (network(image, mask)[0].float() - exact).square().mean()
    made = prepare(network, torch.bfloat16)(image, mask)[0]
    assert made.dtype == torch.float32
    assert 0 < (made - exact).square().mean() < plain


def test_preparing_leaves_the_network_and_takes_nothing_of_it():
    torch.manual_seed(0)
    network = PConvUNet(UNetConfig(width=4, depth=3)).eval().requires_grad_(False)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    image, mask = picture(32, 32)
    prepared = prepare(network)
    want = prepared(image, mask)[0]
    assert all(torch.equal(before[name], tensor) for name, tensor in network.state_dict().items())
    for parameter in network.parameters():
        parameter.zero_()
    assert torch.equal(prepared(image, mask)[0], want)


def test_two_threads_do_not_disturb_each_other(network, same_in_threads):
    assert same_in_threads(prepare(network), [picture(40 + 9 * n, 56, seed=n) for n in range(2)], times=15)


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("kernel", [3, 5, 7])
def test_counts_are_sums_over_windows(kernel, stride):
    torch.manual_seed(0)
    mask = (torch.rand(2, 1, 19, 26) < 0.5).float()
    ones = torch.ones(1, 1, kernel, kernel)
    want = functional.conv2d(mask, ones, stride=stride, padding=kernel // 2)
    assert torch.equal(window_sums(mask, kernel, stride), want)
    full = functional.conv2d(torch.ones(1, 1, 19, 26), ones, stride=stride, padding=kernel // 2)
    assert torch.equal(border_sums(19, 26, kernel, stride, device=mask.device), full)
