"""Partial convolution: a convolution that looks only at known pixels.

Liu et al., "Image Inpainting for Irregular Holes Using Partial Convolutions", ECCV 2018, equations 1 and 2; as padding
without a mask: Liu et al., "Partial Convolution based Padding", arXiv 1811.11718.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional


class PartialConv2d(nn.Module):
    """A convolution over the valid pixels of each window, rescaled by how many there are.

    ``x' = W^T (X * M) * sum(1) / sum(M) + b`` where ``sum(M) > 0``, else 0; the new mask is 1 where ``sum(M) > 0``.
    The border counts as hole, so that with no mask the layer is partial-convolution-based padding. Padding is
    ``kernel // 2``: an input of side n gives ``ceil(n / stride)``.

    The features may be a concatenation of several sources (a U-Net's decoder joins the upsampled features with a skip
    connection), each with a mask of its own: ``in_channels`` then lists the channels of each source and the mask has
    one channel per source. A mask is the same for all channels of its source, so it is counted with one channel and
    weighted by the number of channels. Nothing is remembered between calls.

    Args:
        in_channels: channels of the input, or of each concatenated source.
        out_channels: channels of the output.
        kernel: odd side of the window, in pixels.
        stride: 1 or 2.
        bias: whether ``b`` exists.
        random: whether to draw weights; if not, they are to be loaded and hold anything until then.
    """

    def __init__(
        self,
        in_channels: int | Sequence[int],
        out_channels: int,
        kernel: int,
        *,
        stride: int = 1,
        bias: bool = True,
        random: bool = True,
    ) -> None:
        super().__init__()
        sources = (in_channels,) if isinstance(in_channels, int) else tuple(in_channels)
        self.stride = stride
        self.padding = kernel // 2
        self.weight = nn.Parameter(torch.empty(out_channels, sum(sources), kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(out_channels)) if bias else None
        if random:
            nn.init.kaiming_normal_(self.weight, mode="fan_in", nonlinearity="relu")
        counter = torch.tensor(sources, dtype=torch.float32).view(1, -1, 1, 1).repeat(1, 1, kernel, kernel)
        # Follows from the shape, so it is no part of the weights; contiguous because some backends
        # compute expanded kernels wrongly.
        self.register_buffer("counter", counter.contiguous(), persistent=False)
        self.window = float(sum(sources) * kernel * kernel)
        self.sources = sources

    def extra_repr(self) -> str:
        kernel = self.weight.shape[-1]
        return f"{self.sources} -> {self.weight.shape[0]}, kernel {kernel}, stride {self.stride}"

    def count(self, mask: Tensor, inside: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """The factor of each window and the new mask, both ``(N, 1, H', W') float32``.

        Args:
            mask: ``(N, sources, H, W)``, 1 = valid, 0 = hole.
            inside: ``(N, 1, H', W')`` or None: 0 where the output lies beyond a smaller picture of the batch; the
                new mask stays hole there.
        """
        with torch.no_grad(), torch.autocast(mask.device.type, enabled=False):
            # float32 whatever the features are in: bf16 counts exactly only up to 256, fp16 up to 2048.
            valid = functional.conv2d(mask.float(), self.counter.float(), stride=self.stride, padding=self.padding)
            new_mask = (valid > 0.5).float()
            if inside is not None:
                new_mask = new_mask * inside
            return self.window / valid.clamp(min=1.0) * new_mask, new_mask

    def forward(
        self,
        x: Tensor,
        mask: Tensor | None = None,
        inside: Tensor | None = None,
        *,
        blank: bool = False,
    ) -> tuple[Tensor, Tensor]:
        """Convolve the valid pixels.

        Args:
            x: ``(N, C, H, W)`` features; what they hold under the hole has no influence.
            mask: ``(N, sources, H, W)``, 1 = valid; None = all valid.
            inside: see `count`.
            blank: the features are known to be 0 under the hole, so that they need not be masked again.

        Returns:
            ``(N, out_channels, H', W')`` features, 0 where the window was all hole, and the new mask
            ``(N, 1, H', W') float32``.
        """
        if mask is None:
            mask = x.new_ones((x.shape[0], len(self.sources), *x.shape[-2:]), dtype=torch.float32)
        elif not blank:
            x = x * self._per_channel(mask).to(x.dtype)
        factor, new_mask = self.count(mask, inside)
        y = functional.conv2d(x, self.weight, None, stride=self.stride, padding=self.padding)
        # In place: a training step is bound by memory here, and no gradient needs the product before.
        y = y.mul_(factor.to(y.dtype))
        if self.bias is not None:
            y = y.addcmul_(self.bias.to(y.dtype).view(1, -1, 1, 1), new_mask.to(y.dtype))
        return y, new_mask

    def _per_channel(self, mask: Tensor) -> Tensor:
        """`mask` so that it multiplies the concatenated features."""
        if len(self.sources) == 1:
            return mask
        return torch.cat(
            [mask[:, i : i + 1].expand(-1, channels, -1, -1) for i, channels in enumerate(self.sources)], dim=1
        )
