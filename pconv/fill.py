"""The one entry to filling: hole -> regions -> method -> composite inside the hole."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from pconv import __version__
from pconv.box import Box
from pconv.control import Control
from pconv.device import check_name
from pconv.errors import PConvError, UsageError
from pconv.holes.parts import Part
from pconv.holes.regions import Cluster
from pconv.kernels.threads import Crew
from pconv.methods import Method, Region, RegionFill, Run, get
from pconv.photo.transparency import not_to_copy
from pconv.recipe import options_for


@dataclass(frozen=True, eq=False)
class Piece:
    """What a fill puts at one place of the photo.

    Attributes:
        box: where.
        pixels: ``(h, w, 3)`` of the photo's dtype; only those in `own` are used.
        own: ``(h, w) bool``, the hole pixels this piece fills. Over all pieces of a fill they are the hole.
        copied: ``(n, 2) int32`` or None if the method does not copy: for each of the n pixels of `own`, row by row, the
            (row, column) in the photo that it was copied from, -1 where it was not copied.
        method: the name of the method that made it.
    """

    box: Box
    pixels: np.ndarray
    own: np.ndarray
    copied: np.ndarray | None = None
    method: str = ""

    def source(self, y: int, x: int) -> tuple[int, int] | None:
        """The (row, column) in the photo that pixel (y, x) of the box was copied from; None if it was not."""
        if self.copied is None or not self.own[y, x]:
            return None
        before = int(np.count_nonzero(self.own[:y])) + int(np.count_nonzero(self.own[y, :x]))
        row, column = (int(value) for value in self.copied[before])
        return None if row < 0 else (row, column)


@dataclass(frozen=True, eq=False)
class Fill:
    """The result of a method on a photo and a hole. Takes memory by the hole, until `image` is asked for.

    Attributes:
        pieces: the filled pixels, where they go.
        hole: ``(H, W) bool``, the hole as handed in.
        method: the method's name.
        options: the method's options; of a mixture, see `pconv.mixed`, those of each method by its name.
        seconds: what it took, from call to result.
        device: the device really used, as a person names it.
        seed: same photo, hole, method, options, seed and version: same pixels.
        version: of this program.
        hole_ratio: hole pixels in all pixels, 0 to 1.
        notes: sentences the person should read.
        donor, forbidden: ``(H, W) bool`` or None, as handed in.
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
    donor: np.ndarray | None = None
    forbidden: np.ndarray | None = None

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
        self.lay(filled)
        return filled

    def crop(self, box: Box) -> np.ndarray:
        """The filled photo inside `box`, ``(h, w, 3)``, a new array."""
        part = self._photo[box.slices].copy()
        for piece in self.pieces:
            common = piece.box.common(box)
            if common.area:
                inner = common.moved(-piece.box.top, -piece.box.left).slices
                place = part[common.moved(-box.top, -box.left).slices]
                np.copyto(place, piece.pixels[inner], where=piece.own[inner][..., None])
        return part

    def lay(self, image: np.ndarray) -> None:
        """Put this fill's pixels into ``image: (H, W, 3)``, C-contiguous, in place of its hole."""
        from pconv._cv2 import cv2  # ten times faster than NumPy with a mask for all channels

        for piece in self.pieces:
            cv2.copyTo(piece.pixels, piece.own.view(np.uint8), image[piece.box.slices])

    @property
    def copies(self) -> bool:
        """Whether any pixel may have been copied, so that `sources` has something to tell."""
        return any(piece.copied is not None for piece in self.pieces)

    def sources(self) -> Iterator[tuple[Box, np.ndarray]]:
        """Boxes of the photo with the (row, column) in the photo that each of their pixels was copied from, ``(h, w, 2)
        int32``, -1 where it was not copied and outside the hole. Nothing from methods that do not copy."""
        for piece in self.pieces:
            if piece.copied is not None:
                found = np.full((*piece.own.shape, 2), -1, np.int32)
                found[piece.own] = piece.copied
                yield piece.box, found


