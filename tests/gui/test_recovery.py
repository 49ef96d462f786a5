"""Unsaved work survives the end of the program, is offered once, and is gone when it was saved."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app import recovery
from app.areas import Area
from pconv.errors import PConvError
from pconv.photo import Photo, read, write
from pconv.samples import samples


def crash(window, qtbot) -> Path:
    """Keep the window's work and forget about it the way a crash does: the lock is left by a process that is gone."""
    window.journal.keep()
    qtbot.waitUntil(lambda: not window.io.busy)
    folder = window.journal._folder
    window.journal._lock.unlock()
    window.journal._lock = None
    code = "from PySide6.QtCore import QLockFile; import os, sys; l = QLockFile(sys.argv[1]); l.tryLock(0); os._exit(1)"
    subprocess.run([sys.executable, "-c", code, str(folder / "lock")], check=False)
    assert (folder / "lock").exists()
    return folder


def edit(window, qtbot) -> None:
    """One accepted fill and a new painted hole."""
    for top in (20, 120):
        mask = np.zeros(window.document.shape, bool)
        mask[top : top + 30, 60:120] = True
        window.document.set_hole(mask, "test")
        if top == 20:
            with qtbot.waitSignal(window.filling.ended):
                window.fill()
            window.flow.use("telea")


def test_accepted_fills_and_the_hole_come_back_after_a_crash(opened, make_window, qtbot):
    edit(opened, qtbot)
    crash(opened, qtbot)
    second = make_window()
    with qtbot.waitSignal(second.files.opened):
        second.offer_recovery()
    assert second.dialogs.asked == ["recover astronaut.png"]
    assert np.array_equal(second.document.pixels, opened.document.pixels)
    assert np.array_equal(second.document.hole, opened.document.hole)
    assert np.array_equal(second.document.original, opened.document.original)
    assert second.document.dirty
    assert recovery.leftovers(opened.data / "recovery") == []


def test_work_nobody_wants_is_thrown_away(opened, make_window, qtbot):
    edit(opened, qtbot)
    folder = crash(opened, qtbot)
    second = make_window()
    second.dialogs.bring_back = False
    second.offer_recovery()
    assert not folder.exists()
    assert second.document.photo is None


def test_16_bits_come_back_as_16_bits(window, make_window, tmp_path, qtbot):
    pixels = read(samples()[0].path).pixels[:90, :120].astype(np.uint16) * 257 + 3
    write(Photo(pixels=pixels), tmp_path / "deep.png")
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "deep.png")
    mask = np.zeros(window.document.shape, bool)
    mask[30:50, 30:70] = True
    window.document.set_hole(mask, "test")
    with qtbot.waitSignal(window.filling.ended):
        window.fill()
    window.flow.use("telea")
    crash(window, qtbot)
    second = make_window()
    with qtbot.waitSignal(second.files.opened):
        second.offer_recovery()
    assert second.document.pixels.dtype == np.uint16
    assert np.array_equal(second.document.pixels, window.document.pixels)


def test_a_picture_that_came_from_no_file_is_kept_whole(window, make_window, qtbot):
    with qtbot.waitSignal(window.files.opened):
        window.files.open_sample("chelsea")
    edit(window, qtbot)
    crash(window, qtbot)
    second = make_window()
    with qtbot.waitSignal(second.files.opened):
        second.offer_recovery()
    assert np.array_equal(second.document.pixels, window.document.pixels)
    assert second.document.path is None
    second.document.set_hole(np.ones(second.document.shape, bool), "test")  # it is worked on, and crashes again
    crash(second, qtbot)
    third = make_window()
    with qtbot.waitSignal(third.files.opened):
        third.offer_recovery()
    assert np.array_equal(third.document.pixels, window.document.pixels)


def test_the_work_of_a_window_that_is_alive_is_not_offered(opened, make_window, qtbot):
    edit(opened, qtbot)
    opened.journal.keep()
    qtbot.waitUntil(lambda: not opened.io.busy)
    assert list((opened.data / "recovery").glob("*/project.json"))
    second = make_window()
    second.offer_recovery()
    assert second.dialogs.asked == []


def test_nothing_is_left_after_a_proper_end(opened, qtbot):
    edit(opened, qtbot)
    opened.journal.keep()
    opened.close()
    assert list((opened.data / "recovery").glob("*")) == []


def test_saved_work_is_not_kept(opened, tmp_path, qtbot):
    edit(opened, qtbot)
    opened.document.clear_hole()
    opened.journal.keep()
    opened.dialogs.save_path = tmp_path / "out.png"
    with qtbot.waitSignal(opened.files.saved):
        opened.files.save()
    qtbot.waitUntil(lambda: not opened.io.busy)
    assert list((opened.data / "recovery").glob("*/project.json")) == []


def test_nothing_is_kept_where_nobody_wants_it(opened, settings, qtbot):
    settings.set("recovery/enabled", False)
    edit(opened, qtbot)
    opened.journal.keep()
    qtbot.waitUntil(lambda: not opened.io.busy)
    assert not (opened.data / "recovery").exists()


def test_a_photo_that_is_another_one_now_is_refused_in_one_sentence(opened, photo_file, qtbot):
    edit(opened, qtbot)
    crash(opened, qtbot)
    write(Photo(pixels=opened.document.original[:50]), photo_file, overwrite=True)
    kept = recovery.leftovers(opened.data / "recovery")
    with pytest.raises(PConvError, match="another picture"):
        recovery.read(kept[0])


def test_a_damaged_journal_is_passed_over(tmp_path):
    folder = tmp_path / "1-1"
    folder.mkdir()
    (folder / "project.json").write_text("{", "utf-8")
    assert recovery.leftovers(tmp_path) == []
    (folder / "project.json").write_text(json.dumps({"title": "a", "when": 1}), "utf-8")
    assert [kept.title for kept in recovery.leftovers(tmp_path)] == ["a"]


def test_every_painted_area_comes_back_after_a_crash(opened, make_window, qtbot):
    for row, area in enumerate(Area):
        mask = np.zeros(opened.document.shape, bool)
        mask[50 * row : 50 * row + 30, 20:90] = True
        opened.document.set_areas({area: mask}, "test")
    crash(opened, qtbot)
    second = make_window()
    with qtbot.waitSignal(second.files.opened):
        second.offer_recovery()
    for area in Area:
        assert np.array_equal(second.document.areas[area].array, opened.document.areas[area].array)
    second.actions_["undo"].trigger()
    assert not second.document.has_painted()
