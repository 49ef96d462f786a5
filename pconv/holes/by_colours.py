"""An object told by its colours and edges alone, as far as those go.

It is cut from its background by the colours of both, and completed by what belongs to it for other reasons.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pconv.holes.belonging import completed, edged, without_what_goes_on
from pconv.holes.cut import cut
from pconv.holes.viewing import View

# How deep the object begins in the outline, as a share; and how much of its border has to be an edge of the picture, or
# it is looked for once more with the next, which has to be that much better.
_BEGINNINGS, _ENOUGH, _CLEARLY = (0.0, 0.2, 0.35), 0.97, 0.01
_REACHED = 0.02  # of the outline, by a thing that it was drawn loosely around
_OPEN = 0.85  # less of its border is an edge: background goes with it
_LEFT = 0.3  # of an object, without that


def found_by_colours(view: View) -> np.ndarray | None:
    """``(h, w) bool``, the object; None where nothing differs from what is around it.

    An outline that was drawn loosely holds background that is not to be seen around it, and taken for the object, which
    then ends where nothing does. So it is looked for again; but what is found then is taken only if it keeps away from
    the outline, for one that was drawn too close has as little to be seen around it.
    """
    best, most = None, -1.0
    for around in _BEGINNINGS:
        for found, share in _candidates(view, around):
            if best is None or (share > most + _CLEARLY and view.reached(found) <= _REACHED):
                best, most = found, share
            if most >= _ENOUGH:
                return best
    return best


def _candidates(view: View, around: float) -> Iterator[tuple[np.ndarray, float]]:
    """The object, and what of it has a border if much has none; each with the share of its border that is one."""
    found = found_at_once(view, around)
    if found is None:
        return
    share = edged(found, view.colours)
    yield found, share
    if share < _OPEN:
        less = view.whole(without_what_goes_on(found, view.colours))
        if np.count_nonzero(less) > _LEFT * np.count_nonzero(found):
            yield less, edged(less, view.colours)


def found_at_once(view: View, around: float = 0.0) -> np.ndarray | None:
    """The first try of `found_by_colours`, or that where what is less deep inside than the share `around` of the
    deepest begins as background."""
    where = view.inside, view.beside, view.known
    found = view.whole(cut(view.colours, *where, around))
    if not found.any():
        return None
    whole = view.whole(completed(found, view.colours, *where))
    return whole if whole.any() else found
