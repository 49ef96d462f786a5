"""The application around the window: folders, log, settings, theme, and what happens with errors nobody caught."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import pconv
from app import i18n, theme
from app.dialogs import Dialogs
from app.settings import Settings
from app.theme import Theme
from app.window import LOG_NAME, MainWindow

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_TURN = 0.001
"""Seconds a worker keeps the interpreter from the window. One event of the window asks for it a dozen times: with
Python's own 5 ms that is a hitch."""


class Program(QObject):
    """One run of the window program.

    Args:
        arguments: for QApplication; the one that exists is taken where there is one.
        data: folder for settings, log and recovery; by default the system's place for them.
    """

    _uncaught = Signal(str)

    def __init__(self, arguments: list[str], *, data: Path | None = None) -> None:
        super().__init__()
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        self.app = QApplication.instance() or QApplication(arguments)
        self.app.setApplicationName("pconv-studio")
        self.app.setApplicationDisplayName("PConv Studio")
        self.app.setApplicationVersion(pconv.__version__)
        self.app.setDesktopFileName("pconv-studio")
        self.app.setWindowIcon(QIcon(str(theme.ICON)))
        self.data = data or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        self._handler = start_log(self.data)
        self._hooks = sys.excepthook, threading.excepthook
        self.settings = Settings(self.data / "settings.ini", self)
        i18n.install(self.app, self.settings.get("look/language"))
        self.theme = Theme(self.app, self)
        self.theme.choose(self.settings.get("look/theme"))
        self.settings.changed.connect(self._setting_changed)
        self.window: MainWindow | None = None
        self._qt_handler = None

    def open_window(self, *, device: str | None = None, dialogs: Dialogs | None = None) -> MainWindow:
        self.window = MainWindow(self.settings, data=self.data, device=device, dialogs=dialogs)
        self._uncaught.connect(self.window.tell_failure, Qt.ConnectionType.QueuedConnection)
        self._catch()
        return self.window

    def after_first_paint(self) -> None:
        self.window.offer_recovery()
        self.window.warm_up()

    def exec(self) -> int:
        """Run until the window is closed."""
        code = self.app.exec()
        if not self.end():
            # Everything is saved. Waiting for a thread that cannot be stopped would leave the process behind.
            logging.shutdown()
            os._exit(code)
        return code

    def end(self) -> bool:
        """Stop the threads and put back what was hooked, so that nothing calls into a program that is gone.

        Returns False if a thread still runs.
        """
        stopped = self.window is None or self.window.stop()
        gc.enable()  # held while the program gets ready, which it may not have had the time for
        sys.setswitchinterval(self._turn)
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(self._qt_handler)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        return stopped

    def _setting_changed(self, key: str) -> None:
        if key == "look/theme":
            self.theme.choose(self.settings.get(key))

    def _catch(self) -> None:
        self._qt_handler = qInstallMessageHandler(_log_qt)

        def caught(kind, error, trace) -> None:
            if issubclass(kind, KeyboardInterrupt):
                self.app.quit()
                return
            log.critical("uncaught", exc_info=(kind, error, trace))
            self._uncaught.emit(f"{kind.__name__}: {error}")

        sys.excepthook = caught
        threading.excepthook = lambda args: caught(args.exc_type, args.exc_value, args.exc_traceback)


def start_log(data: Path) -> logging.Handler:
    """Write everything from INFO up to the log file in `data`; to nowhere if that cannot be written."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            data / LOG_NAME, maxBytes=500_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    if root.level in (logging.NOTSET, logging.WARNING):
        root.setLevel(logging.INFO)
    return handler


def _log_qt(kind: QtMsgType, _context: object, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), text)
