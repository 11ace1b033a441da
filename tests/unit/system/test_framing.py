"""Frames over a pipe: what is cut, foreign or too big is an error, never a wrong answer."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.system import framing
from caseapp.system.framing import BrokenFrameError, Request


def pipe_with(data):
    """Return the reading end of a pipe that holds `data` (a pipe takes 64 KiB)."""
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    return read


def written(write, *values):
    """Return what a writer puts into a pipe."""
    read, end = os.pipe()
    write(end, *values)
    os.close(end)
    try:
        return os.read(read, 1 << 16)
    finally:
        os.close(read)


def read_with(reader, data, *values):
    """Feed a reader from a pipe."""
    fd = pipe_with(data)
    try:
        return reader(fd, *values)
    finally:
        os.close(fd)


@given(st.binary(max_size=2000))
def test_an_answer_comes_back_as_it_was_sent(body):
    frame = written(framing.write_answer, framing.DONE, body)

    assert read_with(framing.read_answer, frame, 2000) == (framing.DONE, body)


@given(st.binary(min_size=1, max_size=200), st.data())
def test_an_answer_that_was_cut_anywhere_is_broken(body, data):
    frame = written(framing.write_answer, framing.DONE, body)
    cut = data.draw(st.integers(0, len(frame) - 1))

    with pytest.raises(BrokenFrameError):
        read_with(framing.read_answer, frame[:cut], 1000)


@given(st.binary(max_size=200))
def test_noise_is_never_taken_for_a_request(noise):
    with pytest.raises(BrokenFrameError):
        read_with(framing.read_request_head, noise)


def test_an_answer_that_announces_too_much_is_not_read():
    frame = b"\x00" + (1 << 60).to_bytes(8, "big")

    assert read_with(framing.read_answer, frame, 1000) == (framing.TOO_BIG, b"")


def test_a_request_carries_its_limits_before_its_data():
    request = Request(b"payload", memory=7, cpu_seconds=8, answer_bytes=9, host=10)
    frame = written(framing.write_request, request)
    head, size = read_with(framing.read_request_head, frame)

    assert head == Request(b"", 7, 8, 9, 10)
    assert size == len(b"payload")
