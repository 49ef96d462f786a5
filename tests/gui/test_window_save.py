"""Saving: the original is sacred, the written file is checked, unsaved work is asked about."""

from __future__ import annotations

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from app.dialogs import Unsaved
from pconv.holes.parts import part_at
from pconv.mixed import MIXED, mixed
from pconv.photo import read
from pconv.project.replay import laid
from pconv.samples import sample
from tests.unit.photo.phone import iphones


@pytest.fixture
def edited(opened, qtbot):
    """The window with one accepted fill that was not saved."""
    mask = np.zeros(opened.document.shape, bool)
    mask[60:90, 60:120] = True
    opened.document.set_hole(mask, "test")
    with qtbot.waitSignal(opened.filling.ended):
        opened.fill()
    opened.flow.use("telea")
    return opened


def test_the_first_save_suggests_another_name_beside_the_original(edited, photo_file):
    original = photo_file.read_bytes()
    edited.actions_["save"].trigger()
    assert edited.dialogs.suggestions == [photo_file.with_name("astronaut-filled.png")]
    assert photo_file.read_bytes() == original
    assert edited.isWindowModified()


@pytest.mark.parametrize(("hdr", "suffix"), [(False, ".png"), (True, ".jpg")])
def test_a_photo_whose_format_cannot_be_written_is_suggested_in_one_that_keeps_all(hdr, suffix, window, tmp_path):
    pixels = np.full((64, 96, 3), 128, np.uint8)
    file = tmp_path / "IMG_1.HEIC"
    if hdr:
        file.write_bytes(iphones(pixels, pixels[::2, ::2, 0]))
    else:
        pillow_heif.from_pillow(Image.fromarray(pixels)).save(file)
    window.document.open(read(file))
    window.actions_["save-as"].trigger()
    assert window.dialogs.suggestions == [tmp_path / f"IMG_1-filled{suffix}"]


def test_what_is_saved_is_what_is_seen_and_the_file_is_compared(edited, tmp_path, qtbot):
    edited.dialogs.save_path = tmp_path / "out.png"
    with qtbot.waitSignal(edited.files.saved) as saved:
        edited.actions_["save"].trigger()
    assert np.array_equal(read(tmp_path / "out.png").pixels, edited.document.pixels)
    assert "out.png" in saved.args[0]
    assert "identical" in saved.args[0]
    assert edited.messages.text == saved.args[0]
    assert not edited.isWindowModified()


def test_the_second_save_goes_to_the_same_file_without_a_question(edited, tmp_path, qtbot):
    edited.dialogs.save_path = tmp_path / "out.png"
    with qtbot.waitSignal(edited.files.saved):
        edited.actions_["save"].trigger()
    edited.document.undo_stack.undo()
    with qtbot.waitSignal(edited.files.saved):
        edited.actions_["save"].trigger()
    assert edited.dialogs.asked.count("save") == 1
    assert np.array_equal(read(tmp_path / "out.png").pixels, edited.document.pixels)


def test_the_original_is_overwritten_only_after_a_clear_question(edited, photo_file, qtbot):
    before = photo_file.read_bytes()
    edited.dialogs.save_path = photo_file
    edited.actions_["save-as"].trigger()
    assert edited.dialogs.asked[-1] == "overwrite original"
    qtbot.waitUntil(lambda: not edited.io.busy)
    assert photo_file.read_bytes() == before
    edited.dialogs.may_overwrite = True
    with qtbot.waitSignal(edited.files.saved):
        edited.actions_["save-as"].trigger()
    assert np.array_equal(read(photo_file).pixels, edited.document.pixels)


def test_a_file_that_cannot_be_written_says_so_and_the_work_stays(edited, tmp_path, qtbot):
    edited.dialogs.save_path = tmp_path / "no such folder" / "out.png"
    with qtbot.waitSignal(edited.files.failed):
        edited.actions_["save"].trigger()
    assert edited.messages.kind == "error"
    assert edited.isWindowModified()
    assert not (tmp_path / "no such folder").exists()


