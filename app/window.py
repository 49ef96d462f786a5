"""The main window: assembles menus, bars, docks and pages. No image logic."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QImage,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import reading, recovery, theme, warmup
from app.actions import Actions
from app.assistants import Assistants
from app.canvas.compare import CompareView
from app.canvas.sight import look_at_hole
from app.canvas.view import CanvasView
from app.dialogs import Dialogs
from app.document import Document
from app.engine import method_title
from app.files import Files
from app.filling import Filling
from app.flow import FillFlow
from app.handlers import Handlers
from app.jobs import Job, Lane
from app.neighbours import Neighbours
from app.panels.empty import EmptyPage
from app.panels.frames import docked, framed, keep_on_screen, scrolled, tool_bar
from app.panels.history import History
from app.panels.indicators import Indicators
from app.panels.messages import MessageBar
from app.panels.methods import Entry, MethodsPanel
from app.panels.options import OptionsStrip
from app.panels.results import ResultsPanel
from app.panels.status import StatusBar
from app.panels.submenus import Submenus
from app.panels.toolbox import Toolbox
from app.sentences import sentences_text
from app.settings import Settings
from app.tools import make_tools
from pconv.mixed import MIXED

LOG_NAME = "pconv-studio.log"
BRUSH_SHARE = 0.04  # of the shorter side of the photo, the brush of a photo just opened


class MainWindow(QMainWindow):
    """One window, one photo.

    Args:
        settings: what is remembered.
        data: folder for the log and for recovery.
        dialogs: everything modal; replaced in tests.
        device: device for this run only; None takes the remembered one.

    Signals:
        painted: the window has been painted for the first time.
    """

    painted = Signal()

    def __init__(
        self, settings: Settings, *, data: Path, dialogs: Dialogs | None = None, device: str | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowIcon(QIcon(str(theme.ICON)))
        self.setAcceptDrops(True)
        self.settings, self.data = settings, data
        self.dialogs = dialogs or Dialogs(self)
        self._device = device
        self._was_painted = self._may_close = self._closing = False
        self.document = Document(self)
        self.compute, self.io, self.warm = Lane("compute", self), Lane("files", self), Lane("warm-up", self)
        self.looks = Lane("looks", self)
        self.files = Files(self.document, self.io, settings, self.dialogs, self)
        self.neighbours = Neighbours(self.document, self.files, self.io, self)
        self.filling = Filling(self.document, self.compute, self)
        self.journal = recovery.Journal(self.document, self.io, settings, data / "recovery", self)
        self.actions_ = Actions(Handlers(self), self)
        self._build()
        self._connect()
        self._restore()
        self.refresh()

    # -- assembly ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.actions_.fill_menu_bar(self.menuBar())
        self.canvas, self.compare = CanvasView(self), CompareView(self)
        self.canvas.keys.follow(self.compare.aim)
        self.empty = EmptyPage(self.actions_["open"], reading.sample_titles(), self)
        self.messages = MessageBar(self)
        self.options = OptionsStrip(self.dialogs.colour, self)
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(320, 220)  # of all pages: no page may enlarge the window by being shown
        self._empty_page = scrolled(self.empty)
        for page in (self._empty_page, self.canvas, self.compare):
            self.stack.addWidget(page)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.options, self.messages):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(central)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self._build_bars()
        self._build_docks()
        self.submenus = Submenus(self.actions_.submenus, self.files, self.settings, self._docks, self)

    def _build_bars(self) -> None:
        bar = tool_bar(self, "main", self.tr("Main tool bar"), Qt.ToolBarArea.TopToolBarArea)
        self.actions_.fill_tool_bar(bar)
        self._tool_bar = tool_bar(self, "tools", self.tr("Tools"), Qt.ToolBarArea.LeftToolBarArea)
        self.toolbox = Toolbox(
            make_tools(self, self.looks), self.actions_, self.canvas, self.options, self._tool_bar, self
        )

    def _build_docks(self) -> None:
        entries = reading.method_entries()
        self.methods = MethodsPanel([Entry(*entry) for entry in entries], self.settings, self.actions_["fill"])
        self.results = ResultsPanel()
        self.history = History(self.document, {name: title for name, title, _ in entries})
        docks = [
            docked(self, "methods", self.tr("Fill"), self.methods),
            docked(self, "results", self.tr("Results"), self.results),
            docked(self, "history", self.tr("History"), framed(self.history)),
        ]
        self.tabifyDockWidget(docks[1], docks[2])
        docks[1].raise_()
        self.resizeDocks(docks[:2], [284, 284], Qt.Orientation.Horizontal)
        self.resizeDocks(docks[:2], [380, 300], Qt.Orientation.Vertical)
        self._docks = docks
        self.flow = FillFlow(
            self.document,
            self.filling,
            self.compare,
            results=self.results,
            status=self.status,
            messages=self.messages,
            settings=self.settings,
            titles={name: title for name, title, _ in entries} | {MIXED: method_title(MIXED)},
            parent=self,
        )
        self.assistants = Assistants(self)
        self.indicators = Indicators(self)

    def _connect(self) -> None:
        document, canvas, files, flow = self.document, self.canvas, self.files, self.flow
        canvas.set_document(document)
        self.compare.aim.switched.connect(self.toolbox.set_pointing)
        self.compare.set_document(document)
        document.opened.connect(self._opened)
        document.closed.connect(self._closed)
        document.dirty_changed.connect(self.setWindowModified)
        files.opened.connect(lambda notes: notes and self.messages.tell(notes, "info"))
        files.saved.connect(lambda text: self.messages.tell(text, "good"))
        files.failed.connect(lambda text: self.messages.tell(text, "error"))
        files.hole_loaded.connect(self._hole_loaded)
        self.neighbours.told.connect(self.messages.tell)
        files.doing.connect(self.status.show_doing)
        flow.compare_wanted.connect(lambda: self.show_page(self.compare))
        flow.canvas_wanted.connect(self._leave_results)
        for changed in (document.area_changed, document.fills_changed, document.undo_stack.indexChanged, flow.changed):
            changed.connect(self.refresh)
        self.status.cancel_wanted.connect(flow.cancel)
        self.empty.sample_chosen.connect(files.open_sample)
        self.empty.recent_chosen.connect(files.open)
        self.methods.chosen_changed.connect(self.refresh)
        self.methods.fill_wanted.connect(self.fill)
        self.options.tolerance_changed.connect(partial(self.settings.set, "tools/wand_tolerance"))
        self.options.sensitivity_changed.connect(partial(self.settings.set, "tools/marks_sensitivity"))
        self.options.opacity_changed.connect(partial(self.settings.set, "look/overlay_opacity"))
        self.options.colour_changed.connect(partial(self.settings.set, "look/overlay_colour"))
        self.settings.changed.connect(self._setting_changed)

    def _restore(self) -> None:
        self.resize(1440, 900)
        self.restoreGeometry(self.settings.get("window/geometry"))
        keep_on_screen(self)
        self.restoreState(self.settings.get("window/state"))
        for name in ("overlay", "paint-hole"):
            self.actions_[name].setChecked(True)
        self.actions_["point"].setChecked(self.settings.get("window/point_by_keys"))
        self._apply_overlay()
        self.options.set_tolerance(self.settings.get("tools/wand_tolerance"))
        self.options.set_sensitivity(self.settings.get("tools/marks_sensitivity"))
        self.empty.set_recent(self.settings.get("files/recent"))
        self.show_page(self._empty_page)

    # -- start -------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
        return handled

    def warm_up(self) -> None:
        """Load what the first fill needs, behind everything a person asks for meanwhile."""
        warmup.leave_a_core()
        warmup.hold_collections()
        self.style()  # asked for the first time, its constants are made, and the first message would wait for them
        self.status.set_text("device", self.tr("Getting ready…"))
        # Thumbnails first, for they load the readers of photos: an import that finds the system's loader at work on
        # torch waits for it with the interpreter locked.
        for name, _title in reading.sample_titles():
            work, done = partial(reading.thumbnail, name), partial(self.empty.set_thumbnail, name)
            self.warm.submit(Job(lambda _c, work=work: work(), name="thumbnail", done=done))
        self._find_devices()
        for name, work in warmup.STEPS:
            self.warm.submit(Job(work, name=name, rank=9))

    def offer_recovery(self) -> None:
        """Ask about work that was kept before a crash; further ones are offered at the next start."""
        for kept in recovery.leftovers(self.data / "recovery"):
            if self.dialogs.recover(kept.title, recovery.when_text(kept.when)):
                self.files.recover(kept)
                return
            recovery.throw_away(kept)

    def tell_failure(self, text: str) -> None:
        """Say that something went wrong that nobody foresaw; the log holds the rest."""
        self.messages.tell(
            self.tr("Something unexpected went wrong ({0}). The photo is still here; save it under a new name.").format(
                text
            ),
            "error",
            button=self.tr("Details"),
            act=partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(self.log_path))),
        )

    @property
    def log_path(self) -> Path:
        return self.data / LOG_NAME

    def fill(self) -> None:
        """Run the chosen methods on the painted hole, once all that is looked for is part of it."""
        self.assistants.waiting.fill(self._fill)

    def _fill(self) -> None:
        look_at_hole(self.compare, self.canvas, self.document)
        self.flow.fill(self.methods.chosen, device=self.device)

    def _find_devices(self) -> None:
        work = partial(warmup.find_devices, self.device)
        self.warm.submit(Job(lambda _c: work(), name="find devices", done=self._devices_found))

    @property
    def device(self) -> str:
        """Key of the device the network is to run on."""
        return self._device or self.settings.get("fill/device")

    def _devices_found(self, devices: warmup.Devices) -> None:
        self.methods.set_devices(devices.known)
        self.status.set_text("device", devices.chosen)
        if devices.notes:
            self.messages.tell(sentences_text(devices.notes), "warning")

    # -- pages and state ---------------------------------------------------------------------------------------

    def show_page(self, page: QWidget) -> None:
        """`page`: `canvas`, `compare` or the one shown while nothing is open."""
        self.options.setVisible(page is self.canvas)
        self.centralWidget().layout().activate()  # or the page would be drawn at its former size, and then again
        self.stack.setCurrentWidget(page)
        self._tool_bar.setEnabled(page is self.canvas)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def show_canvas(self) -> None:
        self.show_page(self.canvas if self.document.photo is not None else self._empty_page)

    def _leave_results(self) -> None:
        if self.comparing:
            self.show_canvas()

    @property
    def comparing(self) -> bool:
        return self.stack.currentWidget() is self.compare

    def refresh(self, *_changed: object) -> None:
        """Enable what can be done now and say how things stand."""
        self.indicators.refresh(comparing=self.comparing)

    def _opened(self) -> None:
        photo = self.document.photo
        self.setWindowTitle(f"{self.document.title}[*] — PConv Studio")
        self.options.set_size(max(4, min(photo.shape) * BRUSH_SHARE))
        self.messages.hide()
        self.show_canvas()
        self.canvas.fit()

    def _closed(self) -> None:
        self.setWindowTitle("PConv Studio")
        self.setWindowModified(False)
        self.show_page(self._empty_page)
        self.empty.set_recent(self.settings.get("files/recent"))

    def _hole_loaded(self, text: str, path: str) -> None:
        self.show_canvas()
        open_it = partial(self.files.open, Path(path))
        self.messages.tell(text, "info", button=self.tr("Open it as a photo"), act=open_it)

    def _setting_changed(self, key: str) -> None:
        if key.startswith("look/overlay"):
            self._apply_overlay()
        elif key == "fill/device":
            self._device = None
            self._find_devices()
        elif key == "files/recent":
            self.empty.set_recent(self.settings.get(key))

    def _apply_overlay(self) -> None:
        colour, opacity = self.settings.get("look/overlay_colour"), self.settings.get("look/overlay_opacity")
        self.options.set_overlay(colour, opacity)
        self.toolbox.set_hole_colour(QColor(colour))
        for view in (self.canvas, self.compare):
            view.set_overlay_look(QColor(colour), opacity / 100)

    # -- keys, drop, close -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits nobody else wanted show the result of that number."""
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= len(self.flow.cells) and not event.modifiers() and self.document.fills:
            self.flow.show_one(self.flow.cells[number - 1])
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files.open(paths[0], as_photo=False)
            if len(paths) > 1:
                self.messages.tell(self.tr("One photo at a time: the first of the files was opened."))
        elif event.mimeData().hasImage():
            event.acceptProposedAction()
            self.files.open_image(QImage(event.mimeData().imageData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._closing = True  # Qt does not close a window from within its own closing
        if not self._may_close and self.assistants.repeating.may_stop():
            self.files.when_safe(self._close_now)
        self._closing = False
        if not self._may_close:
            event.ignore()
            return
        self.settings.set("window/geometry", self.saveGeometry().data())
        self.settings.set("window/state", self.saveState().data())
        self.settings.sync()
        self.stop()
        super().closeEvent(event)

    def stop(self) -> bool:
        """Stop all background work and wait for it; Qt ends the process if a thread outlives its owner.

        Returns False if something still runs: compiling kernels for the first time cannot be stopped.
        """
        self.hide()
        self.filling.drop()
        stopped = [lane.shutdown() for lane in (self.io, self.compute, self.looks)]
        stopped.append(self.warm.shutdown(0.5))
        self.journal.end()
        return all(stopped)

    def _close_now(self) -> None:
        self._may_close = True
        if not self._closing:
            self.close()
