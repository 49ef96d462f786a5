"""The parts around the picture: sizes, methods, results, messages, status, names for those who do not see them."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColorSpace
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QScrollBar,
    QWidget,
)

from app.panels.indicators import percent
from app.panels.messages import MessageBar
from app.panels.options import LARGEST, SMALLEST, OptionsStrip, size_of_slider, slider_of_size
from app.panels.results import seconds_text
from app.panels.status import StatusBar
from app.reading import describe
from app.window import MainWindow
from pconv.photo import Details, Photo
from pconv.photo.model import GainMap

ASKING = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QAbstractItemView)


def test_every_widget_a_person_can_use_has_a_name(opened):
    nameless = [
        (type(widget).__name__, type(widget.parent()).__name__)
        for widget in opened.findChildren(QWidget)
        if isinstance(widget, ASKING)
        and not isinstance(widget, QScrollBar)
        and not widget.isHidden()
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
    ]
    assert nameless == []


def test_all_of_the_panels_can_be_reached_by_tab(opened):
    reachable = [
        widget
        for widget in opened.methods.findChildren(QWidget)
        if isinstance(widget, ASKING) and not isinstance(widget, QScrollBar)
    ]
    assert reachable
    assert all(widget.focusPolicy() & Qt.FocusPolicy.TabFocus for widget in reachable)


def test_equal_steps_of_the_slider_are_equal_factors():
    sizes = [size_of_slider(position) for position in range(100, 301, 50)]
    factors = [after / before for before, after in itertools.pairwise(sizes)]
    assert max(factors) / min(factors) < 1.15
    assert size_of_slider(slider_of_size(SMALLEST)) == SMALLEST
    assert size_of_slider(slider_of_size(LARGEST)) == LARGEST


def test_slider_and_field_agree_and_reach_the_brush(opened):
    strip = opened.options
    strip._slider.setValue(slider_of_size(200))
    assert abs(strip.brush_size - 200) <= 4
    assert opened.canvas.tool.size.value == strip.brush_size
    opened.canvas.tool.size.set(77)
    assert strip.brush_size == 77


def test_the_size_keys_go_by_a_tenth_and_by_one_pixel_at_least(opened, qtbot):
    opened.options.set_size(100)
    qtbot.keyClick(opened.canvas, Qt.Key.Key_BracketRight)
    assert opened.options.brush_size == 110
    opened.options.set_size(2)
    qtbot.keyClick(opened.canvas, Qt.Key.Key_BracketLeft)
    qtbot.keyClick(opened.canvas, Qt.Key.Key_BracketLeft)
    assert opened.options.brush_size == 1


def test_a_new_photo_gets_a_brush_of_four_percent_of_its_shorter_side(opened):
    assert opened.options.brush_size == pytest.approx(0.04 * 180, abs=1)


def test_only_tools_with_a_size_show_one(opened, qtbot):
    qtbot.keyClick(opened.canvas, Qt.Key.Key_L)
    assert not opened.options._slider.isVisible()
    qtbot.keyClick(opened.canvas, Qt.Key.Key_B)
    assert opened.options._slider.isVisible()


def test_the_colour_of_the_hole_is_asked_for_and_remembered(qtbot, opened):
    qtbot.mouseClick(opened.options._swatch, Qt.MouseButton.LeftButton)
    assert opened.dialogs.asked == ["colour"]
    assert opened.settings.get("look/overlay_colour") == "#00ff00"


def test_a_strip_without_changes_announces_nothing(qtbot):
    strip = OptionsStrip(lambda colour: None)
    qtbot.addWidget(strip)
    heard = []
    strip.opacity_changed.connect(heard.append)
    strip.colour_changed.connect(heard.append)
    strip.set_overlay("#123456", 70)
    assert heard == []


def test_which_methods_run_is_remembered(window, make_window):
    for name, box in window.methods._boxes.items():
        box.setChecked(name == "telea")
    assert make_window().methods.chosen == ("telea",)


def test_every_method_says_what_it_is_good_for(window):
    assert len(window.methods._boxes) >= 4
    for box in window.methods._boxes.values():
        assert box.text()
        assert len(box.toolTip()) > 20


def test_the_panel_says_why_nothing_can_be_filled(window, photo_file, stroke, qtbot):
    assert window.methods._why.text()
    with qtbot.waitSignal(window.files.opened):
        window.files.open(photo_file)
    assert "Paint" in window.methods._why.text()
    stroke(window, (60, 60), (120, 90))
    assert window.methods._why.text() == ""


def test_the_status_bar_tells_pointer_zoom_and_hole(opened, stroke, qtbot):
    stroke(opened, (60, 60), (120, 90))
    assert re.fullmatch(r"1(19|20|21), (89|90|91)", opened.status.text("pointer"))
    share = opened.document.hole_ratio() * 100
    assert opened.status.text("hole") == f"Hole {share:.1f} %"
    qtbot.keyClick(opened.canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert opened.status.text("zoom") == "100 %"


@pytest.mark.parametrize("field", ["seed", "size"])
def test_one_letter_keys_work_while_a_number_has_the_focus(opened, qtbot, field):
    number = opened.methods._seed if field == "seed" else opened.options._spin
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "17")
    qtbot.keyClick(number, Qt.Key.Key_E)
    assert opened.findChild(QAction, "tool-eraser").isChecked()
    assert number.cleanText() == "17"


def test_messages_that_matter_stay_and_others_go(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Could not do it.", "error")
    assert not bar._timer.isActive()
    bar.tell("Done.", "good")
    assert bar._timer.isActive()
    qtbot.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_message_can_offer_something_to_do(qtbot):
    bar, done = MessageBar(), []
    qtbot.addWidget(bar)
    bar.tell("There is more.", button="More", act=lambda: done.append("more"))
    qtbot.mouseClick(bar._button, Qt.MouseButton.LeftButton)
    assert done == ["more"]
    assert bar.isHidden()


def test_a_long_message_does_not_widen_the_window(opened, qtbot):
    opened.resize(opened.minimumSizeHint().expandedTo(opened.minimumSize()))
    qtbot.wait(1)
    before = opened.size()
    opened.messages.tell("A very long sentence about what went wrong and where. " * 12, "error")
    qtbot.wait(1)
    assert opened.width() == before.width()


def test_the_window_fits_a_small_screen(window):
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 640


def test_results_do_not_enlarge_a_small_window(opened, stroke, qtbot):
    opened.resize(1024, 640)
    stroke(opened, (60, 60), (120, 90))
    with qtbot.waitSignal(opened.filling.ended):
        opened.flow.fill(("telea", "navier-stokes", "no such", "nor this", "or this"), device="cpu")
    assert opened.messages.isVisible()
    assert (opened.width(), opened.height()) == (1024, 640)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0004, "1 ms"), (0.0451, "45 ms"), (1.26, "1.3 s"), (59.97, "1 min 00 s"), (125.2, "2 min 05 s")],
)
def test_times_are_written_for_people(seconds, text):
    assert seconds_text(seconds) == text


@pytest.mark.parametrize(("share", "text"), [(0.00001, "< 0.1 %"), (0.0251, "2.5 %"), (0.0999, "10 %"), (1.0, "100 %")])
def test_shares_are_written_for_people(share, text):
    assert percent(share) == text


def test_a_profile_name_filled_up_with_zeros_is_shown_without_them():
    profile = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    profile.setDescription("House\0\0\0\0")
    assert "House" in bytes(profile.iccProfile()).replace(b"\0", b"").decode("latin-1")
    photo = Photo(np.zeros((20, 30, 3), np.uint8), icc=bytes(profile.iccProfile()))
    assert describe(photo) == "30 × 20 · 8-bit · House"


def test_that_a_photo_is_of_high_dynamic_range_is_said():
    photo = Photo(np.zeros((20, 30, 3), np.uint8), details=Details(gain_map=GainMap(b"")))
    assert describe(photo) == "30 × 20 · 8-bit · sRGB · HDR"


def test_a_window_left_on_a_larger_screen_comes_back_whole(make_window, settings):
    first = make_window()
    there = first.screen().availableGeometry()
    first.resize(there.width() + 400, there.height() + 300)
    first.move(500, 400)
    settings.set("window/geometry", first.saveGeometry().data())
    again = MainWindow(settings, data=first.data, dialogs=first.dialogs)
    assert there.contains(again.geometry())
    again.close()


def test_the_tolerance_of_the_wand_is_set_in_the_strip_and_remembered(opened, make_window, qtbot):
    ramp = np.repeat(np.arange(200, dtype=np.uint8)[None, :, None], 180, axis=0).repeat(3, axis=2)
    opened.document.open(Photo(ramp))
    field = opened.options.findChild(QAbstractSpinBox, "tolerance")
    assert not field.isVisible()
    qtbot.keyClick(opened.canvas, Qt.Key.Key_W)
    assert field.isVisible()
    x, y = (round(c) for c in opened.canvas.frame.to_device(100.5, 90.5))
    for levels in (24, 0, 60):
        field.selectAll()
        qtbot.keyClicks(field, str(levels))
        opened.document.clear_hole()
        with qtbot.waitSignal(opened.canvas.stroke_finished):
            qtbot.mouseClick(opened.canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        columns = (opened.document.hole > 0).any(axis=0)
        assert columns.sum() == 2 * levels + 1
    assert make_window().options.findChild(QAbstractSpinBox, "tolerance").value() == 60


def test_what_the_status_says_has_its_words_for_a_name_and_what_it_is_for_a_hint(qtbot):
    """A screen reader would otherwise say "Zoom", and not how far."""
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_text("zoom", "178 %")
    label = next(label for label in bar.findChildren(QLabel) if label.text() == "178 %")
    assert (label.accessibleName(), label.toolTip()) == ("178 %", "Zoom")
    bar.set_text("zoom", "")
    assert label.accessibleName() == "Zoom"
