"""Rules that the office wrote itself."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.deadlines import Unit, errors
from caseapp.domain.errors import ChangedMeanwhileError, EmptyFieldError, FutureDateError
from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.rules import (
    ExampleDiffersError,
    ExampleIncompleteError,
    NumberNotPositiveError,
    OfficeRuleDraft,
)
from caseapp.domain.vocabulary import DateKind, DeadlineState, ProceedingKind
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.law_sources import compose
from caseapp.services import deadlines, office_rules, rules
from caseapp.services.deadlines import list_deadlines
from tests import casefiles

SERVED = date(2026, 3, 2)


def draft(**fields):
    values = {
        "host_state": "KG",
        "proceeding": ProceedingKind.EXTRADITION,
        "act": "extradition_decision",
        "action": "Appeal against the extradition",
        "number": 7,
        "unit": Unit.CALENDAR_DAYS,
        "regime": "plain-days",
        "citation": "CPC art. 535",
        "source": "cbd.minjust.gov.kg, read 2 March 2026",
        "author": "Aigerim Test",
        "day": date(2026, 3, 2),
        "starts_from": (DateKind.SERVED_ON_CLIENT,),
        **fields,
    }
    return OfficeRuleDraft(**values)


def later(desk, *day):
    return replace(desk, clock=FixedClock(datetime(*day, 9, tzinfo=UTC), "Asia/Almaty"))


def case(desk):
    """Serve an extradition decision in Kyrgyzstan; return its open deadlines."""
    proceeding = casefiles.proceeding(desk, host_state="KG")
    casefiles.event(desk, proceeding, casefiles.served(SERVED))
    return list_deadlines(desk, proceeding=proceeding)


def test_an_office_rule_computes_with_its_badge(desk):
    office_rules.add_office_rule(desk, draft())

    row = next(one for one in case(desk) if one.rule == "OFFICE-KG-1")

    assert row.state is DeadlineState.PROPOSED
    assert row.last_day == date(2026, 3, 9)
    mark = deadlines.get_deadline(desk, row.uid).row.mark
    assert (mark.standing, mark.name) == (RuleStanding.OFFICE_RULE, "Aigerim Test")


def test_after_twelve_months_it_gives_no_date_until_it_is_written_anew(desk):
    office_rules.add_office_rule(desk, draft())
    next_year = later(desk, 2027, 3, 2)

    assert not rules.get_rule(next_year, "OFFICE-KG-1").row.computable
    view = office_rules.list_office_rules(next_year)[0]
    assert view.expired

    renewed = replace(view.draft, day=date(2027, 3, 2))
    office_rules.change_office_rule(next_year, view.uid, renewed)
    assert rules.get_rule(next_year, "OFFICE-KG-1").row.computable


def test_an_expired_rule_still_asks_for_the_last_day(desk):
    office_rules.add_office_rule(desk, draft(day=date(2025, 3, 3)))

    row = next(one for one in case(desk) if one.rule == "OFFICE-KG-1")

    assert row.state is DeadlineState.TO_BE_DETERMINED


def test_the_example_must_come_out_as_worked_by_hand(desk):
    example = {"example_day": SERVED, "example_last_day": date(2026, 3, 9)}
    office_rules.add_office_rule(desk, draft(**example))

    with pytest.raises(ExampleDiffersError) as refused:
        office_rules.add_office_rule(desk, draft(**example, number=8))
    assert refused.value.values["counted"] == date(2026, 3, 10)
    with pytest.raises(ExampleIncompleteError):
        office_rules.add_office_rule(desk, draft(example_day=SERVED))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"source": ""}, EmptyFieldError),
        ({"citation": " "}, EmptyFieldError),
        ({"author": ""}, EmptyFieldError),
        ({"starts_from": ()}, EmptyFieldError),
        ({"number": 0}, NumberNotPositiveError),
        ({"regime": "nobody"}, errors.UnknownRegimeError),
        ({"regime": "clock-hours"}, errors.BadValueInPackError),
        ({"day": date(2026, 3, 4)}, FutureDateError),
    ],
)
def test_a_rule_without_what_makes_it_law_is_refused(desk, fields, error):
    with pytest.raises(error):
        office_rules.add_office_rule(desk, draft(**fields))

    assert office_rules.list_office_rules(desk) == []


def test_it_is_tried_before_it_is_written(desk):
    result = office_rules.try_office_rule(desk, draft(), SERVED)

    assert result.last_day == date(2026, 3, 9)
    assert office_rules.list_office_rules(desk) == []


def test_the_form_gets_back_what_was_written(desk):
    written = draft(body="Supreme Court", notes="no roll seen", instead_of="RS-EXTR-3D")
    office_rules.add_office_rule(desk, written)

    assert office_rules.list_office_rules(desk)[0].draft == replace(written, version=1)


def test_a_form_opened_before_another_change_is_refused(desk):
    uid = office_rules.add_office_rule(desk, draft()).created
    office_rules.change_office_rule(desk, uid, draft(number=8, version=1))

    with pytest.raises(ChangedMeanwhileError):
        office_rules.change_office_rule(desk, uid, draft(number=9, version=1))


def test_an_id_is_never_given_again(desk):
    uid = office_rules.add_office_rule(desk, draft()).created
    office_rules.delete_office_rule(desk, uid)

    office_rules.add_office_rule(desk, draft())

    assert office_rules.list_office_rules(desk)[0].rule == "OFFICE-KG-2"


def test_the_exported_pack_reads_back_by_the_schema_of_all_packs(desk):
    tricky = 'a "quoted"\nline \\ with \u007f'
    office_rules.add_office_rule(
        desk, draft(notes="two\nlines", source=tricky.replace("\x7f", ""))
    )

    text = office_rules.export_office_rules(desk, "KG")

    content = tomllib.loads(text)
    assert content["rule"][0]["source"].startswith('a "quoted"\nline')
    assert compose((), (), HolidayCalendars()).packs.regime(content["rule"][0]["regime"])


def test_no_office_rules_give_no_file(desk):
    assert office_rules.export_office_rules(desk, "KG") == ""
