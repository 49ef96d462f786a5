"""What commands share: reading what they are given, and the progress bar."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pconv.box import Box
from pconv.control import Control
from pconv.errors import PConvError, UsageError

if TYPE_CHECKING:
    import numpy as np

    from pconv.photo import Photo

PhotoPath = Annotated[Path, typer.Argument(metavar="PHOTO", help="The photo: JPEG, PNG, TIFF, WebP, BMP or AVIF.")]
HolePath = Annotated[
    Path | None,
    typer.Option("--hole", metavar="MASK", help="A picture of the photo's size, white = hole."),
]
DonorPath = Annotated[
    Path | None, typer.Option("--donor", metavar="MASK", help="White = patches are copied only from here.")
]
ForbiddenPath = Annotated[
    Path | None, typer.Option("--forbidden", metavar="MASK", help="White = patches are never copied from here.")
]
Borders = Annotated[
    bool,
    typer.Option("--borders", help="Fill what is empty, too: transparent, or black or white from a corner on."),
]
Scratches = Annotated[
    int | None,
    typer.Option("--scratches", min=1, max=100, help="Find scratches and dust, and fill them, too: how readily."),
]
ProjectPath = Annotated[
    Path | None,
    typer.Option("--project", metavar="PROJECT", help="Make the fills of a project anew, one after the other."),
]
Objects = Annotated[
    list[str] | None,
    typer.Option(
        "--object",
        metavar="LEFT,TOP,WIDTH,HEIGHT",
        help="Fill the thing in this box, too: pixels of the photo as it is seen; may be repeated.",
    ),
]
MethodName = Annotated[
    str | None,
    typer.Option("--method", "-m", help="How to fill; see 'pconv methods'. 'guided', or as the project did."),
]
Options = Annotated[
    list[str] | None,
    typer.Option("--option", metavar="NAME=VALUE", help="An option of the method; may be repeated."),
]
MethodNames = Annotated[str, typer.Option("--methods", help="Names separated by commas; all of them by default.")]
Grow = Annotated[int, typer.Option("--grow", metavar="N", help="Make the hole N pixels wider all around.")]
Seed = Annotated[int, typer.Option("--seed", help="Same seed, same pixels.")]
DeviceName = Annotated[str, typer.Option("--device", help="auto, cpu, cuda or mps, for the network.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the file if it exists.")]
StripPrivate = Annotated[
    bool, typer.Option("--strip-private", help="Save no place, camera, author, captions or comments.")
]
NoteFills = Annotated[
    bool, typer.Option("--note-fills", help="Say in the file's metadata (XMP, IPTC) that parts were filled, and how.")
]
Quality = Annotated[
    int | None,
    typer.Option("--quality", min=1, max=100, help="Of JPEG, WebP and AVIF; by default as the photo had it."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def method_names(text: str) -> list[str]:
    """The methods that `MethodNames` names, each once; all of them where it is empty."""
    from pconv.methods import names

    wanted = [name.strip() for name in text.split(",") if name.strip()] or list(names())
    unknown = [name for name in wanted if name not in names()]
    if unknown:
        raise UsageError(f"There is no method called {unknown[0]!r}; choose from {', '.join(names())}.")
    return list(dict.fromkeys(wanted))


def boxes(texts: Sequence[str] | None) -> tuple[Box, ...]:
    """The boxes that `Objects` gives, in the upright picture. Raises `UsageError`."""
    found = []
    for text in texts or ():
        try:
            left, top, width, height = (int(part) for part in text.split(","))
        except ValueError:
            left = top = width = height = 0
        if min(width, height) < 1:
            raise UsageError(f"--object takes LEFT,TOP,WIDTH,HEIGHT in pixels, as in 120,80,200,150, not {text!r}.")
        found.append(Box(top, left, top + height, left + width))
    return tuple(found)


def asked_for(hole: Path | None, objects: Sequence[str] | None) -> tuple[Box, ...]:
    """What `boxes` finds in `objects`. Raises `UsageError` also where there is no mask either."""
    if hole is None and not objects:
        raise UsageError("Say what to fill: --hole MASK, or --object LEFT,TOP,WIDTH,HEIGHT for a thing.")
    return boxes(objects)


def read_masks(
    photo: Photo,
    hole: Path | None,
    grow: int,
    *others: Path | None,
    objects: Sequence[Box] = (),
    borders: bool = False,
    scratches: int | None = None,
) -> list[np.ndarray | None]:
    """The hole, with the things in the boxes `objects` of the upright picture, the photo's empty `borders` and its
    `scratches`, found with that sensitivity, if so asked, grown, and other masks, in the order of the photo's stored
    pixels; None for those not given."""
    import numpy as np

    from pconv import photo as photos
    from pconv.holes.empty import empty
    from pconv.holes.marks import found, likely
    from pconv.holes.morphology import grow as grown

    if grow < 0:
        raise UsageError(f"A hole grows by 0 or more pixels, not {grow}.")
    masks = [photos.read_hole(path, photo) if path is not None else None for path in (hole, *others)]
    if masks[0] is None and objects:
        masks[0] = np.zeros(photo.shape, bool)
    for box in objects:
        _add_object(masks[0], box, photo)
    for there in (
        empty(photo.pixels, photo.alpha) if borders else None,
        None if scratches is None else found(likely(photo.pixels), scratches),
    ):
        if there is not None:
            masks[0] = there if masks[0] is None else masks[0] | there
    masks[0] = grown(masks[0], grow)
    return masks


def _add_object(hole: np.ndarray, box: Box, photo: Photo) -> None:
    """Add the thing in a box of the upright picture to ``hole: (H, W) bool``, as the window's tool does."""
    from pconv.holes.objects import object_within
    from pconv.holes.shapes import corners

    words = f"{box.left},{box.top},{box.width},{box.height}"
    height, width = photo.upright_shape
    if not box.intersects(Box(0, 0, height, width)):
        raise UsageError(
            f"The box {words} lies outside of the photo, which has {width} x {height} pixels as it is seen."
        )
    place = photo.stored_box(box)
    outline = corners((place.left, place.top), (place.right, place.bottom))
    found = object_within(photo.pixels, outline, hole if hole.any() else None)
    if found is None:
        raise PConvError(
            f"No object stands out in the box {words}; draw it closer around one, or give a mask by --hole."
        )
    mask, where = found
    hole[where.slices] |= mask