def fill(
    image: np.ndarray,
    hole: np.ndarray,
    *,
    method: str = "guided",
    options: object | Mapping[str, Any] | None = None,
    seed: int = 0,
    device: str = "auto",
    control: Control | None = None,
    alpha: np.ndarray | None = None,
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
        alpha: ``(H, W)`` of the image's type: what is transparent is neither copied nor seen. The fill is opaque.
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
    if alpha is not None and (alpha.shape != hole.shape or alpha.dtype != image.dtype):
        raise UsageError(f"The alpha channel is {_shape_of(alpha)} {alpha.dtype}; it must be like the picture.")
    check_name(device)
    way = _method(method)
    chosen = options_for(way, options)
    control.step(0.0, "finding the holes")
    parts = way.cut(hole, chosen, None if donor is None else Box.of(donor))
    pixels = sum(int(np.count_nonzero(part.own)) for part in parts)
    if pixels == hole.size:
        raise PConvError("The hole covers the whole picture; leave some of it to fill the hole from.")
    seen = _seen(image, hole, alpha)
    regions = _Regions(parts, seen, hole, donor, not_to_copy(alpha, hole, forbidden))
    pieces, notes, devices = [], [], []
    for part, made in _run(way, regions, chosen, Run(seed=seed, device=device, control=control)):
        pieces.append(_piece(part, seen, hole, made, method))
        notes += made.notes
        devices.append(made.device)
    if not pieces:
        notes = ["The hole is empty; nothing was filled."]
    control.step(1.0, "done")
    return Fill(
        pieces=tuple(pieces),
        hole=hole,
        method=method,
        options=chosen,
        seconds=time.perf_counter() - started,
        device=", ".join(dict.fromkeys(devices)) or "CPU",
        seed=seed,
        version=__version__,
        hole_ratio=pixels / hole.size,
        notes=tuple(dict.fromkeys(notes)),
        _photo=image,
        donor=donor,
        forbidden=forbidden,
    )


def _seen(image: np.ndarray, hole: np.ndarray, alpha: np.ndarray | None) -> np.ndarray:
    """The image with what is transparent, whatever colours lie there, smoothly continued from what is around it."""
    clear = not_to_copy(alpha, hole)
    if clear is None:
        return image
    from pconv.methods.completion.pyramid import smooth_fill

    seen = np.array(image, order="C")
    with Crew() as crew:
        smooth_fill(crew, seen, (clear | hole).view(np.uint8))
    return seen


def _method(name: str) -> Method:
    try:
        return get(name)
    except ImportError as error:
        raise PConvError(f"The method {name} cannot run here, a part of it is not installed: {error}.") from error


class _Regions(Sequence[Region]):
    """The crops a method gets, each cut when asked for: together they can be larger than the photo.

    A region's hole is all of the hole in its crop, not only the part it answers for: what another region will fill is
    not known here. Arrays are C-contiguous.
    """

    def __init__(
        self,
        parts: Sequence[Cluster],
        image: np.ndarray,
        hole: np.ndarray,
        donor: np.ndarray | None,
        forbidden: np.ndarray | None,
    ) -> None:
        self.parts, self.dtype = parts, image.dtype
        self._image, self._masks = image, {"hole": hole, "donor": donor, "forbidden": forbidden}

    def __len__(self) -> int:
        return len(self.parts)

    def __getitem__(self, index: int | slice) -> Region | _Regions:
        if isinstance(index, slice):
            return _Regions(self.parts[index], self._image, **self._masks)
        part = self.parts[index]
        box = part.box
        image = np.array(self._image[box.slices], order="C")
        masks = {
            name: None if whole is None else np.ascontiguousarray(whole[box.slices])
            for name, whole in self._masks.items()
        }
        own = Part(part.own, part.inner.moved(-box.top, -box.left))
        return Region(image, box=box, own=own, spare=True, **masks)


def _run(way: Method, regions: _Regions, options: Any, run: Run) -> Iterator[tuple[Cluster, RegionFill]]:
    """The method's fills, one after the other, held to its contract."""
    if not regions:
        return
    try:
        for part, made in zip(regions.parts, way.fill_regions(regions, options, run), strict=True):
            if made.image.shape != (part.box.height, part.box.width, 3) or made.image.dtype != regions.dtype:
                raise TypeError(f"{way.name} made {made.image.shape} {made.image.dtype} of a region {part.box}")
            yield part, made
    except MemoryError as error:
        raise PConvError(
            f"There is not enough memory for the method {way.name} on this hole; fill it in smaller parts."
        ) from error


def _piece(part: Cluster, image: np.ndarray, hole: np.ndarray, made: RegionFill, method: str) -> Piece:
    """What to keep of a region's fill."""
    inner = part.inner.moved(-part.box.top, -part.box.left).slices
    pixels = made.image[inner].copy()
    if _is_gray(image[part.box.slices], hole[part.box.slices]):
        mean = pixels.mean(axis=2, dtype=np.float32, keepdims=True)
        pixels[:] = np.rint(mean).astype(pixels.dtype)
    copied = None
    if made.copied is not None:
        mine = np.zeros((part.box.height, part.box.width), bool)
        mine[inner] = part.own
        copied = made.copied[mine[hole[part.box.slices]]]
        np.add(copied, np.array([part.box.top, part.box.left], np.int32), out=copied, where=copied[:, :1] >= 0)
    return Piece(part.inner, pixels, part.own, copied, method)


def _is_gray(image: np.ndarray, hole: np.ndarray) -> bool:
    """Whether all that is known in a region has three equal channels, so that its fill should."""
    for step in (16, 1):  # of most colour photos a few pixels say it
        red, green, blue = (image[::step, ::step, channel] for channel in range(3))
        if not ((red == green) & (green == blue) | hole[::step, ::step]).all():
            return False
    return True


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
