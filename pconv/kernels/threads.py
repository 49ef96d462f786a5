"""Running a kernel over bands of rows on several threads, with the same result for any number of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

BAND = 16


class Crew:
    """A pool of threads for kernels that release the interpreter lock; used as a context.

    Args:
        threads: how many; 0 takes what the process may use.
        check: called between bands; what it raises stops the work.
    """

    def __init__(self, threads: int = 0, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self.threads = threads or _usable()
        self._pool = ThreadPoolExecutor(self.threads - 1, "completion") if self.threads > 1 else None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def each_band(self, kernel: Callable[..., Any], rows: int, *args: Any) -> None:
        """``kernel(first, last, *args)`` for all bands of `rows` rows; bands may not depend on each other."""
        self._run(kernel, _bands(rows, max(BAND, -(-rows // (4 * self.threads)))), args)

    def alternate_bands(self, kernel: Callable[..., Any], rows: int, *args: Any) -> None:
        """Even bands first, odd bands after: a kernel may then read the rows next to its band, which nobody writes
        meanwhile, and the result does not hang on the number of threads."""
        bands = _bands(rows, BAND)
        self._run(kernel, bands[0::2], args)
        self._run(kernel, bands[1::2], args)

    def _run(self, kernel: Callable[..., Any], bands: list[tuple[int, int]], args: tuple[Any, ...]) -> None:
        left = bands[::-1]

        def work(check: Callable[[], None]) -> None:
            try:
                while True:
                    check()
                    if (band := _next(left)) is None:
                        return
                    kernel(*band, *args)
            except BaseException:
                left.clear()  # nobody begins another band
                raise

        # The caller works too: handing every band to another thread takes longer than a small one does.
        helpers = [self._pool.submit(work, _unchecked) for _ in bands[1 : self.threads]] if self._pool else []
        try:
            work(self._check)
        finally:
            wait(helpers)
        for helper in helpers:
            helper.result()


def _next(left: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Take the last of a list that other threads take from as well."""
    try:
        return left.pop()
    except IndexError:
        return None


def _unchecked() -> None:
    pass


def _bands(rows: int, size: int) -> list[tuple[int, int]]:
    return [(first, min(first + size, rows)) for first in range(0, rows, size)]


def _usable() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        return os.cpu_count() or 1
