"""The network on this machine: one picture through the plain module and through the prepared one.

    python -m tests.bench.network [--device cpu] [--threads N] [--sizes 256 512 1024] [--rounds 5] [--weights FILE]

Prints Markdown tables: times before and after, taken in turns so that a busy machine disturbs both alike, with the
share of the convolution rate that was measured in the same turns; and what bfloat16 costs in levels of 255.

Two shares for each time: of the plain network's arithmetic for the whole picture, which says how much sooner the same
picture is there and may exceed 100 %, since the prepared network does less; and of its own arithmetic, which says how
busy the processor is.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import torch
from skimage import data
from torch import Tensor
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

from pconv.box import Box
from pconv.device import processor
from pconv.network import DEFAULT, PConvUNet, UNetConfig, load_weights, prepare
from pconv.network.precision import compute_dtype

_HOLES = (0.1, 0.25, 0.5)  # sides of square holes in the middle, as shares of the picture's
_RING = 8  # known pixels around the hole that a fill asks for as well


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, help="cores to use; one is also timed by its own clock (CPU seconds)")
    parser.add_argument("--sizes", type=int, nargs="+", default=[256, 512, 1024])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--weights", type=Path, default=DEFAULT)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    bench = _Bench(torch.device(arguments.device), arguments.rounds)
    print(f"{bench}; bfloat16 is {'' if compute_dtype(bench.device.type) == torch.bfloat16 else 'not '}chosen here.\n")
    networks = [("width 64, depth 8, random", _random())]
    if arguments.weights.is_file():
        shipped = load_weights(arguments.weights)
        networks.insert(
            0, (f"width {shipped.config.width}, depth {shipped.config.depth}, {arguments.weights.stem}", shipped)
        )
    for name, network in networks:
        network = network.to(bench.device, memory_format=torch.channels_last)
        _print_times(name, network, arguments.sizes, bench)
        _print_holes(name, network, 512, bench)
    if arguments.weights.is_file():
        _print_differences(shipped, bench.device)


class _Bench:
    """Takes times: of one thread in CPU seconds, which other programs hardly disturb, else by the wall clock."""

    def __init__(self, device: torch.device, rounds: int) -> None:
        self.device = device
        self.rounds = rounds
        self.alone = device.type == "cpu" and torch.get_num_threads() == 1
        self.clock = time.thread_time if self.alone else time.perf_counter

    def __str__(self) -> str:
        if self.device.type == "cuda":
            return f"{torch.cuda.get_device_name()}, torch {torch.__version__}"
        clock = "CPU time" if self.alone else "wall clock"
        return f"{processor()}, {torch.get_num_threads()} thread(s), {clock}, torch {torch.__version__}"

    def seconds(self, *works: Callable[[], object]) -> list[float]:
        """Median seconds of each work; they take turns."""
        times: list[list[float]] = [[] for _ in works]
        with torch.inference_mode():
            for turn in range(self.rounds + 1):
                for work, taken in zip(works, times, strict=True):
                    start = self.clock()
                    work()
                    if self.device.type == "cuda":
                        torch.cuda.synchronize()
                    if turn:
                        taken.append(self.clock() - start)
        return [median(taken) for taken in times]


def _print_times(name: str, network: PConvUNet, sizes: Sequence[int], bench: _Bench) -> None:
    print(f"### {name}: one picture, a hole of a quarter of its side\n")
    print("| side | format | convolutions reach | plain | prepared | prepared, hole only | times as fast |")
    print("|---|---|---|---|---|---|---|")
    for side in sizes:
        image, mask, box = _picture(side, 0.25, bench.device)
        for dtype in (torch.float32, torch.bfloat16):
            works = _works(network, image, mask, box, dtype)
            plain_flops = _flops(works[0])
            *times, yardstick = bench.seconds(*works, _gauge(bench.device, dtype))
            peak = _GAUGE_FLOPS / yardstick
            cells = [
                f"{seconds * 1e3:.1f} ms ({plain_flops / seconds / peak:.0%}, {_flops(work) / seconds / peak:.0%})"
                for work, seconds in zip(works, times, strict=True)
            ]
            ratios = ", ".join(f"{times[0] / seconds:.1f}" for seconds in times[1:])
            print(
                f"| {side} | {_name(dtype)} | {peak / 1e9:.0f} GFLOP/s | {' | '.join(cells)} | {ratios} |", flush=True
            )
    print()


def _print_holes(name: str, network: PConvUNet, side: int, bench: _Bench) -> None:
    dtype = compute_dtype(bench.device.type)
    print(f"### {name}: {side} pixels, {_name(dtype)}, by the hole's side\n")
    print("| hole | plain | prepared | prepared, hole only |\n|---|---|---|---|")
    for share in _HOLES:
        times = bench.seconds(*_works(network, *_picture(side, share, bench.device), dtype))
        print(f"| {int(side * share)} px | {' | '.join(f'{seconds * 1e3:.1f} ms' for seconds in times)} |")
    print()


def _print_differences(network: PConvUNet, device: torch.device) -> None:
    """How far predictions are from the plain network's in float32, in the hole, in levels of 255."""
    print("### Differences from the plain network in float32, in the hole, in levels of 255\n")
    print("| picture | prepared, float32: most | plain, bfloat16: mean, most | prepared, bfloat16: mean, most |")
    print("|---|---|---|---|")
    for name in ("astronaut", "coffee", "chelsea", "rocket"):
        pixels = torch.from_numpy(getattr(data, name)()[:300, :420].copy())
        image = (pixels.permute(2, 0, 1)[None].float() / 255).to(device)
        mask = torch.ones_like(image[:, :1])
        mask[..., 100:190, 120:220] = mask[..., 30:34, :] = 0
        hole = (mask == 0).expand_as(image)
        with torch.inference_mode():
            truth = network(image, mask)[0]
            results = [
                prepare(network)(image, mask)[0],
                _plain(network, image, mask, torch.bfloat16)()[0].float(),
                prepare(network, torch.bfloat16)(image, mask)[0],
            ]
        exact, plain, made = (255 * (result - truth)[hole].abs() for result in results)
        print(
            f"| {name} | {exact.max():.4f} | {plain.mean():.2f}, {plain.max():.1f} "
            f"| {made.mean():.2f}, {made.max():.1f} |"
        )


