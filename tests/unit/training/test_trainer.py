"""Short real trainings of a tiny network."""

from __future__ import annotations

import copy
import csv
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file
from skimage import data

from pconv.errors import PConvError, UsageError
from pconv.evaluation.vgg import VggFeatures
from pconv.network import PConvUNet, UNetConfig, describe, load_weights
from pconv.network.uncompiled import hold_back
from pconv.training.checkpoint import read_checkpoint, save_checkpoint
from pconv.training.config import PRESETS, LossWeights, TrainingConfig, batch_for
from pconv.training.degradations import Degradations
from pconv.training.objective import Objective
from pconv.training.photos import PhotoBank
from pconv.training.trainer import Place, Trainer

CPU = Place(torch.device("cpu"))
TINY = TrainingConfig(
    size=32, batch=4, width=8, depth=3, minutes=5, steps=20, rate=5e-3, holes=64, precision="float32", ema=0.9
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
    trainer = Trainer(replace(TINY, steps=60), bank, None, tmp_path, place=CPU)
    trainer.run()
    rows = read_log(tmp_path)
    assert rows[-1]["hole"] < 0.7 * rows[0]["hole"]
    assert rows[-1]["valid"] < 0.7 * rows[0]["valid"]
    assert rows[-1]["rate"] < 0.1 * rows[0]["rate"]
    assert "60 steps, 240 images" in describe(tmp_path / "weights.safetensors")["note"]
    network = load_weights(tmp_path / "weights.safetensors")
    for name, tensor in trainer.average.state_dict().items():
        if tensor.is_floating_point():
            torch.testing.assert_close(network.state_dict()[name], tensor, rtol=1e-3, atol=1e-3)
    sheet = np.asarray(Image.open(next(tmp_path.glob("sheet-*.png"))))
    assert sheet.shape == (2 * 32, 4 * 32, 3)
    assert list(tmp_path.glob("events.out.tfevents*"))


@pytest.mark.parametrize("term", ["perceptual", "style", "direction", "contextual"])
def test_each_term_that_compares_features_reaches_the_network(term, bank, vgg, tmp_path):
    only_vgg = replace(LossWeights(valid=0, hole=0, perceptual=0, style=0, variation=0), **{term: 1.0})
    config = replace(TINY, steps=4, losses=only_vgg, perceptual_crop=16)
    trainer = Trainer(config, bank, vgg, tmp_path, place=CPU)
    before = [p.detach().clone() for p in trainer.network.parameters()]
    trainer.run()
    moved = [not torch.equal(a, b.detach()) for a, b in zip(before, trainer.network.parameters(), strict=True)]
    assert all(moved)
    assert read_log(tmp_path)[0][term] > 0


def test_a_resumed_training_is_the_uninterrupted_one(bank, tmp_path):
    """Photos, weights, optimizer and average go on where they were; the stock of holes is drawn anew."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    stopped = Trainer(TINY, bank, None, first, place=CPU)
    stopped.run(stop=lambda: stopped.step >= 10)
    assert stopped.step == 10
    resumed = Trainer(TINY, bank, None, second, place=CPU, resume=first / "checkpoint.pt")
    assert (resumed.step, resumed.images) == (10, 40)
    assert resumed.seconds == stopped.seconds
    for a, b in zip(stopped.network.parameters(), resumed.network.parameters(), strict=True):
        assert torch.equal(a, b)
    for optimizer, name in zip(resumed.optimizers, ("exp_avg", "average"), strict=True):
        assert any(state[name].abs().max() > 0 for state in optimizer.state_dict()["state"].values())
    resumed.run()
    assert resumed.step == 20
    assert [row["step"] for row in read_log(second)] == [20.0]


def test_a_training_goes_on_with_another_optimizer(bank, tmp_path):
    Trainer(replace(TINY, steps=4, optimizer="adam"), bank, None, tmp_path, place=CPU).run()
    resumed = Trainer(replace(TINY, steps=6), bank, None, tmp_path, place=CPU, resume=tmp_path / "checkpoint.pt")
    resumed.run()
    assert resumed.step == 6


def test_starting_from_weights_alone_keeps_their_shape(bank, tmp_path):
    Trainer(replace(TINY, steps=2), bank, None, tmp_path, place=CPU).run()
    start = load_weights(tmp_path / "weights.safetensors")
    config = replace(TINY, width=64, depth=8, steps=1, freeze_norm=True)
    trainer = Trainer(config, bank, None, tmp_path, place=CPU, weights=tmp_path / "weights.safetensors")
    assert trainer.network.config == start.config
    frozen = trainer.network.encoder[1].norm.running_mean.clone()
    trainer.run()
    assert torch.equal(frozen, trainer.network.encoder[1].norm.running_mean)


def test_weights_that_copy_nothing_learn_to_copy(bank, tmp_path):
    Trainer(replace(TINY, steps=2), bank, None, tmp_path, place=CPU).run()
    config = replace(TINY, steps=16, copies=True)
    Trainer(config, bank, None, tmp_path, place=CPU, weights=tmp_path / "weights.safetensors").run()
    learned = load_weights(tmp_path / "weights.safetensors")
    assert learned.config == UNetConfig(TINY.width, TINY.depth, copies=True)
    assert all(convolution.weight.any() for convolution in learned.attention.convolutions)
    resumed = Trainer(replace(config, steps=17), bank, None, tmp_path, place=CPU, resume=tmp_path / "checkpoint.pt")
    resumed.run()
    assert resumed.network.config.copies


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


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file size limit")
def test_a_full_disk_keeps_the_last_checkpoint(tmp_path):
    """A real limit on the file size stands for the full disk."""
    import resource  # which Windows does not have

    path = tmp_path / "checkpoint.pt"
    save_checkpoint({"step": 1}, path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, hard))  # its signal is one that Python does not heed
    try:
        with pytest.raises(PConvError, match="could not be written"):
            save_checkpoint({"big": torch.zeros(100000)}, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert torch.load(path, weights_only=True) == {"step": 1}
    assert [file.name for file in tmp_path.iterdir()] == ["checkpoint.pt"]


def test_presets_follow_the_stages():
    assert PRESETS["256"].losses == LossWeights(1, 6, 0.05, 120, 0.1, 0)
    assert PRESETS["512"].size == 512
    assert PRESETS["512"].freeze_norm
    assert PRESETS["512"].rate < PRESETS["256"].rate
    assert PRESETS["restoration"].losses.ssim == 5


@pytest.mark.parametrize(
    "wrong", [{"size": 8}, {"batch": 0}, {"minutes": 0}, {"precision": "int4"}, {"optimizer": "sgd"}]
)
def test_senseless_knobs_are_refused(wrong):
    with pytest.raises(UsageError):
        replace(TINY, **wrong)


@pytest.mark.slow
def test_a_compiled_step_is_one_graph_and_the_same_step():
    """The network traces without a break, and a second batch of the same shape brings no second graph."""
    network = PConvUNet(UNetConfig(width=4, depth=2))
    plain = copy.deepcopy(network)
    compiled = torch.compile(network, backend="aot_eager", fullgraph=True, dynamic=False)
    torch.manual_seed(0)
    with torch._dynamo.config.patch(error_on_recompile=True):
        for _ in range(2):
            pictures, mask = torch.rand(2, 3, 32, 32), (torch.rand(2, 1, 32, 32) > 0.3).float()
            output, _ = compiled(pictures * mask, mask)
            output.mean().backward()
            torch.testing.assert_close(output, plain(pictures * mask, mask)[0])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor")  # torch's own look at what passes a graph break
def test_a_compiled_step_that_copies_is_the_same_step():
    """Only where places are compared does the graph break; a second batch brings no further graph."""
    torch.manual_seed(0)
    network = PConvUNet(UNetConfig(width=4, depth=3, copies=True))
    for convolution in network.attention.convolutions:
        torch.nn.init.normal_(convolution.weight)
    plain = copy.deepcopy(network)
    hold_back()
    compiled = torch.compile(network, backend="aot_eager", dynamic=False)
    for turn in range(2):
        pictures, mask = torch.rand(2, 3, 64, 64), torch.ones(2, 1, 64, 64)
        mask[..., 20 : 40 + turn, 16:40] = 0
        outputs = []
        with torch._dynamo.config.patch(error_on_recompile=bool(turn)):
            for one in (compiled, plain):
                torch.manual_seed(turn)  # decides who gets no copies
                outputs.append(one(pictures * mask, mask)[0])
        outputs[0].mean().backward()
        torch.testing.assert_close(*outputs)


def test_the_crop_for_the_features_is_the_one_with_the_most_hole(bank, vgg):
    """Of a hole in one corner, random crops mostly miss; the best of three misses less often."""
    objective = Objective(replace(TINY, perceptual_crop=16), vgg)
    mask = torch.ones(1, 1, 64, 64)
    mask[..., :40, :40] = 0
    torch.manual_seed(0)
    shares = torch.stack([1 - objective._cropped([mask], mask)[0].mean() for _ in range(60)])
    assert objective._cropped([mask, mask.expand(-1, 3, -1, -1)], mask)[1].shape == (1, 3, 16, 16)
    assert shares.mean() > 0.6  # a single random crop averages about 0.4


def test_what_was_not_looked_at_is_not_saved(bank, tmp_path):
    """Steps between two looks may spoil the weights: the end of a training looks once more before it saves."""
    wild = replace(TINY, steps=7, losses=LossWeights(hole=float("inf")))
    with pytest.raises(PConvError, match="stopped being a number at step 7"):
        Trainer(wild, bank, None, tmp_path, place=CPU).run()
    assert not (tmp_path / "checkpoint.pt").exists()


def test_a_log_of_other_columns_is_kept_aside(bank, tmp_path):
    (tmp_path / "log.csv").write_text("step,total\n20,1.5\n")
    Trainer(replace(TINY, steps=2), bank, None, tmp_path, place=CPU).run()
    assert (tmp_path / "log-1.csv").read_text() == "step,total\n20,1.5\n"
    assert read_log(tmp_path)[0]["hole"] > 0


def test_restoration_trains_on_degraded_pictures(bank, tmp_path):
    config = replace(
        TINY, steps=3, scratches=0.5, damage=0.3, losses=LossWeights(ssim=5.0), degradations=Degradations(gray=1.0)
    )
    trainer = Trainer(config, bank, None, tmp_path, place=CPU)
    trainer.run()
    assert read_log(tmp_path)[0]["ssim"] > 0
    sheet = np.asarray(Image.open(tmp_path / "sheet-0000003.png"))[:, -32:]
    assert np.array_equal(sheet[..., 0], sheet[..., 2])


def test_presets_for_restoration_and_its_kinds_of_damage():
    restoration = PRESETS["restoration"]
    assert restoration.scratches + restoration.damage > 0.7
    assert min(restoration.degradations.gray, restoration.degradations.grain, restoration.degradations.jpeg) > 0


def test_the_batch_follows_the_memory():
    large, small = batch_for(139 * 2**30, PRESETS["256"]), batch_for(8 * 2**30, PRESETS["256"])
    assert (large, small) == (64, 16)
    assert batch_for(139 * 2**30, PRESETS["512"]) == large // 4
    assert batch_for(2**28, PRESETS["512"]) == 1


_BOTH = """
import os, sys, torch
from pathlib import Path
from dataclasses import replace
import numpy as np
from pconv.cli import run
from pconv.training.config import AdversarialConfig, TrainingConfig
from pconv.training.photos import PhotoBank
from pconv.training.trainer import Place, Trainer
folder, *command = sys.argv[1:]
print(f"ended with {run(['train', *command])};", flush=True)
# A group of their own: where the command's was made, addresses of ended conversations may still be found.
rank, store = int(os.environ["RANK"]), torch.distributed.FileStore(os.path.join(folder, "store"), 2)
torch.distributed.init_process_group("gloo", store=store, rank=rank, world_size=2)
place = Place(torch.device("cpu"), rank, 2)
bank = PhotoBank([np.random.default_rng(0).integers(0, 255, (40, 40, 3), np.uint8)], place.device)
critic = AdversarialConfig(width=4, ramp=1, r1=1.0)
config = TrainingConfig(size=32, batch=2, width=4, depth=3, steps=9, holes=16, precision="float32",
                        freeze_norm=True, adversarial=critic)
trainer = Trainer(config, bank, None, Path(folder), place=place)
trainer.run()
for network in (trainer.network, trainer.adversary.critic):
    for name, tensor in (*network.named_parameters(), *network.named_buffers()):
        if "running" in name or "num_batches" in name:  # of its own photos; the first one's are kept
            continue
        copies = [torch.zeros_like(tensor) for _ in range(2)]
        torch.distributed.all_gather(copies, tensor.detach().contiguous())
        torch.testing.assert_close(copies[0], copies[1], rtol=1e-3, atol=1e-4, msg=name)
crops = [torch.zeros(1) for _ in range(2)]
torch.distributed.all_gather(crops, torch.rand(1, generator=trainer.generator))
assert crops[0] != crops[1], "both processes draw the same crops"
place.leave()
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """What two CPU processes of one torchrun left behind: first they trained by the command line, then as they were
    told to by `_BOTH`. One after the other, for torch takes longer to load, three times over, than both trainings."""
    if not torch.distributed.is_available():
        pytest.skip("this torch has no distributed training")
    folder = tmp_path_factory.mktemp("both")
    photos, script = folder / "photos", folder / "both.py"
    photos.mkdir()
    Image.fromarray(data.astronaut()[::4, ::4]).save(photos / "a.png")
    Image.fromarray(data.coffee()[::4, ::4]).save(photos / "b.png")
    script.write_text(_BOTH)
    options = ["--device", "cpu", "--precision", "float32", "--size", "32", "--batch", "2", "--minutes", "5"]
    options += ["--width", "4", "--depth", "3", "--steps", "11"]
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2"]
    command += ["--rdzv-backend=c10d", "--rdzv-endpoint=localhost:0", script, folder]
    command += ["--photos", photos, "--out", folder / "run", *options]
    root = Path(__file__).resolve().parents[3]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(root)}
    return folder, subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.mark.slow
def test_two_processes_train_one_network(both):
    """torchrun with two CPU processes, through the command line."""
    folder, done = both
    assert done.stdout.count("ended with 0;") == 2, done.stderr
    assert "11 steps, 44 images" in describe(folder / "run" / "weights.safetensors")["note"]


@pytest.mark.slow
def test_two_processes_keep_network_and_critic_equal(both):
    assert both[1].returncode == 0, both[1].stderr
