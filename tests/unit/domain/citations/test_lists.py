"""The lists of citations that `bench.citations` measures stay recognised."""

import pytest

from bench.citations import Expected, Line, compare, lines, shares

BARS = {"tuned": (0.99, 0.005, 0.98), "held_out": (0.95, 0.02, 0.9)}


@pytest.mark.parametrize("name", BARS)
def test_a_list_is_recognised_and_nothing_else_is(name):
    recall, false, exact = shares([compare(line) for line in lines(name)])
    least, most, whole = BARS[name]
    assert recall >= least
    assert false <= most
    assert exact >= whole


def test_the_control_a_citation_that_is_not_there_is_missed_and_another_is_false():
    line = Line("Saadi v. Italy [GC], no. 37201/06", [Expected("ecthr", ("1/99",))])
    result = compare(line)
    assert len(result.missed) == len(result.false) == 1
