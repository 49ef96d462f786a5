"""The losses of Liu et al., ECCV 2018, section 3.3, each a mean, and the SSIM loss of the restoration variant.

Pictures are ``(N, 3, H, W)`` in [0, 1]; masks ``(N, 1, H, W)``, 1 = valid. Every loss is a scalar float32.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

_SQUARE = 1e-5  # keeps the root's slope finite
_LENGTH = 1e-6  # keeps places without any feature from a division by zero


def composite(output: Tensor, truth: Tensor, mask: Tensor) -> Tensor:
    """The truth where it is known, the network's output in the hole (the paper's I_comp)."""
    return mask * truth + (1 - mask) * output


def valid_loss(output: Tensor, truth: Tensor, mask: Tensor) -> Tensor:
    """Mean over all pixels of the absolute error of the known ones (L_valid)."""
    return (mask * (output - truth)).abs().mean()


def hole_loss(output: Tensor, truth: Tensor, mask: Tensor) -> Tensor:
    """Mean over all pixels of the absolute error in the hole (L_hole)."""
    return ((1 - mask) * (output - truth)).abs().mean()


def root_loss(output: Tensor, truth: Tensor, mask: Tensor) -> Tensor:
    """Mean over pictures of the root of the mean squared error in the hole: what PSNR measures, each hole as much."""
    hole = (1 - mask).sum((1, 2, 3))
    squares = ((1 - mask) * (output - truth)).square().sum((1, 2, 3)) / (output.shape[1] * hole.clamp_min(1))
    return (squares + _SQUARE).sqrt().mean()


def perceptual_loss(predicted: Sequence[Tensor], true: Sequence[Tensor]) -> Tensor:
    """Sum over layers of the mean absolute difference of the features (equation 3, one of its two terms)."""
    return sum((a.float() - b.float()).abs().mean() for a, b in zip(predicted, true, strict=True))


def direction_loss(predicted: Sequence[Tensor], true: Sequence[Tensor]) -> Tensor:
    """Sum over layers of the mean squared distance of the features, scaled to unit length at every place.

    It sees faint texture as it sees strong edges, which the perceptual loss outweighs with them, and is blind to how
    strong features are. Source: Zhang et al., CVPR 2018, equation 1 with all channels weighted 1.
    """
    pairs = zip(predicted, true, strict=True)
    return sum((_unit(a) - _unit(b)).square().sum(dim=1).mean() for a, b in pairs)


def _unit(features: Tensor) -> Tensor:
    features = features.float()
    return features / (torch.linalg.vector_norm(features, dim=1, keepdim=True) + _LENGTH)


def style_loss(predicted: Sequence[Tensor], true: Sequence[Tensor]) -> Tensor:
    """Sum over layers of the mean absolute difference of the Gram matrices (equations 4 and 5).

    A Gram matrix is divided by C*H*W of its layer, the paper's K_n.
    """
    return sum((gram(a) - gram(b)).abs().mean() for a, b in zip(predicted, true, strict=True))


def gram(features: Tensor) -> Tensor:
    """``(N, C, H, W)`` features to ``(N, C, C) float32``: inner products of channels over the pixels / (C*H*W)."""
    count, channels, height, width = features.shape
    flat = features.float().reshape(count, channels, height * width)
    with torch.autocast(features.device.type, enabled=False):
        # Scaled before the product: in half precision the sum over the pixels would overflow.
        return (flat / (channels * height * width)) @ flat.transpose(1, 2)


def variation_loss(composed: Tensor, mask: Tensor) -> Tensor:
    """Total variation inside the hole grown by one pixel (L_tv): mean absolute difference of neighbours, both of
    which lie in that region, over all pixels and channels."""
    hole = functional.max_pool2d(1 - mask, 3, stride=1, padding=1)
    across = (composed[..., 1:] - composed[..., :-1]).abs() * hole[..., 1:] * hole[..., :-1]
    down = (composed[..., 1:, :] - composed[..., :-1, :]).abs() * hole[..., 1:, :] * hole[..., :-1, :]
    return (across.sum() + down.sum()) / composed.numel()


def ssim_loss(a: Tensor, b: Tensor, *, sigma: float = 1.5, size: int = 11) -> Tensor:
    """1 - SSIM with a Gaussian window (Wang et al. 2004: sigma 1.5, 11 pixels, K1 0.01, K2 0.03, range 1)."""
    steps = torch.arange(size, device=a.device, dtype=torch.float32) - (size - 1) / 2
    line = torch.exp(-(steps**2) / (2 * sigma**2))
    line = line / line.sum()
    channels = a.shape[1]
    across = line.view(1, 1, 1, -1).repeat(channels, 1, 1, 1)
    down = line.view(1, 1, -1, 1).repeat(channels, 1, 1, 1)

    def blurred(x: Tensor) -> Tensor:
        return functional.conv2d(functional.conv2d(x, across, groups=channels), down, groups=channels)

    with torch.autocast(a.device.type, enabled=False):
        a, b = a.float(), b.float()
        mean_a, mean_b = blurred(a), blurred(b)
        variance_a = blurred(a * a) - mean_a**2
        variance_b = blurred(b * b) - mean_b**2
        covariance = blurred(a * b) - mean_a * mean_b
        c1, c2 = 0.01**2, 0.03**2
        ssim = ((2 * mean_a * mean_b + c1) * (2 * covariance + c2)) / (
            (mean_a**2 + mean_b**2 + c1) * (variance_a + variance_b + c2)
        )
    return 1 - ssim.mean()
