"""The photo's own detail for a hole that is filled.

The last looks: what was drawn at all scales and joined to its surroundings, or was copied, is compared with the known
picture once more and takes over most of the detail of what is copied where the two are most alike (see
`pconv.network.attention`). Coarse scales first, which find what fits in the large; only away from the rim, though,
where they know better than what is there already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from pconv.box import Box
from pconv.control import Control
from pconv.holes.regions import clusters
from pconv.kernels.threads import Crew
from pconv.methods.base import Region
from pconv.methods.prediction.mosaic import joined
from pconv.methods.prediction.plan import LARGEST, Target, Window, batches, to_copy, windows
from pconv.network import PreparedUNet

_RIM = 4  # pixels of a scale, from the rim on, over which its share grows
_RIM_SHARE = 1 / 3  # of that, at the rim, where the known pixels beside it say more than any copy
_LEAST, _MOST = 96, 320  # pixels around a part of the hole from which it may copy


@dataclass(frozen=True, eq=False)
class _Look:
    """A target and how much of its detail to take over: ``(target.inner.height, target.inner.width) float32``."""

    target: Target
    share: np.ndarray


@dataclass(frozen=True)
class Looks:
    """Attributes:
    network: one that copies.
    device: where it is.
    most: so many windows at once.
    factors: how many times smaller the picture is at each look.
    coarse: share of what copies would change that is taken over at all scales but the full one, less the worse they
        fit; of that one all.
    nearness: how much more a place counts the nearer it is, see `pconv.network.attention.Search`.
    sharp: leave alone what is too large to be looked at at full scale: what is sharp already would lose by it.
    """

    network: PreparedUNet
    device: str
    most: int
    factors: tuple[int, ...]
    coarse: float
    nearness: float
    sharp: bool = False

    def add(
        self,
        regions: Sequence[Region],
        filled: Sequence[np.ndarray],
        control: Control,
        copied: Sequence[np.ndarray | None] | None = None,
    ) -> None:
        """Add the detail to regions, in place.

        Args:
            regions: with their holes.
            filled: ``(H, W, 3)`` of the photo's type each, the holes filled.
            control: asked between the batches.
            copied: ``(H, W, 2) int32`` each, or None: where what is filled was copied from, kept up to date.
        """
        with Crew(check=control.check) as crew:
            for step, factor in enumerate(self.factors):
                part = control.part(step / len(self.factors), (step + 1) / len(self.factors))
                self._look(crew, factor, regions, filled, part, copied)

    def _look(
        self,
        crew: Crew,
        factor: int,
        regions: Sequence[Region],
        filled: Sequence[np.ndarray],
        control: Control,
        copied: Sequence[np.ndarray | None] | None,
    ) -> None:
        looks = [look for k, region in enumerate(regions) for look in self._looks(k, region, filled[k], factor)]
        found = [window for k, look in enumerate(looks) for window in windows(k, look.target, 2 * LARGEST)]
        done, total = 0, sum(window.box.area for window in found)
        for batch in batches(found, self.device, self.most):
            control.step(done / total, "fitting copies")
            for window, change in zip(batch, self._changes(crew, looks, batch), strict=True):
                look = looks[window.target]
                region = look.target.region
                _take_over(look, window, change, filled[region])
                if copied is not None and copied[region] is not None and factor == 1:
                    _tell(look, window, change, copied[region])
                if control.wants_pictures:
                    picture = filled[region][look.target.inner.slices].copy()
                    control.within(regions[region].box).picture(look.target.inner, picture)
            done += sum(window.box.area for window in batch)

    def _looks(self, index: int, region: Region, filled: np.ndarray, factor: int) -> Iterator[_Look]:
        from pconv._cv2 import cv2

        whole = ~region.hole, region.sources
        depth = cv2.distanceTransform(np.pad(region.hole.astype(np.uint8), 1, mode="edge"), cv2.DIST_L2, 3)[1:-1, 1:-1]
        for cluster in clusters(region.hole, _context, include=to_copy(region)):
            deep = np.where(cluster.own, depth[cluster.inner.slices], np.float32(0))
            larger = max(1.0, max(cluster.box.height, cluster.box.width) / LARGEST)
            if (factor > 1 and deep.max() < _RIM * factor) or (larger > 1 and self.sharp):
                continue
            scale = factor * larger
            if scale == 1:
                image, (known, sources) = filled, whole
                crop, core, context = Box(0, 0, *known.shape), cluster.inner, cluster.box
            else:
                crop = cluster.box
                size = tuple(max(1, round(side / scale)) for side in (crop.width, crop.height))
                image = cv2.resize(filled[crop.slices], size, interpolation=cv2.INTER_AREA)
                known, sources = (
                    cv2.resize((~plane[crop.slices]).astype(np.uint8) * 255, size, interpolation=cv2.INTER_AREA) == 0
                    for plane in whole
                )
                core = context = Box(0, 0, *known.shape)
            target = Target(index, crop, scale, image, known, sources, cluster.inner, cluster.own, core, context)
            if factor > 1:
                share = self.coarse * np.minimum(1, deep / (_RIM * scale))
            else:
                share = np.minimum(1, _RIM_SHARE + (1 - _RIM_SHARE) * deep / _RIM)
            yield _Look(target, np.where(cluster.own, share, np.float32(0)))

    def _changes(self, crew: Crew, looks: Sequence[_Look], batch: Sequence[Window]) -> Iterator[_Change]:
        shape = len(batch), batch[0].box.height, batch[0].box.width
        images = np.empty((*shape, 3), np.float32)
        masks = np.empty((2, *shape), bool)
        shown = []
        for index, window in enumerate(batch):
            target = looks[window.target].target
            shown.append(window.of(target.image))
            np.divide(shown[-1], np.iinfo(shown[-1].dtype).max, out=images[index], casting="unsafe")
            masks[:, index] = window.of(target.known), window.of(target.sources)
        x = torch.from_numpy(images).permute(0, 3, 1, 2).to(self.device)
        mask, sources = torch.from_numpy(masks)[:, :, None].to(self.device, torch.float32)
        made = self.network.detail(x, mask, sources, self.nearness)
        copies, fit = (plane.permute(0, 2, 3, 1).cpu().numpy() for plane in (made.picture, made.fit))
        origins = made.origins.cpu().numpy()
        for index, pixels in enumerate(shown):
            known, free = masks[:, index]
            yield _change(crew, pixels, ~known, free, copies[index], fit[index], origins[index])


@dataclass(frozen=True, eq=False)
class _Change:
    """What copies would change in a window.

    Attributes:
        by: ``(h, w, 3) float32``, in units of the whole range, and less the worse they fit.
        fit: ``(h, w) float32``, 0 to 1.
        box: around what was copied, in the window; None if nothing was.
        source: over that, ``(box.height, box.width, 2) int32``: where from, in the window.
    """

    by: np.ndarray
    fit: np.ndarray
    box: Box | None = None
    source: np.ndarray | None = None


def _change(
    crew: Crew,
    pixels: np.ndarray,
    hole: np.ndarray,
    free: np.ndarray,
    copies: np.ndarray,
    fit: np.ndarray,
    origins: np.ndarray,
) -> _Change:
    if not hole.any() or not (origins >= 0).any():
        return _Change(np.zeros(pixels.shape, np.float32), fit[..., 0])
    top = np.iinfo(pixels.dtype).max
    wanted = np.rint(np.clip(copies, 0, 1) * top).astype(pixels.dtype, order="C")  # as kernels are compiled for
    made, box, source = joined(crew, pixels, hole, free, wanted, origins)
    by = made.astype(np.float32)
    by -= pixels
    by *= fit / np.float32(top)
    return _Change(by, fit[..., 0], box, source)


def seen_sharp(region: Region) -> np.ndarray:
    """``(H, W) bool``: the parts of a region's hole that are not too large to be looked at at full scale."""
    seen = np.zeros_like(region.hole)
    for cluster in clusters(region.hole, _context, include=to_copy(region)):
        if max(cluster.box.height, cluster.box.width) <= LARGEST:
            seen[cluster.inner.slices] |= cluster.own
    return seen


