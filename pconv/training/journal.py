"""What a training leaves behind for people: a log, TensorBoard curves, sheets of samples."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor


class Journal:
    """Writes ``log.csv``, TensorBoard events (where the package is installed) and ``sheet-*.png`` into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._log = (folder / "log.csv").open("a", newline="", encoding="utf-8")
        self._columns: list[str] | None = None
        self._writer = _tensorboard(folder)

    def record(self, step: int, values: dict[str, float]) -> None:
        row = {"step": step, **values}
        if self._columns is None:
            self._columns = list(row)
            if self._log.tell() == 0:
                csv.writer(self._log).writerow(self._columns)
        csv.writer(self._log).writerow([f"{row.get(name, float('nan')):.6g}" for name in self._columns])
        self._log.flush()
        if self._writer is not None:
            for name, value in values.items():
                self._writer.add_scalar(name, value, step)

    def sheet(self, step: int, truth: Tensor, mask: Tensor, output: Tensor) -> Path:
        """Rows of: photo with the hole in gray, the network's whole output, the composite, the truth."""
        composed = mask * truth + (1 - mask) * output
        rows = torch.stack([truth * mask + 0.5 * (1 - mask), output, composed, truth], dim=1).clamp(0, 1)
        count, columns, channels, height, width = rows.shape
        tiled = rows.permute(0, 3, 1, 4, 2).reshape(count * height, columns * width, channels)
        path = self.folder / f"sheet-{step:07d}.png"
        Image.fromarray((tiled.float().cpu().numpy() * 255 + 0.5).astype(np.uint8)).save(path)
        return path

    def close(self) -> None:
        self._log.close()
        if self._writer is not None:
            self._writer.close()


def _tensorboard(folder: Path):
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    return SummaryWriter(folder)
