"""The rules in force, and this office's reviews of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.errors import EmptyFieldError, FutureDateError, NotAllowedError, NotFoundError
from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.rules import RuleNotReviewableError, RuleReviewDraft, UnknownHostStateError
from caseapp.domain.vocabulary import ProceedingKind, Role, Trust
from caseapp.services import audit, rules
from tests import factory

RULE = "RS-EXTR-3D"


def draft(rule=RULE, **fields):
    values = {
        "reviewer": "Aigerim Test",
        "day": date(2026, 3, 2),
        "source": "adilet.zan.kz, CPC art. 593, read 2 March 2026",
        **fields,
    }
    return RuleReviewDraft(rule, **values)


def at(desk, *day):
    return replace(desk, clock=FixedClock(datetime(*day, 9, tzinfo=UTC), "Asia/Almaty"))


def standing(desk, rule=RULE):
    return rules.get_rule(desk, rule).row.mark.standing


def test_rules_are_filtered_by_host_proceeding_grade_and_what_computes(desk):
    found = rules.list_rules(
        desk,
        host="rs",
        proceeding=ProceedingKind.EXTRADITION,
        trust=Trust.LAW_TEXT,
        computable=True,
    )

    assert found
    assert all(row.computable and row.trust is Trust.LAW_TEXT for row in found)
    assert {row.proceeding for row in found} == {ProceedingKind.EXTRADITION}
    assert RULE in {row.id for row in found}


def test_a_rule_is_shown_with_source_and_worked_examples(desk):
    view = rules.get_rule(desk, RULE)

    assert view.source
    assert view.row.citation
    assert view.examples[0].why
    assert view.reviewable


def test_an_unknown_rule_is_refused_by_name(desk):
    with pytest.raises(UnknownRuleError):
        rules.get_rule(desk, "KZ-NOTHING")


def test_even_law_asks_for_confirmation_until_the_office_has_reviewed_it(desk):
    assert standing(desk) is RuleStanding.CONFIRM

    rules.review_rule(desk, draft())

    mark = rules.get_rule(desk, RULE).row.mark
    assert mark.standing is RuleStanding.REVIEWED
    assert (mark.name, mark.day, mark.until) == (
        "Aigerim Test",
        date(2026, 3, 2),
        date(2027, 3, 2),
    )


def test_a_review_holds_for_twelve_months_and_not_a_day_longer(desk):
    rules.review_rule(desk, draft())

    assert standing(at(desk, 2027, 3, 1)) is RuleStanding.REVIEWED
    assert standing(at(desk, 2027, 3, 2)) is RuleStanding.EXPIRED


def test_a_newer_review_counts_and_the_older_one_stays_on_record(desk):
    rules.review_rule(desk, draft(day=date(2026, 1, 5), note="first"))
    rules.review_rule(desk, draft(note="second"))

    assert [one.note for one in rules.get_rule(desk, RULE).reviews] == ["second", "first"]


def test_a_revoked_review_counts_no_more_and_undo_brings_it_back(desk):
    uid = rules.review_rule(desk, draft()).created

    rules.revoke_review(desk, uid)
    assert standing(desk) is RuleStanding.CONFIRM

    audit.undo_last(desk)
    assert standing(desk) is RuleStanding.REVIEWED


def test_what_was_never_verified_cannot_be_reviewed(desk):
    unverified = next(row for row in rules.list_rules(desk) if row.trust is Trust.UNVERIFIED)

    with pytest.raises(RuleNotReviewableError):
        rules.review_rule(desk, draft(unverified.id))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"source": " "}, EmptyFieldError),
        ({"reviewer": ""}, EmptyFieldError),
        ({"day": date(2026, 3, 4)}, FutureDateError),
    ],
)
def test_a_review_needs_name_source_and_a_day_that_has_come(desk, fields, error):
    with pytest.raises(error):
        rules.review_rule(desk, draft(**fields))

    assert rules.list_reviews(desk) == []


@pytest.mark.parametrize("role", [Role.PARALEGAL, Role.GUEST, Role.AUDITOR])
def test_only_a_lawyer_reviews(desk, role):
    with pytest.raises(NotAllowedError):
        rules.review_rule(factory.as_role(desk, role), draft())


def test_a_review_that_does_not_exist_is_not_revoked(desk):
    with pytest.raises(NotFoundError):
        rules.revoke_review(desk, "nothing")


def test_the_office_says_once_in_which_states_it_works(desk):
    assert rules.law_state(desk).host_states == ()

    rules.set_host_states(desk, ["kz", "RS", "KZ"])

    state = rules.law_state(desk)
    assert state.host_states == ("KZ", "RS")
    assert state.unreviewed > 0
    assert state.troubles == ()


def test_a_state_without_law_is_refused(desk):
    with pytest.raises(UnknownHostStateError):
        rules.set_host_states(desk, ["BR"])
    with pytest.raises(EmptyFieldError):
        rules.set_host_states(desk, [])
