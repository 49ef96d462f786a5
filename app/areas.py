"""The areas a person paints on a photo: the hole, and where patches must not or may only be copied from."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.commands import TILE, Change, TileDifference, TileRecorder, tiles_in
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


class PaintedArea:
    """One area of one photo. It knows where it is painted at the cost of what was painted since it was last asked.

    Attributes:
        array: ``(H, W) uint8``, 255 = painted, else 0. Written to in place; whoever writes calls `touch`.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        # Fresh zeros are no work, and take no memory, until they are touched.
        self.array = np.zeros(shape, np.uint8)
        self._counts = np.zeros((-(-shape[0] // TILE), -(-shape[1] // TILE)), np.int64)  # painted pixels of each tile
        self._stale: set[Box] = set()

    def touch(self, box: Box) -> None:
        """Say that the area was written to inside `box`."""
        self._stale.update(tiles_in(box, self.array.shape))

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

    def mask(self) -> np.ndarray:
        """``(H, W) bool``, True = painted; a copy. Costs time by the box around what is painted."""
        # A comparison of the whole would touch every page of a large photo.
        mask = np.zeros(self.array.shape, bool)
        box = self.box
        if box is not None:
            np.greater(self.array[box.slices], 127, out=mask[box.slices])
        return mask

    def cleared(self) -> TileDifference:
        """The way from what is painted to nothing."""
        box = self.box or Box(0, 0, 0, 0)
        return TileDifference({tile: self.array[tile.slices].copy() for tile in tiles_in(box, self.array.shape)})

    def inverted(self) -> TileDifference:
        """The way from what is painted to what is not."""
        return TileDifference({tile: np.full((1, 1), 255, np.uint8) for tile in self._tiles()})

    def replaced(self, mask: np.ndarray) -> TileDifference:
        """The way from what is painted to ``mask: (H, W) bool``."""
        # Tiles that stay as they are go at once: kept until the end, they would be new memory of the mask's size.
        ways = ((tile, self.array[tile.slices] ^ _bytes(mask[tile.slices])) for tile in self._tiles())
        return TileDifference({tile: way for tile, way in ways if way.any()})

    def put(self, mask: np.ndarray, box: Box, value: int) -> TileDifference:
        """The way from what is painted to that with 0 or 255 where ``mask: (h, w) bool`` over `box`."""
        tiles = {}
        for tile in tiles_in(box, self.array.shape):
            place = tile.common(box)
            inside = mask[place.moved(-box.top, -box.left).slices]
            if inside.any():
                tiles[place] = (self.array[place.slices] ^ np.uint8(value)) & _bytes(inside)
        return TileDifference(tiles)

    def _tiles(self) -> list[Box]:
        return list(tiles_in(Box(0, 0, *self.array.shape), self.array.shape))

    def _total(self) -> int:
        return int(self._fresh().sum())

    def _fresh(self) -> np.ndarray:
        for tile in self._stale:
            self._counts[tile.top // TILE, tile.left // TILE] = np.count_nonzero(self.array[tile.slices])
        self._stale.clear()
        return self._counts


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


def _bytes(mask: np.ndarray) -> np.ndarray:
    """``(h, w) uint8``, 255 where `mask` of bools is True, else 0."""
    return np.negative(mask.view(np.uint8))
