"""Pixel measures against scikit-image and hand computations."""

from __future__ import annotations

import numpy as np
import pytest
from skimage import data
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from pconv.errors import UsageError
from pconv.evaluation import metrics


@pytest.fixture(scope="module")
def truth() -> np.ndarray:
    return data.astronaut()[40:140, 150:270]


@pytest.fixture(scope="module")
def picture(truth: np.ndarray) -> np.ndarray:
    noise = np.random.default_rng(0).normal(0, 12, truth.shape)
    return np.clip(truth + noise, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def hole(truth: np.ndarray) -> np.ndarray:
    hole = np.zeros(truth.shape[:2], bool)
    hole[30:50, 40:90] = True
    return hole


def test_psnr_agrees_with_scikit_image(truth, picture) -> None:
    assert metrics.psnr(truth, picture) == pytest.approx(peak_signal_noise_ratio(truth, picture), abs=1e-4)


def test_ssim_agrees_with_scikit_image(truth, picture) -> None:
    options = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False, "data_range": 255}
    expected = structural_similarity(truth, picture, channel_axis=-1, **options)
    similarity = metrics.ssim_map(truth, picture)
    assert similarity.shape == truth.shape[:2]
    assert metrics.ssim_of(similarity) == pytest.approx(expected, abs=1e-4)


def test_ssim_in_the_hole_looks_only_there(truth, hole) -> None:
    damaged = truth.copy()
    damaged[~hole] = 255 - damaged[~hole]
    inner = np.zeros_like(hole)
    inner[36:44, 46:84] = True
    similarity = metrics.ssim_map(truth, damaged)
    assert metrics.ssim_of(similarity, inner) == pytest.approx(1, abs=1e-4)
    assert metrics.ssim_of(similarity) < 0.5


def test_measures_of_a_known_error() -> None:
    truth = np.full((20, 20, 3), 100, np.uint8)
    picture = truth.copy()
    hole = np.zeros((20, 20), bool)
    hole[5:10, 5:15] = True
    picture[hole] = 151
    assert metrics.l1(truth, picture, hole) == pytest.approx(0.2, abs=1e-6)
    assert metrics.l1(truth, picture) == pytest.approx(0.2 * 50 / 400, abs=1e-6)
    assert metrics.psnr(truth, picture, hole) == pytest.approx(-20 * np.log10(0.2), abs=1e-4)
    assert metrics.psnr(truth, picture) == pytest.approx(-10 * np.log10(0.04 / 8), abs=1e-4)


def test_total_variation_of_a_step() -> None:
    picture = np.zeros((10, 12, 3), np.uint8)
    picture[:, 6:] = 255
    assert metrics.total_variation(picture) == pytest.approx(1 / 11, abs=1e-6)
    hole = np.zeros((10, 12), bool)
    hole[4, 5] = True
    # Grown to rows 3-5, columns 4-6: of its two horizontal steps in each row, the one from 5 to 6 is the edge.
    assert metrics.total_variation(picture, hole) == pytest.approx(1 / 2, abs=1e-6)
    assert metrics.total_variation(np.full_like(picture, 80), hole) == 0


def test_equal_pictures_are_perfect(truth, hole) -> None:
    for where in (None, hole):
        assert metrics.psnr(truth, truth, where) == metrics.MAX_PSNR
        assert metrics.l1(truth, truth, where) == 0
        assert metrics.ssim_of(metrics.ssim_map(truth, truth), where) == pytest.approx(1, abs=1e-6)


def test_sixteen_bits_give_the_same_numbers(truth, picture, hole) -> None:
    deep_truth, deep_picture = truth.astype(np.uint16) * 257, picture.astype(np.uint16) * 257
    similarity, deep_similarity = metrics.ssim_map(truth, picture), metrics.ssim_map(deep_truth, deep_picture)
    for where in (None, hole):
        for measure in (metrics.psnr, metrics.l1):
            assert measure(deep_truth, deep_picture, where) == pytest.approx(measure(truth, picture, where), rel=1e-5)
        deep_tv, tv = (metrics.total_variation(one, where) for one in (deep_picture, picture))
        assert deep_tv == pytest.approx(tv, rel=1e-5)
        assert metrics.ssim_of(deep_similarity, where) == pytest.approx(metrics.ssim_of(similarity, where), abs=1e-4)


def test_growing_a_hole_takes_its_eight_neighbours() -> None:
    hole = np.zeros((5, 6), bool)
    hole[0, 0] = hole[3, 4] = True
    expected = np.zeros_like(hole)
    expected[:2, :2] = expected[2:5, 3:6] = True
    np.testing.assert_array_equal(metrics.grown_by_one(hole), expected)


def test_what_cannot_be_measured_is_refused(truth) -> None:
    with pytest.raises(UsageError, match="at least 11 x 11"):
        metrics.ssim_map(truth[:10], truth[:10])
    with pytest.raises(TypeError, match="float64"):
        metrics.psnr(truth / 255, truth)
