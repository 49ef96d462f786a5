"""The areas a person paints on a photo: the hole, and where patches must not or may only be copied from."""

from __future__ import annotations

import contextlib
import mmap
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.commands import TILE, BitDifference, Change, TileDifference, TileRecorder
from app.i18n import translate
from pconv.box import Box

if TYPE_CHECKING:
    from app.document import Document


class Area(Enum):
    """What is painted. The values are the names `pconv.fill.fill` knows the masks by."""

    HOLE = "hole"
    FORBIDDEN = "forbidden"
    DONOR = "donor"


SOURCES = (Area.FORBIDDEN, Area.DONOR)  # those that say where patches come from

_TITLES = {
    Area.HOLE: QT_TRANSLATE_NOOP("Areas", "Hole"),
    Area.FORBIDDEN: QT_TRANSLATE_NOOP("Areas", "Do not copy"),
    Area.DONOR: QT_TRANSLATE_NOOP("Areas", "Copy only"),
}


def title(area: Area) -> str:
    """What a person calls the area."""
    return translate("Areas", _TITLES[area])


class Snapshot:
    """What of an area was painted at one moment, for another thread: whatever is painted later does not change it.

    It is taken as bits, in a tenth of the time that new memory for a mask of a large photo takes.
    """

    def __init__(self, painted: PaintedArea) -> None:
        self._shape, self._box = painted.array.shape, painted.box or Box(0, 0, 0, 0)
        self._bits = np.packbits(painted.array[self._box.slices], axis=1)

    def mask(self) -> np.ndarray:
        """``(H, W) bool``, True = painted, a new array. Not for the window's thread: it takes tens of milliseconds."""
        inside = np.unpackbits(self._bits, axis=1, count=self._box.width).view(bool)
        if inside.shape == self._shape:
            return inside
        mask = np.zeros(self._shape, bool)
        mask[self._box.slices] = inside
        return mask


