"""Picture files in folders."""

from __future__ import annotations

from pathlib import Path

from pconv.photo.formats import READABLE_SUFFIXES


def pictures_in(folder: Path, *, deep: bool = True) -> list[Path]:
    """Picture files in `folder`, and in folders below it if `deep`, by name; those that are hidden are left out."""
    found = folder.rglob("*") if deep else folder.iterdir()
    return sorted(
        path
        for path in found
        if path.suffix.lower() in READABLE_SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
