"""One event, all that it brings about: never silence."""

from datetime import date, time

import pytest

from caseapp.domain.acts import every_act
from caseapp.domain.deadlines import Computation, NoDateReason, Outcome, Undetermined
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind
from caseapp.packs.law import load

PACKS = load()
S = DateKind.SERVED_ON_CLIENT
DAY = date(2026, 7, 1)


def by_rule(found: tuple[Outcome, ...]) -> dict[str, Computation | Undetermined]:
    return {outcome.rule.id if outcome.rule else "": outcome.result for outcome in found}


@pytest.mark.parametrize("state", ["KG", "KZ", "RS", "DE", "AQ"])
def test_no_act_in_any_state_is_met_with_silence(state: str) -> None:
    for act in every_act():
        for kind in DateKind:
            assert PACKS.outcomes(state, act, [EventDateDraft(kind, DAY)])


def test_a_state_without_pack_says_that_no_rule_is_known() -> None:
    found = PACKS.outcomes("BY", "extradition_decision", [EventDateDraft(S, DAY)])

    assert [outcome.result for outcome in found] == [Undetermined("", "", NoDateReason.NO_RULE)]


def test_an_unverified_rule_gives_a_hint_without_a_date() -> None:
    found = by_rule(PACKS.outcomes("KZ", "custody_order", [EventDateDraft(S, DAY)]))

    result = found["KZ-EXT-CUSTODY-APPEAL"]
    assert isinstance(result, Undetermined)
    assert result.reason is NoDateReason.RULE_UNVERIFIED
    assert not any(character.isdigit() for character in result.hint.split("·")[0])


def test_an_arrest_by_the_hour_feeds_rules_in_hours_and_in_days() -> None:
    seized = EventDateDraft(DateKind.SEIZED, date(2026, 3, 3), time(14, 20))

    found = by_rule(PACKS.outcomes("KZ", "arrest", [seized]))

    assert {"KZ-EXT-72H", "KZ-EXT-12H", "KZ-EXT-40D"} <= set(found)
    assert all(isinstance(result, Computation) for result in found.values())


def test_an_arrest_without_hour_asks_for_it() -> None:
    found = by_rule(PACKS.outcomes("KZ", "arrest", [EventDateDraft(DateKind.SEIZED, DAY)]))

    result = found["KZ-EXT-72H"]
    assert isinstance(result, Undetermined)
    assert (result.reason, result.values["fact"]) == (NoDateReason.MISSING_FACT, "hour")


def test_without_the_day_of_lodging_a_german_period_is_to_be_determined() -> None:
    found = by_rule(PACKS.outcomes("DE", "asylum_refusal", [EventDateDraft(S, DAY)]))

    result = found["DE-ASYL-KLAGE-2W"]
    assert isinstance(result, Undetermined)
    assert result.values["fact"] == "lodged"


def test_the_day_of_lodging_given_as_answer_picks_old_or_new_law() -> None:
    new = by_rule(
        PACKS.outcomes(
            "DE", "asylum_refusal", [EventDateDraft(S, DAY)], answers={"lodged": "2026-06-12"}
        )
    )
    old = by_rule(
        PACKS.outcomes(
            "DE", "asylum_refusal", [EventDateDraft(S, DAY)], answers={"lodged": "2026-06-11"}
        )
    )

    assert ("DE-ASYL-KLAGE-2W" in new, "DE-ASYL-KLAGE-2W-ALT" in new) == (True, False)
    assert ("DE-ASYL-KLAGE-2W" in old, "DE-ASYL-KLAGE-2W-ALT" in old) == (False, True)


def test_a_posted_letter_counts_as_served_on_the_fourth_day() -> None:
    posted = EventDateDraft(DateKind.POSTED, date(2026, 3, 2), manner=Manner.REGISTERED_POST)

    found = by_rule(PACKS.outcomes("DE", "court_judgment", [posted]))

    result = found["DE-VWGO-124A-1M"]
    assert isinstance(result, Computation)
    assert result.readings[0].kind is DateKind.DEEMED_SERVED
    assert result.last_day == date(2026, 4, 7)


def test_a_final_decision_opens_strasbourg_in_serbia_and_not_in_kazakhstan() -> None:
    decided = [EventDateDraft(DateKind.DECIDED, DAY), EventDateDraft(S, DAY)]

    serbia = by_rule(PACKS.outcomes("RS", "final_domestic_decision", decided))
    kazakhstan = by_rule(PACKS.outcomes("KZ", "final_domestic_decision", decided))

    assert {"ECHR-APP-4M", "RS-USTAVNA-30D"} <= set(serbia)
    assert set(kazakhstan) == {"HRC-OP1-5Y"}


def test_a_place_in_germany_does_not_disturb_strasbourg() -> None:
    found = by_rule(
        PACKS.outcomes(
            "DE", "final_domestic_decision", [EventDateDraft(DateKind.DECIDED, DAY)], place="DE-BY"
        )
    )

    assert isinstance(found["ECHR-APP-4M"], Computation)


