"""Photographs in memory, from which random crops are cut and augmented on the training device."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageOps
from torch import Tensor

from pconv.errors import PConvError

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".avif"})


@dataclass(frozen=True)
class Augmentation:
    """How a crop is varied.

    Attributes:
        smallest, largest: bounds of the crop's side as a share of the photo's shorter side.
        rotation: largest turn either way, degrees.
        jitter: largest change of brightness, contrast and saturation, as a share; 0 switches it off.
        gray: share of the crops that lose their colour, for old photographs.
    """

    smallest: float = 0.45
    largest: float = 1.0
    rotation: float = 10.0
    jitter: float = 0.15
    gray: float = 0.03


class PhotoBank:
    """All training photos as one uint8 tensor, each also at half size, on the training device.

    A batch of crops, flipped, turned and scaled, is one gather with four taps per pixel; crops that shrink the photo
    by more than 1.5 read the half-size copy, so that they do not alias.
    """

    def __init__(self, pictures: Sequence[np.ndarray], device: torch.device) -> None:
        """`pictures`: ``(H, W, 3) uint8`` each."""
        levels = [[picture, _halved(picture)] for picture in pictures]
        flat = [level.reshape(-1, 3) for pair in levels for level in pair]
        starts = np.cumsum([0, *(len(level) for level in flat)])[:-1].reshape(-1, 2)
        pixels = np.empty((sum(len(level) for level in flat), 3), np.uint8)
        np.concatenate(flat, out=pixels)
        self.pixels = torch.from_numpy(pixels).to(device)
        self.starts = torch.from_numpy(starts).to(device)
        self.shapes = torch.tensor([[level.shape[:2] for level in pair] for pair in levels], device=device)
        self.device = device
        self._luma = torch.tensor([0.299, 0.587, 0.114], device=device).view(1, 3, 1, 1)

    def __len__(self) -> int:
        return len(self.starts)

    def crops(self, indices: Tensor, size: int, augmentation: Augmentation, generator: torch.Generator) -> Tensor:
        """Random crops ``(N, 3, size, size) float32`` in [0, 1] of the photos at `indices`, both on the CPU at first.

        Nothing waits for the device: what is drawn goes there in two transfers.
        """
        count = len(indices)
        fast = self.device.type == "cuda"
        draws = iter(torch.rand(12, count, generator=generator).to(self.device, non_blocking=fast))
        indices = indices.to(self.device, non_blocking=fast)

        def uniform(low: float, high: float) -> Tensor:
            return next(draws) * (high - low) + low

        shapes = self.shapes[indices, 0].float()
        angle = uniform(-1, 1) * math.radians(augmentation.rotation)
        # A turned square needs a larger one around it; stay inside the photo.
        needed = angle.abs().cos() + angle.abs().sin()
        side = (uniform(augmentation.smallest, augmentation.largest) * shapes.amin(1)).div(needed)
        reach = side * needed / 2
        centres = [reach + uniform(0, 1) * (shapes[:, axis] - 2 * reach).clamp(min=0) for axis in range(2)]
        steps = (torch.arange(size, device=self.device) + 0.5) / size - 0.5
        mirror = torch.where(uniform(0, 1) < 0.5, -1.0, 1.0)
        along, down = steps.view(1, 1, -1), steps.view(1, -1, 1)
        scale, sin, cos = (value.view(-1, 1, 1) for value in (side, angle.sin(), angle.cos()))
        along = along * mirror.view(-1, 1, 1)
        rows = centres[0].view(-1, 1, 1) + scale * (along * sin + down * cos)
        columns = centres[1].view(-1, 1, 1) + scale * (along * cos - down * sin)
        level = (side / size > 1.5).long()
        crops = self._gather(indices, level, rows, columns)
        return self._coloured(crops, augmentation, uniform)

    def _gather(self, indices: Tensor, level: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
        """Bilinear samples ``(N, 3, h, w)`` at full-size coordinates (pixel centres at .5)."""
        shape = self.shapes[indices, level]
        start = self.starts[indices, level].view(-1, 1, 1)
        shrink = (0.5 ** level.float()).view(-1, 1, 1)
        height, width = shape[:, 0].view(-1, 1, 1), shape[:, 1].view(-1, 1, 1)
        rows = torch.minimum((rows * shrink - 0.5).clamp(min=0), (height - 1).float())
        columns = torch.minimum((columns * shrink - 0.5).clamp(min=0), (width - 1).float())
        top, left = rows.floor().long(), columns.floor().long()
        bottom, right = torch.minimum(top + 1, height - 1), torch.minimum(left + 1, width - 1)
        y, x = (rows - top).unsqueeze(-1), (columns - left).unsqueeze(-1)

        def tap(row: Tensor, column: Tensor) -> Tensor:
            return self.pixels[start + row * width + column].float()

        upper = tap(top, left) * (1 - x) + tap(top, right) * x
        lower = tap(bottom, left) * (1 - x) + tap(bottom, right) * x
        return ((upper * (1 - y) + lower * y) / 255).permute(0, 3, 1, 2)

    def _coloured(self, crops: Tensor, augmentation: Augmentation, uniform: Callable[[float, float], Tensor]) -> Tensor:
        def factor() -> Tensor:
            return (1 + uniform(-1, 1) * augmentation.jitter).view(-1, 1, 1, 1)

        luma = (crops * self._luma).sum(1, keepdim=True)
        colourful = (uniform(0, 1) >= augmentation.gray).float().view(-1, 1, 1, 1)
        crops = luma + (crops - luma) * factor() * colourful
        mean = luma.mean((2, 3), keepdim=True)
        return ((crops - mean) * factor() + mean * factor()).clamp(0, 1)


def shuffled(count: int, batch: int, generator: torch.Generator) -> Iterator[Tensor]:
    """Batches of photo indices without end, each photo once per round."""
    rest = torch.empty(0, dtype=torch.long)
    while True:
        while len(rest) < batch:
            rest = torch.cat([rest, torch.randperm(count, generator=generator)])
        yield rest[:batch]
        rest = rest[batch:]


def find_photos(folder: Path) -> list[Path]:
    """Picture files in `folder` and its subfolders, in order. Raises `PConvError` if there are none."""
    if not folder.is_dir():
        raise PConvError(f"There is no folder {folder} to read training photos from.")
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not found:
        raise PConvError(f"No photo in {folder} can be trained on; name a folder of JPEG, PNG or WebP files.")
    return found


def read_photos(
    paths: Sequence[Path],
    *,
    short_side: int,
    least: int,
    report: Callable[[float], None] | None = None,
) -> tuple[list[np.ndarray], list[str]]:
    """Decode pictures, upright, shrunk to `short_side` pixels where larger.

    Args:
        paths: the files, at least one.
        least: pictures with a shorter side below this are left out.
        report: called with the share done.

    Returns:
        ``(H, W, 3) uint8`` pictures, and a sentence for each file left out.

    Raises:
        PConvError: none of them can be used.
    """
    pictures, refused = [], []
    pool = ThreadPoolExecutor()
    try:
        for done, result in enumerate(pool.map(lambda path: decoded(path, short_side, least), paths), 1):
            (refused if isinstance(result, str) else pictures).append(result)
            if report:
                report(done / len(paths))
    finally:
        pool.shutdown(cancel_futures=True)  # or Ctrl-C would wait for all of them
    if not pictures:
        raise PConvError(f"No photo in {paths[0].parent} can be trained on ({refused[0]}).")
    return pictures, refused


def decoded(path: Path, short_side: int, least: int) -> np.ndarray | str:
    """One of them; or what is wrong with it."""
    try:
        with Image.open(path) as file:
            file.draft("RGB", (short_side, short_side))  # JPEG decodes at a fraction of its size in much less time
            picture = ImageOps.exif_transpose(file).convert("RGB")
    except Exception as error:  # damaged files fail in many ways
        return f"{path.name} cannot be read ({str(error).splitlines()[0] if str(error) else type(error).__name__})"
    shorter = min(picture.size)
    if shorter < least:
        return f"{path.name} is too small (its shorter side has {shorter} of the {least} pixels needed)"
    if shorter > short_side:
        scale = short_side / shorter
        picture = picture.resize([round(side * scale) for side in picture.size], Image.Resampling.LANCZOS)
    return np.asarray(picture)


def _halved(picture: np.ndarray) -> np.ndarray:
    height, width = picture.shape[0] // 2, picture.shape[1] // 2
    quads = picture[: 2 * height, : 2 * width].reshape(height, 2, width, 2, 3)
    return ((quads.sum((1, 3), dtype=np.uint16) + 2) // 4).astype(np.uint8)
