"""Measures of a filled picture against the true one that need nothing but the pixels.

Every function takes pictures ``(H, W, 3) uint8 or uint16``, RGB, display-encoded, and treats the type's largest value
as 1, so that 8-bit and 16-bit pictures give the same numbers. With a ``hole: (H, W) bool`` only what lies in the hole
counts.
"""

from __future__ import annotations

import numpy as np

from pconv.errors import UsageError

MAX_PSNR = 100.0
"""What `psnr` gives for equal pictures, in dB, so that means stay finite."""
MIN_SSIM_SIDE = 11
"""Sides of the Gaussian window of `ssim`, in pixels; pictures must not be smaller."""


def psnr(truth: np.ndarray, picture: np.ndarray, hole: np.ndarray | None = None) -> float:
    """Peak signal-to-noise ratio in dB, in 0 .. `MAX_PSNR`; higher is better.

    ``-10 log10`` of the mean squared error over all channels, with a peak of 1.
    """
    difference = _selected(_unit(truth) - _unit(picture), hole)
    error = float(np.mean(np.square(difference), dtype=np.float64))
    return MAX_PSNR if error <= 10 ** (-MAX_PSNR / 10) else -10 * float(np.log10(error))


def l1(truth: np.ndarray, picture: np.ndarray, hole: np.ndarray | None = None) -> float:
    """Mean absolute difference, in 0 .. 1; lower is better."""
    return float(np.mean(np.abs(_selected(_unit(truth) - _unit(picture), hole)), dtype=np.float64))


def ssim_map(truth: np.ndarray, picture: np.ndarray) -> np.ndarray:
    """Structural similarity around every pixel, ``(H, W) float32`` in -1 .. 1, mean of the three channels.

    Gaussian window of sigma 1.5 and 11 pixels, K1 = 0.01, K2 = 0.03 and population covariances, as in Wang et al.,
    "Image Quality Assessment: From Error Visibility to Structural Similarity", 2004.

    Raises:
        UsageError: a side is shorter than `MIN_SSIM_SIDE`.
    """
    from skimage.metrics import structural_similarity

    if min(truth.shape[:2]) < MIN_SSIM_SIDE:
        raise UsageError(f"SSIM needs pictures of at least {MIN_SSIM_SIDE} x {MIN_SSIM_SIDE} pixels.")
    _, similarity = structural_similarity(
        _unit(truth),
        _unit(picture),
        data_range=1.0,
        channel_axis=-1,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        full=True,
    )
    return similarity.mean(axis=2).astype(np.float32)


def ssim_of(similarity: np.ndarray, hole: np.ndarray | None = None) -> float:
    """Mean of a `ssim_map`, in -1 .. 1; higher is better.

    Without a hole the frame of five pixels where the window leaves the picture is left out, as usual; in a hole every
    pixel counts, those at the picture's border with a mirrored window.
    """
    if hole is not None:
        return float(np.mean(similarity[hole], dtype=np.float64))
    frame = MIN_SSIM_SIDE // 2
    inner = similarity[frame:-frame, frame:-frame]
    return float(np.mean(inner, dtype=np.float64))


def total_variation(picture: np.ndarray, hole: np.ndarray | None = None) -> float:
    """Mean absolute difference between neighbouring pixels, horizontal plus vertical, in 0 .. 2.

    With a hole, only neighbours that both lie in the hole grown by one pixel count (Liu et al., ECCV 2018, equation 6,
    as a mean). Neither high nor low is good: compare with the true picture's value. 0 where there are no neighbours.
    """
    values = _unit(picture)
    steps = (np.abs(np.diff(values, axis=0)), np.abs(np.diff(values, axis=1)))
    if hole is None:
        return sum(float(step.mean(dtype=np.float64)) for step in steps if step.size)
    grown = grown_by_one(hole)
    both = (grown[1:] & grown[:-1], grown[:, 1:] & grown[:, :-1])
    return sum(float(step[pair].mean(dtype=np.float64)) for step, pair in zip(steps, both, strict=True) if pair.any())


def grown_by_one(hole: np.ndarray) -> np.ndarray:
    """``hole: (H, W) bool`` with the eight neighbours of each of its pixels."""
    padded = np.pad(hole, 1)
    rows = padded[:-2] | padded[1:-1] | padded[2:]
    return rows[:, :-2] | rows[:, 1:-1] | rows[:, 2:]


def _unit(picture: np.ndarray) -> np.ndarray:
    """The picture as ``float32`` in 0 .. 1."""
    if picture.dtype not in (np.uint8, np.uint16):
        raise TypeError(f"pictures are uint8 or uint16, not {picture.dtype}")
    return picture.astype(np.float32) / np.float32(np.iinfo(picture.dtype).max)


def _selected(values: np.ndarray, hole: np.ndarray | None) -> np.ndarray:
    return values if hole is None else values[hole]
