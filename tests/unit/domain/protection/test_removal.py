"""No act counts by what somebody believes of it: every way to be a gap is tried."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseapp.domain.acts import every_act
from caseapp.domain.protection.removal import (
    DAYS_AHEAD,
    FIXED,
    REFUSALS,
    REMOVAL_DECISIONS,
    Act,
    Gap,
    covers,
    gaps,
    uncovered,
)
from caseapp.domain.protection.words import BarKind
from caseapp.domain.vocabulary import Suspensive

TODAY = date(2026, 3, 3)
ORDER = Act(
    what=BarKind.COURT_ORDER,
    effect=Suspensive.YES,
    order_in_file=True,
    rule_reviewed=False,
    from_day=date(2026, 3, 1),
    until_day=date(2026, 6, 1),
    until_event=False,
    served_day=date(2026, 3, 2),
    proof=True,
)
RULE = replace(ORDER, what=BarKind.RULE, order_in_file=False, rule_reviewed=True)


@pytest.mark.parametrize("act", [ORDER, RULE], ids=["order", "rule"])
def test_an_order_in_the_file_or_a_reviewed_rule_counts_when_served_with_proof(act):
    assert gaps(act, TODAY) == ()
    assert uncovered([act], TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"order_in_file": False}, Gap.NO_ORDER_IN_FILE),
        ({"what": BarKind.RULE}, Gap.RULE_NOT_REVIEWED),
        ({"what": BarKind.BODY_MEASURE}, Gap.NOT_AN_ORDER),
        ({"what": BarKind.OTHER}, Gap.NOT_AN_ORDER),
        ({"served_day": None}, Gap.NOT_SERVED),
        ({"proof": False}, Gap.NO_PROOF),
        *(
            ({"effect": effect}, Gap.EFFECT)
            for effect in Suspensive
            if effect is not Suspensive.YES
        ),
    ],
)
def test_whatever_is_missing_no_day_is_covered(changes, gap):
    act = replace(ORDER, **changes)
    assert gap in gaps(act, TODAY)
    assert len(uncovered([act], TODAY)) == DAYS_AHEAD + 1


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"from_day": date(2026, 3, 4)}, Gap.NOT_YET),
        ({"until_day": date(2026, 3, 2)}, Gap.OVER),
        ({"lifted_day": TODAY}, Gap.LIFTED),
        ({"until_day": None}, Gap.NO_END),
    ],
)
def test_a_period_that_does_not_cover_today_is_named(changes, gap):
    assert gaps(replace(ORDER, **changes), TODAY) == (gap,)


def test_an_order_that_ends_in_a_week_leaves_the_second_week_open():
    act = replace(ORDER, until_day=TODAY + timedelta(days=7))
    assert uncovered([act], TODAY) == tuple(TODAY + timedelta(days=n) for n in range(8, 15))


def test_two_orders_cover_together_what_neither_does_alone():
    first = replace(ORDER, until_day=TODAY + timedelta(days=5))
    second = replace(ORDER, from_day=TODAY + timedelta(days=6))
    assert uncovered([first, second], TODAY) == ()
    assert uncovered([second], TODAY) == tuple(TODAY + timedelta(days=n) for n in range(6))


def test_an_order_without_any_end_covers_today_and_no_other_day():
    act = replace(ORDER, until_day=None)
    assert uncovered([act], TODAY) == tuple(TODAY + timedelta(days=n) for n in range(1, 15))
    assert uncovered([replace(act, until_event=True)], TODAY) == ()


def test_service_that_lies_ahead_is_no_service():
    assert not covers(replace(ORDER, served_day=TODAY + timedelta(days=1)), TODAY, TODAY)


def test_nothing_in_the_file_leaves_every_day_open():
    assert len(uncovered([], TODAY)) == DAYS_AHEAD + 1


def test_every_act_that_alarms_is_an_act_that_the_program_knows():
    assert set(every_act()) >= REMOVAL_DECISIONS | FIXED | REFUSALS
