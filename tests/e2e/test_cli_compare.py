"""`pconv compare`, `methods`, `devices` and the command line itself."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from skimage import data

from pconv import __version__, cli, photo
from pconv.compare import Sheet
from pconv.methods import base, names

QUICK = "telea,navier-stokes,biharmonic"


@pytest.fixture
def case(tmp_path):
    truth = data.coffee()
    hole = np.zeros(truth.shape[:2], bool)
    hole[150:180, 200:250] = hole[300:303, 100:300] = True
    hurt = truth.copy()
    hurt[hole] = (255, 0, 255)
    for name, array in (("truth", truth), ("hurt", hurt), ("mask", np.where(hole, np.uint8(255), np.uint8(0)))):
        Image.fromarray(array).save(tmp_path / f"{name}.png")
    return tmp_path, truth, hole


def opened(path):
    with Image.open(path) as picture:
        picture.load()
        return picture


def compare(folder, *arguments, methods=QUICK):
    paths = [folder / "hurt.png", "--hole", folder / "mask.png", "-o", folder / "sheet.png", "--methods", methods]
    return cli.run(["compare", *map(str, paths), *map(str, arguments)])


def test_puts_every_method_on_a_sheet_with_time_and_scores(case, capsys):
    folder, *_ = case
    assert compare(folder, "--truth", folder / "truth.png") == 0
    said = capsys.readouterr()
    for name in QUICK.split(","):
        line = next(line for line in said.out.splitlines() if line.startswith(name))
        assert "s on CPU" in line and "PSNR" in line and "SSIM" in line
    sheet = opened(folder / "sheet.png")
    assert sheet.mode == "RGB" and 900 < sheet.width <= 2400 and sheet.height > 600


def test_scores_are_those_of_scikit_image(case):
    from skimage.metrics import peak_signal_noise_ratio, structural_similarity

    from pconv.fill import fill

    folder, truth, hole = case
    source = photo.read(folder / "hurt.png")
    made = fill(source.pixels, hole, method="telea")
    words = Sheet(source, hole, name="hurt.png", truth=truth).add(made)
    psnr = peak_signal_noise_ratio(truth, made.image)
    ssim = structural_similarity(
        truth, made.image, channel_axis=-1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
    )
    assert f"PSNR {psnr:.2f} dB" in words and f"SSIM {ssim:.4f}" in words
    inside = truth[hole].astype(float) - made.image[hole]
    assert f"in the hole {10 * np.log10(255**2 / (inside**2).mean()):.2f}" in words


def test_a_method_that_fails_says_so_in_its_cell_and_the_others_go_on(case, capsys, monkeypatch):
    from pconv.errors import PConvError

    def failing(region, options, run):
        raise PConvError("There was no brush.")

    folder, *_ = case
    assert compare(folder) == 0
    whole = np.asarray(opened(folder / "sheet.png")).astype(int)
    monkeypatch.setattr(base.get("telea"), "fill_region", failing)
    assert compare(folder, "--overwrite") == 0
    said = capsys.readouterr()
    assert "telea: There was no brush." in said.err and "2 of 3 methods" in said.out
    assert np.abs(np.asarray(opened(folder / "sheet.png")) - whole).max() > 50
    assert compare(folder, "--overwrite", methods="telea") == 1
    assert "No method could fill this hole" in capsys.readouterr().err


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_the_sheet_is_upright_and_of_sensible_size(orientation):
    stored = np.zeros((300, 5000, 3), np.uint8)
    stored[:150] = (0, 200, 0)
    hole = np.zeros((300, 5000), bool)
    hole[100:105, 100:4900] = True
    source = photo.Photo(stored, orientation=orientation)
    sheet = Sheet(source, hole, name="a" * 300)
    sheet.add_failure("telea", "A long sentence about what went wrong, " * 5)
    image = sheet.image()
    assert max(image.size) <= 2500
    picture = np.asarray(image)
    green = np.argwhere((picture[..., 1] > 150) & (picture[..., 0] < 60))
    (top, left), (bottom, right) = green.min(axis=0), green.max(axis=0)
    lies = bottom - top < right - left
    assert lies == (orientation in (1, 3))


def test_a_small_hole_in_a_large_photo_is_shown_near():
    rng = np.random.default_rng(0)
    source = photo.Photo(rng.integers(0, 255, (2000, 3000, 3), dtype=np.uint8).astype(np.uint16) * 257)
    hole = np.zeros((2000, 3000), bool)
    hole[500:510, 600:610] = True
    sheet = Sheet(source, hole, name="x")
    assert [cell.title for cell in sheet._cells] == ["Photo", "Hole"]
    assert sheet._box.area < 200**2 and sheet.image().width < 2400


def test_tiny_pictures_are_enlarged():
    hole = np.zeros((2, 3), bool)
    hole[0, 0] = True
    assert Sheet(photo.Photo(np.zeros((2, 3, 3), np.uint8)), hole, name="x").image().width > 200


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--methods", "telea,magic"), 2, "'magic'"),
        (("--out", "sheet.jpg"), 2, ".png"),
        (("--option", "radius=3"), 2, "METHOD.NAME=VALUE"),
        (("--option", "telea.size=3"), 2, "no option 'size'"),
        (("--option", "pconv.tile=512"), 2, "options for the method 'pconv', which is not among telea"),
        (("--out", "{folder}/hurt.png", "--overwrite"), 2, "named twice"),
        (("--truth", "gone.png"), 1, "gone.png"),
    ],
)
def test_mistakes_get_one_sentence(case, capsys, arguments, code, words):
    folder, *_ = case
    assert compare(folder, *(word.format(folder=folder) for word in arguments)) == code
    said = capsys.readouterr().err
    assert words in said and said.count("\n") == 1 and not (folder / "sheet.png").exists()


def test_a_truth_of_another_size_and_an_empty_mask_are_refused(case, capsys):
    folder, truth, _ = case
    Image.fromarray(truth[:-1]).save(folder / "small.png")
    assert compare(folder, "--truth", folder / "small.png") == 2
    assert "600 x 399" in capsys.readouterr().err
    Image.new("L", (600, 400)).save(folder / "mask.png")
    assert compare(folder) == 2 and "no hole" in capsys.readouterr().err


def test_methods_lists_all_of_them(capsys):
    assert cli.run(["methods"]) == 0
    listed = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert listed == list(names())


def test_devices_lists_the_cpu(capsys):
    assert cli.run(["devices"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("cpu") for line in lines) and sum("used by default" in line for line in lines) == 1


def test_version_help_and_mistyped_commands(capsys):
    assert cli.run(["--version"]) == 0 and capsys.readouterr().out == f"pconv {__version__}\n"
    assert cli.run(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in ("fill", "compare", "methods", "devices", "train", "evaluate"))
    assert cli.run(["fil"]) == 2 and "fil" in capsys.readouterr().err
    assert cli.run(["fill"]) == 2
    said = capsys.readouterr().err
    assert "PHOTO" in said and "'pconv fill --help'" in said
    assert cli.run([]) == 2


def test_runs_as_a_module_and_help_loads_nothing_heavy():
    code = (
        "import sys, runpy; sys.argv = ['pconv', '--help']\n"
        "try: runpy.run_module('pconv', run_name='__main__')\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print([name for name in ('torch', 'cv2', 'numba', 'skimage', 'PySide6') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]" and "compare" in run.stdout
