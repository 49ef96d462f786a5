"""The layers of an open photo that all its views share: picture, original, results, hole, colour."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from app.areas import Area
from app.canvas.pyramid import Mask, Patched, Picture, Pyramid
from app.convert import DisplayColour
from app.document import Document
from pconv.box import Box

log = logging.getLogger(__name__)


class DocumentLayers(QObject):
    """What can be shown of a document. Its slow parts are made in a thread of its own.

    Attributes:
        pixels, original: the picture as it is and as it was opened.
        fills: the results, by method, once they can be shown.
        areas: what is painted, by area.
        colour: from the photo's colours to the screen's.

    Signals:
        reset: another photo was opened, or none is open.
        refreshed: a picture looks different in a box of it, given as (picture, box).
        picture_changed: `pixels` is another picture now.
        area_changed: a painted area looks different in a box.
        fill_changed: the result of a method came or went.
    """

    reset = Signal()
    refreshed = Signal(object, object)
    picture_changed = Signal()
    area_changed = Signal(object)
    fill_changed = Signal(str)
    _called = Signal(object)

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="canvas")
        self._called.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)
        self._load()
        document.opened.connect(self._load)
        document.closed.connect(self._load)
        document.pixels_changed.connect(self._take_pixels)
        document.area_changed.connect(self._take_area)
        document.fills_changed.connect(self._take_fill)

    @classmethod
    def of(cls, document: Document) -> DocumentLayers:
        """The layers of `document`, made when first asked for."""
        return document.findChild(cls) or cls(document)

    @property
    def shape(self) -> tuple[int, int]:
        return self.original.shape

    def picture_of(self, pixels: np.ndarray) -> Pyramid:
        """A picture of any array of the photo's shape, to be shown at once and refined when its levels are made."""
        for known in (self.pixels, self.original):
            if known.pixels is pixels:
                return known
        picture = Pyramid(pixels, self.pixels.alpha)
        self._build(picture)
        return picture

    def _load(self) -> None:
        document, photo = self._document, self._document.photo
        self.orientation = photo.orientation if photo else 1
        self.colour = DisplayColour(photo.icc if photo else None)
        self.original = self.pixels = _picture(document.original, photo.alpha if photo else None)
        if document.pixels is not document.original:  # a project, on which there was worked before
            self.pixels = _picture(document.pixels, document.alpha)
        self.areas = {area: Mask(painted.array) for area, painted in document.areas.items()}
        self.fills: dict[str, Picture] = {}
        if photo is not None:
            for picture in dict.fromkeys((self.pixels, self.original)):
                if picture.alpha is not None:
                    self._build(picture.alpha)
                self._build(picture)
        self.reset.emit()

    def _build(self, picture: Pyramid) -> None:
        if not picture.built:
            self._later(picture.build, lambda: self.refreshed.emit(picture, Box(0, 0, *picture.shape)))

    def _take_pixels(self, box: Box) -> None:
        document = self._document
        if document.pixels is self.original.pixels:
            self.pixels = self.original
            self.picture_changed.emit()
            return
        former = self.pixels
        picture = _picture(document.pixels, document.alpha)

        def build() -> None:
            for old, new in ((former, picture), (former.alpha, picture.alpha)):
                if new is not None and old.built:
                    new.build_like(old, box)
                elif new is not None:
                    new.build()

        def show() -> None:
            if document.pixels is picture.pixels:
                self.pixels = picture
                self.picture_changed.emit()

        # The former picture stays in sight for the moment this takes; a rough one would flicker.
        self._later(build, show)

    def _take_area(self, area: Area, box: Box) -> None:
        self.areas[area].update(box)
        self.area_changed.emit(box)

    def _take_fill(self, method: str) -> None:
        fill = self._document.fills.get(method)
        if fill is None:
            self.fills.pop(method, None)
            self.fill_changed.emit(method)
            return
        picture = Patched(self.pixels)

        def build() -> None:
            for piece in fill.pieces:
                picture.add(piece.box, piece.pixels, piece.own)

        def show() -> None:
            if self._document.fills.get(method) is fill:
                self.fills[method] = picture
                self.fill_changed.emit(method)

        self._later(build, show)

    def _later(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Run `work` in the worker and `then` in the window's thread."""

        def run() -> None:
            try:
                work()
            except Exception:
                log.exception("a picture could not be made ready for the screen")
                return
            with contextlib.suppress(RuntimeError):  # the document has gone meanwhile
                self._called.emit(then)

        self._worker.submit(run)


def _picture(pixels: np.ndarray, alpha: np.ndarray | None) -> Pyramid:
    return Pyramid(pixels, None if alpha is None else Pyramid(alpha))
