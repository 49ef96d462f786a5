"""The training loop: one or several GPUs, or the CPU, for a given time."""

from __future__ import annotations

import contextlib
import copy
import math
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from pconv.errors import PConvError
from pconv.network import PConvUNet, UNetConfig, load_weights, save_weights
from pconv.network.precision import compute_dtype
from pconv.training.checkpoint import read_checkpoint, save_checkpoint
from pconv.training.config import TrainingConfig
from pconv.training.journal import Journal
from pconv.training.masks import HoleBank
from pconv.training.objective import Objective
from pconv.training.photos import PhotoBank, shuffled

_CHECK_EVERY = 20  # steps between looks at the loss: each look waits for the GPU


@dataclass(frozen=True)
class Progress:
    """What a step tells the person: share of the budget used, steps and images so far, losses."""

    share: float
    step: int
    images: int
    images_per_second: float
    losses: dict[str, float]


@dataclass(frozen=True)
class Place:
    """Where this process trains; set by ``torchrun`` when there are several."""

    device: torch.device
    rank: int = 0
    count: int = 1

    @classmethod
    def find(cls, device: torch.device) -> Place:
        if "LOCAL_RANK" not in os.environ:
            return cls(device)
        if device.type == "cuda":
            device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
            torch.cuda.set_device(device)
        torch.distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
        return cls(device, torch.distributed.get_rank(), torch.distributed.get_world_size())

    def any(self, flag: bool) -> bool:
        """Whether `flag` is set in any of the processes, so that all stop at the same step."""
        if self.count == 1:
            return flag
        shared = torch.tensor(float(flag), device=self.device)
        torch.distributed.all_reduce(shared, torch.distributed.ReduceOp.MAX)
        return bool(shared > 0)


