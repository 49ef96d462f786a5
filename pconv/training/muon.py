"""Muon: momentum steps of which every direction is equally long, for the convolutions between first and last.

Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024. PyTorch's own, `torch.optim.Muon`, takes
matrices alone and none of a convolution's weights.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

_POLYNOMIAL = (3.4445, -4.7750, 2.0315)  # of odd powers; five rounds bring singular values of 0.002 to 1 near 1
_ROUNDS = 5
_COLOURS = 3  # channels of a picture
_RMS = 0.2  # of a step at rate 1, about that of Adam (Liu et al., "Muon is Scalable for LLM Training", 2025)


class Muon(torch.optim.Optimizer):
    """Args:
    weights: ``(out, in, k, k)`` weights of convolutions; each is treated as a matrix of `out` rows.
    lr: length of a step, comparable to Adam's.
    momentum: decay per step of the averaged gradient, in [0, 1).
    dtype: what the matrices are multiplied in; bfloat16 suffices where it is fast.
    """

    def __init__(
        self, weights: Iterable[Tensor], lr: float, momentum: float = 0.95, dtype: torch.dtype = torch.float32
    ) -> None:
        super().__init__(list(weights), {"lr": lr, "momentum": momentum})
        self.dtype = dtype

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if not state:
                    state["average"] = torch.zeros_like(weight)
                average = state["average"].lerp_(weight.grad, 1 - group["momentum"])
                ahead = weight.grad.lerp(average, group["momentum"])  # as Nesterov looks
                rows, others = ahead.shape[0], ahead[0].numel()
                # Channels last, as the weights lie in memory; the order of a row's entries is indifferent.
                matrix = ahead.permute(0, 2, 3, 1)
                step = orthogonal(matrix.reshape(rows, others).to(self.dtype)).to(weight.dtype).view(matrix.shape)
                weight.add_(step.permute(0, 3, 1, 2), alpha=-group["lr"] * _RMS * max(rows, others) ** 0.5)


def orthogonal(matrix: Tensor) -> Tensor:
    """``(m, n)`` with the singular vectors of `matrix` and all singular values between about 0.7 and 1.2 (those under
    about 0.002 of its Frobenius norm stay smaller), by Newton-Schulz iteration; zeros stay zeros."""
    flat = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    flat = flat / flat.norm().clamp(min=1e-12)
    linear, cubic, quintic = _POLYNOMIAL
    for _ in range(_ROUNDS):
        square = flat @ flat.T
        flat = torch.addmm(flat, torch.addmm(square, square, square, beta=cubic, alpha=quintic), flat, beta=linear)
    return flat.T if matrix.shape[0] > matrix.shape[1] else flat


def optimizers_for(
    network: nn.Module, rate: float, *, muon: bool, betas: tuple[float, float], dtype: torch.dtype, fused: bool | None
) -> list[torch.optim.Optimizer]:
    """What trains `network`: Adam, and with `muon` that for all convolutions but those from or to colours and gates."""
    between = [p for p in network.parameters() if p.ndim == 4 and min(p.shape[:2]) > _COLOURS] if muon else []
    taken = {id(p) for p in between}
    rest = [p for p in network.parameters() if id(p) not in taken]
    adam = torch.optim.Adam(rest, lr=rate, betas=betas, fused=fused)
    return [adam, Muon(between, rate, dtype=dtype)] if between else [adam]
