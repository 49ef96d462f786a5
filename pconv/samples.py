"""Photographs to try things on, from scikit-image's installed files: nothing is downloaded, nothing imported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pconv.errors import UsageError


@dataclass(frozen=True)
class Sample:
    """A photograph: its key, what to call it, its file, who made it and on which terms it may be used."""

    name: str
    title: str
    path: Path
    credit: str
    licence: str


# Names, files, titles, makers and terms as documented in skimage.data.
_TABLE = (
    ("astronaut", "astronaut.png", "Astronaut Eileen Collins", "NASA", "public domain"),
    ("coffee", "coffee.png", "A cup of coffee", "Rachel Michetti, Pikolo Espresso Bar", "CC0"),
    ("chelsea", "chelsea.png", "Chelsea the cat", "Stéfan van der Walt", "CC0"),
    ("rocket", "rocket.jpg", "Falcon 9 takes off", "SpaceX", "public domain"),
    ("retina", "retina.jpg", "The back of a human eye", "Mikael Häggström, WikiJournal of Medicine 1 (2), 2014", "CC0"),
    (
        "motorcycle",
        "motorcycle_left.png",
        "A motorcycle in a garage",
        "D. Scharstein et al., Middlebury stereo 2014",
        "research data, cite the makers",
    ),
)


@cache
def samples() -> tuple[Sample, ...]:
    """The sample photographs that are installed; empty where scikit-image is not."""
    spec = find_spec("skimage")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent / "data"
    rows = ((name, title, folder / file, credit, licence) for name, file, title, credit, licence in _TABLE)
    return tuple(Sample(*row) for row in rows if row[2].is_file())


def sample(name: str) -> Sample:
    """The sample called `name`. Raises `UsageError` naming the known ones."""
    for one in samples():
        if one.name == name:
            return one
    known = ", ".join(one.name for one in samples()) or "none is installed"
    raise UsageError(f"There is no sample photo called {name!r}; there are: {known}.")
