"""The open photo: its pixels, the painted hole, the results so far, and what can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.commands import TILE, Change, TileDifference, TileRecorder, UndoStack, tiles_in
from pconv.box import Box

if TYPE_CHECKING:
    from pconv.fill import Fill
    from pconv.photo import Photo


_RECENT_PICTURES = 3


class HoleEdit:
    """One step of painting on the hole, open until it is finished or cancelled.

    Write inside `open(box)`'s array, then call `close(box)`; the step becomes one undo command.
    """

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._recorder = TileRecorder(document.hole)

    @property
    def active(self) -> bool:
        """False once it was finished or cancelled, by whomever: an undo or another photo ends it too."""
        return self._document.is_open(self)

    def open(self, box: Box) -> np.ndarray:
        """The hole inside `box`, ``(h, w) uint8``, to write 0 or 255 to. `box` must lie inside the picture."""
        self._recorder.touch(box)
        return self._document.hole[box.slices]

    def close(self, box: Box) -> None:
        """Tell everybody that the hole inside `box` was written to."""
        self._document.note_change(hole=box)

    def finish(self) -> None:
        """End the step. A step that changed nothing leaves no trace."""
        if self._document.end_edit(self):
            difference = self._recorder.difference()
            if difference.box is not None:
                self._document.record(Change(self._text, difference))

    def cancel(self) -> None:
        """End the step and put the hole back as it was."""
        if self._document.end_edit(self):
            touched = self._recorder.restore()
            if touched is not None:
                self._document.note_change(hole=touched)


class Document(QObject):
    """One open photo. All arrays lie as the file stores them; turning by orientation is the view's business.

    Attributes:
        photo: the file as it was read, or None.
        original: ``(H, W, 3) uint8 or uint16``, the pixels as opened. Never written to.
        pixels: the same shape and dtype: the picture with all accepted fills. Replaced, never written to, so that a
            job may go on reading the array it was given.
        hole: ``(H, W) uint8``, 255 = to be filled, else 0. Written to in place; jobs take `hole_mask()`.
        donor, forbidden: ``(H, W) uint8`` or None, 255 = patches may (only) / must not come from here.
        generation: grows with every change of the pixels or the hole. A job remembers it, and its result is worth
            something only while it is still the same.
    """

    opened = Signal()
    closed = Signal()
    pixels_changed = Signal(object)
    hole_changed = Signal(object)
    fills_changed = Signal(str)
    dirty_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = UndoStack(self)
        self.generation = 0
        self._reset(None)

    def _reset(self, photo: Photo | None) -> None:
        self.photo = photo
        self.original = photo.pixels if photo is not None else np.zeros((0, 0, 3), np.uint8)
        self.pixels = self.original
        self.hole = np.zeros(self.pixels.shape[:2], np.uint8)
        self.donor: np.ndarray | None = None
        self.forbidden: np.ndarray | None = None
        self.path: Path | None = Path(photo.path) if photo is not None and photo.path else None
        self.generation += 1
        self._fills: dict[str, Fill] = {}
        self._shelved: dict[str, Fill] = {}
        self._edit: HoleEdit | None = None
        self._counts = _TileCounts(self.hole.shape)
        self._version = self._newest_version = self._saved_version = 0
        self._recent = {0: self.original}

    # -- the photo ---------------------------------------------------------------------------------------------

    def open(self, photo: Photo) -> None:
        """Replace whatever is open by `photo`."""
        self.close()
        self._reset(photo)
        self.opened.emit()

    def close(self) -> None:
        """Let go of the photo and everything made of it. Does not ask about unsaved work."""
        if self.photo is None:
            return
        was_dirty = self.dirty
        self.undo_stack.forget()
        self._reset(None)
        self.closed.emit()
        if was_dirty:
            self.dirty_changed.emit(False)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width as stored; (0, 0) where nothing is open."""
        return self.pixels.shape[0], self.pixels.shape[1]

    @property
    def title(self) -> str:
        """What to call the photo; empty where nothing is open."""
        if self.photo is None:
            return ""
        return self.path.name if self.path else self.tr("Untitled")

    @property
    def dirty(self) -> bool:
        """Whether the picture differs from what was last saved. A hole alone is no unsaved work."""
        return self._version != self._saved_version

    def mark_saved(self, path: Path | str) -> None:
        """Remember that the picture as it is now stands in the file `path`."""
        was_dirty = self.dirty
        self.path = Path(path)
        self._saved_version = self._version
        if was_dirty:
            self.dirty_changed.emit(False)

    # -- the hole ----------------------------------------------------------------------------------------------

    def has_hole(self) -> bool:
        return self._counts.total(self.hole) > 0

    def hole_ratio(self) -> float:
        """The share of the picture that is hole, 0..1."""
        return self._counts.total(self.hole) / self.hole.size if self.hole.size else 0.0

    def hole_box(self) -> Box | None:
        """A box around the hole, exact to one tile; None where there is no hole. Cheap."""
        return self._counts.box(self.hole)

    def hole_mask(self) -> np.ndarray:
        """``(H, W) bool``, True = to be filled; a copy. Costs time by the box around the hole."""
        # Fresh zeros are no work until they are touched; a comparison would touch every page of a large photo.
        mask = np.zeros(self.hole.shape, bool)
        box = self.hole_box()
        if box is not None:
            np.greater(self.hole[box.slices], 127, out=mask[box.slices])
        return mask

    def edit_hole(self, text: str) -> HoleEdit:
        """Begin a step of painting on the hole. An open step is finished first."""
        self.finish_edit()
        self._edit = HoleEdit(self, text)
        return self._edit

    def finish_edit(self) -> None:
        """Finish the open step of painting, where there is one."""
        if self._edit is not None:
            self._edit.finish()

    def is_open(self, edit: HoleEdit) -> bool:
        """Whether `edit` is the step being painted."""
        return self._edit is edit

    def end_edit(self, edit: HoleEdit) -> bool:
        """For `HoleEdit`: let go of it. False where it had ended before."""
        was_open = self.is_open(edit)
        if was_open:
            self._edit = None
        return was_open

    def set_hole(self, mask: np.ndarray, text: str) -> None:
        """Replace the hole as one undo step called `text`.

        Args:
            mask: ``(H, W)``, bool or uint8; True or above 127 = to be filled.
        """
        if mask.shape != self.hole.shape:
            raise ValueError(f"the mask is {mask.shape}, the picture {self.hole.shape}")
        new = mask if mask.dtype == bool else mask > 127
        self.finish_edit()
        everywhere = tiles_in(Box(0, 0, *self.hole.shape), self.hole.shape)
        tiles = {tile: self.hole[tile.slices] ^ _bytes(new[tile.slices]) for tile in everywhere}
        self._make(Change(text, TileDifference(tiles)))

    def clear_hole(self) -> None:
        self.finish_edit()
        self._make(Change(self.tr("Clear the hole"), self._cleared()))

    def invert_hole(self) -> None:
        self.finish_edit()
        everywhere = tiles_in(Box(0, 0, *self.hole.shape), self.hole.shape)
        difference = TileDifference({tile: np.full((1, 1), 255, np.uint8) for tile in everywhere})
        self._make(Change(self.tr("Invert the hole"), difference))

    def _cleared(self) -> TileDifference:
        """The way from the hole as it is to none."""
        box = self.hole_box() or Box(0, 0, 0, 0)
        return TileDifference({tile: self.hole[tile.slices].copy() for tile in tiles_in(box, self.shape)})

    def set_sources(self, *, donor: np.ndarray | None = None, forbidden: np.ndarray | None = None) -> None:
        """Say where patches may (only) and must not come from: ``(H, W) uint8`` masks, None for everywhere."""
        self.donor, self.forbidden = donor, forbidden
        self.note_change()

    # -- the fills ---------------------------------------------------------------------------------------------

    @property
    def fills(self) -> Mapping[str, Fill]:
        """The results for the picture and the hole as they are now, by the method's name."""
        return MappingProxyType(self._fills)

    def set_fill(self, method: str, fill: Fill) -> None:
        """Add the result of a method. The caller has compared `generation`."""
        if fill.hole.shape != self.hole.shape:
            raise ValueError(f"the fill is {fill.hole.shape}, the picture {self.hole.shape}")
        self._fills[method] = fill
        self.fills_changed.emit(method)

    def clear_fills(self) -> None:
        self._shelved = {}
        self._replace_fills({})

    def accept(self, method: str) -> None:
        """Make the result of `method` the picture and clear the hole, as one undo step.

        Undoing it brings the hole and, if nothing was done since, the other results back.
        """
        fill = self._fills[method]
        self.finish_edit()
        filled = fill.image
        tiles = {tile: None for piece in fill.pieces for tile in tiles_in(piece.box, self.shape)}
        pixels = TileDifference({tile: self.pixels[tile.slices] ^ filled[tile.slices] for tile in tiles})
        self._newest_version += 1
        self._remember(self._newest_version, filled)
        versions = (self._version, self._newest_version)
        self._make(Change(self.tr("Accept the fill"), self._cleared(), pixels, versions))

    # -- change ------------------------------------------------------------------------------------------------

    def _make(self, change: Change) -> None:
        if change.hole.box is None and change.pixels is None:
            return
        self.apply_change(change, forward=True)
        self.record(change)

    def record(self, change: Change) -> None:
        """Put a change that has been made on the undo stack."""
        self.undo_stack.record(self, change)

    def apply_change(self, change: Change, *, forward: bool) -> None:
        """Make a change or take it back."""
        if self._edit is not None:
            self._edit.cancel()
        fills, shelved, was_dirty = dict(self._fills), self._shelved, self.dirty
        change.hole.apply(self.hole)
        if change.pixels is not None:
            self._go_to_version(change.versions[1 if forward else 0], change.pixels)
        self.note_change(hole=change.hole.box, pixels=change.pixels.box if change.pixels else None)
        if change.pixels is not None and forward:
            self._shelved = fills
        elif change.pixels is not None:
            self._replace_fills(shelved)
        if self.dirty != was_dirty:
            self.dirty_changed.emit(self.dirty)

    def note_change(self, *, hole: Box | None = None, pixels: Box | None = None) -> None:
        """Say that the hole or the pixels inside a box were changed; results made before are void."""
        self.generation += 1
        self._shelved = {}
        if hole is not None:
            self._counts.touch(hole)
        self._replace_fills({})
        if pixels is not None:
            self.pixels_changed.emit(pixels)
        if hole is not None:
            self.hole_changed.emit(hole)

    def _replace_fills(self, fills: dict[str, Fill]) -> None:
        names = [*self._fills, *(name for name in fills if name not in self._fills)]
        self._fills = dict(fills)
        for name in names:
            self.fills_changed.emit(name)

    def _go_to_version(self, version: int, difference: TileDifference) -> None:
        pixels = self._recent.get(version)
        if pixels is None:
            pixels = self.pixels.copy()
            difference.apply(pixels)
            self._remember(version, pixels)
        self.pixels = pixels
        self._version = version

    def _remember(self, version: int, pixels: np.ndarray) -> None:
        """Keep the last pictures whole as well, so that going back and forth between them takes no time."""
        self._recent[version] = pixels
        while len(self._recent) > _RECENT_PICTURES:
            del self._recent[next(key for key in self._recent if key != 0)]  # 0 is the original, kept anyway


class _TileCounts:
    """How many pixels of each tile are hole, counted again only where something changed."""

    def __init__(self, shape: tuple[int, int]) -> None:
        grid = (-(-shape[0] // TILE), -(-shape[1] // TILE))
        self._counts = np.zeros(grid, np.int64)
        self._stale: set[Box] = set()
        self._shape = shape

    def touch(self, box: Box) -> None:
        self._stale.update(tiles_in(box, self._shape))

    def total(self, hole: np.ndarray) -> int:
        return int(self._fresh(hole).sum())

    def box(self, hole: np.ndarray) -> Box | None:
        tiles = Box.of(self._fresh(hole) > 0)
        if tiles is None:
            return None
        return Box(*(edge * TILE for edge in tiles)).grown(0, self._shape)

    def _fresh(self, hole: np.ndarray) -> np.ndarray:
        for tile in self._stale:
            self._counts[tile.top // TILE, tile.left // TILE] = np.count_nonzero(hole[tile.slices])
        self._stale.clear()
        return self._counts


def _bytes(mask: np.ndarray) -> np.ndarray:
    """``(h, w) uint8``, 255 where `mask` of bools is True, else 0."""
    return mask.view(np.uint8) * np.uint8(255)
