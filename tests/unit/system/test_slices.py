"""Long work in slices: run whole, as a part of other work, and beside the thread that asks."""

import threading

import pytest

from caseapp.system.slices import beside, finished, told


def counting(closed=None):
    try:
        yield 1
        yield 2
    finally:
        if closed is not None:
            closed.append("closed")
    return "done"


def test_slices_run_to_their_end_give_what_came_of_them():
    assert finished(counting()) == "done"


def test_a_part_says_in_the_words_of_the_whole_how_far_it_is():
    steps = told(counting(), lambda step: f"{step} of 2")
    assert [next(steps), next(steps)] == ["1 of 2", "2 of 2"]
    assert finished(steps) == "done"


def test_a_part_ends_with_the_work_that_is_given_up():
    closed = []
    steps = told(counting(closed), str)
    next(steps)
    steps.close()
    assert closed == ["closed"]


def test_work_beside_yields_while_it_lasts_and_runs_on_another_thread():
    go = threading.Event()

    def work():
        go.wait(10)
        return threading.current_thread()

    steps = beside(work)
    next(steps)
    go.set()
    assert finished(steps) is not threading.current_thread()


def test_what_fails_beside_is_raised_where_it_was_asked():
    def work():
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        finished(beside(work))
