"""Putting bytes into a file so that it is either the whole new file or untouched."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Sequence
from pathlib import Path

from pconv.photo.errors import PhotoError, PhotoExistsError, writing_failed

_Bytes = bytes | bytearray | memoryview


def check_target(path: str | Path, *, overwrite: bool = False) -> None:
    """Raise `PhotoError` now where writing to `path` would fail later, before anybody works for minutes."""
    path = Path(path)
    try:
        if path.is_dir():
            raise PhotoError(f"{path} is a folder; give the name of a file in it.")
        if path.exists():
            if not overwrite:
                raise PhotoExistsError(
                    f"{path} exists already and was not replaced; choose another name or overwrite it."
                )
            if not os.access(path, os.W_OK):
                raise PhotoError(f"{path} is write-protected and was not replaced; save under another name.")
        folder = path.resolve().parent
        if not folder.is_dir():
            if folder.exists():
                raise PhotoError(f"{folder} is not a folder, so {path.name} was not saved.")
            raise PhotoError(f"The folder {folder} does not exist, so {path.name} was not saved.")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PhotoError(f"You have no permission to write into {folder}; nothing was saved. Save elsewhere.")
    except OSError as error:
        raise writing_failed(path, error) from error
    except ValueError as error:
        raise PhotoError(f"{path} is not a name a file can have.") from error


def save_bytes(parts: Sequence[_Bytes], path: str | Path, *, overwrite: bool = False) -> int:
    """Write `parts` one after the other as the file `path`; the number of bytes.

    They go to a file beside it, to the disk, and under the right name in one step: whoever looks sees the old file or
    the new one, and a failure leaves the old one and nothing else. A replaced file's permissions are kept, and a link
    stays a link. Raises `PhotoError`, `PhotoExistsError`.
    """
    path = Path(path)
    check_target(path, overwrite=overwrite)
    target = path.resolve()
    beside = target.with_name(f".pconv-{secrets.token_hex(8)}.part")
    try:
        try:
            size = _written(parts, beside)
            if target.exists():
                _take_over_rights(target, beside)
            _put(beside, target, overwrite)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    except FileExistsError as error:
        raise PhotoExistsError(f"{path} exists already and was not replaced.") from error
    except OSError as error:
        raise writing_failed(path, error) from error
    _sync_folder(target.parent)
    return size


def _written(parts: Sequence[_Bytes], path: Path) -> int:
    # 0o666 and not mkstemp's 0o600: the person's umask decides who may read a new photo.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "wb") as file:
        size = sum(file.write(part) for part in parts)
        file.flush()
        os.fsync(file.fileno())
    return size


def _take_over_rights(old: Path, new: Path) -> None:
    status = old.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only root may give files away, and a shared group need not be ours
            os.chown(new, status.st_uid, status.st_gid)
    os.chmod(new, stat.S_IMODE(status.st_mode))


def _put(beside: Path, target: Path, overwrite: bool) -> None:
    if overwrite:
        os.replace(beside, target)
        return
    try:
        os.link(beside, target)  # unlike a rename, it fails where another program was faster
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        os.replace(beside, target)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
