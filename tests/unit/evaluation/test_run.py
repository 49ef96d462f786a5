"""A whole evaluation of two methods on two photographs: rows, report, sheets, failures, stopping."""

from __future__ import annotations

import csv
import os
import re
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage import data

from pconv.errors import PConvError, UsageError
from pconv.evaluation import metrics, report, sheets
from pconv.evaluation.cli import evaluate
from pconv.evaluation.run import Outcome, Plan, check, run
from pconv.fill import fill

METHODS = ("telea", "navier-stokes")


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    Image.fromarray(data.astronaut()).save(folder / "astronaut.png")
    Image.fromarray(data.coffee()).save(folder / "coffee.png")
    return folder


@pytest.fixture(scope="module")
def evaluated(photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("evaluated") / "new" / "folder"
    evaluate(photos, out, methods=",".join(METHODS), size=96, device="cpu", keep_fills=True)
    return out


def table(out: Path) -> list[dict[str, str]]:
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_row_for_every_picture_hole_and_method(evaluated: Path) -> None:
    rows = table(evaluated)
    assert len(rows) == 2 * 8 * 2
    assert len({(row["case"], row["method"]) for row in rows}) == len(rows)
    assert {row["photo"] for row in rows} == {"astronaut.png", "coffee.png"}
    for row in rows:
        assert 0 < float(row["psnr_hole"]) < float(row["psnr"]) < 100
        assert float(row["ssim_hole"]) < float(row["ssim"]) < 1
        assert float(row["seconds"]) > 0
        assert row["device"] == "CPU"


def test_scores_are_those_of_the_fill_that_people_get(evaluated: Path, photos: Path) -> None:
    row = next(row for row in table(evaluated) if row["kind"] == "blob" and row["method"] == "telea")
    name = f"{row['case'].replace(' #', '_')}_blob_telea.png"
    kept = np.asarray(Image.open(evaluated / "fills" / name))
    from pconv.evaluation import cases

    _, truth = cases.read_photo(photos / row["photo"], 96)
    specs = cases.hole_specs(("astronaut.png", "coffee.png").index(row["photo"]), cases.KINDS, 1)
    case = next(case for case in cases.seeded_cases(row["photo"], truth, specs, 0) if case.name == row["case"])
    np.testing.assert_array_equal(kept, fill(truth, case.hole, method="telea").image)
    assert metrics.psnr(truth, kept) == pytest.approx(float(row["psnr"]), abs=1e-3)
    assert metrics.l1(truth, kept, case.hole) == pytest.approx(float(row["l1_hole"]), abs=1e-6)


def test_the_report_states_the_means_of_the_rows(evaluated: Path) -> None:
    text = (evaluated / "report.md").read_text(encoding="utf-8")
    rows = table(evaluated)
    for method in METHODS:
        mean = np.mean([float(row["psnr"]) for row in rows if row["method"] == method])
        overview = text.split("### Whole composited picture")[1].split("###")[0]
        line = next(line for line in overview.splitlines() if line.startswith(f"| {method} |"))
        assert f"| {mean:.2f} [" in line
    difference = np.mean(
        [
            float(next(o for o in rows if o["case"] == row["case"] and o["method"] == "telea")["psnr"]) * -1
            + float(row["psnr"])
            for row in rows
            if row["method"] == "navier-stokes"
        ]
    )
    compared = text.split("### PSNR (dB) minus that of telea")[1].split("###")[0]
    assert f"| {difference:.2f} [" in compared
    for words in (
        "16 holes in 2 photos",
        "96 x 96 pixels",
        "blob (n=2)",
        "scratches (n=2)",
        "1-10 % (n=",
        "true picture",
    ):
        assert words in text
    for linked in re.findall(r"!\[.*?\]\((.*?)\)", text):
        assert (evaluated / linked).is_file()
    assert "LPIPS ↓" not in text
    assert "Failures" not in text


def test_the_command_in_the_report_makes_the_same_results(evaluated: Path, tmp_path: Path) -> None:
    text = (evaluated / "report.md").read_text(encoding="utf-8")
    command = text.split("```")[1].strip().split()
    assert command[:2] == ["pconv", "evaluate"]
    given = dict(zip(command[2::2], command[3::2], strict=True))
    evaluate(
        Path(given["--photos"]),
        tmp_path,
        methods=given["--methods"],
        size=int(given["--size"]),
        seed=int(given["--seed"]),
        device=given["--device"],
    )
    without_time = [{**row, "seconds": ""} for row in table(evaluated)]
    assert [{**row, "seconds": ""} for row in table(tmp_path)] == without_time


def test_there_is_a_sheet_for_every_method(evaluated: Path) -> None:
    assert sorted(path.name for path in evaluated.glob("*.png")) == ["sheet_navier-stokes.png", "sheet_telea.png"]
    for method in METHODS:
        with Image.open(evaluated / f"sheet_{method}.png") as sheet:
            assert sheet.size == sheets.sheet_size(6, 2)


def test_holes_from_files_and_sixteen_bits(tmp_path: Path) -> None:
    from pconv.photo import Photo, write

    for folder in ("photos", "holes", "out"):
        (tmp_path / folder).mkdir()
    deep = data.astronaut()[:96, :96].astype(np.uint16) * 257
    write(Photo(deep), tmp_path / "photos" / "astronaut.png")
    Image.fromarray(data.coffee()).save(tmp_path / "photos" / "without_hole.png")
    mask = np.zeros((96, 96), np.uint8)
    mask[30:50, 20:60] = 255
    Image.fromarray(mask).save(tmp_path / "holes" / "astronaut.png")
    evaluate(tmp_path / "photos", tmp_path / "out", methods="telea", holes=tmp_path / "holes", size=0, device="cpu")
    (row,) = table(tmp_path / "out")
    assert (row["kind"], row["bin"], float(row["ratio"])) == ("given", "b1", pytest.approx(800 / 9216, abs=1e-4))
    filled = fill(deep, mask > 0, method="telea").image
    assert float(row["psnr_hole"]) == pytest.approx(metrics.psnr(deep, filled, mask > 0), abs=1e-3)
    assert "given (n=1)" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_one_bad_photo_is_counted_and_the_rest_measured(photos: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a_broken.png").write_bytes((photos / "coffee.png").read_bytes()[:5000])
    (tmp_path / "photos" / "b.png").write_bytes((photos / "coffee.png").read_bytes())
    evaluate(tmp_path / "photos", tmp_path / "out", methods="telea", kinds="blob", size=64, device="cpu")
    assert [row["photo"] for row in table(tmp_path / "out")] == ["b.png"]
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "1 failure, listed at the end" in text
    assert "- a_broken.png: " in text


def test_methods_that_fail_do_not_empty_the_tables(photos: Path, tmp_path: Path) -> None:
    plan = Plan(photos, ("telea", "pconv"), {"pconv": {"weights": str(tmp_path / "missing.safetensors")}}, size=64)
    (tmp_path / "gallery").mkdir()
    gallery = sheets.Gallery(tmp_path / "gallery")
    outcome = run(replace(plan, kinds=("blob",), device="cpu"), tmp_path / "results.csv", gallery)
    assert len(outcome.failures) == len(outcome.rows) == 2
    assert report.Results(outcome.rows, plan.methods).methods == ("telea",)
    report.write_report(tmp_path / "report.md", plan, outcome, "pconv evaluate")
    assert "- astronaut #1, pconv: " in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_ctrl_c_keeps_what_is_done(photos: Path, tmp_path: Path) -> None:
    plan = Plan(photos, METHODS, size=64, device="cpu")
    before = signal.getsignal(signal.SIGINT)
    (tmp_path / "gallery").mkdir()
    gallery = sheets.Gallery(tmp_path / "gallery")

    def stop_at_the_fourth(done: int, total: int, note: str) -> None:
        assert total == 2 * 8 * 2
        if done == 3:
            os.kill(os.getpid(), signal.SIGINT)

    outcome = run(plan, tmp_path / "results.csv", gallery, on_case=stop_at_the_fourth)
    assert outcome.stopped
    assert signal.getsignal(signal.SIGINT) is before
    assert len(outcome.rows) == len(table(tmp_path)) == 3
    assert report.Results(outcome.rows, METHODS).cases == ("astronaut #1",)
    report.write_report(tmp_path / "report.md", plan, outcome, "pconv evaluate")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "Stopped before the end" in text
    assert "1 hole not finished by every method" in text
    assert len(report.write_sheets(tmp_path, plan, outcome, gallery)) == 2


def test_progress_counts_up_to_the_total(photos: Path, tmp_path: Path) -> None:
    (tmp_path / "gallery").mkdir()
    seen: list[tuple[int, int]] = []
    plan = Plan(photos, METHODS, kinds=("blob", "scratches"), size=64, device="cpu")
    gallery = sheets.Gallery(tmp_path / "gallery")
    run(plan, tmp_path / "results.csv", gallery, on_case=lambda done, total, _note: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {total for _, total in seen} == {8}
    assert {done for done, _ in seen} >= set(range(8))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"methods": "telea,magic"}, "magic"),
        ({"methods": ""}, "at least one method"),
        ({"kinds": "walk,stars"}, "stars"),
        ({"limit": 0}, "limit"),
        ({"size": 8}, "size"),
        ({"seed": -1}, "seed"),
        ({"device": "gpu"}, "gpu"),
        ({"option": ["telea.radius"]}, "METHOD.NAME=VALUE"),
        ({"option": ["telea.reach=3"]}, "reach"),
        ({"option": ["patchmatch.seed=3"]}, "patchmatch"),
        ({"photos": Path("missing")}, "missing"),
        ({"holes": Path("missing")}, "missing"),
    ],
)
def test_requests_without_sense_are_refused_before_any_work(photos, tmp_path, changed, sentence) -> None:
    arguments = {"photos": photos, "out": tmp_path / "out", "methods": "telea", **changed}
    with pytest.raises(UsageError, match=sentence):
        evaluate(**arguments)
    assert not (tmp_path / "out").exists()


