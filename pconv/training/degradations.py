"""What old photographs have been through, done to whole training pictures on the training device.

Truth and input are degraded alike: the network has to continue a grainy, faded, sepia print as it is, not to clean it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor
from torch.nn import functional

from pconv.errors import UsageError

_SEPIA = (1.10, 1.0, 0.78)  # a toned print's light, relative to its gray
# Example tables of the JPEG standard (ITU-T T.81, annex K.1), luminance and chrominance.
_LUMINANCE = (
    "16 11 10 16 24 40 51 61 12 12 14 19 26 58 60 55 14 13 16 24 40 57 69 56 14 17 22 29 51 87 80 62 "
    "18 22 37 56 68 109 103 77 24 35 55 64 81 104 113 92 49 64 78 87 103 121 120 101 72 92 95 98 112 100 103 99"
)
_CHROMINANCE = (
    "17 18 24 47 99 99 99 99 18 21 26 66 99 99 99 99 24 26 56 99 99 99 99 99 47 66 99 99 99 99 99 99 " + "99 " * 32
)


@dataclass(frozen=True)
class Degradations:
    """How often each degradation is applied, as shares of the pictures, and between which bounds.

    Attributes:
        gray, sepia: turned gray, or toned; at most one of the two.
        grain: film grain; `grain_strength` is its standard deviation at middle gray, of the range 0..1, `grain_size`
            the standard deviation of a grain in pixels.
        fading: pale overall and in large areas, coloured pictures with a cast.
        jpeg: JPEG noise; `jpeg_quality` as in other programs, 1 to 100.
    """

    gray: float = 0.0
    sepia: float = 0.0
    grain: float = 0.0
    fading: float = 0.0
    jpeg: float = 0.0
    grain_strength: tuple[float, float] = (0.01, 0.05)
    grain_size: tuple[float, float] = (0.5, 1.3)
    jpeg_quality: tuple[float, float] = (25.0, 90.0)

    def __post_init__(self) -> None:
        shares = (self.gray, self.sepia, self.grain, self.fading, self.jpeg, self.gray + self.sepia)
        if not all(0 <= share <= 1 for share in shares):
            raise UsageError("Shares of degraded pictures lie between 0 and 1, gray and sepia together as well.")

    def __bool__(self) -> bool:
        return any((self.gray, self.sepia, self.grain, self.fading, self.jpeg))


@torch.no_grad()
def degrade(pictures: Tensor, options: Degradations, generator: torch.Generator) -> Tensor:
    """`pictures` ``(N, 3, H, W) float32`` in [0, 1], each degraded at random; the same shape, range and device.

    `generator`, a CPU generator, decides everything; nothing waits for the device.
    """
    if not options:
        return pictures
    draws = _Draws(pictures, generator)
    # In the order in which it happens to a print: exposed on film, toned, left in the light, scanned.
    if options.grain:
        pictures = draws.some(options.grain, pictures, _grained(pictures, options, draws))
    tone = draws.uniform(0, 1)
    gray, sepia = tone < options.gray, (tone >= options.gray) & (tone < options.gray + options.sepia)
    luma = _luma(pictures)
    pictures = torch.where(gray, luma.expand_as(pictures), pictures)
    pictures = torch.where(sepia, _toned(luma, draws), pictures)
    if options.fading:
        pictures = draws.some(options.fading, pictures, _faded(pictures, gray, draws))
    if options.jpeg:
        corner = [int(shift) for shift in torch.randint(16, (2,), generator=generator)]
        compressed = jpeg(pictures, draws.uniform(*options.jpeg_quality), corner=(corner[0], corner[1]))
        pictures = draws.some(options.jpeg, pictures, compressed)
    return pictures.clamp(0, 1)


class _Draws:
    """Random numbers for a batch; small ones drawn on the CPU, noise on the device."""

    def __init__(self, pictures: Tensor, generator: torch.Generator) -> None:
        self._count, self._device, self._generator = len(pictures), pictures.device, generator
        seed = int(torch.randint(2**62, (), generator=generator))
        self._noise = torch.Generator(self._device).manual_seed(seed)

    def uniform(self, low: float, high: float, channels: int = 1) -> Tensor:
        """``(N, channels, 1, 1)``, one number per picture."""
        drawn = torch.rand(self._count, channels, 1, 1, generator=self._generator) * (high - low) + low
        return drawn.to(self._device, non_blocking=self._device.type == "cuda")

    def one(self, low: float, high: float) -> float:
        """A number for the whole batch."""
        return low + (high - low) * float(torch.rand((), generator=self._generator))

    def noise(self, *shape: int) -> Tensor:
        """``(N, *shape)`` normal noise."""
        return torch.randn(self._count, *shape, device=self._device, generator=self._noise)

    def some(self, share: float, plain: Tensor, changed: Tensor) -> Tensor:
        return torch.where(self.uniform(0, 1) < share, changed, plain)


def _luma(pictures: Tensor) -> Tensor:
    red, green, blue = pictures.unbind(1)
    return (0.299 * red + 0.587 * green + 0.114 * blue).unsqueeze(1)


def _toned(luma: Tensor, draws: _Draws) -> Tensor:
    strength = draws.uniform(0.4, 1.0)
    tones = [luma * (1 + strength * (channel - 1)) for channel in _SEPIA]
    return torch.cat(tones, dim=1).clamp(0, 1)


def _grained(pictures: Tensor, options: Degradations, draws: _Draws) -> Tensor:
    """Noise as coarse as grains of silver, strongest in the middle tones; in colour a part of it differs by channel."""
    height, width = pictures.shape[-2:]
    radius = math.ceil(3 * options.grain_size[1])
    sigma = draws.one(*options.grain_size)
    steps = torch.arange(-radius, radius + 1, device=pictures.device, dtype=torch.float32)
    line = torch.exp(-(steps**2) / (2 * sigma**2))
    line = line / line.square().sum().sqrt()  # keeps the variance of white noise at 1
    noise = draws.noise(4, height + 2 * radius, width + 2 * radius)
    noise = functional.conv2d(noise, line.view(1, 1, -1, 1).repeat(4, 1, 1, 1), groups=4)
    noise = functional.conv2d(noise, line.view(1, 1, 1, -1).repeat(4, 1, 1, 1), groups=4)
    colour = draws.uniform(0, 0.5)
    noise = (1 - colour).sqrt() * noise[:, :1] + colour.sqrt() * noise[:, 1:]
    tones = (4 * pictures * (1 - pictures)).clamp(min=0.15).sqrt()
    return (pictures + draws.uniform(*options.grain_strength) * tones * noise).clamp(0, 1)


def _faded(pictures: Tensor, gray: Tensor, draws: _Draws) -> Tensor:
    """Blacks lifted, whites dulled, more in some large areas than in others, a cast where there was colour."""
    cast = torch.where(gray, 0.0, 1.0)
    black = draws.uniform(0.05, 0.22) + cast * draws.uniform(-0.05, 0.05, channels=3)
    white = draws.uniform(0.75, 0.98) + cast * draws.uniform(-0.08, 0.08, channels=3)
    pale = black + pictures * (white - black)
    areas = functional.interpolate(draws.noise(1, 4, 4), pictures.shape[-2:], mode="bicubic", align_corners=False)
    amount = (draws.uniform(0.5, 0.9) + 0.3 * areas).clamp(0, 1)
    return pictures + amount * (pale - pictures)


def jpeg(pictures: Tensor, quality: Tensor, *, corner: tuple[int, int] = (0, 0)) -> Tensor:
    """What JPEG with halved colour resolution leaves of `pictures`, without entropy coding, which loses nothing.

    Args:
        pictures: ``(N, 3, H, W) float32`` in [0, 1].
        quality: ``(N, 1, 1, 1)``, 1 to 100 on the scale of the Independent JPEG Group.
        corner: row and column of the first pixel within its 16-pixel block.
    """
    height, width = pictures.shape[-2:]
    top, left = corner
    padded = functional.pad(pictures, (left, -(left + width) % 16, top, -(top + height) % 16), mode="replicate")
    luma = _luma(padded)
    blue, red = 0.564 * (padded[:, 2:] - luma), 0.713 * (padded[:, :1] - luma)
    chroma = functional.avg_pool2d(torch.cat([blue, red], dim=1), 2)
    scale = torch.where(quality < 50, 50 / quality, 2 - quality / 50)
    luma = _quantised(luma - 0.5, _table(_LUMINANCE, pictures.device), scale) + 0.5
    chroma = _quantised(chroma, _table(_CHROMINANCE, pictures.device), scale)
    blue, red = functional.interpolate(chroma, scale_factor=2, mode="bilinear", align_corners=False).split(1, dim=1)
    green = luma - 0.344 * blue - 0.714 * red
    result = torch.cat([luma + 1.402 * red, green, luma + 1.772 * blue], dim=1)
    return result[..., top : top + height, left : left + width].clamp(0, 1)


def _quantised(channels: Tensor, table: Tensor, scale: Tensor) -> Tensor:
    """``(N, C, H, W)``, sides multiples of 8: discrete cosine transform by 8x8 blocks, rounded to `table`, and back."""
    count, depth, height, width = channels.shape
    basis = _cosines(channels.device)
    blocks = channels.reshape(count, depth, height // 8, 8, width // 8, 8).transpose(3, 4)
    step = (table * scale.view(-1, 1, 1, 1, 1, 1)).round().clamp(1, 255) / 255
    spectrum = basis @ blocks @ basis.T
    rounded = basis.T @ ((spectrum / step).round() * step) @ basis
    return rounded.transpose(3, 4).reshape(count, depth, height, width)


@cache
def _cosines(device: torch.device) -> Tensor:
    """The orthonormal 8-point discrete cosine transform (type II) as a matrix."""
    frequency, place = torch.arange(8.0).view(-1, 1), torch.arange(8.0).view(1, -1)
    matrix = 0.5 * torch.cos(math.pi / 16 * frequency * (2 * place + 1))
    matrix[0] /= math.sqrt(2)
    return matrix.to(device)


@cache
def _table(numbers: str, device: torch.device) -> Tensor:
    return torch.tensor([float(number) for number in numbers.split()], device=device).view(8, 8)
