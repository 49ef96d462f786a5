"""Running the network over regions."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch

from pconv.control import Control
from pconv.device import Device, choose
from pconv.errors import PConvError
from pconv.holes.morphology import thickness_parts
from pconv.kernels.threads import Crew
from pconv.methods.base import Region, RegionFill, Run
from pconv.methods.completion import contours
from pconv.methods.completion.grain import match
from pconv.methods.learned import LearnedOptions
from pconv.methods.prediction import broad, large, lines, near, shades, turns
from pconv.methods.prediction.canvas import Canvas
from pconv.methods.prediction.detail import Looks
from pconv.methods.prediction.membrane import interpolate, join
from pconv.methods.prediction.palette import confine, palette
from pconv.methods.prediction.plan import Target, Window, batches, targets, windows
from pconv.methods.prediction.toning import paint, tone
from pconv.network import DEFAULT, RESTORATION, PreparedUNet, closes, load_weights, prepare
from pconv.network.precision import compute_dtype

_REACH_USED = 0.6  # of the largest hole that closes; near the limit the middle is fed by very little
_REACHES_CALM = (0.1, 0.2)  # larger holes take colours from predictions at these sizes, where more is seen at once
_CALM_BLUR = 3.0  # pixels of that smaller scale by which what it changes is blurred
_LENT, _LENT_BLUR = 0.5, 5.0  # share of the shades of what was drawn in what copies make of it; pixels of their blur
_DOUBT = 40.0  # the most 8-bit values by which broad shades are that of something else
_AGAIN = (2, 1)  # how many times smaller a picture that was copied is at each look

Made = TypeVar("Made")


@dataclass(frozen=True)
class _Attempt:
    """How to run: smaller and smaller, after a device ran out of memory."""

    device: Device
    tile: int
    batch: int


@dataclass(frozen=True, eq=False)
class _Errand:
    """The part of every region's hole that one set of weights is to fill, ``(H, W) bool`` each."""

    weights: Path
    wanted: list[np.ndarray]


def fill(regions: Sequence[Region], options: LearnedOptions, run: Run) -> list[RegionFill]:
    """Fill regions with the network.

    Args:
        regions: with their holes; small ones share batches.
        options: of the method.
        run: device, control, and the seed of the grain.

    Raises:
        PConvError: no weights, or not enough memory anywhere.
    """
    run.control.step(0.0, "loading the network")

    def work(attempt: _Attempt) -> list[np.ndarray]:
        return large.fill(regions, partial(near.fill, partial(_fill_all, options, attempt, run.seed)), run)

    filled, device, notes = _tried(run, options.tile, work)
    _finish_pictures(regions, filled, options.grain, run)
    return [RegionFill(image, device=device.label, notes=notes) for image in filled]


def retouch(region: Region, made: RegionFill, run: Run, part: np.ndarray | None = None) -> RegionFill:
    """A fill with the copies that the network finds for what it shows; as it is where that is too large for the network
    to look at at full scale.

    Args:
        made: of the region; copied or thin.
        part: ``(H, W) bool``: what to look at of the hole, or None: all of it. The rest is neither changed nor copied.
    """
    seen = region
    if part is not None:
        rest = region.hole & ~part
        seen = replace(region, hole=part, forbidden=rest if region.forbidden is None else region.forbidden | rest)
    origins = np.full((*region.hole.shape, 2), -1, np.int32)
    if made.copied is not None:
        origins[region.hole] = made.copied
    image = made.image.copy()

    def look(attempt: _Attempt) -> None:
        network = _network_of(DEFAULT, [seen], attempt)
        if network.attention is not None:
            looks = Looks(network, attempt.device.name, attempt.batch, _AGAIN, **turns.OF_COPIED)
            looks.add([seen], [image], run.control, [origins])

    _, device, notes = _tried(run, LearnedOptions().tile, look)
    run.control.step(1.0)
    copied = None if made.copied is None else origins[region.hole]
    return RegionFill(image, device.label, copied, (*made.notes, *notes))


