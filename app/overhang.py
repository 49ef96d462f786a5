"""Growing the hole over what sticks out of it, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QObject

from app.areas import Area, Snapshot
from app.document import Document
from app.jobs import Job, Lane
from app.looking import Looking
from app.panels.messages import MessageBar
from pconv.box import Box
from pconv.control import Control

_WORTH_SAYING = 0.002  # of the hole's pixels
_WHOLE = 1 / 3  # of its rim: more sticks out where a hole cuts through what is all around it, less beside a missed side
_WATCHED = 4  # parts of a hole that are looked at unasked


@dataclass(frozen=True, eq=False)
class _Found:
    """What sticks out of a hole.

    Attributes:
        mask: ``(h, w) bool`` over `box`.
        left: what a fill of the hole leaves of it, as a share of the hole's pixels.
        rim: share of the hole's rim, away from the photo's edge, at which it sticks out.
    """

    box: Box
    mask: np.ndarray
    left: float
    rim: float


class Overhang(QObject):
    """Looks for what sticks out of the document's hole: adds it when asked to, as one step, and offers to after a fill.

    Args:
        fill: fills the document's hole once more.

    Attributes:
        looking: what looks for it when asked to.
    """

    def __init__(
        self,
        document: Document,
        lane: Lane,
        messages: MessageBar,
        fill: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._lane, self._messages, self._fill = document, lane, messages, fill
        self.looking = Looking(lane, self)
        self._job: Job | None = None  # which looks unasked
        self._watched = -1  # the document's generation when it was last looked at unasked
        self._said = ""
        document.area_changed.connect(self._forget)
        document.pixels_changed.connect(self._forget)
        document.closed.connect(self._forget)

    def take_in(self) -> None:
        """Begin to look for it and add it."""
        if self._job is not None:
            self._job.drop()
            self._job = None
        self.looking.drop()
        done = partial(self._add_or_say, self._document.generation)
        self.looking.start(
            self._work(grow=0, most=0), "overhang", done, doing=self.tr("Looking at the rim of the hole…")
        )

    def watch(self, grow: int) -> None:
        """Look for it once the hole, grown by so many pixels, is filled; for each hole once, and not before that, as
        fills need the processor more."""
        generation = self._document.generation
        if self._job is not None or self.looking.busy or not self._document.fills or self._watched == generation:
            return
        self._watched = generation
        # Nobody asked: what fails is not told.
        ended = {"done": partial(self._notice, generation), "failed": lambda _text: self._notice(generation, None)}
        self._job = self._lane.submit(Job(self._work(grow=grow, most=_WATCHED), name="overhang", **ended))

    def _work(self, **how: int) -> Callable[[Control], _Found | None]:
        return partial(_found_beside, self._document.pixels, self._document.areas[Area.HOLE].snapshot(), **how)

    def _add_or_say(self, generation: int, found: _Found | None) -> None:
        if self._document.generation != generation:
            return
        if found is None:
            self._messages.tell(self.tr("Nothing sticks out of the hole."))
        else:
            self._add(found)

    def _add(self, found: _Found) -> None:
        self._document.put(found.mask, found.box, 255, self.tr("What sticks out"))

    def _notice(self, generation: int, found: _Found | None) -> None:
        """Offer to take it in, unless something worse is said or nobody can see it any more."""
        self._job = None
        if self._document.generation != generation:
            return
        if found is None or found.left < _WORTH_SAYING or found.rim > _WHOLE:
            return
        if self._document.fills and (self._messages.isHidden() or self._messages.kind in ("info", "good")):
            self._said = self.tr("Part of what was painted over sticks out of the hole, and may have been grown again.")
            take = partial(self._take, found)
            self._messages.tell(self._said, button=self.tr("Take it in and fill again"), act=take)

    def _take(self, found: _Found) -> None:
        self._add(found)
        self._watched = self._document.generation  # offered again and again it would take in what stands beside it
        self._fill()

    def _forget(self, *_what: object) -> None:
        self._messages.take_back(self._said)
        self._said = ""


def _found_beside(pixels: np.ndarray, painted: Snapshot, control: Control, *, grow: int, most: int) -> _Found | None:
    from pconv.holes import morphology
    from pconv.holes.overhang import overhang, reach

    hole = painted.mask()
    mask = overhang(pixels, hole, control, most)
    box = Box.of(mask)
    if box is None:
        return None
    core = Box.of(hole)
    around = box.union(core).grown(grow, hole.shape)
    inside, outside = hole[around.slices], mask[around.slices]
    left, rim = outside & ~morphology.grow(inside, grow), morphology.grow(inside, 1) & ~inside
    # A strip between hole and photo's edge was missed, however much of the rim it takes.
    for axis, (start, end, size) in enumerate(zip(around[:2], around[2:], hole.shape, strict=True)):
        place = np.arange(start, end)
        rim &= np.expand_dims(np.minimum(place, size - 1 - place) >= reach(core), 1 - axis)
    cut = np.count_nonzero(outside & rim) / max(1, np.count_nonzero(rim))
    return _Found(box, mask[box.slices].copy(), np.count_nonzero(left) / np.count_nonzero(inside), cut)
