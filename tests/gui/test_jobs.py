"""Background work: order, progress, cancel, errors as sentences, dropped results, a clean end."""

from __future__ import annotations

import logging
import threading

import numpy as np
import pytest
from PySide6.QtCore import QThread

from app.jobs import Job, Lane
from pconv.box import Box
from pconv.errors import PConvError


@pytest.fixture
def lane():
    made = Lane("test")
    yield made
    assert made.shutdown()


def wait_idle(qtbot, lane: Lane) -> None:
    qtbot.waitUntil(lambda: not lane.busy)


def test_work_runs_in_another_thread_and_its_value_arrives_in_this_one(qtbot, lane):
    here, seen = QThread.currentThread(), []
    lane.submit(
        Job(
            lambda control: QThread.currentThread() is not here,
            name="x",
            done=lambda value: seen.append((value, QThread.currentThread() is here)),
        )
    )
    wait_idle(qtbot, lane)
    assert seen == [(True, True)]


def test_jobs_go_by_rank_and_then_in_the_order_they_came(qtbot, lane):
    gate, order = threading.Event(), []
    lane.submit(Job(lambda control: gate.wait(10), name="gate"))
    for name, rank in (("late", 9), ("first", 0), ("second", 0)):
        lane.submit(Job(lambda control, name=name: order.append(name), name=name, rank=rank))
    gate.set()
    wait_idle(qtbot, lane)
    assert order == ["first", "second", "late"]


def test_a_cancelled_job_stops_at_its_next_step(qtbot, lane):
    ended, started = [], threading.Event()

    def endless(control):
        while True:
            started.set()
            control.check()

    job = lane.submit(
        Job(endless, name="endless", done=lambda _v: ended.append("done"), cancelled=lambda: ended.append("cancelled"))
    )
    assert started.wait(10)
    job.cancel()
    wait_idle(qtbot, lane)
    assert ended == ["cancelled"]


def test_a_job_cancelled_before_its_turn_never_runs(qtbot, lane):
    gate, ran = threading.Event(), []
    lane.submit(Job(lambda control: gate.wait(10), name="gate"))
    job = lane.submit(Job(lambda control: ran.append("ran"), name="waiting", cancelled=lambda: ran.append("cancelled")))
    job.cancel()
    gate.set()
    wait_idle(qtbot, lane)
    assert ran == ["cancelled"]


def test_a_result_that_is_ready_when_the_job_is_dropped_goes_nowhere(qtbot, lane):
    ready, heard = threading.Event(), []
    job = Job(
        lambda control: ready.set(),
        name="late",
        done=lambda _v: heard.append("done"),
        cancelled=lambda: heard.append("cancelled"),
    )
    lane.submit(job)
    assert ready.wait(10)  # the result is on its way; nothing is delivered before this thread's events run
    job.drop()
    wait_idle(qtbot, lane)
    assert heard == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PConvError("The hole covers everything."), "The hole covers everything."),
        (MemoryError(), "not enough memory"),
        (ZeroDivisionError("1/0"), "unexpected"),
    ],
)
def test_failures_are_sentences(qtbot, lane, caplog, error, words):
    heard = []

    def fail(control):
        raise error

    with caplog.at_level(logging.CRITICAL):
        lane.submit(Job(fail, name="failing", failed=heard.append))
        wait_idle(qtbot, lane)
    assert len(heard) == 1
    assert words in heard[0]
    assert "Traceback" not in heard[0]
    assert "\n" not in heard[0]


def test_progress_never_floods_the_window_and_reaches_the_end(qtbot, lane):
    heard = []

    def work(control):
        for step in range(5001):
            control.step(step / 5000, "counting")

    lane.submit(Job(work, name="steps", progressed=lambda fraction, note: heard.append(fraction)))
    wait_idle(qtbot, lane)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) < 500


def test_previews_are_asked_for_only_where_somebody_looks(qtbot, lane):
    wanted, seen = [], []

    def work(control):
        wanted.append(control.wants_pictures)
        control.picture(Box(0, 0, 2, 2), np.zeros((2, 2, 3), np.uint8))

    lane.submit(Job(work, name="blind"))
    lane.submit(Job(work, name="seeing", pictured=lambda box, pixels: seen.append(box)))
    wait_idle(qtbot, lane)
    assert wanted == [False, True]
    assert seen == [Box(0, 0, 2, 2)]


def test_shutdown_stops_a_running_job_and_takes_no_more():
    lane, started, heard = Lane("ending"), threading.Event(), []

    def endless(control):
        while True:
            started.set()
            control.check()

    lane.submit(Job(endless, name="endless", cancelled=lambda: heard.append("cancelled")))
    assert started.wait(10)
    assert lane.shutdown()
    lane.submit(Job(lambda control: heard.append("ran"), name="too late"))
    assert heard == []
