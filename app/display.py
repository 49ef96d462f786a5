"""Whether a window can be shown here, found out before Qt is asked: Qt ends the process where it cannot."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

# Platforms of Qt on Linux that need nothing to connect to.
_WITHOUT_DISPLAY = frozenset({"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"})
NO_DISPLAY = "There is no display to show a window on."


def problem(environment: Mapping[str, str] = os.environ) -> str:
    """One sentence on why no window can be shown, or an empty text where one can."""
    if not sys.platform.startswith("linux"):
        return ""
    wanted = [name.split(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";") if name]
    if not wanted:
        wanted = ["wayland"] if environment.get("WAYLAND_DISPLAY") else []
        wanted += ["xcb"] if environment.get("DISPLAY") else []
    if not wanted:
        return NO_DISPLAY
    reasons = [_reason(name, environment) for name in wanted]
    return "" if "" in reasons else reasons[0]


def _reason(platform: str, environment: Mapping[str, str]) -> str:
    if platform in _WITHOUT_DISPLAY:
        return ""
    if platform.startswith("wayland"):
        return _wayland(environment)
    if platform == "xcb":
        return _x11(environment.get("DISPLAY", ""))
    return f"Qt's platform {platform!r} is not known here."


def _wayland(environment: Mapping[str, str]) -> str:
    name = environment.get("WAYLAND_DISPLAY", "")
    socket = Path(environment.get("XDG_RUNTIME_DIR", "/nonexistent")) / name
    if not name or not socket.exists():
        return NO_DISPLAY
    return _missing_library("libqwayland*.so")


def _x11(display: str) -> str:
    """Try the connection itself, with the library Qt uses: a display may be named and yet be gone or closed to us."""
    if not display:
        return NO_DISPLAY
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return "The system library libxcb.so.1, which windows need, is missing."
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"The display {display} does not answer." if failed else _missing_library("libqxcb.so")


def _missing_library(plugin: str) -> str:
    """Load Qt's platform plugin as Qt would: its error names the system library that is missing."""
    package = importlib.util.find_spec("PySide6")
    folders = [Path(folder) / "Qt" / "plugins" / "platforms" for folder in package.submodule_search_locations]
    files = [file for folder in folders for file in sorted(folder.glob(plugin))]
    if not files:
        return ""  # a system's own Qt keeps its plugins elsewhere; let Qt find them
    try:
        ctypes.CDLL(str(files[0]))
    except OSError as error:
        library = str(error).split(":")[0]
        return f"The system library {library}, which windows need, is missing."
    return ""
