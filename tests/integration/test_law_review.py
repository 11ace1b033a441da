"""The law changed: no stored date moves, and what differs waits for a lawyer with both dates."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseapp import resources
from caseapp.domain.clock import FixedClock
from caseapp.domain.deadlines import Unit
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.rules import HolidayChange, HolidayDraft, OfficeRuleDraft
from caseapp.domain.vocabulary import DateKind, DeadlineState, ProceedingKind, Role
from caseapp.packs import law_sources
from caseapp.services import deadlines, holidays, law_packs, law_review, office_rules
from caseapp.services.audit import list_record_history
from caseapp.services.deadlines import list_deadlines
from tests import casefiles, factory

RULE = "RS-EXTR-3D"
SERVED = date(2026, 3, 2)


@pytest.fixture
def case(desk):
    """A ruling on extradition in Serbia, served on Monday 2 March 2026; its appeal accepted."""
    proceeding = casefiles.proceeding(desk, host_state="RS")
    casefiles.event(desk, proceeding, casefiles.served(SERVED), act="extradition_ruling")
    row = of_rule(desk, proceeding)[0]
    deadlines.accept(desk, row.uid)
    law_review.run_review(desk)
    return proceeding


def of_rule(desk, proceeding, rule=RULE):
    states = [state for state in DeadlineState if state is not DeadlineState.SUPERSEDED]
    found = list_deadlines(desk, proceeding=proceeding, states=states)
    return [row for row in found if row.rule == rule]


def longer(desk, number=4):
    """Put a Serbian pack in force in which the appeal takes four days."""
    law_packs.replace_pack(desk, "rs-2027.toml", changed_pack(number))


def changed_pack(number):
    text = (resources.path("lawpacks") / "rs.toml").read_text(encoding="utf-8")
    start = text.index(f'id = "{RULE}"')
    end = text.find("\n[[rule]]", start)
    block = text[start:end]
    plain = block[: block.index("[[rule.example]]")].replace("number = 3", f"number = {number}")
    example = f"""[[rule.example]]
