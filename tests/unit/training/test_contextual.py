"""The contextual loss against a computation by hand, and what it is for."""

from __future__ import annotations

import math

import pytest
import torch

from pconv.training.contextual import contextual_loss


def by_hand(predicted, true, bandwidth=0.5):
    """Equations 2 to 5 for lists of vectors, with plain numbers."""
    mean = [sum(values) / len(true) for values in zip(*true, strict=True)]

    def turned(vector):
        vector = [a - b for a, b in zip(vector, mean, strict=True)]
        length = math.sqrt(sum(a * a for a in vector))
        return [a / length for a in vector]

    rows = []
    for x in map(turned, predicted):
        distances = [(1 - sum(a * b for a, b in zip(x, y, strict=True))) / 2 for y in map(turned, true)]
        close = [math.exp((1 - d / (min(distances) + 1e-3)) / bandwidth) for d in distances]
        rows.append([c / sum(close) for c in close])
    best = [max(column) for column in zip(*rows, strict=True)]
    return -math.log(sum(best) / len(best) + 1e-5)


@pytest.fixture
def textures():
    """Two different ones, of three channels and 8 x 8 places."""
    torch.manual_seed(0)
    return torch.rand(1, 3, 8, 8), torch.rand(1, 3, 8, 8)


def test_it_is_the_papers_sum_over_the_places_of_the_hole(textures):
    one, other = textures
    mask = torch.ones(1, 1, 16, 16)
    mask[..., :10, :8] = 0  # of the features, 5 x 4 places
    places = [x[0, :, :5, :4].flatten(1).T.tolist() for x in textures]
    want = by_hand(*places) * 20 / 64
    assert contextual_loss([one], [other], mask).item() == pytest.approx(want, rel=1e-4)
    # A sum over layers; what the second picture of a batch holds changes nothing of the first.
    twice = contextual_loss([one, one], [other, other], mask).item()
    assert twice == pytest.approx(2 * want, rel=1e-4)
    batch = [torch.cat([x, torch.rand(1, 3, 8, 8)]) for x in textures]
    masks = torch.cat([mask, torch.ones_like(mask)])
    assert contextual_loss([batch[0]], [batch[1]], masks).item() == pytest.approx(want / 2, rel=1e-4)


def test_texture_may_lie_anywhere_in_the_hole(textures):
    one, other = textures
    mask = torch.zeros(1, 1, 8, 8)
    shuffled = one.flatten(2)[..., torch.randperm(64)].view_as(one)
    plain = one.mean((2, 3), keepdim=True).expand_as(one)
    same, foreign, flat = (contextual_loss([x], [one], mask).item() for x in (shuffled, other, plain))
    assert same == pytest.approx(contextual_loss([one], [one], mask).item(), abs=1e-5)
    assert same < 0.5 * foreign < foreign < flat


def test_what_is_known_is_not_compared(textures):
    one, other = textures
    mask = torch.ones(1, 1, 8, 8)
    mask[..., 2:7, 2:7] = 0
    mixed = torch.where(mask.bool(), torch.rand(1, 3, 8, 8), one)
    assert contextual_loss([mixed], [other], mask).item() == pytest.approx(
        contextual_loss([one], [other], mask).item(), rel=1e-5
    )


def test_pictures_with_next_to_no_hole_count_nothing_and_break_nothing(textures):
    predicted = textures[0].clone().requires_grad_(True)
    mask = torch.ones(1, 1, 8, 8)
    mask[..., 0, :3] = 0
    for one in (mask, torch.ones_like(mask)):
        loss = contextual_loss([predicted], [textures[1]], one)
        loss.backward()
        assert loss.item() == 0
        assert torch.equal(predicted.grad, torch.zeros_like(predicted))


def test_large_holes_are_sampled_and_give_a_gradient():
    """More places than are compared at once, in half precision as under autocast; a flat fill must be left."""
    torch.manual_seed(0)
    true = torch.rand(2, 4, 48, 48)
    flat = torch.full_like(true, 0.5).to(torch.bfloat16).requires_grad_(True)
    mask = torch.zeros(2, 1, 48, 48)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = contextual_loss([flat], [true], mask)
    loss.backward()
    assert loss.dtype == torch.float32
    assert torch.isfinite(flat.grad).all()
    assert flat.grad.abs().max() > 0
