"""The report: what was measured, tables of means with their uncertainty, and ratios to the classical methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pconv import __version__
from pconv.evaluation import cases, sheets
from pconv.evaluation.bootstrap import Estimate, mean_estimate, ratio_estimate
from pconv.evaluation.files import replaced
from pconv.evaluation.run import Outcome, Plan, Row
from pconv.evaluation.scoring import HOLE, MEASURES, TRUE_TV, Measure
from pconv.evaluation.sheets import Entry, Gallery

BASELINES = ("telea", "navier-stokes")
# What the tables by ratio and kind show; everything is in results.csv.
_DETAILED = ("lpips", "psnr", "ssim")
_RATIOS = ("lpips", "perceptual", "style")
_DIFFERENCES = ("psnr",)
_MAX_FAILURES = 50


@dataclass(frozen=True)
class Group:
    """A column of a table: a title and which rows it takes."""

    title: str
    takes: Callable[[Row], bool]


class Results:
    """The rows that can be compared: of cases that every method finished.

    Args:
        rows: of a run, in any order.
        methods: those of the run, in the order of the tables.

    Attributes:
        methods: those that finished any case; one that never worked must not empty the tables.
        measures: those the rows have.
        cases: names of the complete cases, in the order they were measured.
    """

    def __init__(self, rows: Sequence[Row], methods: Sequence[str]) -> None:
        working = {row.method for row in rows}
        self.methods = tuple(method for method in methods if method in working)
        by_case: dict[str, dict[str, Row]] = {}
        for row in rows:
            by_case.setdefault(row.case, {})[row.method] = row
        self._rows = {case: found for case, found in by_case.items() if set(found) == set(self.methods)}
        self.cases = tuple(self._rows)
        known = set(rows[0].scores) if rows else set()
        self.measures = tuple(measure for measure in MEASURES if measure.name in known)

    def rows(self, method: str, group: Group | None = None) -> list[Row]:
        """Rows of a method in a group (or all), in the order of `cases`."""
        found = (self._rows[case][method] for case in self.cases)
        return [row for row in found if group is None or group.takes(row)]

    def row(self, case: str, method: str) -> Row:
        return self._rows[case][method]

    def bins(self) -> list[Group]:
        """Groups by hole-to-image ratio; blobs and scratches have their own, as their ratios are not drawn evenly."""
        own = set(cases.OWN_RATIO)
        every = self.rows(self.methods[0])
        names = sorted({row.bin for row in every if row.kind not in own})
        groups = [Group(cases.bin_title(name), _in_bin(name)) for name in names]
        return groups + [
            Group(kind, _of_kind(kind)) for kind in cases.OWN_RATIO if any(row.kind == kind for row in every)
        ]

    def kinds(self) -> list[Group]:
        """Groups by kind of hole, whatever its ratio."""
        present = {row.kind for row in self.rows(self.methods[0])}
        return [Group(kind, _of_kind(kind)) for kind in (*cases.KINDS, cases.GIVEN) if kind in present]

    def mean(self, measure: str, method: str, group: Group | None = None) -> Estimate:
        rows = self.rows(method, group)
        return mean_estimate([row.scores[measure] for row in rows], [row.photo for row in rows])

    def ratio(self, measure: str, method: str, baseline: str, group: Group | None = None) -> Estimate:
        """Mean over the baseline's mean."""
        rows, others = self.rows(method, group), self.rows(baseline, group)
        values, references = ([row.scores[measure] for row in found] for found in (rows, others))
        return ratio_estimate(values, references, [row.photo for row in rows])

    def difference(self, measure: str, method: str, baseline: str, group: Group | None = None) -> Estimate:
        """Mean minus the baseline's mean."""
        rows, others = self.rows(method, group), self.rows(baseline, group)
        values = [row.scores[measure] - other.scores[measure] for row, other in zip(rows, others, strict=True)]
        return mean_estimate(values, [row.photo for row in rows])


