"""`pconv fill` from files to files, as a person runs it."""

import io
import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image, ImageCms
from skimage import data

from pconv import cli
from pconv.methods import base, names

SPECKS = [(30, 40, 34, 45), (300, 500, 303, 503), (0, 0, 4, 4)]


@pytest.fixture(scope="session")
def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def jpeg(path, profile, size, orientation=6):
    """A camera's JPEG: real pixels, EXIF with orientation and maker, an ICC profile."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0132] = orientation, "A camera", "2026:11:20 18:00:00"
    exif.get_ifd(0x8769)[0x829A] = 0.005
    picture = Image.fromarray(data.coffee()).resize(size, Image.Resampling.BICUBIC)
    picture.save(path, quality=88, exif=exif, icc_profile=profile)
    return np.asarray(opened(path))


def mask(path, shape, boxes):
    hole = np.zeros(shape[:2], bool)
    for top, left, bottom, right in boxes:
        hole[top:bottom, left:right] = True
    Image.fromarray(np.where(hole, np.uint8(255), np.uint8(0))).save(path)
    return hole


@pytest.fixture
def case(tmp_path, profile):
    """A small JPEG that lies on its side, with a mask of the stored pixels' size."""
    before = jpeg(tmp_path / "photo.jpg", profile, (600, 400))
    hole = mask(tmp_path / "mask.png", before.shape, [*SPECKS[:1], (200, 300, 230, 350)])
    return tmp_path, before, hole


def opened(path):
    with Image.open(path) as picture:
        picture.load()
        return picture


def run(*arguments):
    return cli.run([str(argument) for argument in arguments])


def fill(folder, out="out.png", *arguments, method="telea", photo="photo.jpg", hole="mask.png"):
    return run("fill", folder / photo, "--hole", folder / hole, "-o", folder / out, "--method", method, *arguments)


@pytest.mark.parametrize("method", names())
def test_every_method_changes_the_hole_alone_and_keeps_exif_and_profile(case, method):
    folder, before, hole = case
    assert fill(folder, "out.png", "--report", folder / "r.json", method=method) == 0
    after = opened(folder / "out.png")
    pixels = np.asarray(after)
    assert np.array_equal(pixels[~hole], before[~hole]) and (pixels != before)[hole].any()
    source = opened(folder / "photo.jpg")
    assert dict(after.getexif()) == dict(source.getexif())
    assert after.getexif().get_ifd(0x8769) == source.getexif().get_ifd(0x8769)
    assert after.info["icc_profile"] == source.info["icc_profile"]
    report = json.loads((folder / "r.json").read_text())
    assert report["method"] == method and report["verified"] is True and report["seed"] == 0
    assert report["hole_ratio"] == pytest.approx(hole.mean()) and report["seconds"] > 0
    assert set(report) >= {"options", "device", "version", "notes", "photo", "mask", "out"}


def test_a_jpeg_keeps_exif_profile_and_its_own_quality(case):
    folder, before, hole = case
    assert fill(folder, "out.jpg") == 0
    after, source = opened(folder / "out.jpg"), opened(folder / "photo.jpg")
    assert dict(after.getexif()) == dict(source.getexif()) and after.quantization == source.quantization
    assert after.info["icc_profile"] == source.info["icc_profile"]
    change = np.abs(np.asarray(after).astype(int) - before)
    assert change[~hole].mean() < 1 < change[hole].mean()


def test_private_data_and_quality_are_as_asked(case):
    folder, _before, _hole = case
    assert fill(folder, "out.jpg", "--strip-private", "--quality", "30") == 0
    after, source = opened(folder / "out.jpg"), opened(folder / "photo.jpg")
    assert dict(after.getexif()) == {0x0112: 6}
    assert after.info["icc_profile"] == source.info["icc_profile"]
    assert sum(after.quantization[0]) > 2 * sum(source.quantization[0])


