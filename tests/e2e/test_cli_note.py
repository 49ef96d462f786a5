"""What files written from the command line say about their fills."""

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

BROKEN = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>"


@pytest.fixture
def folder(tmp_path):
    """A photo, one whose XMP is broken, a mask of two places and an empty one."""
    (tmp_path / "photos").mkdir()
    picture = Image.fromarray(cv2.resize(data.coffee(), (90, 60)))
    picture.save(tmp_path / "photos/cup.png")
    picture.save(tmp_path / "photos/broken.jpg", quality=90, xmp=BROKEN)
    mask = np.zeros((60, 90), np.uint8)
    Image.fromarray(mask).save(tmp_path / "none.png")
    mask[20:26, 30:40] = mask[40:46, 30:40] = 255
    Image.fromarray(mask).save(tmp_path / "dust.png")
    return tmp_path


def run(*arguments):
    return cli.run([str(argument) for argument in arguments])


def xmp(path):
    with Image.open(path) as picture:
        return picture.info.get("xmp")


def filled(folder, out, *arguments, hole="dust.png", photo="photos/cup.png"):
    """What the file made says."""
    told = ["fill", folder / photo, "--hole", folder / hole, "-m", "telea", "-o", folder / out, *arguments]
    assert run(*told) == 0
    return xmp(folder / out)


@pytest.mark.parametrize("out", ["out.png", "out.jpg"])
def test_it_is_said_only_if_asked_and_only_of_what_was_filled(folder, out):
    told = filled(folder, out, "--note-fills", "--strip-private").decode()
    assert "digitalsourcetype/humanEdits<" in told
    assert "filled 2 places (2.2 % of the picture) by telea" in told
    assert filled(folder, out, "--overwrite") is None
    assert filled(folder, out, "--note-fills", "--overwrite", hole="none.png") is None


def test_what_cannot_be_read_is_kept_and_that_is_told(folder, capsys):
    assert filled(folder, "out.jpg", "--note-fills", photo="photos/broken.jpg") == BROKEN
    assert capsys.readouterr().err.count("XMP data cannot be read") == 1


def test_every_photo_of_a_batch_says_it(folder, capsys):
    wanted = ("--hole", folder / "dust.png", "-m", "telea", "-o", folder / "done", "--note-fills")
    assert run("batch", folder / "photos", *wanted) == 0
    assert b"filled 2 places (2.2 % of the picture) by telea" in xmp(folder / "done/cup.png")
    assert xmp(folder / "done/broken.jpg") == BROKEN
    assert capsys.readouterr().out.count("XMP data cannot be read") == 1


def test_a_project_made_anew_says_all_its_methods(folder):
    photo = read(folder / "photos/cup.png")
    image, steps = photo.pixels, []
    for top, method in ((10, "telea"), (30, "patchmatch")):
        hole = np.zeros(photo.shape, bool)
        hole[top : top + 3, 30:40] = True
        made = fill(image, hole, method=method)
        image = made.image
        steps.append(Step.of(made))
    write(Project(photo, tuple(steps)), folder / "work.pconv")
    wanted = ("--project", folder / "work.pconv", "-o", folder / "out.png", "--note-fills")
    assert run("fill", folder / "photos/cup.png", *wanted) == 0
    assert b"filled 2 places (1.1 % of the picture) by telea, patchmatch" in xmp(folder / "out.png")
