"""The gain map with which a phone's photo becomes brighter on a display that can show it: kept, and filled as well."""

from __future__ import annotations

import io
import re

import cv2
import numpy as np
import pillow_heif
import pytest
from PIL import Image, JpegImagePlugin

from pconv import cli, photo
from pconv.photo import container
from pconv.photo.gain_fitting import fitted

from .camera import photograph
from .phone import androids, apples, brightness, iphones, jpeg_of, packet, standards, xmp

_MAKERS = {"Android": androids, "ISO": standards, "Apple": apples}
_LAMP = (slice(100, 140), slice(200, 260))


def _scene() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A photograph, the same with a lamp in it, and the gain map of that."""
    clean = photograph("rocket")
    lit, gain = clean.copy(), brightness(clean)
    lit[_LAMP] = 255
    gain[25:35, 50:65] = 255
    return clean, lit, gain


def _second(data: bytes) -> bytes:
    """The second picture of a file, where its index says that it lies, as Pillow reads it: the judge beside our own
    parser. Pillow opens such files as one picture if Android wrote them."""
    with Image.open(io.BytesIO(data)) as picture:
        entry = picture._getmp()[0xB002][1]
    start = data.index(b"MPF\0") + 4 + entry["DataOffset"]
    return data[start : start + entry["Size"]]


def _gain_of(data: bytes) -> np.ndarray:
    return np.array(Image.open(io.BytesIO(_second(data)), formats=["JPEG"]))


def _opened(data: bytes, folder) -> photo.Photo:
    (folder / "a.jpg").write_bytes(data)
    return photo.read(folder / "a.jpg")


@pytest.mark.parametrize("maker", _MAKERS)
def test_what_was_not_filled_keeps_its_gain_map_as_it_is(maker, tmp_path):
    pixels = photograph("rocket")
    source = _opened(_MAKERS[maker](pixels, brightness(pixels)), tmp_path)
    assert not source.notes
    written = photo.write(source, tmp_path / "b.jpg")
    assert not written.notes
    kept = _gain_of(written.path.read_bytes())
    assert np.array_equal(kept, _gain_of((tmp_path / "a.jpg").read_bytes()))


@pytest.mark.parametrize("maker", _MAKERS)
def test_a_removed_lamp_shines_no_more(maker, tmp_path):
    clean, lit, gain = _scene()
    source = _opened(_MAKERS[maker](lit, gain), tmp_path)
    pixels = source.pixels.copy()
    pixels[_LAMP] = clean[_LAMP]
    back = photo.read(photo.write(source.with_pixels(pixels), tmp_path / "b.jpg").path)
    before, after = (_gain_of((tmp_path / name).read_bytes()).astype(int) for name in ("a.jpg", "b.jpg"))
    inside = (slice(26, 34), slice(51, 64))
    truth = brightness(clean)[inside].astype(int)
    assert before[inside].mean() > truth.mean() + 150
    # Within a fiftieth of what the map can say of what it would be had the lamp never been there.
    assert abs(after[inside].mean() - truth.mean()) < 10
    around = np.ones(after.shape, bool)
    around[16:44, 40:76] = False
    assert np.abs(after - before)[around].mean() < 0.5
    assert back.details.gain_map is not None and not back.notes


def test_an_iphones_heic_becomes_a_jpeg_with_its_gain_map(tmp_path):
    clean, lit, gain = _scene()
    (tmp_path / "a.heic").write_bytes(iphones(lit[:424], gain[:106]))
    source = photo.read(tmp_path / "a.heic")
    kept = _gain_of(photo.write(source, tmp_path / "a.jpg").path.read_bytes())
    assert np.abs(kept.astype(int) - gain[:106]).mean() < 1
    pixels = source.pixels.copy()
    pixels[_LAMP] = clean[_LAMP]
    filled = _gain_of(photo.write(source.with_pixels(pixels), tmp_path / "b.jpg").path.read_bytes())
    inside = (slice(26, 34), slice(51, 64))
    assert kept[inside].mean() > 240 and filled[inside].mean() < 60
    assert photo.read(tmp_path / "b.jpg").details.gain_map is not None


def test_a_batch_saves_an_iphones_heic_with_its_gain_map(tmp_path):
    _clean, lit, gain = _scene()
    (tmp_path / "album").mkdir()
    (tmp_path / "album/hdr.heic").write_bytes(iphones(lit[:424], gain[:106]))
    pillow_heif.from_pillow(Image.fromarray(lit[:424])).save(tmp_path / "album/plain.heic")
    hole = np.zeros(lit[:424].shape[:2], np.uint8)
    hole[96:144, 196:264] = 255
    Image.fromarray(hole).save(tmp_path / "hole.png")
    asked = ["batch", tmp_path / "album", "--hole", tmp_path / "hole.png", "--method", "telea", "-o", tmp_path / "done"]
    assert cli.run([*map(str, asked), "--quiet"]) == 0
    assert photo.read(tmp_path / "done/hdr.jpg").details.gain_map is not None
    assert sorted(path.name for path in (tmp_path / "done").iterdir()) == ["hdr.jpg", "plain.png"]


def test_a_map_that_lies_otherwise_than_the_photo_is_left_out(tmp_path):
    _clean, lit, gain = _scene()
    (tmp_path / "a.heic").write_bytes(iphones(lit[:424], np.ascontiguousarray(gain[:106].T)))
    assert photo.read(tmp_path / "a.heic").details.gain_map is None


def test_the_command_line_fills_the_map_as_well(tmp_path):
    _clean, lit, gain = _scene()
    (tmp_path / "a.jpg").write_bytes(androids(lit, gain))
    hole = np.zeros(lit.shape[:2], np.uint8)
    hole[96:144, 196:264] = 255
    Image.fromarray(hole).save(tmp_path / "hole.png")
    words = ["fill", "a.jpg", "--hole", "hole.png", "--method", "telea", "-o", "b.jpg", "--quiet"]
    assert cli.run([str(tmp_path / word) if "." in word else word for word in words]) == 0
    assert _gain_of((tmp_path / "b.jpg").read_bytes())[25:35, 50:65].max() < 80


def test_a_fill_of_a_fill_is_fitted_to_the_photo_as_it_was_opened(tmp_path):
    clean, lit, gain = _scene()
    source = _opened(androids(lit, gain), tmp_path)
    first, second = source.pixels.copy(), source.pixels.copy()
    first[_LAMP] = 7
    second[_LAMP] = clean[_LAMP]
    at_once = photo.write(source.with_pixels(second), tmp_path / "b.jpg").path.read_bytes()
    by_steps = photo.write(source.with_pixels(first).with_pixels(second), tmp_path / "c.jpg").path.read_bytes()
    assert by_steps == at_once
    # And taken back, as it was.
    taken_back = photo.write(source.with_pixels(first).with_pixels(source.pixels), tmp_path / "d.jpg").path
    assert np.array_equal(_gain_of(taken_back.read_bytes()), _gain_of((tmp_path / "a.jpg").read_bytes()))


def _lengths(data: bytes) -> dict[str, int]:
    """What the XMP of a file says lies behind the picture."""
    items = re.findall(rb'Semantic="(\w+)"[^>]*?(?:Length="(\d+)")?/>', data)
    return {name.decode(): int(length or 0) for name, length in items}


def _size_of_map(data: bytes) -> int:
    return len(_second(data))


@pytest.mark.parametrize("strip_private", [False, True])
def test_readers_that_go_by_the_xmp_find_the_new_map(strip_private, tmp_path):
    clean, lit, gain = _scene()
    secret = 'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="my home"'
    source = _opened(androids(lit, gain, more=secret), tmp_path)
    pixels = source.pixels.copy()
    pixels[_LAMP] = clean[_LAMP]
    path = photo.write(source.with_pixels(pixels), tmp_path / "b.jpg", strip_private=strip_private).path
    data = path.read_bytes()
    size = _size_of_map(data)
    assert size != _size_of_map((tmp_path / "a.jpg").read_bytes())
    assert _lengths(data) == {"Primary": 0, "GainMap": size}
    assert b"hdrgm:Version" in photo.read(path).xmp
    assert (b"my home" in data) is not strip_private
    assert b"private" not in data
    # The map is the last `size` bytes of the file, and says how it is applied.
    assert data[-size:][:2] == b"\xff\xd8" and b"GainMapMax" in data[-size:]


def test_a_standards_map_is_not_announced_where_it_was_not(tmp_path):
    pixels = photograph("rocket")
    source = _opened(standards(pixels, brightness(pixels)), tmp_path)
    assert photo.read(photo.write(source, tmp_path / "b.jpg").path).xmp is None


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp", ".avif", ".bmp"])
def test_other_formats_say_that_they_hold_no_gain_map_and_do_not_claim_one(suffix, tmp_path):
    pixels = photograph("rocket")
    source = _opened(androids(pixels, brightness(pixels)), tmp_path)
    written = photo.write(source, tmp_path / f"b{suffix}")
    assert any("gain map" in note for note in written.notes)
    back = photo.read(written.path)
    assert back.details.gain_map is None
    assert b"hdrgm:Version" not in (back.xmp or b"") and b"Directory" not in (back.xmp or b"")


def test_the_film_of_a_motion_photo_is_left_out_with_all_that_says_it_is_there(tmp_path):
    pixels = photograph("rocket")
    film = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40
    source = _opened(androids(pixels, brightness(pixels), film=film), tmp_path)
    assert any("film clip" in note for note in source.notes)
    data = photo.write(source, tmp_path / "b.jpg").path.read_bytes()
    assert b"ftyp" not in data
    assert _lengths(data) == {"Primary": 0, "GainMap": _size_of_map(data)}
    assert b'GCamera:MotionPhoto="0"' in data
    alone = _opened(jpeg_of(pixels, xmp(source.xmp)) + film, tmp_path)
    data = photo.write(alone, tmp_path / "c.jpg").path.read_bytes()
    assert not _lengths(data) and b'GCamera:MotionPhoto="0"' in data


def test_a_directory_of_elements_is_edited_as_one_of_attributes_is():
    spaces = (
        'xmlns:C="http://ns.google.com/photos/1.0/container/" xmlns:I="http://ns.google.com/photos/1.0/container/item/"'
    )
    item = "<rdf:li><rdf:Description><I:Semantic>{0}</I:Semantic><I:Length>{1}</I:Length></rdf:Description></rdf:li>"
    items = "".join(item.format(*what) for what in (("Primary", 0), ("GainMap", 123), ("MotionPhoto", 456)))
    before = packet(spaces, f"<C:Directory><rdf:Bag>{items}</rdf:Bag></C:Directory><!-- kept -->")
    after = container.with_gain_map(before, 98765, announced=True)
    assert re.findall(rb"<I:Length>(\d+)<", after) == [b"0", b"98765"]
    assert b"MotionPhoto" not in after and b"<!-- kept -->" in after


def test_what_is_no_gain_map_is_said_to_be_left_out(tmp_path):
    pixels = photograph("rocket")
    whole = androids(pixels, brightness(pixels))
    size = _size_of_map(whole)
    for data in (whole[: -size // 2], whole[:-size] + jpeg_of(pixels)):
        source = _opened(data, tmp_path)
        assert source.details.gain_map is None
        assert any("holds more" in note for note in source.notes)
        assert not _lengths(photo.write(source, tmp_path / "b.jpg", overwrite=True).path.read_bytes())


def test_a_map_is_found_where_the_index_is_lost(tmp_path):
    pixels = photograph("rocket")
    data = androids(pixels, brightness(pixels)).replace(b"MPF\0", b"mpf\0")
    assert _opened(data, tmp_path).details.gain_map is not None


def test_the_way_a_map_was_compressed_is_kept(tmp_path):
    clean, lit, gain = _scene()
    source = _opened(apples(lit, np.dstack([gain] * 3)), tmp_path)
    pixels = source.pixels.copy()
    pixels[_LAMP] = clean[_LAMP]
    data = photo.write(source.with_pixels(pixels), tmp_path / "b.jpg", quality=30).path.read_bytes()
    with Image.open(io.BytesIO(data[-_size_of_map(data) :])) as made:
        assert made.mode == "RGB" and JpegImagePlugin.get_sampling(made) == 0
        assert made.quantization[0] == Image.open(io.BytesIO(jpeg_of(np.dstack([gain] * 3)))).quantization[0]


@pytest.mark.parametrize("name", ["astronaut", "coffee", "rocket", "chelsea"])
@pytest.mark.parametrize("finer", [1, 4])
def test_a_map_is_fitted_better_than_by_diffusion(name, finer):
    truth = photograph(name)
    gain = brightness(truth)
    gain = cv2.resize(gain, None, fx=finer, fy=finer, interpolation=cv2.INTER_LINEAR)
    hole = np.zeros(truth.shape[:2], np.uint8)
    for x, y in ((0.3, 0.4), (0.7, 0.6)):
        height, width = hole.shape
        cv2.ellipse(hole, (int(x * width), int(y * height)), (width // 10, height // 8), 30, 0, 360, 1, -1)
    before = truth.copy()
    before[hole > 0] = (255, 0, 255)
    where = cv2.resize(hole.astype(np.float32), gain.shape[::-1], interpolation=cv2.INTER_AREA) > 0
    spoiled = np.where(where, np.uint8(255), gain)
    made = fitted(spoiled, before, truth).astype(int)
    diffused = cv2.inpaint(spoiled, where.astype(np.uint8), 3, cv2.INPAINT_TELEA).astype(int)
    assert np.abs(made - gain)[where].mean() < 0.6 * np.abs(diffused - gain)[where].mean()
    assert np.abs(made - gain)[where].mean() < 12


def test_nothing_filled_is_nothing_to_fit_and_a_photo_filled_whole_gets_one_value():
    pixels = photograph("rocket")
    gain = brightness(pixels)
    assert fitted(gain, pixels, pixels) is None
    other = np.where(pixels > 127, np.uint8(0), np.uint8(255))
    assert np.ptp(fitted(gain, pixels, other)) == 0
