"""All knobs of a training, with units, and the presets for its stages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pconv.errors import UsageError
from pconv.training.photos import Augmentation


@dataclass(frozen=True)
class LossWeights:
    """Weights of the loss terms; the defaults are those of Liu et al., ECCV 2018, equation 7.

    `style` belongs to the VGG file: 120 to torchvision's VGG16; a VGG whose channels are scaled to a mean activation
    of 1 needs about 4 for the same balance.
    """

    valid: float = 1.0
    hole: float = 6.0
    perceptual: float = 0.05
    style: float = 120.0
    variation: float = 0.1
    ssim: float = 0.0


@dataclass(frozen=True)
class TrainingConfig:
    """A training run.

    Attributes:
        size: side of the square crops, pixels.
        batch: crops per step and per GPU.
        width, depth: shape of the network (see `UNetConfig`); ignored when starting from weights.
        minutes: time budget of this run; the learning rate falls to a fiftieth over it.
        steps: stop after so many steps even if time is left; None = no bound.
        rate: highest learning rate of Adam.
        warmup: share of the budget over which the rate rises from zero.
        clip: largest norm of the gradient.
        ema: decay per step of the averaged weights, which are what is saved.
        freeze_norm: keep the encoder's BatchNorm fixed (fine-tuning).
        precision: "auto", "float32" or "bf16".
        compile: compile the network; None = on GPUs.
        perceptual_crop: side in pixels of the random crop on which VGG looks; 0 = the whole picture.
        both_pictures: also compare the raw output with the truth by VGG, as the paper does, not the composite alone.
        holes: stock of random holes.
        scratches: share of thin scratches among the holes; None = the usual mixture.
        checkpoint_minutes, sheet_minutes: how often to save, and to draw a sheet of samples.
        seed: of photos, holes and initial weights.
    """

    size: int = 256
    batch: int = 8
    width: int = 64
    depth: int = 8
    minutes: float = 30.0
    steps: int | None = None
    rate: float = 5e-4
    warmup: float = 0.02
    clip: float = 1.0
    ema: float = 0.999
    freeze_norm: bool = False
    precision: str = "auto"
    compile: bool | None = None
    perceptual_crop: int = 0
    both_pictures: bool = True
    holes: int = 4096
    scratches: float | None = None
    checkpoint_minutes: float = 5.0
    sheet_minutes: float = 5.0
    seed: int = 0
    losses: LossWeights = field(default_factory=LossWeights)
    augmentation: Augmentation = field(default_factory=Augmentation)

    def __post_init__(self) -> None:
        if self.size < 32 or self.batch < 1 or self.minutes <= 0:
            raise UsageError("A training needs crops of at least 32 pixels, a batch of at least 1 and some minutes.")
        if self.perceptual_crop and self.perceptual_crop < 16:
            raise UsageError("The crop for the perceptual loss must be at least 16 pixels, or 0 for the whole picture.")
        if self.precision not in ("auto", "float32", "bf16"):
            raise UsageError(f"The precision {self.precision!r} is unknown; choose auto, float32 or bf16.")


_BASE = TrainingConfig()
PRESETS: dict[str, TrainingConfig] = {
    "256": _BASE,
    "512": replace(_BASE, size=512, batch=4, rate=1e-4, freeze_norm=True, warmup=0.05),
    "restoration": replace(
        _BASE,
        rate=1e-4,
        freeze_norm=True,
        warmup=0.05,
        scratches=0.7,
        losses=LossWeights(ssim=5.0),
        augmentation=Augmentation(gray=0.4),
    ),
}
"""The stages: from scratch; fine-tuning on large crops; thin damage with an SSIM loss of weight 5."""