def test_what_was_filled_is_written_as_a_layer_too(case, capsys):
    folder, before, hole = case
    assert fill(folder, "out.png", "--layer", folder / "layer.png") == 0
    layer = np.rot90(np.asarray(opened(folder / "layer.png")), 1)  # orientation 6 is shown turned clockwise
    assert np.array_equal(layer[..., 3], np.where(hole, 255, 0))
    laid = np.where(layer[..., 3:] > 0, layer[..., :3], before)
    assert np.array_equal(laid, np.asarray(opened(folder / "out.png")))
    capsys.readouterr()
    assert fill(folder, "no.png", "--layer", folder / "layer.jpg") == 2
    assert "transparent" in capsys.readouterr().err
    assert fill(folder, "no.png", "--layer", folder / "no.png") == 2
    assert "named twice" in capsys.readouterr().err
    assert not (folder / "no.png").exists() and not (folder / "layer.jpg").exists()


@pytest.mark.slow
def test_twelve_megapixels(tmp_path, profile):
    from pconv.fill import fill as engine
    from pconv.photo import read

    before = jpeg(tmp_path / "photo.jpg", profile, (4000, 3000), orientation=1)
    hole = mask(tmp_path / "mask.png", before.shape, [*SPECKS, (1500, 2000, 1560, 2080), (2996, 0, 3000, 900)])
    photo = read(tmp_path / "photo.jpg")

    def changed(made):
        """Where: in the hole, and elsewhere. Picking out what is not in the hole takes longer than to fill it."""
        apart = made != before
        return (apart & hole[..., None]).any(), (apart & ~hole[..., None]).any()

    for method in ("navier-stokes", "biharmonic", "patchmatch"):
        assert changed(engine(photo.pixels, hole, method=method).image) == (True, False)
    assert fill(tmp_path) == 0
    after, source = opened(tmp_path / "out.png"), opened(tmp_path / "photo.jpg")
    assert changed(np.asarray(after)) == (True, False)
    assert dict(after.getexif()) == dict(source.getexif())
    assert after.info["icc_profile"] == source.info["icc_profile"]


def test_a_mask_of_the_upright_picture_is_turned_and_one_of_another_size_refused(case, capsys):
    folder, _, hole = case
    upright = np.rot90(hole, -1)  # orientation 6 is shown turned clockwise
    Image.fromarray(np.where(upright, np.uint8(255), np.uint8(0))).save(folder / "upright.png")
    assert fill(folder) == 0 and fill(folder, "other.png", hole="upright.png") == 0
    assert np.array_equal(np.asarray(opened(folder / "out.png")), np.asarray(opened(folder / "other.png")))
    Image.new("L", (599, 400), 255).save(folder / "wrong.png")
    capsys.readouterr()
    assert fill(folder, "no.png", hole="wrong.png") == 2
    error = capsys.readouterr().err
    assert "599 x 400" in error and "600 x 400" in error and "400 x 600" in error and error.count("\n") == 1
    assert not (folder / "no.png").exists()


def test_16_bits_stay_16_bits(tmp_path):
    from pconv import photo

    deep = data.coffee().astype(np.uint16) * 257 + 3
    photo.write(photo.Photo(deep), tmp_path / "deep.tif")
    hole = mask(tmp_path / "mask.png", deep.shape, [(100, 100, 130, 140)])
    assert fill(tmp_path, "out.png", photo="deep.tif") == 0
    after = photo.read(tmp_path / "out.png").pixels
    assert after.dtype == np.uint16 and np.array_equal(after[~hole], deep[~hole])


def test_never_overwrites_unless_told(case, capsys):
    folder, *_ = case
    (folder / "out.png").write_bytes(b"precious")
    assert fill(folder) == 1
    assert "out.png exists already" in capsys.readouterr().err
    assert (folder / "out.png").read_bytes() == b"precious"
    assert fill(folder, "out.png", "--overwrite") == 0
    assert opened(folder / "out.png").size == (600, 400)


