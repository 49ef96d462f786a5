"""Pillow, opened without its warnings and without its own limit on size."""

from __future__ import annotations

import contextlib
import io
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, BinaryIO

from PIL import Image

_WARNINGS = threading.RLock()


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep a library's warnings about odd files to ourselves. Warning filters belong to the whole process, so only
    one thread at a time may hold them."""
    with _WARNINGS, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def quiet_open(file: BinaryIO, kinds: Sequence[str]) -> Iterator[Image.Image]:
    """A picture whose header was read and whose pixels were not; it closes with the context. Pillow's own limit, lower
    than ours and without the size in its words, is lifted meanwhile, as it asks again where it decodes a TIFF: the
    caller asks `formats.check_size`."""
    with quiet():
        before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            with Image.open(file, formats=list(kinds)) as picture:
                yield picture
        finally:
            Image.MAX_IMAGE_PIXELS = before


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as the file of a format; options that are None are left to Pillow."""
    options = {name: value for name, value in options.items() if value is not None}
    # Into memory, Pillow encodes an optimised JPEG in one piece with Python's lock held, and a window waits for it.
    try:
        return _saved_into(tempfile.TemporaryFile, picture, kind, options)
    except OSError:  # there is no room for it
        return _saved_into(io.BytesIO, picture, kind, options)


def _saved_into(make: Callable[[], IO[bytes]], picture: Image.Image, kind: str, options: dict[str, Any]) -> bytes:
    with make() as file, quiet():
        picture.save(file, kind, **options)
        file.seek(0)
        return file.read()
