"""Which kinds of picture files there are, and how to tell them apart by content."""

from __future__ import annotations

from pathlib import Path

from pconv.errors import UsageError
from pconv.photo.errors import PhotoError

MAX_PIXELS = 500_000_000
"""Pictures with more pixels than this are refused: they are mistakes or attacks, and would need several gigabytes."""

MAX_BYTES = 5 * 2**30
"""Files larger than this are refused unread; `MAX_PIXELS` of 16 bits with alpha fill four gigabytes."""

SUFFIXES = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".jpe": "JPEG",
    ".jfif": "JPEG",
    ".png": "PNG",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".webp": "WEBP",
    ".bmp": "BMP",
    ".avif": "AVIF",
}
WRITABLE_SUFFIXES = tuple(SUFFIXES)
READABLE_SUFFIXES = (*WRITABLE_SUFFIXES, ".heic", ".heif")
OPENED = "JPEG, PNG, TIFF, WebP, BMP, AVIF and HEIC"
SAVED = "JPEG, PNG, TIFF, WebP, BMP and AVIF"

PROJECT_SUFFIX = ".pconv"  # of the program's own files, see `pconv.project`

_RAW_KINDS = "3fr arw cr2 cr3 crw dcr dng erf iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl srw x3f"
_RAW_SUFFIXES = frozenset("." + kind for kind in _RAW_KINDS.split())
_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
)
_OTHERS = (
    (b"GIF8", "a GIF picture"),
    (b"8BPS", "a Photoshop document"),
    (b"gimp xcf", "a GIMP document"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"v/1\x01", "an OpenEXR picture"),
    (b"FUJIFILMCCD-RAW", "a camera raw file"),
)
_AVIF_BRANDS = {b"avif", b"avis"}
_INDEX = 1 << 16  # bytes: a HEIC file's index of what is in it lies within so many of its beginning
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


def sniff(head: bytes, path: Path) -> str:
    """The format of a file that begins with `head` (64 bytes are enough). Raises `PhotoError` for all others."""
    if path.suffix.lower() in _RAW_SUFFIXES:
        raise PhotoError(f"{path} is a camera raw file: develop it first and open the TIFF or JPEG that gives.")
    if path.suffix.lower() == PROJECT_SUFFIX:
        raise PhotoError(f"{path} is a project, not a photo: open it in the window, or name it with --project.")
    if not head:
        raise PhotoError(f"{path} is empty.")
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brands = {head[8:12], *(head[i : i + 4] for i in range(16, min(len(head), _box_size(head)), 4))}
        if brands & _AVIF_BRANDS:
            return "AVIF"
        if brands & _HEIF_BRANDS:
            return "HEIF"
    for signature, words in _OTHERS:
        if head.startswith(signature):
            raise PhotoError(f"{path} is {words}, which cannot be opened here; {OPENED} can.")
    raise PhotoError(f"{path} is not a picture that can be opened here; {OPENED} can.")


def _box_size(head: bytes) -> int:
    return int.from_bytes(head[:4], "big")


def for_suffix(path: Path) -> str:
    """The format to write a file called `path` in. Raises `UsageError` where its suffix names none."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if not suffix:
        raise UsageError(f"The name {path} does not say which format to save in; end it with .jpg, .png or .tif.")
    raise UsageError(f"{path} was not saved, for photos cannot be saved as {suffix}; choose one of {SAVED}.")


def kept_suffix(path: Path) -> str:
    """The suffix under which a photo is saved where nobody says another: its own where that can be written, else
    ``.jpg`` where an iPhone's gain map is to be kept, which other formats do not hold, and ``.png``."""
    from pconv.photo.gain_map import APPLE

    if path.suffix.lower() in SUFFIXES:
        return path.suffix
    try:
        with path.open("rb") as file:
            head = file.read(_INDEX)
    except OSError:
        return ".png"  # whoever reads the photo says what is wrong
    return ".jpg" if APPLE.encode() in head else ".png"


def check_size(height: int, width: int, path: Path) -> None:
    """Raise `PhotoError` for pictures without pixels and for those with more than `MAX_PIXELS`."""
    if height <= 0 or width <= 0:
        raise PhotoError(f"{path} says it has {width} x {height} pixels: the file is damaged.")
    if height * width > MAX_PIXELS:
        raise PhotoError(
            f"{path} has {width} x {height} pixels; more than {MAX_PIXELS // 10**6} million are not opened. "
            "Scale it down or cut it into parts first."
        )
