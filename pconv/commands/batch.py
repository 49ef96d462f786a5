"""``pconv batch``: fill all photos of a folder."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from pconv.commands import common
from pconv.commands.filling import Done, Wanted, filled
from pconv.errors import PConvError, UsageError

_COLUMNS = ("photo", "out", "state", "hole_ratio", "seconds", "device", "said")
_FILLED, _LEFT, _FAILED = "filled", "left alone", "failed"


def batch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The photos, in folders below it as well.")],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where to save them, under the same names; is made.")
    ],
    hole: Annotated[
        Path | None, typer.Option("--hole", metavar="MASK", help="One mask for all photos, white = hole.")
    ] = None,
    holes: Annotated[
        Path | None, typer.Option("--holes", metavar="FOLDER", help="Masks with the names of their photos.")
    ] = None,
    borders: common.Borders = False,
    scratches: common.Scratches = None,
    project: common.ProjectPath = None,
    method: common.MethodName = None,
    option: common.Options = None,
    grow: common.Grow = 0,
    seed: common.Seed = 0,
    device: common.DeviceName = "auto",
    strip_private: common.StripPrivate = False,
    note_fills: common.NoteFills = False,
    quality: common.Quality = None,
    overwrite: common.Overwrite = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="CSV", help="Also write what was done.")] = None,
    quiet: common.Quiet = False,
) -> None:
    """Fill all photos of a folder: one mask for all, as of dust on a scanner, masks of their own, what is found, or
    what was filled in a project.

    Each photo is saved as by `pconv fill`. A photo that fails is told and the next one filled; what is saved already
    is left as it is without --overwrite, so that an interrupted batch goes on when it is begun again.
    """
    from pconv.recipe import read_options

    if hole is not None and holes is not None:
        raise UsageError("Name one mask for all with --hole, or a folder of masks with --holes, not both.")
    if project is not None:
        from pconv.project.files import read_steps

        read_steps(project)  # what is wrong with it is not said once for every photo
    wanted = Wanted(
        photo=folder,
        out=out,
        hole=hole if hole is not None else holes,
        borders=borders,
        scratches=scratches,
        project=project,
        method=method,
        options=read_options(option or []),
        grow=grow,
        seed=seed,
        device=device,
        strip_private=strip_private,
        note_fills=note_fills,
        quality=quality,
        overwrite=overwrite,
    ).checked()
    found = _jobs(wanted, folder, out, hole, holes)
    if report is not None:
        common.check_target(report, overwrite=overwrite, others=(hole, *(each.photo for each in found)))
    rows = []
    for number, each in enumerate(found, 1):
        row = _one(each, masks=holes is not None, title=f"{number} of {len(found)}", quiet=quiet)
        rows.append(row)
        line = f"{each.photo}: {row['said'] or row['state']}"
        if row["state"] == _FAILED:
            print(f"pconv: {line}", file=sys.stderr)
        elif not quiet:
            typer.echo(line)
    if report is not None:
        _write(rows, report, overwrite=overwrite)
    counts = {state: sum(row["state"] == state for row in rows) for state in (_FILLED, _LEFT, _FAILED)}
    if not quiet:
        typer.echo(", ".join(f"{count} {state}" for state, count in counts.items()) + ".")
    if counts[_FAILED]:
        raise PConvError(f"{counts[_FAILED]} of {len(rows)} photos failed; the sentences above say why.")


def _jobs(wanted: Wanted, folder: Path, out: Path, hole: Path | None, holes: Path | None) -> list[Wanted]:
    """One request per photo."""
    from pconv.photo.folders import pictures_in
    from pconv.photo.formats import kept_suffix

    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder} with photos.")
    if folder.resolve() == out.resolve():
        raise UsageError(f"{out} is the folder of the photos, which would be replaced; name another one with --out.")
    if holes is not None and not holes.is_dir():
        raise UsageError(f"There is no folder {holes} with masks.")
    apart = [other.resolve() for other in (out, holes) if other is not None]
    photos = [path for path in pictures_in(folder) if not any(path.resolve().is_relative_to(one) for one in apart)]
    if not photos:
        raise UsageError(f"{folder} holds no photos.")
    masks = {path.stem: path for path in pictures_in(holes, deep=False)} if holes is not None else {}
    jobs, targets = [], {}
    for path in photos:
        if hole is not None and path.resolve() == hole.resolve():
            continue
        target = (out / path.relative_to(folder)).with_suffix(kept_suffix(path))
        if target in targets:
            raise UsageError(f"{path} and {targets[target]} would both be saved as {target}; rename one of them.")
        targets[target] = path
        jobs.append(wanted.of(path, target, hole if holes is None else masks.get(path.stem)))
    return jobs


def _one(wanted: Wanted, *, masks: bool, title: str, quiet: bool) -> dict[str, str]:
    """Fill one photo, and say how that went."""
    row = dict.fromkeys(_COLUMNS, "") | {"photo": str(wanted.photo), "out": str(wanted.out), "state": _LEFT}
    if wanted.out.exists() and not wanted.overwrite:
        return row | {"said": "left alone, as it is saved already"}
    if masks and wanted.hole is None and not wanted.borders and wanted.scratches is None:
        return row | {"said": "left alone, as there is no mask for it"}
    try:
        wanted.out.parent.mkdir(parents=True, exist_ok=True)
        common.check_target(wanted.out, overwrite=wanted.overwrite)
        with common.progress(title, quiet=quiet) as control:
            done = filled(wanted, control, skip_empty=True)
    except OSError as error:
        said = f"{wanted.out.parent} cannot be made ({error.strerror or error}); name another folder with --out."
        return row | {"state": _FAILED, "said": said}
    except PConvError as error:
        return row | {"state": _FAILED, "said": str(error)}
    if done is None:
        return row | {"said": "left alone, as there is nothing to fill"}
    return row | {"state": _FILLED} | _told(done)


def _told(done: Done) -> dict[str, str]:
    said = f"{common.as_percent(done.hole_ratio)} filled in {done.seconds:.2f} s on {done.device}."
    return {
        "hole_ratio": f"{done.hole_ratio:.6f}",
        "seconds": f"{done.seconds:.3f}",
        "device": done.device,
        "said": " ".join((said, *done.notes)),
    }


def _write(rows: list[dict[str, str]], path: Path, *, overwrite: bool) -> None:
    from pconv.photo.saving import save_bytes

    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    save_bytes([text.getvalue().encode()], path, overwrite=overwrite)
