"""Random holes for training and for measuring, by kind and by hole-to-image ratio.

The six bins of hole-to-image ratio, with and without touching the border, are those of Liu et al., ECCV 2018,
section 4.1.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from pconv._cv2 import cv2
from pconv.errors import UsageError
from pconv.holes import wear

BINS = ((0.01, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 0.6))
BORDER = 50 / 512  # of the shorter side: what stays free in holes that do not touch the border
# Of kinds that cover little.
_OWN_RATIO = {
    "scratches": (0.01, 0.06),
    "crack": (0.005, 0.08),
    "flake": (0.005, 0.1),
    "tear": (0.01, 0.15),
    "stain": (0.01, 0.3),
}

_Draw = Callable[[np.ndarray, np.random.Generator], None]


def random_hole(
    shape: tuple[int, int],
    *,
    kind: str = "mixed",
    ratio: tuple[float, float] = (0.01, 0.6),
    border: bool = True,
    rng: np.random.Generator,
) -> np.ndarray:
    """A hole ``(H, W) bool`` whose share of the picture lies in `ratio` (excluded, included).

    Args:
        shape: height and width in pixels, at least 32 each.
        kind: one of `KINDS`. Damage covers little: the share of scratches is at most 0.06, of cracks 0.08, of flakes
            0.1, of tears 0.15, of stains 0.3, whatever `ratio` says.
        ratio: bounds of the share; the aim is drawn evenly between them.
        border: False keeps a frame of 50/512 of the shorter side free. Figures that would reach into it are drawn
            again elsewhere; only a share that cannot be had otherwise is filled up with figures cut at the frame.
        rng: decides everything.
    """
    if kind not in _KINDS:
        raise UsageError(f"There is no kind of hole called {kind!r}; choose one of {', '.join(KINDS)}.")
    if min(shape) < 32:
        raise UsageError(f"A random hole needs a picture of at least 32 x 32 pixels, not {shape[1]} x {shape[0]}.")
    low, high = ratio
    if kind in _OWN_RATIO:
        low, high = (min(asked, own) for asked, own in zip(ratio, _OWN_RATIO[kind], strict=True))
    inset = 0 if border else round(BORDER * min(shape))
    best, best_miss = None, math.inf
    for _ in range(12):
        aim = rng.uniform(low, high)
        hole = _grown_to(shape, _KINDS[kind], aim, inset, rng)
        share = float(np.count_nonzero(hole)) / hole.size
        if low < share <= high:
            return hole.astype(bool)
        miss = low - share if share <= low else share - high
        if miss < best_miss:
            best, best_miss = hole, miss
    return best.astype(bool)


def _grown_to(shape: tuple[int, int], draw: _Draw, aim: float, inset: int, rng: np.random.Generator) -> np.ndarray:
    """Draw figures until the hole covers `aim` of the picture; a figure that overshoots by much is taken back."""
    hole = np.zeros(shape, np.uint8)
    target, slack = aim * hole.size, max(0.01, 0.15 * aim) * hole.size
    inner = hole[inset : shape[0] - inset, inset : shape[1] - inset]
    canvas = np.zeros_like(inner)
    if inset:
        _fill_up(canvas, draw, target, slack, rng, whole=True)
    if np.count_nonzero(canvas) < target - 0.2 * slack:
        _fill_up(canvas, draw, target, slack, rng, whole=False)
    inner[:] = canvas
    return hole


def _fill_up(
    canvas: np.ndarray, draw: _Draw, target: float, slack: float, rng: np.random.Generator, *, whole: bool
) -> None:
    """Draw on `canvas` until `target` pixels are covered, or 60 times; `whole`: take back what touches its border."""
    for _ in range(60):
        before = canvas.copy()
        draw(canvas, rng)
        covered = np.count_nonzero(canvas)
        if covered > target + slack or (whole and _touches_border(canvas)):
            canvas[:] = before
        elif covered >= target - 0.2 * slack:
            break


def _touches_border(canvas: np.ndarray) -> bool:
    return any(line.any() for line in (canvas[0], canvas[-1], canvas[:, 0], canvas[:, -1]))


def _walk(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """A brush stroke: a walk of drifting direction and slowly changing width."""
    height, width = canvas.shape
    side = min(height, width)
    y, x = rng.uniform(0, height), rng.uniform(0, width)
    angle = rng.uniform(0, 2 * math.pi)
    thickness = side * rng.uniform(0.015, 0.12)
    for _ in range(int(rng.integers(2, 12))):
        angle += rng.normal(0, 0.8)
        length = side * rng.uniform(0.03, 0.2)
        end_y, end_x = y + length * math.sin(angle), x + length * math.cos(angle)
        cv2.line(canvas, (int(x), int(y)), (int(end_x), int(end_y)), 1, max(1, round(thickness)))
        y, x = min(max(end_y, 0), height), min(max(end_x, 0), width)
        thickness = max(1.0, thickness * rng.uniform(0.85, 1.18))


def _figure(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """A line, a circle or an ellipse, filled or drawn as an outline."""
    height, width = canvas.shape
    side = min(height, width)
    centre = (int(rng.uniform(0, width)), int(rng.uniform(0, height)))
    thickness = max(1, round(side * rng.uniform(0.006, 0.05)))
    choice = rng.integers(4)
    if choice == 0:
        end = (int(rng.uniform(0, width)), int(rng.uniform(0, height)))
        cv2.line(canvas, centre, end, 1, thickness)
    elif choice == 1:
        cv2.circle(canvas, centre, max(1, round(side * rng.uniform(0.02, 0.13))), 1, -1)
    else:
        axes = (max(1, round(side * rng.uniform(0.03, 0.25))), max(1, round(side * rng.uniform(0.02, 0.13))))
        filled = -1 if choice == 2 else thickness
        cv2.ellipse(canvas, centre, axes, rng.uniform(0, 180), 0, 360, 1, filled)


def _rectangle(canvas: np.ndarray, rng: np.random.Generator) -> None:
    height, width = canvas.shape
    tall, wide = max(1, round(height * rng.uniform(0.04, 0.4))), max(1, round(width * rng.uniform(0.04, 0.4)))
    top, left = int(rng.integers(0, max(1, height - tall + 1))), int(rng.integers(0, max(1, width - wide + 1)))
    canvas[top : top + tall, left : left + wide] = 1


def _scratch(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """A thin polyline or a few specks, as on scanned film."""
    height, width = canvas.shape
    side = min(height, width)
    thickness = max(1, round(side / 512 * rng.uniform(1, 7)))
    if rng.random() < 0.2:
        for _ in range(int(rng.integers(1, 6))):
            speck = (int(rng.uniform(0, width)), int(rng.uniform(0, height)))
            cv2.circle(canvas, speck, max(1, round(thickness * rng.uniform(0.5, 1.2))), 1, -1)
        return
    angle = rng.uniform(0, math.pi)
    bend = rng.normal(0, 0.15)
    points = [np.array([rng.uniform(0, width), rng.uniform(0, height)])]
    for _ in range(int(rng.integers(2, 12))):
        angle += bend + rng.normal(0, 0.12)
        points.append(points[-1] + side * rng.uniform(0.03, 0.15) * np.array([math.cos(angle), math.sin(angle)]))
    cv2.polylines(canvas, [np.round(points).astype(np.int32)], False, 1, thickness)


def _blob(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """The outline of a thing: a body of smoothly varying radius, sometimes with limbs."""
    height, width = canvas.shape
    side = min(height, width)
    radius = side * rng.uniform(0.06, 0.24)
    stretch = math.exp(rng.normal(0, 0.35))
    turns = np.linspace(0, 2 * math.pi, 72, endpoint=False)
    outline = np.ones_like(turns)
    for order in range(2, 7):
        outline += rng.normal(0, 0.32 / order) * np.cos(order * turns + rng.uniform(0, 2 * math.pi))
    outline = radius * np.clip(outline, 0.25, 2.0)
    centre = np.array([rng.uniform(0.1, 0.9) * width, rng.uniform(0.1, 0.9) * height])
    xs, ys = outline * np.cos(turns) * stretch, outline * np.sin(turns) / stretch
    tilt = rng.uniform(0, math.pi)
    points = np.stack([xs * math.cos(tilt) - ys * math.sin(tilt), xs * math.sin(tilt) + ys * math.cos(tilt)], axis=1)
    cv2.fillPoly(canvas, [np.round(centre + points).astype(np.int32)], 1)
    for _ in range(int(rng.integers(0, 4))):
        turn = rng.uniform(0, 2 * math.pi)
        end = centre + radius * rng.uniform(1.2, 2.2) * np.array([math.cos(turn), math.sin(turn)])
        cv2.line(canvas, tuple(int(v) for v in centre), tuple(int(v) for v in end), 1, max(2, round(radius * 0.3)))


def _mixed(canvas: np.ndarray, rng: np.random.Generator) -> None:
    (_walk, _figure, _rectangle, _scratch, _blob)[rng.integers(5)](canvas, rng)


_KINDS: dict[str, _Draw] = {
    "walk": _walk,
    "shapes": _figure,
    "rectangles": _rectangle,
    "scratches": _scratch,
    "blob": _blob,
    "stain": wear.stain,
    "tear": wear.tear,
    "crack": wear.crack,
    "flake": wear.flake,
    "mixed": _mixed,
}
KINDS = tuple(_KINDS)
