"""Which pictures and which holes are measured: found, brought to size, drawn by seed or read from files."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pconv.errors import PConvError, UsageError
from pconv.photo import READABLE_SUFFIXES
from pconv.photo.folders import pictures_in

if TYPE_CHECKING:
    from pconv.photo import Photo

BRUSHED = ("walk", "shapes", "rectangles", "mixed")
"""Kinds drawn in every bin of hole-to-image ratio, taking turns from photo to photo."""
OWN_RATIO = {"blob": (0.03, 0.15), "scratches": (0.01, 0.06)}
"""Kinds drawn once per photo at the ratio that suits them, and tabulated on their own."""
KINDS = (*BRUSHED, *OWN_RATIO)
GIVEN = "given"
"""Kind of the holes that were read from files."""
SMALLEST = 32
"""Shortest side of a picture that is measured, in pixels."""


@dataclass(frozen=True)
class HoleSpec:
    """One seeded hole of a photo: `cell` numbers it among the photo's holes and decides its random numbers."""

    kind: str
    ratio: tuple[float, float]
    border: bool
    cell: int


@dataclass(frozen=True)
class Case:
    """One picture with one hole.

    Attributes:
        photo: path of the photo inside its folder.
        number: which of the photo's holes, from 1.
        kind: one of `KINDS`, or `GIVEN`.
        border: whether the hole could touch the border.
        truth: ``(H, W, 3) uint8 or uint16``.
        hole: ``(H, W) bool``, some True and some False.
    """

    photo: str
    number: int
    kind: str
    border: bool
    truth: np.ndarray
    hole: np.ndarray

    @property
    def name(self) -> str:
        """Unique among the cases, for people."""
        return f"{Path(self.photo).with_suffix('').as_posix()} #{self.number}"

    @property
    def ratio(self) -> float:
        """Share of the picture that the hole covers, in 0 .. 1."""
        return float(self.hole.mean())

    def painted(self) -> np.ndarray:
        """A copy of the truth with the hole in magenta, which no photo holds and nobody misses on a contact sheet."""
        picture = self.truth.copy()
        picture[self.hole] = np.array([1, 0, 1], picture.dtype) * np.iinfo(picture.dtype).max
        return picture


def find_photos(folder: Path) -> list[Path]:
    """Pictures in `folder` and in folders below it, by name; a single file stands for itself. `UsageError` for none."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder} with photos to measure on.")
    found = pictures_in(folder)
    if not found:
        raise UsageError(f"{folder} holds no photos ({', '.join(READABLE_SUFFIXES)}).")
    return found


def find_holes(folder: Path) -> dict[str, Path]:
    """Hole files in `folder` by the stem of their name, which is that of their photo. Raises `UsageError` for none."""
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder} with hole files.")
    found = {path.stem: path for path in pictures_in(folder, deep=False)}
    if not found:
        raise UsageError(f"{folder} holds no hole files ({', '.join(READABLE_SUFFIXES)}); white is the hole.")
    return found


def bin_of(ratio: float) -> str:
    """The bin of a hole-to-image ratio: "b1" for (0.01, 0.1] to "b6" for (0.5, 0.6]; "b0" below and "b7" above."""
    from pconv.holes.random import BINS

    if ratio <= BINS[0][0]:
        return "b0"
    return next((f"b{number}" for number, (_, high) in enumerate(BINS, 1) if ratio <= high), f"b{len(BINS) + 1}")


def bin_title(name: str) -> str:
    """A bin as the report prints it: "1-10 %"."""
    from pconv.holes.random import BINS

    number = int(name[1:])
    if number == 0:
        return f"to {BINS[0][0]:.0%}".replace("%", " %")
    if number > len(BINS):
        return f"over {BINS[-1][1]:.0%}".replace("%", " %")
    low, high = BINS[number - 1]
    return f"{100 * low:.0f}-{100 * high:.0f} %"


def hole_specs(photo_index: int, kinds: tuple[str, ...], repeat: int) -> list[HoleSpec]:
    """The seeded holes of one photo: `repeat` in each of the six bins for the brushed kinds, `repeat` for each other.

    Kinds and contact with the border take turns with `photo_index`, so that every kind meets every bin as often.
    """
    from pconv.holes.random import BINS

    brushed = [kind for kind in kinds if kind in BRUSHED]
    specs = []
    for turn in range(repeat):
        index = photo_index * repeat + turn
        for number, ratio in enumerate(BINS if brushed else ()):
            kind = brushed[(index + number) % len(brushed)]
            border = (index // len(brushed) + number) % 2 == 0
            specs.append(HoleSpec(kind, ratio, border, len(specs)))
        for kind, ratio in OWN_RATIO.items():
            if kind in kinds:
                specs.append(HoleSpec(kind, ratio, index % 2 == 0, len(specs)))
    return specs


def seeded_cases(photo: str, truth: np.ndarray, specs: list[HoleSpec], seed: int) -> Iterator[Case]:
    """Cases with random holes. A hole depends on the seed, the photo's name and size, and its cell; on nothing else."""
    from pconv.holes.random import random_hole

    stem = Path(photo).stem
    for spec in specs:
        rng = np.random.default_rng([seed, zlib.crc32(stem.encode()), spec.cell])
        hole = random_hole(truth.shape[:2], kind=spec.kind, ratio=spec.ratio, border=spec.border, rng=rng)
        yield Case(photo, spec.cell + 1, spec.kind, spec.border, truth, hole)


