"""Pictures and holes: brought to size, seeded evenly, or read from files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage import data

from pconv.errors import PConvError, UsageError
from pconv.evaluation import cases
from pconv.holes.random import BINS


def save(path: Path, pixels: np.ndarray) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def test_bins_take_their_upper_end() -> None:
    bins = {0.01: "b0", 0.0101: "b1", 0.1: "b1", 0.1001: "b2", 0.6: "b6", 0.61: "b7"}
    assert {ratio: cases.bin_of(ratio) for ratio in bins} == bins
    assert [cases.bin_title(f"b{number}") for number in (0, 1, 6, 7)] == ["to 1 %", "1-10 %", "50-60 %", "over 60 %"]


def test_every_photo_has_every_bin_and_kinds_take_turns() -> None:
    specs = [spec for photo in range(8) for spec in cases.hole_specs(photo, cases.KINDS, 1)]
    assert len(specs) == 8 * (len(BINS) + 2)
    met = Counter((spec.ratio, spec.kind) for spec in specs if spec.kind in cases.BRUSHED)
    assert met == {(ratio, kind): 2 for ratio in BINS for kind in cases.BRUSHED}
    borders = Counter((spec.ratio, spec.border) for spec in specs if spec.kind in cases.BRUSHED)
    assert set(borders.values()) == {4}
    assert Counter(spec.kind for spec in specs if spec.kind in cases.OWN_RATIO) == {"blob": 8, "scratches": 8}


def test_kinds_can_be_left_out() -> None:
    assert {spec.kind for spec in cases.hole_specs(3, ("walk", "blob"), 2)} == {"walk", "blob"}
    assert [spec.kind for spec in cases.hole_specs(0, ("scratches",), 2)] == ["scratches"] * 2


def test_a_hole_depends_on_seed_and_name_alone() -> None:
    truth = data.astronaut()[:128, :128]
    specs = cases.hole_specs(0, cases.KINDS, 1)
    holes = [case.hole for case in cases.seeded_cases("a/cat.png", truth, specs, 3)]
    again = [case.hole for case in cases.seeded_cases("b/cat.webp", 255 - truth, specs[4:], 3)]
    for hole, same in zip(holes[4:], again, strict=True):
        np.testing.assert_array_equal(hole, same)
    for other in (cases.seeded_cases("a/dog.png", truth, specs, 3), cases.seeded_cases("a/cat.png", truth, specs, 4)):
        assert not np.array_equal(next(other).hole, holes[0])


def test_the_ratio_is_that_of_the_bin() -> None:
    truth = data.astronaut()[:160, :160]
    for index in range(3):
        specs = cases.hole_specs(index, ("rectangles", "walk"), 1)
        for spec, case in zip(specs, cases.seeded_cases(f"{index}.png", truth, specs, 0), strict=True):
            assert case.ratio == case.hole.mean()
            assert spec.ratio[0] - 0.05 < case.ratio < spec.ratio[1] + 0.05


def test_the_truth_under_the_hole_is_painted_over() -> None:
    truth = data.astronaut()[:64, :64].astype(np.uint16) * 257
    hole = np.zeros((64, 64), bool)
    hole[10:20, 10:30] = True
    case = cases.Case("a.png", 1, "walk", False, truth, hole)
    painted = case.painted()
    assert (painted[hole] == [65535, 0, 65535]).all()
    np.testing.assert_array_equal(painted[~hole], truth[~hole])
    assert not np.shares_memory(painted, truth)


def test_photos_are_shrunk_to_a_centred_square() -> None:
    photo = np.zeros((100, 300, 3), np.uint8)
    photo[:, 100:200] = (10, 200, 90)
    small = cases.to_size(photo, 50)
    assert small.shape == (50, 50, 3)
    assert (small[:, 3:-3] == (10, 200, 90)).all()
    deep = cases.to_size(photo.astype(np.uint16) * 257, 50)
    assert deep.dtype == np.uint16
    assert (deep[:, 3:-3] == np.array((10, 200, 90)) * 257).all()


def test_nothing_is_enlarged_and_own_size_is_kept() -> None:
    photo = data.astronaut()[:80, :100]
    np.testing.assert_array_equal(cases.to_size(photo, 512), photo[:, 10:90])
    assert cases.to_size(photo, None) is photo


def test_a_given_hole_shrinks_with_its_photo(tmp_path: Path) -> None:
    pixels = np.repeat(np.arange(128, dtype=np.uint8)[:, None, None], 192, axis=1).repeat(3, axis=2)
    mask = np.zeros((128, 192), np.uint8)
    mask[32:64, 96:128] = 255
    photo, truth = cases.read_photo(save(tmp_path / "cat.png", pixels), 64)
    case = cases.given_case("cat.png", save(tmp_path / "mask.png", mask), photo, truth, 64)
    expected = np.zeros((64, 64), bool)
    expected[16:32, 32:48] = True
    np.testing.assert_array_equal(case.hole, expected)
    assert truth.shape == (64, 64, 3)
    assert (case.kind, case.border) == ("given", False)


def test_a_turned_photo_is_measured_upright(tmp_path: Path) -> None:
    stored = data.astronaut()[:96, :64]
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(stored).save(tmp_path / "cat.png", exif=exif)
    mask = np.zeros((64, 96), np.uint8)
    mask[:10] = 255
    photo, truth = cases.read_photo(tmp_path / "cat.png", None)
    np.testing.assert_array_equal(truth, np.rot90(stored, -1))
    case = cases.given_case("cat.png", save(tmp_path / "mask.png", mask), photo, truth, None)
    np.testing.assert_array_equal(case.hole, mask > 0)
    assert case.border


def test_given_holes_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    photo, truth = cases.read_photo(save(tmp_path / "cat.png", np.zeros((64, 64, 3), np.uint8)), None)
    for name, mask, reason in (
        ("small", np.full((10, 10), 255, np.uint8), "10 x 10"),
        ("empty", np.zeros((64, 64), np.uint8), "nothing"),
        ("full", np.full((64, 64), 255, np.uint8), "everything"),
    ):
        path = save(tmp_path / f"{name}.png", mask)
        with pytest.raises(PConvError, match=f"{name}.png.*{reason}"):
            cases.given_case("cat.png", path, photo, truth, None)
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    with pytest.raises(PConvError, match=r"broken\.png"):
        cases.given_case("cat.png", tmp_path / "broken.png", photo, truth, None)
    with pytest.raises(PConvError, match="smaller than 32 x 32"):
        cases.read_photo(save(tmp_path / "tiny.png", np.zeros((31, 64, 3), np.uint8)), None)


def test_photos_are_found_in_folders_below(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("b.png", "more/a.JPG", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert cases.find_photos(tmp_path) == [tmp_path / "b.png", tmp_path / "more" / "a.JPG"]
    assert cases.find_photos(tmp_path / "b.png") == [tmp_path / "b.png"]
    with pytest.raises(UsageError, match="no folder"):
        cases.find_photos(tmp_path / "missing")
    (tmp_path / "none").mkdir()
    with pytest.raises(UsageError, match="no photos"):
        cases.find_photos(tmp_path / "none")
    with pytest.raises(UsageError, match="no hole files"):
        cases.find_holes(tmp_path / "none")
