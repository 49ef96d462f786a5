"""Masks as files: white is the hole, whichever way round the photo lies."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageOps

from pconv import photo
from pconv.errors import UsageError

from .camera import exif_block, photograph


def _photo(orientation: int, shape=(90, 140)) -> photo.Photo:
    pixels = photograph()[: shape[0], : shape[1]]
    return photo.Photo(pixels, exif=exif_block(orientation), orientation=orientation)


def _hole(shape=(90, 140)) -> np.ndarray:
    hole = np.zeros(shape, bool)
    hole[5:30, 10:80] = True
    hole[20:60, 60:70] = True
    return hole


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("shape", [(90, 140), (100, 100)])
def test_a_written_hole_reads_back_as_it_was(orientation, shape, tmp_path):
    source = _photo(orientation, shape)
    photo.write_hole(_hole(shape), tmp_path / "m.png", orientation=orientation)
    back = photo.read_hole(tmp_path / "m.png", source)
    assert back.dtype == bool
    assert np.array_equal(back, _hole(shape))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_mask_painted_over_the_upright_picture_is_turned_back(orientation, tmp_path):
    source = _photo(orientation)
    photo.write(source, tmp_path / "photo.png")
    with Image.open(tmp_path / "photo.png") as picture:
        shown = np.array(ImageOps.exif_transpose(picture))
    mark = tuple(shown[40, 30])
    seen = (shown == mark).all(axis=2)
    Image.fromarray(np.where(seen, 255, 0).astype(np.uint8)).save(tmp_path / "mask.png")
    hole = photo.read_hole(tmp_path / "mask.png", source)
    assert hole.any()
    assert np.array_equal(hole, (source.pixels == mark).all(axis=2))


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_a_mask_of_the_stored_size_is_taken_as_it_is(orientation, tmp_path):
    Image.fromarray(_hole()).save(tmp_path / "m.png")
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", _photo(orientation)), _hole())


@pytest.mark.parametrize("orientation", [2, 3, 4])
def test_where_both_sizes_are_the_same_the_caller_can_say(orientation, tmp_path):
    source = _photo(orientation)
    Image.fromarray(_hole()).save(tmp_path / "m.png")
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", source, lies="stored"), _hole())
    seen = photo.read_hole(tmp_path / "m.png", source, lies="upright")
    assert np.array_equal(source.upright(seen), _hole())
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", source), seen)


def test_a_hole_written_upright_is_what_a_person_sees(tmp_path):
    source = _photo(6)
    photo.write_hole(_hole(), tmp_path / "m.png", orientation=6, lies="upright")
    with Image.open(tmp_path / "m.png") as picture:
        assert np.array_equal(np.array(picture) == 255, source.upright(_hole()))
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", source), _hole())


@pytest.mark.parametrize("orientation", [1, 6])
def test_another_size_is_refused_and_every_size_named(orientation, tmp_path):
    Image.new("L", (64, 48)).save(tmp_path / "m.png")
    with pytest.raises(UsageError) as caught:
        photo.read_hole(tmp_path / "m.png", _photo(orientation))
    text = str(caught.value)
    assert "64 x 48" in text
    assert "140 x 90" in text
    assert ("90 x 140" in text) == (orientation == 6)


def test_every_kind_of_picture_serves_as_a_mask(tmp_path):
    hole, white = _hole(), np.where(_hole(), 255, 0).astype(np.uint8)
    source = _photo(1)
    gray = Image.fromarray(white)
    files = {
        "l.png": gray,
        "rgb.png": gray.convert("RGB"),
        "one.png": gray.convert("1"),
        "p.png": gray.convert("P"),
        "l.jpg": gray,
        "rgb.webp": gray.convert("RGB"),
        "l.tif": gray,
        "l.bmp": gray,
        "16.png": Image.fromarray(white.astype(np.uint16) * 257),
    }
    for name, picture in files.items():
        picture.save(tmp_path / name)
        read = photo.read_hole(tmp_path / name, source)
        assert (read != hole).mean() < (0.005 if name.endswith(("jpg", "webp")) else 1e-9), name


def test_the_threshold_is_half_of_white(tmp_path):
    levels = np.tile(np.array([0, 127, 128, 255], np.uint8), (90, 35))
    Image.fromarray(levels).save(tmp_path / "m.png")
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", _photo(1)), levels >= 128)


@pytest.mark.parametrize("colour", [0, 255, 90])
def test_strokes_of_one_colour_on_an_empty_layer(colour, tmp_path):
    layer = np.full((90, 140, 4), colour, np.uint8)
    layer[..., 3] = np.where(_hole(), 255, 0)
    Image.fromarray(layer).save(tmp_path / "m.png")
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", _photo(1)), _hole())


def test_white_strokes_on_an_empty_layer_that_is_black_below(tmp_path):
    layer = np.repeat(np.where(_hole(), 255, 0).astype(np.uint8)[..., None], 4, axis=2)
    Image.fromarray(layer).save(tmp_path / "m.png")
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", _photo(1)), _hole())


def test_an_opaque_mask_with_alpha_and_an_empty_one(tmp_path):
    white = Image.fromarray(np.where(_hole(), 255, 0).astype(np.uint8)).convert("RGBA")
    white.save(tmp_path / "m.png")
    assert np.array_equal(photo.read_hole(tmp_path / "m.png", _photo(1)), _hole())
    Image.new("RGBA", (140, 90), (0, 0, 0, 255)).save(tmp_path / "e.png")
    assert not photo.read_hole(tmp_path / "e.png", _photo(1)).any()


def test_a_hole_file_is_8_bit_gray_and_never_overwrites(tmp_path):
    path = photo.write_hole(_hole(), tmp_path / "m.png")
    with Image.open(path) as picture:
        assert picture.mode == "L"
        assert set(np.unique(np.array(picture))) == {0, 255}
    with pytest.raises(photo.PhotoExistsError):
        photo.write_hole(_hole(), path)
    photo.write_hole(~_hole(), path, overwrite=True)
    assert np.array_equal(photo.read_hole(path, _photo(1)), ~_hole())
    with pytest.raises(UsageError, match="PNG"):
        photo.write_hole(_hole(), tmp_path / "m.jpg")
