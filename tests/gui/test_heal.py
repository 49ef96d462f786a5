"""The tool that says from where parts of the hole are copied."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from app.healing import HEAL
from app.tools import HealTool
from pconv.box import Box
from pconv.methods.heal import places_of

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
FIRST, SECOND = (60, 60), (150, 120)


@pytest.fixture
def tool(window):
    return next(tool for tool in window.toolbox.tools if isinstance(tool, HealTool))


@pytest.fixture
def healed(opened, stroke, qtbot, tool):
    """The window with two painted spots and the tool in hand, and what it found."""
    window = opened
    window.settings.set("fill/grow", 0)
    window.options.set_size(10)
    for x, y in (FIRST, SECOND):
        stroke(window, (x - 6, y), (x + 6, y))
    take_up(window, "heal")
    qtbot.waitUntil(lambda: HEAL in window.document.fills)
    return window


def take_up(window, name):
    next(action for action in window.toolbox.actions if action.objectName() == f"tool-{name}").setChecked(True)


def place(window, x, y):
    return QPoint(*(round(v / window.canvas.devicePixelRatioF()) for v in window.canvas.frame.to_device(x, y)))


def rest(window, qtbot):
    qtbot.waitUntil(lambda: not window.assistants.healing.busy)


def drag(window, qtbot, start, end):
    canvas = window.canvas
    qtbot.mousePress(canvas, LEFT, pos=place(window, *start))
    for share in (0.5, 1.0):
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        qtbot.mouseMove(canvas, place(window, x, y))
    qtbot.mouseRelease(canvas, LEFT, pos=place(window, *end))
    rest(window, qtbot)


def shown(window):
    """The picture on the canvas, at full size."""
    return window.canvas.shown().first.crop(0, Box(0, 0, *window.document.shape))


def offset(tool, point):
    """Columns and rows from where the part at a point is copied."""
    return next(part.offset[::-1] for part in tool.parts if part.holds(*point))


def near(found, wanted, slack=2):
    return all(abs(a - b) <= slack for a, b in zip(found, wanted, strict=True))


def test_taken_up_it_shows_the_hole_healed_and_enter_makes_that_the_photo(healed, tool, qtbot):
    document = healed.document
    before, healing = document.pixels, document.fills[HEAL]
    assert len(tool.parts) == 2 and all(part.offset != (0, 0) for part in tool.parts)
    assert np.array_equal(shown(healed), healing.image) and not np.array_equal(healing.image, before)
    assert not healed.comparing
    qtbot.keyClick(healed.canvas, Qt.Key.Key_Return)
    assert np.array_equal(document.pixels, healing.image) and not document.has_hole()
    document.undo_stack.back()
    assert np.array_equal(document.pixels, before) and document.has_hole()


def test_a_part_is_copied_from_where_it_is_dragged_to(healed, tool, qtbot):
    other = offset(tool, SECOND)
    drag(healed, qtbot, FIRST, (FIRST[0] + 40, FIRST[1] + 30))
    assert near(offset(tool, FIRST), (40, 30)) and offset(tool, SECOND) == other
    assert np.array_equal(shown(healed), healed.document.fills[HEAL].image)
    drag(healed, qtbot, (FIRST[0] + 40, FIRST[1] + 30), (FIRST[0] + 50, FIRST[1] + 25))
    assert near(offset(tool, FIRST), (50, 25)), "what is copied is dragged as well"


def test_while_it_is_dragged_it_is_seen(healed, tool, qtbot):
    before = shown(healed)
    qtbot.mousePress(healed.canvas, LEFT, pos=place(healed, *FIRST))
    qtbot.mouseMove(healed.canvas, place(healed, FIRST[0] + 30, FIRST[1] + 50))
    rest(healed, qtbot)
    box = next(part.box for part in tool.parts if part.holds(*FIRST))
    during = shown(healed)
    assert not np.array_equal(during[box.slices], before[box.slices])
    qtbot.mouseRelease(healed.canvas, LEFT, pos=place(healed, FIRST[0] + 30, FIRST[1] + 50))
    rest(healed, qtbot)
    assert np.array_equal(shown(healed), during)


def test_what_is_clicked_is_copied_and_the_right_button_finds_the_best_again(healed, tool, qtbot):
    found = offset(tool, FIRST), offset(tool, SECOND)
    qtbot.mouseClick(healed.canvas, LEFT, pos=place(healed, *FIRST))
    assert (offset(tool, FIRST), offset(tool, SECOND)) == found, "a part that is clicked is but chosen"
    qtbot.mouseClick(healed.canvas, LEFT, pos=place(healed, 30, 150))
    rest(healed, qtbot)
    assert near(offset(tool, FIRST), (30 - FIRST[0], 150 - FIRST[1])) and offset(tool, SECOND) == found[1]
    qtbot.mouseClick(healed.canvas, RIGHT, pos=place(healed, *FIRST))
    rest(healed, qtbot)
    assert (offset(tool, FIRST), offset(tool, SECOND)) == found


def test_escape_amid_a_drag_leaves_it_as_it_was(healed, tool, qtbot):
    before, healing = shown(healed), healed.document.fills[HEAL]
    found = offset(tool, FIRST)
    qtbot.mousePress(healed.canvas, LEFT, pos=place(healed, *FIRST))
    qtbot.mouseMove(healed.canvas, place(healed, FIRST[0] + 30, FIRST[1] + 50))
    qtbot.keyClick(healed.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(healed.canvas, LEFT, pos=place(healed, FIRST[0] + 30, FIRST[1] + 50))
    rest(healed, qtbot)
    assert offset(tool, FIRST) == found and healed.document.fills[HEAL] is healing
    assert np.array_equal(shown(healed), before)


def test_a_drag_that_begins_while_the_one_before_is_healed_goes_on(healed, tool, qtbot):
    canvas, there = healed.canvas, place(healed, FIRST[0] + 30, FIRST[1] + 40)
    qtbot.mousePress(canvas, LEFT, pos=place(healed, *FIRST))
    qtbot.mouseMove(canvas, there)
    qtbot.mouseRelease(canvas, LEFT, pos=there)
    qtbot.mousePress(canvas, LEFT, pos=there)
    qtbot.mouseMove(canvas, place(healed, FIRST[0] + 35, FIRST[1] + 35))
    rest(healed, qtbot)
    end = FIRST[0] + 50, FIRST[1] + 30
    qtbot.mouseMove(canvas, place(healed, *end))
    qtbot.mouseRelease(canvas, LEFT, pos=place(healed, *end))
    rest(healed, qtbot)
    assert near(offset(tool, FIRST), (50, 30))
    qtbot.waitUntil(lambda: np.array_equal(shown(healed), healed.document.fills[HEAL].image))


def test_nothing_is_copied_from_beyond_the_photo(healed, tool, qtbot):
    drag(healed, qtbot, FIRST, (-400, FIRST[1]))
    part = next(part for part in tool.parts if part.holds(*FIRST))
    assert part.box.left + part.offset[1] == 0


def test_enter_waits_for_what_is_still_being_healed(healed, tool, qtbot):
    qtbot.mousePress(healed.canvas, LEFT, pos=place(healed, *FIRST))
    qtbot.mouseMove(healed.canvas, place(healed, 90, 100))
    qtbot.mouseRelease(healed.canvas, LEFT, pos=place(healed, 90, 100))
    assert healed.assistants.healing.busy
    qtbot.keyClick(healed.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not healed.document.has_hole())
    how = healed.document.steps[-1].how
    assert how.method == HEAL
    first, _ = places_of(how.options["places"])
    assert near((first.right, first.down), (30, 40))


def test_without_a_hole_it_says_what_to_do_and_enter_too(opened, tool, qtbot):
    take_up(opened, "heal")
    qtbot.mouseClick(opened.canvas, LEFT, pos=place(opened, 50, 50))
    assert "brush" in opened.messages.text
    qtbot.keyClick(opened.canvas, Qt.Key.Key_Return)
    assert "Paint over what should go first" in opened.messages.text


def test_what_is_undone_and_painted_meanwhile_is_healed_anew(healed, tool, qtbot):
    healed.document.undo_stack.back()
    assert tool.parts == () and HEAL not in healed.document.fills
    assert np.array_equal(shown(healed), healed.document.pixels)
    qtbot.waitUntil(lambda: HEAL in healed.document.fills)
    assert len(tool.parts) == 1


def test_put_down_it_shows_the_hole_and_what_was_healed_stays_a_result(healed, tool):
    take_up(healed, "brush")
    assert np.array_equal(shown(healed), healed.document.pixels) and tool.parts == ()
    assert HEAL in healed.document.fills


def test_it_stands_beside_what_the_methods_make_and_can_still_be_used(healed, tool, qtbot):
    drag(healed, qtbot, FIRST, (FIRST[0] + 40, FIRST[1] + 30))
    healing = healed.document.fills[HEAL]
    with qtbot.waitSignal(healed.filling.ended, timeout=30_000):
        healed.methods.fill_wanted.emit()
    assert healed.flow.cells == ("telea", "navier-stokes", HEAL) and healed.comparing
    assert healed.document.fills[HEAL] is healing
    healed.show_canvas()
    assert np.array_equal(shown(healed), healing.image)
    qtbot.keyClick(healed.canvas, Qt.Key.Key_Return)
    assert np.array_equal(healed.document.pixels, healing.image)


def test_keys_alone_place_it(healed, tool, qtbot, press, point_at):
    healed.actions_["point"].setChecked(True)
    point_at(healed.canvas, 100, 40)
    press(healed.canvas, "__")
    rest(healed, qtbot)
    assert near(offset(tool, FIRST), (100 - FIRST[0], 40 - FIRST[1]))
