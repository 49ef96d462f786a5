"""Undo: what each step changed, kept as the 256-pixel tiles it touched."""

from __future__ import annotations

import weakref
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack

from pconv.box import Box

if TYPE_CHECKING:
    from app.areas import Area
    from app.document import Document

TILE = 256


def tiles_in(box: Box, shape: tuple[int, ...]) -> Iterator[Box]:
    """The tiles of a picture of `shape` that `box` touches, clipped to the picture."""
    box = box.grown(0, shape)
    for top in range(box.top // TILE * TILE, box.bottom, TILE):
        for left in range(box.left // TILE * TILE, box.right, TILE):
            yield Box(top, left, min(top + TILE, shape[0]), min(left + TILE, shape[1]))


class TileDifference:
    """Which bits differ between two states of one array, tile by tile.

    The difference is the exclusive or of both states: applying it leads from either state to the other, it takes
    half the memory of keeping both, and it is zero (and so compresses to nothing) where nothing changed.
    """

    def __init__(self, tiles: dict[Box, np.ndarray]) -> None:
        """`tiles`: the exclusive or of both states, by place; ``(1, 1, ...)`` where it is the same all over. Tiles
        without a difference are left out."""
        self._raw = {box: tile for box, tile in tiles.items() if tile.any()}
        self._packed: dict[Box, tuple[bytes, np.dtype, tuple[int, ...]]] = {}

    @property
    def nbytes(self) -> int:
        return sum(tile.nbytes for tile in self._raw.values()) + sum(len(data) for data, *_ in self._packed.values())

    @property
    def box(self) -> Box | None:
        """The smallest box around all touched tiles; None where nothing changed."""
        boxes = [*self._raw, *self._packed]
        return reduce(Box.union, boxes) if boxes else None

    def apply(self, array: np.ndarray) -> None:
        """Lead `array` from one state to the other, in place."""
        for box, tile in self._raw.items():
            array[box.slices] ^= self._whole(box, tile)
        for box, (data, dtype, shape) in self._packed.items():
            array[box.slices] ^= self._whole(box, np.frombuffer(zlib.decompress(data), dtype).reshape(shape))

    def pack_one(self) -> bool:
        """Compress one tile (a few milliseconds at most). Returns False when there was none left to compress."""
        if not self._raw:
            return False
        box, tile = self._raw.popitem()
        self._packed[box] = (zlib.compress(tile.tobytes(), 1), tile.dtype, tile.shape)
        return True

    def _whole(self, _box: Box, tile: np.ndarray) -> np.ndarray:
        return tile


class BitDifference(TileDifference):
    """The same of an array that holds nothing but 0 and 255, in an eighth of the memory: for a large photo, to get new
    memory takes longer than all the rest."""

    def __init__(self, tiles: Iterable[tuple[Box, np.ndarray]]) -> None:
        """`tiles`: places and ``(h, w)``, not 0 where the states differ; of any height and width."""
        super().__init__({box: np.packbits(tile, axis=1) for box, tile in tiles})

    def _whole(self, box: Box, tile: np.ndarray) -> np.ndarray:
        ones = np.unpackbits(tile, axis=1, count=box.width)
        return np.negative(ones, out=ones)


class LateDifference(TileDifference):
    """The same between two arrays that nobody writes to any more, made tile by tile while nothing else happens.

    Until then it keeps both of them.
    """

    def __init__(self, before: np.ndarray, after: np.ndarray, tiles: Iterable[Box]) -> None:
        """`tiles`: where they may differ."""
        super().__init__({})
        self._states, self._waiting = (before, after), list(tiles)

    @property
    def nbytes(self) -> int:
        return super().nbytes + sum(self._states[0][box.slices].nbytes for box in self._waiting)

    @property
    def box(self) -> Box | None:
        boxes = [one for one in (super().box, *self._waiting) if one is not None]
        return reduce(Box.union, boxes) if boxes else None

    def apply(self, array: np.ndarray) -> None:
        while self._waiting:
            self._make_one()
        super().apply(array)

    def pack_one(self) -> bool:
        if not self._waiting:
            return super().pack_one()
        self._make_one()
        super().pack_one()
        return True

    def _make_one(self) -> None:
        box = self._waiting.pop()
        before, after = self._states
        tile = before[box.slices] ^ after[box.slices]
        if tile.any():
            self._raw[box] = tile
        if not self._waiting:
            self._states = (np.empty(0), np.empty(0))


class TileRecorder:
    """Remembers the tiles of an array as they were before somebody wrote to them."""

    def __init__(self, array: np.ndarray) -> None:
        self._array = array
        self._before: dict[Box, np.ndarray] = {}

    def touch(self, box: Box) -> None:
        """Call before writing inside `box`."""
        for tile in tiles_in(box, self._array.shape):
            if tile not in self._before:
                self._before[tile] = self._array[tile.slices].copy()

    def difference(self) -> TileDifference:
        """What was written since. Tiles that ended up as they were are left out."""
        return TileDifference({box: before ^ self._array[box.slices] for box, before in self._before.items()})

    def restore(self) -> Box | None:
        """Put everything back. Returns the box around what was touched."""
        for box, before in self._before.items():
            self._array[box.slices] = before
        touched = reduce(Box.union, self._before) if self._before else None
        self._before.clear()
        return touched


@dataclass(frozen=True)
class Change:
    """One step a person can undo.

    Attributes:
        text: what the person did, for the menu and the history.
        areas: differences of what is painted, by area.
        pixels: difference of the picture, None where the step left it alone.
        alpha: of its alpha channel, None where that stayed or there is none.
        versions: numbers of the picture before and after the step; equal where the step left it alone.
        joined: how many of the steps before it are undone with it, as strokes that were filled at once.
    """

    text: str
    areas: Mapping[Area, TileDifference]
    pixels: TileDifference | None = None
    alpha: TileDifference | None = None
    versions: tuple[int, int] = (0, 0)
    joined: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing differs before and after."""
        return self.pixels is None and all(difference.box is None for difference in self.areas.values())

    @property
    def nbytes(self) -> int:
        return sum(difference.nbytes for difference in self._differences())

    def pack_one(self) -> bool:
        return any(difference.pack_one() for difference in self._differences())

    def _differences(self) -> list[TileDifference]:
        return [*self.areas.values(), *(one for one in (self.pixels, self.alpha) if one is not None)]


class ChangeCommand(QUndoCommand):
    """A change on the undo stack. The change has already been made when the command is pushed."""

    def __init__(self, document: Document, change: Change) -> None:
        super().__init__(change.text)
        self._document = weakref.ref(document)
        self._change = change
        self._made = True

    def redo(self) -> None:
        if self._made:
            self._made = False
            return
        self._apply(forward=True)

    def undo(self) -> None:
        self._apply(forward=False)

    def _apply(self, *, forward: bool) -> None:
        document = self._document()
        if document is not None:
            document.apply_change(self._change, forward=forward)


class UndoStack(QUndoStack):
    """An undo stack that is limited by bytes, not by steps, and compresses its steps while nothing else happens."""

    def __init__(self, parent: QObject, *, budget: int = 512 << 20) -> None:
        super().__init__(parent)
        self.budget = budget
        self._changes: list[Change] = []
        self._idle = QTimer(self, interval=25)
        self._idle.timeout.connect(self._pack)

    @property
    def nbytes(self) -> int:
        return sum(change.nbytes for change in self._changes)

    def record(self, document: Document, change: Change) -> None:
        """Add a change that has been made. The oldest steps go where the budget is exceeded, the newest never."""
        del self._changes[self.index() :]
        self._changes.append(change)
        kept = self._within_budget()
        if len(kept) == len(self._changes):
            self.push(ChangeCommand(document, change))
        else:
            # QUndoStack cannot drop its oldest command; at this moment nothing can be redone, so start afresh.
            self.clear()
            self._changes = kept
            for each in kept:
                self.push(ChangeCommand(document, each))
        self._idle.start()

    def back(self) -> None:
        """Undo a step, and those that are joined to it."""
        index = self.index()
        if index:
            self.setIndex(max(0, index - 1 - self._changes[index - 1].joined))

    def forward(self) -> None:
        """Redo a step, and those that it is joined to."""
        index, count = self.index(), len(self._changes)
        together = [number for number in range(index, count) if number - self._changes[number].joined <= index]
        if together:
            self.setIndex(1 + max(together))

    def change(self, number: int) -> Change:
        """What a step changed; the first one is 0."""
        return self._changes[number]

    def fills(self) -> list[int]:
        """The steps that accepted a fill and were not taken back, the newest one last. One that made fills anew
        is none, as it fills no other hole."""
        steps = enumerate(self._changes[: self.index()])
        return [number for number, change in steps if change.pixels is not None and change.areas]

    def strokes(self, area: Area) -> int:
        """How many of the last steps did nothing but paint on an area."""
        count = 0
        for change in reversed(self._changes[: self.index()]):
            if change.pixels is not None or set(change.areas) != {area}:
                break
            count += 1
        return count

    def forget(self) -> None:
        """Drop all steps."""
        self._idle.stop()
        self.clear()
        self._changes.clear()

    def _within_budget(self) -> list[Change]:
        total = 0
        for index in range(len(self._changes) - 1, -1, -1):
            total += self._changes[index].nbytes
            if total > self.budget and index < len(self._changes) - 1:
                return self._changes[index + 1 :]
        return self._changes

    def _pack(self) -> None:
        if not any(change.pack_one() for change in reversed(self._changes)):
            self._idle.stop()
