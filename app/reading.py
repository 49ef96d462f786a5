"""What the window asks of `pconv.photo`, mostly in the background; its parts are imported when they are called."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.engine import called, check_text
from app.i18n import translate
from app.sentences import WORDING, sentence_text

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.areas import Snapshot
    from app.past import Past
    from pconv.fill import Fill
    from pconv.photo import Photo
    from pconv.project.steps import Step

log = logging.getLogger(__name__)

# A picture counts as a mask where all but this share of its pixels are black or white.
_MASK_STRAYS = 0.02


@dataclass(frozen=True)
class Found:
    """What a file turned out to be: a photo, with what had been done with it where it is a project, or a hole
    ``(H, W) bool`` for the photo that is open."""

    photo: Photo | None = None
    hole: np.ndarray | None = None
    past: Past | None = None


def read(path: Path, open_photo: Photo | None = None) -> Found:
    """Read a file. With `open_photo`, a mask of its size is taken for a hole."""
    from pconv.photo import read as read_photo

    photo = read_photo(path)
    if open_photo is not None and looks_like_mask(photo, open_photo):
        return Found(hole=read_hole(path, open_photo))
    return Found(photo=photo)


def looks_like_mask(photo: Photo, other: Photo) -> bool:
    """Whether `photo` is of `other`'s size (stored or upright), colourless and nearly all black or white."""
    if photo.shape not in (other.shape, other.upright_shape):
        return False
    red, green, blue = (photo.pixels[..., channel] for channel in range(3))
    if not (np.array_equal(red, green) and np.array_equal(green, blue)):
        return False
    top = np.iinfo(red.dtype).max
    between = np.count_nonzero((red > top // 8) & (red < top - top // 8))
    return between <= _MASK_STRAYS * red.size


def read_sample(name: str) -> Found:
    """One of the built-in samples."""
    from pconv.samples import sample

    found = sample(name)
    # Without its path: a sample is nothing to save back to, and nothing to list among one's own files.
    return Found(photo=dataclasses.replace(read(found.path).photo, path=None, title=called(found.title)))


def read_hole(path: Path, photo: Photo) -> np.ndarray:
    """The hole in a mask file, ``(H, W) bool`` in the order of `photo`'s stored pixels."""
    from pconv.photo import read_hole as read_mask

    return read_mask(path, photo)


def write_hole(mask: np.ndarray, photo: Photo, path: Path, overwrite: bool) -> None:
    """Write ``mask: (H, W) bool``, a hole of `photo`, as a mask file."""
    from pconv.photo import write_hole as write_mask

    write_mask(mask, path, overwrite=overwrite, orientation=photo.orientation)


def write_sheet(photo: Photo, fills: Sequence[Fill], name: str, path: Path, overwrite: bool) -> None:
    """Write a PNG with `fills` of one hole of `photo` beside each other, in the order of the registry."""
    import io

    from pconv import methods
    from pconv.compare import Sheet
    from pconv.mixed import MIXED
    from pconv.photo.saving import save_bytes

    sheet = Sheet(photo, fills[0].hole, name=name, wording=WORDING)
    order = (*methods.names(), MIXED)
    for fill in sorted(fills, key=lambda fill: order.index(fill.method)):
        sheet.add(fill)
    file = io.BytesIO()
    sheet.image().save(file, "PNG")
    save_bytes([file.getvalue()], path, overwrite=overwrite)


def from_image(image: QImage) -> Found:
    """A QImage that came from no file as a photo."""
    from app.convert import to_arrays
    from pconv.photo import Photo

    pixels, alpha = to_arrays(image)
    return Found(photo=Photo(pixels=pixels, alpha=alpha))


def write(
    photo: Photo, picture: Photo, path: Path, overwrite: bool, *, noted: Sequence[Step] = (), **wishes: Any
) -> str:
    """Write the `picture` that was made of `photo`, read the file back and compare where they are the same.

    Args:
        noted: the fills that the file is to say were made.
        wishes: of `pconv.photo.write`: `strip_private`, `quality`.

    Returns:
        A sentence that says where it is and what the comparison found.
    """
    from pconv.noting import of_steps
    from pconv.photo import verify
    from pconv.photo import write as write_photo

    note = of_steps(noted, photo) if noted else None
    written = write_photo(picture, path, overwrite=overwrite, note=note, **wishes)
    check = verify(path, photo, changed(photo, picture))
    saved = translate("Photo", "Saved {0}.").format(path.name)
    return " ".join((saved, check_text(check), *map(sentence_text, written.notes)))


def read_project(path: Path) -> Found:
    """A project as it was left."""
    from app.past import past_of
    from pconv.project.files import read as read_it

    project = read_it(path)
    return Found(photo=project.photo, past=past_of(project))


def write_project(
    photo: Photo,
    steps: tuple[Step, ...],
    painted: dict[str, Snapshot],
    path: Path,
    overwrite: bool,
    before: Path | None,
) -> str:
    """Write a project; `before` is the file that it was kept in. Returns a sentence that says where it is."""
    from pconv.project.files import Project
    from pconv.project.files import write as write_it

    masks = {area: snapshot.mask() for area, snapshot in painted.items()}
    write_it(Project(photo, steps, masks), path, overwrite=overwrite, before=before)
    saved = translate("Reading", "Saved {0}: the photo as it was opened, and all that was done with it.")
    return saved.format(path.name)


def write_report(photo: Photo, steps: tuple[Step, ...], name: str, path: Path, overwrite: bool) -> None:
    """Write a report of the fills that were accepted on the photo `name`."""
    from pconv.project.report import write_report as write_it

    write_it(photo, steps, path, name=name, overwrite=overwrite, wording=WORDING)


def write_layer(picture: Photo, steps: tuple[Step, ...], path: Path, overwrite: bool) -> None:
    """Write what `steps` filled of the photo, as the `picture` shows it, with nothing around it."""
    from pconv.photo import write as write_photo
    from pconv.photo.transparency import layer
    from pconv.project.steps import filled_by

    write_photo(layer(picture, filled_by(steps, picture.shape)), path, overwrite=overwrite)


def changed(photo: Photo, picture: Photo) -> np.ndarray:
    """``(H, W) bool``: where the `picture` that was made of `photo` is another."""
    found = (photo.pixels != picture.pixels).any(axis=2)
    if photo.alpha is not None:
        found |= photo.alpha != picture.alpha
    return found


def beside(path: Path) -> Path:
    """Where a photo that was filled is saved unless something else is said: beside its file, in the same format where
    that can be written."""
    from pconv.photo.formats import kept_suffix

    return path.with_name(translate("Files", "{0}-filled").format(path.stem) + kept_suffix(path))


def patterns() -> str:
    """Name patterns of files that can be read, for a file dialog."""
    from pconv.photo import READABLE_SUFFIXES

    return " ".join(f"*{suffix} *{suffix.upper()}" for suffix in READABLE_SUFFIXES)


_FILTERS = (
    (".png", "PNG (*.png)"),
    (".tif", "TIFF (*.tif *.tiff)"),
    (".jpg", "JPEG (*.jpg *.jpeg)"),
    (".webp", "WebP (*.webp)"),
    (".avif", "AVIF (*.avif)"),
    (".bmp", "BMP (*.bmp)"),
)


def save_filters(suffix: str) -> list[str]:
    """Filters for the save dialog, that of `suffix` first."""
    wanted = suffix.lower().replace(".jpeg", ".jpg").replace(".tiff", ".tif")
    return [text for _, text in sorted(_FILTERS, key=lambda pair: pair[0] != wanted)]


def describe(photo: Photo) -> str:
    """Size, depth and colours of a photo in a few words: "4000 × 3000 · 8-bit · Display P3", and " · HDR" with a gain
    map."""
    from PySide6.QtGui import QColorSpace

    height, width = photo.upright_shape
    # Some profiles fill their name up with zeros.
    profile = QColorSpace.fromIccProfile(photo.icc).description().split("\0")[0].strip() if photo.icc else ""
    if photo.gray:
        colours = profile or translate("Photo", "gray")
    else:
        colours = profile or (translate("Photo", "ICC profile") if photo.icc else "sRGB")
    words = translate("Photo", "{0} × {1} · {2}-bit · {3}").format(width, height, photo.bits, colours)
    return words if photo.details.gain_map is None else f"{words} · HDR"


def method_entries() -> list[tuple[str, str, str]]:
    """(name, title, summary) of the methods that can be used here, in the registry's order."""
    from pconv import methods

    entries = []
    for name in methods.names():
        try:
            method = methods.get(name)
        except ImportError as error:
            log.info("the method %s is not there: %s", name, error)
            continue
        entries.append((name, called(method.title), called(method.summary)))
    return entries


def sample_titles() -> list[tuple[str, str]]:
    """(name, title) of the built-in samples; cheap."""
    from pconv import samples

    return [(sample.name, called(sample.title)) for sample in samples.samples()]


def thumbnail(name: str) -> QImage:
    """A small QImage of a sample."""
    from PySide6.QtCore import Qt

    from app.convert import to_image

    photo = read_sample(name).photo
    image = to_image(photo.upright(photo.pixels))
    return image.scaled(
        420, 280, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
