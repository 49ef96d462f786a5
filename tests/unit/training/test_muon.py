"""The optimizer of the convolutions: steps with equally long directions."""

import copy

import pytest
import torch

from pconv.network import PConvUNet, UNetConfig
from pconv.training.muon import Muon, optimizers_for, orthogonal


@pytest.mark.parametrize("shape", [(48, 200), (200, 48), (1, 9)])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_singular_vectors_stay_and_singular_values_become_about_one(shape, dtype):
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(0)) * 1e-6
    made = orthogonal(matrix.to(dtype)).float()
    assert made.shape == matrix.shape
    values = torch.linalg.svdvals(made)
    assert values.min() > 0.6 and values.max() < 1.3
    left, _, right = torch.linalg.svd(matrix, full_matrices=False)
    turned = left.T @ made @ right.T
    assert turned.diagonal().min() > 0.6
    assert (turned - turned.diagonal().diag()).abs().max() < 0.05


def test_no_gradient_is_no_step():
    assert not orthogonal(torch.zeros(4, 9)).any()
    weight = torch.nn.Parameter(torch.ones(4, 2, 3, 3))
    Muon([weight], 0.1).step()
    assert torch.equal(weight.detach(), torch.ones(4, 2, 3, 3))


def test_a_step_is_as_long_as_the_rate_says_whatever_the_gradient():
    """Entries move by 0.2 of the rate on average (root mean square), the length of Adam's steps."""
    for scale in (1e-4, 1e4):
        weight = torch.nn.Parameter(torch.zeros(16, 32, 3, 3).to(memory_format=torch.channels_last))
        weight.grad = scale * torch.randn(16, 32, 3, 3, generator=torch.Generator().manual_seed(1))
        Muon([weight], 0.01).step()
        assert weight.detach().square().mean().sqrt() == pytest.approx(0.2 * 0.01, rel=0.25)
        assert (weight.detach() * weight.grad).sum() < 0


def test_the_order_of_channels_and_taps_is_indifferent():
    """A network whose channels are renumbered learns the same."""
    shuffled = torch.randperm(12, generator=torch.Generator().manual_seed(2))
    weight = torch.nn.Parameter(torch.zeros(8, 12, 3, 3))
    weight.grad = torch.randn(8, 12, 3, 3, generator=torch.Generator().manual_seed(3))
    other = copy.deepcopy(weight)
    other.grad = weight.grad[:, shuffled].flip(-1)
    for one in (weight, other):
        Muon([one], 0.1).step()
    torch.testing.assert_close(other.detach(), weight.detach()[:, shuffled].flip(-1), atol=1e-5, rtol=1e-3)


def test_every_parameter_has_one_optimizer_and_the_ends_have_adam():
    network = PConvUNet(UNetConfig(width=8, depth=3))
    adam, muon = optimizers_for(network, 1e-3, muon=True, betas=(0.9, 0.999), dtype=torch.float32, fused=None)
    held = [id(p) for optimizer in (adam, muon) for group in optimizer.param_groups for p in group["params"]]
    assert sorted(held) == sorted(id(p) for p in network.parameters())
    convolutions = [p for p in network.parameters() if p.ndim == 4]
    assert {id(p) for p in muon.param_groups[0]["params"]} == {id(p) for p in convolutions[1:-1]}
    (alone,) = optimizers_for(network, 1e-3, muon=False, betas=(0.9, 0.999), dtype=torch.float32, fused=None)
    assert isinstance(alone, torch.optim.Adam)