def given_case(name: str, path: Path, photo: Photo, truth: np.ndarray, size: int | None) -> Case:
    """The case of a hole file made for a photo, brought to size as its `truth` was.

    Raises:
        PConvError: the file cannot be read, has another size than the photo, or is all hole or no hole.
    """
    from pconv.photo import read_hole

    hole = np.ascontiguousarray(to_size(photo.upright(read_hole(path, photo)), size))
    if not hole.any() or hole.all():
        raise PConvError(f"The hole file {path} marks {'everything' if hole.all() else 'nothing'}; white is the hole.")
    return Case(name, 1, GIVEN, _touches_border(hole), truth, hole)


def read_photo(path: Path, size: int | None) -> tuple[Photo, np.ndarray]:
    """A photo, and its pixels as a person sees them, brought to size.

    Raises:
        PConvError: it cannot be read, or is smaller than `SMALLEST`.
    """
    from pconv.photo import read

    photo = read(path)
    if min(photo.shape) < SMALLEST:
        raise PConvError(f"{path} is smaller than {SMALLEST} x {SMALLEST} pixels.")
    return photo, np.ascontiguousarray(to_size(photo.upright(photo.pixels), size))


def to_size(pixels: np.ndarray, size: int | None) -> np.ndarray:
    """`pixels`, ``(H, W, ...)``, shrunk until the short side is `size`, then the square in the middle of them.

    Pictures are shrunk with Lanczos windows, holes ``bool`` are True where at least half of what is merged was. What
    is smaller than `size` is not enlarged. None leaves everything as it is.
    """
    if size is None:
        return pixels
    height, width = pixels.shape[:2]
    scale = min(1.0, size / min(height, width))
    if scale < 1:
        pixels = _resized(pixels, max(1, round(height * scale)), max(1, round(width * scale)))
    side = min(pixels.shape[:2])
    top, left = (pixels.shape[0] - side) // 2, (pixels.shape[1] - side) // 2
    return np.ascontiguousarray(pixels[top : top + side, left : left + side])


def _resized(pixels: np.ndarray, height: int, width: int) -> np.ndarray:
    from PIL import Image

    planes = pixels[:, :, None] if pixels.ndim == 2 else pixels
    window = Image.Resampling.BOX if pixels.dtype == bool else Image.Resampling.LANCZOS
    smaller = np.stack(
        [
            np.asarray(Image.fromarray(plane.astype(np.float32)).resize((width, height), window))
            for plane in np.moveaxis(planes, 2, 0)
        ],
        axis=2,
    ).reshape(height, width, *pixels.shape[2:])
    if pixels.dtype == bool:
        return smaller >= 0.5
    return np.clip(np.rint(smaller), 0, np.iinfo(pixels.dtype).max).astype(pixels.dtype)


def _touches_border(hole: np.ndarray) -> bool:
    return bool(hole[0].any() or hole[-1].any() or hole[:, 0].any() or hole[:, -1].any())
