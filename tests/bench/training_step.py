"""Throughput of a training step, as a share of what the machine's matrix products reach in the same run.

    python -m tests.bench.training_step [--device cuda] [--size 256] [--batch 8] [--width 64] [--vgg FILE] [--profile]

Prints a Markdown table: images per second, arithmetic of convolutions and matrix products, share of the measured matmul
rate. With ``--profile`` also the operations that took the most time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import torch
from skimage import data
from torch.utils.flop_counter import FlopCounterMode

from pconv.evaluation.vgg import VggFeatures
from pconv.network.precision import compute_dtype
from pconv.training.config import TrainingConfig
from pconv.training.photos import PhotoBank
from pconv.training.trainer import Place, Trainer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--vgg", help="weights of VGG16 or VGG19; without it only the step without VGG is timed")
    parser.add_argument("--perceptual-crop", type=int, default=0)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    device = torch.device(arguments.device)
    dtype = compute_dtype(device.type)
    peak = _matmul_rate(device, dtype)
    print(f"{device}, {dtype}, matrix products {peak / 1e12:.2f} TFLOP/s\n")
    print("| step | images/s | TFLOP per image | TFLOP/s | share of matmul rate |\n|---|---|---|---|---|")
    for name, vgg in (("without VGG", None), ("with VGG", arguments.vgg)):
        if name == "with VGG" and vgg is None:
            continue
        step = _step(arguments, device, vgg)
        flops = _flops(step) / arguments.batch
        rate = arguments.batch / _seconds(step, device, arguments.steps)
        print(f"| {name} | {rate:.1f} | {flops / 1e12:.4f} | {rate * flops / 1e12:.2f} | {rate * flops / peak:.0%} |")
        if arguments.profile:
            _profile(step, device)


def _step(arguments: argparse.Namespace, device: torch.device, vgg: str | None) -> Callable[[], object]:
    config = TrainingConfig(
        size=arguments.size,
        batch=arguments.batch,
        width=arguments.width,
        perceptual_crop=arguments.perceptual_crop,
        holes=256,
    )
    bank = PhotoBank([data.astronaut(), data.coffee()], device)
    features = VggFeatures(vgg).to(device) if vgg else None
    trainer = Trainer(config, bank, features, None, place=Place(device))
    trainer.network.train()
    trainer.supply.start(0)
    return lambda: trainer.train_step(trainer.supply.next(trainer.generator), 0.5)


def _flops(step: Callable[[], object]) -> float:
    step()
    with FlopCounterMode(display=False) as counter:
        step()
    return counter.get_total_flops()


def _seconds(step: Callable[[], object], device: torch.device, steps: int) -> float:
    """Median seconds of a step after warming up."""
    times = []
    for index in range(steps + 2):
        start = time.perf_counter()
        step()
        if device.type == "cuda":
            torch.cuda.synchronize()
        if index >= 2:
            times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def _matmul_rate(device: torch.device, dtype: torch.dtype) -> float:
    """FLOP/s of a large square product of random matrices, the best of several."""
    side = 8192 if device.type == "cuda" else 1536
    a, b = (torch.randn(side, side, device=device).to(dtype) for _ in range(2))
    return 2 * side**3 / min(_seconds(lambda: a @ b, device, 1) for _ in range(5))


def _profile(step: Callable[[], object], device: torch.device) -> None:
    activities = [torch.profiler.ProfilerActivity.CPU]
    if device.type == "cuda":
        activities.append(torch.profiler.ProfilerActivity.CUDA)
    with torch.profiler.profile(activities=activities) as profile:
        step()
    key = "self_cuda_time_total" if device.type == "cuda" else "self_cpu_time_total"
    print(f"\n```\n{profile.key_averages().table(sort_by=key, row_limit=15)}\n```\n")


if __name__ == "__main__":
    main()
