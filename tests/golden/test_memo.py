"""The paper of both languages, line by line: a change here is a change that a court would see."""

import pytest

from tests.golden.printing import CASES, kept, printed
from tests.unit.reports.reading import line_places

TOLERANCE = 2
"""Points; readers of PDF files measure boxes a little differently."""


@pytest.mark.parametrize("name", CASES)
def test_the_text_of_the_memo_is_the_one_that_was_looked_at(name):
    assert [line[3] for line in line_places(printed(name))] == [line[3] for line in kept(name)]


@pytest.mark.parametrize("name", CASES)
def test_each_line_stands_where_it_stood(name):
    for now, then in zip(line_places(printed(name)), kept(name), strict=True):
        assert now[0] == then[0], now[3]
        assert abs(now[1] - then[1]) <= TOLERANCE, now[3]
        assert abs(now[2] - then[2]) <= TOLERANCE, now[3]
