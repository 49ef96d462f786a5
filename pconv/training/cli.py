"""The command ``pconv train``."""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

_LEAST = 0.6  # of the crop's side: smaller photos would only be blown up


def train(
    photos: Annotated[Path, typer.Option(help="Folder of photographs, searched with its subfolders.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for weights, checkpoint, log and sheets.")],
    preset: Annotated[str, typer.Option(help="256: from scratch. 512: fine-tuning. restoration: thin damage.")] = "256",
    vgg: Annotated[
        Path | None, typer.Option(help="VGG16 or VGG19 weights in torchvision's naming; without it no style term.")
    ] = None,
    weights: Annotated[Path | None, typer.Option(help="Start from these weights.")] = None,
    resume: Annotated[Path | None, typer.Option(help="Go on from this checkpoint.pt.")] = None,
    minutes: Annotated[float | None, typer.Option(help="Time budget, with what a resumed run already used.")] = None,
    steps: Annotated[int | None, typer.Option(help="Stop after so many steps.")] = None,
    size: Annotated[int | None, typer.Option(help="Side of the crops, pixels.")] = None,
    batch: Annotated[int | None, typer.Option(help="Crops per step and GPU.")] = None,
    width: Annotated[int | None, typer.Option(help="Channels of the first layer; 64 in the paper.")] = None,
    depth: Annotated[int | None, typer.Option(help="How often the picture is halved; 8 in the paper.")] = None,
    rate: Annotated[float | None, typer.Option(help="Highest learning rate.")] = None,
    style_weight: Annotated[float | None, typer.Option(help="Weight of the style term; 120 in the paper.")] = None,
    perceptual_weight: Annotated[float | None, typer.Option(help="Weight of the perceptual term.")] = None,
    ssim_weight: Annotated[float | None, typer.Option(help="Weight of 1 - SSIM.")] = None,
    perceptual_crop: Annotated[int | None, typer.Option(help="Side of the crop VGG sees; 0 = all.")] = None,
    composite_only: Annotated[bool, typer.Option(help="Show VGG the composite alone; half the cost.")] = False,
    short_side: Annotated[int, typer.Option(help="Larger photos are shrunk to this shorter side, pixels.")] = 512,
    limit: Annotated[int | None, typer.Option(help="Use so many photos only.")] = None,
    held_out: Annotated[int, typer.Option(help="Keep so many photos for the sheets.")] = 6,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    precision: Annotated[str, typer.Option(help="auto, float32 or bf16.")] = "auto",
    compile_network: Annotated[bool | None, typer.Option("--compile/--no-compile", help="Default: on GPUs.")] = None,
    seed: Annotated[int, typer.Option(help="Of photos, holes and initial weights.")] = 0,
) -> None:
    """Train the network on a folder of photographs.

    Ctrl-C stops after the current step and saves. With several GPUs: torchrun --nproc-per-node=N -m pconv train ...
    """
    from pconv.training.config import PRESETS

    if preset not in PRESETS:
        from pconv.errors import UsageError

        raise UsageError(f"There is no preset {preset!r}; choose one of {', '.join(PRESETS)}.")
    given = {
        "minutes": minutes,
        "steps": steps,
        "size": size,
        "batch": batch,
        "width": width,
        "depth": depth,
        "rate": rate,
        "perceptual_crop": perceptual_crop,
        "compile": compile_network,
        "both_pictures": False if composite_only else None,
    }
    terms = {"style": style_weight, "perceptual": perceptual_weight, "ssim": ssim_weight}
    config = PRESETS[preset]
    losses = replace(config.losses, **{name: value for name, value in terms.items() if value is not None})
    config = replace(
        config,
        **{name: value for name, value in given.items() if value is not None},
        losses=losses,
        precision=precision,
        seed=seed,
    )
    _run(config, photos, out, vgg, weights, resume, short_side, limit, held_out, device)


def _run(config, photos, out, vgg, weights, resume, short_side, limit, held_out, device) -> None:
    import torch
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from pconv.errors import PConvError
    from pconv.training.photos import PhotoBank, read_folder
    from pconv.training.trainer import Place, Trainer

    console = Console(stderr=True)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PConvError(f"The folder {out} cannot be made: {error.strerror}.") from error
    place = Place.find(torch.device(_device(device)))
    features = None
    if vgg is not None:
        from pconv.evaluation.vgg import VggFeatures

        features = VggFeatures(vgg).to(place.device)
    elif place.rank == 0:
        console.print("No --vgg given: training without the perceptual and style terms; fills will be soft.")
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
        console=console,
        disable=place.rank > 0,
    ) as bar:
        reading = bar.add_task("Reading photos", total=1.0, note="")
        pictures, refused = read_folder(
            photos,
            short_side=short_side,
            least=round(_LEAST * config.size),
            limit=limit,
            report=lambda share: bar.update(reading, completed=share),
        )
        bar.update(reading, note=f"{len(pictures)} photos")
        for sentence in refused[:5]:
            bar.console.print(f"Left out: {sentence}.")
        if len(refused) > 5:
            bar.console.print(f"Left out: {len(refused) - 5} more.")
        bank = PhotoBank(pictures, place.device)
        del pictures
        held_out = min(held_out, len(bank) // 2)
        trainer = Trainer(config, bank, features, out, place=place, weights=weights, resume=resume, held_out=held_out)
        training = bar.add_task("Training", total=1.0, note="")

        def report(progress) -> None:
            bar.update(
                training,
                completed=progress.share,
                note=f"step {progress.step}, {progress.images_per_second:.1f} images/s, "
                f"loss {progress.losses['total']:.3f}",
            )

        with _Interrupt() as interrupt:
            trainer.run(report=report, stop=interrupt.asked)
    if place.rank == 0:
        console.print(f"{trainer.step} steps, {trainer.images} images. Weights: {out / 'weights.safetensors'}")


def _device(name: str) -> str:
    import torch

    if name != "auto":
        return name
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


class _Interrupt:
    """Ctrl-C and a polite kill ask the loop to stop; a second Ctrl-C within a second stops at once."""

    def __init__(self) -> None:
        self._at: float | None = None

    def asked(self) -> bool:
        return self._at is not None

    def _note(self, number: int, frame: object) -> None:
        if self._at is not None and time.monotonic() - self._at < 1:
            raise KeyboardInterrupt
        self._at = time.monotonic()

    def __enter__(self) -> _Interrupt:
        self._before = {number: signal.signal(number, self._note) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