def test_seed_option_grow_and_quiet_reach_the_fill(case, capsys):
    folder, _, hole = case
    arguments = ("--seed", 7, "--option", "radius=5", "--grow", 3, "--quiet", "--report", folder / "r.json")
    assert fill(folder, "out.png", *arguments) == 0
    report = json.loads((folder / "r.json").read_text())
    assert report["seed"] == 7 and report["options"] == {"radius": 5.0} and report["grow"] == 3
    assert report["hole_ratio"] > 1.2 * hole.mean()
    assert capsys.readouterr() == ("", "")


def test_patches_come_from_the_donor_and_not_from_what_is_forbidden(tmp_path):
    picture = np.zeros((120, 160, 3), np.uint8)
    rng = np.random.default_rng(0)
    picture[:, :80] = rng.integers(0, 60, (120, 80, 3))
    picture[:, 80:] = rng.integers(190, 250, (120, 80, 3))
    Image.fromarray(picture).save(tmp_path / "photo.png")
    hole = mask(tmp_path / "mask.png", picture.shape, [(50, 90, 70, 110)])
    mask(tmp_path / "left.png", picture.shape, [(0, 0, 120, 70)])
    assert fill(tmp_path, "a.png", "--donor", tmp_path / "left.png", method="patchmatch", photo="photo.png") == 0
    assert fill(tmp_path, "b.png", "--forbidden", tmp_path / "left.png", method="patchmatch", photo="photo.png") == 0
    dark, bright = (np.asarray(opened(tmp_path / name))[hole].mean() for name in ("a.png", "b.png"))
    assert dark < 110 and bright > 180


def test_an_empty_mask_copies_and_says_so(case, capsys):
    folder, before, _ = case
    mask(folder / "none.png", before.shape, [])
    assert fill(folder, hole="none.png") == 0
    assert "The hole is empty" in capsys.readouterr().err
    assert np.array_equal(np.asarray(opened(folder / "out.png")), before)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--method", "magic"), 2, "no method called 'magic'"),
        (("--option", "size=3"), 2, "no option 'size'"),
        (("--option", "radius"), 2, "NAME=VALUE"),
        (("--option", "radius=wide"), 2, "is a number"),
        (("--grow", "-4"), 2, "grows by 0 or more"),
        (("--grow", "much"), 2, "--grow"),
        (("--donor", "gone.png"), 1, "There is no file gone.png"),
        (("--device", "tpu"), 2, "no device called 'tpu'"),
        (("--object", "10,20,30"), 2, "LEFT,TOP,WIDTH,HEIGHT"),
        (("--object", "10,20,thirty,40"), 2, "LEFT,TOP,WIDTH,HEIGHT"),
        (("--object", "10,20,0,40"), 2, "LEFT,TOP,WIDTH,HEIGHT"),
        (("--object", "450,20,100,100"), 2, "outside of the photo, which has 400 x 600"),
        (("--report", "{folder}/out.png"), 2, "named twice"),
        (("--report", "{folder}/photo.jpg", "--overwrite"), 2, "named twice"),
        (("--out", "{folder}/mask.png", "--overwrite"), 2, "named twice"),
        (("--out", "out.xyz"), 2, ".xyz"),
        (("--out", "no/such/folder/out.png"), 1, "does not exist"),
    ],
)
def test_mistakes_get_one_sentence_and_their_exit_code(case, capsys, arguments, code, words):
    folder, *_ = case
    assert fill(folder, "out.png", *(word.format(folder=folder) for word in arguments)) == code
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and said.out == "" and "Traceback" not in said.err
    assert not (folder / "out.png").exists()


@pytest.mark.parametrize(("name", "content"), [("gone.jpg", None), ("empty.jpg", b""), ("text.png", b"no picture")])
def test_files_that_are_no_photos_get_one_sentence(case, capsys, name, content):
    folder, *_ = case
    if content is not None:
        (folder / name).write_bytes(content)
    assert fill(folder, photo=name) == 1
    error = capsys.readouterr().err
    assert name in error and error.count("\n") == 1