class PaintedArea:
    """One area of one photo. It knows where it is painted at the cost of what was painted since it was last asked.

    Attributes:
        array: ``(H, W) uint8``, 255 = painted, else 0. Written to in place; whoever writes calls `touch`.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        self.array = _zeros(shape)
        self._counts = np.zeros((-(-shape[0] // TILE), -(-shape[1] // TILE)), np.int64)  # painted pixels of each tile
        self._stale: Box | None = None  # where it was written to since they were counted

    def touch(self, box: Box) -> None:
        """Say that the area was written to inside `box`."""
        if box.area:
            self._stale = box if self._stale is None else self._stale.union(box)

    @property
    def painted(self) -> bool:
        return self._total() > 0

    @property
    def ratio(self) -> float:
        """The share of the picture that is painted, 0..1."""
        return self._total() / self.array.size if self.array.size else 0.0

    @property
    def box(self) -> Box | None:
        """A box around what is painted, exact to one tile; None where nothing is. Cheap."""
        tiles = Box.of(self._fresh() > 0)
        if tiles is None:
            return None
        return Box(*(edge * TILE for edge in tiles)).grown(0, self.array.shape)

    def snapshot(self) -> Snapshot:
        """What is painted now, to be handed to another thread. Costs little."""
        return Snapshot(self)

    def cleared(self) -> TileDifference:
        """The way from what is painted to nothing."""
        return BitDifference((band, self.array[band.slices]) for band in self._bands(self.box))

    def inverted(self) -> TileDifference:
        """The way from what is painted to what is not."""
        return TileDifference({band: np.full((1, 1), 255, np.uint8) for band in self._bands(self._whole)})

    def replaced(self, mask: np.ndarray) -> TileDifference:
        """The way from what is painted to ``mask: (H, W) bool``."""
        bands = self._bands(self._whole)
        return BitDifference((band, (self.array[band.slices] != 0) != mask[band.slices]) for band in bands)

    def put(self, mask: np.ndarray, box: Box, value: int) -> TileDifference:
        """The way from what is painted to that with 0 or 255 where ``mask: (h, w) bool`` over `box`."""
        insides = ((band, mask[band.moved(-box.top, -box.left).slices]) for band in self._bands(box))
        return BitDifference((band, inside & (self.array[band.slices] != value)) for band, inside in insides)

    def uncleared(self, cleared: TileDifference) -> TileDifference:
        """The way from what is painted to that and all that a step took away that `cleared` the area."""
        if cleared.box is None or not self.painted:
            return cleared  # what leads from it to nothing leads back
        before = np.zeros_like(self.array)
        cleared.apply(before)
        return self.put(before[cleared.box.slices] > 0, cleared.box, 255)

    @property
    def _whole(self) -> Box:
        return Box(0, 0, *self.array.shape)

    def _bands(self, box: Box | None) -> Iterator[Box]:
        """`box` in parts as high as a tile: rows that lie one after the other are gone through several times faster
        than tiles are."""
        if box is not None:
            for top in range(box.top, box.bottom, TILE):
                yield Box(top, box.left, min(top + TILE, box.bottom), box.right)

    def _total(self) -> int:
        return int(self._fresh().sum())

    def _fresh(self) -> np.ndarray:
        stale, self._stale = self._stale, None
        if stale is not None:
            left, right = stale.left // TILE, -(-stale.right // TILE)
            for row in range(stale.top // TILE, -(-stale.bottom // TILE)):
                # By bits and in whole rows of tiles: tile by tile it takes three times as long.
                tiles = self.array[row * TILE : (row + 1) * TILE, left * TILE : right * TILE]
                painted = np.bitwise_count(np.packbits(tiles, axis=1)).sum(axis=0, dtype=np.int64)
                self._counts[row, left:right] = np.add.reduceat(painted, np.arange(0, len(painted), TILE // 8))
        return self._counts


def _zeros(shape: tuple[int, int]) -> np.ndarray:
    """Zeros from the system, which are no work and take no memory until they are touched; NumPy's are, where they come
    from memory that was given back before."""
    if 0 in shape:
        return np.zeros(shape, np.uint8)
    # Large pages are for memory that no other process shares.
    private = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_PRIVATE") else {}
    memory = mmap.mmap(-1, shape[0] * shape[1], **private)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        with contextlib.suppress(OSError):  # a system that has none; what is touched first takes a little longer there
            memory.madvise(mmap.MADV_HUGEPAGE)
    return np.frombuffer(memory, np.uint8).reshape(shape)


class AreaEdit:
    """One step of painting on an area, open until it is finished or cancelled.

    Write inside `open(box)`'s array, then call `close(box)`; the step becomes one undo command called `text`.

    Attributes:
        array: the area's, ``(H, W) uint8``.
    """

    def __init__(self, document: Document, area: Area, text: str) -> None:
        self._document, self._area, self._text = document, area, text
        self.array = document.areas[area].array
        self._recorder = TileRecorder(self.array)

    @property
    def active(self) -> bool:
        """False once it was finished or cancelled, by whomever: an undo or another photo ends it too."""
        return self._document.is_open(self)

    def open(self, box: Box) -> np.ndarray:
        """The area inside `box`, ``(h, w) uint8``, to write 0 or 255 to. `box` must lie inside the picture."""
        self._recorder.touch(box)
        return self.array[box.slices]

    def close(self, box: Box) -> None:
        """Tell everybody that the area inside `box` was written to."""
        self._document.note_change({self._area: box})

    def finish(self) -> None:
        """End the step. A step that changed nothing leaves no trace."""
        if self._document.end_edit(self):
            difference = self._recorder.difference()
            if difference.box is not None:
                self._document.record(Change(self._text, {self._area: difference}))

    def cancel(self) -> None:
        """End the step and put the area back as it was."""
        if self._document.end_edit(self):
            touched = self._recorder.restore()
            if touched is not None:
                self._document.note_change({self._area: touched})
