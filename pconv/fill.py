"""The one entry to filling: hole -> regions -> method -> composite inside the hole."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from pconv import __version__
from pconv.box import Box
from pconv.control import Control
from pconv.device import check_name
from pconv.errors import PConvError, UsageError
from pconv.holes.regions import Cluster, clusters
from pconv.methods import Method, Region, RegionFill, Run, get
from pconv.recipe import options_for


@dataclass(frozen=True, eq=False)
class Piece:
    """What a fill puts at one place of the photo.

    Attributes:
        box: where.
        pixels: ``(h, w, 3)`` of the photo's dtype; only those in `own` are used.
        own: ``(h, w) bool``, the hole pixels this piece fills. Over all pieces of a fill they are the hole.
        sources: ``(h, w, 2) int32`` or None: for pixels in `own`, the (row, column) in the photo that each was copied
            from, -1 where it was not copied and outside `own`.
    """

    box: Box
    pixels: np.ndarray
    own: np.ndarray
    sources: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class Fill:
    """The result of a method on a photo and a hole. Takes memory by the hole, until `image` is asked for.

    Attributes:
        pieces: the filled pixels, where they go.
        hole: ``(H, W) bool``, the hole as handed in.
        method: the method's name.
        options: the method's options.
        seconds: what it took, from call to result.
        device: the device really used, as a person names it.
        seed: same photo, hole, method, options, seed and version: same pixels.
        version: of this program.
        hole_ratio: hole pixels in all pixels, 0 to 1.
        notes: sentences the person should read.
    """

    pieces: tuple[Piece, ...]
    hole: np.ndarray
    method: str
    options: Any
    seconds: float
    device: str
    seed: int
    version: str
    hole_ratio: float
    notes: tuple[str, ...]
    _photo: np.ndarray = field(repr=False)

    @cached_property
    def image(self) -> np.ndarray:
        """The filled photo, ``(H, W, 3)`` of the photo's dtype, a new array that equals the photo outside the hole.

        It is put together when first asked for, from the photo that was handed in: whoever wants to write to that
        photo asks for this first.
        """
        return self.over(self._photo)

    def over(self, image: np.ndarray) -> np.ndarray:
        """A copy of ``image: (H, W, 3)`` with this fill's pixels in place of its hole. No other pixel is touched."""
        filled = image.copy()
        for piece in self.pieces:
            np.copyto(filled[piece.box.slices], piece.pixels, where=piece.own[..., None])
        return filled

    @property
    def sources(self) -> tuple[tuple[Box, np.ndarray], ...] | None:
        """Boxes of the photo with the sources of their pixels (see `Piece`); None if the method does not copy."""
        known = tuple((piece.box, piece.sources) for piece in self.pieces if piece.sources is not None)
        return known or None


def fill(
    image: np.ndarray,
    hole: np.ndarray,
    *,
    method: str = "guided",
    options: object | Mapping[str, Any] | None = None,
    seed: int = 0,
    device: str = "auto",
    control: Control | None = None,
    donor: np.ndarray | None = None,
    forbidden: np.ndarray | None = None,
) -> Fill:
    """Fill a hole in a photo.

    Args:
        image: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded. Not written to.
        hole: ``(H, W) bool``, True = to be filled.
        method: a name from `pconv.methods.names`.
        options: the method's options: an instance of its `Options`, values by name, or None for the defaults.
        seed: same seed, same pixels.
        device: "auto", "cpu", "cuda" or "mps"; methods without a network use the CPU in any case.
        control: progress, previews, cancel.
        donor: ``(H, W) bool``: patches are copied only from here, by methods that copy.
        forbidden: ``(H, W) bool``: patches are never copied from here.

    Raises:
        UsageError: image and masks do not fit, or there is no such method, option or device.
        PConvError: the hole cannot be filled, with the reason.
        Cancelled: `control` said so.
    """
    started = time.perf_counter()
    control = control or Control()
    _check_image(image)
    _check_masks(image, hole=hole, donor=donor, forbidden=forbidden)
    check_name(device)
    way = _method(method)
    chosen = options_for(way, options)
    control.step(0.0, "finding the holes")
    parts = clusters(hole, way.context, include=None if donor is None else Box.of(donor))
    pixels = sum(int(np.count_nonzero(part.own)) for part in parts)
    if pixels == hole.size:
        raise PConvError("The hole covers the whole picture; leave some of it to fill the hole from.")
    regions = [_region(part, image, hole, donor, forbidden) for part in parts]
    fills = _run(way, regions, chosen, Run(seed=seed, device=device, control=control)) if regions else []
    pieces = tuple(_piece(part, region, made) for part, region, made in zip(parts, regions, fills, strict=True))
    notes = [note for made in fills for note in made.notes] if fills else ["The hole is empty; nothing was filled."]
    control.step(1.0, "done")
    return Fill(
        pieces=pieces,
        hole=hole,
        method=method,
        options=chosen,
        seconds=time.perf_counter() - started,
        device=", ".join(dict.fromkeys(made.device for made in fills)) or "CPU",
        seed=seed,
        version=__version__,
        hole_ratio=pixels / hole.size,
        notes=tuple(dict.fromkeys(notes)),
        _photo=image,
    )


