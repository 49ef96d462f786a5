"""``pconv fill``: fill a hole in one photo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pconv.commands import common
from pconv.errors import PConvError, UsageError

if TYPE_CHECKING:
    import numpy as np

    from pconv.fill import Fill
    from pconv.photo import Photo, Written


def fill(
    photo: common.PhotoPath,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Where to save; the suffix is the format.")],
    hole: Annotated[
        Path | None, typer.Option("--hole", metavar="MASK", help="A picture of the photo's size, white = hole.")
    ] = None,
    borders: Annotated[
        bool,
        typer.Option("--borders", help="Fill what is empty, too: transparent, or black or white from a corner on."),
    ] = False,
    scratches: Annotated[
        int | None,
        typer.Option("--scratches", min=1, max=100, help="Find scratches and dust, and fill them, too: how readily."),
    ] = None,
    method: Annotated[str, typer.Option("--method", "-m", help="How to fill; see 'pconv methods'.")] = "guided",
    option: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="NAME=VALUE", help="An option of the method; may be repeated."),
    ] = None,
    donor: common.DonorPath = None,
    forbidden: common.ForbiddenPath = None,
    grow: common.Grow = 0,
    seed: common.Seed = 0,
    device: common.DeviceName = "auto",
    overwrite: common.Overwrite = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="JSON", help="Also write what was done.")] = None,
    quiet: common.Quiet = False,
) -> None:
    """Fill a hole in a photo and save the result.

    No pixel outside the hole changes; a file without loss is read back and compared. EXIF, colour profile and 16 bits
    are kept. A JPEG is written with its own quality again.
    """
    from pconv import photo as photos
    from pconv.fill import fill as engine
    from pconv.methods import names
    from pconv.photo.transparency import filled
    from pconv.recipe import read_options

    if method not in names():
        raise UsageError(f"There is no method called {method!r}; choose one of {', '.join(names())}.")
    if hole is None and not borders and scratches is None:
        raise UsageError("Say what to fill: --hole MASK, --scratches 50 for scratches, or --borders for empty corners.")
    # Saving over the photo itself can be meant, and --overwrite says that it is; over a mask it never is.
    masks_given = (hole, donor, forbidden)
    common.check_target(out, overwrite=overwrite, others=masks_given)
    if report is not None:
        common.check_target(report, overwrite=overwrite, others=(out, photo, *masks_given))
    source = photos.read(photo)
    masks = common.read_masks(source, hole, grow, donor, forbidden, borders=borders, scratches=scratches)
    with common.progress(method, quiet=quiet) as control:
        made = engine(
            source.pixels,
            masks[0],
            method=method,
            options=read_options(option or []),
            seed=seed,
            device=device,
            control=control,
            alpha=source.alpha,
            donor=masks[1],
            forbidden=masks[2],
        )
    written = photos.write(filled(source, made.image, masks[0]), out, overwrite=overwrite)
    verified = _verified(written, source, masks[0])
    if report is not None:
        data = {
            "photo": str(photo),
            "mask": str(hole or ""),
            "borders": borders,
            "scratches": scratches,
            "grow": grow,
            "out": str(out),
            "verified": verified,
        }
        common.write_json(_report(made) | data, report, overwrite=overwrite)
    common.say((*source.notes, *made.notes, *written.notes), quiet=quiet)
    if not quiet:
        share = common.as_percent(made.hole_ratio)
        typer.echo(f"{out}: {share} of the photo filled by {method} in {made.seconds:.2f} s on {made.device}.")


def _report(made: Fill) -> dict[str, Any]:
    """What `Fill` knows, as plain data."""
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
