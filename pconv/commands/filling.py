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


@dataclass(frozen=True)
class Wanted:
    """What to fill in a photo, how, and where to save it; the names are those of the options of ``pconv fill``."""

    photo: Path
    out: Path
    hole: Path | None = None
    objects: tuple[Box, ...] = ()
    borders: bool = False
    scratches: int | None = None
    method: str = "guided"
    options: Mapping[str, str] | None = None
    donor: Path | None = None
    forbidden: Path | None = None
    grow: int = 0
    seed: int = 0
    device: str = "auto"
    overwrite: bool = False

    def checked(self, *, takes_boxes: bool = False) -> Wanted:
        """Itself, if it makes sense; `takes_boxes`: whether the command has --object. Raises `UsageError`."""
        from pconv.device import check_name
        from pconv.methods import get, names
        from pconv.recipe import options_for

        if self.method not in names():
            raise UsageError(f"There is no method called {self.method!r}; choose one of {', '.join(names())}.")
        if self.hole is None and not self.objects and not self.borders and self.scratches is None:
            boxes = "--object LEFT,TOP,WIDTH,HEIGHT for a thing, " if takes_boxes else ""
            raise UsageError(
                f"Say what to fill: --hole MASK, {boxes}--scratches 50 for scratches, or --borders for empty corners."
            )
        options_for(get(self.method), self.options)
        check_name(self.device)
        return self

    def of(self, photo: Path, out: Path, hole: Path | None) -> Wanted:
        """The same for another photo."""
        return replace(self, photo=photo, out=out, hole=hole)


@dataclass(frozen=True)
class Done:
    """Attributes:
    made: the fill.
    verified: whether the file reads back the same outside the hole; None where its format cannot be held to that.
    notes: sentences the person should read.
    """

    made: Fill
    verified: bool | None
    notes: tuple[str, ...]

    def report(self, wanted: Wanted) -> dict[str, Any]:
        """What was done, as plain data."""
        from pconv.recipe import options_as_data

        return {
            "method": self.made.method,
            "options": options_as_data(self.made.options),
            "seconds": round(self.made.seconds, 4),
            "device": self.made.device,
            "seed": self.made.seed,
            "version": self.made.version,
            "hole_ratio": self.made.hole_ratio,
            "notes": list(self.made.notes),
            "photo": str(wanted.photo),
            "mask": str(wanted.hole or ""),
            "objects": [[box.left, box.top, box.width, box.height] for box in wanted.objects],
            "borders": wanted.borders,
            "scratches": wanted.scratches,
            "grow": wanted.grow,
            "out": str(wanted.out),
            "verified": self.verified,
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
    from pconv.fill import fill
    from pconv.photo.transparency import filled as with_fill

    source = photos.read(wanted.photo)
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
        method=wanted.method,
        options=wanted.options,
        seed=wanted.seed,
        device=wanted.device,
        control=control,
        alpha=source.alpha,
        donor=donor,
        forbidden=forbidden,
    )
    written = photos.write(with_fill(source, made.image, hole), wanted.out, overwrite=wanted.overwrite)
    verified = _verified(written, source, hole)
    return Done(made, verified, (*source.notes, *made.notes, *written.notes))


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
