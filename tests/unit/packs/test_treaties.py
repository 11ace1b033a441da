"""Treaties lie over national law: both are shown, the shorter first, never a stranger's treaty."""

from datetime import date, time

from caseapp.domain.deadlines import Computation, NoDateReason, TrustLink, Undetermined
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, Manner, Trust
from caseapp.packs.law import load

PACKS = load()
ARREST = (EventDateDraft(DateKind.SEIZED, date(2026, 3, 3), time(14, 20)),)


def arrested(host: str, requesting: str = "RU") -> dict[str, Computation]:
    found = PACKS.outcomes(host, "arrest", ARREST, requesting_state=requesting)
    return {
        outcome.rule.id: outcome.computed
        for outcome in found
        if outcome.rule and outcome.computed is not None
    }


def test_turkish_law_and_the_european_convention_stand_together_the_shorter_first() -> None:
    assert list(arrested("TR"))[:5] == [
        "TR-EXTR-24H",
        "INT-ECE-16-18",
        "TR-EXTR-REVIEW-30D",
        "INT-ECE-16-40",
        "TR-EXTR-PROV",
    ]


def test_the_convention_shows_that_russias_status_lowered_the_date() -> None:
    date_of_18_days = arrested("TR")["INT-ECE-16-18"]

    assert (date_of_18_days.trust, date_of_18_days.trust_link) == (
        Trust.SECONDARY,
        TrustLink.TREATY,
    )


def test_the_minsk_convention_stands_beside_kazakh_law_as_not_verified() -> None:
    found = arrested("KZ")

    assert found["KZ-EXT-40D"].last_day == found["INT-MINSK-62"].last_day == date(2026, 4, 12)
    assert found["KZ-EXT-40D"].trust is not Trust.UNVERIFIED
    assert (found["INT-MINSK-62"].trust, found["INT-MINSK-62"].trust_link) == (
        Trust.UNVERIFIED,
        TrustLink.TREATY,
    )


def test_the_convention_is_not_proposed_for_a_request_by_a_state_outside_it() -> None:
    assert not {rule for rule in arrested("TR", "KZ") if rule.startswith(("INT-", "ECE-"))}


def test_a_row_that_repeats_a_treaty_proposes_nothing_of_its_own() -> None:
    waiting = {rule.id for rule in PACKS.rules_for("KG", "arrest", "RU")}

    assert "INT-MINSK-62" in waiting
    assert "KG-EXT-40" not in waiting


def test_of_the_two_rows_on_strasbourg_only_the_read_one_proposes() -> None:
    waiting = {rule.id for rule in PACKS.rules_for("GE", "final_domestic_decision", "RU")}

    assert "ECHR-APP-4M" in waiting
    assert "INT-ECHR-APP" not in waiting


def test_of_a_range_the_low_end_is_a_warning_and_no_date() -> None:
    given = [EventDateDraft(DateKind.LODGED, date(2026, 3, 3))]
    found = {
        outcome.rule.id: outcome.result
        for outcome in PACKS.outcomes("GE", "asylum_application", given)
        if outcome.rule
    }

    result = found["GE-ASY-ADMISS"]
    assert isinstance(result, Undetermined)
    assert (result.reason, result.values["low"]) == (NoDateReason.RANGE, "5")


def test_a_decision_on_the_ministrys_site_starts_the_georgian_appeal_the_day_after() -> None:
    posted = EventDateDraft(DateKind.POSTED, date(2026, 3, 9), manner=Manner.ELECTRONIC)
    found = {
        outcome.rule.id: outcome.computed
        for outcome in PACKS.outcomes("GE", "expulsion_decision", [posted])
        if outcome.rule
    }

    appeal = found["GE-EXPEL-APPEAL"]
    assert appeal is not None
    assert appeal.last_day == date(2026, 3, 20)
