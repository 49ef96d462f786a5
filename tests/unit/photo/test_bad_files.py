"""Every file that cannot be opened gets one sentence that names it; odd ones that can be opened are."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pillow_heif
import pytest
import tifffile
from PIL import Image

from pconv import photo
from pconv._cv2 import cv2
from pconv.samples import sample

from .camera import cmyk_profile, exif_block, photograph, profile, sixteen

FORMATS = [".jpg", ".png", ".tif", ".webp", ".bmp", ".avif"]


def _sentence(path) -> str:
    with pytest.raises(photo.PhotoError) as caught:
        photo.read(path)
    text = str(caught.value)
    assert str(path) in text
    assert "\n" not in text
    assert text.endswith(".")
    assert len(text) < 120 + len(str(path)) + 100
    return text


def _saved(folder, suffix, pixels=None):
    return photo.write(photo.Photo(photograph() if pixels is None else pixels), folder / f"good{suffix}").path


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_truncated(suffix, share, tmp_path):
    data = _saved(tmp_path, suffix).read_bytes()
    path = tmp_path / f"bad{suffix}"
    path.write_bytes(data[: max(30, int(share * len(data)))])
    text = _sentence(path)
    assert "damaged or incomplete" in text
    assert suffix == ".avif" or "the file ends too early" in text


@pytest.mark.parametrize("share", [0.3, 0.99])
def test_truncated_files_of_other_programs_without_noise_on_the_error_stream(share, tmp_path, capfd):
    small = photograph()[:100, :150]
    tifffile.imwrite(tmp_path / "8.tif", small, photometric="rgb")
    tifffile.imwrite(tmp_path / "16.tif", sixteen(small), photometric="rgb", compression="zlib", rowsperstrip=8)
    Image.fromarray(small).save(tmp_path / "lzw.tif", compression="tiff_lzw")
    cv2.imwrite(str(tmp_path / "lzw16.tif"), sixteen(small), [cv2.IMWRITE_TIFF_COMPRESSION, 5])
    cv2.imwrite(str(tmp_path / "16.png"), sixteen(small))
    Image.fromarray(small).save(tmp_path / "8.jpg", progressive=True)
    for path in sorted(tmp_path.iterdir()):
        data = path.read_bytes()
        path.write_bytes(data[: int(share * len(data))])
        assert "the file ends too early" in _sentence(path)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("suffix", FORMATS)
def test_garbage_behind_a_good_beginning_never_escapes(suffix, tmp_path):
    data = _saved(tmp_path, suffix, photograph()[:64, :64]).read_bytes()
    random = np.random.default_rng(7)
    path = tmp_path / f"bad{suffix}"
    for _ in range(25):
        spoilt = bytearray(data)
        for place in random.integers(8, len(data), 12):
            spoilt[place] = random.integers(256)
        path.write_bytes(spoilt)
        try:
            back = photo.read(path)
        except photo.PhotoError as error:
            assert str(path) in str(error)
        else:
            assert back.pixels.dtype in (np.uint8, np.uint16)


@pytest.mark.parametrize("suffix", FORMATS)
def test_empty(suffix, tmp_path):
    (tmp_path / f"a{suffix}").write_bytes(b"")
    assert "empty" in _sentence(tmp_path / f"a{suffix}")


def test_missing_folder_and_impossible_name(tmp_path):
    assert "no file" in _sentence(tmp_path / "a.jpg")
    assert "folder" in _sentence(tmp_path)
    with pytest.raises(photo.PhotoError, match="not a name"):
        photo.read("a\0b.jpg")


@pytest.mark.parametrize("name", ["letter.jpg", "letter.png", "letter.tif", "letter.heic"])
def test_a_text_file_with_a_pictures_name(name, tmp_path):
    (tmp_path / name).write_text("Dear Sir or Madam,")
    assert "not a picture" in _sentence(tmp_path / name)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"GIF89a", "GIF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"\0\0\0\x1cftypmp42", "not a picture"),
    ],
)
def test_other_kinds_are_called_by_their_name(head, words, tmp_path):
    (tmp_path / "a.jpg").write_bytes(head + bytes(100))
    assert words in _sentence(tmp_path / "a.jpg")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_wrong_suffix_does_not_matter(suffix, tmp_path):
    path = _saved(tmp_path, suffix)
    other = path.rename(tmp_path / "renamed.png" if suffix != ".png" else tmp_path / "renamed.jpg")
    assert photo.read(other).format == {".jpg": "JPEG", ".tif": "TIFF"}.get(suffix, suffix[1:].upper())


def test_a_file_one_may_not_read(tmp_path):
    path = _saved(tmp_path, ".png")
    path.chmod(0)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(parent.stat().st_mode | 0o555)
    code = (
        "import os, sys\nfrom pconv import photo\nphoto.read\n"
        "os.geteuid() or os.setuid(65534)\n"
        "try: photo.read(sys.argv[1])\nexcept photo.PhotoError as error: print(error)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, env=environment)
    assert "no permission to read" in done.stdout, done.stderr


def _png_header(width, height, bits=8):
    header = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    packed = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize("bits", [8, 16])
def test_gigantic_png(bits, tmp_path):
    (tmp_path / "a.png").write_bytes(_png_header(100_000, 100_000, bits))
    assert "100000 x 100000" in _sentence(tmp_path / "a.png")


@pytest.mark.parametrize("suffix", [".jpg", ".bmp", ".tif"])
def test_gigantic_by_header_of_other_formats(suffix, tmp_path):
    data = bytearray(_saved(tmp_path, suffix).read_bytes())
    if suffix == ".jpg":
        at = data.index(b"\xff\xc0")
        data[at + 5 : at + 9] = struct.pack(">HH", 65000, 65000)
    elif suffix == ".bmp":
        data[18:26] = struct.pack("<ii", 40_000, 40_000)
    else:
        start = int.from_bytes(data[4:8], "little")
        for entry, value in ((0, 40_000), (1, 40_000)):
            data[start + 2 + 12 * entry + 8 : start + 2 + 12 * entry + 12] = struct.pack("<I", value)
    (tmp_path / f"big{suffix}").write_bytes(data)
    assert "million" in _sentence(tmp_path / f"big{suffix}")


def test_a_file_of_many_gigabytes_is_not_even_read(tmp_path):
    with (tmp_path / "a.bmp").open("wb") as file:
        file.write(b"BM")
        file.truncate(6 * 2**30)  # a sparse file: takes no room
    assert "gigabytes" in _sentence(tmp_path / "a.bmp")


@pytest.mark.slow
def test_what_pillow_alone_would_warn_of_opens(tmp_path):
    Image.new("L", (10_000, 9_000), 128).save(tmp_path / "a.png", compress_level=1)
    assert photo.read(tmp_path / "a.png").shape == (9_000, 10_000)


@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int16, np.uint32])
def test_tiffs_whose_numbers_are_no_levels(kind, tmp_path):
    tifffile.imwrite(tmp_path / "a.tif", photograph().astype(kind), photometric="rgb")
    assert "convert it to 16 or 8 bits" in _sentence(tmp_path / "a.tif")


def test_lab_raw_and_volumes(tmp_path):
    Image.fromarray(photograph()).convert("LAB").save(tmp_path / "lab.tif")
    assert "Lab" in _sentence(tmp_path / "lab.tif")
    tifffile.imwrite(tmp_path / "cfa.tif", photograph()[..., 0], photometric="cfa")
    assert "raw" in _sentence(tmp_path / "cfa.tif")
    _saved(tmp_path, ".tif").rename(tmp_path / "a.nef")
    assert "camera raw" in _sentence(tmp_path / "a.nef")


def test_a_project_is_no_photo_and_the_sentence_says_how_to_open_it(tmp_path):
    (tmp_path / "work.pconv").write_bytes(b"PK\x03\x04 and so on")
    assert "is a project" in _sentence(tmp_path / "work.pconv")
    assert "--project" in _sentence(tmp_path / "work.pconv")


def test_cmyk_is_converted_by_its_profile_or_refused(tmp_path):
    cmyk = Image.fromarray(photograph()).convert("CMYK")
    for suffix in (".jpg", ".tif"):
        cmyk.save(tmp_path / f"bare{suffix}")
        assert "CMYK" in _sentence(tmp_path / f"bare{suffix}")
        cmyk.save(tmp_path / f"broken{suffix}", icc_profile=profile())
        assert "CMYK" in _sentence(tmp_path / f"broken{suffix}")
        cmyk.save(tmp_path / f"a{suffix}", icc_profile=cmyk_profile(), quality=95)
        back = photo.read(tmp_path / f"a{suffix}")
        assert back.icc[16:20] == b"RGB "
        assert any("CMYK" in note for note in back.notes)
        light = photograph().mean(axis=2).ravel()
        assert np.corrcoef(light, back.pixels.mean(axis=2).ravel())[0, 1] > 0.95
        assert photo.read(photo.write(back, tmp_path / f"out{suffix}").path).shape == back.shape


def test_pages_and_frames(tmp_path):
    pages = [Image.fromarray(np.roll(photograph(), 50 * i, axis=1)) for i in range(3)]
    for name, options in (("a.tif", {}), ("a.webp", {"lossless": True}), ("a.png", {})):
        pages[0].save(tmp_path / name, save_all=True, append_images=pages[1:], **options)
        back = photo.read(tmp_path / name)
        assert np.array_equal(back.pixels, photograph())
        assert any("3" in note and "only the first" in note for note in back.notes)


def test_a_thumbnail_page_in_front_is_not_taken_for_the_photo(tmp_path):
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(photograph()[::4, ::4], photometric="rgb", subfiletype=1)
        file.write(photograph(), photometric="rgb")
    assert np.array_equal(photo.read(tmp_path / "a.tif").pixels, photograph())
    with tifffile.TiffWriter(tmp_path / "b.tif") as file:
        file.write(sixteen(photograph())[::4, ::4], photometric="rgb", subfiletype=1)
        file.write(sixteen(photograph()), photometric="rgb")
    assert np.array_equal(photo.read(tmp_path / "b.tif").pixels, sixteen(photograph()))


def test_palettes_transparency_and_single_bits(tmp_path):
    picture = Image.fromarray(photograph())
    palette = picture.quantize(64)
    palette.save(tmp_path / "p.png")
    assert np.array_equal(photo.read(tmp_path / "p.png").pixels, np.array(palette.convert("RGB")))
    palette.save(tmp_path / "pt.png", transparency=3)
    back = photo.read(tmp_path / "pt.png")
    assert np.array_equal(back.alpha == 0, np.array(palette) == 3)
    both = Image.fromarray(np.dstack([photograph()[..., 0], photograph()[..., 1]]))
    both.save(tmp_path / "la.png")
    back = photo.read(tmp_path / "la.png")
    assert back.gray
    assert np.array_equal(back.alpha, photograph()[..., 1])
    picture.convert("1").save(tmp_path / "1.png")
    assert set(np.unique(photo.read(tmp_path / "1.png").pixels)) == {0, 255}
    picture.save(tmp_path / "key.png", transparency=tuple(int(v) for v in photograph()[0, 0]))
    assert photo.read(tmp_path / "key.png").alpha[0, 0] == 0


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp"])
def test_colour_under_full_transparency_is_kept(suffix, tmp_path):
    alpha = photograph()[..., 0] // 2
    alpha[:100] = 0
    source = photo.Photo(photograph(), alpha)
    back = photo.read(photo.write(source, tmp_path / f"a{suffix}", lossless=True).path)
    assert np.array_equal(back.pixels, source.pixels)
    assert np.array_equal(back.alpha, alpha)


def test_no_warning_of_a_library_gets_out(tmp_path):
    file = io.BytesIO()
    Image.fromarray(photograph()).save(file, "JPEG", exif=b"Exif\0\0" + exif_block()[:70])
    (tmp_path / "a.jpg").write_bytes(file.getvalue())
    assert photo.read(tmp_path / "a.jpg").shape == photograph().shape[:2]  # pytest turns warnings into errors


def test_many_threads_may_read_at_once_and_leave_warnings_as_they_were():
    before = list(warnings.filters)
    with ThreadPoolExecutor(8) as pool:
        photos = list(pool.map(photo.read, [sample("chelsea").path, sample("rocket").path] * 12))
    assert {one.shape for one in photos} == {(300, 451), (427, 640)}
    assert warnings.filters == before


def test_heic_without_its_extra_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))
    assert "pconv-studio[heif]" in _sentence(tmp_path / "a.heic")


def test_a_damaged_heic_says_so(tmp_path):
    pillow_heif.from_pillow(Image.fromarray(photograph())).save(tmp_path / "a.heic")
    data = (tmp_path / "a.heic").read_bytes()
    assert photo.read(tmp_path / "a.heic").shape == photograph().shape[:2]
    (tmp_path / "a.heic").write_bytes(data[: len(data) // 2])
    assert "damaged" in _sentence(tmp_path / "a.heic")


def test_every_sample_opens():
    assert photo.read(sample("retina").path).shape == (1411, 1411)
