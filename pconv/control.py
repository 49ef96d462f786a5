"""How long-running work reports progress, shows early pictures and is stopped."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pconv.box import Box
from pconv.errors import Cancelled

OnProgress = Callable[[float, str], None]
OnPicture = Callable[[Box, np.ndarray], None]


class Control:
    """The wire between a method and whoever waits for it.

    A method calls `step` between pieces of work that take tens of milliseconds each, and `picture` when it has
    something worth looking at. Both raise `Cancelled` once `cancelled()` says so. Callbacks run in the thread that
    does the work.

    Args:
        on_progress: called with a fraction in [0, 1] that never falls, and a short note ("level 3 of 6").
        on_picture: called with a box in the whole picture and the pixels in it, ``(h, w, 3)`` of the picture's dtype.
        cancelled: asked at every step.
    """

    def __init__(
        self,
        *,
        on_progress: OnProgress | None = None,
        on_picture: OnPicture | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._on_progress = on_progress
        self._on_picture = on_picture
        self._cancelled = cancelled
        self._start, self._span = 0.0, 1.0
        self._rows, self._columns = 0, 0
        self._shape: tuple[int, int] | None = None

    def check(self) -> None:
        """Raise `Cancelled` if the person asked to stop."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def step(self, fraction: float, note: str = "") -> None:
        """Report that `fraction` in [0, 1] of this control's work is done."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(self._start + self._span * min(1.0, max(0.0, fraction)), note)

    @property
    def wants_pictures(self) -> bool:
        """False where nobody looks: a method need not build previews then."""
        return self._on_picture is not None

    def picture(self, box: Box, pixels: np.ndarray) -> None:
        """Show ``pixels: (h, w, 3)``, a copy the caller no longer writes to, at `box` of this control's picture; what
        lies beyond the crop it was made for is left away."""
        self.check()
        if self._on_picture is not None:
            if self._shape is not None:
                box = Box(box.top, box.left, *np.minimum((box.bottom, box.right), self._shape).tolist())
                pixels = pixels[: box.height, : box.width]
            self._on_picture(box.moved(self._rows, self._columns), pixels)

    def part(self, start: float, end: float) -> Control:
        """A control for the piece of the work between two fractions of this one."""
        inner = self._copy()
        inner._start, inner._span = self._start + self._span * start, self._span * (end - start)
        return inner

    def silent(self) -> Control:
        """A control for work whose early pictures are not what the person should see."""
        inner = self._copy()
        inner._on_picture = None
        return inner

    def within(self, box: Box) -> Control:
        """A control for a method that sees only the crop `box` of this control's picture."""
        inner = self._copy()
        inner._rows, inner._columns = self._rows + box.top, self._columns + box.left
        inner._shape = box.height, box.width
        if self._shape is not None:
            inner._shape = min(box.height, self._shape[0] - box.top), min(box.width, self._shape[1] - box.left)
        return inner

    def _copy(self) -> Control:
        inner = Control(on_progress=self._on_progress, on_picture=self._on_picture, cancelled=self._cancelled)
        inner._start, inner._span = self._start, self._span
        inner._rows, inner._columns, inner._shape = self._rows, self._columns, self._shape
        return inner
