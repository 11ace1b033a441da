"""A few bytes for the program that this one becomes."""

import os

import pytest

from caseapp.system import handed


def test_what_is_offered_is_taken_once_and_the_pipe_is_gone():
    option, name = handed.offer(b"16 bytes of time")
    assert handed.take(["--lock", option, name]) == b"16 bytes of time"
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(int(name))


def test_on_windows_it_comes_by_standard_input(monkeypatch):
    monkeypatch.setattr(handed.sys, "platform", "win32")
    assert handed.offer(b"x") == ("--times", "-")


def test_more_than_a_pipe_takes_is_our_own_mistake():
    with pytest.raises(handed.TooMuchError):
        handed.offer(bytes(handed.MOST + 1))


def test_more_than_was_ever_offered_is_nothing():
    read, write = os.pipe()
    os.write(write, bytes(handed.MOST + 1))
    os.close(write)
    assert handed.take(["--times", str(read)]) == b""


@pytest.mark.parametrize(
    "arguments", [[], ["--lock"], ["--lock", "--times"], ["--times", "x"], ["--times", "99999"]]
)
def test_arguments_that_name_no_pipe_give_nothing(arguments):
    assert handed.take(arguments) == b""
