"""Perceptual and style distances of small features against hand computations."""

from __future__ import annotations

import pytest
import torch

from pconv.evaluation.perceptual import perceptual_distance, style_distance


def features(*values: list) -> list[torch.Tensor]:
    return [torch.tensor(value, dtype=torch.float32)[None] for value in values]


def test_perceptual_is_the_sum_of_mean_differences() -> None:
    truth = features([[[0.0, 1], [2, 3]]], [[[1.0]], [[2.0]]])
    picture = features([[[1.0, 1], [2, 1]]], [[[1.0]], [[5.0]]])
    assert perceptual_distance(truth, picture).item() == pytest.approx(3 / 4 + 3 / 2)


def test_perceptual_in_the_hole_takes_positions_whose_window_touches_it() -> None:
    truth, picture = features([[[0.0, 0], [0, 0]]]), features([[[1.0, 10], [100, 1000]]])
    hole = torch.zeros(1, 1, 4, 4)
    hole[..., 1, 1] = 1
    assert perceptual_distance(truth, picture, hole).item() == pytest.approx(1)
    hole[..., 3, 0] = 1
    assert perceptual_distance(truth, picture, hole).item() == pytest.approx((1 + 100) / 2)


def test_style_compares_gram_matrices() -> None:
    truth = features([[[1.0, 2]], [[3.0, 4]]])
    picture = features([[[1.0, 0]], [[0.0, 2]]])
    # Grams 5 11 / 11 25 and 1 0 / 0 4, each over C * h * w = 4; mean of the four absolute differences.
    assert style_distance(truth, picture).item() == pytest.approx((4 + 11 + 11 + 21) / 4 / 4)


def test_style_in_the_hole_ignores_the_rest() -> None:
    truth = features([[[1.0, 2]], [[3.0, 4]]])
    picture = features([[[1.0, 90]], [[3.0, -7]]])
    hole = torch.tensor([[[[1.0, 0], [0, 0]]]]).repeat_interleave(2, 3)[..., :4]
    assert style_distance(truth, picture, hole).item() == 0
    assert style_distance(truth, picture).item() > 1


def test_style_does_not_mind_where_things_are() -> None:
    generator = torch.Generator().manual_seed(0)
    maps = [torch.rand(2, 5, 4, 6, generator=generator)]
    moved = [maps[0].flip(3).roll(1, 2)]
    torch.testing.assert_close(style_distance(maps, moved), torch.zeros(2), atol=1e-6, rtol=0)
    assert (perceptual_distance(maps, moved) > 0.1).all()


def test_every_picture_of_a_batch_gets_its_own_value() -> None:
    generator = torch.Generator().manual_seed(0)
    truth, picture = ([torch.rand(3, 4, 6, 6, generator=generator)] for _ in range(2))
    hole = (torch.rand(3, 1, 12, 12, generator=generator) > 0.9).float()
    for distance in (perceptual_distance, style_distance):
        together = distance(truth, picture, hole)
        alone = [distance([truth[0][i : i + 1]], [picture[0][i : i + 1]], hole[i : i + 1]) for i in range(3)]
        torch.testing.assert_close(together, torch.cat(alone))
