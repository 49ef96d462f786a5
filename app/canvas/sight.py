"""Where to look at the results of a hole, given how it was painted."""

from __future__ import annotations

from dataclasses import replace

from app.canvas.compare import CompareView
from app.canvas.geometry import Frame, ViewState
from app.canvas.view import CanvasView
from app.document import Document
from pconv.box import Box


def look_at_hole(compare: CompareView, canvas: CanvasView, document: Document) -> None:
    """Let a comparison begin where somebody painted; one begun while results are looked at stays where they are."""
    if canvas.isVisible():
        compare.view_state = state_of_hole(canvas, document)


def state_of_hole(canvas: CanvasView, document: Document) -> ViewState:
    """The canvas's zoom, with the hole a person saw there in the middle.

    A comparison shows less of the picture in each of its cells than the canvas did: without its own middle, a hole
    painted at 100 % near the canvas's edge would lie outside. A picture that was seen whole is seen whole.
    """
    state = canvas.view_state
    if state.fitted or document.photo is None:
        return state
    ratio, frame = canvas.devicePixelRatioF(), canvas.frame
    whole = Box(0, 0, round(canvas.height() * ratio), round(canvas.width() * ratio))
    seen = frame.stored_box(frame.upright_box(whole))
    painted = Box.of(document.hole[seen.slices] > 0) if seen.area else None
    if painted is None:
        return state
    painted = painted.moved(seen.top, seen.left)
    x, y = frame.upright((painted.left + painted.right) / 2, (painted.top + painted.bottom) / 2)
    return replace(state, x=x, y=y)


def look_closer(compare: CompareView, document: Document) -> None:
    """Move the hole into the middle of results that have just been zoomed into."""
    near = document.hole_box()
    painted = Box.of(document.hole[near.slices] > 0) if near is not None else None
    if painted is None:
        return
    painted = painted.moved(near.top, near.left)
    frame = Frame(document.shape, document.photo.orientation)
    x, y = frame.upright((painted.left + painted.right) / 2, (painted.top + painted.bottom) / 2)
    compare.view_state = replace(compare.view_state, x=x, y=y)
