"""Kernels over bands of rows on several threads."""

import threading

import numpy as np
import pytest

from pconv.kernels.threads import BAND, Crew

ROWS = 10 * BAND + 3


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_every_row_is_worked_on_once(threads):
    rows = np.zeros(ROWS, int)

    def kernel(first, last, by):
        rows[first:last] += by

    with Crew(threads) as crew:
        crew.each_band(kernel, ROWS, 1)
        crew.alternate_bands(kernel, ROWS, 10)
    assert (rows == 11).all()


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_of_alternate_bands_no_neighbours_are_worked_on_at_once(threads):
    lock, running, met = threading.Lock(), set(), []

    def kernel(first, last):
        with lock:
            met.extend((first, other) for other in running if abs(first - other) == BAND)
            running.add(first)
        np.sort(np.random.default_rng(first).random(20_000))
        with lock:
            running.remove(first)

    with Crew(threads) as crew:
        crew.alternate_bands(kernel, ROWS)
    assert not met


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_an_error_of_a_kernel_comes_out_and_ends_the_work(threads):
    def kernel(first, last):
        raise ValueError(f"row {first}")

    with Crew(threads) as crew, pytest.raises(ValueError, match="row"):
        crew.each_band(kernel, ROWS)


def test_an_error_in_another_thread_comes_out():
    caller, elsewhere = threading.get_ident(), threading.Event()

    def kernel(first, last):
        if threading.get_ident() == caller:
            elsewhere.wait(10)  # so that the other thread gets something to do
        else:
            elsewhere.set()
            raise ValueError("elsewhere")

    with Crew(2) as crew, pytest.raises(ValueError, match="elsewhere"):
        crew.each_band(kernel, ROWS)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_what_the_check_raises_comes_out_and_no_more_is_begun(threads):
    caller, stopped, begun, asked = threading.get_ident(), threading.Event(), [], []

    def check():
        asked.append(None)
        if len(asked) > 2:
            stopped.set()
            raise InterruptedError

    def kernel(first, last):
        begun.append(first)
        if threading.get_ident() != caller:
            stopped.wait(10)

    with Crew(threads, check) as crew, pytest.raises(InterruptedError):
        crew.alternate_bands(kernel, 100 * BAND)
    assert len(begun) < 20
