"""`pconv evaluate` as the command line sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import typer
from PIL import Image
from skimage import data
from typer.testing import CliRunner

from pconv.evaluation.cli import evaluate


def command() -> typer.Typer:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(evaluate)
    return app


def test_the_command_line_measures_and_says_where_the_report_is(
    tmp_path: Path, lpips_file: Path, vgg_file: Path
) -> None:
    (tmp_path / "photos").mkdir()
    Image.fromarray(data.astronaut()).save(tmp_path / "photos" / "astronaut.png")
    words = ["--photos", str(tmp_path / "photos"), "--out", str(tmp_path / "out"), "--methods", "telea,navier-stokes"]
    words += ["--kinds", "blob,scratches", "--size", "96", "--option", "telea.radius=5", "--device", "cpu"]
    words += ["--lpips", str(lpips_file), "--vgg", str(vgg_file)]
    result = CliRunner().invoke(command(), words, env={"COLUMNS": "200"}, catch_exceptions=False)
    assert result.exit_code == 0
    assert str(tmp_path / "out" / "report.md") in result.output
    assert "LPIPS" in result.output
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    for heading in ("## LPIPS ↓", "## LPIPS, hole alone ↓", "### LPIPS / that of telea", "### Style / that of telea"):
        assert heading in text
    assert "--option telea.radius=5" in text
    assert "--kinds blob,scratches" in text


def test_the_help_names_every_option() -> None:
    result = CliRunner().invoke(command(), ["--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert result.exit_code == 0
    for name in ("photos", "out", "methods", "holes", "kinds", "limit", "size", "seed", "device", "lpips", "vgg"):
        assert f"--{name}" in result.output


def test_registering_the_command_loads_nothing_heavy() -> None:
    heavy = "{'torch', 'cv2', 'numba', 'skimage', 'PySide6'}"
    code = f"import sys, pconv.evaluation.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