def check_target(path: Path, *, overwrite: bool, others: Sequence[Path | None] = ()) -> None:
    """Raise now what would fail when the result is written, or what would destroy one of the `others`."""
    from pconv.photo import check_target as check

    if any(other is not None and path.resolve() == other.resolve() for other in others):
        raise UsageError(f"{path} is named twice in this command and would be replaced; choose another name.")
    check(path, overwrite=overwrite)


def say(notes: Sequence[str], *, quiet: bool) -> None:
    """Print sentences for the person on stderr, each once."""
    if not quiet:
        for note in dict.fromkeys(notes):
            print(f"Note: {note}", file=sys.stderr)


@contextmanager
def progress(title: str, *, quiet: bool) -> Iterator[Control]:
    """A control that draws a bar on stderr where a person is watching."""
    if quiet or not sys.stderr.isatty():
        yield Control()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[note]}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=1.0, note="")
        yield Control(on_progress=lambda fraction, note: bar.update(task, completed=fraction, note=note))


def as_percent(ratio: float) -> str:
    """A share of the picture for people: "3.2 %", "0.004 %"."""
    percent = 100 * ratio
    return f"{percent:.1f} %" if percent >= 1 or percent == 0 else f"{percent:.1g} %"


def write_json(data: object, path: Path, *, overwrite: bool) -> None:
    """Write `data` as a JSON file, whole or not at all."""
    import json

    from pconv.photo.saving import save_bytes

    try:
        text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    except TypeError as error:
        raise PConvError(f"The report could not be written to {path}: {error}.") from error
    save_bytes([text.encode()], path, overwrite=overwrite)
