"""The U-Net of partial convolutions (Liu et al., ECCV 2018, section 3.2 and the table of its supplement)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional

from pconv.errors import UsageError
from pconv.network import attention
from pconv.network.coverage import is_full
from pconv.network.partial_convolution import PartialConv2d

_ENCODER_KERNELS = (7, 5, 5)  # then 3
_SLOPE = 0.2


@dataclass(frozen=True)
class UNetConfig:
    """The shape of a network.

    Attributes:
        width: channels of the first layer; deeper layers have 2, 4, then 8 times as many. 64 in the paper.
        depth: how often the picture is halved, 2 to 9; it decides how large a hole closes. 8 in the paper.
        copies: whether the network looks a second time, at what `pconv.network.attention` copies into the hole. Not in
            the paper; needs a depth of 3.
    """

    width: int = 64
    depth: int = 8
    copies: bool = False

    def __post_init__(self) -> None:
        if not (self.width >= 1 and 2 + self.copies <= self.depth <= 9):
            raise UsageError(f"A network of width {self.width} and depth {self.depth} cannot be built.")

    @property
    def channels(self) -> tuple[int, ...]:
        """Output channels of each encoder layer."""
        return tuple(self.width * min(8, 2**level) for level in range(self.depth))

    @property
    def kernels(self) -> tuple[int, ...]:
        """Kernel of each encoder layer."""
        return (*_ENCODER_KERNELS, *[3] * self.depth)[: self.depth]


class _Layer(nn.Module):
    """One row of the paper's table: partial convolution, BatchNorm where the table has it, activation."""

    def __init__(self, convolution: PartialConv2d, *, norm: bool, activation: nn.Module) -> None:
        super().__init__()
        self.convolution = convolution
        self.norm = nn.BatchNorm2d(convolution.weight.shape[0]) if norm else nn.Identity()
        self.activation = activation

    def forward(
        self, x: Tensor, mask: Tensor, inside: Tensor | None, *, more: Tensor | None = None, still: bool = False
    ) -> tuple[Tensor, Tensor]:
        """`x` is 0 under the hole already, and so is what comes out. `more` is added to the convolution; with `still`
        BatchNorm is taken at its running statistics, which do not move."""
        x, mask = self.convolution(x, mask, inside, blank=True)
        if more is not None:
            x = x + more.to(x.dtype)
        x = _at_rest(self.norm, x) if still else self.norm(x)
        return blanked(self.activation(x), mask), mask