def test_staying_keeps_the_window_open(edited):
    edited.dialogs.about_unsaved = Unsaved.STAY
    edited.close()
    assert edited.isVisible()
    assert edited.document.dirty


def test_discarding_closes(edited):
    edited.dialogs.about_unsaved = Unsaved.DISCARD
    edited.close()
    assert not edited.isVisible()
    assert edited.dialogs.asked == ["unsaved"]


def test_saving_on_close_writes_first_and_then_closes(edited, tmp_path, qtbot):
    edited.dialogs.about_unsaved = Unsaved.SAVE
    edited.dialogs.save_path = tmp_path / "last.png"
    seen = edited.document.pixels
    edited.close()
    qtbot.waitUntil(lambda: not edited.isVisible())
    assert np.array_equal(read(tmp_path / "last.png").pixels, seen)


def test_a_photo_without_changes_closes_without_a_question(opened):
    opened.close()
    assert not opened.isVisible()
    assert opened.dialogs.asked == []


def test_another_photo_is_not_opened_over_unsaved_work_unasked(edited, photo_file, qtbot):
    edited.dialogs.about_unsaved = Unsaved.STAY
    seen = edited.document.pixels
    edited.files.open(photo_file)
    qtbot.waitUntil(lambda: not edited.io.busy)
    assert edited.dialogs.asked == ["unsaved"]
    assert edited.document.pixels is seen


def test_saving_does_not_wait_for_a_running_fill(edited, tmp_path, qtbot):
    mask = np.zeros(edited.document.shape, bool)
    mask[10:170, 10:190] = True
    edited.document.set_hole(mask, "test")
    edited.flow.fill(("patchmatch",), device="cpu")
    edited.dialogs.save_path = tmp_path / "meanwhile.png"
    with qtbot.waitSignal(edited.files.saved):
        edited.actions_["save"].trigger()
    assert edited.filling.running
    edited.filling.drop()


def test_results_are_exported_as_one_sheet_and_nothing_counts_as_saved(opened, stroke, tmp_path, qtbot):
    sheet = opened.actions_["export-sheet"]
    assert not sheet.isEnabled()
    stroke(opened, (60, 60), (120, 90))
    with qtbot.waitSignal(opened.filling.ended, timeout=60_000):
        opened.fill()
    opened.dialogs.save_path = tmp_path / "sheet"
    with qtbot.waitSignal(opened.files.saved) as told:
        sheet.trigger()
    assert "sheet.png" in told.args[0]
    with Image.open(tmp_path / "sheet.png") as picture:
        assert picture.format == "PNG"
        assert picture.width > 3 * 200  # photo, hole and results, each as wide as the photo
    assert opened.stack.currentWidget() is opened.compare
    opened.flow.use("telea")
    assert not sheet.isEnabled()
    assert opened.isWindowModified()


def test_a_sheet_replaces_the_photo_only_if_the_person_says_so(opened, photo_file, stroke, qtbot):
    before = photo_file.read_bytes()
    stroke(opened, (60, 60), (120, 90))
    with qtbot.waitSignal(opened.filling.ended, timeout=60_000):
        opened.fill()
    opened.dialogs.save_path = photo_file
    opened.actions_["export-sheet"].trigger()
    assert opened.dialogs.asked[-1] == "overwrite original"
    assert photo_file.read_bytes() == before


def paint_patiently(window, stroke, strokes: int = 12) -> None:
    window.options.set_size(4)
    for row in range(strokes):
        stroke(window, (20, 10 + 12 * row), (150, 16 + 12 * row))


def test_a_hole_of_many_strokes_is_not_let_go_unasked(opened, stroke):
    paint_patiently(opened, stroke)
    opened.dialogs.about_unsaved = Unsaved.STAY
    opened.close()
    assert opened.isVisible() and opened.dialogs.asked == ["unfilled"]
    opened.actions_["close"].trigger()
    assert opened.document.has_hole() and opened.dialogs.asked == ["unfilled"] * 2


