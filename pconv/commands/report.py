"""``pconv report``: what was done in a project, as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pconv.commands import common


def report(
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="A project saved in the window.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Where to save it: .pdf or .png.")],
    overwrite: common.Overwrite = False,
    quiet: common.Quiet = False,
) -> None:
    """Show every fill of a project in a document: before, where, after, by which method, when, and with which seed."""
    from pconv.project.files import read
    from pconv.project.report import write_report

    common.check_target(out, overwrite=overwrite, others=(project,))
    work = read(project)
    name = work.photo.path.name if work.photo.path is not None else project.stem
    write_report(work.photo, work.steps, out, name=name, overwrite=overwrite)
    if not quiet:
        typer.echo(f"{out}: {len(work.steps)} fills." if len(work.steps) != 1 else f"{out}: 1 fill.")