class PConvUNet(nn.Module):
    """Fills the holes of pictures of any size.

    Sides that do not halve evenly are rounded up at each layer with what is beyond the picture counted as hole, which
    is the same as padding the picture with hole to a multiple of ``2 ** depth``.
    """

    def __init__(self, config: UNetConfig | None = None, *, random: bool = True) -> None:
        """A network with random weights, or with none that mean anything (`random` False), to load some into."""
        super().__init__()
        self.config = config = config or UNetConfig()
        channels, kernels = config.channels, config.kernels
        skips = (3, *channels[:-1])
        self.encoder = nn.ModuleList(
            _Layer(
                PartialConv2d(skips[level], channels[level], kernels[level], stride=2, random=random),
                norm=level > 0,
                activation=nn.ReLU(inplace=True),
            )
            for level in range(config.depth)
        )
        self.decoder = nn.ModuleList(
            _Layer(
                PartialConv2d((channels[level], skips[level]), skips[level], 3, random=random),
                norm=level > 0,
                activation=nn.LeakyReLU(_SLOPE, inplace=True) if level else nn.Identity(),
            )
            for level in reversed(range(config.depth))
        )
        self.attention = None
        if config.copies:
            self._attend()

    def add_copies(self) -> None:
        """Let a network copy that did not yet; it predicts the same until it is trained."""
        if self.attention is None:
            self.config = replace(self.config, copies=True)
            self._attend()

    def _attend(self) -> None:
        channels = self.config.channels
        self.attention = attention.CopyAttention((3, *channels[: attention.LEVEL]), channels[attention.LEVEL])

    def freeze_encoder_norm(self) -> None:
        """Keep the encoder's BatchNorm at its running statistics and its affine parameters untrained, as the paper
        does for fine-tuning. Call again after every ``train()``."""
        for layer in self.encoder:
            layer.norm.eval()
            layer.norm.requires_grad_(False)

    def forward(self, image: Tensor, mask: Tensor, sizes: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Predict the whole picture from its valid pixels.

        Args:
            image: ``(N, 3, H, W)`` in [0, 1], RGB, display-encoded; what is under the hole has no influence.
            mask: ``(N, 1, H, W)``, 1 = valid, 0 = hole.
            sizes: ``(N, 2) int`` heights and widths of pictures that were padded at the bottom and the right into
                one batch; each then comes out as it would alone. None: all fill their place.

        Returns:
            ``(N, 3, H, W)`` predicted picture, about [0, 1], not clipped, known pixels repainted as well; and the
            last layer's mask ``(N, 1, H, W) float32``, 0 where the hole was too large for the depth to close.
        """
        mask = mask.float()
        insides = _insides(sizes, image.shape[-2:], self.config.depth)
        if insides[0] is not None:
            mask = mask * insides[0]
        x = blanked(image * 2 - 1, mask)
        features, masks = [x], [mask]
        for level, layer in enumerate(self.encoder):
            x, mask = layer(x, mask, insides[level + 1])
            features.append(x)
            masks.append(mask)
        copies = None
        if self.attention is not None:
            with torch.no_grad():
                first, _ = self._decoded(features, masks, insides, still=True)
                predicted = features[0] + first.to(features[0].dtype) * (1 - masks[0]).to(features[0].dtype)
                copies = attention.seen(partial(self._encoded, insides), predicted, masks[0], sizes)
        x, mask = self._decoded(features, masks, insides, copies)
        return (x + 1) / 2, mask

    def _decoded(
        self,
        features: list[Tensor],
        masks: list[Tensor],
        insides: list[Tensor | None],
        copies: attention.Copies | None = None,
        *,
        still: bool = False,
    ) -> tuple[Tensor, Tensor]:
        """The picture in [-1, 1] and its mask, from the encoder's features, with what `copies` show."""
        x, mask, gates = features[-1], masks[-1], None
        for level, layer in zip(reversed(range(self.config.depth)), self.decoder, strict=True):
            skip, skip_mask, more = features[level], masks[level], None
            if copies is not None and level <= attention.LEVEL:
                if gates is None:
                    gates = self.attention.gates(x, copies.trust)
                hole = 1 - skip_mask if insides[level] is None else insides[level] - skip_mask
                more = self.attention(copies.features[level], hole, level, gates)
            detail = self.attention.taken(x, copies.detail, gates) if copies is not None and level == 0 else None
            x = torch.cat([doubled(x, skip), skip.to(x.dtype)], dim=1)
            mask = torch.cat([doubled(mask, skip_mask), skip_mask], dim=1)
            if insides[level] is not None:
                x, mask = x * insides[level].to(x.dtype), mask * insides[level]
            x, mask = layer(x, mask, insides[level], more=more, still=still)
        return x if detail is None else x + detail * mask, mask

    def _encoded(self, insides: list[Tensor | None], x: Tensor) -> list[Tensor]:
        """The first features of pictures in [-1, 1] without holes, as in prediction."""
        seen = torch.ones_like(x[:, :1], dtype=torch.float32)
        if insides[0] is not None:
            x, seen = x * insides[0].to(x.dtype), insides[0]
        features = [x]
        for level, layer in enumerate(self.encoder[: attention.LEVEL]):
            x, seen = layer(x, seen, insides[level + 1], still=True)
            features.append(x)
        return features


def _at_rest(norm: nn.Module, x: Tensor) -> Tensor:
    """`x` normalised as in prediction, whatever mode the network is in."""
    if not isinstance(norm, nn.BatchNorm2d):
        return norm(x)
    return functional.batch_norm(x, norm.running_mean, norm.running_var, norm.weight, norm.bias, eps=norm.eps)


def closes(config: UNetConfig) -> int:
    """The side in pixels of the largest square hole that closes wherever it lies.

    A window of the deepest layer sees ``kernel // 2`` pixels of its own grid to each side at every level, so its
    field of view is one pixel wider than the number returned; a hole that fills the whole field is never closed.
    """
    return 2 * sum((kernel // 2) * 2**level for level, kernel in enumerate(config.kernels))


def blanked(x: Tensor, mask: Tensor) -> Tensor:
    """`x` with 0 under the hole; itself where it is known without waiting for a device that there is none."""
    if not torch.compiler.is_compiling() and is_full(mask):  # a question to the mask would cut the compiled graph
        return x
    return x * mask.to(x.dtype)


def doubled(x: Tensor, like: Tensor) -> Tensor:
    """`x` at twice its size (nearest), cropped to `like`, whose side may be odd."""
    return functional.interpolate(x, scale_factor=2, mode="nearest")[..., : like.shape[-2], : like.shape[-1]]


def _insides(sizes: Tensor | None, shape: torch.Size, depth: int) -> list[Tensor | None]:
    """For each level, ``(N, 1, H, W) float32`` with 0 beyond each picture of a padded batch."""
    if sizes is None:
        return [None] * (depth + 1)
    height, width = shape
    insides: list[Tensor | None] = []
    for _ in range(depth + 1):
        rows = torch.arange(height, device=sizes.device) < sizes[:, :1]
        columns = torch.arange(width, device=sizes.device) < sizes[:, 1:]
        insides.append((rows[:, None, :, None] & columns[:, None, None, :]).float())
        height, width, sizes = (height + 1) // 2, (width + 1) // 2, (sizes + 1) // 2
    return insides
