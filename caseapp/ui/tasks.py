"""The task runner: one serial database thread, answers delivered on the main thread."""

import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
Work = Callable[[], Any]
Slices = Callable[[], Generator[object, None, Any]]


class CancelledError(Exception):
    """The running task was cancelled; its transaction was rolled back."""


@dataclass(eq=False, slots=True)
class Task:
    """One piece of work in the queue. `cancel()` is per task and may be called at any time."""

    owner: QObject | None
    work: Work
    on_success: Callable[[Any], None] | None
    on_error: Callable[[Exception], None] | None
    on_progress: Callable[[Any], None] | None = None
    key: str = ""
    number: int = 0
    sliced: bool = False
    steps: Generator[object, None, Any] | None = None
    _token: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the task to stop; its answer, if any, is dropped."""
        self._token.set()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel()` was called."""
        return self._token.is_set()

    def release(self) -> None:
        """Let go of everything, on the main thread.

        The database thread may hold the task a moment longer than the main thread does; if it
        held the last reference to a widget, the widget would be destroyed on the wrong thread.
        """
        self.owner = None
        self.work = _nothing
        self.on_success = self.on_error = self.on_progress = None
        self.steps = None


def _nothing() -> None:
    """Work of a task that was released."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that no handler asked for."""

    error: Exception


@dataclass(eq=False, slots=True)
class _Answer:
    task: Task
    value: Any = None
    error: Exception | None = None
    progress: bool = False


class TaskRunner(QObject):
    """Runs service calls one after another on the database thread.

    Signals:
        failed: a `Failure` whose task had no `on_error`; the shell shows it.
        busy_changed: work began or the queue ran empty; ask `is_busy`.
    """

    failed = Signal(object)
    busy_changed = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[Task] = deque()
        self._wake = threading.Condition()
        self._accepting = True
        self._stopping = False
        self._held = False
        self._last: Work | None = None
        self.last_error: Exception | None = None
        """What went wrong in the `last` of `finish` or `abandon`."""
        self._running: Task | None = None
        self._pending = 0
        self._latest: dict[tuple[int, str], int] = {}
        self._count = 0
        # From the database thread: Qt queues it, and says so of itself.
        self._answered.connect(self._on_answered)
        self._thread = threading.Thread(target=self._loop, name="database", daemon=True)
        self._thread.start()

    def submit(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_success: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> Task:
        """Queue `work`, a service call that returns plain values and touches no Qt object.

        Args:
            owner: whoever asked; when it is gone the answer is dropped.
            work: runs on the database thread.
            on_success: gets the value, on the main thread.
            on_error: gets the exception; without it `failed` is emitted.
            key: tasks of one owner with the same key replace each other: only the answer to
                the newest one is delivered, older ones still waiting are not run at all.

        """
        return self._enqueue(Task(owner, work, on_success, on_error, key=key))

    def submit_slices(
        self,
        owner: QObject,
        work: Callable[[], Generator[object, None, T]],
        on_success: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        *,
        on_progress: Callable[[Any], None] | None = None,
        key: str = "",
    ) -> Task:
        """Queue long work as a generator: between its slices other requests are served.

        Each yielded value goes to `on_progress`; the returned value goes to `on_success`.
        """
        task = Task(owner, work, on_success, on_error, on_progress, key=key, sliced=True)
        return self._enqueue(task)

    def running_cancelled(self) -> bool:
        """Whether the task that runs now was cancelled: what a progress handler asks."""
        task = self._running
        return task is not None and task.cancelled

    def hold(self) -> None:
        """Let tasks wait in the queue until `go_on`: while a window is built and first painted."""
        with self._wake:
            self._held = True

    def go_on(self) -> None:
        """Run what waited."""
        with self._wake:
            self._held = False
            self._wake.notify()

    @property
    def is_busy(self) -> bool:
        """Whether something is queued, running or not yet delivered."""
        return self._pending > 0

    def finish(self, last: Work | None = None, seconds: float = 30.0) -> bool:
        """Quit: accept nothing more, run what is queued, then `last`, and stop.

        Args:
            last: runs on the database thread when everything else is done: closes the vault.
            seconds: how long to wait; False if that was not enough.

        """
        return self._stop(last, seconds)

    def abandon(self, last: Work | None = None, seconds: float = 1.0) -> bool:
        """Lock: accept nothing more, forget the queue, cancel the running task, then `last`.

        Args:
            last: runs on the database thread once the running task rolled back: keeps the
                drafts and closes the vault.
            seconds: how long to wait; False if that was not enough.

        """
        with self._wake:
            self._accepting = False
            self._queue.clear()
            if self._running is not None:
                self._running.cancel()
        return self._stop(last, seconds)

    def _stop(self, last: Work | None, seconds: float) -> bool:
        with self._wake:
            self._accepting = False
            self._stopping = True
            if last is not None:
                self._last = last
            self._wake.notify()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _enqueue(self, task: Task) -> Task:
        with self._wake:
            if not self._accepting:
                task.cancel()
                return task
            self._count += 1
            task.number = self._count
            if task.key:
                self._latest[id(task.owner), task.key] = task.number
            self._queue.append(task)
            self._pending += 1
            self._wake.notify()
        if self._pending == 1:
            self.busy_changed.emit()
        return task

    def _stale(self, task: Task) -> bool:
        if task.cancelled:
            return True
        return bool(task.key) and self._latest.get((id(task.owner), task.key)) != task.number

    def _loop(self) -> None:
        while True:
            with self._wake:
                while (self._held or not self._queue) and not self._stopping:
                    self._wake.wait()
                if not self._queue:
                    break
                task = self._queue.popleft()
                self._running = task
            answer = self._run(task)
            with self._wake:
                self._running = None
                if answer is None:
                    self._queue.append(task)
                    continue
            self._answered.emit(answer)
        if self._last is not None:
            try:
                self._last()
            except Exception as error:  # noqa: BLE001 - nobody is left to hear of it
                self.last_error = error

    def _run(self, task: Task) -> _Answer | None:
        """Run a task, or one slice of it; None means that it wants to go on later."""
        if self._stale(task):
            if task.steps is not None:
                task.steps.close()
            return _Answer(task, error=CancelledError())
        try:
            if not task.sliced:
                return _Answer(task, task.work())
            if task.steps is None:
                task.steps = task.work()
            step = next(task.steps)
        except StopIteration as stopped:
            return _Answer(task, stopped.value)
        except Exception as error:  # noqa: BLE001 - the runner is where every error is caught
            return _Answer(task, error=CancelledError() if task.cancelled else error)
        if task.on_progress is not None:
            self._answered.emit(_Answer(task, step, progress=True))
        return None

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        task = answer.task
        if answer.progress:
            if task.on_progress is not None and self._wanted(task):
                task.on_progress(answer.value)
            return
        self._pending -= 1
        if self._pending == 0:
            self.busy_changed.emit()
        try:
            if self._wanted(task):
                self._deliver(task, answer)
        finally:
            task.release()
            answer.value = answer.error = None

    def _wanted(self, task: Task) -> bool:
        return task.owner is not None and isValid(task.owner) and not self._stale(task)

    def _deliver(self, task: Task, answer: _Answer) -> None:
        if answer.error is None:
            if task.on_success is not None:
                task.on_success(answer.value)
        elif isinstance(answer.error, CancelledError):
            return
        elif task.on_error is not None:
            task.on_error(answer.error)
        else:
            self.failed.emit(Failure(answer.error))
