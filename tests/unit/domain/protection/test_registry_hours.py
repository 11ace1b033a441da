"""When an urgent request is handled next: office hours, weekends, holidays."""

from datetime import UTC, date, datetime

import pytest

from caseapp.domain.deadlines import FixedCalendar, Holiday
from caseapp.domain.protection.registry_hours import handling

WINTER = FixedCalendar(
    "STRASBOURG", "Europe/Paris", days={date(2026, 4, 6): Holiday("Easter Monday")}
)


@pytest.mark.parametrize(
    ("now", "open_now", "opens"),
    [
        (datetime(2026, 3, 3, 9, 30, tzinfo=UTC), True, datetime(2026, 3, 3, 9, 30, tzinfo=UTC)),
        (datetime(2026, 3, 3, 5, 0, tzinfo=UTC), False, datetime(2026, 3, 3, 7, 0, tzinfo=UTC)),
        (datetime(2026, 3, 3, 15, 0, tzinfo=UTC), False, datetime(2026, 3, 4, 7, 0, tzinfo=UTC)),
        (datetime(2026, 3, 6, 16, 0, tzinfo=UTC), False, datetime(2026, 3, 9, 7, 0, tzinfo=UTC)),
        (datetime(2026, 4, 3, 16, 0, tzinfo=UTC), False, datetime(2026, 4, 7, 6, 0, tzinfo=UTC)),
    ],
    ids=["in hours", "early", "at the close", "weekend", "holiday and summer time"],
)
def test_requests_are_handled_in_the_hours_of_strasbourg(now, open_now, opens):
    found = handling(now, WINTER)
    assert (found.open_now, found.opens) == (open_now, opens)
