"""The contextual loss on the features of holes.

Where a hole leaves open what was there, losses that compare place by place are smallest for the mean of all that could
be: blur, or a weave that only pretends to be texture. This one asks that everything the true hole holds be found
somewhere in the filled one. Source: Mechrez et al., "The Contextual Loss for Image Transformation with Non-Aligned
Data", ECCV 2018.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

_MOST = 1024  # places of a picture and layer that are compared, each with each; more are drawn at random
_FEWEST = 16  # with fewer, "somewhere" means nothing
_BANDWIDTH = 0.5  # h of the paper's equation 3
_LENGTH = 1e-3  # of a feature vector, below which it counts as shorter
_NEAREST = 1e-3  # distance, epsilon of the paper's equation 2
_SIMILARITY = 1e-5  # least, of which a logarithm is taken


def contextual_loss(predicted: Sequence[Tensor], true: Sequence[Tensor], mask: Tensor) -> Tensor:
    """Sum over layers of the mean over pictures of ``-log CX`` (equations 2 to 5) among the features of the hole,
    weighted by the share of the picture that is hole.

    Args:
        predicted, true: for each layer ``(N, C, h, w)`` features of the filled and of the true picture, with C, h and w
            of the layer.
        mask: ``(N, 1, H, W)`` of the pictures, 1 = valid; a place belongs to the hole where more than half of what it
            stands for does.
    """
    pairs = zip(predicted, true, strict=True)
    return sum(_layer(a.float(), b.float(), mask) for a, b in pairs)


def _layer(predicted: Tensor, true: Tensor, mask: Tensor) -> Tensor:
    inside = functional.interpolate(1 - mask, predicted.shape[-2:], mode="area").flatten(1) > 0.5
    # A random choice that prefers the hole, of one size for all pictures, so that nothing waits for the device.
    order = torch.rand(inside.shape, device=inside.device) + inside
    chosen = order.topk(min(_MOST, inside.shape[1]), sorted=False).indices
    inside_chosen = inside.gather(1, chosen)
    counts = inside_chosen.sum(1)
    with torch.autocast(predicted.device.type, enabled=False):
        similarity = _similarity(_taken(predicted, chosen), _taken(true, chosen), inside_chosen, counts)
    counted = inside.float().mean(1) * (counts >= _FEWEST)
    return -(torch.log(similarity + _SIMILARITY) * counted).mean()


def _taken(features: Tensor, places: Tensor) -> Tensor:
    """``(N, C, h, w)`` features at ``(N, P)`` places: ``(N, C, P)``."""
    flat = features.flatten(2)
    return flat.gather(2, places[:, None].expand(-1, flat.shape[1], -1))


def _similarity(a: Tensor, b: Tensor, inside: Tensor, counts: Tensor) -> Tensor:
    """CX of each picture ``(N,)``: of features ``(N, C, P)``, those ``inside`` ``(N, P) bool``, `counts` of them."""
    mean = (b * inside[:, None]).sum(2, keepdim=True) / counts.clamp(min=1).view(-1, 1, 1)
    a, b = (functional.normalize(x - mean, dim=1, eps=_LENGTH) for x in (a, b))
    distance = (1 - a.transpose(1, 2) @ b).clamp(min=0) / 2  # each predicted place, a row, to each true one
    outside = ~inside
    nearest = distance.masked_fill(outside[:, None], 1.0).amin(2, keepdim=True)
    closeness = (1 - distance / (nearest + _NEAREST)) / _BANDWIDTH
    # No minus infinity: a picture without a hole would divide nothing by nothing.
    share = torch.softmax(closeness.masked_fill(outside[:, None], -1e4), dim=2)
    best = share.masked_fill(outside[:, :, None], 0.0).amax(1)
    return (best * inside).sum(1) / counts.clamp(min=1)
