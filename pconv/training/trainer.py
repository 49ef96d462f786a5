"""The training loop: one or several GPUs, or the CPU, for a given time."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from pconv.errors import PConvError, UsageError
from pconv.network import build, load_network, save_weights, shape_of
from pconv.network.uncompiled import hold_back
from pconv.training.adversarial import Adversary
from pconv.training.checkpoint import read_checkpoint, save_checkpoint
from pconv.training.config import TrainingConfig, fall
from pconv.training.finding import MarksObjective, ObjectsObjective
from pconv.training.journal import Journal, Progress, Tally
from pconv.training.muon import optimizers_for
from pconv.training.objective import Objective
from pconv.training.photos import PhotoBank
from pconv.training.place import Place
from pconv.training.samples import Samples
from pconv.training.supply import Exercise, Paths, supply_for

_LOOK_EVERY = 20  # steps between looks at the losses: each look waits for the GPU
_ASK_EVERY = 10  # steps between questions to the other GPUs, which wait as well; processors are asked at each
_PATIENCE = 10.0  # seconds without news of a slow training
_OBJECTIVES = {"marks": MarksObjective, "objects": ObjectsObjective}  # of networks that find something


class Trainer:
    """Trains one network; everything it needs to go on later is in ``checkpoint.pt``.

    Args:
        config: the knobs.
        photos: the last `held_out` of them are only for the sheets.
        vgg: features for the perceptual terms, or None.
        folder: receives ``weights.safetensors`` (averaged, ready to use), ``checkpoint.pt``, ``log.csv``, sheets.
        place: device and, with several GPUs, which of them.
        weights: start from these instead of at random.
        resume: go on from this full checkpoint: weights, optimizer, averages, critic, step, time used.
        note: a sentence stored in the weights' header.
    """

    def __init__(
        self,
        config: TrainingConfig,
        photos: PhotoBank | Paths,
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
        self.config, self.folder, self.place, self.note = config, folder, place, note
        self._on_gpu = place.device.type == "cuda"
        saved = read_checkpoint(resume, place.device) if resume else None
        self.network = self._network(weights, saved)
        self._to_training()
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.dtype = place.dtype(config.precision)
        self.optimizers = optimizers_for(
            self.network,
            config.rate,
            muon=config.optimizer == "muon",
            betas=(0.5, 0.999) if config.adversarial else (0.9, 0.999),
            dtype=self.dtype,
            fused=self._on_gpu or None,
        )
        self.adversary = None
        if config.adversarial:
            self.adversary = Adversary(config.adversarial, config.size, place=place, dtype=self.dtype, clip=config.clip)
        self.generator = torch.Generator().manual_seed(config.seed + 7919 * place.rank)
        self.step = self.images = 0
        self.seconds = 0.0
        if saved:
            self._restore(saved)
        self.supply = supply_for(config, photos, place, held_out)
        self._samples = Samples(config, self.supply.samples())
        self._model: nn.Module = self.network
        if place.count > 1:
            self._model = DistributedDataParallel(self.network)
        if config.compile if config.compile is not None else self._on_gpu:
            # Without a compiler for the machine, training is slower and goes on.
            torch._dynamo.config.suppress_errors = config.compile is None
            hold_back()
            self._model = torch.compile(self._model, dynamic=False)
            vgg = vgg and torch.compile(vgg, dynamic=False)
        self.objective = _OBJECTIVES[config.network]() if config.network in _OBJECTIVES else Objective(config, vgg)
        if self._on_gpu:
            torch.backends.cudnn.benchmark = True  # all steps have the same shapes
            torch.set_float32_matmul_precision("high")

    def _network(self, weights: Path | None, saved: dict[str, Any] | None) -> nn.Module:
        config = self.config
        if saved:
            network = build(shape_of(saved["network_config"]))
        elif weights:
            network = load_network(weights).requires_grad_(True)
            if config.copies:
                network.add_copies()
        else:
            network = build(config.shape)
        return network.to(self.place.device, memory_format=torch.channels_last)

    def _to_training(self) -> None:
        self.network.train()
        if self.config.freeze_norm:
            self.network.freeze_encoder_norm()

    def run(
        self, *, report: Callable[[Progress], None] | None = None, stop: Callable[[], bool] = lambda: False
    ) -> None:
        """Train until the budget is used, `stop()` says so, or an error; the state is saved in each case but errors.

        Raises `PConvError` if the losses stop being numbers (the last checkpoint is from before that), the memory
        does not suffice, or the state cannot be written; `UsageError` if a resumed training has no time left.
        """
        if self._share() >= 1:
            raise UsageError(
                f"The training to go on from has used its time: {self.seconds / 60:.1f} minutes, {self.step} steps. "
                "Give a larger --minutes or --steps."
            )
        self._to_training()
        journal = Journal(self.folder) if self.place.rank == 0 else None
        self.supply.start(self.step)
        try:
            self._loop(journal, report, stop)
            self._save(journal)
        except torch.OutOfMemoryError as error:
            raise PConvError(
                f"The memory of {self.place.device} does not suffice for --batch {self.config.batch} at --size "
                f"{self.config.size}; make one of them smaller. The last checkpoint is untouched."
            ) from error
        finally:
            self.supply.stop()
            if journal:
                journal.close()

    def _share(self) -> float:
        """Share of the budget that is used."""
        share = self.seconds / (60 * self.config.minutes)
        return max(share, self.step / self.config.steps) if self.config.steps else share

    def _loop(self, journal, report, stop) -> None:
        begun = time.monotonic() - self.seconds
        saved_at = sheet_at = time.monotonic()
        sheet_seconds = 60 * min(self.config.sheet_minutes, self.config.minutes / 5)
        if journal:
            self._sheet(journal)
        tally = Tally()
        while True:
            self.seconds = time.monotonic() - begun
            share = self._share()
            if self._finished(share, stop):
                break
            tally.add(self.train_step(self.supply.next(self.generator), share))
            now = time.monotonic()
            if self.step % _LOOK_EVERY and (self._on_gpu or now - tally.since < _PATIENCE):
                continue
            self._look(tally, share, journal, report)
            if journal and now - saved_at > 60 * self.config.checkpoint_minutes:
                self._save(None)
                saved_at = now
            if journal and now - sheet_at > sheet_seconds:
                self._sheet(journal)
                sheet_at = now
        if tally.steps:  # nothing that was not looked at is saved
            self._look(tally, share, journal, report)

    def _finished(self, share: float, stop: Callable[[], bool]) -> bool:
        if self.config.steps and self.step >= self.config.steps:
            return True
        if self._on_gpu and self.place.count > 1 and self.step % _ASK_EVERY:
            return False
        return self.place.any(share >= 1 or stop())

    def _look(self, tally: Tally, share: float, journal: Journal | None, report) -> None:
        """Read the losses, refuse to go on if they are no numbers, tell the log and the person."""
        values, steps_per_second = tally.take()
        wrong = [name for name, value in values.items() if not math.isfinite(value)]
        if wrong:
            raise PConvError(
                f"The loss stopped being a number at step {self.step} ({', '.join(wrong)}); a checkpoint in "
                f"{self.folder} is from before that. Go on from it with a lower --rate."
            )
        if journal is None:
            return
        rate = steps_per_second * self.config.batch * self.place.count
        journal.record(
            self.step, {**values, "rate": self.config.rate * fall(share, self.config.warmup), "images_per_second": rate}
        )
        if report:
            report(Progress(share, self.step, self.images, rate, values))

    def train_step(self, made: Exercise, share: float) -> dict[str, Tensor]:
        """One step at `share` of the budget; the unweighted losses."""
        config = self.config
        rate_share = fall(share, config.warmup)
        given, truth, mask = made
        for group in (group for optimizer in self.optimizers for group in optimizer.param_groups):
            group["lr"] = config.rate * rate_share
        with self.place.autocast(self.dtype):
            output, _ = self._model(given, mask)
            total, terms = self.objective(output, truth, mask)
        self.network.zero_grad(set_to_none=True)
        if self.adversary:
            terms |= self.adversary.backward(output, total, truth, mask, rate_share)
        else:
            total.backward()
        norm = nn.utils.clip_grad_norm_(self.network.parameters(), config.clip)
        for optimizer in self.optimizers:
            optimizer.step()
        self.step += 1
        self.images += len(given) * self.place.count
        self._follow()
        return {"total": total.detach(), **terms, "gradient": norm}

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the averaged weights towards the present ones."""
        # A young average follows quickly, or it would keep the random start for long.
        decay = min(self.config.ema, (1 + self.step) / (10 + self.step))
        ours, theirs = (
            [*network.parameters(), *(buffer for buffer in network.buffers() if buffer.is_floating_point())]
            for network in (self.average, self.network)
        )
        torch._foreach_lerp_(ours, theirs, 1 - decay)

    def _sheet(self, journal: Journal) -> None:
        self._samples.draw(self.average, journal, self.step, self.place.autocast(self.dtype))

    def _save(self, journal: Journal | None) -> None:
        if self.place.rank:
            return
        state = {
            "network_config": asdict(self.network.config),
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "generator": self.generator.get_state(),
            "step": self.step,
            "images": self.images,
            "seconds": self.seconds,
        }
        if self.adversary:
            state["adversary"] = self.adversary.state_dict()
        save_checkpoint(state, self.folder / "checkpoint.pt")
        note = self.note or f"{self.step} steps, {self.images} images, {self.seconds / 60:.0f} minutes"
        save_weights(self.average, self.folder / "weights.safetensors", note=note)
        if journal:
            self._sheet(journal)

    def _restore(self, saved: dict[str, Any]) -> None:
        self.network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["average"])
        # Only the moments: rates and the like are those of this run. Those of another optimizer are of no use.
        if len(saved["optimizers"]) == len(self.optimizers):
            for optimizer, state in zip(self.optimizers, saved["optimizers"], strict=True):
                groups = optimizer.state_dict()["param_groups"]
                optimizer.load_state_dict({"state": state["state"], "param_groups": groups})
        self.generator.set_state(saved["generator"].cpu())
        self.step, self.images, self.seconds = saved["step"], saved["images"], saved["seconds"]
        if self.adversary and "adversary" in saved:
            self.adversary.load_state_dict(saved["adversary"])
