"""Try the frozen programs as a person would, without a screen and without any Python in their environment.

python packaging/smoke.py FOLDER [--read-only]

Needs numpy, Pillow, tifffile and scikit-image itself, to make photos and to look at what was written. Prints what was
tried and how long it took; ends with 1 and one sentence at the first thing that is not as it should be.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image
from skimage import data

WINDOWS = sys.platform == "win32"
PATIENCE = 400.0  # seconds; the first fill compiles the kernels, which takes a busy machine minutes
LOOK = 0.1  # seconds between two looks at a running program
NOBODY = 65534
BOX = (slice(90, 130), slice(180, 240))  # rows and columns of the hole in the photo of a cat
METHODS = ("telea", "patchmatch", "guided", "pconv", "biharmonic")
SUFFIXES = (".jpg", ".webp", ".avif", ".bmp")
SYSTEM = ("/lib", "/usr/lib", "/usr/share", "/usr/local/share", "/etc", "/var/cache", "/dev", "/memfd", "/SYSV")


class Failed(Exception):
    """Something is not as it should be; the text is one sentence."""


@dataclass
class Bench:
    """Where the programs are tried: their folder, a home and an environment of their own, and what was tried so far."""

    folder: Path
    home: Path
    user: int | None = None
    tried: list[tuple[str, float, str]] = field(default_factory=list)

    def program(self, name: str) -> str:
        return str(self.folder / (f"{name}.exe" if WINDOWS else name))

    def start(self, name: str, *arguments: str | Path) -> subprocess.Popen[str]:
        """The program `name` with nothing of the caller's environment but what the system itself needs."""
        places = {"HOME": "", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data"}
        places |= {"LOCALAPPDATA": "local", "APPDATA": "roaming", "TMPDIR": "temporary", "TEMP": "temporary"}
        environment = {key: str(self.home / place) for key, place in places.items()}
        environment |= {"PATH": str(self.home / "nothing"), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        environment |= {key: os.environ[key] for key in ("SYSTEMROOT", "WINDIR") if key in os.environ}
        return subprocess.Popen(
            [self.program(name), *map(str, arguments)],
            env=environment,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            **({} if self.user is None else {"user": self.user, "group": self.user, "extra_groups": []}),
        )

    def run(self, name: str, *arguments: str | Path, silent: bool = True) -> str:
        """What a program says that runs to its end, which has to be a good one; `silent`: with nothing on stderr."""
        process = self.start(name, *arguments)
        said = " ".join((name, *map(str, arguments)))
        try:
            out, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failed(f"'{said}' took more than {PATIENCE:.0f} s.") from None
        if process.returncode:
            raise Failed(f"'{said}' ended with {process.returncode}: {errors.strip()[-600:] or 'it said nothing'}")
        if errors.strip() if silent else "Traceback" in errors:
            raise Failed(f"'{said}' worked, but complained: {errors.strip()[-600:]}")
        return out

    @contextlib.contextmanager
    def trying(self, what: str) -> Iterator[list[str]]:
        """Time what is done inside; remarks for the table go into the list."""
        start, remarks = time.monotonic(), []
        print(f"{what} ...", file=sys.stderr, flush=True)
        yield remarks
        self.tried.append((what, time.monotonic() - start, ", ".join(remarks)))


def main() -> int:
    """Run the tries; returns the exit code."""
    options = _options()
    folder = options.folder.resolve()
    try:
        with tempfile.TemporaryDirectory(prefix="pconv-smoke-", ignore_cleanup_errors=True) as place:
            bench = Bench(folder, Path(place))
            _check_folder(bench)
            with _read_only(bench) if options.read_only else contextlib.nullcontext():
                _try_everything(bench)
    except Failed as failure:
        print(f"smoke: {failure}", file=sys.stderr)
        return 1
    for what, seconds, remark in bench.tried:
        print(f"{what:<32}{seconds:8.1f} s  {remark}".rstrip())
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{'size of the folder':<32}{size / 1e6:8.0f} MB")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="what the build made: dist/pconv-studio")
    parser.add_argument("--read-only", action="store_true", help="try it where the programs cannot write to the folder")
    return parser.parse_args()


def _check_folder(bench: Bench) -> None:
    for name in ("pconv", "pconv-studio"):
        if not Path(bench.program(name)).is_file():
            raise Failed(f"{bench.folder} does not hold the program {name}; build it first.")
    for name in ("temporary", "nothing"):
        (bench.home / name).mkdir()
    there = {path.name for path in bench.folder.rglob("*.qm")}
    ours = {name for name in there if name.startswith("pconv-studio_")}
    missing = {name.replace("pconv-studio", "qtbase") for name in ours} - there
    if not ours or missing:
        raise Failed(f"The translations {', '.join(sorted(missing)) or 'of the window'} are not in {bench.folder}.")


@contextlib.contextmanager
def _read_only(bench: Bench) -> Iterator[None]:
    """Take the right to write away; root, who may write all the same, has the programs run by nobody instead."""
    if not WINDOWS and os.geteuid() == 0:
        bench.user = NOBODY
        for path in (bench.home, *bench.home.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        yield
        return
    paths = [path for path in (bench.folder, *bench.folder.rglob("*")) if not path.is_symlink()]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    try:
        for path, mode in modes.items():
            path.chmod(mode & ~0o222)
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _try_everything(bench: Bench) -> None:
    before = _state(bench.folder)
    with bench.trying("pconv --version") as remarks:
        remarks.append(bench.run("pconv", "--version").strip())
    with bench.trying("pconv methods"):
        listed = bench.run("pconv", "methods")
        if "Not available" in listed or any(f"{name}\n" not in listed for name in METHODS):
            raise Failed(f"'pconv methods' does not offer all of {', '.join(METHODS)}.")
    photo, hole = _photo(bench.home)
    for method in METHODS:
        with bench.trying(f"pconv fill --method {method}") as remarks:
            remarks.append(_fill(bench, photo, hole, method, bench.home / f"{method}.png"))
    with bench.trying("the same by guided again"):
        _fill(bench, photo, hole, "guided", bench.home / "again.png")
    with bench.trying("other formats") as remarks:
        remarks += _formats(bench, photo, hole)
    with bench.trying("pconv fill --scratches"):
        bench.run("pconv", "fill", photo, "--scratches", "50", "-m", "telea", "-q", "-o", bench.home / "scratches.png")
    with bench.trying("pconv fill --object"):
        rows, columns = BOX
        box = (
            f"{columns.start - 20},{rows.start - 20},{columns.stop - columns.start + 40},{rows.stop - rows.start + 40}"
        )
        bench.run("pconv", "fill", photo, "--object", box, "-m", "telea", "-q", "-o", bench.home / "object.png")
    with bench.trying("window, opened and closed") as remarks:
        told = bench.run("pconv-studio", photo, "--data", bench.home / "first", "--quit-after-paint")
        remarks.append(f"painted after {json.loads(told)['seconds']:.2f} s")
    with bench.trying("window, left open and ended") as remarks:
        remarks.append(_window(bench, photo))
    with bench.trying("pconv train --samples"):
        small = ("--steps", "3", "--batch", "2", "--size", "64", "--width", "8", "--depth", "4")
        bench.run("pconv", "train", "--samples", "--out", bench.home / "training", *small, silent=False)
        if not (bench.home / "training" / "weights.safetensors").is_file():
            raise Failed("'pconv train' wrote no weights.")
    changed = {str(path) for path in before ^ _state(bench.folder)}
    if changed:
        raise Failed(f"The programs wrote into their own folder: {sorted(changed)[0]}.")


def _state(folder: Path) -> set[tuple[str, int, int]]:
    return {(str(path), path.lstat().st_size, path.lstat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def _photo(folder: Path) -> tuple[Path, Path]:
    """A photo with something painted where the hole is, and the mask of the hole."""
    pixels = data.chelsea()
    pixels[BOX] = (230, 20, 20)
    mask = np.zeros(pixels.shape[:2], np.uint8)
    mask[BOX] = 255
    paths = folder / "cat.png", folder / "hole.png"
    for path, picture in zip(paths, (pixels, mask), strict=True):
        Image.fromarray(picture).save(path)
    return paths


def _fill(bench: Bench, photo: Path, hole: Path, method: str, out: Path) -> str:
    """Fill by a method and compare what was written with the photo."""
    report = out.with_suffix(".json")
    bench.run("pconv", "fill", photo, "--hole", hole, "-m", method, "-q", "-o", out, "--report", report)
    notes = json.loads(report.read_text("utf-8"))["notes"]
    if notes:  # that the network is missing, for instance, which the guided method can do without
        raise Failed(f"The fill by {method} came with a remark: {notes[0]}")
    inside = np.asarray(Image.open(hole)) > 0
    before, after = (np.asarray(Image.open(path)).astype(int) for path in (photo, out))
    return _compared(before, after, inside, method)


def _compared(before: np.ndarray, after: np.ndarray, inside: np.ndarray, what: str) -> str:
    if before.shape != after.shape:
        raise Failed(f"The photo filled by {what} has another size.")
    changed = (before != after).any(axis=2)
    if changed[~inside].any():
        raise Failed(f"{changed[~inside].sum()} pixels outside the hole changed when {what} filled it.")
    share = changed[inside].mean()
    if share < 0.99:  # the paint is a red that the cat has nowhere
        raise Failed(f"Only {share:.0%} of the hole's pixels changed when {what} filled it.")
    return f"{share:.0%} of the hole changed, nothing outside"


def _formats(bench: Bench, photo: Path, hole: Path) -> list[str]:
    """Every other kind of file is read and written; TIFF with 16 bits, which is compared; HEIC is read, if this Python,
    of which the folder was built, can."""
    heic = ()
    if importlib.util.find_spec("pillow_heif") is not None:
        import pillow_heif

        heic = ("heic read",)
        pillow_heif.from_pillow(Image.open(photo).convert("RGB")).save(bench.home / "cat.heic")
        out = bench.home / "filled-heic.jpg"
        bench.run("pconv", "fill", bench.home / "cat.heic", "--hole", hole, "-m", "telea", "-q", "-o", out)
    for suffix in SUFFIXES:
        same = bench.home / f"cat{suffix}"
        Image.open(photo).save(same)
        out = bench.home / f"filled{suffix}"
        bench.run("pconv", "fill", same, "--hole", hole, "-m", "telea", "-q", "-o", out)
        if Image.open(out).size != Image.open(photo).size:
            raise Failed(f"What was written as {suffix} has another size than the photo.")
    deep, out = bench.home / "deep.tif", bench.home / "deep-filled.tif"
    tifffile.imwrite(deep, np.asarray(Image.open(photo)).astype(np.uint16) * 256 + 5, photometric="rgb")
    bench.run("pconv", "fill", deep, "--hole", hole, "-m", "telea", "-q", "-o", out)
    before, after = tifffile.imread(deep), tifffile.imread(out)
    if after.dtype != np.uint16:
        raise Failed("A TIFF of 16 bits was written with fewer.")
    _compared(before, after, np.asarray(Image.open(hole)) > 0, "telea in a TIFF of 16 bits")
    return [*(suffix[1:] for suffix in SUFFIXES), "tif of 16 bits", *heic]


def _window(bench: Bench, photo: Path) -> str:
    """Start the window, wait until it has opened its photo and loaded its engines, end it, and read what it left."""
    place = bench.home / f"window-{len(bench.tried)}"
    process = bench.start("pconv-studio", photo, "--data", place)
    log, settings = place / "pconv-studio.log", place / "settings.ini"

    def ready() -> bool:
        # A photo that was opened is remembered among the recent files.
        return photo.name in _text(settings) and all(f": {name} " in _text(log) for name in ("torch", "OpenCV"))

    start = time.monotonic()
    try:
        _wait(process, ready, "opened its photo and loaded torch and OpenCV")
        foreign = _foreign(process, bench)
        seconds = time.monotonic() - start
    finally:
        process.terminate()
        try:
            _out, errors = process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failed("The window did not end within 30 s of being asked to.") from None
    if not WINDOWS and process.returncode != -signal.SIGTERM:
        raise Failed(f"The window ended with {process.returncode} when it was asked to end.")
    if foreign:
        raise Failed(f"The window uses a file that is neither its own nor the system's: {foreign[0]}.")
    signs = (" ERROR ", " CRITICAL ", " WARNING app.")
    wrong = [line for line in _text(log).splitlines() if any(sign in line for sign in signs)]
    if "Traceback" in errors or "Traceback" in _text(log) or wrong:
        raise Failed(f"The window reported trouble: {(wrong or [errors or _text(log)])[0][-600:]}")
    return f"ready after {seconds:.1f} s"


def _wait(process: subprocess.Popen[str], ready: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(LOOK)
            raise Failed(f"The window ended with {process.returncode} before it {what}: {process.stderr.read()[-600:]}")
        if time.monotonic() > deadline:
            raise Failed(f"The window has not {what} within {PATIENCE:.0f} s.")


def _text(path: Path) -> str:
    """What is in a file that may not be there yet."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _foreign(process: subprocess.Popen[str], bench: Bench) -> list[str]:
    """Files a process has in memory that are neither in the programs' folder nor the system's; Linux only tells."""
    lines = _text(Path(f"/proc/{process.pid}/maps")).splitlines()
    mapped = {parts[5] for parts in (line.split(maxsplit=5) for line in lines) if len(parts) == 6}
    own = "[", f"{bench.folder}/", f"{bench.home}/"
    return sorted(
        path for path in mapped if not path.startswith(own) and ("python" in path or not path.startswith(SYSTEM))
    )


if __name__ == "__main__":
    sys.exit(main())
