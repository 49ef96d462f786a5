"""How often measures agree with LPIPS about which of two fills is the better one.

    python -m tests.bench.likeness --photos FOLDER --lpips FILE [--limit 10] [--seed 5]

Each photo's middle is shrunk to 256 x 256 pixels, and a blob and a brush walk in it are filled by four methods. Prints
a Markdown table: of all pairs of fills of a hole whose LPIPS differ by 5 % or more, the share that a measure puts in
the same order; the same without Telea's; and of the means over four holes, drawn at random 300 times, where these
differ by 3 % or more.
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from pconv.evaluation.lpips import Lpips
from pconv.evaluation.metrics import ssim_map, ssim_of
from pconv.fill import fill
from pconv.holes.random import random_hole
from pconv.network.likeness import unlikeness
from pconv.training.photos import find_photos

_METHODS = ("telea", "patchmatch", "guided", "pconv")
_KINDS = (("blob", (0.03, 0.1)), ("walk", (0.1, 0.25)))
_MEASURES = ("LPIPS", "squared difference", "1 - SSIM", "the encoder's features")
_SIDE, _SETS = 256, 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--lpips", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--seed", type=int, default=5)
    asked = parser.parse_args()
    rng, judge = np.random.default_rng(asked.seed), Lpips(asked.lpips)
    scores = []
    for path in find_photos(asked.photos)[: asked.limit]:
        truth = _middle(path)
        for kind, ratio in _KINDS:
            hole = random_hole(truth.shape[:2], kind=kind, ratio=ratio, border=False, rng=rng)
            fills = [fill(truth, hole, method=method).image for method in _METHODS]
            scores.append([_scored(truth, made, hole, judge) for made in fills])
    each = np.array(scores)
    shares = each / each.mean(axis=1, keepdims=True)
    chosen = [rng.choice(len(each), 4, replace=False) for _ in range(_SETS)]
    sets = np.stack([shares[four].mean(axis=0) for four in chosen])
    print("| measure | all pairs | without Telea | means of four holes |\n|---|---|---|---|")
    for number, measure in enumerate(_MEASURES[1:], 1):
        agree = _agreement(each, number, 0.05), _agreement(each[:, 1:], number, 0.05), _agreement(sets, number, 0.03)
        print(f"| {measure} | {' | '.join(f'{share:.2f}' for share in agree)} |")


def _middle(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        side = min(picture.size)
        left, top = (picture.width - side) // 2, (picture.height - side) // 2
        square = picture.convert("RGB").crop((left, top, left + side, top + side))
        return np.array(square.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS))


@torch.no_grad()
def _scored(truth: np.ndarray, made: np.ndarray, hole: np.ndarray, judge: Lpips) -> list[float]:
    """By each of the measures; less is better."""
    described = [judge.describe(torch.from_numpy(one).permute(2, 0, 1)[None] / 127.5 - 1) for one in (truth, made)]
    return [
        float(sum(part.mean() for part in judge.differences(*described))),
        float(((truth[hole].astype(float) - made[hole]) ** 2).mean()),
        1 - ssim_of(ssim_map(truth, made), hole),
        unlikeness(truth, made, hole),
    ]


def _agreement(scores: np.ndarray, measure: int, least: float) -> float:
    """Of ``(cases, methods, measures)``: the share of pairs of methods that a measure puts in the order of the first,
    where that differs by the share `least`."""
    right = []
    for case in scores:
        for one, other in combinations(case, 2):
            apart = one[0] - other[0]
            if abs(apart) >= least * max(one[0], other[0]):
                right.append((apart > 0) == (one[measure] > other[measure]))
    return float(np.mean(right))


if __name__ == "__main__":
    main()
