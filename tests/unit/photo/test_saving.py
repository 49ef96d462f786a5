"""A saved file is whole or was never touched."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pconv import photo
from pconv._cv2 import cv2
from pconv.errors import UsageError

from .camera import photograph, sixteen

SUFFIXES = [".jpg", ".png", ".tif", ".webp", ".bmp", ".avif"]


def _photo() -> photo.Photo:
    return photo.Photo(photograph())


def _in_a_process(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_existing_file_is_not_replaced_unless_asked(suffix, tmp_path):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"precious")
    with pytest.raises(photo.PhotoExistsError, match="exists already"):
        photo.write(_photo(), path)
    assert path.read_bytes() == b"precious"
    photo.write(_photo(), path, overwrite=True)
    assert photo.read(path).shape == (300, 451)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_permissions_of_a_replaced_file_are_kept_and_a_new_one_follows_the_umask(tmp_path):
    old = tmp_path / "old.png"
    old.write_bytes(b"")
    old.chmod(0o640)
    photo.write(_photo(), old, overwrite=True)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        photo.write(_photo(), tmp_path / "new.png")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.png").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    target = photo.write(_photo(), tmp_path / "real" / "a.png").path
    link = tmp_path / "link.png"
    link.symlink_to(target)
    photo.write(photo.Photo(photograph("coffee")), link, overwrite=True)
    assert link.is_symlink()
    assert photo.read(target).shape == (400, 600)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    for suffix in SUFFIXES:
        (tmp_path / f"a{suffix}").write_bytes(b"precious")
    code = """
        import resource, signal, sys
        from pconv import photo
        from pconv.samples import sample
        picture = photo.read(sample("chelsea").path)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        for path in sys.argv[1:]:
            try:
                photo.write(picture, path, overwrite=True)
            except photo.PhotoError as error:
                print(error)
    """
    done = _in_a_process(code, *sorted(tmp_path.iterdir()))
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(SUFFIXES)
    assert all("no room left" in line for line in done.stdout.splitlines())
    assert {p.name for p in tmp_path.iterdir()} == {f"a{suffix}" for suffix in SUFFIXES}
    assert all(path.read_bytes() == b"precious" for path in tmp_path.iterdir())


def _open_to_anybody(folder: Path) -> None:
    """Let the user that a process of root turns into get to a folder of the test run."""
    for each in (folder, *folder.parents):
        if each == Path(tempfile.gettempdir()).resolve():
            break
        each.chmod(each.stat().st_mode | 0o555)


def test_a_folder_one_may_not_write_into(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"precious")
    folder.chmod(0o555)
    _open_to_anybody(tmp_path)
    code = """
        import os, sys
        from pconv import photo
        from pconv.samples import sample
        picture = photo.read(sample("chelsea").path)
        photo.write  # loads what the process may not load afterwards
        if os.geteuid() == 0:
            os.setuid(65534)
        for name in ("new.png", "a.png"):
            try:
                photo.write(picture, os.path.join(sys.argv[1], name), overwrite=True)
            except photo.PhotoError as error:
                print(error)
    """
    done = _in_a_process(code, folder)
    folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert all("permission" in line or "write-protected" in line for line in done.stdout.splitlines())
    assert [p.name for p in folder.iterdir()] == ["a.png"]
    assert (folder / "a.png").read_bytes() == b"precious"


def test_a_write_protected_file_is_not_replaced(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"precious")
    path.chmod(0o444)
    _open_to_anybody(tmp_path)
    tmp_path.chmod(0o777)
    code = """
        import os, sys
        from pconv import photo
        from pconv.samples import sample
        picture = photo.read(sample("chelsea").path)
        photo.write  # loads what the process may not load afterwards
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            photo.write(picture, sys.argv[1], overwrite=True)
        except photo.PhotoError as error:
            print(error)
    """
    done = _in_a_process(code, path)
    assert "write-protected" in done.stdout, done.stderr
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing/a.png", "does not exist"), ("file.png/a.png", "is not a folder"), ("folder.png", "is a folder")],
)
def test_targets_that_cannot_be(name, words, tmp_path):
    (tmp_path / "file.png").write_bytes(b"")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(photo.PhotoError, match=words):
        photo.write(_photo(), tmp_path / name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file.png", "folder.png"]


@pytest.mark.parametrize("name", ["a", "a.gif", "a.heic", "a.xyz"])
def test_a_name_that_says_no_format_we_write_is_a_usage_error_that_names_some(name, tmp_path):
    with pytest.raises(UsageError, match=r"(?i)png"):
        photo.write(_photo(), tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("quality", [0, 101, -3])
def test_a_quality_that_makes_no_sense(quality, tmp_path):
    with pytest.raises(UsageError, match="1 to 100"):
        photo.write(_photo(), tmp_path / "a.jpg", quality=quality)


def test_a_photo_too_long_for_the_format(tmp_path):
    strip = photo.Photo(np.zeros((2, 17_000, 3), np.uint8))
    with pytest.raises(photo.PhotoError, match="WebP files have at most 16383"):
        photo.write(strip, tmp_path / "a.webp")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("bits", [8, 16])
def test_tall_png_of_many_pieces_is_read_by_others(bits, tmp_path):
    pixels = np.tile(photograph("motorcycle"), (3, 1, 1))[:, :: 1 if bits == 8 else -1]
    pixels = pixels if bits == 8 else sixteen(pixels)
    path = photo.write(photo.Photo(pixels), tmp_path / "a.png").path
    seen = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(seen[..., ::-1], pixels)
    with Image.open(path) as picture:
        picture.verify()


def test_png_files_are_hardly_larger_than_a_thorough_encoder_makes_them(tmp_path):
    drawing = np.zeros((600, 800, 3), np.uint8)
    drawing[::7] = (200, 30, 90)
    drawing[:, ::11] = (20, 130, 250)
    for pixels in (photograph("motorcycle"), photograph("coffee"), drawing):
        Image.fromarray(pixels).save(tmp_path / "usual.png", compress_level=6)
        size = photo.write(photo.Photo(pixels), tmp_path / "own.png", overwrite=True).size
        assert size < 1.05 * (tmp_path / "usual.png").stat().st_size + 2000


def test_names_in_any_script_and_in_capitals(tmp_path):
    for name in ("Großmutter 祖母 (1).PNG", "祖" * 80 + ".png"):
        assert photo.write(_photo(), str(tmp_path / name)).format == "PNG"
        assert np.array_equal(photo.read(str(tmp_path / name)).pixels, photograph())
    with pytest.raises(photo.PhotoError, match="could not be written"):
        photo.write(_photo(), tmp_path / ("祖" * 90 + ".png"))


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp", ".avif"])
def test_a_large_photo_is_not_held_to_another_librarys_limit(suffix, tmp_path, monkeypatch):
    # Pillow refuses pictures of twice this many pixels, some of them only where it decodes them.
    pixels = photograph()
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    written = photo.write(photo.Photo(pixels), tmp_path / f"a{suffix}")
    assert photo.read(written.path).shape == pixels.shape[:2]
    assert Image.MAX_IMAGE_PIXELS == 100
