"""``pconv compare``: all methods on one hole, on one sheet."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pconv.commands import common
from pconv.errors import PConvError, UsageError

if TYPE_CHECKING:
    import numpy as np

    from pconv.compare import Sheet
    from pconv.fill import Fill
    from pconv.photo import Photo


def compare(
    photo: common.PhotoPath,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="SHEET", help="Where to save the sheet, a PNG.")],
    hole: common.HolePath = None,
    objects: common.Objects = None,
    truth: Annotated[
        Path | None, typer.Option("--truth", metavar="IMG", help="The photo as it should be; adds PSNR and SSIM.")
    ] = None,
    methods: common.MethodNames = "",
    option: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="METHOD.NAME=VALUE", help="An option of a method; may be repeated."),
    ] = None,
    donor: common.DonorPath = None,
    forbidden: common.ForbiddenPath = None,
    grow: common.Grow = 0,
    seed: common.Seed = 0,
    device: common.DeviceName = "auto",
    overwrite: common.Overwrite = False,
    quiet: common.Quiet = False,
) -> None:
    """Fill a hole by every method and put the results beside each other, with times.

    The sheet shows the place around the hole. A method that fails says why in its cell.
    """
    from pconv import photo as photos
    from pconv.compare import Sheet
    from pconv.recipe import read_options_of_methods

    wanted, things = common.method_names(methods), common.asked_for(hole, objects)
    options = read_options_of_methods(option or [], wanted)
    if out.suffix.lower() != ".png":
        raise UsageError(f"The sheet is a PNG; end the name {out.name} with .png.")
    common.check_target(out, overwrite=overwrite, others=(photo, hole, truth, donor, forbidden))
    source = photos.read(photo)
    masks = common.read_masks(source, hole, grow, donor, forbidden, objects=things)
    if not masks[0].any():
        raise UsageError(f"The mask {hole} holds no hole (nothing in it is white), so there is nothing to compare.")
    sheet = Sheet(source, masks[0], name=photo.name, truth=_truth(truth, source))
    failures = 0
    for name in wanted:
        try:
            made = _filled(source, masks, name, options.get(name), seed=seed, device=device, quiet=quiet)
        except UsageError:
            raise  # an option nobody has concerns the whole request
        except PConvError as error:
            failures += 1
            sheet.add_failure(name, str(error))
            print(f"pconv: {name}: {error}", file=sys.stderr)
            continue
        words = sheet.add(made)
        common.say(made.notes, quiet=quiet)
        if not quiet:
            typer.echo(f"{name}: {words}")
    _save(sheet, out, overwrite=overwrite)
    if not quiet:
        typer.echo(f"{out}: {len(wanted) - failures} of {len(wanted)} methods.")
    if failures == len(wanted):
        raise PConvError(f"No method could fill this hole; {out} says why.")


def _truth(path: Path | None, source: Photo) -> np.ndarray | None:
    """The true pixels in the photo's stored order and depth."""
    if path is None:
        return None
    import numpy as np

    from pconv import photo as photos

    truth = photos.read(path)
    upright = truth.upright(truth.pixels)
    if upright.shape[:2] != source.upright_shape:
        sizes = [f"{shape[1]} x {shape[0]}" for shape in (truth.upright_shape, source.upright_shape)]
        raise UsageError(f"The truth {path} has {sizes[0]} pixels and the photo {sizes[1]}; they must be equal.")
    pixels = np.ascontiguousarray(source.stored(upright))
    if pixels.dtype == source.pixels.dtype:
        return pixels
    if pixels.dtype == np.uint8:
        return pixels.astype(np.uint16) * np.uint16(257)
    return ((pixels.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _filled(
    source: Photo, masks: list, name: str, options: dict[str, str] | None, *, seed: int, device: str, quiet: bool
) -> Fill:
    from pconv.fill import fill

    with common.progress(name, quiet=quiet) as control:
        return fill(
            source.pixels,
            masks[0],
            method=name,
            options=options,
            seed=seed,
            device=device,
            control=control,
            alpha=source.alpha,
            donor=masks[1],
            forbidden=masks[2],
        )


def _save(sheet: Sheet, out: Path, *, overwrite: bool) -> None:
    from pconv.photo.saving import save_bytes

    file = io.BytesIO()
    sheet.image().save(file, "PNG")
    save_bytes([file.getbuffer()], out, overwrite=overwrite)
