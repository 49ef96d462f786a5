"""Pillow, opened without its warnings and with this program's limit on size."""

from __future__ import annotations

import contextlib
import threading
import warnings
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from PIL import Image

from pconv.photo.formats import MAX_PIXELS

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
    """A picture whose header was read and whose pixels were not. Pillow warns above its limit and refuses above the
    double of it; ours is checked by `formats.check_size`, so Pillow's must not come first."""
    with quiet():
        # Raised, never lowered: whoever embeds this package may have lifted the limit altogether.
        if Image.MAX_IMAGE_PIXELS is not None:
            Image.MAX_IMAGE_PIXELS = max(Image.MAX_IMAGE_PIXELS, MAX_PIXELS)
        with Image.open(file, formats=list(kinds)) as picture:
            yield picture
