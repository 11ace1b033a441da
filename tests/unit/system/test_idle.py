"""Idle time goes on through suspend and through a paused virtual machine."""

from caseapp.system.idle import IdleWatch, seconds_since_boot


class Hands:
    """A clock that is moved by hand."""

    def __init__(self, at=1000.0):
        self.at = at

    def __call__(self):
        return self.at


def watch(limit=300.0):
    boot, wall = Hands(), Hands(5000.0)
    return IdleWatch(limit, boot=boot, wall=wall), boot, wall


def test_the_time_is_over_exactly_at_the_limit():
    idle, boot, _ = watch()
    boot.at += 299.9
    assert not idle.is_over()
    boot.at += 0.1
    assert idle.is_over()


def test_a_touch_starts_again():
    idle, boot, _ = watch()
    boot.at += 299
    idle.touch()
    boot.at += 299

    assert idle.seconds_left() == 1


def test_a_machine_that_slept_is_idle_at_once():
    idle, boot, wall = watch()
    boot.at += 3600
    wall.at += 3600

    assert idle.is_over()


def test_a_paused_virtual_machine_shows_on_the_wall_clock_only():
    idle, _, wall = watch()
    wall.at += 3600

    assert idle.is_over()


def test_setting_the_wall_clock_back_neither_locks_nor_prolongs():
    idle, boot, wall = watch()
    wall.at -= 3600
    boot.at += 299
    assert not idle.is_over()
    boot.at += 1
    assert idle.is_over()


def test_no_limit_never_ends():
    idle, boot, _ = watch(limit=0)
    boot.at += 10**9

    assert not idle.is_over()
    assert idle.seconds_left() is None


def test_the_clock_of_this_machine_goes_forward():
    before = seconds_since_boot()

    assert seconds_since_boot() >= before > 0
