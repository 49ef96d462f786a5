"""Everything that came with a file goes along with the photo, but for pictures of what was removed."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import tifffile
from PIL import Image

from pconv import photo
from pconv.photo import exif, jpeg

from .camera import MAKER_NOTES, SERIAL, exif_block, gray_profile, parsed, photograph, profile, thumbnail

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>kept</rdf:RDF></x:xmpmeta>'
HOLDERS = [".jpg", ".png", ".tif", ".webp", ".avif"]


def _camera_jpeg(path, block, **options):
    Image.fromarray(photograph()).save(path, "JPEG", exif=b"Exif\0\0" + block, quality=92, **options)
    return photo.read(path)


@pytest.fixture(params=["<", ">"])
def source(request, tmp_path):
    return _camera_jpeg(
        tmp_path / "camera.jpg",
        exif_block(6, order=request.param),
        icc_profile=profile(),
        xmp=XMP,
        comment=b"a comment",
        dpi=(240, 240),
    )


@pytest.mark.parametrize("suffix", HOLDERS)
def test_exif_is_the_same_but_for_the_thumbnail(source, suffix, tmp_path):
    back = photo.read(photo.write(source, tmp_path / f"out{suffix}").path)
    before, after = parsed(source.exif), parsed(back.exif)
    assert before[(0x8769, 0x927C)] == MAKER_NOTES
    missing = {key: value for key, value in before.items() if after.get(key) != value}
    assert missing == {}
    assert thumbnail() not in (tmp_path / f"out{suffix}").read_bytes()
    assert Image.Exif().load(back.exif) is None
    assert not _thumbnail_of(back.exif)


def _thumbnail_of(block):
    loaded = Image.Exif()
    loaded.load(block)
    return loaded.get_ifd(1)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".avif"])
def test_maker_notes_do_not_move_within_the_block(source, suffix, tmp_path):
    back = photo.read(photo.write(source, tmp_path / f"out{suffix}").path)
    end = source.exif.find(thumbnail())
    link = exif.Tags(source.exif).directory(8).link_position
    assert len(back.exif) == len(source.exif)
    assert back.exif[:link] == source.exif[:link]
    assert back.exif[link + 4 : end] == source.exif[link + 4 : end]
    assert not any(back.exif[end:])


def test_maker_notes_do_not_move_in_a_tiff_file(source, tmp_path):
    data = photo.write(source, tmp_path / "out.tif").path.read_bytes()
    assert data.find(MAKER_NOTES) == source.exif.find(MAKER_NOTES)


@pytest.mark.parametrize("suffix", HOLDERS)
def test_profile_and_xmp_go_into_every_format(source, suffix, tmp_path):
    path = photo.write(source, tmp_path / f"out{suffix}").path
    back = photo.read(path)
    assert (back.icc, back.xmp) == (source.icc, XMP)
    with Image.open(path) as picture:
        picture.load()
        assert picture.info["icc_profile"] == source.icc


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".bmp"])
def test_resolution_goes_along(source, suffix, tmp_path):
    back = photo.read(photo.write(source, tmp_path / f"out{suffix}").path)
    assert back.dpi == pytest.approx((240, 240), abs=0.1)


def test_a_second_save_changes_nothing_more(source, tmp_path):
    first = photo.read(photo.write(source, tmp_path / "1.tif").path)
    second = photo.read(photo.write(first, tmp_path / "2.tif").path)
    assert parsed(second.exif) == parsed(first.exif)
    assert second.exif == first.exif
    assert np.array_equal(second.pixels, source.pixels)


def test_the_comment_and_captions_of_a_jpeg_stay(source, tmp_path):
    caption = b"8BIM" + (0x0404).to_bytes(2, "big") + b"\0\0" + (8).to_bytes(4, "big") + b"\x1c\x02x\0\x03cat"
    preview = b"8BIM" + (0x040C).to_bytes(2, "big") + b"\0\0" + (4).to_bytes(4, "big") + b"jpeg"
    data = (tmp_path / "camera.jpg").read_bytes()
    data = jpeg.with_segments(data, jpeg.photoshop_segments(preview + caption))
    (tmp_path / "camera.jpg").write_bytes(data)
    for suffix in (".jpg", ".tif"):
        back = photo.read(photo.write(photo.read(tmp_path / "camera.jpg"), tmp_path / f"out{suffix}").path)
        assert back.details.photoshop == caption
    assert photo.read(tmp_path / "out.jpg").details.comment == b"a comment"


def test_captions_of_a_tiff_go_into_a_jpeg(tmp_path):
    caption = b"\x1c\x02x\0\x03cat"
    tifffile.imwrite(tmp_path / "a.tif", photograph(), photometric="rgb", extratags=[(33723, 7, 8, caption, True)])
    source = photo.read(tmp_path / "a.tif")
    assert photo.read(photo.write(source, tmp_path / "b.tif").path).details.iptc == caption
    with Image.open(photo.write(source, tmp_path / "b.jpg").path) as picture:
        assert picture.info["photoshop"][0x0404] == caption


def test_a_preview_inside_the_makers_notes_is_blanked_and_the_rest_left(tmp_path):
    notes = b"MakerCo\0before" + thumbnail("blue") + b"after"
    source = _camera_jpeg(tmp_path / "a.jpg", exif_block(notes=notes))
    back = photo.read(photo.write(source, tmp_path / "b.jpg").path)
    assert thumbnail("blue") in source.exif
    kept = parsed(back.exif)[(0x8769, 0x927C)]
    assert kept == b"MakerCo\0before" + bytes(len(thumbnail("blue"))) + b"after"


def test_thumbnails_inside_xmp_are_left_out(tmp_path):
    xmp = b"<x><xmp:Thumbnails><rdf:Alt>/9j/4AAQ</rdf:Alt></xmp:Thumbnails><dc:title>cat</dc:title></x>"
    source = photo.Photo(photograph(), xmp=xmp)
    assert photo.read(photo.write(source, tmp_path / "a.jpg").path).xmp == b"<x><dc:title>cat</dc:title></x>"


def test_png_texts_stay(tmp_path):
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("Title", "A cat")
    texts.add_itxt("Description", "Eine Katze, größer", "de", "Beschreibung")
    Image.fromarray(photograph()).save(tmp_path / "a.png", pnginfo=texts, gamma=0.45455)
    photo.write(photo.read(tmp_path / "a.png"), tmp_path / "b.png")
    with Image.open(tmp_path / "b.png") as picture:
        assert picture.text == {"Title": "A cat", "Description": "Eine Katze, größer"}
    chunks = dict(photo.read(tmp_path / "b.png").details.png_chunks)
    assert {b"tEXt", b"iTXt"} <= set(chunks)


@pytest.mark.parametrize("suffix", HOLDERS)
def test_stripped_files_say_nothing_about_place_camera_and_person(source, suffix, tmp_path):
    path = photo.write(source, tmp_path / f"out{suffix}", strip_private=True).path
    data, back = path.read_bytes(), photo.read(path)
    for secret in (SERIAL, MAKER_NOTES, b"MakerCo", b"Model One", b"2024:05:06", XMP, b"a comment"):
        assert secret not in data
    assert not any(pointer == 0x8825 for pointer, _tag in parsed(back.exif))
    assert (back.orientation, back.icc) == (6, source.icc)


def test_gray_photos_keep_their_gray_profile_where_the_format_is_gray(tmp_path):
    gray = np.repeat(photograph()[..., 1:2], 3, axis=2)
    source = photo.Photo(gray, gray=True, icc=gray_profile())
    for suffix in (".png", ".tif", ".jpg"):
        back = photo.read(photo.write(source, tmp_path / f"a{suffix}").path)
        assert back.gray
        assert back.icc == source.icc
    written = photo.write(source, tmp_path / "a.webp", lossless=True)
    back = photo.read(written.path)
    assert back.icc[16:20] == b"RGB "
    assert back.pixels.mean() > gray.mean() + 10  # linear gray is brighter once it is sRGB
    assert any("sRGB" in note for note in written.notes)


def test_exif_too_long_for_a_jpeg_is_left_out_with_a_word_and_the_orientation_kept(tmp_path):
    block = exif_block(6, notes=bytes(70_000), with_thumbnail=False)
    written = photo.write(photo.Photo(photograph(), exif=block, orientation=6), tmp_path / "a.jpg")
    assert any("EXIF" in note for note in written.notes)
    assert photo.read(written.path).orientation == 6


def test_broken_exif_neither_stops_reading_nor_writing(tmp_path):
    for block in (b"II*\0", b"II*\0\xff\xff\xff\x7f", exif_block()[:60], b"II*\0\x08\0\0\0\xff\xff" + bytes(40)):
        source = _camera_jpeg(tmp_path / "a.jpg", block)
        source = dataclasses.replace(source, pixels=source.pixels[:40, :60])
        for suffix in HOLDERS:
            written = photo.write(source, tmp_path / f"b{suffix}", overwrite=True)
            assert photo.read(written.path).shape == source.shape


def test_an_orientation_is_added_without_moving_anything():
    block = exif_block(1, with_thumbnail=False).replace(b"\x12\x01\x03\0", b"\x11\x01\x03\0", 1)
    assert exif.orientation(block) == 1
    turned = exif.with_orientation(block, 8)
    assert exif.orientation(turned) == 8
    assert turned[8 : len(block)] == block[8:]
    assert parsed(turned)[(0x8769, 0x927C)] == MAKER_NOTES


def test_the_exif_some_programs_hide_in_png_texts_is_found(tmp_path):
    from PIL.PngImagePlugin import PngInfo

    block = b"Exif\0\0" + exif_block(3, with_thumbnail=False)
    texts = PngInfo()
    texts.add_text("Raw profile type exif", f"\nexif\n{len(block):8}\n{block.hex()}\n", zip=True)
    Image.fromarray(photograph()).save(tmp_path / "a.png", pnginfo=texts)
    back = photo.read(photo.write(photo.read(tmp_path / "a.png"), tmp_path / "b.png").path)
    assert back.orientation == 3
    assert not back.details.png_chunks
    assert parsed(back.exif)[(0x8769, 0x927C)] == MAKER_NOTES
