"""G'MIC's inpainting beside ours: where its command is on the PATH, as methods for the benchmarks.

    python -m tests.bench.gmic --photos cid22 --methods patchmatch,gmic-patch,gmic-matchpatch,telea --lpips FILE

Takes what `pconv evaluate` takes; G'MIC sees the whole picture and fills it as its command does with a mask.
"""

from __future__ import annotations

import subprocess
import tempfile

import numpy as np

from pconv.box import Box
from pconv.methods import Method, Region, RegionFill, Run, register

COMMANDS = {"gmic-patch": "-inpaint[0] [1],7", "gmic-matchpatch": "-inpaint_matchpatch[0] [1]"}


def filled(image: np.ndarray, hole: np.ndarray, command: str) -> np.ndarray:
    """``(H, W, 3) uint8`` with its ``hole: (H, W) bool`` filled, through files."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        Image.fromarray(image).save(f"{folder}/image.png", compress_level=0)
        Image.fromarray(hole.astype(np.uint8) * 255).save(f"{folder}/hole.png")
        files = [f"{folder}/image.png", f"{folder}/hole.png"]
        done = ["gmic", *files, *command.split(), "-o[0]", f"{folder}/out.png"]
        subprocess.run(done, check=True, capture_output=True)
        with Image.open(f"{folder}/out.png") as out:
            return np.array(out.convert("RGB"))


class Gmic(Method):
    """One of its commands."""

    summary = "Another program's, for comparison."

    def __init__(self, name: str) -> None:
        self.name, self.title = name, f"G'MIC {name.removeprefix('gmic-')}"

    def context(self, hole_box: Box) -> int:
        return 1 << 20  # all of the picture

    def fill_region(self, region: Region, options: object, run: Run) -> RegionFill:
        image = region.canvas()
        np.copyto(image, filled(region.image, region.hole, COMMANDS[self.name]), where=region.hole[..., None])
        return RegionFill(image)


def main() -> None:
    from functools import partial

    import typer

    from pconv.evaluation.cli import evaluate

    for name in COMMANDS:
        register(name, partial(Gmic, name))
    typer.run(evaluate)


if __name__ == "__main__":
    main()
