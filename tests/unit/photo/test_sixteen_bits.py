"""16 bits in, 16 bits out, to the last one."""

from __future__ import annotations

import numpy as np
import pytest
import tifffile

from pconv import photo
from pconv._cv2 import cv2
from pconv.photo import exif

from .camera import exif_block, photograph, profile, sixteen

COFFEE = photograph("coffee")[100:300, 150:450]


def _photo(gray: bool, transparent: bool, **more) -> photo.Photo:
    pixels = sixteen(COFFEE)
    if gray:
        pixels = np.repeat(pixels[..., 1:2], 3, axis=2)
    alpha = sixteen(COFFEE[..., 0]) if transparent else None
    return photo.Photo(pixels, alpha, gray=gray, **more)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("transparent", [False, True])
@pytest.mark.parametrize("gray", [False, True])
def test_round_trip(gray, transparent, suffix, tmp_path):
    source = _photo(gray, transparent, icc=None if gray else profile(), exif=exif_block(6), orientation=6)
    back = photo.read(photo.write(source, tmp_path / f"a{suffix}").path)
    assert back.bits == 16
    assert np.array_equal(back.pixels, source.pixels)
    assert back.gray == gray
    assert (back.alpha is not None) == transparent
    assert not transparent or np.array_equal(back.alpha, source.alpha)
    assert (back.icc, back.orientation) == (source.icc, 6)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_other_programs_read_the_same_16_bits(suffix, tmp_path):
    source = _photo(gray=False, transparent=True)
    path = photo.write(source, tmp_path / f"a{suffix}").path
    seen = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    assert seen.dtype == np.uint16
    assert np.array_equal(seen[..., 2::-1], source.pixels)
    assert np.array_equal(seen[..., 3], source.alpha)
    if suffix == ".tif":
        with tifffile.TiffFile(path) as file:
            assert np.array_equal(file.pages[0].asarray()[..., :3], source.pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("how", ["lzw", "zip", "plain", "big-endian", "planes"])
def test_tiffs_of_other_programs(how, orientation, tmp_path):
    pixels, path = sixteen(COFFEE)[:80, :120], tmp_path / "a.tif"
    tag = [(274, 3, 1, orientation, True)]
    if how == "lzw":
        assert cv2.imwrite(str(path), pixels[..., ::-1], [cv2.IMWRITE_TIFF_COMPRESSION, 5])
        path.write_bytes(exif.with_orientation(path.read_bytes(), orientation))  # OpenCV writes none
    elif how == "planes":
        tifffile.imwrite(path, np.moveaxis(pixels, 2, 0), photometric="rgb", planarconfig="separate", extratags=tag)
    else:
        options = {"zip": {"compression": "zlib", "predictor": True}, "big-endian": {"byteorder": ">"}}.get(how, {})
        tifffile.imwrite(path, pixels, photometric="rgb", extratags=tag, **options)
    back = photo.read(path)
    assert back.orientation == orientation
    assert back.pixels.dtype == np.uint16
    assert np.array_equal(back.pixels, pixels)


def test_a_tiff_where_white_is_zero_is_not_a_negative(tmp_path):
    gray, path = sixteen(COFFEE[..., 1]), tmp_path / "a.tif"
    tifffile.imwrite(path, 65535 - gray, photometric="miniswhite")
    back = photo.read(path)
    assert back.gray
    assert np.array_equal(back.pixels[..., 0], gray)


def test_an_uncompressed_tiff_stays_uncompressed_and_a_compressed_one_compressed(tmp_path):
    pixels = sixteen(COFFEE)
    for options, compression in (({}, 1), ({"compression": "zlib"}, 8)):
        tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb", **options)
        written = photo.write(photo.read(tmp_path / "a.tif"), tmp_path / "b.tif", overwrite=True)
        with tifffile.TiffFile(written.path) as file:
            assert file.pages[0].compression == compression


def test_colours_multiplied_by_the_transparency_are_divided_again(tmp_path):
    pixels, alpha = sixteen(COFFEE), np.full((200, 300), 65535, np.uint16)
    alpha[:100] = 32768
    multiplied = (pixels * (alpha / 65535)[..., None]).round().astype(np.uint16)
    both = np.concatenate([multiplied, alpha[..., None]], axis=2)
    tifffile.imwrite(tmp_path / "a.tif", both, photometric="rgb", extrasamples=["assocalpha"])
    back = photo.read(tmp_path / "a.tif")
    assert np.array_equal(back.alpha, alpha)
    assert np.array_equal(back.pixels[100:], pixels[100:])
    assert np.abs(back.pixels.astype(int) - pixels).max() <= 1
    assert any("transparency" in note for note in back.notes)


def test_into_a_jpeg_they_are_rounded_and_it_says_so(tmp_path):
    source = _photo(gray=False, transparent=False)
    written = photo.write(source, tmp_path / "a.jpg", quality=100)
    back = photo.read(written.path)
    assert back.bits == 8
    assert np.abs(back.pixels * 257.0 - source.pixels).mean() < 257 * 1.5
    assert any("16" in note and "rounded" in note for note in written.notes)


def test_every_8_bit_level_survives_16_bits_and_back():
    from pconv.photo.writing import to_8_bits

    levels = np.arange(256, dtype=np.uint16)
    assert np.array_equal(to_8_bits(levels * 257), levels)
    assert to_8_bits(np.array([128, 129, 65406, 65407], np.uint16)).tolist() == [0, 1, 254, 255]


def test_16_bit_gray_png_with_a_transparent_value(tmp_path):
    from pconv.photo import png

    source = photo.Photo(np.repeat(sixteen(COFFEE[..., 1])[..., None], 3, axis=2), gray=True)
    data = photo.write(source, tmp_path / "a.png").path.read_bytes()
    key = int(source.pixels[0, 0, 0])
    (tmp_path / "b.png").write_bytes(png.with_chunks(data, png.chunk(b"tRNS", key.to_bytes(2, "big"))))
    back = photo.read(tmp_path / "b.png")
    assert np.array_equal(back.alpha == 0, source.pixels[..., 0] == key)
