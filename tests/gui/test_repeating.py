"""The fills of one photo are made in others, which are saved beside their originals."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from pconv.fill import fill
from pconv.holes.morphology import grow
from pconv.photo import Photo, read, write
from pconv.samples import sample

SHAPE = (180, 200)


@pytest.fixture
def scans(tmp_path):
    """Three photos of the size of the open one, with the same white speck in the same place."""
    paths, whole = [], read(sample("coffee").path).pixels
    for number in range(3):
        pixels = np.ascontiguousarray(whole[: SHAPE[0], 100 * number : 100 * number + SHAPE[1]])
        pixels[40:60, 30:50] = 255
        paths.append(tmp_path / f"scan {number}.png")
        write(Photo(pixels), paths[-1])
    return paths


@pytest.fixture
def filled(opened, qtbot):
    """The window with a photo in which the place of the speck was filled."""
    assert opened.document.shape == SHAPE
    opened.document.set_hole(speck(), "test")
    with qtbot.waitSignal(opened.filling.ended, timeout=30_000):
        opened.flow.fill(("telea",), device="cpu")
    opened.flow.use("telea")
    return opened


def speck():
    mask = np.zeros(SHAPE, bool)
    mask[40:60, 30:50] = True
    return mask


def repeat(window, paths, qtbot):
    window.dialogs.open_paths = paths
    window.actions_["repeat"].trigger()
    ended(window, qtbot)


def ended(window, qtbot):
    qtbot.waitUntil(lambda: not window.assistants.repeating.busy and not window.compute.busy, timeout=30_000)


def beside(path):
    return path.with_name(f"{path.stem}-filled.png")


def test_other_photos_are_filled_in_the_same_places_and_saved_beside_their_originals(filled, scans, qtbot):
    before = [path.read_bytes() for path in scans]
    repeat(filled, scans, qtbot)
    hole = grow(speck(), filled.settings.get("fill/grow"))
    for path in scans:
        expected = fill(read(path).pixels, hole, method="telea").image
        np.testing.assert_array_equal(read(beside(path)).pixels, expected)
    assert [path.read_bytes() for path in scans] == before
    assert "3" in filled.messages.text and beside(scans[2]).name in filled.messages.text
    assert filled.messages.kind == "good" and not filled.status.doing


def test_those_that_cannot_be_filled_are_told_and_the_others_are(filled, scans, tmp_path, qtbot):
    write(Photo(np.zeros((50, 60, 3), np.uint8)), tmp_path / "small.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    repeat(filled, [tmp_path / "small.png", scans[0], tmp_path / "broken.png"], qtbot)
    assert beside(scans[0]).exists() and not beside(tmp_path / "small.png").exists()
    assert "small.png" in filled.messages.text and "broken.png" in filled.messages.text
    assert filled.messages.kind == "warning"


def test_what_is_saved_already_stays_as_it_is(filled, scans, qtbot):
    beside(scans[1]).write_bytes(b"mine")
    repeat(filled, scans, qtbot)
    assert beside(scans[1]).read_bytes() == b"mine"
    assert beside(scans[0]).exists() and beside(scans[2]).exists()
    assert "Left as they are, being saved already: 1" in filled.messages.text


def test_escape_stops_it(filled, scans, qtbot):
    filled.dialogs.open_paths = scans
    filled.actions_["repeat"].trigger()
    assert scans[0].name in filled.status.doing and filled.actions_["cancel"].isEnabled()
    qtbot.keyClick(filled.canvas, Qt.Key.Key_Escape)
    assert "Stopped" in filled.messages.text and not filled.status.doing
    ended(filled, qtbot)
    assert not beside(scans[2]).exists()


def test_what_a_person_fills_meanwhile_does_not_wait_for_all_of_them(filled, scans, qtbot):
    filled.dialogs.open_paths = scans
    filled.actions_["repeat"].trigger()
    filled.document.set_hole(speck(), "test")
    with qtbot.waitSignal(filled.filling.ended, timeout=30_000):
        filled.flow.fill(("telea",), device="cpu")
    assert filled.assistants.repeating.busy
    ended(filled, qtbot)
    assert all(beside(path).exists() for path in scans)
    assert filled.document.fills


def test_before_anything_was_filled_there_is_nothing_to_repeat(opened):
    assert not opened.actions_["repeat"].isEnabled()


def test_who_steps_back_from_the_question_gets_nothing(filled, qtbot):
    repeat(filled, [], qtbot)
    assert filled.dialogs.asked[-1] == "open several" and not filled.status.doing


def test_closing_the_window_meanwhile_is_asked_about(filled, scans, qtbot):
    filled.dialogs.open_paths, filled.dialogs.may_stop = scans, False
    filled.actions_["repeat"].trigger()
    filled.document.mark_saved(scans[0])
    filled.close()
    assert filled.dialogs.asked[-1] == "stop 3" and filled.isVisible()
    ended(filled, qtbot)
    assert all(beside(path).exists() for path in scans)
    filled.close()
    assert filled.dialogs.asked[-1] == "stop 3" and not filled.isVisible()


def test_who_agrees_closes_the_window_at_once(filled, scans):
    filled.dialogs.open_paths = scans
    filled.actions_["repeat"].trigger()
    filled.document.mark_saved(scans[0])
    filled.close()
    assert not filled.isVisible() and not beside(scans[2]).exists()
