"""One photo read, its hole found and filled, and the result written: what ``pconv fill`` and ``pconv batch`` share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pconv.box import Box
from pconv.commands import common
from pconv.errors import PConvError, UsageError

if TYPE_CHECKING:
    import numpy as np

    from pconv.control import Control
    from pconv.fill import Fill
    from pconv.photo import Photo, Written


_LAYERS = ".png", ".tif", ".tiff"


@dataclass(frozen=True)
class Wanted:
    """What to fill in a photo, how, and where to save it; the names are those of the options of ``pconv fill``."""

    photo: Path
    out: Path
    hole: Path | None = None
    objects: tuple[Box, ...] = ()
    borders: bool = False
    scratches: int | None = None
    project: Path | None = None
    method: str | None = None
    options: Mapping[str, str] | None = None
    donor: Path | None = None
    forbidden: Path | None = None
    grow: int = 0
    seed: int = 0
    device: str = "auto"
    strip_private: bool = False
    note_fills: bool = False
    quality: int | None = None
    overwrite: bool = False
    layer: Path | None = None

    def checked(self, *, takes_boxes: bool = False) -> Wanted:
        """Itself, if it makes sense; `takes_boxes`: whether the command has --object. Raises `UsageError`."""
        from pconv.device import check_name
        from pconv.methods import get, names
        from pconv.recipe import options_for

        if self.method is not None and self.method not in names():
            raise UsageError(f"There is no method called {self.method!r}; choose one of {', '.join(names())}.")
        check_name(self.device)
        if self.layer is not None and self.layer.suffix.lower() not in _LAYERS:
            raise UsageError(f"A layer is transparent: save it as {' or '.join(_LAYERS)}, not as {self.layer.name}.")
        told = self.hole is not None or self.objects or self.borders or self.scratches is not None
        if self.project is None:
            if not told:
                boxes = "--object LEFT,TOP,WIDTH,HEIGHT for a thing, " if takes_boxes else ""
                raise UsageError(
                    f"Say what to fill: --hole MASK, {boxes}--scratches 50 for scratches, --borders for empty corners, "
                    "or --project PROJECT for what was filled in another photo."
                )
            options_for(get(self.way), self.options)
        elif told or self.options or self.donor or self.forbidden or self.grow or self.seed:
            raise UsageError("A project says by itself what to fill and how; beside it only --method can be chosen.")
        return self

    @property
    def way(self) -> str:
        """The method where there is no project."""
        return self.method or "guided"

    def of(self, photo: Path, out: Path, hole: Path | None) -> Wanted:
        """The same for another photo."""
        return replace(self, photo=photo, out=out, hole=hole)


@dataclass(frozen=True)
class Done:
    """Attributes:
    fills: what was made, one after the other.
    hole_ratio: of what was filled.
    verified: whether the file reads back the same outside the hole; None where its format cannot be held to that.
    notes: sentences the person should read.
    """

    fills: tuple[Fill, ...]
    hole_ratio: float
    verified: bool | None
    notes: tuple[str, ...]

    @property
    def methods(self) -> str:
        return ", ".join(dict.fromkeys(made.method for made in self.fills))

    @property
    def seconds(self) -> float:
        return sum(made.seconds for made in self.fills)

    @property
    def device(self) -> str:
        return ", ".join(dict.fromkeys(made.device for made in self.fills))

    def report(self, wanted: Wanted) -> dict[str, Any]:
        """What was done, as plain data."""
        whole = {
            "hole_ratio": self.hole_ratio,
            "photo": str(wanted.photo),
            "out": str(wanted.out),
            "verified": self.verified,
        }
        if wanted.project is not None:
            return {"project": str(wanted.project), "steps": [_told(made) for made in self.fills], **whole}
        return {
            **_told(self.fills[0]),
            "mask": str(wanted.hole or ""),
            "objects": [[box.left, box.top, box.width, box.height] for box in wanted.objects],
            "borders": wanted.borders,
            "scratches": wanted.scratches,
            "grow": wanted.grow,
            **whole,
        }


def _told(made: Fill) -> dict[str, Any]:
    from pconv.recipe import options_as_data

    return {
        "method": made.method,
        "options": options_as_data(made.options),
        "seconds": round(made.seconds, 4),
        "device": made.device,
        "seed": made.seed,
        "version": made.version,
        "hole_ratio": made.hole_ratio,
        "notes": list(made.notes),
    }


def filled(wanted: Wanted, control: Control, *, skip_empty: bool = False) -> Done | None:
    """Do it.

    Args:
        skip_empty: write nothing where nothing is to be filled.

    Returns:
        None where nothing was written.

    Raises:
        PConvError: something could not be read, filled or written, in one sentence.
    """
    from pconv import photo as photos
    from pconv.noting import of_fills
    from pconv.photo.transparency import layer

    source = photos.read(wanted.photo)
    made = _by_hole(wanted, source, control, skip_empty) if wanted.project is None else _anew(wanted, source, control)
    if made is None:
        return None
    fills, picture, hole = made
    written = photos.write(
        picture,
        wanted.out,
        overwrite=wanted.overwrite,
        strip_private=wanted.strip_private,
        quality=wanted.quality,
        note=of_fills(fills, hole) if wanted.note_fills else None,
    )
    if wanted.layer is not None:
        photos.write(layer(picture, hole), wanted.layer, overwrite=wanted.overwrite)
    verified = _verified(written, source, hole)
    notes = (*source.notes, *(note for one in fills for note in one.notes), *written.notes)
    return Done(fills, float(hole.mean()), verified, notes)


def _by_hole(
    wanted: Wanted, source: Photo, control: Control, skip_empty: bool
) -> tuple[tuple[Fill, ...], Photo, np.ndarray] | None:
    """The fill, the filled photo, and where it was filled, ``(H, W) bool``."""
    from pconv.fill import fill
    from pconv.photo.transparency import filled as with_fill

    hole, donor, forbidden = common.read_masks(
        source,
        wanted.hole,
        wanted.grow,
        wanted.donor,
        wanted.forbidden,
        objects=wanted.objects,
        borders=wanted.borders,
        scratches=wanted.scratches,
    )
    if skip_empty and not hole.any():
        return None
    made = fill(
        source.pixels,
        hole,
        method=wanted.way,
        options=wanted.options,
        seed=wanted.seed,
        device=wanted.device,
        control=control,
        alpha=source.alpha,
        donor=donor,
        forbidden=forbidden,
    )
    return (made,), with_fill(source, made.image, hole), hole


def _anew(wanted: Wanted, source: Photo, control: Control) -> tuple[tuple[Fill, ...], Photo, np.ndarray]:
    """The project's fills, the filled photo, and where it was filled, ``(H, W) bool``."""
    from pconv.project.files import read_steps
    from pconv.project.replay import replay

    steps = read_steps(wanted.project)
    made = replay(steps, source, method=wanted.method, device=wanted.device, control=control)
    fills = tuple(one for step in made.fills for one in step)
    return fills, source.with_pixels(made.pixels, made.alpha), made.hole


def _verified(written: Written, source: Photo, hole: np.ndarray) -> bool | None:
    """Read a lossless file back and compare it outside the hole; None where the format cannot be held to that."""
    from pconv import photo as photos

    lossless = written.format in ("PNG", "TIFF") or (written.format == "BMP" and source.alpha is None)
    if not lossless or (source.gray and written.notes):
        return None
    found = photos.verify(written.path, source, hole)
    if found.identical < 1:
        raise PConvError(
            f"{written.path} was written, but reads back different from the photo outside the hole "
            f"(largest change {found.largest_change:.0f} of 255); keep the original."
        )
    return True
