"""Garbage is collected on the main thread and nowhere else."""

import gc
import threading
from typing import ClassVar

import pytest

from caseapp.ui.collector import MainThreadCollector


class Cycle:
    died_on: ClassVar[list] = []

    def __init__(self):
        self.me = self

    def __del__(self):
        self.died_on.append(threading.current_thread())


@pytest.fixture
def collector(qapp):
    made = MainThreadCollector()
    made.start()
    yield made
    made.stop()
    gc.disable()


def make_garbage():
    Cycle()
    kept = [[] for _ in range(100_000)]
    return len(kept)


def test_another_thread_never_collects(collector):
    Cycle.died_on.clear()
    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    assert Cycle.died_on == []
    gc.collect()
    assert Cycle.died_on == [threading.main_thread()]


def test_left_to_itself_the_interpreter_would(qapp):
    Cycle.died_on.clear()
    gc.enable()
    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    gc.disable()
    assert Cycle.died_on == [worker]


def test_the_timer_collects_what_is_due(collector):
    Cycle.died_on.clear()
    make_garbage()
    for _ in range(12):
        kept = [[] for _ in range(3000)]
        collector.collect()
        del kept
    assert Cycle.died_on == [threading.main_thread()]