def _context(box: Box) -> int:
    """Surroundings of a part of the hole from which it may copy."""
    side = max(box.height, box.width)
    return max(_LEAST, min(_MOST, side, (LARGEST - side) // 2))


def _take_over(look: _Look, window: Window, change: _Change, filled: np.ndarray) -> None:
    """Add to ``filled: (H, W, 3)`` the look's share of a change of its window."""
    target = look.target
    seen = window.box.common(target.core)
    by = target.enlarged(change.by[seen.moved(-window.box.top, -window.box.left).slices], seen, target.inner)
    picture = filled[target.inner.slices]
    top = np.iinfo(picture.dtype).max
    share = np.float32(top) * look.share
    np.copyto(picture, np.rint(np.clip(picture + by * share[..., None], 0, top)), casting="unsafe")


def _tell(look: _Look, window: Window, change: _Change, copied: np.ndarray) -> None:
    """Note in ``copied: (H, W, 2)`` where most of a pixel comes from now, of a look at full scale or the finest there
    is."""
    if change.box is None:
        return
    target = look.target
    inner, shape = target.inner, target.known.shape
    # The pixels of the working picture under those of the region, and how many of these each of them covers.
    rows, columns = np.mgrid[inner.slices]
    steps = target.crop.height / shape[0], target.crop.width / shape[1]
    rows = np.minimum((rows - target.crop.top + 0.5) / steps[0], shape[0] - 1).astype(np.int32)
    columns = np.minimum((columns - target.crop.left + 0.5) / steps[1], shape[1] - 1).astype(np.int32)
    mostly = look.share * change.fit[rows - window.box.top, columns - window.box.left] > 0.5
    places = np.argwhere(mostly)
    rows, columns = rows[mostly], columns[mostly]
    top, left = window.box.top + change.box.top, window.box.left + change.box.left
    source = change.source[rows - top, columns - left] + np.array([window.box.top, window.box.left])
    moved = np.rint((source - np.stack([rows, columns], axis=1)) * steps).astype(np.int32)
    places += np.array([inner.top, inner.left])
    copied[*places.T] = places + moved
