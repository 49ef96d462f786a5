"""Critics and their losses against the papers' words, and short real adversarial trainings."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
import torch
from skimage import data
from torch import nn

from pconv.errors import PConvError, UsageError
from pconv.training import adversarial
from pconv.training.adversarial import Adversary
from pconv.training.checkpoint import read_checkpoint
from pconv.training.config import PRESETS, AdversarialConfig, TrainingConfig
from pconv.training.critics import KINDS, Verdict, make_critic
from pconv.training.photos import PhotoBank
from pconv.training.place import Place
from pconv.training.trainer import Trainer

CPU = Place(torch.device("cpu"))
CRITIC = AdversarialConfig(width=4, ramp=1)
TINY = TrainingConfig(
    size=32, batch=4, width=8, depth=3, minutes=5, steps=6, rate=5e-3, holes=32, precision="float32", ema=0.9
)


@pytest.fixture(scope="module")
def bank():
    return PhotoBank([data.astronaut()[::4, ::4].copy(), data.coffee()[::4, ::4].copy()], CPU.device)


@pytest.fixture
def batch():
    torch.manual_seed(0)
    mask = torch.ones(3, 1, 64, 64)
    mask[:, :, 20:40, 30:50] = 0
    return torch.rand(3, 3, 64, 64), mask


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [64, 96])
def test_critics_score_every_picture_of_any_size(kind, size, batch):
    pictures, mask = (nn.functional.interpolate(x, size=(size, size)) for x in batch)
    verdict = make_critic(kind, width=4, size=size)(pictures, mask.round())
    assert len(verdict.scores) == 3
    assert torch.isfinite(verdict.scores).all()
    assert len(verdict.features) >= 3


@pytest.mark.parametrize("kind", KINDS)
def test_no_layer_of_a_critic_stretches_by_more_than_one(kind, batch):
    """Spectral normalisation: the largest singular value of every layer's weight is 1."""
    critic = make_critic(kind, width=4, size=64)
    for _ in range(30):  # each pass refines the estimate
        critic(*batch)
    weights = [module.weight for module in critic.modules() if isinstance(module, nn.Conv2d)]
    for weight in weights:
        assert float(torch.linalg.matrix_norm(weight.flatten(1), 2).detach()) == pytest.approx(1, abs=0.06)


def test_the_patch_critic_is_that_of_the_paper():
    critic = make_critic("patch", width=64)
    convolutions = [module for module in critic.modules() if isinstance(module, nn.Conv2d)]
    assert [c.out_channels for c in convolutions] == [64, 128, 256, 256, 256, 256]
    assert {(c.kernel_size, c.stride) for c in convolutions} == {((5, 5), (2, 2))}
    with torch.no_grad():
        scores = critic(torch.rand(1, 3, 256, 256), torch.ones(1, 1, 256, 256)).scores
    assert scores.shape == (1, 256, 4, 4)


def test_the_patch_critic_is_given_the_hole(batch):
    critic = make_critic("patch", width=4).eval()
    pictures, mask = batch
    assert not torch.allclose(critic(pictures, mask).scores, critic(pictures, torch.ones_like(mask)).scores)


def test_the_local_column_looks_around_the_hole():
    """Something that happens far from every hole changes the overall column alone."""
    critic = make_critic("local-global", width=4, size=64).eval()
    mask = torch.ones(1, 1, 64, 64)
    mask[..., 2:6, 2:6] = 0
    pictures = torch.rand(1, 3, 64, 64)
    changed = pictures.clone()
    changed[..., 40:, 40:] = 0
    before = critic(pictures, mask).features
    after = critic(changed, mask).features
    same = [torch.equal(a, b) for a, b in zip(before, after, strict=True)]
    assert same == [False] * 6 + [True] * 5


def test_critics_compute_in_half_precision(batch):
    for kind in KINDS:
        critic = make_critic(kind, width=4, size=64)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = critic(*batch).scores
        assert scores.dtype == torch.bfloat16
        scores.float().mean().backward()
        assert all(torch.isfinite(parameter.grad).all() for parameter in critic.parameters())


def test_hinge_loss_by_hand():
    real, fake = torch.tensor([2.0, 0.5]), torch.tensor([-3.0, 0.25])
    assert float(adversarial.judgement(real, fake, True)) == pytest.approx((0 + 0.5) / 2 + (0 + 1.25) / 2)
    assert float(adversarial.persuasion(fake, True)) == pytest.approx((3 - 0.25) / 2)


