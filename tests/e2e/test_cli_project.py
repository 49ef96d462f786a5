"""A project made anew from the command line: on its own photo, and on a folder of others."""

import csv
import json

import cv2
import numpy as np
import pytest
from PIL import Image
from skimage import data

from pconv import cli
from pconv.fill import fill
from pconv.photo import read
from pconv.project.files import Project, write
from pconv.project.steps import Step


@pytest.fixture
def work(tmp_path):
    """A folder of two scans with the same dust, the project that took it off one of them, and the picture it made."""
    scans = tmp_path / "scans"
    scans.mkdir()
    for name, picture in (("cup.png", data.coffee()), ("cat.png", data.chelsea())):
        picture = cv2.resize(picture, (90, 60))
        picture[20:23, 30:40] = picture[40:50, 60:62] = 255
        Image.fromarray(picture).save(scans / name)
    photo = read(scans / "cup.png")
    image, steps = photo.pixels, []
    for box, method in (((20, 30, 23, 40), "telea"), ((40, 60, 50, 62), "patchmatch")):
        hole = np.zeros(photo.shape, bool)
        hole[box[0] : box[2], box[1] : box[3]] = True
        made = fill(image, hole, method=method, seed=2)
        image = made.image
        steps.append(Step.of(made))
    write(Project(photo, tuple(steps)), tmp_path / "dust.pconv")
    return tmp_path, image


def run(*arguments):
    return cli.run([str(argument) for argument in arguments])


def pixels(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def test_on_its_own_photo_it_makes_the_same_picture_and_reports_every_step(work, capsys):
    folder, image = work
    project, out = folder / "dust.pconv", folder / "out.png"
    report = folder / "r.json"
    assert run("fill", folder / "scans/cup.png", "--project", project, "-o", out, "--report", report) == 0
    assert np.array_equal(pixels(out), image)
    assert "telea, patchmatch" in capsys.readouterr().out
    said = json.loads(report.read_text())
    assert [(step["method"], step["seed"]) for step in said["steps"]] == [("telea", 2), ("patchmatch", 2)]
    assert said["verified"] is True
    assert said["hole_ratio"] == pytest.approx(50 / 5400)


def test_a_folder_of_scans_loses_the_same_dust(work):
    folder, image = work
    done = folder / "done"
    asked = ("batch", folder / "scans", "--project", folder / "dust.pconv", "-o", done, "--report", folder / "r.csv")
    assert run(*asked) == 0
    assert np.array_equal(pixels(done / "cup.png"), image)
    cat, before = pixels(done / "cat.png"), pixels(folder / "scans/cat.png")
    assert (before[20:23, 30:40] == 255).all()
    assert cat[20:23, 30:40].mean() < 220
    with (folder / "r.csv").open(newline="") as file:
        assert [row["state"] for row in csv.DictReader(file)] == ["filled", "filled"]


def test_another_method_can_be_chosen(work):
    folder, image = work
    asked = ("fill", folder / "scans/cup.png", "--project", folder / "dust.pconv", "-o", folder / "out.png")
    assert run(*asked, "--method", "navier-stokes") == 0
    assert not np.array_equal(pixels(folder / "out.png"), image)


@pytest.mark.parametrize("more", [("--hole", "scans/cat.png"), ("--borders",), ("--grow", "2"), ("--seed", "1")])
def test_what_the_project_says_is_not_said_twice(work, capsys, more):
    folder, _image = work
    more = [folder / text if "/" in text else text for text in more]
    asked = ("fill", folder / "scans/cup.png", "--project", folder / "dust.pconv", "-o", folder / "out.png")
    assert run(*asked, *more) == 2
    assert "A project says by itself" in capsys.readouterr().err
    assert not (folder / "out.png").exists()


def test_a_scan_of_another_size_is_told_and_the_others_are_filled(work, capsys):
    folder, _image = work
    Image.fromarray(data.chelsea()).save(folder / "scans/big.png")
    assert run("batch", folder / "scans", "--project", folder / "dust.pconv", "-o", folder / "done") == 1
    said = capsys.readouterr()
    assert "big.png: The fills are of a photo of 90 x 60 pixels" in said.err
    assert "2 filled, 0 left alone, 1 failed" in said.out


def test_a_damaged_project_ends_a_batch_before_it_begins(work, capsys):
    folder, _image = work
    (folder / "dust.pconv").write_bytes(b"nothing")
    assert run("batch", folder / "scans", "--project", folder / "dust.pconv", "-o", folder / "done") == 1
    assert capsys.readouterr().err.count("is not a project") == 1
    assert not (folder / "done").exists()


def test_the_project_itself_is_never_written_over(work, capsys):
    folder, _image = work
    project = folder / "dust.pconv"
    before = project.read_bytes()
    asked = ("fill", folder / "scans/cup.png", "--project", project, "-o", folder / "o.png", "--overwrite")
    assert run(*asked, "--report", project) == 2
    assert project.read_bytes() == before


def test_a_report_is_made_of_it(work, capsys):
    folder, _image = work
    assert run("report", folder / "dust.pconv", "-o", folder / "r.pdf") == 0
    assert (folder / "r.pdf").read_bytes().startswith(b"%PDF")
    assert "2 fills" in capsys.readouterr().out
    assert run("report", folder / "dust.pconv", "-o", folder / "r.pdf") == 1  # not replaced unasked
    assert run("report", folder / "dust.pconv", "-o", folder / "dust.pconv", "--overwrite") == 2
    assert run("report", folder / "scans/cup.png", "-o", folder / "other.pdf") == 1
    assert "is not a project" in capsys.readouterr().err
