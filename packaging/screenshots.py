"""Make the pictures of the window for the documentation: real fills of a sample photo, drawn without a screen.

python packaging/screenshots.py resources/docs [--theme dark] [--size 1440x900]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer

from app.starting import Program
from app.window import MainWindow
from pconv.holes.shapes import polygon

SAMPLE = "rocket"
# Around the lightning tower to the left of the rocket, as shares of width and height.
OUTLINE = ((0.302, 0.25), (0.332, 0.25), (0.338, 0.60), (0.346, 1.0), (0.258, 1.0), (0.280, 0.60))
METHODS = ("guided", "pconv", "patchmatch", "telea")
PATIENCE_MS = 180_000


def main() -> int:
    options = _options()
    width, height = (int(side) for side in options.size.split("x"))
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        program = Program([], data=Path(data))
        program.settings.set("look/theme", options.theme)
        program.settings.set("fill/methods", METHODS)
        window = program.open_window()
        window.resize(width, height)
        window.show()
        window.warm_up()
        _pictures(window, options.folder, everything=options.all)
        window.document.close()
        window.close()
        program.end()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--theme", choices=("light", "dark"), default="dark")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--all", action="store_true", help="also the empty window and the painted hole")
    return parser.parse_args()


def _pictures(window: MainWindow, folder: Path, *, everything: bool) -> None:
    _until(lambda: not (window.warm.busy or window.io.busy))
    if everything:
        window.grab().save(str(folder / "empty.png"))
    window.files.open_sample(SAMPLE)
    _until(lambda: window.document.photo is not None)
    height, width = window.document.shape
    outline = [(x * width, y * height) for x, y in OUTLINE]
    window.document.set_hole(np.asarray(polygon((height, width), outline)), window.tr("Polygon"))
    _pause(200)
    if everything:
        window.grab().save(str(folder / "hole.png"))
    window.fill()
    _until(lambda: not window.filling.running)
    _pause(300)
    _until(lambda: not window.looks.busy)  # it may offer to take in what sticks out
    window.messages.hide()
    _pause(100)
    window.grab().save(str(folder / "window.png"))
    for name, fill in window.document.fills.items():
        print(f"{name}: {fill.seconds:.2f} s on {fill.device}")


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(happened) -> None:
    for _ in range(PATIENCE_MS // 50):
        if happened():
            return
        _pause(50)
    raise SystemExit("the window took too long")


if __name__ == "__main__":
    sys.exit(main())
