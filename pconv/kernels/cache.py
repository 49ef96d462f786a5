"""Where compiled kernels are kept: in the person's folder for caches, apart for every version of their sources.

Left to itself numba writes beside the sources. There the code outlives an uninstallation, and what is left of the
folder then hides the program when it is installed in another way; and it breaks the signature of a macOS bundle. Numba
also takes code for valid while the one file stays the same that it was written in (frozen: the executable), though it
holds what other files put into it.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numba

_NAME = "kernels-"
_FORGOTTEN = 90 * 24 * 3600  # seconds without a use after which the code of another version is thrown away


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Have numba keep what is made within where it belongs; where that cannot be written, where numba would."""
    asked = numba.config.CACHE_DIR
    folder = _folder(asked)
    if folder is not None:
        numba.config.CACHE_DIR = str(folder)
    try:
        yield
    finally:
        numba.config.CACHE_DIR = asked


@functools.cache
def writable(folder: str) -> bool:
    """Whether files can be written to a folder, which is made if there is none."""
    try:
        os.makedirs(folder, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(1 << 16))
    except OSError:
        return False
    return True


def person_folder(platform: str, environment: Mapping[str, str]) -> Path | None:
    """The person's folder for what can be made again, by the rules of a platform (`sys.platform`); None where they have
    no home."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) if local else None
    home = environment.get("HOME")
    if platform == "darwin":
        return Path(home) / "Library" / "Caches" if home else None
    cache = environment.get("XDG_CACHE_HOME")
    if cache and Path(cache).is_absolute():
        return Path(cache)
    return Path(home) / ".cache" if home else None


def sources() -> list[Path]:
    """All files that kernels are made of."""
    package = Path(__file__).parents[1]
    return sorted(path for part in ("kernels", "methods/completion") for path in (package / part).glob("*.py"))


@functools.cache
def _folder(asked: str) -> Path | None:
    """The folder of this version, below the one that is `asked` for or the person's; None where it cannot be."""
    above = Path(asked) if asked else person_folder(sys.platform, os.environ)
    if above is None:
        return None
    if not asked:
        above /= "pconv-studio"
    told = hashlib.sha256()
    for path in sources():
        told.update(path.read_bytes())
    name = _NAME + told.hexdigest()[:12]
    if getattr(sys, "frozen", False) and not sys.platform.startswith("linux"):
        # Elsewhere the window and the command line are different files, and numba would throw away the other's code.
        name += f"-{Path(sys.executable).stem.lower()}"
    folder = above / name
    fresh = not folder.exists()
    if not writable(str(folder)):
        return None
    with contextlib.suppress(OSError):  # if it is another person's
        os.utime(folder)  # numba writes into folders below it
    if fresh:
        _forget(above)
    return folder


def _forget(above: Path) -> None:
    """Throw away what versions left behind that nobody has used for long."""
    for folder in above.glob(f"{_NAME}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(folder)
