"""A stock of random training holes on the training device, renewed little by little."""

from __future__ import annotations

import threading

import numpy as np
import torch
from torch import Tensor

from pconv.holes.random import BINS, random_hole

# How often each kind is drawn. Scratches are a kind of their own, outside the six bins: nothing that thin covers more.
_KINDS = {"mixed": 0.25, "walk": 0.2, "blob": 0.2, "rectangles": 0.1, "shapes": 0.1, "scratches": 0.15}


class HoleBank:
    """Random holes of the six ratio bins in equal shares, half of them clear of the border.

    Drawing a hole takes about a millisecond of one core, more than a fast GPU can wait for, so a stock is drawn once,
    each use flips and turns it at random, and a thread replaces holes while training runs.
    """

    def __init__(
        self, size: int, *, count: int, seed: int, device: torch.device, scratches: float | None = None
    ) -> None:
        """`scratches`: share of thin scratches among the holes; None = the usual mixture."""
        self._size = size
        shares = dict(_KINDS)
        if scratches is not None:
            rest = sum(shares.values()) - shares["scratches"]
            shares = {kind: share * (1 - scratches) / rest for kind, share in shares.items()} | {"scratches": scratches}
        self._kinds = shares
        self._rng = np.random.default_rng(seed)
        self._drawn = 0
        self.valid = torch.from_numpy(np.stack([self._draw() for _ in range(count)])).to(device)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def _draw(self) -> np.ndarray:
        """``(H, W) uint8``, 1 = valid."""
        kind = self._rng.choice(list(self._kinds), p=list(self._kinds.values()))
        ratio = BINS[self._drawn % len(BINS)]
        border = self._drawn // len(BINS) % 2 == 0
        self._drawn += 1
        hole = random_hole((self._size, self._size), kind=str(kind), ratio=ratio, border=border, rng=self._rng)
        return (~hole).astype(np.uint8)

    def renew(self, count: int) -> None:
        """Replace `count` holes at random."""
        fresh = torch.from_numpy(np.stack([self._draw() for _ in range(count)]))
        slots = torch.from_numpy(self._rng.integers(0, len(self.valid), count))
        self.valid[slots.to(self.valid.device)] = fresh.to(self.valid.device)

    def start(self, *, batch: int = 32, pause: float = 0.2) -> None:
        """Keep renewing in a thread: `batch` holes, then `pause` seconds of rest."""

        def work() -> None:
            while not self._stop.wait(pause):
                self.renew(batch)

        self._thread = threading.Thread(target=work, daemon=True, name="holes")
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def masks(self, count: int, generator: torch.Generator) -> Tensor:
        """``(count, 1, size, size) float32``, 1 = valid, each flipped and turned at random."""
        picked = torch.randint(len(self.valid), (count,), generator=generator)
        turns = torch.randint(8, (count,), generator=generator).tolist()
        chosen = self.valid[picked.to(self.valid.device)]
        turned = [
            torch.rot90(mask, turn % 4).flip(1) if turn >= 4 else torch.rot90(mask, turn % 4)
            for mask, turn in zip(chosen, turns, strict=True)
        ]
        return torch.stack(turned).unsqueeze(1).float()