def test_logistic_loss_is_binary_cross_entropy():
    real, fake = torch.tensor([2.0, 0.5]), torch.tensor([-3.0, 0.25])
    entropy = nn.functional.binary_cross_entropy_with_logits
    want = entropy(real, torch.ones(2)) + entropy(fake, torch.zeros(2))
    torch.testing.assert_close(adversarial.judgement(real, fake, False), want)
    torch.testing.assert_close(adversarial.persuasion(fake, False), entropy(fake, torch.ones(2)))


def test_matching_is_relative_and_zero_for_equal_features():
    real = Verdict(torch.zeros(1), [torch.full((1, 2, 2, 2), 4.0), torch.full((1, 1, 1, 1), 0.1)])
    fake = Verdict(torch.zeros(1), [torch.full((1, 2, 2, 2), 3.0), torch.full((1, 1, 1, 1), 0.2)])
    assert float(adversarial.matching(real, fake)) == pytest.approx((0.25 + 1.0) / 2)
    assert float(adversarial.matching(real, real)) == 0


def test_gradient_penalty_of_a_linear_critic():
    """Score = sum of k times the pixels: the squared norm of its gradient is k^2 times their number."""

    class Linear(nn.Module):
        def forward(self, pictures, mask):
            return Verdict(3.0 * pictures.sum((1, 2, 3)).view(-1, 1), [])

    penalty = adversarial.gradient_penalty(Linear(), torch.rand(2, 3, 4, 4), torch.ones(2, 1, 4, 4))
    assert float(penalty.detach()) == pytest.approx(9 * 48)


@pytest.mark.parametrize("kind", KINDS)
def test_a_critic_learns_to_tell_gray_fills_from_photographs(kind, bank):
    """With a fixed bad network its loss falls below that of guessing: 2 for the hinge, 2 ln 2 for the logistic loss."""
    torch.manual_seed(0)
    config = replace(CRITIC, kind=kind, rate=4e-3, r1=0.1 if kind == "context" else 0.0)
    adversary = Adversary(config, 32, place=CPU, dtype=torch.float32)
    generator = torch.Generator().manual_seed(0)
    mask = torch.ones(4, 1, 32, 32)
    mask[..., 8:24, 8:24] = 0
    for _ in range(40):
        truth = bank.crops(torch.tensor([0, 1] * 2), 32, TINY.augmentation, generator)
        output = torch.full_like(truth, 0.5).requires_grad_(True)
        terms = adversary.backward(output, (output * 0).sum(), truth, mask)
    assert float(terms["critic"]) < (1.2 if adversary.critic.hinge else 1.0)
    assert adversary.age == 40


def test_the_critic_pulls_as_hard_as_told_and_only_in_the_hole(batch):
    truth, mask = batch
    config = replace(CRITIC, weight=0.5, matching=0.0)
    adversary = Adversary(config, 64, place=CPU, dtype=torch.float32)
    plain, pulled = (torch.full_like(truth, 0.4).requires_grad_(True) for _ in range(2))
    (plain - truth).square().mean().backward()
    adversary.backward(pulled, (pulled - truth).square().mean(), truth, mask)
    pull = pulled.grad - plain.grad
    assert float((pull * mask).abs().max()) == pytest.approx(0, abs=1e-9)
    assert float(pull.norm() / (plain.grad * (1 - mask)).norm()) == pytest.approx(0.5, rel=1e-3)


def test_the_pull_never_exceeds_its_share_however_fast_the_critic_learns(batch):
    truth, mask = batch
    config = replace(CRITIC, weight=0.5, matching=0.25, rate=5e-3)
    adversary = Adversary(config, 64, place=CPU, dtype=torch.float32)
    lengths = []
    for _ in range(40):
        plain, pulled = (torch.full_like(truth, 0.4).requires_grad_(True) for _ in range(2))
        (plain - truth).square().mean().backward()
        adversary.backward(pulled, (pulled - truth).square().mean(), truth, mask)
        lengths.append(float((pulled.grad - plain.grad).norm() / (plain.grad * (1 - mask)).norm()))
    assert max(lengths) <= 0.751
    assert lengths[0] > 0.25


def test_a_young_critic_pulls_little(batch):
    truth, mask = batch
    adversary = Adversary(replace(CRITIC, ramp=100), 64, place=CPU, dtype=torch.float32)
    plain, pulled = (torch.full_like(truth, 0.4).requires_grad_(True) for _ in range(2))
    (plain - truth).square().mean().backward()
    adversary.backward(pulled, (pulled - truth).square().mean(), truth, mask)
    assert float((pulled.grad - plain.grad).norm() / (plain.grad * (1 - mask)).norm()) < 0.01


