"""What is not known is asked for, never guessed."""

from dataclasses import replace

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    NoDateReason,
    TrustLink,
    compute,
    undetermined,
)
from caseapp.domain.vocabulary import DateKind, Trust
from tests.unit.domain.deadlines.cases import PACKS, S, on


def test_the_treaty_status_can_lower_the_trust() -> None:
    rule = replace(PACKS.rule("RS-EXTR-3D"), treaty_trust=Trust.SECONDARY)

    result = compute(rule, Facts((on(S, "2026-03-02"),)), PACKS.calendars)

    assert (result.trust, result.trust_link) == (Trust.SECONDARY, TrustLink.TREATY)


def test_the_grade_of_the_rule_it_is_counted_from_can_lower_the_trust() -> None:
    rule = PACKS.rule("KZ-EXT-12H")
    assert rule.after is not None
    base = replace(rule.after, trust=Trust.SECONDARY)

    result = compute(
        replace(rule, after=base),
        Facts((on(DateKind.SEIZED, "2026-03-03", "14:20"),)),
        PACKS.calendars,
    )

    assert (result.trust, result.trust_link) == (Trust.SECONDARY, TrustLink.BASE_RULE)


def test_the_grade_of_the_rule_of_deemed_service_can_lower_the_trust() -> None:
    served = on(DateKind.DEEMED_SERVED, "2026-03-06")
    facts = Facts((served,), service_rule="X-POST", service_trust=Trust.OFFICIAL)
    rule = replace(PACKS.rule("RS-EXTR-3D"), starts_from=(DateKind.DEEMED_SERVED,))

    result = compute(rule, facts, PACKS.calendars)

    assert (result.trust, result.trust_link) == (Trust.OFFICIAL, TrustLink.SERVICE)
    assert Computation.from_data(result.to_data()) == result


def test_a_period_that_is_not_known_gives_no_date_and_repeats_its_row() -> None:
    rule = PACKS.rule("ECHR-R39-FOLLOWUP")

    assert rule.action in undetermined(rule, NoDateReason.UNKNOWN).hint
