"""What can go wrong with a picture file, in one sentence each."""

from __future__ import annotations

import errno
from pathlib import Path

from pconv.errors import PConvError


class PhotoError(PConvError):
    """A picture file cannot be read or written; the sentence names the file and what to do."""


class PhotoExistsError(PhotoError):
    """The file is there already and nobody said that it may be replaced."""


def reading_failed(path: Path, error: OSError) -> PhotoError:
    """The sentence for a file that the operating system does not hand out."""
    if isinstance(error, FileNotFoundError):
        return PhotoError(f"There is no file {path}.")
    if isinstance(error, IsADirectoryError):
        return PhotoError(f"{path} is a folder, not a picture.")
    if isinstance(error, PermissionError):
        return PhotoError(f"You have no permission to read {path}.")
    return PhotoError(f"{path} could not be read: {error.strerror or error}.")


def writing_failed(path: Path, error: OSError) -> PhotoError:
    """The sentence for a file that the operating system does not let us write; nothing was left behind."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return PhotoError(
            f"There is no room left to write {path}; nothing was saved. Free some space or save elsewhere."
        )
    if isinstance(error, FileNotFoundError):
        return PhotoError(f"The folder {path.parent} does not exist, so {path.name} was not saved.")
    if isinstance(error, NotADirectoryError):
        return PhotoError(f"{path.parent} is not a folder, so {path.name} was not saved.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return PhotoError(
            f"You have no permission to write {path}; nothing was saved. Save under another name or folder."
        )
    return PhotoError(f"{path} could not be written: {error.strerror or error}. Nothing was saved.")
