"""How a ratio is measured: both sides interleaved in one run, with one side against itself.

A machine is never quiet. Two numbers taken one after the other compare two states of the machine;
two taken in turn, many times, compare two programs. The control runs the peer against itself in
the same way: where that ratio is off by more than ten per cent, the figure is void.
"""

import gc
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROUNDS = 11
CONTROL = 0.10


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured ratio; times in seconds."""

    name: str
    value: float
    bar: float
    control: float
    ours: float
    theirs: float
    rounds: int

    @property
    def void(self) -> bool:
        """Whether the control says that the machine was too noisy."""
        return abs(self.control - 1) > CONTROL

    def as_json(self) -> dict[str, Any]:
        """Return the figure as `build/bench.json` has it."""
        return {
            "name": self.name,
            "value": round(self.value, 3),
            "bar": self.bar,
            "met": self.value <= self.bar,
            "control": round(self.control, 3),
            "void": self.void,
            "ours_ms": round(self.ours * 1000, 3),
            "peer_ms": round(self.theirs * 1000, 3),
            "rounds": self.rounds,
        }


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(
    name: str,
    bar: float,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    rounds: int = ROUNDS,
    timed: Callable[[Callable[[], object]], float] = seconds,
) -> Figure:
    """Measure ours / theirs, with theirs / theirs as control.

    Args:
        name: what the figure says.
        bar: the ratio that must not be exceeded.
        ours: one round of our side.
        theirs: one round of the other side.
        rounds: at least eleven.
        timed: how a round is timed; a side that measures itself (a started process, a p95 over
            many queries) passes a function that returns its own number in seconds.

    """
    for side in (ours, theirs):
        timed(side)
    own: list[float] = []
    peer: list[float] = []
    again: list[float] = []
    for _ in range(rounds):
        own.append(timed(ours))
        peer.append(timed(theirs))
        again.append(timed(theirs))
    median = statistics.median
    return Figure(
        name=name,
        value=median(own) / median(peer),
        bar=bar,
        control=median(peer) / median(again),
        ours=median(own),
        theirs=median(peer),
        rounds=rounds,
    )


def peak_megabytes() -> float:
    """Return the largest memory that this process ever had.

    Linux says it of the program that runs. `getrusage` takes over what the parent had at the fork,
    which is more than a child of a long benchmark ever needs.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            name, _, value = line.partition(":")
            if name == "VmHWM":
                return int(value.split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
