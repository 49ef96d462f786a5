"""One table of actions, from which come the menus, the tool bar and the sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app import icons
from app.i18n import key_text, translate

SEPARATOR = "-"


@dataclass(frozen=True)
class Row:
    """One action.

    Attributes:
        name: how the program calls it.
        text: what the person reads.
        keys: key sequences in Qt's portable text; the first is shown.
        icon: name of a qtawesome icon, or empty.
        slot: name of the method called, on the object given to `Actions`.
        menu: the menu it stands in, or empty.
        checkable: whether it stays pressed; the slot then gets a bool.
        needs: what must be there for it to be enabled: "photo", "file" (of the photo), "hole", "limits" (painted
            sources), "results", "fills", "source", "filled" (accepted fills), "undoable fill", "hole over fills" or
            nothing.
        tip: help in one sentence; the text where empty.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    slot: str = ""
    menu: str = ""
    checkable: bool = False
    needs: str = ""
    tip: str = ""


MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "hole": QT_TRANSLATE_NOOP("Actions", "&Hole"),
    "fill": QT_TRANSLATE_NOOP("Actions", "F&ill"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "help": QT_TRANSLATE_NOOP("Actions", "H&elp"),
}

_T = QT_TRANSLATE_NOOP

ROWS = (
    Row("open", _T("Actions", "&Open…"), ("Ctrl+O",), "mdi6.folder-open-outline", "open_dialog", "file"),
    Row("recent", _T("Actions", "Open &recent"), menu="file"),
    Row("samples", _T("Actions", "Open a sa&mple"), menu="file"),
    Row("next", _T("Actions", "&Next photo of the folder"), ("Alt+Right",), "", "next_photo", "file", needs="file"),
    Row("previous", _T("Actions", "Pre&vious photo of the folder"), ("Alt+Left",), "", "previous_photo", "file",
        needs="file"),
    Row("file-1", SEPARATOR, menu="file"),
    Row("save", _T("Actions", "&Save"), ("Ctrl+S",), "mdi6.content-save-outline", "save", "file", needs="photo"),
    Row("save-as", _T("Actions", "Save &as…"), ("Ctrl+Shift+S",), "", "save_as", "file", needs="photo"),
    Row("save-project", _T("Actions", "Save pro&ject…"), ("Ctrl+Alt+S",), "", "save_project", "file", needs="photo",
        tip=_T("Actions", "Keep the photo as it was opened, every fill and what is painted, to go on later.")),
    Row("export-sheet", _T("Actions", "&Export comparison sheet…"), ("Ctrl+Shift+E",), "", "export_sheet", "file",
        needs="fills", tip=_T("Actions", "Save all results beside each other, with their times, as one picture.")),
    Row("export-report", _T("Actions", "Export a repor&t…"), (), "", "export_report", "file", needs="filled",
        tip=_T("Actions", "Save a document that shows every accepted fill, with when and how it was made.")),
    Row("export-layer", _T("Actions", "Export the fills as a &layer…"), (), "", "export_layer", "file", needs="filled",
        tip=_T("Actions", "Save what was filled alone, transparent around it, to lay it over the photo elsewhere.")),
    Row("repeat", _T("Actions", "Re&peat on other photos…"), (), "", "repeat_elsewhere", "file", needs="filled",
        tip=_T("Actions", "Fill the same places in other photos of this size, each saved beside its original.")),
    Row("file-2", SEPARATOR, menu="file"),
    Row("close", _T("Actions", "&Close photo"), ("Ctrl+W",), "", "close_photo", "file", needs="photo"),
    Row("quit", _T("Actions", "&Quit"), ("Ctrl+Q",), "", "close", "file"),
    Row("undo", _T("Actions", "&Undo"), ("Ctrl+Z",), "mdi6.undo", "undo", "edit", needs="photo"),
    Row("redo", _T("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "mdi6.redo", "redo", "edit", needs="photo"),
    Row("edit-1", SEPARATOR, menu="edit"),
    Row("copy", _T("Actions", "&Copy picture"), ("Ctrl+C",), "", "copy_picture", "edit", needs="photo"),
    Row("paste", _T("Actions", "&Paste picture"), ("Ctrl+V",), "", "paste_picture", "edit"),
    Row("edit-2", SEPARATOR, menu="edit"),
    Row("preferences", _T("Actions", "Pre&ferences…"), ("Ctrl+,",), "mdi6.cog-outline", "show_preferences", "edit"),
    Row("clear", _T("Actions", "&Clear the hole"), ("Ctrl+Backspace",), "mdi6.close-box-outline", "clear_hole", "hole",
        needs="hole"),
    Row("invert", _T("Actions", "&Invert the hole"), ("I",), "mdi6.invert-colors", "invert_hole", "hole",
        needs="photo"),
    Row("overhang", _T("Actions", "Take in what sticks &out"), ("O",), "mdi6.vector-union", "take_in_overhang",
        "hole", needs="hole",
        tip=_T("Actions", "Grow the hole over what is left of the thing at its rim: twigs, hair, a hand.")),
    Row("borders", _T("Actions", "Paint empty &borders"), ("Ctrl+B",), "mdi6.crop-rotate", "paint_borders", "hole",
        needs="photo",
        tip=_T("Actions", "Paint what is transparent, or the black or white corners that turning a photo leaves.")),
    Row("paint-again", _T("Actions", "Paint the last hole a&gain"), ("Ctrl+Shift+D",), "mdi6.selection-marker",
        "paint_again", "hole", needs="undoable fill",
        tip=_T("Actions", "Paint what the last accepted fill filled, to fill it anew; the history offers the others.")),
    Row("original", _T("Actions", "Bring the o&riginal back"), ("Ctrl+Shift+O",), "mdi6.backup-restore",
        "bring_original_back", "hole", needs="hole over fills",
        tip=_T("Actions", "Too much was filled: what the hole covers becomes again what it was in the photo.")),
    Row("hole-1", SEPARATOR, menu="hole"),
    Row("paint-hole", _T("Actions", "Paint the &hole"), ("H",), "", "paint_hole", "hole", checkable=True,
        tip=_T("Actions", "Tools paint the hole: what is to be filled.")),
    Row("paint-forbidden", _T("Actions", "Paint what &not to copy"), ("D",), "", "paint_forbidden", "hole",
        checkable=True,
        tip=_T("Actions", "Do not copy: tools paint what no method may copy from.")),
    Row("paint-donor", _T("Actions", "Paint what to &copy"), ("C",), "", "paint_donor", "hole",
        checkable=True,
        tip=_T("Actions", "Copy only: tools paint the only places that methods may copy from.")),
    Row("clear-sources", _T("Actions", "Copy from every&where again"), ("Ctrl+Shift+Backspace",), "", "clear_sources",
        "hole", needs="limits",
        tip=_T("Actions", "Clear what is painted as “do not copy” and “copy only”.")),
    Row("hole-2", SEPARATOR, menu="hole"),
    Row("smaller", _T("Actions", "&Smaller brush"), ("[",), "", "brush_smaller", "hole", needs="photo"),
    Row("larger", _T("Actions", "&Larger brush"), ("]",), "", "brush_larger", "hole", needs="photo"),
    Row("hole-3", SEPARATOR, menu="hole"),
    Row("import-hole", _T("Actions", "I&mport a hole…"), (), "", "import_hole", "hole", needs="photo",
        tip=_T("Actions", "Load a mask of the photo's size: white is to be filled. A mask can also be dropped.")),
    Row("export-hole", _T("Actions", "&Export the hole…"), (), "", "export_hole", "hole", needs="hole"),
    Row("fill", _T("Actions", "&Fill the hole"), ("Return", "Enter"), "mdi6.auto-fix", "enter", "fill",
        needs="photo", tip=_T("Actions", "Run the chosen methods on the painted hole.")),
    Row("variation", _T("Actions", "Another &variation"), ("Ctrl+Return",), "mdi6.dice-5-outline", "variation", "fill",
        needs="source", tip=_T("Actions", "Fill once more with the next seed.")),
    Row("at-once", _T("Actions", "Fill as soon as it is &painted"), ("F",), "mdi6.lightning-bolt-outline",
        "fill_at_once", "fill", checkable=True,
        tip=_T("Actions", "Fill every stroke at once by the first of the chosen methods, and use the result.")),
    Row("try", _T("Actions", "&Test on this photo"), ("Ctrl+T",), "mdi6.flask-outline", "try_methods", "fill",
        needs="hole",
        tip=_T("Actions", "Fill the same shape where the truth is known, and see which method comes closest.")),
    Row("cancel", _T("Actions", "&Cancel"), ("Esc",), "mdi6.close-circle-outline", "escape", "fill"),
    Row("fill-1", SEPARATOR, menu="fill"),
    Row("use", _T("Actions", "&Use this result"), (), "mdi6.check-bold", "use_focused", "fill", needs="results",
        tip=_T("Actions", "The result becomes the photo; Enter does it too while results are shown.")),
    Row("results", _T("Actions", "Show the &results"), ("V",), "mdi6.view-grid-outline", "show_results", "fill",
        needs="results", checkable=True),
    Row("fit", _T("Actions", "&Fit in the window"), ("Ctrl+0",), "mdi6.fit-to-page-outline", "fit", "view",
        needs="photo"),
    Row("actual", _T("Actions", "&Actual size (100 %)"), ("Ctrl+1",), "mdi6.numeric-1-box-outline", "actual_size",
        "view", needs="photo"),
    Row("zoom-in", _T("Actions", "Zoom &in"), ("Ctrl++", "Ctrl+="), "mdi6.magnify-plus-outline", "zoom_in", "view",
        needs="photo"),
    Row("zoom-out", _T("Actions", "Zoom &out"), ("Ctrl+-",), "mdi6.magnify-minus-outline", "zoom_out", "view",
        needs="photo"),
    Row("view-1", SEPARATOR, menu="view"),
    Row("overlay", _T("Actions", "Show what is &painted"), ("Q",), "mdi6.layers-outline", "show_overlay", "view",
        checkable=True),
    Row("mode", _T("Actions", "Next way to &compare"), ("G",), "mdi6.view-split-vertical", "next_mode", "view",
        needs="results", tip=_T("Actions", "Side by side, slider, one, blink, difference.")),
    Row("sources", _T("Actions", "Show &sources"), ("S",), "mdi6.vector-line", "show_sources", "view", checkable=True,
        tip=_T("Actions", "Point at a filled pixel of a result: a line leads to where it was copied from.")),
    Row("point", _T("Actions", "Point with the &keyboard"), ("K",), "mdi6.crosshairs", "point_by_keys", "view",
        checkable=True,
        tip=_T("Actions", "Arrows move a pointer in the picture, Space is its left button and Delete its right one.")),
    Row("view-2", SEPARATOR, menu="view"),
    Row("theme", _T("Actions", "&Theme"), menu="view"),
    Row("panels", _T("Actions", "&Panels"), menu="view"),
    Row("full-screen", _T("Actions", "F&ull screen"), ("F11",), "", "full_screen", "view", checkable=True),
    Row("shortcuts", _T("Actions", "&Keyboard shortcuts"), ("F1", "?"), "mdi6.keyboard-outline", "show_shortcuts",
        "help"),
    Row("log", _T("Actions", "Show the &log file"), (), "", "show_log", "help"),
    Row("about", _T("Actions", "&About PConv Studio"), (), "", "show_about", "help"),
)  # fmt: skip

TOOL_BAR = (
    "open", "save", SEPARATOR, "undo", "redo", SEPARATOR, "zoom-out", "zoom-in", "fit", "actual", SEPARATOR, "overlay",
    "overhang", "at-once", "clear", SEPARATOR, "results", "mode",
)  # fmt: skip
# Rows that become submenus filled elsewhere.
SUBMENUS = ("recent", "samples", "theme", "panels")
# Keys that are held or belong to the canvas; they have no action, but the sheet of shortcuts names them.
HELD_KEYS = (
    ("\\", _T("Actions", "Hold: the original")),
    (_T("Actions", "Tab"), _T("Actions", "Hold: the original")),
    (_T("Actions", "Space"), _T("Actions", "Hold and drag: move the picture")),
    (_T("Actions", "Arrows"), _T("Actions", "Move the picture, or what points: Shift far, Ctrl one pixel")),
    (_T("Actions", "Home, End, Page"), _T("Actions", "Move what points diagonally")),
    (_T("Actions", "Space"), _T("Actions", "While keys point: press, and again: let go; with Shift as Shift-click")),
    (_T("Actions", "Delete"), _T("Actions", "While keys point: the right button")),
    (_T("Actions", "Wheel"), _T("Actions", "Zoom at the pointer")),
    (_T("Actions", "Right button"), _T("Actions", "Erase with any painting tool; of a result, take one hole")),
    ("1 … 9", _T("Actions", "Show one result alone; Enter uses it")),
)


class Actions(QObject):
    """QActions of the table, by name.

    Args:
        target: the object whose methods the table names in `slot`.
        window: the widget in which the keys work.
    """

    def __init__(self, target: object, window: QWidget) -> None:
        super().__init__(window)
        self._rows = {row.name: row for row in ROWS}
        self._by_name: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        for row in ROWS:
            if row.text != SEPARATOR and row.name not in SUBMENUS:
                self._by_name[row.name] = self._make(row, target, window)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def _make(self, row: Row, target: object, window: QWidget) -> QAction:
        text = translate("Actions", row.text)
        action = QAction(text, window)
        action.setObjectName(row.name)
        action.setCheckable(row.checkable)
        self.set_keys(action, row.keys, translate("Actions", row.tip) or plain(text))
        (action.toggled if row.checkable else action.triggered).connect(_caller(target, row))
        if row.icon:
            action.setIcon(icons.icon(row.icon))
        window.addAction(action)
        return action

    def set_keys(self, action: QAction, keys: Sequence[str], tip: str) -> None:
        portable = QKeySequence.SequenceFormat.PortableText
        action.setShortcuts([QKeySequence.fromString(key, portable) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(f"{tip} ({key_text(keys[0])})" if keys else tip)

    def enable(self, have: set[str]) -> None:
        """Enable what is possible now; `have` holds the words of `Row.needs` that are true."""
        for name, action in self._by_name.items():
            needs = self._rows[name].needs
            action.setEnabled(not needs or needs in have)

    def fill_menu_bar(self, bar: QWidget) -> dict[str, QMenu]:
        """Build the menus of the table into a QMenuBar. Returns them by their key in `MENUS`."""
        menus = {key: bar.addMenu(translate("Actions", title)) for key, title in MENUS.items()}
        for row in ROWS:
            menu = menus.get(row.menu)
            if menu is None:
                continue
            if row.text == SEPARATOR:
                menu.addSeparator()
            elif row.name in SUBMENUS:
                self.submenus[row.name] = menu.addMenu(translate("Actions", row.text))
            else:
                menu.addAction(self._by_name[row.name])
        return menus

    def fill_tool_bar(self, bar: QWidget, names: Iterable[str] = TOOL_BAR) -> None:
        for name in names:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self._by_name[name])


def plain(text: str) -> str:
    """A menu text without its mnemonic mark and dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def shortcut_sheet(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """(keys, text) of every action that has a key, then the keys that are held."""
    lines = []
    for action in actions:
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        if keys:
            either = translate("Actions", "{0} or {1}")
            lines.append((reduce(either.format, keys), plain(action.text())))
    return lines + [(translate("Actions", key), translate("Actions", text)) for key, text in HELD_KEYS]


def _caller(target: object, row: Row):
    slot = getattr(target, row.slot)
    if row.checkable:
        return slot
    return lambda _checked=False: slot()