dates = {{ served_on_client = "2026-03-02" }}
last_day = 2026-03-{2 + number:02}
why = "made up for this test"
"""
    return text[:start] + plain + example + text[end:]


def days_of(desk, proceeding):
    return [(row.state, row.safe_day, row.law_changed) for row in of_rule(desk, proceeding)]


OPEN, PROPOSED = DeadlineState.OPEN, DeadlineState.PROPOSED


def test_a_changed_rule_leaves_the_stored_date_and_proposes_the_other_beside_it(desk, case):
    old = of_rule(desk, case)[0]
    longer(desk)

    checked = law_review.run_review(desk)

    assert checked.raised == 1
    assert old.safe_day == date(2026, 3, 5)
    assert days_of(desk, case) == [
        (OPEN, date(2026, 3, 5), False),
        (PROPOSED, date(2026, 3, 6), True),
    ]


def test_the_review_says_what_changed_with_both_dates(desk, case):
    longer(desk)
    law_review.run_review(desk)
    review = next(row for row in of_rule(desk, case) if row.law_changed)

    view = deadlines.get_deadline(desk, review.uid)

    assert "The law changed" in view.law_change
    assert "5 Mar 2026" in view.law_change
    assert "6 Mar 2026" in view.law_change
    assert view.replaces == next(row.uid for row in of_rule(desk, case) if not row.law_changed)


def test_accepting_is_one_audited_step(desk, case):
    longer(desk)
    law_review.run_review(desk)
    old, review = of_rule(desk, case)

    deadlines.accept(desk, review.uid)

    assert days_of(desk, case) == [(OPEN, date(2026, 3, 6), True)]
    assert list_record_history(desk, "deadline", old.uid)[-1].command == "accept"


def test_a_declined_review_is_not_raised_again_and_the_old_date_stands(desk, case):
    longer(desk)
    law_review.run_review(desk)
    review = next(row for row in of_rule(desk, case) if row.law_changed)
    deadlines.decline(desk, review.uid, None, "the new law does not apply to this case")
    longer(desk)

    assert law_review.run_review(desk).raised == 0
    assert (OPEN, date(2026, 3, 5), False) in days_of(desk, case)


def test_a_later_change_replaces_a_review_that_nobody_answered(desk, case):
    longer(desk)
    law_review.run_review(desk)
    longer(desk, 8)

    law_review.run_review(desk)

    assert days_of(desk, case) == [
        (OPEN, date(2026, 3, 5), False),
        (PROPOSED, date(2026, 3, 10), True),
    ]


def test_a_change_that_is_taken_back_takes_its_review_back(desk, case):
    longer(desk)
    law_review.run_review(desk)
    law_packs.restore_shipped_pack(desk, "rs")

    law_review.run_review(desk)

    assert days_of(desk, case) == [(OPEN, date(2026, 3, 5), False)]


def test_a_review_that_was_accepted_stands_under_the_next_check(desk, case):
    longer(desk)
    law_review.run_review(desk)
    review = next(row for row in of_rule(desk, case) if row.law_changed)
    deadlines.accept(desk, review.uid)
    holidays.add_holiday(desk, day_off(date(2026, 5, 12)))

    assert law_review.run_review(desk).raised == 0


def day_off(day):
    return HolidayDraft("RS", day, HolidayChange.ADDED, "Official Gazette 10/2026", "Mourning")


def test_a_corrected_holiday_raises_a_review_of_the_dates_it_moves_alone(desk, case):
    holidays.add_holiday(desk, day_off(date(2026, 3, 5)))

    assert law_review.run_review(desk).raised == 1

    review = next(row for row in of_rule(desk, case) if row.law_changed)
    assert review.safe_day == date(2026, 3, 6)
    assert "holiday" in deadlines.get_deadline(desk, review.uid).law_change


def test_an_edition_that_changes_no_date_raises_nothing(desk, case):
    text = (resources.path("lawpacks") / "rs.toml").read_text(encoding="utf-8")
    law_packs.replace_pack(
        desk, "rs.toml", text.replace("edition = 2026-11-22", "edition = 2026-12-24")
    )

    checked = law_review.run_review(desk)

    assert checked.counted > 0
    assert checked.raised == 0


def test_a_rule_that_is_gone_asks_for_the_last_day_and_the_stored_one_stays(desk, case):
    text = (resources.path("lawpacks") / "rs.toml").read_text(encoding="utf-8")
    start = text.index(f'id = "{RULE}"')
    begin, end = text.rindex("[[rule]]", 0, start), text.find("\n[[rule]]", start)
    law_packs.replace_pack(desk, "rs.toml", text[:begin] + text[end:])

    law_review.run_review(desk)

    found = list_deadlines(desk, proceeding=case)
    assert [row.safe_day for row in found if row.rule == RULE] == [date(2026, 3, 5)]
    review = next(row for row in found if row.law_changed)
    assert review.state is DeadlineState.TO_BE_DETERMINED
    deadlines.determine(desk, review.uid, None, date(2026, 3, 9), None, "Gazette")
    assert RULE not in {row.rule for row in list_deadlines(desk, proceeding=case)}


def test_a_new_rule_answers_what_had_to_be_determined(desk):
    proceeding = casefiles.proceeding(desk, host_state="BR")
    casefiles.event(desk, proceeding, casefiles.served(SERVED))
    law_review.run_review(desk)
    office_rules.add_office_rule(desk, office_rule())

    law_review.run_review(desk)

    found = list_deadlines(desk, proceeding=proceeding)
    assert [row.state for row in found if row.rule == "OFFICE-BR-1"] == [PROPOSED]
    assert next(row for row in found if not row.rule).state is DeadlineState.TO_BE_DETERMINED


def office_rule():
    return OfficeRuleDraft(
        host_state="BR",
        proceeding=ProceedingKind.EXTRADITION,
        act="extradition_decision",
        action="Appeal",
        number=7,
        unit=Unit.CALENDAR_DAYS,
        regime="plain-days",
        citation="art. 1",
        source="read in the text",
        author="Aigerim Test",
        day=date(2026, 3, 2),
        starts_from=(DateKind.SERVED_ON_CLIENT,),
    )


def test_an_office_rule_that_expires_moves_no_date(desk):
    proceeding = casefiles.proceeding(desk, host_state="BR")
    office_rules.add_office_rule(desk, office_rule())
    casefiles.event(desk, proceeding, casefiles.served(SERVED))
    next_year = replace(desk, clock=FixedClock(datetime(2027, 3, 2, 9, tzinfo=UTC), "Asia/Almaty"))

    assert law_review.run_review(next_year).raised == 0


def test_nothing_is_counted_where_nothing_changed(desk, case):
    assert law_review.is_law_checked(desk)
    assert law_review.run_review(desk).counted == 0


def test_a_shipped_pack_of_a_later_program_is_noticed_at_the_next_opening(desk, case, monkeypatch):
    monkeypatch.setattr(
        "caseapp.services.steps.dates.law.shipped_stamp", lambda: "of a later program"
    )

    assert not law_review.is_law_checked(desk)
    assert law_review.run_review(desk).counted > 0


def test_what_was_filed_is_not_looked_at(desk, case):
    uid = of_rule(desk, case)[0].uid
    deadlines.record_filed(desk, uid, None, how="post", where="court", day=date(2026, 3, 3))
    longer(desk)

    assert law_review.run_review(desk).raised == 0


def test_a_changed_holiday_edition_is_told_as_such(desk, case, monkeypatch):
    monkeypatch.setattr("caseapp.services.steps.dates.law.version", lambda _name: "99.0")
    steps = law_review.review_law(desk)

    assert next(steps).total == 0
    assert any(step.total for step in steps)


def test_a_guest_does_not_count_the_law(desk):
    with pytest.raises(NotAllowedError):
        law_review.review_law(factory.as_role(desk, Role.GUEST))


def test_a_pack_that_fits_no_more_is_left_out_by_name(desk, monkeypatch):
    longer(desk)
    parsed = law_sources.parsed
    monkeypatch.setattr(
        law_sources,
        "parsed",
        lambda name, text: (
            {**parsed(name, text), "unknown": 1} if name == "rs-2027.toml" else parsed(name, text)
        ),
    )
    composed = law_sources.compose(
        [law_sources.OwnPack("rs", "rs-2027.toml", changed_pack(4))], (), _calendars()
    )

    assert [error.values["file"] for error in composed.troubles] == ["rs-2027.toml"]
    assert composed.packs.rule(RULE).period.number == 3


def _calendars():
    from caseapp.packs.calendars import HolidayCalendars

    return HolidayCalendars()
