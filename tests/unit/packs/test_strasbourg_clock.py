# ruff: noqa: DTZ001 - local moments by the clock of Strasbourg
"""A removal is fixed on the host state's clock; the Court reads requests on its own."""

from datetime import date, datetime, time

import pytest

from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind
from caseapp.packs.law import load

PACKS = load()


def request(host, day, at):
    fixed = EventDateDraft(DateKind.FIXED, day, at)
    found = PACKS.outcomes(host, "removal_fixed", [fixed])
    return next(one.computed for one in found if one.rule and one.rule.id == "ECHR-R39-REQUEST")


@pytest.mark.parametrize(
    ("host", "at", "safe", "last"),
    [
        ("FR", time(10), datetime(2026, 3, 3, 16), datetime(2026, 3, 4, 10)),
        # Ten in Tbilisi is seven in Strasbourg: nobody has read anything that day.
        ("GE", time(10), datetime(2026, 3, 3, 16), datetime(2026, 3, 4, 8)),
        # Two in the night in Tbilisi is the evening before in Strasbourg.
        ("GE", time(2), datetime(2026, 3, 3, 16), datetime(2026, 3, 4, 8)),
        ("GE", time(18, 30), datetime(2026, 3, 3, 16), datetime(2026, 3, 4, 15, 30)),
    ],
)
def test_the_countdown_runs_on_the_clock_of_strasbourg(host, at, safe, last):
    found = request(host, date(2026, 3, 5), at)
    assert found.safe_moment.replace(tzinfo=None) == safe
    assert found.last_moment.replace(tzinfo=None) == last


def test_a_removal_without_hour_keeps_its_day():
    without = request("GE", date(2026, 3, 5), None)
    assert without.facts.of_kind(DateKind.FIXED).day == date(2026, 3, 5)
    assert without.safe_moment.replace(tzinfo=None) == datetime(2026, 3, 3, 16)
