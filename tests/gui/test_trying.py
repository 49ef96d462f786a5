"""Trying the methods where the truth is known, in the window."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from skimage import data

from app.dialogs.trials import Trials
from pconv.photo import Photo


@pytest.fixture
def grassy(window, stroke, qtbot):
    """A window with grass, a spot painted on it, and two methods chosen."""
    grass = cv2.resize(data.grass(), (240, 180), interpolation=cv2.INTER_AREA)
    window.document.open(Photo(np.repeat(grass[..., None], 3, axis=2)))
    qtbot.waitUntil(lambda: window.canvas.isVisible())
    for box in window.methods.findChildren(QCheckBox):
        box.setChecked(box.objectName() in ("patchmatch", "telea"))
    stroke(window, (110, 90), (130, 90))
    return window


@pytest.fixture
def shown(grassy, monkeypatch):
    """What was handed to the dialog."""
    seen = []
    monkeypatch.setattr(grassy.dialogs, "trials", lambda *what: seen.append(what))
    return seen


def start(window):
    trying = window.assistants.trying
    trying.start_on(("patchmatch", "telea"), seed=0, device="cpu", grow=0)
    return trying


def ended(window, qtbot):
    qtbot.waitUntil(lambda: not window.compute.busy, timeout=60_000)


def test_it_is_said_which_method_came_closest_and_shown_where(grassy, qtbot, shown):
    grassy.actions_["try"].trigger()
    assert grassy.actions_["cancel"].isEnabled() and "truth" in grassy.status.doing
    ended(grassy, qtbot)
    assert grassy.messages.text.startswith("In 4 places like this PatchMatch came closest")
    assert "Telea +" in grassy.messages.text and not grassy.status.doing
    assert not grassy.document.fills and grassy.document.undo_stack.count() == 1  # nothing of the photo changed
    qtbot.mouseClick(grassy.messages.findChild(QPushButton), Qt.MouseButton.LeftButton)
    closeness, trials, pictures, title = shown[0]
    assert list(closeness) == ["patchmatch", "telea"] and len(trials) == len(pictures) == 4
    assert title("patchmatch") == "PatchMatch"


@pytest.mark.parametrize("change", ["paint", "undo", "forbid", "fill"])
def test_what_came_out_goes_when_hole_or_photo_change(grassy, qtbot, stroke, change):
    start(grassy)
    ended(grassy, qtbot)
    assert "truth" in grassy.messages.text and grassy.messages.isVisible()
    if change == "paint":
        stroke(grassy, (40, 40), (60, 40))
    elif change == "undo":
        grassy.actions_["undo"].trigger()
    elif change == "forbid":
        grassy.actions_["paint-forbidden"].trigger()
        stroke(grassy, (40, 140), (60, 140))
    else:
        with qtbot.waitSignal(grassy.filling.ended, timeout=60_000):
            grassy.flow.fill(("telea",), device="cpu")
        grassy.flow.use("telea")
    assert not grassy.messages.isVisible() or "truth" not in grassy.messages.text


def test_another_message_stays_when_the_hole_changes(grassy, qtbot, stroke):
    start(grassy)
    ended(grassy, qtbot)
    grassy.messages.tell("Something else", "warning")
    stroke(grassy, (40, 40), (60, 40))
    assert grassy.messages.isVisible() and grassy.messages.text == "Something else"


def test_painting_more_meanwhile_stops_it_and_says_so(grassy, qtbot, stroke):
    trying = start(grassy)
    stroke(grassy, (40, 40), (60, 40))
    assert not trying.busy and not grassy.status.doing and "trial was stopped" in grassy.messages.text
    ended(grassy, qtbot)
    assert "truth" not in grassy.messages.text


def test_the_dialog_shows_hole_truth_and_methods_of_every_place(grassy, qtbot, shown):
    start(grassy)
    ended(grassy, qtbot)
    qtbot.mouseClick(grassy.messages.findChild(QPushButton), Qt.MouseButton.LeftButton)
    dialog = Trials(*shown[0])
    qtbot.addWidget(dialog)
    labels = dialog.findChildren(QLabel)
    assert sum(not label.pixmap().isNull() for label in labels) == 4 * 4
    texts = [label.text() for label in labels]
    assert texts.count("closest") == 1 and texts.count("closest here") == 4
    assert {"Hole", "Truth", "PatchMatch", "Telea"} <= set(texts)


def test_escape_stops_it(grassy, qtbot):
    start(grassy)
    grassy.actions_["cancel"].trigger()
    assert not grassy.assistants.trying.busy and not grassy.status.doing
    ended(grassy, qtbot)
    assert "truth" not in grassy.messages.text


def test_a_fill_that_is_asked_for_comes_first(grassy, qtbot):
    trying = start(grassy)
    with qtbot.waitSignal(grassy.filling.ended, timeout=60_000):
        grassy.flow.fill(("telea",), device="cpu")
    assert not trying.busy and "telea" in grassy.document.fills
    ended(grassy, qtbot)
    assert "truth" not in grassy.messages.text


def test_a_hole_too_large_is_refused_in_a_sentence(grassy, qtbot):
    grassy.document.set_hole(np.ones(grassy.document.shape, bool) & (np.arange(240) < 230), "Paint")
    start(grassy)
    ended(grassy, qtbot)
    assert "too large" in grassy.messages.text


def test_another_photo_hears_nothing_of_it(grassy, qtbot):
    start(grassy)
    grassy.document.open(Photo(np.full((60, 80, 3), 90, np.uint8)))
    ended(grassy, qtbot)
    assert "truth" not in grassy.messages.text
