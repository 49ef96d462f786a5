"""Marks on training pictures: scratches, creases, tears, stains and dust as they look on prints and scans.

A mark is lighter or darker than the print, seldom of one tone, and soft at its edge; a crease has a light core and a
shadow along one side. Where a mark happens to look like what it covers nobody could find it, and nobody has to.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

_NONE, _WIDER = 0.15, 0.4  # shares of the pictures without marks, and of those with marks twice as wide
_SEEN = 0.05  # of the range: a mark that changes less is none
_SOFT = ((0.0, 0.25), (0.5, 0.5), (0.9, 0.25))  # deviations in pixels of a mark's soft edge, and how often


@torch.no_grad()
def damaged(pictures: Tensor, mask: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Pictures with marks on them.

    Args:
        pictures: ``(N, 3, H, W) float32`` in [0, 1].
        mask: ``(N, 1, H, W)``, 0 where there are marks.
        generator: a CPU generator, decides everything.

    Returns:
        The damaged pictures, and the mask with 1 also where a mark cannot be seen.
    """
    device, count = pictures.device, len(pictures)
    mask = _chosen(mask, generator)
    seed = int(torch.randint(2**62, (), generator=generator))
    draws = torch.Generator(device).manual_seed(seed)

    def uniform(low: float, high: float, channels: int = 1) -> Tensor:
        return torch.rand(count, channels, 1, 1, device=device, generator=draws) * (high - low) + low

    def clouds(cells: int) -> Tensor:
        """Smooth noise, about -1 to 1."""
        small = torch.randn(count, 1, cells, cells, device=device, generator=draws)
        return functional.interpolate(small, pictures.shape[-2:], mode="bicubic", align_corners=False)

    cover = _softened(1 - mask, uniform(0, 1))
    light = (uniform(0, 1) < 0.7).float()
    tone = light * uniform(0.65, 1.0) + (1 - light) * uniform(0.0, 0.35)
    tone = tone + uniform(-0.08, 0.08, channels=3) * uniform(0, 1)
    tone = (tone + 0.1 * clouds(6) + uniform(0, 0.1) * clouds(24)).clamp(0, 1)
    strength = (uniform(0.25, 1.2) + uniform(0, 0.4) * clouds(6)).clamp(0.1, 1)
    made = pictures + cover * strength * (tone - pictures)
    # Bent paper throws a shadow to one side of a light crease.
    below = functional.pad(cover, (1, 0, 1, 0))[..., :-1, :-1]
    beside = (below - cover).clamp(0, 1) * light * (uniform(0, 1) < 0.3).float()
    made = (made * (1 - 0.5 * uniform(0.3, 1) * beside)).clamp(0, 1)
    change = (made - pictures).abs().mean(1, keepdim=True)
    seen = functional.max_pool2d((change > _SEEN).float(), 5, 1, 2)  # or textured marks would have holes
    return made, 1 - (1 - mask) * seen


def soft(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Pictures ``(N, 3, H, W)`` as scanners and lenses see them, some of them less sharply than others."""
    count, channels = pictures.shape[:2]
    deviation = torch.rand(count, generator=generator).mul(2.0).sub(0.6).clamp(0.2, 1.4).to(pictures.device)
    steps = torch.arange(-3, 4, device=pictures.device, dtype=pictures.dtype)
    lines = torch.exp(-(steps**2) / (2 * deviation[:, None] ** 2))
    lines = (lines / lines.sum(1, keepdim=True)).repeat_interleave(channels, 0)
    flat = functional.pad(pictures, (3, 3, 3, 3), mode="replicate").flatten(0, 1)[None]
    flat = functional.conv2d(flat, lines[:, None, None, :], groups=count * channels)
    flat = functional.conv2d(flat, lines[:, None, :, None], groups=count * channels)
    return flat[0].unflatten(0, (count, channels))


def _chosen(mask: Tensor, generator: torch.Generator) -> Tensor:
    """Some of the masks without a hole, some with the holes of a quarter twice as large."""
    drawn = torch.rand(len(mask), 1, 1, 1, generator=generator).to(mask.device)
    height, width = mask.shape[-2:]
    larger = functional.interpolate(mask[..., : -(-height // 2), : -(-width // 2)], scale_factor=2, mode="nearest")
    mask = torch.where(drawn < _NONE + _WIDER, larger[..., :height, :width], mask)
    return torch.where(drawn < _NONE, torch.ones_like(mask), mask)


def _softened(marks: Tensor, drawn: Tensor) -> Tensor:
    """With edges as soft as the number ``drawn: (N, 1, 1, 1)`` in 0 .. 1 says."""
    result, below = torch.zeros_like(marks), 0.0
    for deviation, share in _SOFT:
        soft = _blurred(marks, deviation) if deviation else marks
        result = torch.where((drawn >= below) & (drawn < below + share), soft, result)
        below += share
    return result


def _blurred(marks: Tensor, deviation: float) -> Tensor:
    steps = torch.arange(-2, 3, device=marks.device, dtype=marks.dtype)
    line = torch.exp(-(steps**2) / (2 * deviation**2))
    line = line / line.sum()
    marks = functional.pad(marks, (2, 2, 2, 2), mode="replicate")
    return functional.conv2d(functional.conv2d(marks, line.view(1, 1, 1, -1)), line.view(1, 1, -1, 1))
