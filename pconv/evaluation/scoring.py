"""All measures of one filled picture at once, and what each of them means."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pconv.evaluation import metrics

HOLE = "_hole"
"""Suffix of the measures that look at the hole alone; the others look at the whole composited picture."""


@dataclass(frozen=True)
class Measure:
    """A column of the results.

    Attributes:
        name: column in results.csv.
        title: heading in the report.
        better: "higher", "lower", or "" where neither is.
        digits: decimals worth printing.
        span: the values it can take, in words.
    """

    name: str
    title: str
    better: str
    digits: int
    span: str


_KINDS = (
    Measure("lpips", "LPIPS", "lower", 4, "0 (equal) to about 1"),
    Measure("psnr", "PSNR (dB)", "higher", 2, f"0 to {metrics.MAX_PSNR:.0f}, which stands for equal"),
    Measure("ssim", "SSIM", "higher", 4, "-1 to 1 (equal)"),
    Measure("l1", "L1", "lower", 4, "0 (equal) to 1"),
    Measure("perceptual", "Perceptual", "lower", 4, "0 (equal) upwards, depends on the VGG file"),
    Measure("style", "Style", "lower", 5, "0 (equal) upwards, depends on the VGG file"),
    Measure("tv", "Total variation", "", 4, "0 (flat) to 2; the nearer to the true picture's, the better"),
)
MEASURES = tuple(
    Measure(kind.name + suffix, kind.title + title, kind.better, kind.digits, kind.span)
    for kind in _KINDS
    for suffix, title in (("", ""), (HOLE, ", hole alone"))
)


TRUE_TV = ("tv_true", "tv" + HOLE + "_true")
"""Two more columns: the total variation of the true picture, and of what was in the hole."""


class Scorer:
    """Measures fills. PSNR, SSIM, L1 and total variation always; LPIPS, perceptual and style where weights are given.

    Args:
        lpips: weights file for `pconv.evaluation.lpips.Lpips`, or None.
        vgg: weights file for `pconv.evaluation.vgg.VggFeatures`, or None.
        device: a name of `pconv.device.NAMES`; with CUDA the two networks run there, else on the CPU.

    Attributes:
        measures: those it gives, in the order of `MEASURES`.

    Raises:
        PConvError: a weights file is missing or wrong.
    """

    def __init__(self, *, lpips: Path | None = None, vgg: Path | None = None, device: str = "auto") -> None:
        self._lpips = self._vgg = None
        missing = set()
        if lpips is None:
            missing |= {"lpips"}
        else:
            from pconv.evaluation.lpips import Lpips

            self._lpips = Lpips(lpips).to(_torch_device(device))
        if vgg is None:
            missing |= {"perceptual", "style"}
        else:
            from pconv.evaluation.vgg import VggFeatures

            self._vgg = VggFeatures(vgg).to(_torch_device(device))
        self._device = None if lpips is None and vgg is None else _torch_device(device)
        self.measures = tuple(measure for measure in MEASURES if measure.name.removesuffix(HOLE) not in missing)

    def about(self, truth: np.ndarray) -> PhotoScorer:
        """A scorer of fills of one picture ``truth: (H, W, 3) uint8 or uint16``, whose features are taken once."""
        return PhotoScorer(self, truth)


class PhotoScorer:
    """What `Scorer.about` gives."""

    def __init__(self, scorer: Scorer, truth: np.ndarray) -> None:
        self._scorer, self._truth = scorer, truth
        self._described = self._pools = None
        if scorer._lpips is not None:
            self._described = self._run(scorer._lpips.describe, 2 * self._tensor(truth) - 1)
        if scorer._vgg is not None:
            self._pools = self._run(scorer._vgg, self._tensor(truth))

    def scores(self, picture: np.ndarray, hole: np.ndarray) -> dict[str, float]:
        """All measures and `TRUE_TV` of a composited ``picture`` of the truth's shape and dtype.

        Args:
            picture: the truth with the hole filled.
            hole: ``(H, W) bool`` with at least one True.
        """
        similarity = metrics.ssim_map(self._truth, picture)
        scores = {}
        for suffix, where in (("", None), (HOLE, hole)):
            scores["psnr" + suffix] = metrics.psnr(self._truth, picture, where)
            scores["ssim" + suffix] = metrics.ssim_of(similarity, where)
            scores["l1" + suffix] = metrics.l1(self._truth, picture, where)
            scores["tv" + suffix] = metrics.total_variation(picture, where)
            scores["tv" + suffix + "_true"] = metrics.total_variation(self._truth, where)
        if self._described is not None:
            scores |= self._lpips_scores(picture, hole)
        if self._pools is not None:
            scores |= self._vgg_scores(picture, hole)
        return {name: scores[name] for name in (*(measure.name for measure in self._scorer.measures), *TRUE_TV)}

    def _lpips_scores(self, picture: np.ndarray, hole: np.ndarray) -> dict[str, float]:
        lpips = self._scorer._lpips
        described = self._run(lpips.describe, 2 * self._tensor(picture) - 1)
        spread = self._run(lpips.map, self._described, described, hole.shape)[0].cpu().numpy()
        whole = self._run(lpips.compare, self._described, described)
        return {"lpips": float(whole), "lpips" + HOLE: float(spread[hole].mean(dtype=np.float64))}

    def _vgg_scores(self, picture: np.ndarray, hole: np.ndarray) -> dict[str, float]:
        import torch

        from pconv.evaluation.perceptual import perceptual_distance, style_distance

        pools = self._run(self._scorer._vgg, self._tensor(picture))
        inside = torch.from_numpy(hole)[None, None].to(self._scorer._device, torch.float32)
        scores = {}
        for suffix, where in (("", None), (HOLE, inside)):
            scores["perceptual" + suffix] = float(self._run(perceptual_distance, self._pools, pools, where))
            scores["style" + suffix] = float(self._run(style_distance, self._pools, pools, where))
        return scores

    def _tensor(self, picture: np.ndarray):
        """``(1, 3, H, W) float32`` in [0, 1] on the scorer's device."""
        import torch

        values = picture.astype(np.float32) / np.float32(np.iinfo(picture.dtype).max)
        return torch.from_numpy(values).permute(2, 0, 1)[None].to(self._scorer._device)

    @staticmethod
    def _run(function, *inputs):
        import torch

        with torch.inference_mode():
            return function(*inputs)


def _torch_device(name: str):
    """CUDA where it is chosen and works, else the CPU: other backends are not exact enough to measure with."""
    import torch

    from pconv.device import choose

    return torch.device("cuda" if choose(name)[0].name == "cuda" else "cpu")
