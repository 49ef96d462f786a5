"""How much each window of a partial convolution sees: counting masks apart from the features.

A mask is the same for all channels of its source, so that one channel is enough, and what the windows of every layer
see follows from the picture's mask alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, eq=False)
class Coverage:
    """What the windows of a layer see, ``(N or 1, 1, H, W) float32`` each.

    Attributes:
        factor: ``sum(1) / sum(M)`` of each window, 0 where it sees nothing.
        share: ``sum(M) / sum(1)``.
        mask: 1 where the window sees anything: the layer's new mask.
    """

    factor: Tensor
    share: Tensor
    mask: Tensor

    @classmethod
    def of(cls, counts: Tensor, window: float) -> Coverage:
        """From ``sum(M)`` and the number ``sum(1)`` it reaches in a window without holes."""
        mask = (counts > 0.5).float()
        return cls((window / counts.clamp(min=1.0)).mul_(mask), counts / window, mask)

    def finish(self, y: Tensor, bias: Tensor) -> Tensor:
        """Turn ``y = W^T (X * M)``, in place, into ``y * factor + bias * mask``.

        The bias is brought to the scale of `y` and both are scaled together, which needs no further tensor of y's size.
        """
        y.addcmul_(bias, self.share.to(y.dtype))
        return y.mul_(self.factor.to(y.dtype))


def window_sums(mask: Tensor, kernel: int, stride: int = 1) -> Tensor:
    """``sum(M)`` of every window, the border counted as hole: ``(N, 1, ceil(H / stride), ceil(W / stride)) float32``.

    Args:
        mask: ``(N, 1, H, W) float32``.
        kernel: odd side of the window.
        stride: 1 or 2.
    """
    sums = functional.pad(mask, (kernel // 2,) * 4)
    for dimension in (2, 3):  # first down, then across: kernel + kernel additions in place of kernel * kernel
        span = mask.shape[dimension]
        shifted = [sums.narrow(dimension, start, span) for start in range(kernel)]
        if stride > 1:
            shifted = [part[:, :, ::stride] if dimension == 2 else part[..., ::stride] for part in shifted]
        sums = shifted[0] + shifted[1]
        for part in shifted[2:]:
            sums += part
    return sums


def border_sums(height: int, width: int, kernel: int, stride: int = 1, *, device: torch.device) -> Tensor:
    """What `window_sums` gives for a mask without holes, ``(1, 1, H', W')``."""

    def along(size: int) -> Tensor:
        centre = torch.arange(0, size, stride, device=device)
        first, last = (centre - kernel // 2).clamp_(min=0), (centre + kernel // 2).clamp_(max=size - 1)
        return (last - first + 1).float()

    return torch.outer(along(height), along(width))[None, None]


def is_full(mask: Tensor) -> bool:
    """Whether it is known that a mask has no hole; on devices that would have to be waited for, it is not."""
    return mask.device.type == "cpu" and mask.numel() > 0 and mask.amin().item() > 0
