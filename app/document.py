"""The open photo: its pixels, what is painted on it, the results so far, and what can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.areas import SOURCES, Area, AreaEdit, PaintedArea
from app.commands import Change, LateDifference, TileDifference, UndoStack, tiles_in
from app.engine import fill_text
from app.past import Past, Steps
from pconv.box import Box
from pconv.original import lay_alpha
from pconv.project.steps import Step

if TYPE_CHECKING:
    from pconv.fill import Fill
    from pconv.photo import Photo
    from pconv.project.remaking import Remade


_RECENT_PICTURES = 3


class Document(QObject):
    """One open photo. All arrays lie as the file stores them; turning by orientation is the view's business.

    Attributes:
        photo: the file as it was read, or None.
        original: ``(H, W, 3) uint8 or uint16``, the pixels as opened. Never written to.
        pixels: the same shape and dtype: the picture with all accepted fills. Replaced, never written to, so that a
            job may go on reading the array it was given.
        alpha: ``(H, W)`` of that dtype, or None: of the picture, replaced likewise. What was filled is opaque.
        areas: what is painted on it. Jobs take a `PaintedArea.snapshot`.
        project: the file that the work is kept in as a project, or None.
        generation: grows with every change of the pixels or of an area. A job remembers it, and its result is worth
            something only while it is still the same.

    Signals:
        area_changed: an `Area` and the box in which it was changed.
    """

    opened = Signal()
    closed = Signal()
    pixels_changed = Signal(object)
    area_changed = Signal(object, object)
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
        self.alpha = photo.alpha if photo is not None else None
        self.areas = {area: PaintedArea(self.pixels.shape[:2]) for area in Area}
        self.path: Path | None = Path(photo.path) if photo is not None and photo.path else None
        self.project: Path | None = None
        self.generation += 1
        self._fills: dict[str, Fill] = {}
        self._shelved: dict[str, Fill] = {}
        self._copy: np.ndarray | None = None
        self._edit: AreaEdit | None = None
        self._settled = 0
        self._version = self._newest_version = self._saved_version = self._project_version = 0
        self._recent = {0: (self.original, self.alpha)}
        self._steps = Steps()

    # -- the photo ---------------------------------------------------------------------------------------------

    def open(self, photo: Photo) -> None:
        """Replace whatever is open by `photo`."""
        self.close()
        self._reset(photo)
        self.opened.emit()

    def resume(self, photo: Photo, past: Past) -> None:
        """Replace whatever is open by `photo`, and by what had been done with it."""
        self.close()
        self._reset(photo)
        self._version = self._newest_version = len(past.steps)
        self._steps = Steps(past.steps)
        self.pixels, self.alpha, self.areas = past.pixels, past.alpha, past.areas
        self._remember(self._version, past.pixels, past.alpha)
        for change in past.changes:
            self.record(change)
        self.opened.emit()
        for area, painted in self.areas.items():
            if painted.painted:
                self.area_changed.emit(area, painted.box)
        if self.dirty:
            self.dirty_changed.emit(True)

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
        return self.path.name if self.path else self.photo.title or self.tr("Untitled")

    @property
    def picture(self) -> Photo:
        """The photo with all accepted fills."""
        return self.photo.with_pixels(self.pixels, self.alpha)

    @property
    def dirty(self) -> bool:
        """Whether the picture differs from what was last saved. A hole alone is no unsaved work."""
        return self._version != self._saved_version

    def mark_saved(self, path: Path | str) -> None:
        """Remember that the picture as it is now stands in the file `path`."""
        self.path = Path(path)
        self._mark_kept()

    def mark_kept_in(self, project: Path | str) -> None:
        """Remember that the file `project` holds the work as it is now."""
        self.project, self._project_version = Path(project), self._version
        self._mark_kept()
        self.settle()

    @property
    def is_ahead(self) -> bool:
        """Whether fills were accepted, or taken back, that the project does not know of."""
        return self.project is not None and self._version != self._project_version

    def _mark_kept(self) -> None:
        was_dirty = self.dirty
        self._saved_version = self._version
        if was_dirty:
            self.dirty_changed.emit(False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The fills that were accepted and not taken back, in that order."""
        return self._steps.up_to(self._version)

    # -- what is painted ---------------------------------------------------------------------------------------

    @property
    def hole(self) -> np.ndarray:
        """``(H, W) uint8``, 255 = to be filled, else 0. Not to be written to but through `edit`."""
        return self.areas[Area.HOLE].array

    def has_hole(self) -> bool:
        return self.areas[Area.HOLE].painted

    def has_sources(self) -> bool:
        """Whether it is painted where patches may or must not come from."""
        return any(self.areas[area].painted for area in SOURCES)

    def has_painted(self) -> bool:
        """Whether anything is painted at all."""
        return any(painted.painted for painted in self.areas.values())

    def hole_ratio(self) -> float:
        """The share of the picture that is hole, 0..1."""
        return self.areas[Area.HOLE].ratio

    def hole_box(self) -> Box | None:
        """A box around the hole, exact to one tile; None where there is no hole. Cheap."""
        return self.areas[Area.HOLE].box

    @property
    def unsettled_steps(self) -> int:
        """Steps of painting that led to nothing yet; 0 where nothing is painted."""
        return self.undo_stack.index() - self._settled if self.has_painted() else 0

    def settle(self) -> None:
        """What is painted now would be no loss: it was filled or is kept in a file."""
        self._settled = self.undo_stack.index()

    def edit(self, text: str, area: Area = Area.HOLE) -> AreaEdit:
        """Begin a step of painting on an area. An open step is finished first."""
        self.finish_edit()
        self._edit = AreaEdit(self, area, text)
        return self._edit

    def finish_edit(self) -> None:
        """Finish the open step of painting, where there is one."""
        if self._edit is not None:
            self._edit.finish()

    @property
    def editing(self) -> bool:
        """Whether a stroke or the like is begun and not ended."""
        return self._edit is not None

    def is_open(self, edit: AreaEdit) -> bool:
        """Whether `edit` is the step being painted."""
        return self._edit is edit

    def end_edit(self, edit: AreaEdit) -> bool:
        """For `AreaEdit`: let go of it. False where it had ended before."""
        was_open = self.is_open(edit)
        if was_open:
            self._edit = None
        return was_open

    def set_hole(self, mask: np.ndarray, text: str) -> None:
        """Replace the hole as one undo step called `text`; see `set_areas`."""
        self.set_areas({Area.HOLE: mask}, text)

    def set_areas(self, masks: Mapping[Area, np.ndarray], text: str) -> None:
        """Replace areas as one undo step called `text`.

        Args:
            masks: ``(H, W)``, bool or uint8, by area; True or above 127 = painted. Areas left out stay.
        """
        for mask in masks.values():
            if mask.shape != self.shape:
                raise ValueError(f"the mask is {mask.shape}, the picture {self.shape}")
        self.finish_edit()
        new = {area: mask if mask.dtype == bool else mask > 127 for area, mask in masks.items()}
        self._make(Change(text, {area: self.areas[area].replaced(mask) for area, mask in new.items()}))

    def put(self, mask: np.ndarray, box: Box, value: int, text: str, area: Area = Area.HOLE) -> None:
        """Paint 255, or take away with 0, where ``mask: (h, w) bool`` over `box`, as one undo step called `text`."""
        self.finish_edit()
        self._make(Change(text, {area: self.areas[area].put(mask, box, value)}))

    def clear_hole(self) -> None:
        self.finish_edit()
        self._make(Change(self.tr("Clear the hole"), self._cleared(Area.HOLE)))

    def clear_sources(self) -> None:
        """Let patches come from everywhere again, as one undo step."""
        self.finish_edit()
        self._make(Change(self.tr("Copy from everywhere"), self._cleared(*SOURCES)))

    def invert_hole(self) -> None:
        self.finish_edit()
        self._make(Change(self.tr("Invert the hole"), {Area.HOLE: self.areas[Area.HOLE].inverted()}))

    def _cleared(self, *areas: Area) -> dict[Area, TileDifference]:
        return {area: self.areas[area].cleared() for area in areas}

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

    def prepare(self, copy: np.ndarray) -> None:
        """Take a copy of the pixels, to put the result into that is chosen, or what an undo brings back: one for all of
        them, made by others, as it takes long. It is not to be used for anything else."""
        self._copy = copy

    @property
    def prepared(self) -> bool:
        """Whether a result can be chosen without the window waiting for a copy."""
        return self._copy is not None

    def clear_fills(self) -> None:
        self._shelved = {}
        self._replace_fills({})

    def accept(self, method: str, *, at_once: bool = False) -> None:
        """Make the result of `method` the picture and clear the hole, as one undo step; with `at_once` as one with the
        strokes that painted the hole.

        Undoing it brings the hole and, if nothing was done since, the other results back.
        """
        self.take(self._fills[method], at_once=at_once)

    def take(self, fill: Fill, *, at_once: bool = False) -> None:
        """The same with a fill of the picture and the hole as they are now that is none of the results."""
        self.finish_edit()
        filled, self._copy = self.pixels.copy() if self._copy is None else self._copy, None
        fill.lay(filled)
        tiles = {tile: None for piece in fill.pieces for tile in tiles_in(piece.box, self.shape)}
        pixels = LateDifference(self.pixels, filled, tiles)
        alpha, opaque = None, self.alpha
        if opaque is not None:
            opaque = opaque.copy()
            lay_alpha(fill, opaque, self.photo.alpha)
            alpha = LateDifference(self.alpha, opaque, tiles)
        self._newest_version += 1
        self._remember(self._newest_version, filled, opaque)
        versions = (self._version, self._newest_version)
        self._steps.add(Step.of(fill, at_once=at_once), *versions)
        joined = self.undo_stack.strokes(Area.HOLE) if at_once else 0
        self._make(Change(fill_text(fill.method), self._cleared(Area.HOLE), pixels, alpha, versions, joined))

    def replace_steps(self, made: Remade, text: str) -> None:
        """Make all fills what they were `made` anew, as one undo step called `text`."""
        self.finish_edit()
        tiles = {tile: None for box in made.boxes for tile in tiles_in(box, self.shape)}
        pixels = LateDifference(self.pixels, made.pixels, tiles)
        self._newest_version += 1
        self._remember(self._newest_version, made.pixels, self.alpha)
        versions = (self._version, self._newest_version)
        self._steps.replace(made.steps, *versions)
        self._make(Change(text, {}, pixels, versions=versions))

    def paint_again(self, number: int) -> None:
        """Paint the hole that a step of `UndoStack.fills` filled once more, as one undo step."""
        self.finish_edit()
        cleared = self.undo_stack.change(number).areas[Area.HOLE]
        self._make(Change(self.tr("Paint a hole again"), {Area.HOLE: self.areas[Area.HOLE].uncleared(cleared)}))

    # -- change ------------------------------------------------------------------------------------------------

    def _make(self, change: Change) -> None:
        if change.empty:
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
        for area, difference in change.areas.items():
            difference.apply(self.areas[area].array)
        if change.pixels is not None:
            self._go_to_version(change.versions[1 if forward else 0], change)
        boxes = {area: difference.box for area, difference in change.areas.items() if difference.box is not None}
        self.note_change(boxes, pixels=change.pixels.box if change.pixels else None)
        if change.pixels is not None and forward:
            self._shelved = fills
        elif change.pixels is not None:
            self._replace_fills(shelved)
        if self.dirty != was_dirty:
            self.dirty_changed.emit(self.dirty)

    def note_change(self, areas: Mapping[Area, Box], *, pixels: Box | None = None) -> None:
        """Say that areas, or the pixels, were changed inside a box; results made before are void."""
        self.generation += 1
        self._shelved = {}
        for area, box in areas.items():
            self.areas[area].touch(box)
        self._replace_fills({})
        if pixels is not None:
            self.pixels_changed.emit(pixels)
        for area, box in areas.items():
            self.area_changed.emit(area, box)

    def _replace_fills(self, fills: dict[str, Fill]) -> None:
        names = [*self._fills, *(name for name in fills if name not in self._fills)]
        self._fills = dict(fills)
        self._copy = None
        for name in names:
            self.fills_changed.emit(name)

    def _go_to_version(self, version: int, change: Change) -> None:
        if version not in self._recent:
            pixels, alpha = self.pixels.copy() if self._copy is None else self._copy, self.alpha
            change.pixels.apply(pixels)
            if change.alpha is not None:
                alpha = alpha.copy()
                change.alpha.apply(alpha)
            self._remember(version, pixels, alpha)
        self.pixels, self.alpha = self._recent[version]
        self._version = version

    def _remember(self, version: int, pixels: np.ndarray, alpha: np.ndarray | None) -> None:
        """Keep the last pictures whole as well, so that going back and forth between them takes no time."""
        self._recent[version] = pixels, alpha
        while len(self._recent) > _RECENT_PICTURES:
            del self._recent[next(key for key in self._recent if key != 0)]  # 0 is the original, kept anyway
