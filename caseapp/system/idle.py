"""How long nobody has touched the program, counted through suspend and clock changes."""

import sys
import time
from collections.abc import Callable


def seconds_since_boot() -> float:
    """Return seconds on a clock that goes on while the machine sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":
        # Unlike time.monotonic(), which stops during sleep there.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()


def seconds_awake() -> float:
    """Return seconds on a clock that stands still while the machine sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    elif sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - here alone

        counted = ctypes.c_ulonglong()
        ctypes.WinDLL("kernel32").QueryUnbiasedInterruptTime(ctypes.byref(counted))
        return counted.value / 1e7  # steps of 100 ns
    else:
        return time.monotonic()


class SleepWatch:
    """Notices that the machine slept, by two clocks of which one stands still meanwhile.

    It needs nobody to tell it: this is what locks where no bus speaks of sleep.
    """

    def __init__(
        self,
        *,
        boot: Callable[[], float] = seconds_since_boot,
        awake: Callable[[], float] = seconds_awake,
        least: float = 2.0,
    ) -> None:
        """Start now; a sleep of less than `least` seconds is none."""
        self._boot = boot
        self._awake = awake
        self._least = least
        self._ahead = boot() - awake()

    def slept(self) -> bool:
        """Say whether the machine slept since this was asked before."""
        ahead = self._boot() - self._awake()
        slept = ahead - self._ahead >= self._least
        self._ahead = ahead
        return slept


class IdleWatch:
    """Says when to lock. A timer asks it often; it never counts ticks itself.

    Two clocks are watched: one that includes sleep, and the wall clock, which also moves when a
    virtual machine was paused. A wall clock set back is ignored.
    """

    def __init__(
        self,
        limit: float,
        *,
        boot: Callable[[], float] = seconds_since_boot,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """Start counting now; `limit` is in seconds, 0 means never."""
        self.limit = limit
        self._boot = boot
        self._wall = wall
        self.touch()

    def touch(self) -> None:
        """Somebody pressed a key or moved the mouse."""
        self._touched = (self._boot(), self._wall())

    def idle_seconds(self) -> float:
        """Return the longer of what the two clocks say."""
        boot, wall = self._touched
        return max(self._boot() - boot, self._wall() - wall, 0.0)

    def is_over(self) -> bool:
        """Say whether it is time to lock."""
        return self.limit > 0 and self.idle_seconds() >= self.limit

    def seconds_left(self) -> float | None:
        """Return the seconds until locking; None: never."""
        return max(0.0, self.limit - self.idle_seconds()) if self.limit > 0 else None
