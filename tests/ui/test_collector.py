"""Garbage is collected on the main thread and nowhere else."""

import gc
import subprocess
import sys
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


LEFT_TO_ITSELF = """
import threading
from PySide6.QtCore import QCoreApplication, Qt, QTimer

app = QCoreApplication([])
died_on = []
timer = QTimer(interval=1)
timer.me = timer
timer.destroyed.connect(
    lambda: died_on.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
)
timer.start()
del timer
work = threading.Thread(target=lambda: [[] for _ in range(100_000)], name="another")
work.start()
work.join()
print(*died_on, flush=True)
__import__("os")._exit(0)
"""
"""A process of its own: here such a collection would destroy what earlier tests left."""


@pytest.fixture
def collector(qapp):
    made = MainThreadCollector()
    made.start()
    yield made
    made.stop()
    assert not gc.isenabled()


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


def test_left_to_itself_the_interpreter_destroys_a_timer_on_the_wrong_thread():
    command = [sys.executable, "-c", LEFT_TO_ITSELF]
    told = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert told.stdout.strip() == "another"
    assert "Timers cannot be stopped from another thread" in told.stderr


def test_the_timer_collects_what_is_due(collector):
    Cycle.died_on.clear()
    make_garbage()
    for _ in range(12):
        kept = [[] for _ in range(3000)]
        collector.collect()
        del kept
    assert Cycle.died_on == [threading.main_thread()]
