"""The precedent report line by line: the section that a court sees, and the working copy."""

import pytest

from tests.golden.precedents import CASES, printed
from tests.golden.printing import kept
from tests.unit.reports.reading import line_places

TOLERANCE = 2


@pytest.mark.parametrize("name", CASES)
def test_each_line_is_the_one_that_was_looked_at_and_stands_there(name):
    for now, then in zip(line_places(printed(name)), kept(name), strict=True):
        assert (now[0], now[3]) == (then[0], then[3])
        assert abs(now[1] - then[1]) <= TOLERANCE, now[3]
        assert abs(now[2] - then[2]) <= TOLERANCE, now[3]


def test_the_section_has_no_count_and_no_mark_of_the_working_copy():
    text = " ".join(line[3] for line in kept("precedents.en.section"))
    for absent in ("DRAFT", "statistic", "not verified", "The library does not have the text"):
        assert absent not in text
    assert "The library has no decision of the courts of this state" in text