def _tried(run: Run, tile: int, work: Callable[[_Attempt], Made]) -> tuple[Made, Device, tuple[str, ...]]:
    """What `work` makes, on which device, and what there is to tell: run smaller and smaller, and in the end on the
    CPU, as long as the memory is not enough."""
    device, told = choose(run.device)
    notes = list(told)
    for attempt in _ladder(device, tile):
        if attempt.device != device:
            notes.append(f"{device.label} ran out of memory; the CPU was used.")
            device = attempt.device
        try:
            return work(attempt), device, tuple(notes)
        except (RuntimeError, MemoryError) as error:  # out of memory is a RuntimeError of many kinds
            if not _is_out_of_memory(error):
                raise
        # Outside the except block, where the error holds no tensors any more.
        _free_memory(attempt.device)
    raise PConvError("There is not enough memory to run the network; fill the hole in smaller parts.")


def _fill_all(
    options: LearnedOptions,
    attempt: _Attempt,
    seed: int,
    regions: Sequence[Region],
    edges: near.Edges,
    control: Control,
    copied: Sequence[np.ndarray] | None,
) -> list[np.ndarray]:
    """First what is thin, then the rest, which sees the thin parts filled, and the edges that go on through it, then
    the detail of both."""
    filled, whole, drawn = [region.image for region in regions], regions, []
    through: list[contours.Lines] = [{} for _ in regions]
    errands = _errands(regions, options.weights, options.thin)
    steps = control.part(0.0, 0.7 if options.detail else 1.0)
    sizes = np.cumsum([0, *(sum(int(part.sum()) for part in errand.wanted) for errand in errands)]) + 1
    for errand, start, end in zip(errands, sizes[:-1] / sizes[-1], sizes[1:] / sizes[-1], strict=True):
        if options.lines and errand is errands[-1]:  # what is thin is crossed without
            through = edges(regions)
            regions = [lines.drawn(*each) for each in zip(regions, through, strict=True)]
            errand.wanted[:] = [part & region.hole for part, region in zip(errand.wanted, regions, strict=True)]
        filled, goals = _fill(regions, errand, attempt, steps.part(float(start), float(end)))
        if errand is errands[-1]:
            found = [broad.predict(region, attempt.device.name) for region in regions]
        drawn += goals
        regions = [
            replace(region, image=image, hole=region.hole & ~part)
            for region, image, part in zip(regions, filled, errand.wanted, strict=True)
        ]
    network = _network_of(errands[-1].weights, whole, attempt) if options.detail else None
    if network is not None and network.attention is not None:
        # Nothing broad lies in what is thin, whose boxes may be as large as the photo.
        drawn = [target for target in drawn if thickness_parts(target.own, _LENT_BLUR)[1].any()]
        wanted = [
            shades.between(target, filled[target.region][target.inner.slices], found[target.region]) for target in drawn
        ]
        looks = partial(Looks, network, attempt.device.name, attempt.batch)
        turns.take_detail(looks, options.detail, whole, filled, copied, through, seed, control.part(0.7, 1.0))
        for target, picture in zip(drawn, wanted, strict=True):
            picture -= filled[target.region][target.inner.slices]
            lent = {"scale": target.scale, "blur": max(_CALM_BLUR, _LENT_BLUR / target.scale), "share": _LENT}
            lent["doubt"] = shades.doubt(whole[target.region].hole)
            shades.lend(filled[target.region], target.inner, target.own, picture, **lent)
    for region, image, wanted, some in zip(whole, filled, errands[-1].wanted, found, strict=True):
        shades.lend_broad(image, wanted, some, min(_DOUBT, shades.doubt(region.hole)))
    control.step(1.0, "filled")
    return filled


def _finish_pictures(regions: Sequence[Region], filled: Sequence[np.ndarray], grain: bool, run: Run) -> None:
    """The tone and the grain of the photo, neither of which the network knows."""
    with Crew(check=run.control.check) as crew:
        for region, image in zip(regions, filled, strict=True):
            curve = tone(region.image, ~region.hole)
            if curve is not None:
                paint(image, region.hole, curve)
            if grain:
                match(crew, image, region.hole, region.image, ~region.hole, run.seed)


def _errands(regions: Sequence[Region], weights: str, thin: int) -> list[_Errand]:
    """Which weights fill what: those for restoration the thin parts, unless others are asked for."""
    if weights or not thin or not RESTORATION.is_file():
        return [_Errand(_path(weights), [region.hole for region in regions])]
    thin_parts, rest = zip(*(thickness_parts(region.hole, thin) for region in regions), strict=True)
    both = _Errand(RESTORATION, list(thin_parts)), _Errand(DEFAULT, list(rest))
    return [errand for errand in both if any(part.any() for part in errand.wanted)]


