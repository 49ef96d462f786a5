"""Short real trainings of a tiny network."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file
from skimage import data

from pconv.errors import PConvError, UsageError
from pconv.evaluation.vgg import VggFeatures
from pconv.network import describe, load_weights
from pconv.training.checkpoint import read_checkpoint
from pconv.training.config import PRESETS, LossWeights, TrainingConfig
from pconv.training.photos import PhotoBank
from pconv.training.trainer import Place, Trainer

CPU = Place(torch.device("cpu"))
TINY = TrainingConfig(
    size=32, batch=4, width=8, depth=3, minutes=5, steps=40, rate=5e-3, holes=64, precision="float32", ema=0.9
)


@pytest.fixture(scope="module")
def bank():
    return PhotoBank([data.astronaut()[::4, ::4].copy(), data.coffee()[::4, ::4].copy()], CPU.device)


@pytest.fixture(scope="module")
def vgg(tmp_path_factory):
    """A VGG16 of random weights: enough to see that its terms reach the network."""
    torch.manual_seed(0)
    shapes = {0: (64, 3), 2: (64, 64), 5: (128, 64), 7: (128, 128), 10: (256, 128), 12: (256, 256), 14: (256, 256)}
    tensors = {}
    for index, (outputs, inputs) in shapes.items():
        tensors[f"features.{index}.weight"] = torch.randn(outputs, inputs, 3, 3) * (2 / (9 * inputs)) ** 0.5
        tensors[f"features.{index}.bias"] = torch.zeros(outputs)
    path = tmp_path_factory.mktemp("vgg") / "vgg.safetensors"
    save_file(tensors, path)
    return VggFeatures(path)


def read_log(folder):
    with (folder / "log.csv").open() as file:
        return [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]


def test_the_loss_falls_and_everything_is_left_behind(bank, tmp_path):
    trainer = Trainer(replace(TINY, steps=120), bank, None, tmp_path, place=CPU)
    trainer.run()
    rows = read_log(tmp_path)
    assert rows[-1]["hole"] < 0.7 * rows[0]["hole"]
    assert rows[-1]["valid"] < 0.7 * rows[0]["valid"]
    assert rows[-1]["rate"] < 0.1 * rows[1]["rate"]
    assert "120 steps, 480 images" in describe(tmp_path / "weights.safetensors")["note"]
    network = load_weights(tmp_path / "weights.safetensors")
    for name, tensor in trainer.average.state_dict().items():
        if tensor.is_floating_point():
            torch.testing.assert_close(network.state_dict()[name], tensor, rtol=1e-3, atol=1e-3)
    sheet = np.asarray(Image.open(next(tmp_path.glob("sheet-*.png"))))
    assert sheet.shape == (2 * 32, 4 * 32, 3)
    assert list(tmp_path.glob("events.out.tfevents*"))


def test_perceptual_and_style_terms_reach_the_network(bank, vgg, tmp_path):
    only_vgg = LossWeights(valid=0, hole=0, perceptual=1, style=1, variation=0)
    config = replace(TINY, steps=20, losses=only_vgg, perceptual_crop=16)
    trainer = Trainer(config, bank, vgg, tmp_path, place=CPU)
    before = [p.detach().clone() for p in trainer.network.parameters()]
    trainer.run()
    moved = [not torch.equal(a, b.detach()) for a, b in zip(before, trainer.network.parameters(), strict=True)]
    assert all(moved)
    assert read_log(tmp_path)[0]["style"] > 0


def test_a_resumed_training_is_the_uninterrupted_one(bank, tmp_path):
    """Photos, weights, optimizer and average go on where they were; the stock of holes is drawn anew."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    stopped = Trainer(TINY, bank, None, first, place=CPU)
    stopped.run(stop=lambda: stopped.step >= 20)
    assert stopped.step == 20
    resumed = Trainer(TINY, bank, None, second, place=CPU, resume=first / "checkpoint.pt")
    assert (resumed.step, resumed.images) == (20, 80)
    assert resumed.seconds == stopped.seconds
    for a, b in zip(stopped.network.parameters(), resumed.network.parameters(), strict=True):
        assert torch.equal(a, b)
    moments = [state["exp_avg"] for state in resumed.optimizer.state_dict()["state"].values()]
    assert any(moment.abs().max() > 0 for moment in moments)
    resumed.run()
    assert resumed.step == 40
    assert [row["step"] for row in read_log(second)] == [40.0]


