"""Fills every hole of every photo with every method, through the entry that people use, and scores the results."""

from __future__ import annotations

import csv
import io
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pconv import device, methods
from pconv.control import Control
from pconv.errors import Cancelled, PConvError, UsageError
from pconv.evaluation import cases
from pconv.evaluation.cases import Case
from pconv.evaluation.scoring import TRUE_TV, PhotoScorer, Scorer
from pconv.evaluation.sheets import Gallery
from pconv.recipe import options_for

OnCase = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Plan:
    """What is measured, and how.

    Attributes:
        photos: folder of photos, or one photo.
        methods: names in the registry.
        options: options per method; methods that are missing use their defaults.
        holes: folder of hole files named like their photos, or None for seeded holes.
        kinds: kinds of seeded holes, of `cases.KINDS`.
        repeat: seeded holes per photo and cell.
        limit: at most so many photos, or None.
        size: side of the square every photo is brought to, or None for photos as they are.
        seed: decides the holes and is handed to the methods.
        device: handed to the methods and to the networks that measure.
        lpips: weights file, or None to leave LPIPS out.
        vgg: weights file, or None to leave the perceptual and style distances out.
    """

    photos: Path
    methods: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)
    holes: Path | None = None
    kinds: tuple[str, ...] = cases.KINDS
    repeat: int = 1
    limit: int | None = None
    size: int | None = 512
    seed: int = 0
    device: str = "auto"
    lpips: Path | None = None
    vgg: Path | None = None


@dataclass(frozen=True)
class Row:
    """One line of results.csv: one method on one hole of one photo."""

    photo: str
    case: str
    kind: str
    border: bool
    bin: str
    ratio: float
    method: str
    device: str
    seconds: float
    scores: dict[str, float]


@dataclass
class Outcome:
    """What a run gave.

    Attributes:
        rows: the finished ones.
        failures: (photo or case and method, sentence) of what could not be read, filled or measured.
        photos: how many photos were taken up.
        stopped: whether the person stopped it before the end.
    """

    rows: list[Row] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    photos: int = 0
    stopped: bool = False


def check(plan: Plan) -> None:
    """Raise `UsageError` for a plan that makes no sense, `PConvError` for a method that is not installed."""
    if not plan.methods:
        raise UsageError("Name at least one method to evaluate.")
    for name in plan.methods:
        try:
            options_for(methods.get(name), plan.options.get(name))
        except ImportError as error:
            raise PConvError(f"The method {name} cannot run here, a part of it is not installed: {error}.") from error
    for name in plan.options:
        if name not in plan.methods:
            raise UsageError(f"There are options for the method {name!r}, which is not evaluated.")
    for kind in plan.kinds:
        if kind not in cases.KINDS:
            raise UsageError(f"There is no kind of hole called {kind!r}; choose from {', '.join(cases.KINDS)}.")
    if not plan.kinds and plan.holes is None:
        raise UsageError("Name at least one kind of hole.")
    for name, value, least in (
        ("limit", plan.limit, 1),
        ("repeat", plan.repeat, 1),
        ("size", plan.size, cases.SMALLEST),
    ):
        if value is not None and value < least:
            raise UsageError(f"The {name} must be at least {least}, not {value}.")
    device.check_name(plan.device)
    if plan.seed < 0:
        raise UsageError(f"The seed must be at least 0, not {plan.seed}.")
    _inputs(plan)


def run(plan: Plan, results: Path, gallery: Gallery, *, on_case: OnCase | None = None) -> Outcome:
    """Measure, writing every row to the file `results` as soon as it is known.

    Failures of single pictures are noted and the run goes on. Ctrl-C ends it after the current step and keeps what is
    finished; a second Ctrl-C interrupts the step itself.

    Args:
        plan: what to do; `check` must have passed.
        results: CSV file to write.
        gallery: gets the pictures that the contact sheets may show.
        on_case: called with finished cases, all cases, and what is at work.

    Raises:
        UsageError: no photos, or no hole file fits one.
        PConvError: a weights file is wrong, or `results` cannot be written.
    """
    photos, holes = _inputs(plan)
    scorer = Scorer(lpips=plan.lpips, vgg=plan.vgg, device=plan.device)
    per_photo = 1 if holes else len(cases.hole_specs(0, plan.kinds, plan.repeat))
    outcome = Outcome()
    total = len(photos) * per_photo * len(plan.methods)
    try:
        with _opened(results) as file, _stop_on_interrupt() as stopping:
            table = _Table(results, file, [*(measure.name for measure in scorer.measures), *TRUE_TV])
            work = _Work(plan, scorer, gallery, table, outcome, stopping)
            for index, path in enumerate(photos):
                notify = _counter(on_case, index * per_photo * len(plan.methods), total)
                work.photo(index, path, holes.get(path.stem) if holes else None, notify)
    except (Cancelled, KeyboardInterrupt):
        outcome.stopped = True
    return outcome


