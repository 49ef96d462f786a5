"""All measures at once: the same numbers as one by one, in the hole and on the whole picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from skimage import data

from pconv.evaluation import metrics
from pconv.evaluation.lpips import Lpips
from pconv.evaluation.perceptual import perceptual_distance, style_distance
from pconv.evaluation.scoring import MEASURES, Scorer
from pconv.evaluation.vgg import VggFeatures


@pytest.fixture(scope="module")
def truth() -> np.ndarray:
    return data.astronaut()[30:126, 170:266]


@pytest.fixture(scope="module")
def hole(truth: np.ndarray) -> np.ndarray:
    hole = np.zeros(truth.shape[:2], bool)
    hole[40:70, 30:60] = True
    return hole


@pytest.fixture(scope="module")
def picture(truth: np.ndarray, hole: np.ndarray) -> np.ndarray:
    picture = truth.copy()
    picture[hole] = truth[~hole].mean(axis=0).astype(np.uint8)
    return picture


def tensor(picture: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(picture).permute(2, 0, 1)[None].float() / np.iinfo(picture.dtype).max


def test_measures_are_those_of_their_own_modules(truth, picture, hole, lpips_file: Path, vgg_file: Path) -> None:
    scorer = Scorer(lpips=lpips_file, vgg=vgg_file, device="cpu")
    assert scorer.measures == MEASURES
    scores = scorer.about(truth).scores(picture, hole)
    lpips, vgg = Lpips(lpips_file), VggFeatures(vgg_file)
    assert scores["lpips"] == pytest.approx(lpips(2 * tensor(truth) - 1, 2 * tensor(picture) - 1).item(), rel=1e-4)
    pools, others = vgg(tensor(truth)), vgg(tensor(picture))
    inside = torch.from_numpy(hole)[None, None].float()
    assert scores["perceptual"] == pytest.approx(perceptual_distance(pools, others).item(), rel=1e-4)
    assert scores["style_hole"] == pytest.approx(style_distance(pools, others, inside).item(), rel=1e-4)
    assert scores["psnr_hole"] == metrics.psnr(truth, picture, hole)
    assert scores["tv_hole"] == metrics.total_variation(picture, hole)
    assert scores["tv_hole_true"] == metrics.total_variation(truth, hole)


def test_the_hole_alone_is_worse_than_the_whole_picture(truth, picture, hole, lpips_file, vgg_file) -> None:
    scores = Scorer(lpips=lpips_file, vgg=vgg_file, device="cpu").about(truth).scores(picture, hole)
    for measure in MEASURES:
        if measure.name.endswith("_hole") and measure.better:
            worse = max if measure.better == "lower" else min
            alone, whole = scores[measure.name], scores[measure.name.removesuffix("_hole")]
            assert worse(alone, whole) == alone != whole


def test_the_truth_is_perfect_by_every_measure(truth, hole, lpips_file, vgg_file) -> None:
    scores = Scorer(lpips=lpips_file, vgg=vgg_file, device="cpu").about(truth).scores(truth, hole)
    for name in ("lpips", "l1", "perceptual", "style"):
        assert scores[name] == scores[name + "_hole"] == 0
    assert scores["tv"] == scores["tv_true"]


def test_sixteen_bits_score_the_same(truth, picture, hole, lpips_file, vgg_file) -> None:
    scorer = Scorer(lpips=lpips_file, vgg=vgg_file, device="cpu")
    scores = scorer.about(truth).scores(picture, hole)
    deep = scorer.about(truth.astype(np.uint16) * 257).scores(picture.astype(np.uint16) * 257, hole)
    assert deep == pytest.approx(scores, rel=1e-3, abs=1e-6)


def test_without_weights_only_the_pixels_are_measured(truth, picture, hole) -> None:
    scorer = Scorer()
    names = [measure.name for measure in scorer.measures]
    assert names == [kind + suffix for kind in ("psnr", "ssim", "l1", "tv") for suffix in ("", "_hole")]
    assert list(scorer.about(truth).scores(picture, hole)) == [*names, "tv_true", "tv_hole_true"]
