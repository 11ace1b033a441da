"""Whatever says that nobody sits here any more locks, within two seconds."""

import time

import pytest

from caseapp.settings import SOONER_MINUTES
from caseapp.system import session
from caseapp.system.idle import IdleWatch, SleepWatch
from caseapp.ui.shell.idle import IdleLock
from caseapp.ui.shell.session import SessionWatch
from tests.ui.desktops import LOCKED_WITHIN, private_desktop, with_bus

TRIES = 5
LEAVING = ("sleep", "wake", "lock", "saver", "gnome", "switch")
STAYING = ("awake", "other")


@pytest.fixture
def desktop(tmp_path):
    with private_desktop(tmp_path) as made:
        yield made


@pytest.fixture
def watch(desktop):
    made = SessionWatch(
        system_bus=desktop.address,
        session_bus=desktop.address,
        own_session=session.own_session({"XDG_SESSION_ID": "7"}),
    )
    assert made.start()
    yield made
    made.deleteLater()


@with_bus
@pytest.mark.parametrize("word", LEAVING)
def test_every_way_of_leaving_is_heard_within_two_seconds(qtbot, desktop, watch, word):
    needed = []
    for _ in range(TRIES):
        begun = time.perf_counter()
        with qtbot.waitSignal(watch.left, timeout=10_000):
            desktop.say(word)
        needed.append(time.perf_counter() - begun)
    assert min(needed) <= LOCKED_WITHIN


@with_bus
@pytest.mark.parametrize("word", STAYING)
def test_what_says_nothing_about_leaving_does_not_lock(qtbot, desktop, watch, word):
    """The control: not every signal locks. The one sent after it was heard alone."""
    heard = []
    watch.left.connect(lambda: heard.append(word))
    desktop.say(word)
    desktop.say("lock")
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert len(heard) == 1


@with_bus
def test_sleep_waits_for_the_lock(desktop, watch):
    assert desktop.hears() == "inhibited sleep:shutdown caseapp Locking delay\n"


def test_without_any_bus_nobody_is_heard_and_the_program_says_so(qtbot):
    watch = SessionWatch(system_bus="unix:path=/nowhere", session_bus="", own_session="")
    assert not watch.start()
    watch.deleteLater()


def test_where_nobody_is_heard_idle_time_is_short(qtbot):
    clock = IdleWatch(15 * 60)
    lock = IdleLock(clock)
    lock.lock_sooner()
    assert clock.limit == SOONER_MINUTES * 60
    lock.set_minutes(60)
    assert clock.limit == SOONER_MINUTES * 60
    lock.deleteLater()


class Clocks:
    """Two clocks of a machine; sleep moves the first one alone."""

    def __init__(self):
        self.boot = self.awake = 1000.0

    def work(self, seconds):
        self.boot += seconds
        self.awake += seconds

    def sleep(self, seconds):
        self.boot += seconds


@pytest.mark.parametrize(("asleep", "locks"), [(0.0, 0), (1.0, 0), (3.0, 1), (36_000.0, 1)])
def test_a_machine_that_slept_locks_when_it_wakes(qtbot, asleep, locks):
    clocks, heard = Clocks(), []
    sleep = SleepWatch(boot=lambda: clocks.boot, awake=lambda: clocks.awake)
    lock = IdleLock(IdleWatch(3600, boot=lambda: 0.0, wall=lambda: 0.0), sleep=sleep)
    lock.time_is_up.connect(lambda: heard.append(1))
    clocks.work(600)
    lock.look()
    clocks.sleep(asleep)
    lock.look()
    assert len(heard) == locks
    lock.deleteLater()


def test_a_bus_over_the_network_is_nobody():
    assert not session.session_bus({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=10.0.0.1,port=4"})
    local = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}
    assert session.session_bus(local) == "unix:path=/run/user/1000/bus"


@pytest.mark.parametrize(
    ("name", "path"),
    [("7", "/session/_37"), ("c2", "/session/c2"), ("12", "/session/_312"), ("", "")],
)
def test_the_login_is_named_as_its_manager_names_it(name, path):
    assert session.own_session({"XDG_SESSION_ID": name}).endswith(path)
    assert bool(session.own_session({"XDG_SESSION_ID": name})) == bool(path)


@pytest.mark.parametrize(
    ("message", "parameter", "leaves"),
    [
        (session.WM_WTSSESSION_CHANGE, 0x7, True),
        (session.WM_WTSSESSION_CHANGE, 0x8, False),
        (session.WM_POWERBROADCAST, 0x4, True),
        (session.WM_POWERBROADCAST, 0x12, True),
        (session.WM_POWERBROADCAST, 0xA, False),
        (0x0100, 0x7, False),
    ],
)
def test_messages_of_windows_are_read_as_documented(message, parameter, leaves):
    assert session.is_leaving(message, parameter) is leaves