def _works(
    network: PConvUNet, image: Tensor, mask: Tensor, box: Box, dtype: torch.dtype
) -> list[Callable[[], tuple[Tensor, Tensor]]]:
    """Predict with the plain network, with the prepared one, and with that around the hole alone."""
    prepared = prepare(network, dtype)
    plain = _plain(network, image, mask, dtype)
    return [plain, lambda: prepared(image, mask), lambda: prepared(image, mask, box=box)]


def _plain(network: PConvUNet, image: Tensor, mask: Tensor, dtype: torch.dtype) -> Callable[[], tuple[Tensor, Tensor]]:
    def work() -> tuple[Tensor, Tensor]:
        with torch.autocast(image.device.type, dtype=dtype, enabled=dtype != torch.float32):
            return network(image, mask)

    return work


def _picture(side: int, share: float, device: torch.device) -> tuple[Tensor, Tensor, Box]:
    """A picture, its mask with a square hole in the middle, and the box a fill asks for."""
    torch.manual_seed(0)
    image, mask = torch.rand(1, 3, side, side), torch.ones(1, 1, side, side)
    start = side // 2 - int(side * share) // 2
    hole = Box(start, start, start + int(side * share), start + int(side * share))
    mask[..., *hole.slices] = 0
    image = image.to(device, memory_format=torch.channels_last)
    return image, mask.to(device), hole.grown(_RING, (side, side))


def _random() -> PConvUNet:
    torch.manual_seed(0)
    return PConvUNet(UNetConfig()).eval().requires_grad_(False)


def _flops(work: Callable[[], object]) -> float:
    with FlopCounterMode(display=False) as counter, torch.inference_mode():
        work()
    return counter.get_total_flops()


_GAUGE_FLOPS = 2 * 128 * 128 * 9 * 64 * 64


def _gauge(device: torch.device, dtype: torch.dtype) -> Callable[[], Tensor]:
    """A convolution that suits processors well: 3x3, 128 channels to 128, 64 pixels."""
    x = torch.randn(1, 128, 64, 64, device=device).to(dtype, memory_format=torch.channels_last)
    weight = torch.randn(128, 128, 3, 3, device=device).to(dtype, memory_format=torch.channels_last)
    return lambda: functional.conv2d(x, weight, padding=1)


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


if __name__ == "__main__":
    main()
