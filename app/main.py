"""Start-up in stages: arguments -> is there a display -> window -> after the first paint the engines."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path

import pconv


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="pconv-studio",
        description="Fill what you paint over in a photograph. Without a window: pconv fill --help",
    )
    parser.add_argument("photo", nargs="?", type=Path, help="photo or project to open")
    parser.add_argument("--sample", metavar="NAME", help="open a built-in sample photo instead")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), help="where the network runs, this time")
    parser.add_argument("--version", action="version", version=f"PConv Studio {pconv.__version__}")
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)  # another folder for settings, log and recovery
    parser.add_argument("--quit-after-paint", action="store_true", help=argparse.SUPPRESS)  # measures the start
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Run the window program. Returns the exit code: 0, or 2 where no window can be shown."""
    options = parse(arguments)
    from app.display import problem

    reason = problem()
    if reason:
        print(f"{reason} Use the command line instead: pconv fill PHOTO --hole MASK -o OUT", file=sys.stderr)
        return 2
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    # qtawesome asks qtpy, which would take any other Qt binding it finds first.
    os.environ.setdefault("QT_API", "pyside6")
    # Qt's event loop would not let Python see Ctrl-C in the terminal; unsaved work is kept for recovery.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from app.starting import Program

    program = Program([sys.argv[0]], data=options.data)
    window = program.open_window(device=options.device)
    if options.sample:
        window.files.open_sample(options.sample)
    elif options.photo:
        window.files.open(options.photo)
    if options.quit_after_paint:
        window.painted.connect(lambda: (_report_start(), window.close()))
    else:
        window.painted.connect(program.after_first_paint)
    window.show()
    return program.exec()


def _report_start() -> None:
    heavy = [name for name in ("torch", "cv2", "numba", "skimage", "scipy") if name in sys.modules]
    print(json.dumps({"seconds": round(_age(), 3), "loaded": heavy}), flush=True)


def _age() -> float:
    """Seconds since this process was started, where the system tells; else since Python came up."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError, IndexError, ValueError):
        return time.process_time()


if __name__ == "__main__":
    sys.exit(main())
