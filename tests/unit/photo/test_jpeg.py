"""A JPEG is written the way it was: same tables, same colour resolution, so that little else changes."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, JpegImagePlugin

from pconv import photo
from pconv.photo import jpeg

from .camera import blob_hole, photograph


def _jpeg(path, pixels=None, **options):
    Image.fromarray(photograph("coffee") if pixels is None else pixels).save(path, "JPEG", **options)
    return photo.read(path)


def _retouched(source):
    hole = blob_hole(source.shape)
    pixels = source.pixels.copy()
    pixels[hole] = np.roll(source.pixels, 90, axis=1)[hole]
    return source.with_pixels(pixels), hole


@pytest.mark.parametrize("quality", [30, 75, 88, 97])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_tables_and_colour_resolution_are_the_sources(quality, subsampling, tmp_path):
    source = _jpeg(tmp_path / "a.jpg", quality=quality, subsampling=subsampling)
    path = photo.write(_retouched(source)[0], tmp_path / "b.jpg").path
    with Image.open(tmp_path / "a.jpg") as before, Image.open(path) as after:
        assert after.quantization == before.quantization
        assert JpegImagePlugin.get_sampling(after) == subsampling


@pytest.mark.parametrize("subsampling", [0, 2])
def test_most_pixels_outside_the_hole_stay_identical(subsampling, tmp_path):
    source = _jpeg(tmp_path / "a.jpg", quality=85, subsampling=subsampling)
    result, hole = _retouched(source)
    kept = photo.verify(photo.write(result, tmp_path / "own.jpg").path, source, hole)
    usual = photo.verify(photo.write(result, tmp_path / "95.jpg", quality=95).path, source, hole)
    assert kept.identical > 0.75
    assert kept.mean_change < 0.35
    assert kept.identical > usual.identical + 0.2
    assert kept.mean_change < usual.mean_change / 2


def test_ten_saves_do_not_wear_the_photo_down(tmp_path):
    first = now = _jpeg(tmp_path / "a.jpg", quality=85)
    for number in range(10):
        now = photo.read(photo.write(now, tmp_path / f"{number}.jpg").path)
    assert photo.verify(now.path, first, np.zeros(first.shape, bool)).mean_change < 0.6


def test_a_progressive_file_stays_progressive_and_a_plain_one_plain(tmp_path):
    for progressive in (True, False):
        source = _jpeg(tmp_path / "a.jpg", progressive=progressive, quality=90)
        path = photo.write(source, tmp_path / "b.jpg", overwrite=True).path
        assert source.details.jpeg.progressive == progressive
        with Image.open(path) as picture:
            assert ("progressive" in picture.info) == progressive


def test_a_gray_jpeg_stays_gray_with_its_table(tmp_path):
    source = _jpeg(tmp_path / "a.jpg", photograph()[..., 1], quality=80)
    assert source.gray
    path = photo.write(source, tmp_path / "b.jpg").path
    with Image.open(tmp_path / "a.jpg") as before, Image.open(path) as after:
        assert after.mode == "L"
        assert after.quantization == before.quantization
    assert photo.verify(path, source, np.zeros(source.shape, bool)).identical > 0.85


def test_a_jpeg_that_stores_red_green_and_blue_stays_so(tmp_path):
    source = _jpeg(tmp_path / "a.jpg", quality=90, keep_rgb=True)
    assert source.details.jpeg.rgb
    path = photo.write(source, tmp_path / "b.jpg").path
    assert photo.read(path).details.jpeg == source.details.jpeg
    assert photo.verify(path, source, np.zeros(source.shape, bool)).identical > 0.9


def test_finest_tables_and_noise_do_not_break_the_encoder(tmp_path):
    noise = np.random.default_rng(1).integers(0, 256, (400, 500, 3), dtype=np.uint8)
    for progressive in (False, True):
        coding = photo.JpegCoding(((1,) * 64,) * 2, 0, progressive)
        source = photo.Photo(noise, details=photo.Details(jpeg=coding))
        path = photo.write(source, tmp_path / "b.jpg", overwrite=True).path
        assert photo.read(path).details.jpeg.progressive == progressive
        assert photo.verify(path, source, np.zeros(source.shape, bool)).mean_change < 0.7


def test_a_file_with_several_pictures_opens_with_the_first_and_says_so(tmp_path):
    first, second = Image.fromarray(photograph()), Image.fromarray(photograph()[::-1])
    first.save(tmp_path / "a.mpo", "MPO", save_all=True, append_images=[second], quality=90)
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.mpo").read_bytes())
    source = photo.read(tmp_path / "a.jpg")
    assert source.shape == photograph().shape[:2]
    assert np.abs(source.pixels.astype(int) - photograph()).mean() < 3
    assert any("holds more" in note for note in source.notes)
    path = photo.write(source, tmp_path / "b.jpg").path
    assert jpeg.picture_end(path.read_bytes()) == path.stat().st_size
    assert not photo.read(path).notes


@pytest.mark.parametrize("factors", ["4:4:0", "4:1:1"])
def test_a_rare_layout_of_colours_opens_and_is_written_in_full(factors, tmp_path):
    from pconv._cv2 import cv2

    code = {"4:4:0": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_440, "4:1:1": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_411}[factors]
    done, data = cv2.imencode(".jpg", photograph()[..., ::-1], [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, code])
    assert done
    (tmp_path / "a.jpg").write_bytes(data.tobytes())
    source = photo.read(tmp_path / "a.jpg")
    written = photo.write(source, tmp_path / "b.jpg")
    assert any("colour resolution" in note for note in written.notes)
    assert photo.read(written.path).details.jpeg.subsampling == 0
    assert photo.verify(written.path, source, np.zeros(source.shape, bool)).mean_change < 0.7


def test_the_quality_asked_for_goes_before_the_sources_tables(tmp_path):
    source = _jpeg(tmp_path / "a.jpg", quality=60)
    sizes = [photo.write(source, tmp_path / f"{q}.jpg", quality=q).size for q in (20, 60, 98)]
    assert sizes[0] < sizes[1] < sizes[2]


def test_profiles_longer_than_one_segment_survive(tmp_path):
    from .camera import profile

    long = profile() + np.random.default_rng(0).bytes(150_000)
    path = photo.write(photo.Photo(photograph(), icc=long), tmp_path / "a.jpg").path
    assert photo.read(path).icc == long
    with Image.open(path) as picture:
        assert picture.info["icc_profile"] == long


def test_transparency_is_put_on_white_with_a_word(tmp_path):
    alpha = np.full((300, 451), 255, np.uint8)
    alpha[:, :200] = 0
    written = photo.write(photo.Photo(photograph(), alpha), tmp_path / "a.jpg", quality=98)
    back = photo.read(written.path)
    assert back.alpha is None
    assert back.pixels[:, :190].min() > 245
    assert np.abs(back.pixels[:, 210:].astype(int) - photograph()[:, 210:]).mean() < 2
    assert any("white" in note for note in written.notes)


def test_tables_as_read_are_what_pillow_says():
    file = io.BytesIO()
    Image.fromarray(photograph()).save(file, "JPEG", quality=71)
    with Image.open(file) as picture:
        assert [list(t) for t in jpeg.coding(file.getvalue()).tables] == list(picture.quantization.values())
