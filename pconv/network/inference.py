"""The U-Net of partial convolutions rearranged for prediction alone.

The same function as `PConvUNet` in eval mode, up to rounding and to which of nearly equal places it copies:

- BatchNorm is folded into the convolutions. Where a window sees nothing the folded layer gives 0 and the plain one
  BatchNorm's shift, which the next layer masks; the last layer has no BatchNorm.
- All layers give 0 under their own mask (ReLU and LeakyReLU keep 0), so that only the picture has to be masked.
- Masks are counted ahead of the features, with one channel, and no longer once they have no hole.
- A convolution over the concatenation of two sources is the sum of two convolutions, and a 3x3 convolution over
  features doubled in size is four 2x2 convolutions over the features themselves, one for the even and odd rows and
  columns each: four ninths of the arithmetic, and neither the doubled nor the concatenated features exist.
- Places to copy from are compared by fewer numbers.
- Where only a part of the picture is asked for, the decoder computes that part and what it depends on; the first of two
  looks (see `pconv.network.attention`) only the holes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.box import Box
from pconv.network import attention
from pconv.network.coverage import Coverage, border_sums, is_full, window_sums
from pconv.network.cutting import Held, Part, around_holes, cut, parts_of
from pconv.network.unet import PConvUNet, doubled

# Deeper levels hold so few pixels that reading the weights costs more than the arithmetic, and four 2x2 kernels are
# larger than one of 3x3.
_SPLIT_LEVELS = 5

# How far the windows of a cell and its copy may be apart until half of what the copy would change is left: it is worth
# less where nothing fits.
_DOUBTED = 0.2

# Enough to tell places apart at a fifth of the cost.
_SEARCH = attention.Search(components=12)


def prepare(network: PConvUNet, dtype: torch.dtype = torch.float32) -> PreparedUNet:
    """A copy of `network`, on its device, that predicts the same faster. BatchNorm is taken at its running statistics.

    Args:
        network: stays as it is.
        dtype: what features and weights are held and multiplied in. The last layer, which makes the picture, is
            always float32, as are all counts.
    """
    with torch.no_grad():
        return PreparedUNet(network, dtype).eval().requires_grad_(False)


class Detail(NamedTuple):
    """Attributes:
    picture: ``(N, 3, H, W) float32`` in [0, 1], the holes filled by copies alone.
    fit: ``(N, 1, H, W) float32``: how well they fit, 0 to 1.
    origins: ``(N, h, w, 2) int64``: row and column where what each cell copies begins, -1 where there is none.
    """

    picture: Tensor
    fit: Tensor
    origins: Tensor


class PreparedUNet(nn.Module):
    """See the head of this file. Made by `prepare`; remembers nothing between calls."""

    def __init__(self, network: PConvUNet, dtype: torch.dtype) -> None:
        super().__init__()
        self.config = network.config
        self.encoder = nn.ModuleList(_Halving(layer, dtype) for layer in network.encoder)
        self.decoder = nn.ModuleList(
            (_SplitDoubling if level < _SPLIT_LEVELS else _Doubling)(layer, dtype if level else torch.float32)
            for level, layer in zip(reversed(range(self.config.depth)), network.decoder, strict=True)
        )
        self.attention = None
        if network.attention is not None:
            self.attention = _Attention(network.attention, network.decoder[::-1], dtype)

    @property
    def calls(self) -> int:
        """How many layers are computed for a prediction of one picture."""
        once = len(self.encoder) + len(self.decoder)
        return once + len(self.decoder) + 2 * attention.LEVEL if self.attention is not None else once

    @torch.inference_mode()
    def forward(
        self,
        image: Tensor,
        mask: Tensor,
        sizes: Tensor | None = None,
        box: Box | None = None,
        sources: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Predict from the valid pixels, as `PConvUNet` does.

        Args:
            image: ``(N, 3, H, W)`` in [0, 1], RGB, display-encoded; what is under the hole has no influence.
            mask: ``(N, 1, H, W)``, 1 = valid, 0 = hole.
            sizes: see `PConvUNet.forward`; the pictures are then computed one by one.
            box: the part of the pictures to predict; None: all.
            sources: ``(N, 1, H, W) bool``: what may be copied; None: all that is valid. Without `sizes` alone.

        Returns:
            The box's part of the predicted pictures ``(N, 3, h, w) float32`` and of the last layer's mask
            ``(N, 1, h, w) float32``.
        """
        whole = Box(0, 0, *image.shape[-2:])
        box = whole if box is None else box
        if sizes is not None:
            return self._one_by_one(image, mask, sizes, box)
        masks, coverages = self._look(mask.float())
        hole = around_holes(masks[0]) if self.attention is not None else None
        parts = parts_of(whole, box if hole is None else box.union(hole), self.config.depth)
        x = (image.float() * 2 - 1).mul_(masks[0]).contiguous(memory_format=torch.channels_last)
        features = [Held.whole(x)]
        for layer, coverage, part in zip(self.encoder, coverages, [*parts[1:], None], strict=True):
            x = layer(x, coverage)
            features.append(Held.whole(x) if part is None else Held.cut(x, part.fine))
        copies = None if hole is None else self._copies(features, masks, sources, hole, box)
        x, seen = self._decoded(features, masks, box, copies)
        return (x + 1).mul_(0.5), seen.expand(x.shape[0], -1, -1, -1)

    @torch.inference_mode()
    def detail(self, image: Tensor, mask: Tensor, sources: Tensor, nearness: float = _SEARCH.nearness) -> Detail:
        """What copies would make of pictures whose holes are filled; needs copies.

        Args:
            image: ``(N, 3, H, W)`` in [0, 1], RGB, display-encoded.
            mask: ``(N, 1, H, W)``, 0 = filled.
            sources: ``(N, 1, H, W)``, 1 where copies may come from, which is nowhere that the mask is 0.
            nearness: see `attention.Search`.
        """
        x = (image.float() * 2 - 1).contiguous(memory_format=torch.channels_last)
        features = self._encoded(x)[-1]
        made, _ = attention.filled(features, x, mask, sources=sources, search=_SEARCH._replace(nearness=nearness))
        cells = len(x), *features.shape[-2:]
        fit = (_DOUBTED / (_DOUBTED + made.misfit)).view(cells)[:, None]
        fit = functional.interpolate(fit, scale_factor=attention.CELL, mode="bilinear", align_corners=False)
        fit = fit[..., : x.shape[-2], : x.shape[-1]]
        return Detail((made.picture + 1) / 2, fit, made.origins.view(*cells, 2))

    def _decoded(
        self, features: Sequence[Held], masks: Sequence[Tensor], box: Box, copies: _Copies | None = None
    ) -> tuple[Tensor, Tensor]:
        """The box's part of the picture in [-1, 1] and of its mask, with what `copies` show."""
        x, seen, gates = features[-1].tensor, masks[-1], None
        have = Box(0, 0, *x.shape[-2:])
        parts = parts_of(Box(0, 0, *masks[0].shape[-2:]), box, self.config.depth)
        for level, layer in zip(reversed(range(self.config.depth)), self.decoder, strict=True):
            part, more = parts[level], None
            x, seen = cut(x, part.coarse, have), cut(seen, part.coarse, have)
            have = part.fine
            skip_mask = cut(masks[level], have, part.whole)
            coverage = layer.cover(seen, skip_mask)
            if copies is not None and level <= attention.LEVEL:
                if gates is None:
                    gates = self.attention.gates(x, copies.trust, part)
                more = self.attention(copies.features[level].of(have), 1 - skip_mask, level, gates, part)
            if more is not None and level == 0:
                detail = self.attention.taken(x, copies.detail.of(have), gates, part)
            x, seen = layer(x, features[level].of(have), coverage, more), coverage.mask
        if copies is not None:
            x += detail * seen
        return cut(x, box, have), cut(seen, box, have)

    def _copies(
        self, features: Sequence[Held], masks: Sequence[Tensor], sources: Tensor | None, hole: Box, box: Box
    ) -> _Copies:
        """What the second look sees, as far as the box's part of it depends on that; `hole` is around all holes."""
        predicted = features[0].tensor.clone()
        predicted[..., *hole.slices] += self._decoded(features, masks, hole)[0] * (1 - masks[0][..., *hole.slices])
        sources = masks[0] if sources is None else masks[0] * sources
        copies = attention.seen(self._encoded, predicted, masks[0], sources=sources, search=_SEARCH)
        parts = parts_of(Box(0, 0, *masks[0].shape[-2:]), box, self.config.depth)
        held = [Held.cut(x, part.fine) for x, part in zip(copies.features, parts[: attention.LEVEL + 1], strict=True)]
        return _Copies(held, copies.trust, Held.cut(copies.detail, parts[0].fine))

    def _encoded(self, x: Tensor) -> list[Tensor]:
        """The first features of pictures in [-1, 1] without holes."""
        features, seen = [x], torch.ones_like(x[:1, :1])
        for layer in self.encoder[: attention.LEVEL]:
            coverage = layer.cover(seen)
            x, seen = layer(x, coverage), coverage.mask
            features.append(x)
        return features

    def _look(self, mask: Tensor) -> tuple[list[Tensor], list[Coverage]]:
        """The picture's mask and those of the encoder's layers, and what their windows see."""
        masks, coverages = [mask], []
        for layer in self.encoder:
            coverages.append(layer.cover(masks[-1]))
            masks.append(coverages[-1].mask)
        return masks, coverages

    def _one_by_one(self, image: Tensor, mask: Tensor, sizes: Tensor, box: Box) -> tuple[Tensor, Tensor]:
        predicted, seen = torch.full_like(image, 0.5, dtype=torch.float32), torch.zeros_like(mask, dtype=torch.float32)
        for index, (height, width) in enumerate(sizes.tolist()):
            place = (slice(index, index + 1), slice(None), slice(height), slice(width))
            predicted[place], seen[place] = self(image[place], mask[place])
        return predicted[..., *box.slices], seen[..., *box.slices]


