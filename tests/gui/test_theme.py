"""Light and dark: readable, switched while the window is open, icons follow."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app import icons, theme
from app.actions import ROWS
from app.theme import Theme


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: QColor, b: QColor) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def restored_look(qapp):
    before = qapp.palette(), qapp.styleSheet()
    yield
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("WindowText", "Window"),
        ("Text", "Base"),
        ("ButtonText", "Button"),
        ("HighlightedText", "Highlight"),
        ("PlaceholderText", "Window"),
        ("ToolTipText", "ToolTipBase"),
        ("Link", "Window"),
    ],
)
def test_text_is_readable(dark, front, back):
    palette = theme.palette(dark)
    assert contrast(palette.color(QPalette.ColorRole[front]), palette.color(QPalette.ColorRole[back])) >= 4.5


@pytest.mark.parametrize("dark", [True, False])
def test_what_surrounds_a_photo_has_no_colour(dark):
    palette = theme.palette(dark)
    for role in ("Window", "Base", "Button"):
        assert palette.color(QPalette.ColorRole[role]).hsvSaturation() == 0


def test_the_theme_changes_while_the_window_is_open(opened, qapp, restored_look, qtbot):
    chosen = Theme(qapp)
    chosen.choose("dark")
    dark = opened.grab().toImage()
    chosen.choose("light")
    qtbot.wait(1)
    light = opened.grab().toImage()
    corner = opened.methods.mapTo(opened, opened.methods.rect().bottomRight()) - opened.rect().topLeft()
    x, y = corner.x() - 4, corner.y() - 4
    assert dark.pixelColor(x, y).lightness() < 100 < 200 < light.pixelColor(x, y).lightness()


def test_icons_take_the_colour_of_the_text(qapp, restored_look):
    chosen = Theme(qapp)
    icon = icons.icon("mdi6.brush")
    seen = {}
    for choice in ("dark", "light"):
        chosen.choose(choice)
        image = icon.pixmap(64, 64).toImage()
        colours = [image.pixelColor(x, y) for x in range(64) for y in range(64)]
        solid = [colour for colour in colours if colour.alpha() == 255]
        assert solid
        seen[choice] = {colour.name() for colour in solid}
        assert seen[choice] == {QApplication.palette().color(QPalette.ColorRole.WindowText).name()}
    assert seen["dark"] != seen["light"]


def test_every_icon_of_the_table_exists(qapp):
    _family, characters = icons._glyphs()
    assert [row.icon for row in ROWS if row.icon and row.icon.partition(".")[2] not in characters] == []
