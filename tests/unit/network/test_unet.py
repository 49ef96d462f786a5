"""The network of the paper's table."""

from __future__ import annotations

import pytest
import torch

from pconv.errors import UsageError
from pconv.network import PConvUNet, UNetConfig, closes

SMALL = UNetConfig(width=4, depth=4)


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return PConvUNet(SMALL).eval().requires_grad_(False)


def test_has_the_papers_layers():
    network = PConvUNet()
    assert sum(p.numel() for p in network.parameters()) == pytest.approx(32.86e6, abs=0.01e6)
    rows = [
        (
            layer.convolution.weight.shape[-1],
            sum(layer.convolution.sources),
            layer.convolution.weight.shape[0],
            layer.convolution.stride,
            isinstance(layer.norm, torch.nn.BatchNorm2d),
            type(layer.activation).__name__,
        )
        for layer in (*network.encoder, *network.decoder)
    ]
    assert rows == [
        (7, 3, 64, 2, False, "ReLU"),
        (5, 64, 128, 2, True, "ReLU"),
        (5, 128, 256, 2, True, "ReLU"),
        (3, 256, 512, 2, True, "ReLU"),
        *[(3, 512, 512, 2, True, "ReLU")] * 4,
        *[(3, 1024, 512, 1, True, "LeakyReLU")] * 4,
        (3, 768, 256, 1, True, "LeakyReLU"),
        (3, 384, 128, 1, True, "LeakyReLU"),
        (3, 192, 64, 1, True, "LeakyReLU"),
        (3, 67, 3, 1, False, "Identity"),
    ]


@pytest.mark.parametrize("shape", [(16, 16), (17, 33), (1, 1), (5, 64), (31, 16)])
def test_takes_pictures_of_any_size(network, shape):
    output, mask = network(torch.rand(2, 3, *shape), torch.ones(2, 1, *shape))
    assert output.shape == (2, 3, *shape)
    assert mask.shape == (2, 1, *shape)
    assert output.isfinite().all()


def test_odd_sizes_equal_padding_with_hole_that_stays_hole(network):
    torch.manual_seed(0)
    image, valid = torch.rand(1, 3, 27, 41), (torch.rand(1, 1, 27, 41) < 0.7).float()
    alone, _ = network(image, valid)
    padded, mask = torch.rand(1, 3, 32, 48), torch.ones(1, 1, 32, 48)
    padded[..., :27, :41], mask[..., :27, :41] = image, valid
    together, _ = network(padded, mask, torch.tensor([[27, 41]]))
    torch.testing.assert_close(together[..., :27, :41], alone, rtol=1e-4, atol=1e-5)


def test_pixels_under_the_hole_have_no_influence(network):
    torch.manual_seed(0)
    image, mask = torch.rand(1, 3, 40, 40), (torch.rand(1, 1, 40, 40) < 0.5).float()
    other = torch.where(mask.bool(), image, torch.rand_like(image))
    assert torch.equal(network(image, mask)[0], network(other, mask)[0])


@pytest.mark.parametrize(
    ("depth", "side"), [(2, 14), (3, 30), (4, 46), (5, 78), (6, 142), (7, 270), (8, 526), (9, 1038)]
)
def test_how_large_a_square_hole_closes(depth, side):
    """Wherever the hole lies; one pixel more and some place is never reached."""
    config = UNetConfig(width=1, depth=depth)
    assert closes(config) == side
    layers = [layer.convolution for layer in PConvUNet(config).encoder]
    period = 2**depth
    extent = -(-(side + 4 * period) // period) * period

    def closed(hole: int, offset: int) -> bool:
        mask = torch.ones(1, 1, extent, extent)
        start = (extent - side) // 2 // period * period + offset
        mask[..., start : start + hole, start : start + hole] = 0
        for layer in layers:
            _, mask = layer.count(mask)
        return bool(mask.all())

    offsets = sorted({offset % period for offset in (*range(0, period, max(1, period // 5)), side // 2, -side // 2)})
    assert all(closed(side, offset) for offset in offsets)
    if depth <= 5:  # trying every place takes too long for the deeper ones
        assert not all(closed(side + 1, offset) for offset in range(period))


def test_frozen_encoder_norm_does_not_move():
    network = PConvUNet(SMALL).train()
    network.freeze_encoder_norm()
    before = {name: tensor.clone() for name, tensor in network.encoder.state_dict().items() if "norm" in name}
    optimizer = torch.optim.SGD([p for p in network.parameters() if p.requires_grad], lr=0.1)
    output, _ = network(torch.rand(2, 3, 32, 32), torch.ones(2, 1, 32, 32))
    output.mean().backward()
    optimizer.step()
    after = network.encoder.state_dict()
    assert all(torch.equal(after[name], tensor) for name, tensor in before.items())
    assert not torch.equal(network.decoder[0].norm.running_mean, torch.zeros(network.decoder[0].norm.num_features))


@pytest.mark.parametrize("depth", [1, 10])
def test_impossible_depths_are_refused(depth):
    with pytest.raises(UsageError, match="depth"):
        UNetConfig(depth=depth)