def test_a_fault_in_the_program_is_one_sentence_too(case, capsys, monkeypatch):
    folder, *_ = case

    def broken(region, options, run):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(base.get("telea"), "fill_region", broken)
    assert fill(folder) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_stopping_leaves_nothing_behind(case, capsys, monkeypatch):
    folder, *_ = case

    def stopped(region, options, run):
        raise KeyboardInterrupt

    monkeypatch.setattr(base.get("telea"), "fill_region", stopped)
    before = sorted(folder.iterdir())
    assert fill(folder) == 130
    assert capsys.readouterr().err.strip().endswith("Stopped.") and sorted(folder.iterdir()) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_ctrl_c_stops_the_process_with_a_word(case):
    folder, *_ = case
    pipe = folder / "slow.png"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "pconv", "fill", folder / "photo.jpg", "--hole", pipe, "-o", folder / "out.png"]

    def heed_ctrl_c() -> None:
        """A shell starts what it runs in the background deaf to Ctrl-C, and children inherit that."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed_ctrl_c)
    with pipe.open("wb"):  # opens once the program is waiting for the mask
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 130 and error.strip().endswith("Stopped.") and "Traceback" not in error
    assert not (folder / "out.png").exists()


def test_progress_is_drawn_where_somebody_watches(case, capsys, monkeypatch):
    folder, *_ = case

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert fill(folder) == 0
    assert "telea" in terminal.getvalue()


def test_empty_borders_are_filled_and_opaque_and_never_copied(tmp_path):
    """A panorama with a transparent corner, whose pixels are of a green that is nowhere else."""
    pixels, alpha = data.coffee()[:160, :240].copy(), np.full((160, 240), 255, np.uint8)
    pixels[:40, :70], alpha[:40, :70] = (0, 255, 0), 0
    Image.fromarray(np.dstack([pixels, alpha])).save(tmp_path / "panorama.png")
    out = tmp_path / "out.png"
    assert run("fill", tmp_path / "panorama.png", "--borders", "-m", "patchmatch", "-o", out, "--quiet") == 0
    made = np.asarray(opened(out).convert("RGBA"))
    assert (made[..., 3] == 255).all()
    assert np.array_equal(made[44:, :, :3], pixels[44:])
    assert not (made[..., 1].astype(int) - made[..., 0] > 120).any()
    mask(tmp_path / "mask.png", pixels.shape, [(50, 10, 80, 60)])  # beside it
    assert run("fill", tmp_path / "panorama.png", "--hole", tmp_path / "mask.png", "-m", "patchmatch", "-o", out,
               "--overwrite", "--quiet") == 0  # fmt: skip
    made = np.asarray(opened(out).convert("RGBA"))
    assert np.array_equal(made[..., 3], alpha)
    assert np.array_equal(made[:40, :70, :3], pixels[:40, :70])
    assert not (made[50:80, 10:60, 1].astype(int) - made[50:80, 10:60, 0] > 120).any()


def test_what_is_to_be_filled_has_to_be_said(case, capsys):
    folder, _, _ = case
    assert run("fill", folder / "photo.jpg", "-o", folder / "out.png") == 2
    assert "--hole" in capsys.readouterr().err
    assert not (folder / "out.png").exists()


def test_scratches_are_found_and_filled(tmp_path):
    gray = np.repeat(data.camera()[:240, :320, None], 3, axis=2)
    before, scratch = gray.copy(), np.zeros(gray.shape[:2], bool)
    for x in range(20, 300):
        y = round(60 + 12 * np.sin(x / 30))
        before[y : y + 3, x], scratch[y : y + 3, x] = 240, True
    Image.fromarray(before).save(tmp_path / "old.png")
    out = tmp_path / "out.png"
    assert run("fill", tmp_path / "old.png", "--scratches", "50", "--grow", "1", "-o", out, "--quiet") == 0
    made = np.asarray(opened(out).convert("RGB")).astype(int)
    apart = [np.abs(picture - gray)[scratch].mean() for picture in (before.astype(int), made)]
    assert apart[1] < apart[0] / 4
    assert (made == before).all(axis=2).mean() > 0.9


def fill_objects(folder, out, *boxes, photo="photo.jpg"):
    """The report of filling the things in some boxes."""
    given = [word for box in boxes for word in ("--object", box)]
    told = folder / f"{out}.json"
    assert run("fill", folder / photo, *given, "-m", "telea", "-o", folder / out, "--report", told, "-q") == 0
    return json.loads(told.read_text())


def test_the_thing_in_a_box_is_found_and_filled_and_nothing_else(tmp_path):
    """The rocket, in a box that holds much of the sky."""
    Image.fromarray(data.rocket()).save(tmp_path / "photo.png")
    report = fill_objects(tmp_path, "out.png", "270,80,110,290", photo="photo.png")
    changed = (np.asarray(opened(tmp_path / "out.png")) != data.rocket()).any(axis=2)
    assert changed[140:360, 312:328].mean() > 0.9  # with its nose, which is nearly of the sky's colour
    apart = changed[:115], changed[:330, :285], changed[:330, 355:]  # further down there is what it stands in
    assert not any(part.any() for part in apart)
    assert 0.01 < report["hole_ratio"] < 0.05 and report["objects"] == [[270, 80, 110, 290]]


def test_a_box_is_of_the_photo_as_a_person_sees_it(tmp_path, profile):
    """The same pixels, told to be shown turned clockwise: the box is turned with them."""
    jpeg(tmp_path / "straight.jpg", profile, (300, 200), orientation=1)
    jpeg(tmp_path / "turned.jpg", profile, (300, 200), orientation=6)
    fill_objects(tmp_path, "straight.png", "60,20,170,145", photo="straight.jpg")
    fill_objects(tmp_path, "turned.png", "35,60,145,170", photo="turned.jpg")
    assert np.array_equal(*(np.asarray(opened(tmp_path / name)) for name in ("straight.png", "turned.png")))


def balls(path):
    """Grass with a red and a blue ball."""
    picture = np.repeat(data.grass()[:200, :320, None], 3, axis=2)
    ys, xs = np.mgrid[:200, :320]
    for x, y, colour in ((80, 100, (190, 40, 50)), (230, 90, (40, 60, 190))):
        picture[np.hypot(xs - x, ys - y) <= 30] = colour
    Image.fromarray(picture).save(path)


def test_several_things_and_a_mask_are_filled_together(tmp_path):
    balls(tmp_path / "photo.png")
    mask(tmp_path / "mask.png", (200, 320), [(2, 2, 12, 40)])
    hole = ("--hole", tmp_path / "mask.png", "--object", "35,55,90,90", "--object", "185,45,90,90")
    assert run("fill", tmp_path / "photo.png", *hole, "-m", "telea", "-o", tmp_path / "out.png", "-q") == 0
    before, after = (np.asarray(opened(tmp_path / name)) for name in ("photo.png", "out.png"))
    changed = (before != after).any(axis=2)
    for place in ((slice(2, 12), slice(2, 40)), (slice(85, 115), slice(65, 95)), (slice(75, 105), slice(215, 245))):
        assert changed[place].mean() > 0.9
    assert not changed[:, 140:170].any()


def test_where_nothing_stands_out_in_the_box_that_is_said(tmp_path, capsys):
    Image.new("RGB", (200, 150), (90, 120, 150)).save(tmp_path / "sky.png")
    words = ("fill", tmp_path / "sky.png", "--object", "40,30,80,70", "-m", "telea", "-o", tmp_path / "out.png")
    assert run(*words) == 1
    said = capsys.readouterr().err
    assert "No object stands out in the box 40,30,80,70" in said and said.count("\n") == 1
    assert not (tmp_path / "out.png").exists()
