"""`pconv batch`: a folder of photos."""

import csv

import cv2
import numpy as np
import pytest
from PIL import Image
from skimage import data

from pconv import cli


@pytest.fixture
def scans(tmp_path):
    """Two photos, one of them in a folder of its own, a file that is none, and a mask for all."""
    folder = tmp_path / "scans"
    (folder / "album").mkdir(parents=True)
    for name, picture in (("cup.png", data.coffee()), ("album/cat.tif", data.chelsea())):
        Image.fromarray(cv2.resize(picture, (90, 60))).save(folder / name)
    (folder / "notes.txt").write_text("not a photo")
    mask = np.zeros((60, 90), np.uint8)
    mask[20:26, 30:40] = 255
    Image.fromarray(mask).save(tmp_path / "dust.png")
    return tmp_path


def batch(folder, *arguments):
    asked = ["batch", folder / "scans", "-o", folder / "done", "--method", "telea", *arguments]
    return cli.run([str(argument) for argument in asked])


def pixels(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def rows(path):
    with path.open(newline="") as file:
        return {row["photo"].split("scans/")[-1]: row for row in csv.DictReader(file)}


def test_one_mask_fills_all_photos_and_keeps_their_names(scans, capsys):
    assert batch(scans, "--hole", scans / "dust.png", "--report", scans / "r.csv") == 0
    hole = pixels(scans / "dust.png")[..., 0] > 0
    for name in ("cup.png", "album/cat.tif"):
        before, after = pixels(scans / "scans" / name), pixels(scans / "done" / name)
        assert np.array_equal(before[~hole], after[~hole]) and not np.array_equal(before[hole], after[hole])
    assert "2 filled, 0 left alone, 0 failed" in capsys.readouterr().out
    found = rows(scans / "r.csv")
    assert set(found) == {"cup.png", "album/cat.tif"}
    assert all(
        row["state"] == "filled" and float(row["hole_ratio"]) == pytest.approx(60 / 5400, abs=1e-5)
        for row in found.values()
    )


def test_what_is_saved_is_left_alone_until_it_may_be_replaced(scans, capsys):
    assert batch(scans, "--hole", scans / "dust.png") == 0
    (scans / "done/cup.png").write_bytes(b"mine")
    assert batch(scans, "--hole", scans / "dust.png") == 0
    assert (scans / "done/cup.png").read_bytes() == b"mine"
    assert "0 filled, 2 left alone" in capsys.readouterr().out
    assert batch(scans, "--hole", scans / "dust.png", "--overwrite") == 0
    assert pixels(scans / "done/cup.png").shape == (60, 90, 3)


def test_masks_go_by_name_and_photos_without_one_are_left_alone(scans, capsys):
    (scans / "masks").mkdir()
    (scans / "dust.png").rename(scans / "masks/cat.png")
    assert batch(scans, "--holes", scans / "masks") == 0
    assert (scans / "done/album/cat.tif").exists() and not (scans / "done/cup.png").exists()
    assert "no mask" in capsys.readouterr().out


def test_a_photo_that_fails_does_not_stop_the_others(scans, capsys):
    (scans / "scans/broken.jpg").write_bytes(b"\xff\xd8\xff and no more")
    Image.fromarray(data.coffee()[:50, :50]).save(scans / "scans/other.png")  # not of the mask's size
    assert batch(scans, "--hole", scans / "dust.png", "--report", scans / "r.csv") == 1
    said = capsys.readouterr()
    assert "2 filled, 0 left alone, 2 failed" in said.out and "Traceback" not in said.err
    assert len(said.err.splitlines()) == 3 and "2 of 4 photos failed" in said.err
    found = rows(scans / "r.csv")
    assert found["broken.jpg"]["state"] == found["other.png"]["state"] == "failed" and found["other.png"]["said"]
    assert not (scans / "done/other.png").exists()


def test_empty_borders_are_found_in_each(scans, capsys):
    framed = data.coffee()[:120, :160].copy()
    framed[np.add.outer(np.arange(120), np.arange(160)) < 40] = 0
    Image.fromarray(framed).save(scans / "scans/turned.png")
    assert batch(scans, "--borders") == 0
    assert pixels(scans / "done/turned.png")[:20, :10].min() > 0
    assert "1 filled, 2 left alone" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "Say what to fill"),
        (("--hole", "dust.png", "--holes", "scans"), "not both"),
        (("--hole", "dust.png", "-o", "scans"), "would be replaced"),
        (("--holes", "nowhere"), "no folder"),
        (("--hole", "dust.png", "--option", "radius=much"), "radius"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_done(scans, capsys, arguments, word):
    paths = [scans / each if each in ("dust.png", "scans", "nowhere") else each for each in arguments]
    assert batch(scans, *paths) == 2
    said = capsys.readouterr()
    assert word in said.err and said.err.count("\n") == 1 and not (scans / "done").exists()


def test_photos_that_would_be_saved_alike_are_refused(scans, capsys):
    (scans / "scans/cup.heic").write_bytes(b"")  # such are saved as PNG
    assert batch(scans, "--hole", scans / "dust.png") == 2
    assert "both be saved" in capsys.readouterr().err