def _method(name: str) -> Method:
    try:
        return get(name)
    except ImportError as error:
        raise PConvError(f"The method {name} cannot run here, a part of it is not installed: {error}.") from error


def _run(way: Method, regions: Sequence[Region], options: Any, run: Run) -> list[RegionFill]:
    """The method's fills, held to its contract."""
    try:
        fills = way.fill_regions(regions, options, run)
    except MemoryError as error:
        raise PConvError(
            f"There is not enough memory for the method {way.name} on this hole; fill it in smaller parts."
        ) from error
    for region, made in zip(regions, fills, strict=True):
        if made.image.shape != region.image.shape or made.image.dtype != region.image.dtype:
            raise TypeError(f"{way.name} made {made.image.shape} {made.image.dtype} of a region {region.image.shape}")
    return fills


def _region(
    part: Cluster, image: np.ndarray, hole: np.ndarray, donor: np.ndarray | None, forbidden: np.ndarray | None
) -> Region:
    """The crop a method gets. Its hole is all of the hole in the crop, not only the part it answers for: what another
    region will fill is not known here. Arrays are C-contiguous."""

    def crop(whole: np.ndarray) -> np.ndarray:
        return np.ascontiguousarray(whole[part.box.slices])

    return Region(
        image=crop(image),
        hole=crop(hole),
        box=part.box,
        donor=None if donor is None else crop(donor),
        forbidden=None if forbidden is None else crop(forbidden),
    )


def _piece(part: Cluster, region: Region, made: RegionFill) -> Piece:
    """What to keep of a region's fill."""
    inner = part.inner.moved(-part.box.top, -part.box.left).slices
    pixels = made.image[inner].copy()
    if _is_gray(region):
        mean = pixels.mean(axis=2, dtype=np.float32, keepdims=True)
        pixels[:] = np.rint(mean).astype(pixels.dtype)
    sources = None
    if made.sources is not None:
        sources = made.sources[inner].astype(np.int32)
        sources[sources[..., 0] >= 0] += np.array([part.box.top, part.box.left], np.int32)
        sources[~part.own] = -1
    return Piece(part.inner, pixels, part.own, sources)


def _is_gray(region: Region) -> bool:
    """Whether all that is known in a region has three equal channels, so that its fill should."""
    red, green, blue = (region.image[..., channel] for channel in range(3))
    return bool(((red == green) & (green == blue) | region.hole).all())


def _check_image(image: np.ndarray) -> None:
    if not isinstance(image, np.ndarray) or image.ndim != 3 or image.shape[2] != 3 or image.size == 0:
        raise UsageError(f"A picture is an array of height x width x 3, not {_shape_of(image)}.")
    if image.dtype not in (np.uint8, np.uint16):
        raise UsageError(f"A picture has 8 or 16 bits a channel (uint8 or uint16), not {image.dtype}.")


def _check_masks(image: np.ndarray, **masks: np.ndarray | None) -> None:
    """Only the hole must be there."""
    for name, mask in masks.items():
        if mask is not None or name == "hole":
            _check_mask(name, mask, image)


def _check_mask(name: str, mask: Any, image: np.ndarray) -> None:
    if not isinstance(mask, np.ndarray) or mask.dtype != np.bool_ or mask.ndim != 2:
        kind = f"{mask.dtype} of " if isinstance(mask, np.ndarray) else ""
        raise UsageError(f"The {name} mask is an array of height x width bools, not {kind}{_shape_of(mask)}.")
    if mask.shape != image.shape[:2]:
        sizes = f"{mask.shape[1]} x {mask.shape[0]}", f"{image.shape[1]} x {image.shape[0]}"
        raise UsageError(f"The {name} mask has {sizes[0]} pixels and the picture {sizes[1]}; they must be equal.")


def _shape_of(value: Any) -> str:
    return " x ".join(map(str, value.shape)) if isinstance(value, np.ndarray) else type(value).__name__