@pytest.fixture(scope="module")
def trained(bank, tmp_path_factory):
    """A folder with the weights and the checkpoint of a short ordinary training."""
    folder = tmp_path_factory.mktemp("trained")
    Trainer(TINY, bank, None, folder, place=CPU).run()
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_an_adversarial_training_changes_network_and_critic_and_logs_both(kind, bank, trained, tmp_path):
    config = replace(TINY, adversarial=replace(CRITIC, kind=kind, r1=1.0), freeze_norm=True)
    trainer = Trainer(config, bank, None, tmp_path, place=CPU, weights=trained / "weights.safetensors")
    networks = (trainer.network, trainer.adversary.critic)
    before = [[p.detach().clone() for p in network.parameters() if p.dim() == 4] for network in networks]
    trainer.run()
    for old, network in zip(before, networks, strict=True):
        moved = [p for p in network.parameters() if p.dim() == 4]
        assert all(not torch.equal(a, b.detach()) for a, b in zip(old, moved, strict=True))
    with (tmp_path / "log.csv").open() as file:
        (row,) = csv.DictReader(file)
    assert {"hole", "adversarial", "matching", "critic", "critic_gradient"} <= row.keys()
    assert float(row["critic"]) > 0


def test_a_resumed_adversarial_training_keeps_its_critic(bank, trained, tmp_path):
    config = replace(TINY, adversarial=CRITIC)
    first = Trainer(config, bank, None, tmp_path, place=CPU, weights=trained / "weights.safetensors")
    first.run()
    resumed = Trainer(replace(config, steps=12), bank, None, tmp_path, place=CPU, resume=tmp_path / "checkpoint.pt")
    assert resumed.adversary.age == 6
    assert torch.equal(resumed.adversary.scales, first.adversary.scales)
    for name, tensor in first.adversary.critic.state_dict().items():
        assert torch.equal(tensor, resumed.adversary.critic.state_dict()[name])
    moments = [state["exp_avg"] for state in resumed.adversary.optimizer.state_dict()["state"].values()]
    assert any(moment.abs().max() > 0 for moment in moments)
    resumed.run()
    assert resumed.step == resumed.adversary.age == 12
    assert read_checkpoint(tmp_path / "checkpoint.pt", CPU.device)["adversary"]["age"] == 12
    other = replace(config, adversarial=replace(CRITIC, kind="context"))
    with pytest.raises(UsageError, match="critic 'patch', not 'context'"):
        Trainer(other, bank, None, tmp_path, place=CPU, resume=tmp_path / "checkpoint.pt")
    wider = replace(config, adversarial=replace(CRITIC, width=8))
    with pytest.raises(UsageError, match="another size"):
        Trainer(wider, bank, None, tmp_path, place=CPU, resume=tmp_path / "checkpoint.pt")


def test_a_checkpoint_without_a_critic_gets_a_fresh_one(bank, trained, tmp_path):
    config = replace(TINY, steps=8, adversarial=CRITIC)
    trainer = Trainer(config, bank, None, tmp_path, place=CPU, resume=trained / "checkpoint.pt")
    trainer.run()
    assert (trainer.step, trainer.adversary.age) == (8, 2)


def test_a_critic_that_is_no_number_stops_the_training(bank, trained, tmp_path):
    config = replace(TINY, steps=5, adversarial=CRITIC)
    trainer = Trainer(config, bank, None, tmp_path, place=CPU, weights=trained / "weights.safetensors")
    with torch.no_grad():
        next(trainer.adversary.critic.parameters()).fill_(float("nan"))
    with pytest.raises(PConvError, match=r"stopped being a number at step 5 \(.*critic"):
        trainer.run()
    assert not (tmp_path / "checkpoint.pt").exists()


def test_the_preset_keeps_the_other_losses_on():
    preset = PRESETS["adversarial"]
    assert preset.adversarial.kind == "patch"
    assert min(preset.losses.valid, preset.losses.hole, preset.losses.perceptual, preset.losses.style) > 0
    assert preset.freeze_norm


@pytest.mark.parametrize("wrong", [{"kind": "judge"}, {"weight": -1}, {"rate": 0}, {"ramp": 0}])
def test_senseless_critics_are_refused(wrong):
    with pytest.raises(UsageError):
        AdversarialConfig(**wrong)