def write_report(path: Path, plan: Plan, outcome: Outcome, command: str) -> None:
    """Write the report of a run as Markdown.

    Args:
        path: the file.
        plan: what was asked for.
        outcome: what came of it.
        command: the line that a person can repeat.

    Raises:
        PConvError: the file cannot be written.
    """
    results = Results(outcome.rows, plan.methods)
    parts = [*_head(plan, outcome, results, command)]
    if results.cases:
        parts += _overview(results)
        for baseline in BASELINES:
            if baseline in results.methods and len(results.methods) > 1:
                parts += _against(results, baseline)
        for name in _DETAILED:
            parts += _detailed(results, name)
        parts += _sheet_links(results)
    parts += _failures(outcome)
    parts += _meaning(results)
    with replaced(path) as part:
        part.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


def write_sheets(folder: Path, plan: Plan, outcome: Outcome, gallery: Gallery) -> list[Path]:
    """Write one contact sheet per method into `folder` and give their paths; none where no case is complete."""
    results = Results(outcome.rows, plan.methods)
    if not results.cases:
        return []
    measure = ranking(results)
    written = []
    for method in results.methods:
        sign = -1 if measure.better == "higher" else 1
        ranked = sorted(results.cases, key=lambda case: sign * results.row(case, method).scores[measure.name])
        entries = [_entry(results, measure, group, case) for group, case in sheets.chosen(ranked)]
        title = f"{method}: best, median and worst of {len(ranked)} fills by {measure.title}"
        path = folder / sheet_name(method)
        sheets.write_sheet(path, title, entries, results.methods, method, gallery)
        written.append(path)
    return written


def ranking(results: Results) -> Measure:
    """What the sheets rank by: LPIPS on the hole alone, or SSIM there; holes of any size compare in these."""
    known = {measure.name: measure for measure in results.measures}
    return known.get("lpips" + HOLE) or known["ssim" + HOLE]


def sheet_name(method: str) -> str:
    return f"sheet_{method}.png"


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _entry(results: Results, measure: Measure, group: str, case: str) -> Entry:
    row = results.row(case, results.methods[0])
    captions = {
        method: f"{method}  {results.row(case, method).scores[measure.name]:.{measure.digits - 1}f}"
        for method in results.methods
    }
    return Entry(case, f"{group}:  {case},  {row.kind},  {100 * row.ratio:.0f} % of the picture", captions)


def _head(plan: Plan, outcome: Outcome, results: Results, command: str) -> list[str]:
    devices = sorted({row.device for row in outcome.rows})
    what = f"{counted(len(results.cases), 'hole')} in {counted(outcome.photos, 'photo')}"
    size = f"brought to at most {plan.size} x {plan.size} pixels" if plan.size else "in their own size"
    lines = ["# Evaluation", ""]
    lines.append(f"{', '.join(plan.methods)} on {what}, {size}, seed {plan.seed}; PConv Studio {__version__}.")
    lines.append(f"Filled on: {', '.join(devices) or 'nothing'}.")
    if outcome.stopped:
        lines.append("**Stopped before the end**; this is what was finished.")
    left_out = len({row.case for row in outcome.rows}) - len(results.cases)
    if left_out:
        lines.append(f"{counted(left_out, 'hole')} not finished by every method: in results.csv, but in no table.")
    if outcome.failures:
        lines.append(f"{counted(len(outcome.failures), 'failure')}, listed at the end.")
    if not results.cases:
        lines.append("No hole was filled by every method, so there is nothing to tabulate.")
    return [*_spaced(lines), "```", command, "```", ""]


def _spaced(lines: list[str]) -> list[str]:
    """A line break between the lines of one paragraph."""
    return [*lines[:2], *(line + "  " for line in lines[2:]), ""]


def _overview(results: Results) -> list[str]:
    parts = ["## All holes", "", "Mean and 95 % bootstrap interval over photos.", ""]
    for suffix, what in (("", "Whole composited picture"), (HOLE, "Hole alone")):
        measures = [measure for measure in results.measures if measure.name.endswith(HOLE) == bool(suffix)]
        rows = [
            [method, *(_cell(results.mean(measure.name, method), measure.digits) for measure in measures)]
            for method in results.methods
        ]
        true_tv = _mean_text(results, TRUE_TV[1 if suffix else 0])
        rows.append(["true picture", *(true_tv if measure.name == "tv" + suffix else "" for measure in measures)])
        headings = [measure.title.removesuffix(", hole alone") + _arrow(measure) for measure in measures]
        parts += [f"### {what}", "", *_table(["method", *headings], rows)]
    parts += ["### Time", ""]
    rows = [[method, f"{median([row.seconds for row in results.rows(method)]):.3f}"] for method in results.methods]
    return parts + _table(["method", "median seconds per picture"], rows)


