"""Long work in slices: a generator that yields, so that others get their turn in between."""

import threading
from collections.abc import Callable, Generator
from time import thread_time
from typing import Final, TypeVar

SLICE_SECONDS: Final = 0.02
"""Processor time after which a slice ends; what it is at work on comes on top."""
_WAIT_SECONDS: Final = 0.005
S = TypeVar("S")
P = TypeVar("P")
T = TypeVar("T")


class Pace:
    """Tells when a slice is used up."""

    def __init__(self) -> None:
        """Begin the first slice."""
        self._until = thread_time() + SLICE_SECONDS

    def is_over(self) -> bool:
        """Say whether to yield now; then the next slice begins."""
        now = thread_time()
        if now < self._until:
            return False
        self._until = now + SLICE_SECONDS
        return True


def finished(steps: Generator[object, None, T]) -> T:
    """Run slices to their end: where nobody else waits."""
    while True:
        try:
            next(steps)
        except StopIteration as stopped:
            value: T = stopped.value
            return value


def told(steps: Generator[S, None, T], say: Callable[[S], P]) -> Generator[P, None, T]:
    """Run slices as a part of other work, which says in its own way how far it is."""
    try:
        while True:
            try:
                step = next(steps)
            except StopIteration as stopped:
                value: T = stopped.value
                return value
            yield say(step)
    finally:
        steps.close()


def beside(work: Callable[[], T]) -> Generator[None, None, T]:
    """Do work on a thread of its own, and yield while it lasts. It always goes on to its end."""
    answers: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as error:  # noqa: BLE001 - raised on the thread that asked
            errors.append(error)

    thread = threading.Thread(target=run, name="beside", daemon=True)
    thread.start()
    while True:
        thread.join(_WAIT_SECONDS)
        if not thread.is_alive():
            break
        yield
    if errors:
        raise errors[0]
    return answers[0]