def test_starting_from_weights_alone_keeps_their_shape(bank, tmp_path):
    Trainer(replace(TINY, steps=2), bank, None, tmp_path, place=CPU).run()
    start = load_weights(tmp_path / "weights.safetensors")
    config = replace(TINY, width=64, depth=8, steps=1, freeze_norm=True)
    trainer = Trainer(config, bank, None, tmp_path, place=CPU, weights=tmp_path / "weights.safetensors")
    assert trainer.network.config == start.config
    frozen = trainer.network.encoder[1].norm.running_mean.clone()
    trainer.run()
    assert torch.equal(frozen, trainer.network.encoder[1].norm.running_mean)


def test_a_loss_that_is_no_number_stops_with_a_sentence_and_the_old_checkpoint(bank, tmp_path):
    Trainer(replace(TINY, steps=2), bank, None, tmp_path, place=CPU).run()
    before = (tmp_path / "checkpoint.pt").read_bytes()
    wild = replace(TINY, losses=LossWeights(hole=float("inf")))
    with pytest.raises(PConvError, match="stopped being a number at step 20"):
        Trainer(wild, bank, None, tmp_path, place=CPU).run()
    assert (tmp_path / "checkpoint.pt").read_bytes() == before


def test_an_unreadable_checkpoint_is_named(tmp_path):
    with pytest.raises(PConvError, match="no checkpoint"):
        read_checkpoint(tmp_path / "missing.pt", CPU.device)
    (tmp_path / "half.pt").write_bytes(b"PK\x03\x04 half of an archive")
    with pytest.raises(PConvError, match="incomplete"):
        read_checkpoint(tmp_path / "half.pt", CPU.device)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a POSIX file size limit")
def test_a_full_disk_keeps_the_last_checkpoint(tmp_path):
    """A real limit on the file size, in a process of its own, stands for the full disk."""
    code = """
import resource, signal, sys, torch
from pathlib import Path
from pconv.errors import PConvError
from pconv.training.checkpoint import save_checkpoint
path = Path(sys.argv[1]) / "checkpoint.pt"
save_checkpoint({"step": 1}, path)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    save_checkpoint({"big": torch.zeros(100000)}, path)
except PConvError as error:
    print(error)
print(torch.load(path, weights_only=True), sorted(p.name for p in path.parent.iterdir()))
"""
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True)
    assert "could not be written" in done.stdout, done.stderr
    assert "{'step': 1} ['checkpoint.pt']" in done.stdout


def test_presets_follow_the_stages():
    assert PRESETS["256"].losses == LossWeights(1, 6, 0.05, 120, 0.1, 0)
    assert PRESETS["512"].size == 512
    assert PRESETS["512"].freeze_norm
    assert PRESETS["512"].rate < PRESETS["256"].rate
    assert PRESETS["restoration"].losses.ssim == 5


@pytest.mark.parametrize("wrong", [{"size": 8}, {"batch": 0}, {"minutes": 0}, {"precision": "int4"}])
def test_senseless_knobs_are_refused(wrong):
    with pytest.raises(UsageError):
        replace(TINY, **wrong)


@pytest.mark.slow
def test_two_processes_train_one_network(tmp_path):
    """torchrun with two CPU processes: same weights in both is what DistributedDataParallel promises."""
    photos = tmp_path / "photos"
    photos.mkdir()
    Image.fromarray(data.astronaut()[::2, ::2]).save(photos / "a.png")
    Image.fromarray(data.coffee()[::2, ::2]).save(photos / "b.png")
    options = "--device cpu --precision float32 --size 32 --batch 2 --width 4 --depth 3 --steps 20 --minutes 2"
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", "--master-port=0"]
    command += ["--rdzv-backend=c10d", "--rdzv-endpoint=localhost:0"]
    command += ["-m", "pconv", "train", "--photos", photos, "--out", tmp_path / "run", *options.split()]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
    assert done.returncode == 0, done.stderr
    assert "20 steps, 80 images" in describe(tmp_path / "run" / "weights.safetensors")["note"]