def _fill(
    regions: Sequence[Region], errand: _Errand, attempt: _Attempt, control: Control
) -> tuple[list[np.ndarray], list[Target]]:
    """The regions with what is wanted of their holes drawn, and by which targets."""
    network = _network_of(errand.weights, regions, attempt)
    reach = closes(network.config)
    goals, calm = [], []
    for index, (region, wanted) in enumerate(zip(regions, errand.wanted, strict=True)):
        goals += targets(index, region, wanted, max(1, int(_REACH_USED * reach)))
        for share in _REACHES_CALM:
            calm += [one for one in targets(index, region, wanted, max(1, int(share * reach))) if one.scale > 1]
    filled = [region.image.copy() for region in regions]
    shares = [sum(window.box.area for window in _windows(some, attempt)) for some in (goals, calm)]
    border = shares[0] / sum(shares)
    for target, pixels in _finished(goals, regions, network, attempt, control.part(0.0, border)):
        np.copyto(filled[target.region][target.inner.slices], pixels, where=target.own[..., None])
        _show(target, regions[target.region], filled[target.region], control)
    fine = {k: filled[k].copy() for k in {target.region for target in calm}}
    for target, pixels in _finished(calm, regions, network, attempt, control.part(border, 1.0)):
        change = pixels.astype(np.float32) - fine[target.region][target.inner.slices]
        lent = {"scale": target.scale, "blur": _CALM_BLUR, "share": 1 / len(_REACHES_CALM)}
        shades.lend(filled[target.region], target.inner, target.own, change, **lent)
        _show(target, regions[target.region], filled[target.region], control)
    return filled, goals


def _windows(goals: Sequence[Target], attempt: _Attempt) -> list[Window]:
    return [window for index, target in enumerate(goals) for window in windows(index, target, attempt.tile)]


def _finished(
    goals: Sequence[Target], regions: Sequence[Region], network: PreparedUNet, attempt: _Attempt, control: Control
) -> Iterator[tuple[Target, np.ndarray]]:
    """Each target once all its windows are predicted, with ``(h, w, 3)`` pixels of the photo's type for its `inner`."""
    found = _windows(goals, attempt)
    left = np.bincount([window.target for window in found], minlength=len(goals))
    canvases: dict[int, Canvas] = {}
    total, done = sum(window.box.area for window in found), 0
    for batch in batches(found, attempt.device.name, attempt.batch):
        size = sum(window.box.area for window in batch)
        part = control.part(done / total, (done + size) / total)
        answers = _predict(network, goals, batch, attempt.device.name, part)
        for window, (predicted, closed) in zip(batch, answers, strict=True):
            target = goals[window.target]
            canvas = canvases.setdefault(window.target, Canvas(target.core))
            canvas.add(window.box, predicted, closed)
            left[window.target] -= 1
            if left[window.target] == 0:
                yield target, _finish(target, canvases.pop(window.target), regions[target.region])
        done += size