class _Work:
    """The steps of a run; they share the plan and add to its outcome."""

    def __init__(
        self,
        plan: Plan,
        scorer: Scorer,
        gallery: Gallery,
        table: _Table,
        outcome: Outcome,
        stopping: Callable[[], bool],
    ) -> None:
        self._plan, self._scorer, self._gallery = plan, scorer, gallery
        self._table, self._outcome, self._stopping = table, outcome, stopping

    def photo(self, index: int, path: Path, hole_file: Path | None, notify: Callable[[str], None]) -> None:
        """All holes of one photo."""
        plan = self._plan
        name = path.relative_to(plan.photos).as_posix() if plan.photos.is_dir() else path.name
        notify(name)
        with self._failures_as(name):
            photo, truth = cases.read_photo(path, plan.size)
            if hole_file is not None:
                todo = [cases.given_case(name, hole_file, photo, truth, plan.size)]
            else:
                todo = cases.seeded_cases(name, truth, cases.hole_specs(index, plan.kinds, plan.repeat), plan.seed)
            about = self._scorer.about(truth)
            self._outcome.photos += 1
            for case in todo:
                self._case(case, about, notify)

    def _case(self, case: Case, about: PhotoScorer, notify: Callable[[str], None]) -> None:
        self._gallery.add_case(case)
        for method in self._plan.methods:
            notify(f"{case.name}, {method}")
            with self._failures_as(f"{case.name}, {method}"):
                self._outcome.rows.append(self._row(case, method, about))
                self._table.write(self._outcome.rows[-1])

    def _row(self, case: Case, method: str, about: PhotoScorer) -> Row:
        start = time.perf_counter()
        picture, used = self._fill(case, method)
        seconds = time.perf_counter() - start
        scores = about.scores(picture, case.hole)
        self._gallery.add_fill(case, method, picture)
        ratio = case.ratio
        where = (case.photo, case.name, case.kind, case.border, cases.bin_of(ratio), ratio)
        return Row(*where, method, used, seconds, scores)

    def _fill(self, case: Case, method: str) -> tuple[Any, str]:
        """The filled picture and the device. What the method sees has none of the truth under the hole."""
        from pconv.fill import fill

        done = fill(
            case.painted(),
            case.hole,
            method=method,
            options=self._plan.options.get(method),
            seed=self._plan.seed,
            device=self._plan.device,
            control=Control(cancelled=self._stopping),
        )
        return done.image, done.device

    @contextmanager
    def _failures_as(self, what: str) -> Iterator[None]:
        if self._stopping():
            raise Cancelled
        try:
            yield
        except (Cancelled, _Unwritable):
            raise
        except PConvError as error:
            self._outcome.failures.append((what, str(error)))
        except Exception as error:  # one method's mistake must not cost a night of measuring
            self._outcome.failures.append((what, f"{type(error).__name__}: {error}"))


class _Unwritable(PConvError):
    """Unlike a picture that fails, this ends the run: nothing of it would be kept."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path} cannot be written ({error.strerror or error}).")


@contextmanager
def _opened(path: Path) -> Iterator[io.TextIOBase]:
    """A file to write text to; closing it can fail too, when the disk is full."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as error:
        raise _Unwritable(path, error) from error


class _Table:
    """results.csv, whole lines at a time."""

    def __init__(self, path: Path, file: io.TextIOBase, measures: list[str]) -> None:
        self._path, self._file, self._measures = path, file, measures
        self._line([*COLUMNS, *measures])

    def write(self, row: Row) -> None:
        scores = (f"{row.scores[name]:.6g}" for name in self._measures)
        values = (row.photo, row.case, row.kind, int(row.border), row.bin, f"{row.ratio:.4f}", row.method, row.device)
        self._line([*values, f"{row.seconds:.4f}", *scores])

    def _line(self, values: list[Any]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\n").writerow(values)
        try:
            self._file.write(line.getvalue())
            self._file.flush()
        except OSError as error:
            raise _Unwritable(self._path, error) from error


COLUMNS = ("photo", "case", "kind", "border", "bin", "ratio", "method", "device", "seconds")
"""Columns of results.csv before the measures."""


def _inputs(plan: Plan) -> tuple[list[Path], dict[str, Path]]:
    photos = cases.find_photos(plan.photos)
    holes: dict[str, Path] = {}
    if plan.holes is not None:
        holes = cases.find_holes(plan.holes)
        photos = [path for path in photos if path.stem in holes]
        if not photos:
            raise UsageError(f"No hole file in {plan.holes} is named like a photo in {plan.photos}.")
    return photos[: plan.limit], holes


def _counter(on_case: OnCase | None, done: int, total: int) -> Callable[[str], None]:
    """Counts calls that name a case's method; a call that names only the photo comes first and counts nothing."""
    begun = -1

    def notify(what: str) -> None:
        nonlocal begun
        begun += 1
        if on_case is not None:
            on_case(min(total, done + max(0, begun - 1)), total, what)

    return notify


@contextmanager
def _stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Gives a function that says whether Ctrl-C was pressed; the second press is Python's usual interrupt."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def first(_signal: int, _frame: Any) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, first)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
