"""Pictures in which an outline was drawn around a thing, for the network that finds it.

Some show it where it was, others somewhere else (Dwibedi, Misra, Hebert, "Cut, Paste and Learn", ICCV 2017), among
others like it and in colours like what is behind it. There its true outline is known whatever its colours are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.holes.morphology import grow
from pconv.holes.viewing import BESIDE, SEEN_AROUND
from pconv.training.things import Thing

_AT_HOME = 0.4  # of the pictures show a thing where it was
_SIZES = (90, 260)  # pixels of its longer side in another photo
_ROOM = 1.7  # times its longer side: the square it is turned in
_OTHERS, _ITSELF = 0.5, 0.4  # of the pictures hold others; and of those as many are the same thing again
_DISGUISED, _DISGUISE = 0.35, (0.3, 0.85)  # of them; and how far its mean colour goes to what is around it
_JOINED = 0.3  # of them are two things that overlap, as those of many colours
_CUT_OFF, _LOST = 0.3, 0.5  # of the pictures end amid the thing; and how much of it is lost to a side, at most
_THROUGH, _LEFT_OUT = 0.25, (0.03, 0.25)  # of the outlines go through the thing; and how much they leave out at a side
_KNOWN = 0.15  # of them: a part of it was found before
_FEWEST = 60  # pixels of a thing


@dataclass(frozen=True, eq=False)
class Montage:
    """A picture with an outline.

    Attributes:
        picture: ``(h, w, 3) uint8``, RGB, no longer than asked for.
        truth: ``(h, w) float32``, how much of each pixel the thing covers.
        inside, known, beside: ``(h, w) bool``, of the outline, see `pconv.holes.viewing.View`.
    """

    picture: np.ndarray
    truth: np.ndarray
    inside: np.ndarray
    known: np.ndarray
    beside: np.ndarray


def montage(things: Sequence[Thing], photos: Sequence[np.ndarray], side: int, rng: np.random.Generator) -> Montage:
    """A random one.

    Args:
        things: to be outlined.
        photos: ``(H, W, 3) uint8`` each, RGB: places to put them.
        side: pixels of the longer side of what is seen.
        rng: decides everything.
    """
    while True:
        if rng.random() < _AT_HOME:
            scene, mask = _at_home(things[rng.integers(len(things))], rng)
        else:
            scene, mask = _elsewhere(things, photos[rng.integers(len(photos))], rng)
        if rng.random() < _CUT_OFF and mask.max() > 0.5:
            scene, mask = _cut_off(scene, mask, rng)
        if np.count_nonzero(mask > 0.5) < _FEWEST:
            continue
        made = _seen(scene, mask, outline_around(mask > 0.5, rng), side, rng)
        if not made.inside.all() and np.count_nonzero(made.truth[made.inside] > 0.5) >= _FEWEST:
            return made


def outline_around(thing: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """``(H, W) bool``: what a person's outline around ``thing: (H, W) bool`` surrounds: a box, an ellipse, or a line
    drawn by hand; loose, and now and then too close."""
    box = Box.of(thing)
    longer, loose = max(box.height, box.width), abs(rng.normal(0, 0.11)) + 0.01
    inside = np.zeros(thing.shape, np.uint8)
    how = rng.random()
    if how < 0.5:
        close = 0.04 if rng.random() < 0.15 else 0.0
        top, left, bottom, right = (longer * np.clip(loose * rng.uniform(0.2, 1.6, 4) - close, -0.05, 0.4)).astype(int)
        inside[max(0, box.top - top) : box.bottom + bottom, max(0, box.left - left) : box.right + right] = 1
    elif how < 0.62:
        reach = 0.62 * (1 + 2 * loose)
        centre = (box.left + box.right) // 2, (box.top + box.bottom) // 2
        cv2.ellipse(inside, centre, (int(box.width * reach), int(box.height * reach)), 0, 0, 360, 1, -1)
    else:
        inside = _by_hand(thing, longer, loose, hull=how < 0.8, rng=rng)
    if rng.random() < _THROUGH:
        there = _without_sides(box, *thing.shape, _LEFT_OUT, rng)
        inside[: there.top] = inside[there.bottom :] = inside[:, : there.left] = inside[:, there.right :] = 0
    return inside != 0


def _without_sides(box: Box, height: int, width: int, shares: tuple[float, float], rng: np.random.Generator) -> Box:
    """All of a picture but for one or two sides, which go into a thing's box by random shares of it."""
    top, left, bottom, right = 0, 0, height, width
    for side in rng.permutation(4)[: rng.integers(1, 3)]:
        down, across = (int(rng.uniform(*shares) * length) for length in (box.height, box.width))
        if side == 0:
            top = box.top + down
        elif side == 1:
            left = box.left + across
        elif side == 2:
            bottom = box.bottom - down
        else:
            right = box.right - across
    return Box(top, left, bottom, right)


