"""Marks on training pictures, and what is learned from them."""

import pytest
import torch
from torch.nn import functional

from pconv.training.config import PRESETS
from pconv.training.damage import damaged, soft
from pconv.training.exercise import exercise
from pconv.training.finding import MarksObjective

COUNT, SIZE = 64, 48


@pytest.fixture
def pictures():
    return torch.rand(COUNT, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(0)) * 0.2 + 0.4


@pytest.fixture
def mask():
    mask = torch.ones(COUNT, 1, SIZE, SIZE)
    mask[..., 10:13, 5:40] = 0
    return mask


def generator(seed=1):
    return torch.Generator().manual_seed(seed)


def test_marks_lie_where_the_mask_says_and_nowhere_else(pictures, mask):
    made, found = damaged(pictures, mask, generator())
    near = functional.max_pool2d(1 - found, 7, 1, 3) > 0  # the soft edge and the shadow of a mark
    change = (made - pictures).abs().mean(1, keepdim=True)
    assert (change[~near] <= 0.05).all()  # where a mark cannot be seen
    assert made.min() >= 0 and made.max() <= 1


def test_what_is_said_to_be_damaged_looks_different(pictures, mask):
    made, found = damaged(pictures, mask, generator())
    change = (made - pictures).abs().mean(1, keepdim=True)
    assert change[found == 0].mean() > 0.15
    assert 0.3 < float(found.eq(0).float().mean() / mask.eq(0).float().mean()) < 2.5


def test_some_marks_are_light_and_some_dark_some_wide_and_some_pictures_have_none(pictures, mask):
    made, found = damaged(pictures, mask, generator())
    hole = found == 0
    change = ((made - pictures).mean(1, keepdim=True) * hole).sum((1, 2, 3)) / hole.sum((1, 2, 3)).clamp(min=1)
    assert (change > 0.05).any() and (change < -0.05).any()
    heights = hole.any(3).sum(2).flatten().tolist()
    assert 0 in heights and 3 in heights and 6 in heights


def test_the_same_seed_gives_the_same_marks(pictures, mask):
    first, second = (damaged(pictures, mask, generator(7)) for _ in range(2))
    assert torch.equal(first[0], second[0]) and torch.equal(first[1], second[1])


def test_scans_are_softer_or_not_and_no_brighter_by_that():
    checks = (torch.arange(32)[:, None] + torch.arange(32)) % 2 * torch.ones(COUNT, 3, 1, 1)
    made = soft(checks, generator())
    contrast = made[..., 8:-8, 8:-8].std((1, 2, 3))
    assert contrast.max() > 0.45 and contrast.min() < 0.05
    torch.testing.assert_close(made.mean((1, 2, 3)), torch.full((COUNT,), 0.5), rtol=0, atol=0.02)


def test_the_objective_is_cross_entropy_and_overlap_computed_by_hand():
    mask = torch.ones(1, 1, 4, 4)
    mask[..., :2, :] = 0
    logits = torch.zeros(1, 1, 4, 4)
    total, terms = MarksObjective()(logits, mask, mask)
    # Half of each pixel: 4 of 8 damaged ones, and 16 of both together.
    apart = 1 - (2 * 4 + 20) / (8 + 8 + 20)
    assert terms["entropy"].item() == pytest.approx(0.693147, abs=1e-5)
    assert terms["apart"].item() == pytest.approx(apart, abs=1e-5)
    assert total.item() == pytest.approx(0.693147 + 0.5 * apart, abs=1e-5)
    right, _ = MarksObjective()((1 - 2 * mask) * 20, mask, mask)
    assert right.item() < 1e-4


def test_a_network_that_fills_is_given_no_pixel_under_the_hole(pictures, mask):
    given, truth, same = exercise(PRESETS["256"], pictures, mask, generator())
    assert torch.equal(same, mask) and torch.equal(truth, pictures)
    assert torch.equal(given, pictures * mask)


def test_a_network_that_finds_damage_is_given_the_damage(pictures, mask):
    given, truth, _ = exercise(PRESETS["marks"], pictures, mask, generator())
    assert given.shape == truth.shape
    assert (given - truth)[..., 10:13, 5:40].abs().mean() > 2 * (given - truth)[..., 30:, :].abs().mean()
