"""A project in one file, a ZIP archive with pictures that any program opens, or in a folder while one works on it."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from pconv import __version__
from pconv.box import Box
from pconv.errors import PConvError
from pconv.photo import Photo, PhotoError
from pconv.photo.errors import reading_failed
from pconv.photo.formats import MAX_BYTES
from pconv.photo.saving import save_bytes
from pconv.project import STATE
from pconv.project.masks import mask_bytes, mask_of
from pconv.project.steps import HOLE, PIXELS, How, Packed, Step

_FORMAT, _FORMAT_VERSION = "pconv-project", 1
_ORIGINALS = "original/"


class ProjectError(PConvError):
    """A project cannot be read; the sentence names the file."""


@dataclass(frozen=True, eq=False)
class Project:
    """Attributes:
    photo: as it was opened. Its path is where it came from, whether it is still there or not.
    steps: the fills that were accepted on it, in that order.
    painted: ``(H, W) bool`` by the names `pconv.fill.fill` knows them by: what is painted now.
    """

    photo: Photo
    steps: tuple[Step, ...] = ()
    painted: Mapping[str, np.ndarray] = field(default_factory=dict)


def write(project: Project, path: str | Path, *, overwrite: bool = False, before: Path | None = None) -> int:
    """Write a project into one file; returns its size in bytes.

    The photo goes into it as the very file it was opened from, or as a PNG where that is not to be had any more.

    Args:
        before: a project file that holds the photo, in case its own file is gone.

    Raises:
        PhotoError: the file cannot be written; then nothing was changed.
    """
    files: dict[str, bytes] = {}
    original, data = original_of(project.photo, before)
    files[_ORIGINALS + original] = data
    state = _state(project, files, _ORIGINALS + original)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(STATE, json.dumps(state, indent=2, ensure_ascii=False), zipfile.ZIP_DEFLATED)
        for name, data in files.items():
            archive.writestr(name, data)
    return save_bytes([packed.getbuffer()], path, overwrite=overwrite)


def read(path: str | Path) -> Project:
    """Read a project from its file. Raises `ProjectError` or `PhotoError` with one sentence."""
    path = Path(path)
    with _members(path) as member:
        return _project(member, path)


def read_steps(path: str | Path) -> tuple[Step, ...]:
    """The steps of a project file alone, which is quicker. Raises as `read`; `ProjectError` where there are none."""
    path = Path(path)
    with _members(path) as member, _sense(path):
        state = _state_of(member, path)
        steps = tuple(_step(entry, member, tuple(state["photo"]["shape"])) for entry in state["steps"])
    if not steps:
        raise ProjectError(f"Nothing was filled in the project {path}, so there is nothing to make anew.")
    return steps


def keep(project: Project, folder: Path, *, original: str, more: Mapping[str, Any]) -> None:
    """Write a project into a folder, replacing the one kept there when the new one is complete.

    Args:
        original: name of the photo's file in the folder; empty leaves it where it came from.
        more: what else to write down.
    """
    files: dict[str, bytes] = {}
    state = _state(project, files, original) | dict(more)
    for name, data in files.items():
        if not (folder / name).exists():  # names tell contents: what stands there is the same
            (folder / name).write_bytes(data)
    fresh = folder / f"{STATE}.new"
    fresh.write_text(json.dumps(state), "utf-8")
    os.replace(fresh, folder / STATE)
    for old in folder.glob("*-*.png"):
        if old.name not in files:
            old.unlink()


def kept(folder: Path) -> Project:
    """Read a project back from a folder. Raises `ProjectError` or `PhotoError` with one sentence."""

    def member(name: str) -> bytes:
        try:
            return (folder / name).read_bytes()
        except FileNotFoundError as error:
            raise KeyError(name) from error

    try:
        return _project(member, folder)
    except OSError as error:
        raise reading_failed(folder, error) from error


def note_of(folder: Path) -> dict[str, Any]:
    """What a folder's project says of itself. Raises OSError or ValueError."""
    return json.loads((folder / STATE).read_text("utf-8"))


def _state(project: Project, files: dict[str, bytes], original: str) -> dict[str, Any]:
    """What is to be written down; what belongs into files of their own is added to `files`."""

    def filed(label: str, data: bytes) -> str:
        name = f"{label}-{hashlib.sha256(data).hexdigest()[:12]}.png"
        files[name] = data
        return name

    photo, steps = project.photo, []
    for number, step in enumerate(project.steps, 1):
        packed = step.packed()
        names = {part: filed(f"step{number:03d}-{part}", data) for part, data in packed.files.items()}
        steps.append({**dataclasses.asdict(step.how), "box": list(packed.box), "files": names})
    return {
        "format": _FORMAT,
        "format_version": _FORMAT_VERSION,
        "program": __version__,
        "photo": {
            "path": str(photo.path.absolute()) if photo.path is not None else "",
            "file": original,
            "shape": list(photo.shape),
            "bits": photo.bits,
        },
        "steps": steps,
        "painted": {
            name: filed(f"painted-{name}", mask_bytes(mask)) for name, mask in project.painted.items() if mask.any()
        },
    }


