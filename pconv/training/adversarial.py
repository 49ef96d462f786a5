"""The adversarial stage: a critic learns beside the network and pulls its fills towards what photographs look like."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel

from pconv.errors import UsageError
from pconv.training.config import AdversarialConfig
from pconv.training.critics import Critic, Verdict, make_critic
from pconv.training.losses import composite
from pconv.training.place import Place

_PENALTY_EVERY = 8  # steps between gradient penalties, which are weighted up accordingly (as in StyleGAN2)
_LARGEST_SCALE = 1e4


class Adversary:
    """A critic, its optimizer, and how hard it pulls.

    The gradients of the adversarial and of the matching term on the completed pictures are scaled to shares (`weight`,
    `matching`) of that of all other losses in the hole, because how large they are by themselves depends on the critic
    and changes as it learns. So the balance holds for every critic, VGG file and picture size. The pull sets in
    gradually over the first `ramp` steps, while the critic is still ignorant.

    Args:
        config: kind, weights, rate.
        size: side of the pictures.
        place: device; with several GPUs the critic's gradients are averaged like the network's.
        dtype: what convolutions compute in.
        clip: largest norm of the critic's gradient.
    """

    def __init__(
        self, config: AdversarialConfig, size: int, *, place: Place, dtype: torch.dtype, clip: float = 1.0
    ) -> None:
        self.config, self.place, self.dtype, self.clip = config, place, dtype, clip
        self.critic = make_critic(config.kind, width=config.width, size=size).to(
            place.device, memory_format=torch.channels_last
        )
        self.optimizer = torch.optim.Adam(
            self.critic.parameters(),
            lr=config.rate,
            betas=(0.5, 0.999),
            fused=place.device.type == "cuda" or None,
        )
        self.age = 0
        self.scales = torch.zeros(2, device=place.device)
        self._shares = torch.tensor([config.weight, config.matching], device=place.device)
        self._loss: nn.Module = _CriticLoss(self.critic)
        if place.count > 1:
            self._loss = DistributedDataParallel(self._loss)

    def backward(
        self, output: Tensor, total: Tensor, truth: Tensor, mask: Tensor, fall: float = 1.0
    ) -> dict[str, Tensor]:
        """Back-propagate `total` and the critic's pull through `output`, then teach the critic.

        Args:
            output: ``(N, 3, H, W)`` prediction, with its graph.
            total: the other losses, computed from `output`.
            truth, mask: ``(N, 3, H, W)`` in [0, 1]; ``(N, 1, H, W)``, 1 = valid.
            fall: share of the highest learning rate.

        Returns:
            Unweighted terms for the log: "adversarial", "matching", "critic" (its loss), "critic_gradient".
        """
        (own,) = torch.autograd.grad(total, output)
        composed = composite(output.float(), truth, mask)
        with self.place.autocast(self.dtype):
            with torch.no_grad():
                real = self.critic(truth, mask)
            fake = self.critic(composed, mask)
        terms = {"adversarial": persuasion(fake.scores, self.critic.hinge), "matching": matching(real, fake)}
        pulls = [
            torch.autograd.grad(term, output, retain_graph=name == "adversarial")[0] for name, term in terms.items()
        ]
        pull = self._scaled(own * (1 - mask), pulls) * min(1.0, (self.age + 1) / self.config.ramp)
        torch.autograd.backward(output, own + pull.to(own.dtype))
        return {name: term.detach() for name, term in terms.items()} | self._teach(truth, composed.detach(), mask, fall)

    @torch.no_grad()
    def _scaled(self, own: Tensor, pulls: list[Tensor]) -> Tensor:
        """The sum of `pulls`, each as long as its share of `own`; one that has suddenly become short stays so a while,
        and none is ever longer."""
        lengths = torch.stack([pull.float().norm() for pull in pulls])
        ratios = (own.float().norm() / lengths.clamp(min=1e-12)).clamp(max=_LARGEST_SCALE)
        self.scales.lerp_(ratios, 0.05 if self.age else 1.0)
        factors = torch.minimum(self.scales, ratios) * self._shares
        return sum(factor * pull.float() for factor, pull in zip(factors, pulls, strict=True))

    def _teach(self, truth: Tensor, fake: Tensor, mask: Tensor, fall: float) -> dict[str, Tensor]:
        penalise = self.config.r1 > 0 and self.age % _PENALTY_EVERY == 0
        for group in self.optimizer.param_groups:
            group["lr"] = self.config.rate * fall
        with self.place.autocast(self.dtype):
            loss, penalty = self._loss(truth, fake, mask, penalise)
        self.optimizer.zero_grad(set_to_none=True)
        (loss + 0.5 * self.config.r1 * _PENALTY_EVERY * penalty).backward()
        norm = nn.utils.clip_grad_norm_(self.critic.parameters(), self.clip)
        self.optimizer.step()
        self.age += 1
        return {"critic": loss.detach(), "critic_gradient": norm}

    def state_dict(self) -> dict[str, Any]:
        return {
            "kind": self.config.kind,
            "critic": self.critic.state_dict(),
            "optimizer": self.optimizer.state_dict()["state"],
            "age": self.age,
            "scales": self.scales,
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from `state`. Raises `UsageError` if it belongs to another critic."""
        if state["kind"] != self.config.kind:
            raise UsageError(
                f"The checkpoint was trained against the critic {state['kind']!r}, not {self.config.kind!r}; "
                "give the same --adversarial, or start from its weights with --weights."
            )
        try:
            self.critic.load_state_dict(state["critic"])
        except RuntimeError as error:
            raise UsageError(
                "The checkpoint's critic has another size; give the same --size, or start with --weights."
            ) from error
        groups = self.optimizer.state_dict()["param_groups"]
        self.optimizer.load_state_dict({"state": state["optimizer"], "param_groups": groups})
        self.age = state["age"]
        self.scales.copy_(state["scales"])


