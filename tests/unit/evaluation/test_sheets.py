"""Contact sheets: which cases they show, at which size, and what stands where."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage import data

from pconv.evaluation import sheets
from pconv.evaluation.cases import Case


def test_best_median_and_worst_are_taken_from_the_order() -> None:
    assert sheets.chosen([str(place) for place in range(9)]) == [
        ("best", "0"),
        ("best", "1"),
        ("median", "3"),
        ("median", "4"),
        ("worst", "7"),
        ("worst", "8"),
    ]


@pytest.mark.parametrize("count", range(1, 7))
def test_few_cases_are_each_shown_once(count: int) -> None:
    ranked = [str(place) for place in range(count)]
    assert sorted(case for _, case in sheets.chosen(ranked)) == ranked


def test_a_small_hole_is_shown_pixel_by_pixel_and_a_large_one_whole() -> None:
    hole = np.zeros((600, 900), bool)
    hole[10:40, 850:880] = True
    box = sheets.window(hole)
    assert (box.height, box.width) == (sheets.PANEL, sheets.PANEL)
    assert (box.top, box.right) == (0, 900)
    assert hole[box.slices].sum() == hole.sum()
    hole[500, 20] = True
    assert (sheets.window(hole).height, sheets.window(hole).width) == (600, 900)


def test_the_sheet_has_its_size_and_shows_the_pictures(tmp_path: Path) -> None:
    truth = data.astronaut()[:200, :300]
    hole = np.zeros(truth.shape[:2], bool)
    hole[50:150, 100:200] = True
    case = Case("astronaut.png", 1, "rectangles", False, truth, hole)
    fill = truth.copy()
    fill[hole] = (0, 255, 0)
    (tmp_path / "small").mkdir()
    (tmp_path / "fills").mkdir()
    gallery = sheets.Gallery(tmp_path / "small", tmp_path / "fills")
    gallery.add_case(case)
    gallery.add_fill(case, "telea", fill)
    entry = sheets.Entry(case.name, "best", {"telea": "telea 0.5"})
    sheets.write_sheet(tmp_path / "sheet.png", "title", [entry], ["telea", "patchmatch"], "telea", gallery)

    sheet = np.asarray(Image.open(tmp_path / "sheet.png"))
    assert sheet.shape == (*sheets.sheet_size(1, 2)[::-1], 3)
    row = sheets.TITLE + sheets.HEADING + sheets.PANEL // 2
    columns = [sheets.GAP + place * (sheets.PANEL + sheets.GAP) + sheets.PANEL // 2 for place in range(4)]
    near = [sheet[row - 5 : row + 5, column - 5 : column + 5].reshape(-1, 3).mean(axis=0) for column in columns]
    np.testing.assert_allclose(near[0], (255, 0, 255), atol=6)
    np.testing.assert_allclose(near[1], truth[95:105, 145:155].reshape(-1, 3).mean(axis=0), atol=6)
    np.testing.assert_allclose(near[2], (0, 255, 0), atol=6)
    assert near[3].max() < 200  # no picture of a method that failed
    kept = np.asarray(Image.open(tmp_path / "fills" / "astronaut_1_rectangles_telea.png"))
    np.testing.assert_array_equal(kept, fill)


def test_sixteen_bits_are_shown_in_eight(tmp_path: Path) -> None:
    truth = np.full((64, 64, 3), 200 * 257, np.uint16)
    hole = np.zeros((64, 64), bool)
    hole[20:30, 20:30] = True
    gallery = sheets.Gallery(tmp_path)
    case = Case("flat.tif", 1, "walk", False, truth, hole)
    gallery.add_case(case)
    np.testing.assert_allclose(np.asarray(gallery.panel(case.name, "truth")), 200, atol=1)