@contextmanager
def _members(path: Path) -> Iterator[Callable[[str], bytes]]:
    """What hands out the members of a project file."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield partial(_member, archive)
    except OSError as error:
        raise reading_failed(path, error) from error
    # All that zipfile raises for what is cut off, broken, encrypted, or packed in a way it does not know.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise ProjectError(_damaged(path)) from error


@contextmanager
def _sense(path: Path) -> Iterator[None]:
    """What is written down in a project may be anything; say so in one sentence where it makes no sense."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProjectError(_damaged(path)) from error


def _state_of(member: Callable[[str], bytes], path: Path) -> dict[str, Any]:
    state = json.loads(member(STATE))
    if state["format"] != _FORMAT:
        raise ProjectError(_damaged(path))
    if state["format_version"] > _FORMAT_VERSION:
        raise ProjectError(f"{path} was made by a newer PConv Studio; install that one to open it.")
    return state


def _project(member: Callable[[str], bytes], path: Path) -> Project:
    with _sense(path):
        state = _state_of(member, path)
        photo = _photo(state["photo"], member, path)
        steps = tuple(_step(entry, member, photo.shape) for entry in state["steps"])
        painted = {name: _whole_mask(member(file), file, photo.shape) for name, file in state["painted"].items()}
        return Project(photo, steps, painted)


def _photo(state: Mapping[str, Any], member: Callable[[str], bytes], path: Path) -> Photo:
    from pconv.photo.reading import decode
    from pconv.photo.reading import read as read_photo

    source = Path(state["path"]) if state["path"] else None
    file = state["file"]
    photo = replace(decode(member(file), file), path=source) if file else read_photo(source)
    if list(photo.shape) != state["shape"] or photo.bits != state["bits"]:
        raise ProjectError(f"{source} is another picture now, so the work on it in {path} cannot be brought back.")
    return photo


def _step(entry: Mapping[str, Any], member: Callable[[str], bytes], shape: tuple[int, int]) -> Step:
    fields = {one.name for one in dataclasses.fields(How)}
    how = How(**{name: value for name, value in entry.items() if name in fields})
    box = Box(*map(int, entry["box"]))
    files = {part: member(name) for part, name in entry["files"].items()}
    if not (HOLE in files and PIXELS in files and box.area > 0 and box.grown(0, shape) == box):
        raise ValueError("a step does not fit its photo")
    return Step(how, packed=Packed(box, files))


def _whole_mask(data: bytes, name: str, shape: tuple[int, int]) -> np.ndarray:
    mask = mask_of(data, name)
    if mask.shape != shape:
        raise ValueError(f"{name} is not of the photo's size")
    return mask


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MAX_BYTES:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


def original_of(photo: Photo, before: Path | None = None) -> tuple[str, bytes]:
    """Name and bytes of the photo's own file, if that still holds the photo, else of the one in the project file
    `before`, else of a PNG of it."""
    if photo.path is not None:
        try:
            data = photo.path.read_bytes()
        except OSError:
            data = b""
        if _holds(data, photo):
            return photo.path.name, data
    if before is not None:
        try:
            with zipfile.ZipFile(before) as archive:
                name = json.loads(archive.read(STATE))["photo"]["file"]
                data = _member(archive, name)
        except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
            data = b""
        if _holds(data, photo):
            return name.removeprefix(_ORIGINALS), data
    from pconv.photo.writing import as_png

    return f"{photo.path.stem if photo.path is not None else 'picture'}.png", as_png(photo)


def _holds(data: bytes, photo: Photo) -> bool:
    """Whether the bytes of a file are those of the photo."""
    from pconv.photo.reading import decode

    try:
        there = decode(data, "photo")
    except PhotoError:
        return False
    same_alpha = (there.alpha is None) == (photo.alpha is None) and (
        photo.alpha is None or np.array_equal(there.alpha, photo.alpha)
    )
    return there.bits == photo.bits and same_alpha and np.array_equal(there.pixels, photo.pixels)


def _damaged(path: Path) -> str:
    return f"{path} is not a project of PConv Studio, or is damaged, and cannot be opened."