class Trainer:
    """Trains one network; everything it needs to go on later is in ``checkpoint.pt``.

    Args:
        config: the knobs.
        bank: photos; the last `held_out` of them are only for the sheets.
        vgg: features for the perceptual terms, or None.
        folder: receives ``weights.safetensors`` (averaged, ready to use), ``checkpoint.pt``, ``log.csv``, sheets.
        place: device and, with several GPUs, which of them.
        weights: start from these instead of at random.
        resume: go on from this full checkpoint: weights, optimizer, averages, step, time used.
        note: a sentence stored in the weights' header.
    """

    def __init__(
        self,
        config: TrainingConfig,
        bank: PhotoBank,
        vgg: nn.Module | None,
        folder: Path,
        *,
        place: Place,
        weights: Path | None = None,
        resume: Path | None = None,
        held_out: int = 0,
        note: str = "",
    ) -> None:
        torch.manual_seed(config.seed)
        self.config, self.bank, self.folder, self.place, self.note = config, bank, folder, place, note
        saved = read_checkpoint(resume, place.device) if resume else None
        self.network = self._network(weights, saved)
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.objective = Objective(config, vgg)
        self.dtype = _precision(config, place.device)
        self.optimizer = torch.optim.Adam(
            self.network.parameters(), lr=config.rate, fused=place.device.type == "cuda" or None
        )
        self.generator = torch.Generator().manual_seed(config.seed + 7919 * place.rank)
        self.step = self.images = 0
        self.seconds = 0.0
        if saved:
            self._restore(saved)
        self._train_count = max(1, len(bank) - held_out)
        self._samples = self._sample_batch(held_out)
        compiled = config.compile if config.compile is not None else place.device.type == "cuda"
        self._model: nn.Module = self.network
        if place.count > 1:
            self._model = DistributedDataParallel(self.network)
        if compiled:
            self._model = torch.compile(self._model)

    def _network(self, weights: Path | None, saved: dict[str, Any] | None) -> PConvUNet:
        if saved:
            network = PConvUNet(UNetConfig(**saved["network_config"]))
        elif weights:
            network = load_weights(weights).requires_grad_(True)
        else:
            network = PConvUNet(UNetConfig(width=self.config.width, depth=self.config.depth))
        return network.to(self.place.device, memory_format=torch.channels_last)

    def run(
        self, *, report: Callable[[Progress], None] | None = None, stop: Callable[[], bool] = lambda: False
    ) -> None:
        """Train until the budget is used, `stop()` says so, or an error; the state is saved in each case but errors.

        Raises `PConvError` if the loss stops being a number (the last checkpoint is from before that) or the state
        cannot be written.
        """
        self.network.train()
        if self.config.freeze_norm:
            self.network.freeze_encoder_norm()
        holes = HoleBank(
            self.config.size,
            count=self.config.holes,
            seed=self.config.seed + self.place.rank,
            device=self.place.device,
            scratches=self.config.scratches,
        )
        journal = Journal(self.folder) if self.place.rank == 0 else None
        batches = shuffled(self._train_count, self.config.batch, self.generator)
        if self.place.device.type == "cuda":
            holes.start()
        try:
            self._loop(batches, holes, journal, report, stop)
        finally:
            holes.stop()
            if journal:
                journal.close()
        self._save(journal)

    def _loop(self, batches, holes, journal, report, stop) -> None:
        begun, used_before = time.monotonic(), self.seconds
        budget = self.config.minutes * 60
        saved_at = sheet_at = begun
        sums: dict[str, Tensor] = {}
        since_step, since = self.step, begun
        while True:
            self.seconds = used_before + time.monotonic() - begun
            share = self.seconds / budget
            if self.config.steps:
                share = max(share, self.step / self.config.steps)
            if self.place.any(share >= 1 or stop()):
                return
            terms = self.train_step(next(batches), holes, share)
            for name, term in terms.items():
                sums[name] = sums.get(name, 0) + term
            if self.step % _CHECK_EVERY:
                continue
            now = time.monotonic()
            values = {name: float(total) / (self.step - since_step) for name, total in sums.items()}
            rate = (self.step - since_step) * self.config.batch * self.place.count / (now - since)
            sums, since_step, since = {}, self.step, now
            if not all(math.isfinite(value) for value in values.values()):
                raise PConvError(
                    f"The loss stopped being a number at step {self.step}; the last checkpoint in {self.folder} is "
                    "from before that. Go on from it with a lower --rate."
                )
            if journal is None:
                continue
            journal.record(self.step, {**values, "rate": self._rate(share), "images_per_second": rate})
            if report:
                report(Progress(share, self.step, self.images, rate, values))
            if now - saved_at > self.config.checkpoint_minutes * 60:
                self._save(None)
                saved_at = now
            if now - sheet_at > self.config.sheet_minutes * 60:
                self._sheet(journal)
                sheet_at = now

    def train_step(self, indices: Tensor, holes: HoleBank, share: float) -> dict[str, Tensor]:
        """One step on the photos at `indices`, at `share` of the budget; the unweighted losses."""
        config = self.config
        truth = self.bank.crops(indices, config.size, config.augmentation, self.generator)
        mask = holes.masks(len(indices), self.generator)
        if self.place.device.type != "cuda":
            holes.renew(max(1, len(indices) // 4))
        truth = truth.contiguous(memory_format=torch.channels_last)
        for group in self.optimizer.param_groups:
            group["lr"] = self._rate(share)
        with self._autocast():
            # The hole is emptied here already: no pixel under it ever reaches the network.
            output, _ = self._model(truth * mask, mask)
            total, terms = self.objective(output, truth, mask)
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), config.clip)
        self.optimizer.step()
        self.step += 1
        self.images += len(indices) * self.place.count
        self._average()
        return {"total": total.detach(), **terms}

    @torch.no_grad()
    def _average(self) -> None:
        # A young average follows quickly, or it would keep the random start for long.
        decay = min(self.config.ema, (1 + self.step) / (10 + self.step))
        ours, theirs = list(self.average.parameters()), [p.detach() for p in self.network.parameters()]
        torch._foreach_lerp_(ours, theirs, 1 - decay)
        for mine, new in zip(self.average.buffers(), self.network.buffers(), strict=True):
            if mine.is_floating_point():
                mine.lerp_(new, 1 - decay)

    def _rate(self, share: float) -> float:
        """Linear warm-up, then half a cosine down to a fiftieth."""
        config = self.config
        if share < config.warmup:
            return config.rate * max(share / config.warmup, 1e-3)
        fall = min(1.0, (share - config.warmup) / (1 - config.warmup))
        return config.rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * fall)))

    def _autocast(self) -> contextlib.AbstractContextManager:
        device = self.place.device.type
        return torch.autocast(device, dtype=self.dtype, enabled=self.dtype is not torch.float32)

    def _sample_batch(self, held_out: int) -> tuple[Tensor, Tensor]:
        """The same few pictures and holes for every sheet, from photos that are not trained on where there are any."""
        count = min(6, held_out or len(self.bank))
        generator = torch.Generator().manual_seed(1)
        indices = torch.arange(len(self.bank) - count, len(self.bank))
        truth = self.bank.crops(indices, self.config.size, self.config.augmentation, generator)
        holes = HoleBank(self.config.size, count=2 * count, seed=1, device=self.place.device)
        return truth, holes.valid[:count].unsqueeze(1).float()

    @torch.no_grad()
    def _sheet(self, journal: Journal) -> None:
        truth, mask = self._samples
        with self._autocast():
            output, _ = self.average(truth * mask, mask)
        journal.sheet(self.step, truth, mask, output.float())

    def _save(self, journal: Journal | None) -> None:
        if self.place.rank:
            return
        state = {
            "network_config": asdict(self.network.config),
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "generator": self.generator.get_state(),
            "step": self.step,
            "images": self.images,
            "seconds": self.seconds,
        }
        save_checkpoint(state, self.folder / "checkpoint.pt")
        note = self.note or f"{self.step} steps, {self.images} images, {self.seconds / 60:.0f} minutes"
        save_weights(self.average, self.folder / "weights.safetensors", note=note)
        if journal:
            self._sheet(journal)

    def _restore(self, saved: dict[str, Any]) -> None:
        self.network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["average"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.generator.set_state(saved["generator"].cpu())
        self.step, self.images, self.seconds = saved["step"], saved["images"], saved["seconds"]


def _precision(config: TrainingConfig, device: torch.device) -> torch.dtype:
    if config.precision == "auto":
        return compute_dtype(device.type)
    return torch.bfloat16 if config.precision == "bf16" else torch.float32
