"""The task runner: one at a time, answers on the main thread, nothing to the dead."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from caseapp.ui.tasks import CancelledError, TaskRunner


class Ears(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []
        self.threads = []

    def hear(self, value):
        self.heard.append(value)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def ears(qapp):
    return Ears()


def idle(qtbot, runner):
    qtbot.waitUntil(lambda: not runner.is_busy)


def test_an_answer_comes_on_the_main_thread_and_work_runs_elsewhere(qtbot, runner, ears):
    runner.submit(ears, threading.current_thread, ears.hear)
    idle(qtbot, runner)
    assert ears.heard[0] is not threading.main_thread()
    assert ears.threads == [QCoreApplication.instance().thread()]


def test_work_runs_in_the_order_in_which_it_was_asked_for(qtbot, runner, ears):
    for number in range(50):
        runner.submit(ears, lambda n=number: n, ears.hear)
    idle(qtbot, runner)
    assert ears.heard == list(range(50))


def test_two_pieces_of_work_never_run_at_once(qtbot, runner, ears):
    running, most = [], []

    def work():
        running.append(1)
        most.append(len(running))
        threading.Event().wait(0.001)
        running.pop()

    for _ in range(20):
        runner.submit(ears, work)
    idle(qtbot, runner)
    assert max(most) == 1


def test_an_answer_to_a_closed_widget_is_dropped(qtbot, runner, ears):
    gate = threading.Event()
    widget = QWidget()
    runner.submit(widget, gate.wait, ears.hear)
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    assert not isValid(widget)
    gate.set()
    idle(qtbot, runner)
    assert ears.heard == []


def test_without_the_check_the_callback_would_reach_a_dead_widget(qtbot):
    widget = QWidget()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    with pytest.raises(RuntimeError):
        widget.setWindowTitle("the control of the test above")


def test_only_the_newest_answer_of_a_key_is_delivered(qtbot, runner, ears):
    gate = threading.Event()
    runner.submit(ears, gate.wait, ears.hear, key="list")
    runner.submit(ears, lambda: "second", ears.hear, key="list")
    runner.submit(ears, lambda: "third", ears.hear, key="list")
    gate.set()
    idle(qtbot, runner)
    assert ears.heard == ["third"]


def test_keys_of_different_owners_do_not_meet(qtbot, runner, ears):
    other = Ears()
    runner.submit(ears, lambda: "mine", ears.hear, key="list")
    runner.submit(other, lambda: "theirs", other.hear, key="list")
    idle(qtbot, runner)
    assert (ears.heard, other.heard) == (["mine"], ["theirs"])


def test_an_error_goes_to_its_handler(qtbot, runner, ears):
    def work():
        raise ValueError("no")

    runner.submit(ears, work, None, ears.hear)
    idle(qtbot, runner)
    assert isinstance(ears.heard[0], ValueError)


def test_an_error_without_handler_is_announced(qtbot, runner, ears):
    def work():
        raise ValueError("no")

    with qtbot.waitSignal(runner.failed) as failed:
        runner.submit(ears, work, ears.hear)
    assert isinstance(failed.args[0].error, ValueError)


def test_a_cancelled_task_says_so_to_the_running_work_and_nobody_hears_of_it(qtbot, runner, ears):
    started, asked = threading.Event(), []

    def work():
        started.set()
        while not runner.running_cancelled():
            threading.Event().wait(0.001)
        asked.append(True)
        raise CancelledError

    task = runner.submit(ears, work, ears.hear, ears.hear)
    started.wait(5)
    task.cancel()
    idle(qtbot, runner)
    assert asked == [True]
    assert ears.heard == []


def test_cancelling_one_task_never_touches_the_next(qtbot, runner, ears):
    first = runner.submit(ears, lambda: 1)
    first.cancel()
    seen = []
    runner.submit(ears, lambda: seen.append(runner.running_cancelled()))
    idle(qtbot, runner)
    assert seen == [False]


def test_other_requests_are_served_between_the_slices_of_long_work(qtbot, runner, ears):
    gate = threading.Event()

    def long_work():
        gate.wait(5)
        yield from range(3)
        return "long"

    runner.submit_slices(ears, long_work, ears.hear, on_progress=ears.hear)
    runner.submit(ears, lambda: "short", ears.hear)
    gate.set()
    idle(qtbot, runner)
    assert ears.heard.index("short") < ears.heard.index("long")
    assert [value for value in ears.heard if value != "short"] == [0, 1, 2, "long"]


def test_a_cancelled_long_work_is_closed_and_so_rolled_back(qtbot, runner, ears):
    closed = threading.Event()

    def long_work():
        try:
            while True:
                yield None
        finally:
            closed.set()

    task = runner.submit_slices(ears, long_work, ears.hear)
    task.cancel()
    idle(qtbot, runner)
    runner.submit(ears, lambda: None)
    idle(qtbot, runner)
    assert task.steps is None
    assert ears.heard == []


def test_a_quit_finishes_the_queue_and_then_does_the_last_thing(qapp, ears):
    runner, done = TaskRunner(), []
    for number in range(5):
        runner.submit(ears, lambda n=number: done.append(n))
    assert runner.finish(lambda: done.append("closed"))
    assert done == [0, 1, 2, 3, 4, "closed"]


def test_a_lock_forgets_the_queue_and_does_the_last_thing(qapp, ears):
    runner, done, started = TaskRunner(), [], threading.Event()

    def stubborn():
        started.set()
        while not runner.running_cancelled():
            threading.Event().wait(0.001)

    runner.submit(ears, stubborn)
    runner.submit(ears, lambda: done.append("never"))
    started.wait(5)
    assert runner.abandon(lambda: done.append("closed"), seconds=5)
    assert done == ["closed"]


def test_nothing_is_accepted_after_the_end(qapp, ears):
    runner, done = TaskRunner(), []
    runner.finish()
    assert runner.submit(ears, lambda: done.append(1)).cancelled
    assert done == []


def test_the_runner_keeps_no_widget_alive_after_its_answer(qtbot, runner):
    widget = QWidget()
    gone = weakref.ref(widget)
    runner.submit(widget, lambda w=widget: None, lambda _value, w=widget: None)
    idle(qtbot, runner)
    del widget
    gc.collect()
    assert gone() is None
