"""The command `pconv evaluate`. Light to import; what measures is imported when it runs."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pconv.errors import PConvError, UsageError

if TYPE_CHECKING:
    from pconv.evaluation.run import OnCase, Outcome, Plan

_ALL_KINDS = "walk,shapes,rectangles,mixed,blob,scratches"


_Photos = Annotated[
    Path, typer.Option("--photos", help="Folder of photos without damage (or one photo); they are the truth.")
]
_Out = Annotated[
    Path, typer.Option("--out", help="Folder for results.csv, report.md and the contact sheets; made if missing.")
]
_Methods = Annotated[str, typer.Option("--methods", help='Methods to compare, separated by commas, or "all".')]
_Option = Annotated[
    list[str] | None,
    typer.Option(
        "--option", metavar="METHOD.NAME=VALUE", help="Option of a method, as pconv.weights=FILE; may be repeated."
    ),
]
_Holes = Annotated[
    Path | None,
    typer.Option("--holes", help="Folder of hole files named like the photos, white = hole; instead of seeded ones."),
]
_Kinds = Annotated[
    str,
    typer.Option(
        "--kinds",
        help="Kinds of seeded holes. The first four take turns in six bins of hole-to-image ratio up to 0.6; blobs "
        "(3 to 15 %) and scratches (1 to 6 %) come once per photo.",
    ),
]
_Repeat = Annotated[int, typer.Option("--repeat", help="Sets of seeded holes per photo; all kinds make 8 a set.")]
_Limit = Annotated[int | None, typer.Option("--limit", help="Use only the first so many photos, by name.")]
_Size = Annotated[
    int,
    typer.Option(
        "--size",
        help="Shrink each photo to this short side in pixels and take the square in its middle; 0 leaves photos as "
        "they are. Nothing is enlarged.",
    ),
]
_Seed = Annotated[int, typer.Option("--seed", help="Same seed, same holes and same fills.")]
_Device = Annotated[str, typer.Option("--device", help="auto, cpu, cuda or mps, for the methods and the measures.")]
_Lpips = Annotated[
    Path | None,
    typer.Option("--lpips", help="Weights of LPIPS 0.1 on SqueezeNet 1.1 (safetensors or .pth); adds LPIPS."),
]
_Vgg = Annotated[
    Path | None,
    typer.Option(
        "--vgg",
        help="Weights of VGG16 or VGG19 in torchvision's naming (safetensors or .pth); adds the perceptual and "
        "style distances.",
    ),
]
_KeepFills = Annotated[
    bool, typer.Option("--keep-fills", help="Also write every filled picture as PNG into OUT/fills.")
]
_Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the results that OUT already holds.")]


def evaluate(
    photos: _Photos,
    out: _Out = Path("evaluation"),
    methods: _Methods = "all",
    option: _Option = None,
    holes: _Holes = None,
    kinds: _Kinds = _ALL_KINDS,
    repeat: _Repeat = 1,
    limit: _Limit = None,
    size: _Size = 512,
    seed: _Seed = 0,
    device: _Device = "auto",
    lpips: _Lpips = None,
    vgg: _Vgg = None,
    keep_fills: _KeepFills = False,
    overwrite: _Overwrite = False,
) -> None:
    """Measure methods on photos whose truth is known.

    Paints seeded holes into the photos (or takes given ones), fills them with every method, and compares with the true
    pixels: PSNR, SSIM, L1 and total variation, with weights files LPIPS, perceptual and style distance, on the whole
    picture and on the hole alone. Writes results.csv (one line per picture, hole and method), report.md (means with
    95 % bootstrap intervals by ratio and kind of hole, ratios to Telea and Navier-Stokes) and for each method a
    contact sheet of its best, median and worst fills. Ctrl-C stops and reports what is done.
    """
    from pconv.evaluation import run
    from pconv.recipe import read_options_of_methods

    wanted = _method_names(methods)
    plan = run.Plan(
        photos=photos,
        methods=wanted,
        options=read_options_of_methods(option or [], wanted),
        holes=holes,
        kinds=_listed(kinds),
        repeat=repeat,
        limit=limit,
        size=size or None,
        seed=seed,
        device=device,
        lpips=lpips,
        vgg=vgg,
    )
    run.check(plan)
    command = _command(plan, out)
    _make_folder(out, overwrite)
    outcome = _measured(plan, out, command, keep_fills)
    _say(plan, out, outcome)
    if outcome.stopped:
        raise typer.Exit(130)


def _measured(plan: Plan, out: Path, command: str, keep_fills: bool) -> Outcome:
    """Run with a progress bar, then write the report and the sheets."""
    from tempfile import TemporaryDirectory

    from pconv.evaluation import report, run
    from pconv.evaluation.sheets import Gallery

    keep = out / "fills" if keep_fills else None
    if keep is not None:
        keep.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="pconv-evaluate-") as scratch:
        gallery = Gallery(Path(scratch), keep)
        with _progress() as on_case:
            outcome = run.run(plan, out / "results.csv", gallery, on_case=on_case)
        if not outcome.rows:
            if outcome.stopped:
                raise PConvError("Stopped before the first fill was measured; there is nothing to report.")
            raise PConvError(f"Nothing could be measured. {': '.join(outcome.failures[0])}")
        report.write_report(out / "report.md", plan, outcome, command)
        report.write_sheets(out, plan, outcome, gallery)
    return outcome


def _say(plan: Plan, out: Path, outcome: Outcome) -> None:
    """A few lines on the terminal: the means, what failed, where the report is."""
    from rich.console import Console
    from rich.table import Table

    from pconv.evaluation.report import Results, counted

    console = Console()
    results = Results(outcome.rows, plan.methods)
    if results.cases:
        measures = [measure for measure in results.measures if measure.name in ("lpips", "psnr", "ssim", "l1")]
        table = Table(
            "method", *(measure.title for measure in measures), title=f"{counted(len(results.cases), 'hole')}, means"
        )
        for method in results.methods:
            means = (f"{results.mean(measure.name, method).mean:.{measure.digits}f}" for measure in measures)
            table.add_row(method, *means)
        console.print(table)
    if outcome.failures:
        what, sentence = outcome.failures[0]
        console.print(
            f"{counted(len(outcome.failures), 'failure')}, the first: {what}: {sentence}", markup=False, soft_wrap=True
        )
    if outcome.stopped:
        console.print("Stopped; the report holds what was finished.")
    console.print(f"Report: {out / 'report.md'}", markup=False, soft_wrap=True)


class _progress:
    """A bar on the error stream; gives what `run` calls."""

    def __enter__(self) -> OnCase:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        note = TextColumn("{task.fields[note]}", markup=False)
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), note)
        console = Console(stderr=True)
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        task = self._progress.add_task("", total=None, note="")
        self._progress.start()
        return lambda done, total, note: self._progress.update(task, completed=done, total=total, note=note)

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


def _method_names(text: str) -> tuple[str, ...]:
    from pconv import methods

    return methods.names() if text.strip() == "all" else _listed(text)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _make_folder(out: Path, overwrite: bool) -> None:
    if (out / "results.csv").exists() and not overwrite:
        raise UsageError(f"{out} already holds results; name another folder with --out, or add --overwrite.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PConvError(f"The folder {out} cannot be made ({error.strerror or error}).") from error


def _command(plan: Plan, out: Path) -> str:
    """The command line that does the same, without what is at its default."""
    words = ["pconv", "evaluate", "--photos", str(plan.photos), "--out", str(out), "--methods", ",".join(plan.methods)]
    for method, options in plan.options.items():
        for name, value in options.items():
            words += ["--option", f"{method}.{name}={value}"]
    for name, value in (("holes", plan.holes), ("limit", plan.limit), ("lpips", plan.lpips), ("vgg", plan.vgg)):
        if value is not None:
            words += [f"--{name}", str(value)]
    if plan.holes is None and ",".join(plan.kinds) != _ALL_KINDS:
        words += ["--kinds", ",".join(plan.kinds)]
    for name, value, default in (("repeat", plan.repeat, 1), ("device", plan.device, "auto")):
        if value != default:
            words += [f"--{name}", str(value)]
    words += ["--size", str(plan.size or 0), "--seed", str(plan.seed)]
    return shlex.join(words)
