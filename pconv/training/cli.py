"""The command ``pconv train``."""

from __future__ import annotations

import signal
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from pconv.errors import Cancelled, PConvError, UsageError

_LEAST = 0.6  # of the crop's side: smaller photos would only be blown up

_Text = str | None
_Number = float | None
_Count = int | None


def train(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for weights, checkpoint, log and sheets.")],
    photos: Annotated[Path | None, typer.Option(help="Folder of photographs, searched with its subfolders.")] = None,
    samples: Annotated[bool, typer.Option("--samples", help="Train on the few sample photos instead.")] = False,
    preset: Annotated[
        _Text, typer.Option(help="256, shades, marks, objects: new; 512, adversarial, restoration: go on.")
    ] = None,
    vgg: Annotated[Path | None, typer.Option(help="VGG16 or VGG19, torchvision's names; without it no style.")] = None,
    weights: Annotated[Path | None, typer.Option(help="Start from these weights.")] = None,
    resume: Annotated[Path | None, typer.Option(help="Go on from this checkpoint.pt.")] = None,
    minutes: Annotated[_Number, typer.Option(help="Time budget, with what a resumed run already used.")] = None,
    steps: Annotated[_Count, typer.Option(help="Stop after so many steps.")] = None,
    size: Annotated[_Count, typer.Option(help="Side of the crops, pixels.")] = None,
    batch: Annotated[str, typer.Option(help="Crops per step and GPU; auto: what the GPU's memory holds.")] = "auto",
    width: Annotated[_Count, typer.Option(help="Channels of the first layer; 64 in the paper.")] = None,
    depth: Annotated[_Count, typer.Option(help="How often the picture is halved; 8 in the paper.")] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Let the network look at copies in the hole and draw it anew.")
    ] = False,
    rate: Annotated[_Number, typer.Option(help="Highest learning rate.")] = None,
    optimizer: Annotated[_Text, typer.Option(help="muon, or adam, which learns several times slower.")] = None,
    style_weight: Annotated[_Number, typer.Option(help="Weight of the style term; 120 in the paper.")] = None,
    perceptual_weight: Annotated[_Number, typer.Option(help="Weight of the perceptual term.")] = None,
    direction_weight: Annotated[_Number, typer.Option(help="Weight of features compared at unit length.")] = None,
    contextual_weight: Annotated[_Number, typer.Option(help="Weight of features compared wherever they are.")] = None,
    ssim_weight: Annotated[_Number, typer.Option(help="Weight of 1 - SSIM.")] = None,
    variation_weight: Annotated[_Number, typer.Option(help="Weight of total variation; more calms patterns.")] = None,
    perceptual_crop: Annotated[_Count, typer.Option(help="Side of the crop VGG sees; 0 = all.")] = None,
    composite_only: Annotated[bool, typer.Option(help="Show VGG the composite alone; half the cost.")] = False,
    adversarial: Annotated[_Text, typer.Option(help="Critic: patch, local-global or context.")] = None,
    adversarial_weight: Annotated[_Number, typer.Option(help="Its pull, relative to all other losses.")] = None,
    matching_weight: Annotated[_Number, typer.Option(help="The same for matching the critic's features.")] = None,
    r1: Annotated[_Number, typer.Option(help="Weight of the critic's gradient penalty.")] = None,
    critic_width: Annotated[_Count, typer.Option(help="Channels of the critic's first layer.")] = None,
    short_side: Annotated[_Count, typer.Option(help="Larger photos are shrunk to this shorter side, pixels.")] = None,
    limit: Annotated[_Count, typer.Option(help="Use so many photos only.")] = None,
    held_out: Annotated[int, typer.Option(help="Keep so many photos for the sheets.")] = 6,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    precision: Annotated[str, typer.Option(help="auto, float32 or bf16.")] = "auto",
    compile_network: Annotated[bool | None, typer.Option("--compile/--no-compile", help="Default: on GPUs.")] = None,
    seed: Annotated[int, typer.Option(help="Of photos, holes and initial weights.")] = 0,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the training that OUT holds.")] = False,
) -> None:
    """Train the network on a folder of photographs.

    Ctrl-C stops after the current step and saves. With several GPUs: torchrun --nproc-per-node=N -m pconv train ...
    """
    seen = {
        "style": style_weight,
        "perceptual": perceptual_weight,
        "direction": direction_weight,
        "contextual": contextual_weight,
    }
    terms = seen | {"ssim": ssim_weight, "variation": variation_weight}
    pull = {
        "kind": adversarial,
        "weight": adversarial_weight,
        "matching": matching_weight,
        "r1": r1,
        "width": critic_width,
    }
    config = _replaced(
        _preset(preset, adversarial, terms, pull),
        minutes=minutes,
        steps=steps,
        size=size,
        short_side=short_side,
        batch=None if batch == "auto" else _whole(batch),
        width=width,
        depth=depth,
        copies=copies or None,
        rate=rate,
        optimizer=optimizer,
        perceptual_crop=perceptual_crop,
        compile=compile_network,
        both_pictures=False if composite_only else None,
        precision=precision,
        seed=seed,
    )
    if vgg is None and (any(seen.values()) or perceptual_crop or composite_only):
        raise UsageError(
            "The perceptual, style, direction and contextual terms, their crop too, need the network that sees them; "
            "add --vgg."
        )
    _check_start(config, weights, resume, {"width": width, "depth": depth})
    paths = _paths(photos, samples, limit)
    _check_folder(out, replaced=overwrite or resume is not None)
    if overwrite and resume is None:
        (out / "log.csv").unlink(missing_ok=True)
    _run(config, paths, out, vgg, weights, resume, max(held_out, 0), device, batch == "auto")


