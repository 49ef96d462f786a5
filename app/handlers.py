"""What each action of the table does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication

from app.actions import shortcut_sheet
from app.areas import Area
from app.canvas.sight import look_closer
from app.convert import to_image

if TYPE_CHECKING:
    from app.canvas.compare import CompareView
    from app.canvas.geometry import ViewState
    from app.canvas.view import CanvasView
    from app.window import MainWindow

ZOOM_STEP = 1.25


class Handlers(QObject):
    """One method per `slot` in the table of actions. The window's parts are looked up when they are needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looked_at: ViewState | None = None

    # -- file --------------------------------------------------------------------------------------------------

    def open_dialog(self) -> None:
        self._window.files.open_dialog()

    def next_photo(self) -> None:
        self._window.neighbours.open_next()

    def previous_photo(self) -> None:
        self._window.neighbours.open_previous()

    def save(self) -> None:
        self._window.files.save()

    def save_as(self) -> None:
        self._window.files.save_as()

    def save_project(self) -> None:
        self._window.files.save_project()

    def export_sheet(self) -> None:
        self._window.files.export_sheet()

    def export_report(self) -> None:
        self._window.files.export_report()

    def export_layer(self) -> None:
        self._window.files.export_layer()

    def repeat_elsewhere(self) -> None:
        self._window.assistants.repeating.ask(self._window.device)

    def close_photo(self) -> None:
        self._window.files.close_photo()

    def close(self) -> None:
        self._window.close()

    # -- edit --------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        self._window.document.undo_stack.back()

    def redo(self) -> None:
        self._window.document.undo_stack.forward()

    def copy_picture(self) -> None:
        picture = self._window.document.picture
        alpha = None if picture.alpha is None else picture.upright(picture.alpha)
        QGuiApplication.clipboard().setImage(to_image(picture.upright(picture.pixels), alpha))
        self._window.messages.tell(self.tr("The picture is on the clipboard."), "good")

    def paste_picture(self) -> None:
        clipboard = QGuiApplication.clipboard()
        mime = clipboard.mimeData()
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime is not None else []
        if paths:
            self._window.files.open(paths[0], as_photo=False)
        elif mime is not None and mime.hasImage():
            self._window.files.open_image(clipboard.image())
        else:
            self._window.messages.tell(self.tr("There is no picture on the clipboard."), "warning")

    def show_preferences(self) -> None:
        self._window.dialogs.preferences(self._window.settings)

    # -- hole --------------------------------------------------------------------------------------------------

    def clear_hole(self) -> None:
        self._window.document.clear_hole()

    def invert_hole(self) -> None:
        self._window.document.invert_hole()

    def take_in_overhang(self) -> None:
        self._window.assistants.overhang.take_in()

    def bring_original_back(self) -> None:
        self._window.assistants.original.bring_back()

    def paint_borders(self) -> None:
        self._window.assistants.borders.paint()

    def paint_again(self) -> None:
        document = self._window.document
        document.paint_again(document.undo_stack.fills()[-1])

    def paint_hole(self, on: bool) -> None:
        self._paint(Area.HOLE, on)

    def paint_forbidden(self, on: bool) -> None:
        self._paint(Area.FORBIDDEN, on)

    def paint_donor(self, on: bool) -> None:
        self._paint(Area.DONOR, on)

    def _paint(self, area: Area, on: bool) -> None:
        if on:
            self._window.toolbox.paint(area)

    def clear_sources(self) -> None:
        self._window.document.clear_sources()

    def brush_smaller(self) -> None:
        self._window.options.step_size(-1)

    def brush_larger(self) -> None:
        self._window.options.step_size(+1)

    def import_hole(self) -> None:
        self._window.files.import_hole()

    def export_hole(self) -> None:
        self._window.files.export_hole()

    # -- fill --------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Fill; while results are shown, use the chosen one; while something is healed, that."""
        if self._window.comparing:
            self._window.flow.use_focused()
        elif not self._window.assistants.healing.use():
            self._window.fill()

    def fill_at_once(self, on: bool) -> None:
        self._window.assistants.at_once.set_on(on)

    def try_methods(self) -> None:
        """Find out which of the chosen methods to trust."""
        window, get = self._window, self._window.settings.get
        trying = window.assistants.trying
        trying.start_on(window.methods.chosen, seed=get("fill/seed"), device=window.device, grow=get("fill/grow"))

    def variation(self) -> None:
        settings = self._window.settings
        settings.set("fill/seed", settings.get("fill/seed") + 1)
        self._window.fill()

    def escape(self) -> None:
        """Stop what runs; else leave the results; else leave full screen; else leave other photos alone."""
        window, assistants = self._window, self._window.assistants
        helping = assistants.waiting, assistants.trying, assistants.remaking
        if window.flow.cancel() or any(each.cancel() for each in helping):
            return
        if window.comparing:
            window.show_canvas()
        elif window.isFullScreen():
            window.actions_["full-screen"].setChecked(False)
        else:
            assistants.repeating.cancel()

    def use_focused(self) -> None:
        self._window.flow.use_focused()

    def show_results(self, on: bool) -> None:
        if on:
            self._window.flow.show_results()
        else:
            self._window.show_canvas()

    # -- view --------------------------------------------------------------------------------------------------

    def _view(self) -> CanvasView | CompareView:
        return self._window.compare if self._window.comparing else self._window.canvas

    def fit(self) -> None:
        self._view().fit()

    def actual_size(self) -> None:
        self._zoom(lambda view: view.actual_size())

    def zoom_in(self) -> None:
        self._zoom(lambda view: view.zoom_by(ZOOM_STEP))

    def zoom_out(self) -> None:
        self._zoom(lambda view: view.zoom_by(1 / ZOOM_STEP))

    def _zoom(self, zoom: Callable[[CanvasView | CompareView], None]) -> None:
        """Zoom without a pointer to zoom at: in results nobody has moved yet, what matters is the hole."""
        view = self._view()
        unmoved = view.view_state.fitted or view.view_state == self._looked_at
        zoom(view)
        if unmoved and self._window.comparing and not self._window.compare.aim.on:
            look_closer(view, self._window.document)
            self._looked_at = view.view_state

    def show_overlay(self, on: bool) -> None:
        self._window.canvas.set_overlay_visible(on)

    def show_sources(self, on: bool) -> None:
        self._window.compare.origins.set_on(on)

    def point_by_keys(self, on: bool) -> None:
        self._window.settings.set("window/point_by_keys", on)
        self._window.compare.aim.set_on(on)
        if on:
            self._window.stack.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_mode(self) -> None:
        self._window.compare.next_mode()

    def full_screen(self, on: bool) -> None:
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()
        self._window.refresh()

    # -- help --------------------------------------------------------------------------------------------------

    def show_shortcuts(self) -> None:
        actions = [action for action in self._window.actions() if isinstance(action, QAction)]
        self._window.dialogs.shortcuts(shortcut_sheet(actions))

    def show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.log_path)))

    def show_about(self) -> None:
        self._window.dialogs.about()