class _Copies(NamedTuple):
    """`attention.Copies`, of which only parts are kept."""

    features: Sequence[Held]
    trust: Tensor
    detail: Held


class _Halving(nn.Module):
    """A layer of the encoder."""

    def __init__(self, layer: nn.Module, dtype: torch.dtype) -> None:
        super().__init__()
        weight, bias = _folded(layer)
        self.kernel = weight.shape[-1]
        self.register_buffer("weight", _stored(weight, dtype))
        self.register_buffer("bias", _stored(bias, dtype))

    def cover(self, mask: Tensor) -> Coverage:
        return Coverage.of(_sums(mask, mask.shape[-2:], self.kernel, 2), self.kernel**2)

    def forward(self, x: Tensor, coverage: Coverage) -> Tensor:
        y = functional.conv2d(x.to(self.weight.dtype), self.weight, None, stride=2, padding=self.kernel // 2)
        return functional.relu_(coverage.finish(y, self.bias))


class _Doubling(nn.Module):
    """A layer of the decoder: its features doubled in size and those of the encoder, concatenated."""

    def __init__(self, layer: nn.Module, dtype: torch.dtype) -> None:
        super().__init__()
        weight, bias = _folded(layer)
        self.sources = layer.convolution.sources
        # The last layer has none, which is a slope of 1.
        self.slope = getattr(layer.activation, "negative_slope", 1.0)
        self.register_buffer("bias", _stored(bias, dtype))
        self._keep(weight, dtype)

    def _keep(self, weight: Tensor, dtype: torch.dtype) -> None:
        self.register_buffer("weight", _stored(weight, dtype))

    def cover(self, mask: Tensor, skip_mask: Tensor) -> Coverage:
        size = skip_mask.shape[-2:]
        coarse = mask if is_full(mask) else doubled(mask, skip_mask)
        counts = self.sources[0] * _sums(coarse, size, 3) + self.sources[1] * _sums(skip_mask, size, 3)
        return Coverage.of(counts, 9 * sum(self.sources))

    def forward(self, x: Tensor, skip: Tensor, coverage: Coverage, more: Tensor | None = None) -> Tensor:
        """`more`, if any, is added before the activation wherever something was seen."""
        y = coverage.finish(self._convolved(x, skip), self.bias)
        if more is not None:
            y += more if is_full(coverage.mask) else more * coverage.mask.to(more.dtype)
        return y if self.slope == 1.0 else functional.leaky_relu_(y, self.slope)

    def _convolved(self, x: Tensor, skip: Tensor) -> Tensor:
        both = torch.cat([doubled(x, skip), skip.to(x.dtype)], dim=1)
        return functional.conv2d(both, self.weight, None, padding=1)


class _SplitDoubling(_Doubling):
    """The same without doubling and without concatenation.

    Row ``2i`` of the result sees rows ``2i-1, 2i, 2i+1`` of the doubled features, which are rows ``i-1, i, i`` of the
    features: a kernel of two rows, ``w0`` and ``w1 + w2``. Row ``2i+1`` sees ``i, i, i+1``: ``w0 + w1`` and ``w2``.
    Columns likewise.
    """

    def _keep(self, weight: Tensor, dtype: torch.dtype) -> None:
        coarse, fine = weight.split(self.sources, dim=1)
        phases = [_halved(_halved(coarse, 2, row), 3, column) for row in (0, 1) for column in (0, 1)]
        self.register_buffer("weight", _stored(torch.cat(phases), dtype))
        self.register_buffer("skip_weight", _stored(fine, dtype))
        self.register_buffer("last_row", _stored(coarse[:, :, 2:], dtype))
        self.register_buffer("last_column", _stored(coarse[..., 2:], dtype))

    def _convolved(self, x: Tensor, skip: Tensor) -> Tensor:
        x, skip = x.to(self.weight.dtype), skip.to(self.weight.dtype)
        y = functional.conv2d(skip, self.skip_weight, None, padding=1)
        phases = functional.conv2d(x, self.weight, None, padding=1).chunk(4, dim=1)
        for index, phase in enumerate(phases):
            row, column = divmod(index, 2)
            place = y[..., row::2, column::2]
            place += phase[..., row : row + place.shape[-2], column : column + place.shape[-1]]
        self._take_off_beyond(x, y)
        return y

    def _take_off_beyond(self, x: Tensor, y: Tensor) -> None:
        """Where a side of `y` is odd, the doubled features reach one row or column beyond it, which counts as hole
        but was convolved as well."""
        height, width = y.shape[-2:]
        if height % 2:
            row = x[..., -1:, :].repeat_interleave(2, dim=3)
            y[..., -1:, :] -= functional.conv2d(row, self.last_row, None, padding=(0, 1))[..., :width]
        if width % 2:
            column = x[..., -1:].repeat_interleave(2, dim=2)[..., :height, :]
            y[..., -1:] -= functional.conv2d(column, self.last_column, None, padding=(1, 0))


class _Attention(nn.Module):
    """`CopyAttention` with the decoder's BatchNorm in its weights, for parts of a picture."""

    def __init__(self, plain: attention.CopyAttention, layers: Sequence[nn.Module], dtype: torch.dtype) -> None:
        """`layers`: the decoder's, from level 0 on."""
        super().__init__()
        self.slope = float(plain.slope)
        self.register_buffer("gate", _stored(plain.gate.weight, torch.float32))
        self.register_buffer("bias", plain.gate.bias.detach().clone().float())
        self.register_buffer("share", _stored(plain.share.weight, torch.float32))
        self.register_buffer("share_bias", plain.share.bias.detach().clone().float())
        for level, convolution in enumerate(plain.convolutions):
            weight = convolution.weight * _scale(layers[level].norm)
            self.register_buffer(f"weight{level}", _stored(weight, dtype if level else torch.float32))

    def gates(self, x: Tensor, trust: Tensor, part: Part) -> Tensor:
        """As `CopyAttention.gates`, for the part of level `attention.LEVEL`, of which `x` holds the coarse
        features; all others are 0."""
        seen = functional.conv2d(x.float(), self.gate, self.bias)
        whole = torch.zeros_like(trust)
        place = part.fine.slices
        whole[..., *place] = attention.believed(seen, trust[..., *place], self.slope)
        return whole

    def forward(self, copies: Tensor, hole: Tensor, level: int, gates: Tensor, part: Part) -> Tensor:
        """As `CopyAttention`, for a part; only `gates` are whole."""
        weight = getattr(self, f"weight{level}")
        believed = attention.gated(copies, hole, level, gates, part.fine)
        return functional.conv2d(believed.to(weight.dtype), weight, padding=1)

    def taken(self, x: Tensor, detail: Tensor, gates: Tensor, part: Part) -> Tensor:
        """As `CopyAttention.taken`, for the part of level 0, of which `x` and `detail` are parts."""
        share = functional.conv2d(x.float(), self.share, self.share_bias)
        return attention.taken(share, detail, gates, part.fine)


def _sums(mask: Tensor, size: Sequence[int], kernel: int, stride: int = 1) -> Tensor:
    """The window sums of a mask that covers a grid of `size`; one that has no hole may be of any size."""
    if is_full(mask):
        return border_sums(*size, kernel, stride, device=mask.device)
    return window_sums(mask, kernel, stride)


def _folded(layer: nn.Module) -> tuple[Tensor, Tensor]:
    """Weights ``(out, in, k, k)`` and bias ``(1, out, 1, 1)`` of a layer with its BatchNorm in them."""
    weight, bias, norm = layer.convolution.weight, layer.convolution.bias, layer.norm
    scale = _scale(norm)
    if isinstance(norm, nn.BatchNorm2d):
        bias = (bias - norm.running_mean) * scale.flatten() + norm.bias
    return weight * scale, bias.view(1, -1, 1, 1)


def _scale(norm: nn.Module) -> Tensor | float:
    """What a layer's BatchNorm multiplies its channels by, ``(out, 1, 1, 1)``; 1 where it has none."""
    if not isinstance(norm, nn.BatchNorm2d):
        return 1.0
    return (norm.weight / torch.sqrt(norm.running_var + norm.eps)).view(-1, 1, 1, 1)


def _halved(weight: Tensor, dimension: int, odd: int) -> Tensor:
    """Three taps along a dimension as the two that the even or odd pixels need."""
    first, middle, last = weight.split(1, dim=dimension)
    return torch.cat([first + middle, last] if odd else [first, middle + last], dim=dimension)


def _stored(tensor: Tensor, dtype: torch.dtype) -> Tensor:
    """A copy of its own, in the layout that convolutions take fastest."""
    return tensor.detach().clone().to(dtype).contiguous(memory_format=torch.channels_last)
