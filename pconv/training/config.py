"""All knobs of a training, with units, and the presets for its stages."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from pconv.errors import UsageError
from pconv.network import MarksConfig, ObjectsConfig, ShadesConfig, Shape, UNetConfig
from pconv.training.critics import KINDS
from pconv.training.degradations import Degradations
from pconv.training.hole_feed import kind_shares
from pconv.training.photos import Augmentation


@dataclass(frozen=True)
class LossWeights:
    """Weights of the loss terms; the defaults are those of Liu et al., ECCV 2018, equation 7.

    `style` belongs to the VGG file: 120 to torchvision's VGG16; a VGG whose channels are scaled to a mean activation
    of 1 needs about 4 for the same balance. `ssim`, `direction`, `contextual` and `root` are not the paper's (see
    `pconv.training.losses` and `pconv.training.contextual`).
    """

    valid: float = 1.0
    hole: float = 6.0
    perceptual: float = 0.05
    style: float = 120.0
    variation: float = 0.1
    ssim: float = 0.0
    direction: float = 0.0
    contextual: float = 0.0
    root: float = 0.0


@dataclass(frozen=True)
class AdversarialConfig:
    """The critic of an adversarial stage and how it is listened to.

    Attributes:
        kind: "patch", "local-global" or "context" (see `pconv.training.critics`).
        weight: size of the adversarial term's gradient in the hole relative to that of all other losses together.
        matching: the same for feature matching.
        r1: weight of the gradient penalty on photographs; 0 = none, spectral normalisation alone keeps it stable.
        rate: highest learning rate of the critic.
        width: channels of its first layer.
        ramp: steps over which its pull sets in.
    """

    kind: str = "patch"
    weight: float = 0.3
    matching: float = 0.3
    r1: float = 0.0
    rate: float = 2e-4
    width: int = 64
    ramp: int = 500

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UsageError(f"There is no critic called {self.kind!r}; choose one of {', '.join(KINDS)}.")
        if min(self.weight, self.matching, self.r1) < 0 or self.rate <= 0 or self.width < 1 or self.ramp < 1:
            raise UsageError("The critic's weights must not be negative, its rate, width and ramp must be positive.")


@dataclass(frozen=True)
class TrainingConfig:
    """A training run.

    Attributes:
        network: which is trained: "fill", "shades", "marks", which finds damage, or "objects" (`PConvUNet`,
            `ShadesNet`, `MarksNet`, `ObjectsNet`).
        size: side of the square crops, pixels.
        short_side: larger photos are shrunk to this shorter side, pixels.
        batch: crops per step and per GPU.
        width, depth: shape of the network (see `UNetConfig`); ignored when starting from weights.
        copies: whether the network looks a second time, at copies (see `UNetConfig`); weights without that learn it.
        minutes: time budget of this run; the learning rate falls to a fiftieth over it.
        steps: stop after so many steps even if time is left; None = no bound.
        optimizer: "muon" (see `pconv.training.muon`) or "adam".
        rate: highest learning rate.
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
        damage: share of worn places among the holes: stains, cracks and flakes, and, for the rest, tears.
        stains, cracks: how many of the worn places are stains, and cracks or flakes.
        checkpoint_minutes, sheet_minutes: how often to save, and to draw a sheet of samples.
        seed: of photos, holes and initial weights.
        degradations: what is done to whole pictures, truth and input alike.
        adversarial: the critic, or None.
    """

    network: str = "fill"
    size: int = 256
    short_side: int = 512
    batch: int = 8
    width: int = 64
    depth: int = 8
    copies: bool = False
    minutes: float = 30.0
    steps: int | None = None
    optimizer: str = "muon"
    rate: float = 5e-3
    warmup: float = 0.02
    clip: float = 1.0
    ema: float = 0.999
    freeze_norm: bool = False
    precision: str = "auto"
    compile: bool | None = None
    perceptual_crop: int = 0
    both_pictures: bool = True
    holes: int = 512
    scratches: float | None = None
    damage: float = 0.0
    stains: float = 0.5
    cracks: float = 0.0
    checkpoint_minutes: float = 5.0
    sheet_minutes: float = 5.0
    seed: int = 0
    losses: LossWeights = field(default_factory=LossWeights)
    augmentation: Augmentation = field(default_factory=Augmentation)
    degradations: Degradations = field(default_factory=Degradations)
    adversarial: AdversarialConfig | None = None

    def __post_init__(self) -> None:
        if self.short_side < 1:
            raise UsageError("Photos cannot be shrunk to a shorter side of less than a pixel.")
        if self.network == "shades" and (self.size % 2 or self.copies or self.adversarial):
            raise UsageError("The network for shades needs crops of an even side, and neither copies nor a critic.")
        if self.network in ("marks", "objects") and (self.copies or self.adversarial or self.freeze_norm):
            raise UsageError(
                "Networks that find damage or objects are trained without copies, without a critic, and all of them."
            )
        if self.size < 32 or self.batch < 1 or self.minutes <= 0:
            raise UsageError("A training needs crops of at least 32 pixels, a batch of at least 1 and some minutes.")
        if min(self.rate, self.clip) <= 0 or (self.steps is not None and self.steps < 1):
            raise UsageError("The learning rate, the gradient's bound and the number of steps must be positive.")
        if not 0 <= (self.scratches or 0) + self.damage <= 1 or self.damage < 0:
            raise UsageError("The shares of scratches and of other damage lie between 0 and 1, together as well.")
        if min(self.stains, self.cracks) < 0 or self.stains + self.cracks > 1:
            raise UsageError("The shares of stains and of cracks in the damage lie between 0 and 1, together as well.")
        if self.perceptual_crop and self.perceptual_crop < 16:
            raise UsageError("The crop for the perceptual loss must be at least 16 pixels, or 0 for the whole picture.")
        if self.optimizer not in ("muon", "adam"):
            raise UsageError(f"There is no optimizer {self.optimizer!r}; choose muon or adam.")
        if self.precision not in ("auto", "float32", "bf16"):
            raise UsageError(f"The precision {self.precision!r} is unknown; choose auto, float32 or bf16.")

    @property
    def shape(self) -> Shape:
        """The network's, where it does not begin with weights. Raises `UsageError` if there can be none like it."""
        if self.network == "fill":
            return UNetConfig(width=self.width, depth=self.depth, copies=self.copies)
        return {"shades": ShadesConfig, "marks": MarksConfig, "objects": ObjectsConfig}[self.network]()

    @property
    def kinds(self) -> dict[str, float]:
        """How often each kind of hole is drawn."""
        return kind_shares(self.scratches, self.damage, self.stains, self.cracks)


