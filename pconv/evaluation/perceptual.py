"""The perceptual and style distances of Liu et al., ECCV 2018, section 3.3, as measures of a finished picture.

Both take features as `pconv.evaluation.vgg.VggFeatures` gives them, three tensors ``(N, C, h, w)``, for one picture and
for the true one, and give ``(N,)``; 0 for equal pictures, larger is worse, no upper bound. Values depend on the VGG
file and compare only within one.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor
from torch.nn import functional


def perceptual_distance(truth: Sequence[Tensor], picture: Sequence[Tensor], hole: Tensor | None = None) -> Tensor:
    """Mean absolute difference of the features, summed over the poolings (equation 3, the term of one picture).

    Args:
        truth: features of the true pictures.
        picture: features of the filled ones.
        hole: ``(N, 1, H, W)`` float, 1 in the hole; features count where the pixels pooled into them touch the hole.
    """
    total = 0
    for wanted, found in zip(truth, picture, strict=True):
        difference = (wanted - found).abs()
        if hole is None:
            total = total + difference.mean(dim=(1, 2, 3))
        else:
            inside = _pooled(hole, difference)
            total = total + (difference * inside).sum(dim=(1, 2, 3)) / (inside.sum(dim=(1, 2, 3)) * difference.shape[1])
    return total


def style_distance(truth: Sequence[Tensor], picture: Sequence[Tensor], hole: Tensor | None = None) -> Tensor:
    """Mean absolute difference of the features' Gram matrices, summed over the poolings (equation 4).

    A Gram matrix is divided by ``C * h * w`` (the paper's K_p), with a hole by ``C`` times the number of its positions.
    Arguments as in `perceptual_distance`.
    """
    total = 0
    for wanted, found in zip(truth, picture, strict=True):
        inside = None if hole is None else _pooled(hole, wanted)
        total = total + (_gram(wanted, inside) - _gram(found, inside)).abs().mean(dim=(1, 2))
    return total


def _gram(features: Tensor, inside: Tensor | None) -> Tensor:
    """``(N, C, C)`` in float32: half precision would overflow."""
    vectors = features.float()
    positions: int | Tensor = features.shape[2] * features.shape[3]
    if inside is not None:
        vectors = vectors * inside
        positions = inside.sum(dim=(2, 3), keepdim=True)[:, 0]
    vectors = vectors.flatten(2)
    return vectors @ vectors.transpose(1, 2) / (features.shape[1] * positions)


def _pooled(hole: Tensor, features: Tensor) -> Tensor:
    """1 where a feature's pooling window holds a hole pixel, ``(N, 1, h, w)``.

    The poolings drop an odd last row or column; a hole that lies only there is counted at the last position.
    """
    return functional.adaptive_max_pool2d(hole.float(), features.shape[2:])