def _by_hand(thing: np.ndarray, longer: int, loose: float, *, hull: bool, rng: np.random.Generator) -> np.ndarray:
    """``(H, W) bool``: around all of it, or along its outline; not quite evenly."""
    height, width = thing.shape
    if hull:
        inside = np.zeros(thing.shape, np.uint8)
        lines, _ = cv2.findContours(thing.view(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        cv2.fillPoly(inside, [cv2.convexHull(np.concatenate(lines))], 1)
    else:
        gap = int(0.15 * longer) | 1
        closed = cv2.morphologyEx(np.pad(thing.view(np.uint8), gap), cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
        inside = np.ascontiguousarray(closed[gap:-gap, gap:-gap])
    waves = rng.normal(0, 1, (height // 16 + 2, width // 16 + 2)).astype(np.float32)
    waves = cv2.resize(waves, (width, height), interpolation=cv2.INTER_CUBIC)
    away = cv2.distanceTransform(1 - inside, cv2.DIST_L2, 3) - cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    return away < longer * (0.8 * loose + 0.02 + 0.03 * rng.random() * waves)


def _at_home(thing: Thing, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A thing in its photo: ``(H, W, 3) float32`` in [0, 1], and ``(H, W) float32`` of what it covers."""
    scene, mask = _relit(thing.picture, rng, 0.12), thing.mask.astype(np.float32)
    if rng.random() < 0.5:
        scene, mask = np.ascontiguousarray(scene[:, ::-1]), np.ascontiguousarray(mask[:, ::-1])
    return scene, mask


def _elsewhere(things: Sequence[Thing], photo: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The same of a thing put into another photo."""
    scene = _relit(photo, rng)
    if rng.random() < 0.5:
        scene = np.ascontiguousarray(scene[:, ::-1])
    thing, size = things[rng.integers(len(things))], rng.uniform(*_SIZES)
    centre = rng.uniform(0.3, 0.7, 2) * photo.shape[:2]
    for _ in range(rng.integers(1, 3) if rng.random() < _OTHERS else 0):
        other = thing if rng.random() < _ITSELF else things[rng.integers(len(things))]
        way, apart = rng.uniform(0, 2 * np.pi), size * rng.uniform(0.6, 1.2)
        beside = centre + apart * np.array([np.sin(way), np.cos(way)])
        scene, _ = _put(scene, *_turned(other, size * rng.uniform(0.6, 1.3), rng), beside)
    disguise = rng.uniform(*_DISGUISE) if rng.random() < _DISGUISED else 0.0
    scene, mask = _put(scene, *_turned(thing, size, rng), centre, disguise)
    if rng.random() < _JOINED:
        second, way = things[rng.integers(len(things))], rng.uniform(0, 2 * np.pi)
        there = centre + size * rng.uniform(0.2, 0.5) * np.array([np.sin(way), np.cos(way)])
        scene, more = _put(scene, *_turned(second, size * rng.uniform(0.4, 0.9), rng), there, disguise)
        mask = 1 - (1 - mask) * (1 - more)
    return scene, mask


def _cut_off(scene: np.ndarray, mask: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The picture with one or two sides amid the thing, as that of a person of whom it shows the head and shoulders."""
    there = _without_sides(Box.of(mask > 0.5), *mask.shape, (0.0, _LOST), rng).slices
    return np.ascontiguousarray(scene[there]), np.ascontiguousarray(mask[there])


def _turned(thing: Thing, size: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A thing of about that size, somewhat turned and lit otherwise: ``(S, S, 3)`` and ``(S, S)``, float32."""
    box = Box.of(thing.mask)
    centre = (box.left + box.right - 1) / 2, (box.top + box.bottom - 1) / 2
    scale = min(size / max(box.height, box.width), 1.6)
    turn = cv2.getRotationMatrix2D(centre, float(np.clip(rng.normal(0, 8), -25, 25)), scale)
    side = int(_ROOM * size) + 8
    turn[:, 2] += np.array([side / 2, side / 2]) - centre
    if rng.random() < 0.5:
        turn[0] = -turn[0]
        turn[0, 2] += side - 1
    how = {"flags": cv2.INTER_AREA if scale < 0.7 else cv2.INTER_LINEAR}
    picture = cv2.warpAffine(thing.picture, turn, (side, side), borderMode=cv2.BORDER_REFLECT, **how)
    cover = cv2.warpAffine(thing.mask.astype(np.float32), turn, (side, side), flags=cv2.INTER_LINEAR)
    if rng.random() < 0.6:
        cover = cv2.erode(cover, np.ones((3, 3), np.uint8))  # no rim of what it was cut from gives it away
    return _relit(picture, rng), cv2.GaussianBlur(cover, (0, 0), rng.uniform(0.4, 1.3))


def _put(
    scene: np.ndarray, picture: np.ndarray, cover: np.ndarray, centre: np.ndarray, disguise: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """A thing put into a scene, and what it covers there."""
    height, width = scene.shape[:2]
    top, left = (int(at - len(cover) / 2) for at in centre)
    there = Box(max(0, top), max(0, left), min(height, top + len(cover)), min(width, left + len(cover)))
    mask = np.zeros((height, width), np.float32)
    if there.height <= 0 or there.width <= 0:
        return scene, mask
    here = there.moved(-top, -left).slices
    mask[there.slices] = cover[here]
    picture, thing = picture[here], mask > 0.5
    if disguise and thing.any():
        around = grow(thing, 6) & ~thing
        if around.any():
            step = scene[around].mean(axis=0) - picture[thing[there.slices]].mean(axis=0)
            picture = np.clip(picture + disguise * step, 0, 1)
    made, share = scene.copy(), mask[there.slices][..., None]
    made[there.slices] = scene[there.slices] * (1 - share) + picture * share
    return made, mask


def _relit(picture: np.ndarray, rng: np.random.Generator, most: float = 0.15) -> np.ndarray:
    """``(H, W, 3) float32`` in [0, 1] of ``(H, W, 3) uint8``, in another light."""
    values = picture.astype(np.float32) / 255 * rng.uniform(1 - most, 1 + most) + rng.uniform(-most, most) / 2
    middle = values.mean()
    values = (values - middle) * rng.uniform(1 - most, 1 + most) + middle
    gray = values.mean(axis=2, keepdims=True)
    values = gray + (values - gray) * rng.uniform(1 - 2 * most, 1 + 2 * most)
    tint = 1 + rng.uniform(-most / 3, most / 3, 3)
    return np.clip(values * tint, 0, 1).astype(np.float32)


def _seen(scene: np.ndarray, mask: np.ndarray, inside: np.ndarray, side: int, rng: np.random.Generator) -> Montage:
    """What is looked at of a scene with an outline."""
    box = Box.of(inside)
    around = box.grown(max(8, round(SEEN_AROUND * max(box.height, box.width))), scene.shape).slices
    scene, mask, inside = scene[around], mask[around], inside[around]
    scale = side / max(mask.shape)
    size = max(16, round(mask.shape[1] * scale)), max(16, round(mask.shape[0] * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    picture = _taken(cv2.resize(scene, size, interpolation=how), rng)
    mask = cv2.resize(mask, size, interpolation=how)
    inside = cv2.resize(inside.view(np.uint8), size, interpolation=cv2.INTER_NEAREST) != 0
    longer = max(np.count_nonzero(inside.any(axis=axis)) for axis in (0, 1))
    return Montage(picture, mask, inside, _known(mask > 0.5, rng), grow(inside, BESIDE * longer) | inside)


def _taken(scene: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """``(h, w, 3) uint8``: as a camera takes it: less sharp, with noise, gray, a JPEG."""
    if rng.random() < 0.25:
        scene = cv2.GaussianBlur(scene, (0, 0), rng.uniform(0.3, 1.2))
    if rng.random() < 0.4:
        scene = scene + rng.normal(0, rng.uniform(0, 0.03), scene.shape)
    if rng.random() < 0.04:
        scene = np.repeat(scene.mean(axis=2, keepdims=True), 3, axis=2)
    picture = (np.clip(scene, 0, 1) * 255 + 0.5).astype(np.uint8)
    if rng.random() < 0.3:
        _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(40, 92))])
        picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return np.ascontiguousarray(picture)


def _known(thing: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """``(h, w) bool``: what of a thing was found before: nothing, mostly, or what lies to one side of a line."""
    if rng.random() >= _KNOWN or not thing.any():
        return np.zeros_like(thing)
    rows, columns = np.nonzero(thing)
    at, way = rng.integers(len(rows)), rng.uniform(0, 2 * np.pi)
    down, right = np.ogrid[: thing.shape[0], : thing.shape[1]]
    return thing & ((down - rows[at]) * np.sin(way) + (right - columns[at]) * np.cos(way) > 0)
