"""Grain for fills that are smooth by nature: as strong, as coarse and as coloured as that of the photo around them.

A mean of what could be there has no grain of its own: in a scanned film or a photo taken at dusk it shows as a smooth
patch. The grain is measured where the photo is flattest, made anew as a Gaussian field with the same spectrum (Galerne,
Gousseau, Morel, "Random phase textures", IEEE Trans. Image Process. 2011) and laid over the fill as far as the fill has
less of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pconv._cv2 import cv2
from pconv.kernels.compiled import compiled
from pconv.kernels.threads import Crew

_BLOCK = 16  # pixels a side, in which grain is measured
_STEP = _BLOCK // 2
_FLATTEST = 5  # percent of the blocks: how much these vary is grain; more would take fine texture for it
_MOST_BLOCKS = 600
_FEWEST_BLOCKS = 16
_AS_FLAT = 1.5  # blocks that vary up to so many times as much are measured as well
_CLIPPED = 0.05  # share of samples at the ends of the scale from which on a block says nothing
_TILE = 128
_BLUR = np.array([1, 4, 6, 4, 1], np.float32) / 16  # what it takes away is not grain
_NEAR = 4  # pixels: how far is looked for the grain that is there already
_WIDTH = 2.5  # deviation in pixels of the weights of that look


@dataclass(frozen=True)
class Grain:
    """Attributes:
    tile: ``(128, 128, 3) float32``, grain that repeats without a seam, in units of the photo's samples.
    power: mean square of its brightness above the frequencies of `_BLUR`.
    """

    tile: np.ndarray
    power: float


def match(
    crew: Crew, image: np.ndarray, wanted: np.ndarray, photo: np.ndarray, known: np.ndarray, seed: int = 0
) -> None:
    """Bring the grain of ``image: (H, W, 3)`` in the `wanted` part, ``(H, W) bool``, up to that of the `photo` where it
    is `known`, in place; nothing where that cannot be told."""
    found = measure(photo, known, seed)
    if found is not None:
        lay(crew, image, wanted, found)


def measure(image: np.ndarray, known: np.ndarray, seed: int = 0) -> Grain | None:
    """The grain of ``image: (H, W, 3) uint8 or uint16`` where ``known: (H, W) bool``; None if too little is known."""
    rng = np.random.default_rng(seed)
    blocks = _blocks(image, known, rng)
    if len(blocks) < _FEWEST_BLOCKS:
        return None
    variance = blocks.mean(axis=3).var(axis=(1, 2))
    flat = blocks[variance <= _AS_FLAT * np.percentile(variance, _FLATTEST)]
    samples = flat.reshape(-1, 3)
    colours = samples.T @ samples / len(samples)
    window = np.hanning(_BLOCK + 2)[1:-1]
    spectra = np.abs(np.fft.fft2(flat.mean(axis=3) * np.outer(window, window))) ** 2
    kernel = np.zeros((_TILE, _TILE))
    kernel[:_BLOCK, :_BLOCK] = np.fft.fftshift(np.fft.ifft2(np.sqrt(spectra.mean(axis=0))).real)
    white = np.fft.fft2(rng.normal(size=(3, _TILE, _TILE)))
    field = np.fft.ifft2(white * np.fft.fft2(kernel)).real
    spread = field.std()
    if spread == 0 or not colours.any():
        return None
    values, vectors = np.linalg.eigh(colours)
    mixing = vectors * np.sqrt(np.maximum(values, 0))
    tile = ((field / spread).transpose(1, 2, 0) @ mixing.T).astype(np.float32)
    light = tile.mean(axis=2)
    smooth = cv2.sepFilter2D(np.pad(light, 2, mode="wrap"), -1, _BLUR, _BLUR)[2:-2, 2:-2]
    return Grain(tile, float(np.square(light - smooth).mean()))


def lay(crew: Crew, image: np.ndarray, wanted: np.ndarray, grain: Grain) -> None:
    """Bring the grain of ``image: (H, W, 3)`` in the `wanted` part, ``(H, W) bool``, up to `grain`, in place."""
    lacking = np.zeros(wanted.shape, np.uint8)
    offsets = np.arange(-_NEAR, _NEAR + 1, dtype=np.float32)
    near = np.exp(-(offsets**2) / (2 * _WIDTH**2)).astype(np.float32)
    crew.each_band(_lacking_rows, wanted.shape[0], image, wanted, np.float32(grain.power), _BLUR, near, lacking)
    crew.each_band(_add_rows, wanted.shape[0], image, lacking, grain.tile, np.float32(np.iinfo(image.dtype).max))


def _blocks(image: np.ndarray, known: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """``(n, 16, 16, 3) float32``: known blocks, each less the plane that fits it best."""
    if min(known.shape) < _BLOCK:
        return np.empty((0, _BLOCK, _BLOCK, 3), np.float32)
    height, width = (side // _STEP for side in known.shape)
    tiles = known[: height * _STEP, : width * _STEP].reshape(height, _STEP, width, _STEP).all(axis=3).all(axis=1)
    whole = tiles[:-1] & tiles[1:]  # a block is two tiles high and wide
    rows, columns = np.nonzero(whole[:, :-1] & whole[:, 1:])
    if rows.size > _MOST_BLOCKS:
        chosen = rng.choice(rows.size, _MOST_BLOCKS, replace=False)
        rows, columns = rows[chosen], columns[chosen]
    view = np.lib.stride_tricks.sliding_window_view(image, (_BLOCK, _BLOCK), axis=(0, 1))
    samples = view[rows * _STEP, columns * _STEP].transpose(0, 2, 3, 1)
    clipped = (samples == 0) | (samples == np.iinfo(image.dtype).max)
    blocks = samples[clipped.mean(axis=(1, 2, 3)) <= _CLIPPED].astype(np.float32)
    blocks -= blocks.mean(axis=(1, 2), keepdims=True)
    slope = np.linspace(-1, 1, _BLOCK, dtype=np.float32)
    slope /= np.sqrt(_BLOCK * np.square(slope).sum())
    for ramp in (slope[:, None, None], slope[None, :, None]):
        blocks -= (blocks * ramp).sum(axis=(1, 2), keepdims=True) * ramp
    return blocks


@compiled
def _lacking_rows(first, last, image, wanted, power, blur, near, lacking):
    """By how much grain of variance `power` is to be scaled for the sum with what is there to have it: 0 to 255."""
    height, width = wanted.shape
    reach, half = near.shape[0] // 2, blur.shape[0] // 2
    top, bottom = max(0, first - reach), min(height, last + reach)
    found = np.zeros((bottom - top, width), np.float32)
    for y in range(top, bottom):
        for x in range(width):
            if not wanted[y, x]:
                continue
            smooth = np.float32(0)
            for dy in range(-half, half + 1):
                sy = min(max(y + dy, 0), height - 1)
                for dx in range(-half, half + 1):
                    sx = min(max(x + dx, 0), width - 1)
                    light = np.float32(image[sy, sx, 0]) + np.float32(image[sy, sx, 1]) + np.float32(image[sy, sx, 2])
                    smooth += blur[dy + half] * blur[dx + half] * light
            light = np.float32(image[y, x, 0]) + np.float32(image[y, x, 1]) + np.float32(image[y, x, 2])
            found[y - top, x] = ((light - smooth) / 3) ** 2
    for y in range(first, last):
        for x in range(width):
            if not wanted[y, x]:
                continue
            total = weights = np.float32(0)
            for sy in range(max(y - reach, 0), min(y + reach + 1, height)):
                for sx in range(max(x - reach, 0), min(x + reach + 1, width)):
                    if wanted[sy, sx]:
                        weight = near[sy - y + reach] * near[sx - x + reach]
                        weights += weight
                        total += weight * found[sy - top, sx]
            share = max(np.float32(0), 1 - total / (weights * power))
            lacking[y, x] = np.uint8(255 * np.sqrt(share) + np.float32(0.5))


@compiled
def _add_rows(first, last, image, lacking, tile, top):
    rows, columns = tile.shape[:2]
    for y in range(first, last):
        for x in range(lacking.shape[1]):
            if lacking[y, x]:
                share = lacking[y, x] / np.float32(255)
                for c in range(3):
                    value = image[y, x, c] + share * tile[y % rows, x % columns, c]
                    image[y, x, c] = min(max(value, np.float32(0)), top) + np.float32(0.5)
