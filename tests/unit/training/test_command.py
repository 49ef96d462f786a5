"""``pconv train`` as a person runs it: what is left behind, and one sentence for everything that can go wrong."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys

import pytest
import torch
from PIL import Image
from safetensors.torch import save_file
from skimage import data

from pconv.cli import run
from pconv.network import describe, load_marks, load_shades
from pconv.training.checkpoint import read_checkpoint
from pconv.training.cli import _preset

QUICK = ["--device", "cpu", "--precision", "float32", "--size", "32", "--short-side", "64"]
QUICK += ["--batch", "2", "--minutes", "5"]
SMALL = [*QUICK, "--width", "4", "--depth", "3"]


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    Image.fromarray(data.astronaut()[::4, ::4]).save(folder / "a.png")
    Image.fromarray(data.coffee()[::4, ::4]).save(folder / "b.jpg")
    return folder


@pytest.fixture(scope="module")
def trained(photos, tmp_path_factory):
    """The folder of a short training."""
    out = tmp_path_factory.mktemp("trained") / "run"
    assert run(["train", "--photos", str(photos), "--out", str(out), *SMALL, "--steps", "3"]) == 0
    return out


@pytest.fixture
def told(capfd):
    """Runs the command; its exit code and the one line that names the reason."""

    def tell(*arguments):
        capfd.readouterr()
        code = run(["train", *map(str, arguments)])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        assert "fault in the program" not in err
        lines = [line for line in err.splitlines() if line.startswith("pconv: ")]
        assert len(lines) == (code != 0), err
        return code, lines[0] if lines else ""

    return tell


def test_a_training_leaves_weights_checkpoint_log_and_sheets(trained):
    names = {path.name for path in trained.iterdir()}
    assert {"weights.safetensors", "checkpoint.pt", "log.csv", "sheet-0000000.png", "sheet-0000003.png"} <= names
    assert "3 steps, 6 images" in describe(trained / "weights.safetensors")["note"]


@pytest.mark.parametrize(
    ("preset", "load", "does"), [("shades", load_shades, "predicts shades"), ("marks", load_marks, "finds damage")]
)
def test_the_small_networks_are_trained_and_gone_on_with(preset, load, does, photos, tmp_path, told):
    training = ["--photos", photos, "--out", tmp_path / "run", "--preset", preset, *QUICK]
    assert told(*training, "--steps", "2") == (0, "")
    weights = tmp_path / "run" / "weights.safetensors"
    assert "2 steps, 4 images" in describe(weights)["note"]
    load(weights)
    assert told(*training, "--steps", "3", "--resume", tmp_path / "run" / "checkpoint.pt") == (0, "")
    assert "3 steps" in describe(weights)["note"]
    code, reason = told("--photos", photos, "--out", tmp_path / "other", *QUICK, "--steps", "1", "--weights", weights)
    assert code == 2 and does in reason


def test_going_on_counts_the_time_and_the_steps_of_before(trained, photos, tmp_path, told):
    shutil.copytree(trained, tmp_path / "run")
    checkpoint = tmp_path / "run" / "checkpoint.pt"
    before = read_checkpoint(checkpoint, torch.device("cpu"))
    ours = ["--photos", photos, "--out", tmp_path / "run", "--resume", checkpoint]
    assert told(*ours, *QUICK, "--steps", 5) == (0, "")
    after = read_checkpoint(checkpoint, torch.device("cpu"))
    assert (after["step"], after["images"]) == (5, 10)
    assert after["seconds"] > before["seconds"]
    assert (tmp_path / "run" / "log.csv").read_text().count("step,") == 1
    code, sentence = told(*ours, *QUICK, "--steps", 5)
    assert code == 2
    assert "larger --minutes or --steps" in sentence
    used = ["--minutes", before["seconds"] / 600]
    code, sentence = told(*ours, *[word for word in QUICK if word not in ("--minutes", "5")], *used)
    assert code == 2
    assert "larger --minutes" in sentence


def test_a_training_is_not_replaced_by_another_unless_that_is_said(trained, photos, tmp_path, told):
    shutil.copytree(trained, tmp_path / "run")
    weights = (tmp_path / "run" / "weights.safetensors").read_bytes()
    again = ["--photos", photos, "--out", tmp_path / "run", *SMALL, "--steps", 1]
    code, sentence = told(*again)
    assert code == 2
    assert "already holds a training" in sentence
    assert (tmp_path / "run" / "weights.safetensors").read_bytes() == weights
    assert told(*again, "--overwrite") == (0, "")
    assert "1 steps" in describe(tmp_path / "run" / "weights.safetensors")["note"]
    assert len((tmp_path / "run" / "log.csv").read_text().splitlines()) == 2  # the old training's rows went with it


def test_the_sample_photos_need_no_folder(tmp_path, told):
    assert told("--samples", "--out", tmp_path / "run", *SMALL, "--steps", 1) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "--photos"),
        (["--samples", "--photos", "."], 2, "--samples"),
        (["--samples", "--preset", "1024"], 2, "no preset '1024'"),
        (["--samples", "--adversarial", "judge"], 2, "no critic called 'judge'"),
        (["--samples", "--adversarial-weight", "0.5"], 2, "belong to a critic"),
        (["--samples", "--critic-width", "32"], 2, "belong to a critic"),
        (["--samples", "--adversarial", "patch"], 2, "starts from a trained network"),
        (["--samples", "--preset", "512"], 2, "starts from a trained network"),
        (["--samples", "--device", "abacus"], 2, "no device called 'abacus'"),
        (["--samples", "--batch", "many"], 2, "number or auto"),
        (["--samples", "--minutes", "0"], 2, "some minutes"),
        (["--samples", "--rate", "-1"], 2, "learning rate"),
        (["--samples", "--width", "0"], 2, "cannot be built"),
        (["--samples", "--limit", "0"], 2, "--limit"),
        (["--samples", "--precision", "int4"], 2, "precision 'int4'"),
        (["--samples", "--style-weight", "3"], 2, "add --vgg"),
        (["--samples", "--composite-only"], 2, "add --vgg"),
        (["--samples", "--weights", "w", "--resume", "c"], 2, "only one of them"),
        (["--photos", "{tmp}/missing"], 1, "no folder"),
        (["--photos", "{tmp}/empty"], 1, "No photo in"),
        (["--photos", "{tmp}/broken"], 1, "bad.jpg cannot be read"),
        (["--samples", "--weights", "{tmp}/none.safetensors"], 1, "no network weights"),
        (["--samples", "--resume", "{tmp}/none.pt"], 1, "no checkpoint"),
        (["--samples", "--resume", "{trained}/weights.safetensors"], 1, "no checkpoint"),
        (["--samples", "--weights", "{trained}/checkpoint.pt"], 1, "no weights file"),
        (["--samples", "--resume", "{tmp}/other.pt"], 1, "--weights"),
        (["--samples", "--resume", "{trained}/checkpoint.pt", "--width", "8"], 2, "has the width 4, not 8"),
        (["--samples", "--weights", "{trained}/weights.safetensors", "--depth", "8"], 2, "has the depth 3, not 8"),
        (["--samples", "--preset", "shades", "--weights", "{trained}/weights.safetensors"], 2, "network that fills"),
        (["--samples", "--preset", "shades", "--width", "8"], 2, "leave --width and --depth out"),
        (["--samples", "--preset", "shades", "--copies"], 2, "neither copies nor a critic"),
        (["--samples", "--preset", "marks", "--copies"], 2, "without copies"),
        (["--samples", "--preset", "marks", "--depth", "5"], 2, "leave --width and --depth out"),
        (["--samples", "--preset", "marks", "--weights", "{trained}/weights.safetensors"], 2, "network that fills"),
        (["--samples", "--short-side", "0"], 2, "less than a pixel"),
        (["--samples", "--vgg", "{tmp}/none.pth"], 1, "no file"),
        (["--samples", "--vgg", "{tmp}/other.safetensors"], 1, "does not hold a VGG16 or VGG19"),
        (["--samples", "--vgg", "{tmp}/broken/bad.jpg"], 1, "cannot be read"),
        (["--samples", "--out", "{tmp}/file/run"], 1, "file/run"),
    ],
)
def test_one_sentence_says_what_is_wrong(arguments, code, words, tmp_path, trained, told):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "bad.jpg").write_bytes(b"\xff\xd8\xff no picture")
    (tmp_path / "file").write_text("no folder")
    torch.save({"epoch": 3}, tmp_path / "other.pt")
    save_file({"features.0.weight": torch.zeros(8, 3, 3, 3)}, tmp_path / "other.safetensors")
    arguments = [word.format(tmp=tmp_path, trained=trained) for word in arguments]
    if "--out" not in arguments:
        arguments += ["--out", tmp_path / "run"]
    size = [word for word in QUICK if not (word in ("--minutes", "5") and "--minutes" in arguments)]
    for option in ("--device", "--precision", "--batch"):
        if option in arguments:
            place = size.index(option)
            del size[place : place + 2]
    found, sentence = told(*size, *arguments)
    assert found == code
    assert words in sentence


def test_a_device_that_is_not_there_is_not_replaced_in_silence(tmp_path, told):
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device here")
    code, sentence = told("--samples", "--out", tmp_path, "--size", "32", "--device", "cuda")
    assert code == 1
    assert "no CUDA device" in sentence


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.slow
def test_ctrl_c_saves_and_ends_with_130(tmp_path):
    out = tmp_path / "run"
    command = [sys.executable, "-m", "pconv", "train", "--samples", "--limit", "1", "--out", out, *SMALL]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            # The first row is in the log once steps are made.
            while not (out / "log.csv").exists():
                with contextlib.suppress(subprocess.TimeoutExpired):
                    assert process.wait(timeout=0.2) is None, process.stderr.read()
            process.send_signal(signal.SIGINT)
            errors = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert process.returncode == 130, errors
    assert errors.rstrip().endswith("pconv: Stopped.")
    assert "Traceback" not in errors
    saved = read_checkpoint(out / "checkpoint.pt", torch.device("cpu"))
    assert saved["step"] > 0
    assert f"{saved['step']} steps" in describe(out / "weights.safetensors")["note"]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.skipif(not torch.distributed.is_available(), reason="this torch has no distributed training")
@pytest.mark.slow
def test_ctrl_c_saves_with_two_processes_too(tmp_path):
    """Ctrl-C reaches torchrun, which hands it on to both."""
    out = tmp_path / "run"
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2"]
    command += ["--rdzv-backend=c10d", "--rdzv-endpoint=localhost:0"]
    command += ["-m", "pconv", "train", "--samples", "--limit", "1", "--out", out, *SMALL]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    with subprocess.Popen(command, **quiet, env=os.environ | {"OMP_NUM_THREADS": "1"}) as process:
        try:
            while not (out / "log.csv").exists():
                with contextlib.suppress(subprocess.TimeoutExpired):
                    assert process.wait(timeout=0.2) is None
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    saved = read_checkpoint(out / "checkpoint.pt", torch.device("cpu"))
    assert saved["step"] > 0
    assert f"{saved['step']} steps" in describe(out / "weights.safetensors")["note"]


def test_the_presets_take_the_weights_that_are_given():
    terms = {"style": 4.0, "ssim": None}
    stage = _preset(None, "context", terms, {"kind": "context", "weight": 0.1, "r1": None})
    assert (stage.losses.style, stage.losses.hole, stage.rate) == (4.0, 3.0, 5e-5)
    assert (stage.adversarial.kind, stage.adversarial.weight) == ("context", 0.1)
    assert _preset("restoration", None, terms, {"kind": None}).losses.ssim == 5.0
    assert _preset("restoration", None, terms, {"kind": None}).adversarial is None