def _preset(name: str | None, critic: str | None, terms: dict[str, float | None], pull: dict[str, Any]):
    """The stage's configuration, with the weights of the loss terms and of the critic's pull that were given."""
    from pconv.training.config import PRESETS, AdversarialConfig

    name = name or ("adversarial" if critic else "256")
    if name not in PRESETS:
        raise UsageError(f"There is no preset {name!r}; choose one of {', '.join(PRESETS)}.")
    config = PRESETS[name]
    listens = config.adversarial or (AdversarialConfig() if critic else None)
    if not listens and any(value is not None for value in pull.values()):
        raise UsageError(
            "--adversarial-weight, --matching-weight, --critic-width and --r1 belong to a critic; "
            "name --adversarial too."
        )
    return replace(
        config,
        losses=_replaced(config.losses, **terms),
        adversarial=_replaced(listens, **pull) if listens else None,
    )


def _replaced(config, **given):
    return replace(config, **{name: value for name, value in given.items() if value is not None})


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UsageError(f"--batch is a number or auto, not {text!r}.") from None


def _check_start(config, weights: Path | None, resume: Path | None, shape: dict[str, int | None]) -> None:
    """Refuse beginnings that contradict each other, before anything slow."""
    import json

    import torch

    from pconv.network import describe, purpose, shape_of
    from pconv.training.checkpoint import read_checkpoint

    wanted = purpose(config.shape)
    if config.network != "fill" and any(asked is not None for asked in shape.values()):
        raise UsageError("Networks for shades, damage and objects come in one shape; leave --width and --depth out.")
    if weights and resume:
        raise UsageError("--weights begins a training and --resume goes on with one; give only one of them.")
    if weights:
        found = json.loads(describe(weights)["config"])
    elif resume:
        saved = read_checkpoint(resume, torch.device("cpu"))
        found = saved["network_config"]
        if saved["seconds"] >= 60 * config.minutes:
            raise UsageError(
                f"{resume} has used {saved['seconds'] / 60:.1f} of {config.minutes:g} minutes; give a larger --minutes."
            )
    elif config.freeze_norm or config.adversarial:
        raise UsageError("This stage starts from a trained network; name it with --weights, or go on with --resume.")
    else:
        return
    holds = purpose(shape_of(found))
    if holds != wanted:
        raise UsageError(
            f"{weights or resume} holds the network that {holds}, and this stage trains the one that {wanted}; name "
            "another file or another --preset."
        )
    for name, asked in shape.items():
        if asked is not None and asked != found[name]:
            raise UsageError(f"{weights or resume} has the {name} {found[name]}, not {asked}; leave --{name} out.")


def _paths(photos: Path | None, samples: bool, limit: int | None) -> list[Path]:
    from pconv.training.photos import find_photos

    if (photos is None) != samples:
        raise UsageError("Give a folder of photographs with --photos, or --samples to try it on a few.")
    if limit is not None and limit < 1:
        raise UsageError("--limit must be at least 1.")
    if photos is not None:
        return find_photos(photos)[:limit]
    from pconv.samples import samples as installed

    paths = [sample.path for sample in installed()][:limit]
    if not paths:
        raise PConvError("The sample photos are not installed; give a folder of photographs with --photos.")
    return paths


