"""The photo's own detail for what the network drew, once all of it is in place.

The last look of a prediction: what was drawn at all scales and joined to its surroundings is compared with the known
picture once more and takes over most of the detail of what is copied where the two are most alike (see
`pconv.network.attention`). Coarse scales first, which find what fits in the large; only away from the rim, though,
where they know better than what is there already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from pconv.box import Box
from pconv.control import Control
from pconv.holes.regions import clusters
from pconv.methods.base import Region
from pconv.methods.prediction.plan import Target, Window, batches, common, continued, windows
from pconv.network import PreparedUNet

_FACTORS = (4, 2, 1)
_SHARE, _COARSE_SHARE = 1.0, 0.85  # of what copies would change, less the worse they fit
_RIM = 4  # pixels of a scale, from the rim on, over which its share grows
_RIM_SHARE = 1 / 3  # of `_SHARE`, at the rim, where the known pixels beside it say more than any copy
_LARGEST = 640  # side in pixels of what is looked at; what is larger is looked at smaller


@dataclass(frozen=True, eq=False)
class _Look:
    """A target and how much of its detail to take over: ``(target.inner.height, target.inner.width) float32``."""

    target: Target
    share: np.ndarray


def add(
    network: PreparedUNet,
    regions: Sequence[Region],
    filled: Sequence[np.ndarray],
    finest: int,
    device: str,
    most: int,
    control: Control,
) -> None:
    """Add the detail to regions, in place.

    Args:
        network: one that copies.
        regions: with their holes.
        filled: ``(H, W, 3)`` of the photo's type each, the holes filled.
        finest: the last of the scales: 1, 2 or 4.
        device: where the network is.
        most: so many windows at once.
        control: asked between the batches.
    """
    factors = [factor for factor in _FACTORS if factor >= finest]
    for step, factor in enumerate(factors):
        looks = [look for k, region in enumerate(regions) for look in _looks(k, region, filled[k], factor)]
        found = [window for k, look in enumerate(looks) for window in windows(k, look.target, 2 * _LARGEST)]
        part = control.part(step / len(factors), (step + 1) / len(factors))
        done, total = 0, sum(window.box.area for window in found)
        for batch in batches(found, most):
            part.step(done / total, "taking over the photo's detail")
            for window, change in zip(batch, _changes(network, looks, batch, device), strict=True):
                target = looks[window.target].target
                _take_over(looks[window.target], window, change, filled[target.region])
                if control.wants_pictures:
                    picture = filled[target.region][target.inner.slices].copy()
                    control.within(regions[target.region].box).picture(target.inner, picture)
            done += sum(window.box.area for window in batch)


def _looks(index: int, region: Region, filled: np.ndarray, factor: int) -> Iterator[_Look]:
    from pconv._cv2 import cv2

    whole = ~region.hole, region.sources
    depth = cv2.distanceTransform(np.pad(region.hole.astype(np.uint8), 1, mode="edge"), cv2.DIST_L2, 3)[1:-1, 1:-1]
    for cluster in clusters(region.hole, _context):
        deep = np.where(cluster.own, depth[cluster.inner.slices], np.float32(0))
        if factor > 1 and deep.max() < _RIM * factor:
            continue
        scale = factor * max(1.0, max(cluster.box.height, cluster.box.width) / _LARGEST)
        if scale == 1:
            image, (known, sources) = filled, whole
            crop, core = Box(0, 0, *known.shape), cluster.inner
            context = continued(cluster.box, core, _context(core), known.shape)
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
            share = _COARSE_SHARE * np.minimum(1, deep / (_RIM * scale))
        else:
            share = _SHARE * np.minimum(1, _RIM_SHARE + (1 - _RIM_SHARE) * deep / _RIM)
        yield _Look(target, share)


def _context(box: Box) -> int:
    """Surroundings of a part of the hole from which it may copy."""
    return max(64, min(192, max(box.height, box.width) // 2))


def _take_over(look: _Look, window: Window, change: np.ndarray, filled: np.ndarray) -> None:
    """Add to ``filled: (H, W, 3)`` the look's share of a change ``(h, w, 3)`` of its window."""
    target = look.target
    seen = common(window.box, target.core)
    change = target.enlarged(change[seen.moved(-window.box.top, -window.box.left).slices], seen, target.inner)
    picture = filled[target.inner.slices]
    top = np.iinfo(picture.dtype).max
    share = np.float32(top) * np.where(target.own, look.share, np.float32(0))
    np.copyto(picture, np.rint(np.clip(picture + change * share[..., None], 0, top)), casting="unsafe")


def _changes(
    network: PreparedUNet, looks: Sequence[_Look], batch: Sequence[Window], device: str
) -> Iterable[np.ndarray]:
    """What copies would change in the windows of a batch, ``(h, w, 3) float32`` in units of the whole range."""
    shape = len(batch), batch[0].box.height, batch[0].box.width
    images = np.empty((*shape, 3), np.float32)
    masks = np.empty((2, *shape), np.float32)
    for index, window in enumerate(batch):
        target = looks[window.target].target
        pixels = window.of(target.image)
        np.divide(pixels, np.iinfo(pixels.dtype).max, out=images[index], casting="unsafe")
        masks[:, index] = window.of(target.known), window.of(target.sources)
    x = torch.from_numpy(images).permute(0, 3, 1, 2).to(device)
    mask, sources = torch.from_numpy(masks)[:, :, None].to(device)
    return network.detail(x, mask, sources).permute(0, 2, 3, 1).cpu().numpy()
