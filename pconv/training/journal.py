"""What a training leaves behind for people: a log, TensorBoard curves, sheets of samples."""

from __future__ import annotations

import contextlib
import csv
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from pconv.errors import PConvError


@dataclass(frozen=True)
class Progress:
    """What a step tells the person: share of the budget used, steps and images so far, losses."""

    share: float
    step: int
    images: int
    images_per_second: float
    losses: dict[str, float]


class Tally:
    """Sums of the losses over some steps, kept on the device until somebody looks."""

    def __init__(self) -> None:
        self._sums: dict[str, Tensor] = {}
        self.steps = 0
        self.since = time.monotonic()

    def add(self, terms: dict[str, Tensor]) -> None:
        for name, term in terms.items():
            self._sums[name] = self._sums.get(name, 0) + term
        self.steps += 1

    def take(self) -> tuple[dict[str, float], float]:
        """The means since the last call and steps per second. Waits for the device."""
        stacked = torch.stack([total.float() for total in self._sums.values()]).tolist()
        values = {name: total / self.steps for name, total in zip(self._sums, stacked, strict=True)}
        rate = self.steps / max(1e-6, time.monotonic() - self.since)
        self.__init__()
        return values, rate


class Journal:
    """Writes ``log.csv``, TensorBoard events (where the package is installed) and ``sheet-*.png`` into a folder.

    A log that is there already is continued; one with other columns is kept under another name. Raises `PConvError`
    where nothing can be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "log.csv"
        self._log = None
        self._columns: list[str] = []
        self._writer = _tensorboard(folder)

    def record(self, step: int, values: dict[str, float]) -> None:
        row = {"step": step, **values}
        with _writing(self._path):
            if self._log is None:
                self._open(list(row))
            csv.writer(self._log).writerow([f"{row.get(name, float('nan')):.6g}" for name in self._columns])
            self._log.flush()
        if self._writer is not None:
            for name, value in values.items():
                self._writer.add_scalar(name, value, step)

    def _open(self, columns: list[str]) -> None:
        self._columns = columns
        header = ",".join(columns)
        if self._path.is_file() and self._path.stat().st_size:
            with self._path.open(encoding="utf-8") as file:
                if file.readline().strip() == header:
                    header = ""
            if header:
                self._path.replace(_free_name(self._path))
        self._log = self._path.open("a", newline="", encoding="utf-8")
        if header:
            csv.writer(self._log).writerow(columns)

    def sheet(self, step: int, truth: Tensor, mask: Tensor, output: Tensor) -> Path:
        """Rows of: photo with the hole in gray, the network's whole output, the composite, the truth."""
        composed = mask * truth + (1 - mask) * output
        rows = torch.stack([truth * mask + 0.5 * (1 - mask), output, composed, truth], dim=1).clamp(0, 1)
        count, columns, channels, height, width = rows.shape
        tiled = rows.permute(0, 3, 1, 4, 2).reshape(count * height, columns * width, channels)
        path = self.folder / f"sheet-{step:07d}.png"
        with _writing(path):
            Image.fromarray((tiled.float().cpu().numpy() * 255 + 0.5).astype(np.uint8)).save(path)
        return path

    def close(self) -> None:
        if self._log is not None:
            with _writing(self._path):
                self._log.close()
        if self._writer is not None:
            self._writer.close()


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PConvError(f"{path} could not be written ({error.strerror or error}).") from error


def _free_name(path: Path) -> Path:
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in itertools.count(1))
    return next(name for name in numbered if not name.exists())


def _tensorboard(folder: Path):
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    return SummaryWriter(folder)