def _check_folder(out: Path, *, replaced: bool) -> None:
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists() and not replaced:
        raise UsageError(
            f"{out} already holds a training; go on with --resume {checkpoint}, name another folder with --out, or "
            "add --overwrite."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise PConvError(f"Nothing can be written to the folder {out}: {error.strerror}.") from error


def _run(config, paths, out, vgg, weights, resume, held_out, device, automatic) -> None:
    import torch
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from pconv.training.config import batch_for
    from pconv.training.photos import PhotoBank
    from pconv.training.place import Place
    from pconv.training.supply import Paths
    from pconv.training.trainer import Trainer

    console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
    place = Place.find(torch.device(_device(device)))
    place.keep_memory()
    if automatic and place.device.type == "cuda":
        config = replace(config, batch=batch_for(torch.cuda.get_device_properties(place.device).total_memory, config))
    features = None
    if vgg is not None:
        from pconv.evaluation.vgg import VggFeatures

        features = VggFeatures(vgg).to(place.device)
    elif place.rank == 0 and config.network == "fill":
        console.print("No --vgg given: training without the terms that compare features; fills will be soft.")
    columns = [TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[note]}"), TimeElapsedColumn()]
    with Progress(*columns, console=console, disable=place.rank > 0) as bar:
        photos = Paths(paths)
        if config.network == "objects":
            bar.console.print("Cutting the first things out of the photos…")
        else:
            photos = PhotoBank(_read(paths, config.short_side, round(_LEAST * config.size), bar), place.device)
            held_out = min(held_out, len(photos) // 2)
        trainer = Trainer(config, photos, features, out, place=place, weights=weights, resume=resume, held_out=held_out)
        task = bar.add_task(f"Training on {place.device}, batch {config.batch}", total=1.0, note="")

        def report(progress) -> None:
            words = f"step {progress.step}, {progress.images_per_second:.1f} images/s, "
            bar.update(task, completed=progress.share, note=f"{words}loss {progress.losses['total']:.3f}")

        with _Interrupt(alone=place.count == 1) as interrupt:
            trainer.run(report=report, stop=interrupt.asked)
    place.leave()
    if place.rank == 0:
        console.print(f"{trainer.step} steps, {trainer.images} images. Weights: {out / 'weights.safetensors'}")
        console.print(f"To go on: the same command with --resume {out / 'checkpoint.pt'} and a larger --minutes.")
    if interrupt.asked():
        raise Cancelled


def _read(paths, short_side: int, least: int, bar) -> list:
    from pconv.training.photos import read_photos

    task = bar.add_task("Reading photos", total=1.0, note="")
    pictures, refused = read_photos(
        paths, short_side=short_side, least=least, report=lambda share: bar.update(task, completed=share)
    )
    bar.update(task, note=f"{len(pictures)} photos")
    for sentence in refused[:5]:
        bar.console.print(f"Left out: {sentence}.")
    if len(refused) > 5:
        bar.console.print(f"Left out: {len(refused) - 5} more.")
    return pictures


def _device(name: str) -> str:
    from pconv.device import choose

    device, notes = choose(name)
    if name not in ("auto", device.name):  # hours on the wrong device help nobody
        raise PConvError(notes[0].replace(" The CPU was used.", "") if notes else f"There is no device {name}.")
    return device.name


class _Interrupt:
    """Ctrl-C and a polite kill ask the loop to stop; a second Ctrl-C within a second stops at once.

    Args:
        alone: whether this is the only process. Among several, every one hears a terminal's Ctrl-C itself and once more
            from torchrun, and only the loop decides.
    """

    def __init__(self, *, alone: bool) -> None:
        self._alone = alone
        self._at: float | None = None

    def asked(self) -> bool:
        return self._at is not None

    def _note(self, number: int, frame: object) -> None:
        if self._alone and self._at is not None and time.monotonic() - self._at < 1:
            raise KeyboardInterrupt
        self._at = time.monotonic()

    def __enter__(self) -> _Interrupt:
        self._before = {number: signal.signal(number, self._note) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
