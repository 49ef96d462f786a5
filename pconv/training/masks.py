"""A stock of random training holes on the training device, renewed little by little."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np
import torch
from torch import Tensor

from pconv.errors import PConvError
from pconv.training.hole_feed import HoleFeed, draw_holes, kind_shares

_UPLOAD = 32  # holes


class HoleBank:
    """Random holes of the six ratio bins in equal shares, half of them clear of the border.

    Drawing a hole takes one to five milliseconds of one core, more than a fast GPU can wait for. So a stock is kept on
    the device, each use flips and turns it at random, and it is renewed: by `renew` in this process, or, with
    `processes`, by processes of their own and a thread that carries their holes over from `start` to `stop`.
    """

    def __init__(
        self,
        size: int,
        *,
        count: int,
        seed: int | Sequence[int],
        device: torch.device,
        shares: Mapping[str, float] | None = None,
        processes: int = 0,
    ) -> None:
        """`shares`: how often each kind of hole is drawn; None = as `kind_shares` says."""
        seeds = [seed] if isinstance(seed, int) else list(seed)
        shares = kind_shares() if shares is None else shares
        self._slots = np.random.default_rng([*seeds, 1])
        self._feed = HoleFeed(size, shares, seeds, processes) if processes else None
        self._drawn = draw_holes(size, shares, seeds)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.valid = torch.from_numpy(self._fresh(count)).to(device)

    def _fresh(self, count: int) -> np.ndarray:
        """``(count, H, W) uint8``, 1 = valid."""
        holes = self._feed.holes(count) if self._feed else np.stack(list(islice(self._drawn, count)))
        return (~holes).astype(np.uint8)

    def renew(self, count: int) -> None:
        """Replace `count` holes at random."""
        fresh = torch.from_numpy(self._fresh(count))
        device = self.valid.device
        if device.type == "cuda":
            fresh = fresh.pin_memory()  # only from there does a large transfer not wait for the training step
        slots = torch.from_numpy(self._slots.integers(0, len(self.valid), count))
        fast = device.type == "cuda"
        self.valid.index_copy_(0, slots.to(device, non_blocking=fast), fresh.to(device, non_blocking=fast))

    def start(self, *, pause: float = 0.05) -> None:
        """Keep renewing from the processes, with `pause` seconds of rest between uploads."""

        def work() -> None:
            while not self._stop.wait(pause):
                try:
                    self.renew(_UPLOAD)
                except PConvError:  # training goes on with the stock there is
                    return

        if self._feed is not None:
            self._thread = threading.Thread(target=work, daemon=True, name="holes")
            self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        if self._feed is not None:
            self._feed.close()

    def masks(self, count: int, generator: torch.Generator) -> Tensor:
        """``(count, 1, size, size) float32``, 1 = valid, each flipped and turned at random."""
        fast = self.valid.device.type == "cuda"
        draws = torch.cat([torch.randint(len(self.valid), (1, count), generator=generator),
                           torch.randint(2, (3, count), generator=generator)])  # fmt: skip
        picked, *turns = draws.to(self.valid.device, non_blocking=fast)
        masks = self.valid[picked]
        across, down, transposed = (turn.bool().view(-1, 1, 1) for turn in turns)
        masks = torch.where(across, masks.flip(2), masks)
        masks = torch.where(down, masks.flip(1), masks)
        return torch.where(transposed, masks.transpose(1, 2), masks).unsqueeze(1).float()
