"""Methods against sizes and holes: seconds, peak memory, and both as ratios to Telea's method in the same run.

    python -m tests.bench --methods patchmatch guided telea --sizes 0.5 12 --holes blob scratches

Every measurement runs in a process of its own, after the method has run on a small picture with a blob and with the
kind of hole at hand (imports, compiled kernels, weights). Memory is what the process grew by at its largest while
filling. G'MIC is measured where its command is on the PATH, as a whole command with reading and writing. Prints a
Markdown table.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.bench.gmic import COMMANDS as GMIC
from tests.bench.gmic import filled

OURS = ("telea", "navier-stokes", "biharmonic", "patchmatch", "guided", "pconv", "heal")
PEERS = ("opencv-telea", "opencv-ns", "skimage-biharmonic", *GMIC)
HOLES = ("blob", "scratches", "speck")


def photo(megapixels: float, path: Path | None) -> np.ndarray:
    """``(H, W, 3) uint8`` of an aspect of 4 to 3, with grain: a file's or a sample's picture brought to size."""
    from PIL import Image
    from skimage import data

    from pconv._cv2 import cv2

    picture = np.asarray(Image.open(path).convert("RGB")) if path else data.astronaut()
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    large = cv2.resize(picture, (height * 4 // 3, height), interpolation=cv2.INTER_CUBIC)
    grain = np.random.default_rng(0).normal(0, 5, large.shape[:2])[..., None]
    return np.clip(large + grain, 0, 255).astype(np.uint8)


def hole_of(kind: str, shape: tuple[int, int]) -> np.ndarray:
    """A blob of 5 %, scratches 3 to 9 pixels wide of 2 %, or a square speck of 200 pixels a side."""
    from pconv._cv2 import cv2

    height, width = shape
    y, x = np.mgrid[:height, :width].astype(np.float32)
    if kind == "speck":
        return (np.abs(y - height / 2) < 100) & (np.abs(x - width / 2) < 100)
    if kind == "blob":
        return ((y - height / 2) / 0.8) ** 2 + (x - width / 2) ** 2 < 0.05 * height * width / np.pi / 0.8
    rng, canvas = np.random.default_rng(1), np.zeros(shape, np.uint8)
    while canvas.mean() < 0.02:
        angle, points = rng.uniform(0, 2 * np.pi), [rng.uniform(0, [width, height])]
        for _ in range(8):
            angle += rng.normal(0, 0.15)
            points.append(points[-1] + height * rng.uniform(0.03, 0.1) * np.array([np.cos(angle), np.sin(angle)]))
        cv2.polylines(canvas, [np.int32(points)], False, 1, int(rng.integers(3, 10)))
    return canvas > 0


def runner(method: str, threads: int) -> Callable[[np.ndarray, np.ndarray], object]:
    """What fills a picture, by name."""
    if method in OURS:
        from pconv.fill import fill

        options = {"threads": threads} if method in ("patchmatch", "guided") else {}
        # Only what fills the hole: the filled photo is put together when somebody asks for it.
        return lambda image, hole: fill(image, hole, method=method, options=options).pieces
    if method == "skimage-biharmonic":
        from skimage.restoration import inpaint_biharmonic

        return lambda image, hole: inpaint_biharmonic(image, hole, channel_axis=-1, split_into_regions=True)
    if method in GMIC:
        return lambda image, hole: filled(image, hole, GMIC[method])
    from pconv._cv2 import cv2

    flag = cv2.INPAINT_TELEA if method == "opencv-telea" else cv2.INPAINT_NS
    return lambda image, hole: cv2.inpaint(image, hole.astype(np.uint8), 3, flag)


def measure(method: str, megapixels: float, kind: str, threads: int, path: Path | None) -> dict[str, float]:
    """Seconds, Telea's seconds beside them, and megabytes the process grew by. Runs in its own process."""
    small = photo(0.1, path)
    way, telea = runner(method, threads), runner("opencv-telea", 1)
    for warming in {"blob", kind}:
        way(small, hole_of(warming, small.shape[:2]))
    image = photo(megapixels, path)
    hole = hole_of(kind, image.shape[:2])
    beside = [_seconds(telea, image, hole)]
    before = _peak(reset=True)
    seconds = _seconds(way, image, hole)
    grown = _peak() - before
    beside.append(_seconds(telea, image, hole))
    return {"seconds": seconds, "telea": sum(beside) / 2, "megabytes": grown}


def _seconds(way: Callable, image: np.ndarray, hole: np.ndarray) -> float:
    start = time.perf_counter()
    way(image, hole)
    return time.perf_counter() - start


def _peak(*, reset: bool = False) -> float:
    """Largest resident size so far in megabytes; `reset` starts anew from the present size where the system can."""
    if reset and os.path.exists("/proc/self/clear_refs"):
        Path("/proc/self/clear_refs").write_text("5")
    if os.path.exists("/proc/self/status"):
        lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _child(method: str, size: float, kind: str, threads: int, asked: argparse.Namespace) -> dict[str, float] | str:
    command = [sys.executable, "-m", "tests.bench", "--one", method, str(size), kind, str(threads)]
    command += ["--photo", str(asked.photo)] if asked.photo else []
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=asked.limit)
    except subprocess.TimeoutExpired:
        return f"over {asked.limit:g} s"
    if done.returncode:
        return "failed: " + (done.stderr.strip().splitlines() or ["no message"])[-1]
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--methods", nargs="+", default=[*OURS, *PEERS], choices=[*OURS, *PEERS])
    parser.add_argument("--sizes", nargs="+", type=float, default=[0.5, 1, 4, 12], help="megapixels")
    parser.add_argument("--holes", nargs="+", default=["blob", "scratches"], choices=HOLES)
    parser.add_argument("--threads", nargs="+", type=int, default=[0], help="0 is all; for patchmatch and guided")
    parser.add_argument("--photo", type=Path, help="picture to enlarge instead of the sample")
    parser.add_argument("--limit", type=float, default=300, help="seconds allowed for one measurement")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        method, size, kind, threads = asked.one
        print(json.dumps(measure(method, float(size), kind, int(threads), asked.photo)))
        return
    print("| method | threads | megapixels | hole | seconds | x Telea | MB |\n|---|---|---|---|---|---|---|")
    for kind in asked.holes:
        for size in asked.sizes:
            for method in asked.methods:
                if method in GMIC and shutil.which("gmic") is None:
                    continue
                for threads in asked.threads if method in ("patchmatch", "guided") else [0]:
                    found = _child(method, size, kind, threads, asked)
                    cells = f"{found} | |"
                    if isinstance(found, dict):
                        ratio = found["seconds"] / found["telea"]
                        cells = f"{found['seconds']:.2f} | {ratio:.1f} | {found['megabytes']:.0f}"
                    print(f"| {method} | {threads or 'all'} | {size:g} | {kind} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
