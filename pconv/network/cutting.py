"""Parts of pictures: what is kept and computed of a layer where only a part of the picture is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from pconv.box import Box


@dataclass(frozen=True)
class Part:
    """What a layer of the decoder computes, to know the pixels that are needed one level finer.

    Attributes:
        whole: the layer's grid.
        fine: the part of it to compute. Where that ends inside the grid its outermost pixel is wrong, because the
            convolution takes what it does not see for 0; nothing looks at that pixel.
        coarse: the same part in the grid of the features to be doubled.
    """

    whole: Box
    fine: Box
    coarse: Box


def parts_of(whole: Box, box: Box, depth: int) -> list[Part]:
    """The parts to compute for `box`, from the finest level on."""
    parts = []
    for _ in range(depth):
        shape = whole.bottom, whole.right
        near = box.grown(1, shape)
        box = Box(near.top // 2, near.left // 2, (near.bottom + 1) // 2, (near.right + 1) // 2)
        fine = Box(2 * box.top, 2 * box.left, min(2 * box.bottom, shape[0]), min(2 * box.right, shape[1]))
        parts.append(Part(whole, fine, box))
        whole = Box(0, 0, (shape[0] + 1) // 2, (shape[1] + 1) // 2)
    return parts


class Held(NamedTuple):
    """What is kept of features: those of `box`, a part of their grid."""

    tensor: Tensor
    box: Box

    @classmethod
    def whole(cls, x: Tensor) -> Held:
        return cls(x, Box(0, 0, *x.shape[-2:]))

    @classmethod
    def cut(cls, x: Tensor, box: Box) -> Held:
        return cls(cls.whole(x).of(box), box)

    def of(self, box: Box) -> Tensor:
        return cut(self.tensor, box, self.box)


def cut(tensor: Tensor, box: Box, have: Box) -> Tensor:
    """The pixels of `box` where `tensor` holds those of `have`."""
    if box == have:
        return tensor
    # Convolutions copy what is not contiguous anyway, and some backends get it wrong.
    return tensor[..., *box.moved(-have.top, -have.left).slices].contiguous(memory_format=torch.channels_last)


def around_holes(mask: Tensor) -> Box | None:
    """A box around the holes of all masks ``(N, 1, H, W)``; None without any."""
    hole = 1 - mask
    rows, columns = (hole.amax((0, 1, axis)).nonzero()[:, 0] for axis in (3, 2))
    if not len(rows):
        return None
    return Box(int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)
