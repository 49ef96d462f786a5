"""How exactly an object is found, by colours alone and with the network, and how alike from two outlines.

    python -m tests.bench.objects --photos FOLDER [--pictures 100] [--seed 0]

Things are cut out of the photos as in training, and pictures made of them, in which an outline was drawn around one.
Prints a Markdown table: the share that what is found and what is there have in common of both, in the mean and of the
worst tenth, how many pictures have less than 0.7 of it, and the same share of what is found from two outlines around
the same thing in its own photo.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from pconv.box import Box
from pconv.holes.by_colours import found_by_colours
from pconv.holes.objects import found_in
from pconv.holes.viewing import View
from pconv.training.config import PRESETS
from pconv.training.montage import Montage, outline_around
from pconv.training.photos import find_photos, read_photos
from pconv.training.thing_feed import draw_montages
from pconv.training.things import Thing, cut_out

_POOR, _WORST = 0.7, 0.1
_THINGS, _TRIES = 40, 1500
Find = Callable[[View], np.ndarray | None]
_WAYS: dict[str, Find] = {"colours alone": found_by_colours, "with the network": found_in}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    paths = find_photos(asked.photos)
    made = draw_montages(paths, PRESETS["objects"].size, (asked.seed,))
    pictures = list(itertools.islice(made, asked.pictures))
    things = list(_things(paths, asked.seed))
    print("| | in common | worst tenth | below 0.7 | of two outlines | seconds |\n|---|---|---|---|---|---|")
    for name, find in _WAYS.items():
        begun = time.perf_counter()
        shares = np.sort([_common(_laid(*_outlined(one), find), one.truth > 0.5) for one in pictures])
        seconds = (time.perf_counter() - begun) / len(pictures)
        worst = shares[: max(1, round(_WORST * len(shares)))].mean()
        alike = f"{_alike(things, find, asked.seed):.3f}" if things else ""
        poor = (shares < _POOR).mean()
        print(f"| {name} | {shares.mean():.3f} | {worst:.3f} | {poor:.2f} | {alike} | {seconds:.2f} |")


def _things(paths: list[Path], seed: int) -> list[Thing]:
    photos, _ = read_photos(paths, short_side=400, least=200)
    rng = np.random.default_rng(seed)
    tried = (cut_out(photos[rng.integers(len(photos))], rng) for _ in range(_TRIES))
    return list(itertools.islice((thing for thing in tried if thing is not None), _THINGS))


def _alike(things: list[Thing], find: Find, seed: int) -> float:
    rng, shares = np.random.default_rng(seed), []
    for one in things:
        twice = [_laid(one.picture, outline_around(one.mask, rng), None, find) for _ in range(2)]
        shares.append(_common(*twice))
    return float(np.mean(shares))


def _outlined(one: Montage) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return one.picture, one.inside, one.known


def _laid(picture: np.ndarray, inside: np.ndarray, known: np.ndarray | None, find: Find) -> np.ndarray:
    """What is found, over all of the picture."""
    box = Box.of(inside)
    view = View(picture, inside[box.slices], box, known)
    found, mask = find(view), np.zeros(inside.shape, bool)
    if found is not None:
        mask[view.around.slices] = view.placed(found)
    return mask


def _common(one: np.ndarray, other: np.ndarray) -> float:
    return np.count_nonzero(one & other) / max(1, np.count_nonzero(one | other))


if __name__ == "__main__":
    main()