def _mean_text(results: Results, column: str) -> str:
    digits = next(measure.digits for measure in MEASURES if measure.name == "tv")
    return _cell(results.mean(column, results.methods[0]), digits)


def _detailed(results: Results, name: str) -> list[str]:
    parts = []
    for measure in results.measures:
        if measure.name not in (name, name + HOLE):
            continue
        parts += [f"## {measure.title}{_arrow(measure)}", ""]
        for groups in (results.bins(), results.kinds()):
            rows = [
                [method, *(_cell(results.mean(measure.name, method, group), measure.digits) for group in groups)]
                for method in results.methods
            ]
            parts += _table(["method", *_titles(results, groups)], rows)
    return parts


def _against(results: Results, baseline: str) -> list[str]:
    """Ratios of the means and differences to one method, over the same holes."""
    others = [method for method in results.methods if method != baseline]
    parts = [f"## Compared with {baseline}", "", "On the same holes, whole composited picture.", ""]
    groups = [*results.bins(), Group("all", lambda _row: True)]
    for measure in results.measures:
        if measure.name in _RATIOS:
            heading, compare, digits = f"{measure.title} / that of {baseline}", results.ratio, 3
        elif measure.name in _DIFFERENCES:
            heading, compare, digits = f"{measure.title} minus that of {baseline}", results.difference, measure.digits
        else:
            continue
        rows = [
            [method, *(_cell(compare(measure.name, method, baseline, group), digits) for group in groups)]
            for method in others
        ]
        parts += [f"### {heading}{_arrow(measure)}", "", *_table(["method", *_titles(results, groups)], rows)]
    return parts


def _sheet_links(results: Results) -> list[str]:
    parts = ["## Contact sheets", "", f"Ranked by {ranking(results).title}, given under each picture.", ""]
    for method in results.methods:
        parts += [f"![Best, median and worst fills of {method}]({sheet_name(method)})", ""]
    return parts


def _failures(outcome: Outcome) -> list[str]:
    if not outcome.failures:
        return []
    lines = [f"- {what}: {sentence}" for what, sentence in outcome.failures[:_MAX_FAILURES]]
    if len(outcome.failures) > _MAX_FAILURES:
        lines.append(f"- and {len(outcome.failures) - _MAX_FAILURES} more")
    return ["## Failures", "", *lines, ""]


def _meaning(results: Results) -> list[str]:
    parts = ["## What the measures mean", ""]
    for measure in results.measures:
        if not measure.name.endswith(HOLE):
            better = f"; {measure.better} is better" if measure.better else ""
            parts.append(f"- {measure.title}: {measure.span}{better}.")
    parts.append("- Columns by share of the picture leave out blobs and scratches, which have their own.")
    parts.append("- On large holes PSNR, SSIM and L1 reward blur; look at LPIPS and at the pictures.")
    return [*parts, ""]


def _table(headings: list[str], rows: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(headings) + " |", "|---" * len(headings) + "|"]
    return [*lines, *("| " + " | ".join(row) + " |" for row in rows), ""]


def _titles(results: Results, groups: Sequence[Group]) -> list[str]:
    return [f"{group.title} (n={len(results.rows(results.methods[0], group))})" for group in groups]


def _cell(estimate: Estimate, digits: int) -> str:
    return f"{estimate.mean:.{digits}f} [{estimate.low:.{digits}f}, {estimate.high:.{digits}f}]"


def _arrow(measure: Measure) -> str:
    return {"higher": " ↑", "lower": " ↓", "": ""}[measure.better]


def _in_bin(name: str) -> Callable[[Row], bool]:
    return lambda row: row.bin == name and row.kind not in cases.OWN_RATIO


def _of_kind(kind: str) -> Callable[[Row], bool]:
    return lambda row: row.kind == kind
