"""Photographs in and out of files: pixels, orientation, colour profile, metadata, 16 bits.

`read` and `write` are the two doors; a `Photo` is what goes through them. Modules are imported on first
use, and none is called like the function it holds: the import would put the module in the function's place.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pconv.photo.errors import PhotoError, PhotoExistsError
    from pconv.photo.fill_note import FillNote
    from pconv.photo.formats import MAX_PIXELS, READABLE_SUFFIXES, WRITABLE_SUFFIXES
    from pconv.photo.hole_files import read_hole, write_hole
    from pconv.photo.model import Details, JpegCoding, Photo
    from pconv.photo.orientation import stored, stored_box, upright, upright_box, upright_shape
    from pconv.photo.reading import read
    from pconv.photo.saving import check_target
    from pconv.photo.verifying import Verification, verify
    from pconv.photo.writing import Written, write

_HOMES = {
    "PhotoError": "errors",
    "PhotoExistsError": "errors",
    "FillNote": "fill_note",
    "MAX_PIXELS": "formats",
    "READABLE_SUFFIXES": "formats",
    "WRITABLE_SUFFIXES": "formats",
    "read_hole": "hole_files",
    "write_hole": "hole_files",
    "Details": "model",
    "JpegCoding": "model",
    "Photo": "model",
    "stored": "orientation",
    "stored_box": "orientation",
    "upright": "orientation",
    "upright_box": "orientation",
    "upright_shape": "orientation",
    "read": "reading",
    "check_target": "saving",
    "Verification": "verifying",
    "verify": "verifying",
    "Written": "writing",
    "write": "writing",
}

__all__ = [
    "MAX_PIXELS",
    "READABLE_SUFFIXES",
    "WRITABLE_SUFFIXES",
    "Details",
    "FillNote",
    "JpegCoding",
    "Photo",
    "PhotoError",
    "PhotoExistsError",
    "Verification",
    "Written",
    "check_target",
    "read",
    "read_hole",
    "stored",
    "stored_box",
    "upright",
    "upright_box",
    "upright_shape",
    "verify",
    "write",
    "write_hole",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
