"""Means of many cases with their uncertainty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

DRAWS = 2000
LEVEL = 0.95


class Estimate(NamedTuple):
    """A mean and the ends of its interval."""

    mean: float
    low: float
    high: float


def mean_estimate(values: Sequence[float], groups: Sequence[str], *, seed: int = 0) -> Estimate:
    """Mean of `values` with a percentile bootstrap interval of 95 %.

    Cases of one photograph resemble each other, so whole photographs are drawn: `groups` names the photograph of each
    value. Same input and seed, same interval.
    """
    return _bootstrap(np.asarray(values, np.float64), np.ones(len(values)), groups, seed)


def ratio_estimate(
    values: Sequence[float], references: Sequence[float], groups: Sequence[str], *, seed: int = 0
) -> Estimate:
    """Mean of `values` over the mean of `references`, case by case the same, with its bootstrap interval."""
    return _bootstrap(np.asarray(values, np.float64), np.asarray(references, np.float64), groups, seed)


def _bootstrap(numerators: np.ndarray, denominators: np.ndarray, groups: Sequence[str], seed: int) -> Estimate:
    if len(numerators) == 0:
        return Estimate(np.nan, np.nan, np.nan)
    names, which = np.unique(np.asarray(groups), return_inverse=True)
    tops = np.bincount(which, weights=numerators, minlength=len(names))
    bottoms = np.bincount(which, weights=denominators, minlength=len(names))
    drawn = np.random.default_rng(seed).integers(0, len(names), size=(DRAWS, len(names)))
    with np.errstate(divide="ignore", invalid="ignore"):
        means = tops[drawn].sum(axis=1) / bottoms[drawn].sum(axis=1)
        mean = float(tops.sum() / bottoms.sum())
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(means, (tail, 1 - tail))
    return Estimate(mean, float(low), float(high))