def _predict(
    network: PreparedUNet,
    goals: Sequence[Target],
    batch: Sequence[Window],
    name: str,
    control: Control,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The network's pictures ``(h, w, 3) float32`` and masks ``(h, w) bool`` of the windows of a batch, computed on
    the device called `name`; nothing where no window shows its target's core."""
    shape = len(batch), batch[0].box.height, batch[0].box.width
    images = np.empty((*shape, 3), np.float32)
    valid = np.empty(shape, np.float32)
    usable = np.ones(shape, bool)
    asked = None
    for index, window in enumerate(batch):
        target = goals[window.target]
        pixels, known = window.of(target.image), window.of(target.known)
        top = np.iinfo(pixels.dtype).max if pixels.dtype.kind == "u" else 1
        np.multiply(pixels, known[..., None] / np.float32(top), out=images[index], casting="unsafe")
        valid[index] = known
        if target.sources is not None:
            usable[index] = window.of(target.sources)
        seen = window.box.common(target.core).moved(-window.box.top, -window.box.left)
        asked = seen if asked is None else asked.union(seen)
    with torch.inference_mode(), _heard(network, control):
        # Rows of interleaved colours are what torch calls channels_last: no copy is made.
        x = torch.from_numpy(images).permute(0, 3, 1, 2).to(name)
        mask = torch.from_numpy(valid)[:, None].to(name)
        sources = torch.from_numpy(usable)[:, None].to(name)
        predicted, closed = network(x, mask, box=asked, sources=sources)
        pictures, masks = np.zeros_like(images), np.zeros(shape, bool)
        pictures[:, *asked.slices] = predicted.permute(0, 2, 3, 1).cpu().numpy()
        masks[:, *asked.slices] = closed[:, 0].cpu().numpy() > 0
    return zip(pictures, masks, strict=True)


def _finish(target: Target, canvas: Canvas, region: Region) -> np.ndarray:
    """A prediction brought to the region's scale and joined to its surroundings: ``(h, w, 3)`` over `target.inner`."""
    from pconv.methods.prediction.plan import RING

    predicted, there = canvas.result()
    seen = target.context.grown(0, target.known.shape).slices
    bounds = palette(target.image[seen], target.known[seen])
    if bounds is not None:
        confine(predicted, bounds)
    place = target.inner.grown(RING, region.hole.shape)
    if target.scale > 1:
        planes = predicted, there.astype(np.float32)
        predicted, there = (target.enlarged(plane, target.core, place) for plane in planes)
        there = there > 0.999
    top = np.iinfo(region.image.dtype).max
    image = region.image[place.slices].astype(np.float32) / np.float32(top)
    known = ~region.hole[place.slices]
    if not there.all():
        predicted = np.where(there[..., None], predicted, interpolate(image, known))
    joined = join(predicted, image, known)
    inner = target.inner.moved(-place.top, -place.left).slices
    return np.rint(np.clip(joined[inner], 0, 1) * top).astype(region.image.dtype)


def _show(target: Target, region: Region, filled: np.ndarray, control: Control) -> None:
    if control.wants_pictures:
        control.within(region.box).picture(target.inner, filled[target.inner.slices].copy())


@contextmanager
def _heard(network: PreparedUNet, control: Control) -> Iterator[None]:
    """Let `control` report and stop between the layers: one call can take seconds on a CPU."""
    steps = iter(range(network.calls))

    def before(module: torch.nn.Module, arguments: tuple) -> None:
        control.step(next(steps, 0) / network.calls, "predicting")

    hooks = [layer.register_forward_pre_hook(before) for layer in (*network.encoder, *network.decoder)]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _path(weights: str) -> Path:
    """The file an option names."""
    if not weights:
        return DEFAULT
    path = Path(weights)
    if path.is_file() or path.suffix:
        return path
    return DEFAULT.parent / f"{weights}.safetensors"


def _network_of(path: Path, regions: Sequence[Region], attempt: _Attempt) -> PreparedUNet:
    # bfloat16 holds no more than 8 bits, which 16-bit photos would show.
    eight_bit = all(region.image.dtype == np.uint8 for region in regions)
    dtype = compute_dtype(attempt.device.name) if eight_bit else torch.float32
    return _network(path, path.stat().st_mtime_ns if path.is_file() else 0, attempt.device.name, dtype)


@lru_cache(maxsize=2)
def _network(path: Path, changed: int, device: str, dtype: torch.dtype) -> PreparedUNet:
    """The network, kept between fills; `changed` is the file's time, so that a file written anew is read anew."""
    return prepare(load_weights(path, device=device), dtype)


def _ladder(device: Device, tile: int) -> list[_Attempt]:
    """What to try, in this order, until the memory is enough."""
    attempts = [_Attempt(device, tile, 16), _Attempt(device, min(tile, 512), 1), _Attempt(device, min(tile, 256), 1)]
    if device.name != "cpu":
        cpu, _ = choose("cpu")
        attempts += [_Attempt(cpu, tile, 4), _Attempt(cpu, min(tile, 256), 1)]
    return attempts


def _is_out_of_memory(error: Exception) -> bool:
    words = ("out of memory", "can't allocate memory", "not enough memory")
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or any(word in str(error).lower() for word in words)


def _free_memory(device: Device) -> None:
    gc.collect()
    if device.name == "cuda":
        torch.cuda.empty_cache()
    elif device.name == "mps":
        torch.mps.empty_cache()
