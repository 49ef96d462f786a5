"""Whole files or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pconv.errors import PConvError


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Gives a path to write to; afterwards what was written stands at `path`, and after an error nothing new does.

    Raises:
        PConvError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise PConvError(f"{path} cannot be written ({error.strerror or error}).") from error
    finally:
        part.unlink(missing_ok=True)
