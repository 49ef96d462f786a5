"""What wears a print: stains, tears, cracks and flakes, drawn at random.

Each function draws one on ``canvas: (H, W) uint8``, with ones.
"""

from __future__ import annotations

import math

import numpy as np

from pconv._cv2 import cv2


def stain(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """A spot of mould or spilled liquid: a ragged outline with splashes around it."""
    height, width = canvas.shape
    side = min(height, width)
    radius = side * rng.uniform(0.02, 0.12)
    turns = np.linspace(0, 2 * math.pi, 120, endpoint=False)
    outline = np.ones_like(turns)
    for order in range(2, 25):
        outline += rng.normal(0, 0.3 / order**1.15) * np.cos(order * turns + rng.uniform(0, 2 * math.pi))
    outline = radius * np.clip(outline, 0.3, 2.0)
    centre = np.array([rng.uniform(0, width), rng.uniform(0, height)])
    points = centre + np.stack([outline * np.cos(turns), outline * np.sin(turns)], axis=1)
    cv2.fillPoly(canvas, [np.round(points).astype(np.int32)], 1)
    for _ in range(int(rng.integers(0, 8))):
        turn, reach = rng.uniform(0, 2 * math.pi), radius * rng.uniform(1.1, 2.5)
        splash = (int(centre[0] + reach * math.cos(turn)), int(centre[1] + reach * math.sin(turn)))
        cv2.circle(canvas, splash, max(1, round(radius * rng.uniform(0.03, 0.2))), 1, -1)


def tear(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """A rip or a broken fold: a jagged band that narrows to its end, half of them from the picture's edge inwards."""
    height, width = canvas.shape
    side = min(height, width)
    start = np.array([rng.uniform(0, width), rng.uniform(0, height)])
    angle = rng.uniform(0, 2 * math.pi)
    if rng.random() < 0.5:
        edge = int(rng.integers(4))
        start[edge % 2] = 0 if edge < 2 else (width, height)[edge % 2]
        inwards = np.array([width, height]) / 2 - start
        angle = math.atan2(inwards[1], inwards[0]) + rng.uniform(-0.7, 0.7)
    count = int(rng.integers(10, 40))
    bends = angle + np.cumsum(rng.normal(0, 0.12, count)) + rng.normal(0, 0.25, count)
    steps = side * rng.uniform(0.2, 0.9) / count * np.stack([np.cos(bends), np.sin(bends)], axis=1)
    spine = start + np.cumsum(steps, axis=0)
    across = np.array([-math.sin(angle), math.cos(angle)])
    half = side * rng.uniform(0.004, 0.03) * np.linspace(1, 0.1, count)
    edges = [spine + sign * across * (half * rng.uniform(0.4, 1.6, count))[:, None] for sign in (1, -1)]
    outline = np.concatenate([edges[0], edges[1][::-1]])
    cv2.fillPoly(canvas, [np.round(outline).astype(np.int32)], 1)


def crack(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """A fold along which the picture broke: a jagged line of changing width, here and there closed, with branches and
    with flakes off beside it."""
    height, width = canvas.shape
    side = min(height, width)
    start = np.array([rng.uniform(0, width), rng.uniform(0, height)])
    angle = rng.uniform(0, 2 * math.pi)
    _break(canvas, start, angle, side * rng.uniform(0.15, 1.2), rng, branches=int(rng.integers(0, 4)))


def flake(canvas: np.ndarray, rng: np.random.Generator) -> None:
    """Where the picture came off the paper: an outline of straight pieces, or a crowd of small ones."""
    height, width = canvas.shape
    side = min(height, width)
    centre = np.array([rng.uniform(0, width), rng.uniform(0, height)])
    if rng.random() < 0.6:
        _chip(canvas, centre, side * rng.uniform(0.01, 0.08), rng)
        return
    spread = side * rng.uniform(0.03, 0.15)
    for _ in range(int(rng.integers(3, 15))):
        _chip(canvas, centre + rng.normal(0, spread, 2), side * rng.uniform(0.004, 0.025), rng)


def _break(
    canvas: np.ndarray, start: np.ndarray, angle: float, length: float, rng: np.random.Generator, *, branches: int
) -> None:
    side = min(canvas.shape)
    step = side * rng.uniform(0.01, 0.03)
    count = max(3, round(length / step))
    bends = angle + np.cumsum(rng.normal(0, 0.05, count)) + rng.normal(0, rng.uniform(0.05, 0.5), count)
    spine = start + np.cumsum(step * np.stack([np.cos(bends), np.sin(bends)], axis=1), axis=0)
    widest = side / 512 * rng.uniform(1, 10)
    # Wide here and hardly to be seen there, over stretches of several steps.
    widths = widest * np.abs(np.convolve(rng.normal(0.5, 0.6, count + 4), np.full(5, 0.2), "valid"))
    shut = rng.uniform(0, 0.25)
    for k in range(count - 1):
        if widths[k] > shut * widest:
            ends = [tuple(round(v) for v in spine[k + j]) for j in (0, 1)]
            cv2.line(canvas, *ends, 1, max(1, round(widths[k])))
        if rng.random() < 0.06:
            _chip(canvas, spine[k], widest * rng.uniform(0.6, 2.5), rng)
    for _ in range(branches):
        fork = spine[rng.integers(count)]
        turned = angle + rng.choice([-1, 1]) * rng.uniform(0.4, 1.4)
        _break(canvas, fork, turned, length * rng.uniform(0.1, 0.5), rng, branches=0)


def _chip(canvas: np.ndarray, centre: np.ndarray, radius: float, rng: np.random.Generator) -> None:
    """A shape with corners."""
    turns = np.sort(rng.uniform(0, 2 * math.pi, int(rng.integers(5, 11))))
    reach = radius * rng.uniform(0.35, 1.4, len(turns))
    stretch, tilt = math.exp(rng.normal(0, 0.4)), rng.uniform(0, math.pi)
    xs, ys = reach * np.cos(turns) * stretch, reach * np.sin(turns) / stretch
    points = np.stack([xs * math.cos(tilt) - ys * math.sin(tilt), xs * math.sin(tilt) + ys * math.cos(tilt)], axis=1)
    cv2.fillPoly(canvas, [np.round(centre + points).astype(np.int32)], 1)