def test_wrong_weights_and_unwritable_folders_are_named(photos: Path, tmp_path: Path) -> None:
    for name in ("lpips", "vgg"):
        with pytest.raises(PConvError, match="no file"):
            evaluate(photos, tmp_path / name, methods="telea", **{name: tmp_path / "missing.safetensors"})
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(PConvError, match="cannot be made"):
        evaluate(photos, tmp_path / "file" / "out", methods="telea")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full, which stands for a full disk")
def test_a_full_disk_ends_the_run(photos: Path, tmp_path: Path) -> None:
    plan = Plan(photos, ("telea",), kinds=("blob",), size=64, device="cpu")
    with pytest.raises(PConvError, match="/dev/full cannot be written"):
        run(plan, Path("/dev/full"), sheets.Gallery(tmp_path))


def test_results_are_not_replaced_unasked(evaluated: Path, photos: Path) -> None:
    before = (evaluated / "results.csv").read_bytes()
    with pytest.raises(UsageError, match="already holds results"):
        evaluate(photos, evaluated, methods="telea")
    assert (evaluated / "results.csv").read_bytes() == before


def test_a_run_in_which_nothing_worked_says_why(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "broken.png").write_bytes(b"not a picture")
    with pytest.raises(PConvError, match=r"Nothing could be measured.*broken\.png"):
        evaluate(tmp_path / "photos", tmp_path / "out", methods="telea")


def test_an_outcome_without_rows_still_makes_a_report(photos: Path, tmp_path: Path) -> None:
    plan = Plan(photos, METHODS)
    check(plan)
    report.write_report(tmp_path / "report.md", plan, Outcome(failures=[("a.png", "Damaged.")]), "pconv evaluate")
    assert "nothing to tabulate" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert report.write_sheets(tmp_path, plan, Outcome(), sheets.Gallery(tmp_path)) == []