class _CriticLoss(nn.Module):
    """The critic's loss in one forward pass, as `DistributedDataParallel` needs it."""

    def __init__(self, critic: Critic) -> None:
        super().__init__()
        self.critic = critic

    def forward(self, truth: Tensor, fake: Tensor, mask: Tensor, penalise: bool) -> tuple[Tensor, Tensor]:
        both = self.critic(torch.cat([truth, fake]), torch.cat([mask, mask]))
        real_scores, fake_scores = both.scores.float().chunk(2)
        loss = judgement(real_scores, fake_scores, self.critic.hinge)
        return loss, gradient_penalty(self.critic, truth, mask) if penalise else loss.new_zeros(())


def judgement(real: Tensor, fake: Tensor, hinge: bool) -> Tensor:
    """The critic's loss: `real` should score high and `fake` low.

    Hinge (Yu et al. 2019, equation 3): mean of ``max(0, 1 - real)`` plus mean of ``max(0, 1 + fake)``; else the
    logistic loss of Goodfellow et al. 2014.
    """
    if hinge:
        return functional.relu(1 - real).mean() + functional.relu(1 + fake).mean()
    return functional.softplus(-real).mean() + functional.softplus(fake).mean()


def persuasion(fake: Tensor, hinge: bool) -> Tensor:
    """The network's loss against the critic: minus the mean score, or the non-saturating logistic loss."""
    return -fake.float().mean() if hinge else functional.softplus(-fake.float()).mean()


def matching(real: Verdict, fake: Verdict) -> Tensor:
    """Feature matching (Wang et al., pix2pixHD, 2018, equation 4): mean over layers of the mean absolute difference of
    the critic's features, here relative to the size of the real ones, so that no layer outweighs the others."""
    errors = [
        (a.float() - b.float()).abs().mean() / a.float().abs().mean().clamp(min=1e-6)
        for a, b in zip(real.features, fake.features, strict=True)
    ]
    return torch.stack(errors).mean()


def gradient_penalty(critic: Critic, truth: Tensor, mask: Tensor) -> Tensor:
    """R1 (Mescheder et al. 2018, equation 9, without its weight): mean squared norm of the score's gradient on real
    pictures. Many scores of a picture count as their mean."""
    truth = truth.detach().requires_grad_(True)
    with torch.autocast(truth.device.type, enabled=False):
        scores = critic(truth, mask).scores.flatten(1).mean(1)
        (gradient,) = torch.autograd.grad(scores.sum(), truth, create_graph=True)
    return gradient.square().sum((1, 2, 3)).mean()