_BASE = TrainingConfig()
_TUNED = replace(_BASE, rate=1e-3, freeze_norm=True, warmup=0.05)
PRESETS: dict[str, TrainingConfig] = {
    "256": _BASE,
    "512": replace(_TUNED, size=512, batch=4),
    "adversarial": replace(
        _TUNED,
        optimizer="adam",
        rate=5e-5,
        # Plain differences and total variation pull towards the blur that the critic is there to remove.
        losses=LossWeights(hole=3.0, variation=0.0),
        adversarial=AdversarialConfig(),
    ),
    "restoration": replace(
        _TUNED,
        # Thin damage is a local matter: small crops at the photo's own scale teach more of it in the same time.
        size=128,
        augmentation=replace(_BASE.augmentation, smallest=0.2, largest=0.6),
        batch=16,
        rate=2e-3,
        scratches=0.5,
        damage=0.3,
        losses=LossWeights(ssim=5.0),
        degradations=Degradations(gray=0.35, sepia=0.2, grain=0.6, fading=0.4, jpeg=0.5),
    ),
    "shades": replace(
        _BASE,
        network="shades",
        # The photo is 72 cells wide: what matters is that crops show from a quarter of it to the whole.
        size=64,
        short_side=144,
        augmentation=replace(_BASE.augmentation, smallest=0.28),
        batch=96,
        scratches=0.0,
        losses=LossWeights(valid=0.0, hole=0.0, perceptual=0.0, style=0.0, variation=0.0, root=1.0),
    ),
    "marks": replace(
        _BASE,
        network="marks",
        size=192,
        augmentation=replace(_BASE.augmentation, smallest=0.2, largest=0.9),
        batch=12,
        scratches=0.3,
        damage=0.7,
        stains=0.07,
        cracks=0.65,
        degradations=Degradations(gray=0.35, sepia=0.25, grain=0.5, fading=0.4, jpeg=0.5),
    ),
    "objects": replace(_BASE, network="objects", size=192, batch=16, rate=4e-3),
}
"""The stages: from scratch; fine-tuning on large crops; against a critic; old prints with thin damage, stains and
tears, with an SSIM loss of weight 5. And, from scratch, the networks for shades, for
finding damage and for finding objects."""

_LARGEST_BATCH = 64 * 256**2  # pixels; more per step means fewer steps in the same time
_BYTES_PER_PIXEL = (2000, 47)  # of a crop, for VGG and for each channel of width: what is kept, and as much room


def fall(share: float, warmup: float) -> float:
    """The learning rate at `share` of the budget, as a share of the highest: a linear rise up to `warmup`, then half a
    cosine down to a fiftieth."""
    if share < warmup:
        return max(share / warmup, 1e-3)
    rest = min(1.0, (share - warmup) / (1 - warmup))
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * rest))


def batch_for(memory: int, config: TrainingConfig) -> int:
    """Crops per step for a GPU with so many bytes of memory: a power of two that fills at most two thirds of it."""
    pixels = config.size**2
    fixed, per_channel = _BYTES_PER_PIXEL
    crop = pixels * (fixed + per_channel * config.width) * (1.3 if config.adversarial else 1.0)
    fitting = min(memory * 2 / 3 / crop, _LARGEST_BATCH / pixels)
    return 2 ** max(0, math.floor(math.log2(max(1.0, fitting))))
