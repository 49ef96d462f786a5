"""Means with intervals that come out the same again and that treat a photograph as one observation."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pconv.evaluation.bootstrap import mean_estimate, ratio_estimate


def test_the_same_input_gives_the_same_interval() -> None:
    values = np.random.default_rng(0).normal(5, 1, 40).tolist()
    photos = [str(number) for number in range(40)]
    first = mean_estimate(values, photos)
    assert first == mean_estimate(values, photos)
    assert first.mean == pytest.approx(np.mean(values))
    assert first.low < first.mean < first.high


def test_the_interval_is_that_of_the_mean() -> None:
    values = np.random.default_rng(1).normal(0, 2, 400)
    estimate = mean_estimate(values, [str(number) for number in range(400)])
    half = 1.96 * values.std() / math.sqrt(400)
    assert estimate.high - estimate.mean == pytest.approx(half, rel=0.1)
    assert estimate.mean - estimate.low == pytest.approx(half, rel=0.1)


def test_repeating_a_photos_cases_does_not_make_it_surer() -> None:
    values = np.random.default_rng(2).normal(0, 2, 30)
    photos = [str(number) for number in range(30)]
    once = mean_estimate(values, photos)
    nine_times = mean_estimate(np.repeat(values, 9), np.repeat(photos, 9).tolist())
    assert nine_times.high - nine_times.low == pytest.approx(once.high - once.low, rel=1e-6)


def test_a_paired_ratio_is_surer_than_its_means() -> None:
    rng = np.random.default_rng(3)
    references = rng.uniform(0.01, 1, 50)
    values = references * 0.7 * rng.uniform(0.95, 1.05, 50)
    photos = [str(number) for number in range(50)]
    ratio = ratio_estimate(values, references, photos)
    assert ratio.mean == pytest.approx(values.sum() / references.sum())
    assert 0.65 < ratio.low < ratio.high < 0.75
    mean = mean_estimate(values, photos)
    assert (ratio.high - ratio.low) / ratio.mean < (mean.high - mean.low) / mean.mean


def test_no_values_have_no_mean() -> None:
    assert all(math.isnan(value) for value in mean_estimate([], []))
