"""Stored pixels stay as they lie in the file; only the view turns."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from pconv import photo
from pconv.box import Box

from .camera import exif_block, photograph

ALL = range(1, 9)


@pytest.mark.parametrize("orientation", ALL)
def test_upright_is_what_every_viewer_shows(orientation, tmp_path):
    path = tmp_path / "a.png"
    pixels = photograph()[:120, :200]
    photo.write(photo.Photo(pixels, exif=exif_block(orientation), orientation=orientation), path)
    with Image.open(path) as picture:
        shown = np.array(ImageOps.exif_transpose(picture))
    back = photo.read(path)
    assert back.orientation == orientation
    assert np.array_equal(back.pixels, pixels)
    assert np.array_equal(back.upright(back.pixels), shown)
    assert back.upright_shape == shown.shape[:2]


@pytest.mark.parametrize("orientation", ALL)
def test_stored_undoes_upright_without_copying(orientation):
    pixels = photograph()[:50, :70]
    seen = photo.upright(pixels, orientation)
    assert np.shares_memory(seen, pixels)
    back = photo.stored(seen, orientation)
    assert back.shape == pixels.shape
    assert np.array_equal(back, pixels)


@pytest.mark.parametrize("orientation", ALL)
def test_boxes_turn_with_the_pixels(orientation):
    shape, box = (50, 70), Box(5, 11, 20, 62)
    mask = np.zeros(shape, bool)
    mask[box.slices] = True
    seen = photo.upright_box(box, shape, orientation)
    assert Box.of(photo.upright(mask, orientation)) == seen
    assert photo.stored_box(seen, shape, orientation) == box


@pytest.mark.parametrize("orientation", ALL)
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_every_format_that_can_keeps_stored_pixels_and_orientation(orientation, suffix, tmp_path):
    source = photo.Photo(photograph()[:96, :160], orientation=orientation)
    path = photo.write(source, tmp_path / f"a{suffix}").path
    back = photo.read(path)
    assert (back.orientation, back.shape) == (orientation, source.shape)
    assert np.abs(back.pixels.astype(int) - source.pixels).mean() < 4
    with Image.open(path) as picture:
        picture.load()  # Pillow turns TIFF by itself here
        shown = np.asarray(ImageOps.exif_transpose(picture).convert("RGB")).astype(int)
    assert shown.shape == source.upright(source.pixels).shape
    assert np.abs(shown - source.upright(source.pixels)).mean() < 4


def test_a_bmp_that_cannot_say_how_it_lies_is_turned(tmp_path):
    source = photo.Photo(photograph()[:96, :160], orientation=6)
    written = photo.write(source, tmp_path / "a.bmp")
    back = photo.read(written.path)
    assert np.array_equal(back.pixels, source.upright(source.pixels))
    assert any("turned upright" in note for note in written.notes)


def test_an_orientation_that_makes_no_sense_is_the_usual_one(tmp_path):
    file = io.BytesIO()
    Image.fromarray(photograph()).save(file, "JPEG", exif=b"Exif\0\0" + exif_block(9))
    (tmp_path / "a.jpg").write_bytes(file.getvalue())
    assert photo.read(tmp_path / "a.jpg").orientation == 1
