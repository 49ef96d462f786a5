"""`pconv trial`."""

import cv2
import numpy as np
import pytest
from PIL import Image
from skimage import data

from pconv import cli


@pytest.fixture
def case(tmp_path):
    """A photo of grass and a mask with a spot."""
    grass = cv2.resize(data.grass(), (260, 200), interpolation=cv2.INTER_AREA)
    Image.fromarray(np.repeat(grass[..., None], 3, axis=2)).save(tmp_path / "photo.png")
    mask = np.zeros(grass.shape, np.uint8)
    mask[80:110, 100:140] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    return tmp_path


def trial(folder, *arguments):
    asked = [folder / "photo.png", "--hole", folder / "mask.png", "--methods", "telea,patchmatch", *arguments]
    return cli.run(["trial", *map(str, asked)])


def test_it_names_the_methods_the_best_first(case, capsys):
    assert trial(case, "--places", "3") == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "3 places:"
    found = {name: float(share) for name, share in (line.split("\t") for line in lines)}
    assert list(found) == ["patchmatch", "telea"] and found["patchmatch"] == 1 < found["telea"]
    assert trial(case, "--places", "3", "--quiet") == 0
    assert capsys.readouterr().out.splitlines() == lines


def test_what_makes_no_sense_is_refused_in_a_sentence(case, capsys):
    Image.fromarray(np.full((200, 260), 255, np.uint8)).save(case / "all.png")
    Image.fromarray(np.zeros((200, 260), np.uint8)).save(case / "none.png")
    for mask, word in (("all.png", "too large"), ("none.png", "no hole")):
        assert trial(case, "--hole", str(case / mask)) == 2
        said = capsys.readouterr()
        assert word in said.err and said.err.count("\n") == 1 and not said.out
    assert trial(case, "--methods", "magic") == 2
    assert "magic" in capsys.readouterr().err


def test_the_hole_may_be_the_thing_in_a_box(case, capsys):
    """A ball on the grass."""
    pixels = np.asarray(Image.open(case / "photo.png")).copy()
    ys, xs = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    pixels[np.hypot(xs - 120, ys - 90) <= 15] = (190, 40, 50)
    Image.fromarray(pixels).save(case / "ball.png")
    words = ["trial", str(case / "ball.png"), "--methods", "telea,patchmatch", "--places", "2"]
    assert cli.run([*words, "--object", "95,65,50,50"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("patchmatch")
    assert cli.run(words) == 2
    said = capsys.readouterr().err
    assert "--hole" in said and "--object" in said and said.count("\n") == 1
