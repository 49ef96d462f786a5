"""What `pconv`, which knows no translations, calls things, in the person's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.i18n import number, translate

if TYPE_CHECKING:
    from pconv.photo.verifying import Verification

TITLES = (
    QT_TRANSLATE_NOOP("Engine", "Guided PatchMatch"),
    QT_TRANSLATE_NOOP("Engine", "Partial convolution"),
    QT_TRANSLATE_NOOP("Engine", "PatchMatch"),
    QT_TRANSLATE_NOOP("Engine", "Telea"),
    QT_TRANSLATE_NOOP("Engine", "Navier-Stokes"),
    QT_TRANSLATE_NOOP("Engine", "Biharmonic"),
    QT_TRANSLATE_NOOP("Engine", "Heal"),
)
SUMMARIES = (
    QT_TRANSLATE_NOOP("Engine", "The network says what goes where, PatchMatch builds it from the photo's own pixels."),
    QT_TRANSLATE_NOOP(
        "Engine", "A network trained on photos draws what is missing and takes detail from what looks alike."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Copies matching patches from elsewhere in the photo: sharp texture, no idea of what things are."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Carries the surroundings inward along the fast marching front: quick, smooth, for scratches and specks.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Lets edges flow into the hole like a fluid: quick, smooth, for scratches and thin lines."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Spans the smoothest surface over the hole: gradients in skies and skin, no texture, slow in large holes.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Copies one place over each hole, in the tones around it: found, or chosen with the tool of this name.",
    ),
)
SAMPLES = (
    QT_TRANSLATE_NOOP("Engine", "Astronaut Eileen Collins"),
    QT_TRANSLATE_NOOP("Engine", "A cup of coffee"),
    QT_TRANSLATE_NOOP("Engine", "Chelsea the cat"),
    QT_TRANSLATE_NOOP("Engine", "Falcon 9 takes off"),
    QT_TRANSLATE_NOOP("Engine", "The back of a human eye"),
    QT_TRANSLATE_NOOP("Engine", "A motorcycle in a garage"),
)
# What is said while a method works; {0}, {1} stand for numbers.
NOTES = (
    QT_TRANSLATE_NOOP("Engine", "finding the holes"),
    QT_TRANSLATE_NOOP("Engine", "getting ready, this once"),
    QT_TRANSLATE_NOOP("Engine", "loading the network"),
    QT_TRANSLATE_NOOP("Engine", "predicting"),
    QT_TRANSLATE_NOOP("Engine", "fitting copies"),
    QT_TRANSLATE_NOOP("Engine", "thin parts"),
    QT_TRANSLATE_NOOP("Engine", "level {0} of {1}"),
    QT_TRANSLATE_NOOP("Engine", "hole {0} of {1}"),
    QT_TRANSLATE_NOOP("Engine", "filling"),
    QT_TRANSLATE_NOOP("Engine", "filled"),
    QT_TRANSLATE_NOOP("Engine", "looking for damage"),
    QT_TRANSLATE_NOOP("Engine", "done"),
)
_NUMBER = re.compile(r"\d+")


def called(text: str) -> str:
    """A title or a summary of a method, or the title of a sample."""
    return translate("Engine", text)


def method_title(name: str) -> str:
    """What the method of a fill is called; its name where this program does not know it."""
    from pconv import methods
    from pconv.errors import UsageError
    from pconv.mixed import MIXED

    if name == MIXED:
        return translate("Engine", "Best of each")
    try:
        return called(methods.get(name).title)
    except (ImportError, UsageError):
        return name


def fill_text(name: str) -> str:
    """What accepting a fill by a method is called in the history."""
    from pconv.original import ORIGINAL

    if name == ORIGINAL:
        return translate("Engine", "Bring the original back")
    return translate("Engine", "Fill: {0}").format(method_title(name))


def note_text(note: str) -> str:
    """A note about progress."""
    numbers = _NUMBER.findall(note)
    places = iter(range(len(numbers)))
    known = _NUMBER.sub(lambda _number: f"{{{next(places)}}}", note)
    return translate("Engine", known).format(*numbers) if known in NOTES else note


def check_text(check: Verification) -> str:
    """What a written file that was read back holds outside of the hole."""
    if check.compared == 0:
        return translate("Engine", "The hole covers the whole photo, so there was nothing to compare.")
    if check.identical == 1.0:
        text = translate("Engine", "Read back: all {0} pixels outside of the hole are identical.")
        return text.format(number(check.compared))
    text = translate(
        "Engine",
        "Read back: {0} % of the pixels outside of the hole are identical, the mean change is {1} of 255 levels, "
        "the largest {2}.",
    )
    share = int(check.identical * 1000) / 10  # never rounded up to 100 %
    return text.format(number(share, 1), number(check.mean_change, 2), number(check.largest_change))