def test_such_a_hole_is_saved_as_a_mask_before_another_photo_opens(opened, stroke, tmp_path, qtbot):
    paint_patiently(opened, stroke)
    mask = opened.document.hole > 0
    opened.dialogs.about_unsaved, opened.dialogs.save_path = Unsaved.SAVE, tmp_path / "mask.png"
    with qtbot.waitSignal(opened.files.opened):
        opened.files.open_sample("chelsea")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "mask.png").convert("L")) > 127, mask)


@pytest.mark.parametrize("how", ["few strokes", "filled", "exported", "undone"])
def test_a_hole_that_is_no_loss_is_let_go_without_a_question(opened, stroke, tmp_path, qtbot, how):
    paint_patiently(opened, stroke, 3 if how == "few strokes" else 12)
    if how == "filled":
        with qtbot.waitSignal(opened.filling.ended):
            opened.fill()
    elif how == "exported":
        opened.dialogs.save_path = tmp_path / "mask.png"
        with qtbot.waitSignal(opened.files.saved):
            opened.actions_["export-hole"].trigger()
    elif how == "undone":
        while opened.document.undo_stack.canUndo():
            opened.actions_["undo"].trigger()
    opened.dialogs.asked.clear()
    opened.close()
    assert not opened.isVisible() and opened.dialogs.asked == []


def test_private_data_stays_out_of_the_file_where_that_is_wished(window, settings, tmp_path, qtbot):
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "A camera", 6
    Image.fromarray(read(sample("astronaut").path).pixels[:90, :120]).save(tmp_path / "camera.jpg", exif=exif)
    settings.set("save/strip_private", True)
    settings.set("save/quality", 40)
    with qtbot.waitSignal(window.files.opened):
        window.files.open(tmp_path / "camera.jpg")
    window.dialogs.save_path = tmp_path / "out.jpg"
    with qtbot.waitSignal(window.files.saved):
        window.actions_["save"].trigger()
    with Image.open(tmp_path / "out.jpg") as saved, Image.open(tmp_path / "camera.jpg") as camera:
        assert dict(saved.getexif()) == {0x0112: 6}
        assert sum(saved.quantization[0]) > sum(camera.quantization[0])


def told(window, path, qtbot) -> str:
    """What the saved file says in its XMP."""
    window.dialogs.save_path, window.dialogs.may_overwrite = path, True
    with qtbot.waitSignal(window.files.saved):
        window.actions_["save-as"].trigger()
    with Image.open(path) as picture:
        return picture.info.get("xmp", b"").decode()


def test_the_file_says_what_was_filled_where_that_is_wished(edited, settings, tmp_path, qtbot):
    assert told(edited, tmp_path / "out.png", qtbot) == ""
    settings.set("save/note_fills", True)
    said = told(edited, tmp_path / "out.png", qtbot)
    assert "digitalsourcetype/humanEdits<" in said
    share = 100 * laid(edited.document.steps[0], edited.document.photo).hole.mean()
    assert f"filled 1 place ({share:.1f} % of the picture) by telea" in said
    settings.set("save/strip_private", True)
    assert "by telea" in told(edited, tmp_path / "out.jpg", qtbot)
    edited.document.undo_stack.undo()
    assert told(edited, tmp_path / "out.png", qtbot) == ""
    edited.document.undo_stack.redo()
    assert "by telea" in told(edited, tmp_path / "out.png", qtbot)


def test_the_methods_of_the_best_of_each_are_all_said(opened, settings, stroke, tmp_path, qtbot):
    settings.set("save/note_fills", True)
    for row in (60, 120):
        stroke(opened, (60, row), (110, row))
    with qtbot.waitSignal(opened.filling.ended):
        opened.fill()
    fills = opened.document.fills
    part, box = part_at(fills["telea"].hole, 80, 120)
    opened.document.set_fill(MIXED, mixed(fills["telea"], fills["navier-stokes"], part, box))
    opened.flow.use(MIXED)
    assert "by telea, navier-stokes" in told(opened, tmp_path / "out.png", qtbot)
