"""Processes that draw what a training is fed with, so that drawing takes no time from its loop."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pconv
from pconv.errors import PConvError


class Feed:
    """Processes of a module of ours, each of which writes items to its standard output for as long as somebody reads
    them; started at once, and ended by `close`.

    Read in turn, so that what comes is decided by their arguments alone.

    Args:
        module: run as ``python -m``.
        arguments: of each process.
        size: bytes of an item.
        given: what each is given on its standard input.
    """

    def __init__(self, module: str, arguments: Sequence[Sequence[str]], size: int, given: bytes = b"") -> None:
        root = str(Path(pconv.__file__).resolve().parents[1])
        paths = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        environment = os.environ | {"PYTHONPATH": paths, "OMP_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"}
        self._size, self._next = size, 0
        self._processes = [
            subprocess.Popen(
                [sys.executable, "-m", module, *each],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
                start_new_session=True,  # Ctrl-C is for the training, which ends them when it has saved
            )
            for each in arguments
        ]
        for process in self._processes:
            with contextlib.suppress(BrokenPipeError):  # it has died, which `read` says
                process.stdin.write(given)
                process.stdin.close()

    def read(self, count: int) -> Iterator[bytes]:
        """The next `count` items. Raises `PConvError` if a process has died."""
        for _ in range(count):
            process = self._processes[self._next]
            self._next = (self._next + 1) % len(self._processes)
            item = process.stdout.read(self._size)
            if len(item) < self._size:
                raise PConvError("A process that draws what is trained on has ended.")
            yield item

    def close(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait()
            process.stdout.close()


@contextlib.contextmanager
def serving() -> Iterator[None]:
    """In such a process: ends it quietly once nobody reads any more."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
