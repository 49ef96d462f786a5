"""``pconv fill``: fill a hole in one photo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pconv.commands import common
from pconv.commands.filling import Wanted, filled


def fill(
    photo: common.PhotoPath,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Where to save; the suffix is the format.")],
    hole: common.HolePath = None,
    objects: common.Objects = None,
    borders: common.Borders = False,
    scratches: common.Scratches = None,
    project: common.ProjectPath = None,
    method: common.MethodName = None,
    option: common.Options = None,
    donor: common.DonorPath = None,
    forbidden: common.ForbiddenPath = None,
    grow: common.Grow = 0,
    seed: common.Seed = 0,
    device: common.DeviceName = "auto",
    strip_private: common.StripPrivate = False,
    note_fills: common.NoteFills = False,
    quality: common.Quality = None,
    overwrite: common.Overwrite = False,
    layer: Annotated[
        Path | None,
        typer.Option("--layer", metavar="PNG", help="Also write what was filled alone, transparent around it."),
    ] = None,
    report: Annotated[Path | None, typer.Option("--report", metavar="JSON", help="Also write what was done.")] = None,
    quiet: common.Quiet = False,
) -> None:
    """Fill a hole in a photo and save the result.

    No pixel outside the hole changes; a file without loss is read back and compared. EXIF, colour profile and 16 bits
    are kept. A JPEG is written with its own quality again. A project saved in the window is made anew: on its own photo
    to the same pixels, or on another photo of that size.
    """
    from pconv.recipe import read_options

    wanted = Wanted(
        photo=photo,
        out=out,
        hole=hole,
        objects=common.boxes(objects),
        borders=borders,
        scratches=scratches,
        project=project,
        method=method,
        options=read_options(option or []),
        donor=donor,
        forbidden=forbidden,
        grow=grow,
        seed=seed,
        device=device,
        strip_private=strip_private,
        note_fills=note_fills,
        quality=quality,
        overwrite=overwrite,
        layer=layer,
    ).checked(takes_boxes=True)
    # Saving over the photo itself can be meant, and --overwrite says that it is; over a mask it never is.
    masks_given = (hole, donor, forbidden, project)
    common.check_target(out, overwrite=overwrite, others=masks_given)
    if layer is not None:
        common.check_target(layer, overwrite=overwrite, others=(out, photo, *masks_given))
    if report is not None:
        common.check_target(report, overwrite=overwrite, others=(out, layer, photo, *masks_given))
    with common.progress(wanted.way if project is None else project.name, quiet=quiet) as control:
        done = filled(wanted, control)
    if report is not None:
        common.write_json(done.report(wanted), report, overwrite=overwrite)
    common.say(done.notes, quiet=quiet)
    if not quiet:
        share = common.as_percent(done.hole_ratio)
        typer.echo(f"{out}: {share} of the photo filled by {done.methods} in {done.seconds:.2f} s on {done.device}.")
