"""WebP files are those that Pillow would write, and other programs read what stands beside their pixels."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import Image

from pconv import photo
from pconv.photo import Photo, webp

TIFF = b"II*\0\x08\0\0\0\0\0\0\0\0\0"


@pytest.mark.parametrize("quality", [10, 95, 100])
def test_pixels_are_those_that_pillow_would_store(cat, quality):
    theirs = io.BytesIO()
    Image.fromarray(cat).save(theirs, "WEBP", quality=quality, method=4, exact=True)
    ours = webp.lossy(cat, quality)
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(ours))), np.asarray(Image.open(theirs)))
    np.testing.assert_array_equal(webp.opaque(ours), np.asarray(Image.open(theirs)))


@pytest.mark.parametrize("size", [(301, 450), (300, 451), (1, 1)])
def test_what_stands_beside_the_pixels_is_read_by_pillow(cat, size):
    pixels = np.ascontiguousarray(cat[: size[0], : size[1]])
    data = webp.with_details(webp.lossy(pixels, 90), pixels.shape[:2], icc=b"profile", exif=TIFF, xmp=b"<x/>")
    assert struct.unpack_from("<I", data, 4)[0] + 8 == len(data)
    found = Image.open(io.BytesIO(data))
    assert found.size == pixels.shape[1::-1] and found.mode == "RGB"
    assert (found.info["icc_profile"], found.info["exif"], found.info["xmp"]) == (b"profile", TIFF, b"<x/>")
    np.testing.assert_array_equal(np.asarray(found), np.asarray(Image.open(io.BytesIO(webp.lossy(pixels, 90)))))


def test_a_file_without_anything_beside_its_pixels_is_of_the_simplest_kind(cat, tmp_path):
    path = tmp_path / "a.webp"
    photo.write(Photo(cat), path)
    assert [name for name, _ in webp.chunks(path.read_bytes())] == [b"VP8 "]


def test_alpha_and_what_is_lossless_stay_so(cat, tmp_path):
    alpha = np.zeros(cat.shape[:2], np.uint8)
    alpha[50:] = 255
    photo.write(Photo(cat, alpha=alpha), tmp_path / "alpha.webp")
    np.testing.assert_array_equal(photo.read(tmp_path / "alpha.webp").alpha, alpha)
    photo.write(Photo(cat), tmp_path / "same.webp", lossless=True)
    np.testing.assert_array_equal(photo.read(tmp_path / "same.webp").pixels, cat)
