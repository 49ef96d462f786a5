"""What had been done with a photo, made of a project: the picture, and steps that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.areas import Area, PaintedArea
from app.commands import BitDifference, Change, TileRecorder, tiles_in
from app.engine import fill_text
from app.i18n import translate
from pconv.box import Box

if TYPE_CHECKING:
    from pconv.project.files import Project
    from pconv.project.steps import Step

_TEXTS = {
    "paint": QT_TRANSLATE_NOOP("Past", "Paint the hole"),
    "painted": QT_TRANSLATE_NOOP("Past", "Bring back what was painted"),
}


class Steps:
    """The accepted fills of a document, also of those versions that can be brought back."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        """`steps`: those that led from version 0 to 1, to 2 and so on."""
        self._of = {number + 1: (number, tuple(steps[: number + 1])) for number in range(len(steps))}

    def add(self, step: Step, before: int, after: int) -> None:
        """`step` led from one version to a new one; what was taken back can no longer be brought back."""
        self.replace((*self.up_to(before), step), before, after)

    def replace(self, steps: Sequence[Step], before: int, after: int) -> None:
        """A new version, which came after another one, is made of `steps`."""
        kept, version = {after: (before, tuple(steps))}, before
        while version in self._of:
            kept[version] = self._of[version]
            version = kept[version][0]
        self._of = kept

    def up_to(self, version: int) -> tuple[Step, ...]:
        """Those that a version is made of, the first one first."""
        return self._of[version][1] if version in self._of else ()


@dataclass(frozen=True, eq=False)
class Past:
    """Attributes:
    steps: the accepted fills.
    pixels, alpha: the picture with all of them.
    areas: what is painted on it.
    changes: what led there, two of each step, its hole was painted and filled; and one for what is painted.
    """

    steps: tuple[Step, ...]
    pixels: np.ndarray
    alpha: np.ndarray | None
    areas: dict[Area, PaintedArea]
    changes: tuple[Change, ...]


def past_of(project: Project) -> Past:
    """Takes time by what was filled; for the background. Raises `PConvError` where the project is damaged."""
    from pconv.project.replay import alpha_after, laid

    photo, changes = project.photo, []
    pixels = photo.pixels.copy() if project.steps else photo.pixels
    alpha = photo.alpha.copy() if project.steps and photo.alpha is not None else photo.alpha
    for number, step in enumerate(project.steps):
        done = laid(step, photo)
        painted = BitDifference((tile, done.hole[tile.slices]) for tile in tiles_in(done.box, photo.shape))
        ways = TileRecorder(pixels), None if alpha is None else TileRecorder(alpha)
        for way in ways:
            if way is not None:
                way.touch(done.box)
        done.lay(pixels)
        if alpha is not None:
            alpha[...] = alpha_after(step, alpha, done.hole, photo)
        changes.append(Change(translate("Past", _TEXTS["paint"]), {Area.HOLE: painted}, versions=(number, number)))
        changes.append(
            Change(
                fill_text(step.how.method),
                {Area.HOLE: painted},
                ways[0].difference(),
                None if ways[1] is None else ways[1].difference(),
                versions=(number, number + 1),
                joined=int(step.how.at_once),
            )
        )
    areas = {area: PaintedArea(photo.shape) for area in Area}
    ways = {area: areas[area].replaced(project.painted[area.value]) for area in Area if area.value in project.painted}
    for area, way in ways.items():
        way.apply(areas[area].array)
        areas[area].touch(way.box or Box(0, 0, 0, 0))
        _ = areas[area].painted  # counts what is new, which would be the window's to do
    if ways:
        changes.append(Change(translate("Past", _TEXTS["painted"]), ways))
    return Past(project.steps, pixels, alpha, areas, tuple(changes))
