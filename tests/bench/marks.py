"""How much of the marks on pictures is found, and how much else.

    python -m tests.bench.marks --photos FOLDER [--limit 30] [--seed 0]

Each photo is shrunk to 512 pixels, made to look old, and marked with scratches, cracks, flakes, tears and a few stains
as in training. Prints a Markdown table: by sensitivity, the share of the marks' pixels that was found (recall), that of
the pixels found that lie on a mark or up to two pixels beside one (precision), and that of the same pictures, unmarked,
that was found.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch

from pconv.holes.marks import found, likely
from pconv.training.config import PRESETS
from pconv.training.exercise import exercise
from pconv.training.masks import HoleBank
from pconv.training.photos import find_photos, read_photos

_SIZE, _BESIDE = 512, 2
_SENSITIVITIES = (10, 30, 50, 70, 90)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    pictures, _ = read_photos(find_photos(asked.photos)[: asked.limit], short_side=_SIZE, least=_SIZE)
    config, generator = PRESETS["marks"], torch.Generator().manual_seed(asked.seed)
    holes = HoleBank(_SIZE, count=len(pictures), seed=asked.seed, device=torch.device("cpu"), shares=config.kinds)
    plain = np.stack([picture[:_SIZE, :_SIZE] for picture in pictures])
    crops, mask = torch.from_numpy(plain).permute(0, 3, 1, 2) / 255, holes.valid[:, None].float()
    marked, _, mask = exercise(config, crops, mask, generator)
    unmarked, _, _ = exercise(config, crops, torch.ones_like(mask), generator)
    sums = np.zeros((len(_SENSITIVITIES), 5))
    for before, after, hole in zip(unmarked, marked, mask[:, 0].numpy() == 0, strict=True):
        looked = [likely(_eight_bit(picture)) for picture in (after, before)]
        near = cv2.dilate(hole.view(np.uint8), np.ones((2 * _BESIDE + 1,) * 2, np.uint8)) != 0
        for row, sensitivity in zip(sums, _SENSITIVITIES, strict=True):
            there, without = (found(one, sensitivity) for one in looked)
            row += (there & hole).sum(), hole.sum(), (there & near).sum(), there.sum(), without.mean()
    print("| sensitivity | recall | precision | found of unmarked pictures |\n|---|---|---|---|")
    for sensitivity, (right, all_, on, total, false) in zip(_SENSITIVITIES, sums, strict=True):
        print(f"| {sensitivity} | {right / all_:.3f} | {on / max(1, total):.3f} | {false / len(pictures):.4f} |")


def _eight_bit(picture: torch.Tensor) -> np.ndarray:
    return np.ascontiguousarray((picture.permute(1, 2, 0).numpy() * 255).round().astype(np.uint8))


if __name__ == "__main__":
    main()
