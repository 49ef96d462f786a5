"""Critics: networks that learn to tell completed pictures from photographs.

All of them are stabilised by spectral normalisation (Miyato et al. 2018), where two of the papers have BatchNorm, whose
batch statistics would tie real and completed pictures together. The layers are otherwise the papers'.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

from pconv.errors import UsageError

KINDS = ("patch", "local-global", "context")
_SLOPE = 0.2


@dataclass(frozen=True)
class Verdict:
    """What a critic says of a batch.

    Attributes:
        scores: ``(N, ...)``, high = a photograph; one or many per picture.
        features: maps of the inner layers, ``(N, C, h, w)`` each, for feature matching.
    """

    scores: Tensor
    features: list[Tensor]


def make_critic(kind: str, *, width: int = 64, size: int = 256) -> Critic:
    """The critic called `kind`, one of `KINDS`; `width`: channels of its first layer, `size`: side of the pictures."""
    if kind not in KINDS:
        raise UsageError(f"There is no critic called {kind!r}; choose one of {', '.join(KINDS)}.")
    if kind == "patch":
        return PatchCritic(width)
    return LocalGlobalCritic(width) if kind == "local-global" else ContextCritic(width, size)


class Critic(nn.Module):
    """Scores pictures ``(N, 3, H, W)`` in [0, 1] with holes ``(N, 1, H, W)``, 1 = valid. `hinge`: the paper's loss."""

    hinge = False

    def forward(self, pictures: Tensor, mask: Tensor) -> Verdict:
        raise NotImplementedError


class PatchCritic(Critic):
    """SN-PatchGAN (Yu et al., "Free-Form Image Inpainting with Gated Convolution", ICCV 2019, section 3.3).

    Six 5x5 convolutions of stride 2 over the picture and its hole; every number of the last map is a score of its own,
    about a region as large as the hole's surroundings. Hinge loss. The last layer is linear.
    """

    hinge = True

    def __init__(self, width: int) -> None:
        super().__init__()
        channels = [4, width, 2 * width, 4 * width, 4 * width, 4 * width, 4 * width]
        self.layers = nn.ModuleList(_Convolution(a, b, 5, padding=2) for a, b in pairwise(channels))

    def forward(self, pictures: Tensor, mask: Tensor) -> Verdict:
        maps, features = torch.cat([pictures * 2 - 1, 1 - mask], dim=1), []
        for layer in self.layers[:-1]:
            maps = functional.leaky_relu(layer(maps), _SLOPE)
            features.append(maps)
        return Verdict(self.layers[-1](maps), features)


class LocalGlobalCritic(Critic):
    """The joint critic of Iizuka et al., "Globally and Locally Consistent Image Completion", 2017, section 3.3.

    One column of 5x5 convolutions looks at the whole picture, a shorter one at the window of half its side that holds
    the most of the hole (free-form holes have no centre); 1024 numbers of each are judged together. What is left of
    the pictures is pooled to 4x4, so that any size is accepted. Logistic loss.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        channels = [3, width, 2 * width, 4 * width, 8 * width, 8 * width, 8 * width]
        self.overall = nn.ModuleList(_Convolution(a, b, 5, padding=2) for a, b in pairwise(channels))
        self.nearby = nn.ModuleList(_Convolution(a, b, 5, padding=2) for a, b in pairwise(channels[:-1]))
        self.summaries = nn.ModuleList(_Convolution(8 * width, 16 * width, 4, stride=1) for _ in range(2))
        self.judge = _Convolution(32 * width, 1, 1, stride=1)

    def forward(self, pictures: Tensor, mask: Tensor) -> Verdict:
        whole = pictures * 2 - 1
        side = min(whole.shape[-2:]) // 2
        features, summaries = [], []
        for maps, column, summary in (
            (whole, self.overall, self.summaries[0]),
            (_around_holes(whole, mask, side), self.nearby, self.summaries[1]),
        ):
            for layer in column:
                maps = functional.leaky_relu(layer(maps), _SLOPE)
                features.append(maps)
            summaries.append(functional.leaky_relu(summary(functional.adaptive_avg_pool2d(maps, 4)), _SLOPE))
        return Verdict(self.judge(torch.cat(summaries, dim=1)), features)


class ContextCritic(Critic):
    """The critic of the context encoder (Pathak et al., CVPR 2016, section 3.2): that of DCGAN, over the whole picture.

    4x4 convolutions of stride 2 until about 4 pixels are left of a side, then one number. Logistic loss.
    """

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        count = max(2, round(math.log2(size / 4)))
        channels = [3, *(width * min(8, 2**level) for level in range(count))]
        self.layers = nn.ModuleList(_Convolution(a, b, 4, padding=1) for a, b in pairwise(channels))
        self.judge = _Convolution(channels[-1], 1, 4, stride=1)

    def forward(self, pictures: Tensor, mask: Tensor) -> Verdict:
        maps, features = pictures * 2 - 1, []
        for layer in self.layers:
            maps = functional.leaky_relu(layer(maps), _SLOPE)
            features.append(maps)
        return Verdict(self.judge(functional.adaptive_avg_pool2d(maps, 4)), features)


class _Convolution(nn.Module):
    """A spectrally normalised convolution, whose weight is normalised in float32 whatever the convolution runs in."""

    def __init__(self, inputs: int, outputs: int, kernel: int, *, stride: int = 2, padding: int = 0) -> None:
        super().__init__()
        self.convolution = spectral_norm(nn.Conv2d(inputs, outputs, kernel, stride, padding))
        self._geometry = {"stride": stride, "padding": padding}

    def forward(self, maps: Tensor) -> Tensor:
        # The power iteration mixes kept vectors with fresh products; autocast would give them different types.
        with torch.autocast(maps.device.type, enabled=False):
            weight = self.convolution.weight
        return functional.conv2d(maps, weight, self.convolution.bias, **self._geometry)


def _around_holes(pictures: Tensor, mask: Tensor, side: int) -> Tensor:
    """Windows ``(N, C, side, side)``, of each picture the one with the most hole; found without waiting for the
    device."""
    count, depth, _, width = pictures.shape
    with torch.no_grad():
        stride = max(1, side // 8)
        shares = functional.avg_pool2d(1 - mask.float(), side, stride)
        best = shares.flatten(1).argmax(1)
        top, left = stride * (best // shares.shape[-1]), stride * (best % shares.shape[-1])
        steps = torch.arange(side, device=pictures.device)
        rows = (top.view(-1, 1) + steps).view(count, 1, side, 1).expand(-1, depth, -1, width)
        columns = (left.view(-1, 1) + steps).view(count, 1, 1, side).expand(-1, depth, side, -1)
    return pictures.gather(2, rows).gather(3, columns)