def test_rules_for_special_cases_wait_for_their_answer() -> None:
    given = [EventDateDraft(S, DAY)]
    plain = by_rule(
        PACKS.outcomes("DE", "asylum_refusal_border", given, answers={"lodged": "2026-06-20"})
    )
    minor = by_rule(
        PACKS.outcomes(
            "DE",
            "asylum_refusal_border",
            given,
            answers={"lodged": "2026-06-20", "unaccompanied_minor": "yes"},
        )
    )

    assert "DE-ASYL-GRENZE-UMA-10D" not in plain
    assert "DE-ASYL-GRENZE-UMA-10D" in minor


def test_gates_and_remedies_without_period_are_hints() -> None:
    hints = {rule.id for rule in PACKS.hints_for("RS", "final_domestic_decision")}

    assert {"ECHR-R47-FORM", "ECHR-R47-DISPATCH"} <= hints


def test_every_state_offers_acts_and_another_act() -> None:
    acts = PACKS.acts_for("KG", ProceedingKind.EXTRADITION)

    assert "extradition_decision" in acts
    assert acts[-1] == "other_act"


def test_an_unknown_part_of_the_state_gives_no_date_and_no_silence() -> None:
    found = by_rule(
        PACKS.outcomes("DE", "court_judgment", [EventDateDraft(S, DAY)], place="DE-QQ")
    )

    result = found["DE-VWGO-124A-1M"]
    assert isinstance(result, Undetermined)
    assert (result.reason, result.values["place"]) == (NoDateReason.NO_CALENDAR, "DE-QQ")


def test_a_letter_posted_under_older_law_is_not_deemed_served_by_the_new_rule() -> None:
    posted = EventDateDraft(DateKind.POSTED, date(2024, 3, 4), manner=Manner.REGISTERED_POST)

    found = by_rule(PACKS.outcomes("DE", "court_judgment", [posted]))

    assert isinstance(found["DE-VWGO-124A-1M"], Undetermined)


def test_a_letter_ready_at_the_post_office_is_deemed_served_whatever_the_manner() -> None:
    ready = EventDateDraft(DateKind.READY_FOR_COLLECTION, DAY)

    found = by_rule(PACKS.outcomes("CZ", "residence_refusal", [ready]))

    result = found["CZ-ADMIN-APPEAL-15D"]
    assert isinstance(result, Computation)
    assert (result.readings[0].kind, result.readings[0].start) == (
        DateKind.DEEMED_SERVED,
        date(2026, 7, 11),
    )
    assert result.last_day == date(2026, 7, 27)
    told = [known.code for known in result.steps]
    assert "deemed_by_ready" in told


@pytest.mark.parametrize("kind", [DateKind.POSTED, DateKind.SENT])
def test_a_letter_that_was_sent_in_finland_is_deemed_served_on_the_seventh_day(
    kind: DateKind,
) -> None:
    sent = EventDateDraft(kind, date(2026, 3, 3), manner=Manner.POST)

    found = by_rule(PACKS.outcomes("FI", "court_judgment", [sent]))

    result = found["FI-KHO-30D"]
    assert isinstance(result, Computation)
    assert result.readings[0].start == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("lodged", "waiting"),
    [
        ("2026-03-01", {"FI-ASYL-30D"}),
        ("2026-06-20", {"EU-APR-APPEAL-STANDARD"}),
        (None, {"FI-ASYL-30D", "EU-APR-APPEAL-STANDARD"}),
    ],
)
def test_a_corridor_of_the_pact_speaks_of_applications_under_the_pact(
    lodged: str | None, waiting: set[str]
) -> None:
    answers = {"lodged": lodged} if lodged else {}

    found = PACKS.outcomes("FI", "asylum_refusal", [EventDateDraft(S, DAY)], answers=answers)

    assert set(by_rule(found)) == waiting


def test_a_period_within_limits_is_to_be_determined_with_its_low_end() -> None:
    found = by_rule(
        PACKS.outcomes(
            "PL", "asylum_refusal", [EventDateDraft(S, DAY)], answers={"lodged": "2026-06-20"}
        )
    )

    result = found["EU-APR-APPEAL-STANDARD"]
    assert isinstance(result, Undetermined)
    assert (result.values["low"], result.values["unit"]) == ("14", "calendar_days")


def test_law_of_the_union_keeps_the_holidays_of_the_state_where_the_act_is_done() -> None:
    registered = [EventDateDraft(DateKind.REGISTERED, date(2026, 6, 15))]

    ends = {
        state: by_rule(PACKS.outcomes(state, "asylum_registration", registered))[
            "EU-APR-LODGE-21D"
        ]
        for state in ("CZ", "PL")
    }

    assert [getattr(ends[state], "last_day", None) for state in ("CZ", "PL")] == [
        date(2026, 7, 7),
        date(2026, 7, 6),
    ]


@pytest.mark.parametrize("state", ["BE", "CZ", "DE", "EE", "ES", "FR", "LT", "LV", "PL"])
@pytest.mark.parametrize("act", ["return_decision", "entry_refusal", "asylum_refusal"])
def test_no_side_rule_of_the_union_hides_that_a_remedy_is_to_be_found(
    state: str, act: str
) -> None:
    found = PACKS.outcomes(state, act, [EventDateDraft(S, DAY)])

    remedies = [one for one in found if not one.rule or one.rule.id != "EU-APR-AFTER-RETURN-7WD"]
    assert remedies
