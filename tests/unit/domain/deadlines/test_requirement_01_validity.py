"""Each rule is valid by a switch date of its own."""

from datetime import date

import pytest

from caseapp.domain.deadlines import (
    errors,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, count, on


def test_a_decision_before_the_switch_date_is_refused_by_the_new_rule() -> None:
    with pytest.raises(errors.EventBeforeRuleError) as refused:
        count("ECHR-APP-4M", on(DateKind.DECIDED, "2022-01-31"))

    assert refused.value.values["since"] == date(2022, 2, 1)


def test_an_application_lodged_later_is_refused_by_the_old_rule() -> None:
    with pytest.raises(errors.EventAfterRuleError):
        count("DE-ASYL-KLAGE-2W-ALT", on(S, "2026-07-01"), on(DateKind.LODGED, "2026-06-12"))


def test_an_assumed_validity_makes_the_date_provisional() -> None:
    result = count("ECHR-APP-4M", on(S, "2026-03-03"))

    assert [reason.code for reason in result.reasons] == ["validity_assumed"]


def test_who_was_served_before_the_switch_lodged_before_it() -> None:
    result = count("DE-ASYL-KLAGE-2W-ALT", on(S, "2026-03-02"), place="DE-BE")

    assert (result.last_day, result.reasons) == (date(2026, 3, 16), ())
    assert result.steps[0].code == "validity_before"
    with pytest.raises(errors.EventBeforeRuleError) as refused:
        count("DE-ASYL-KLAGE-2W", on(S, "2026-03-02"), place="DE-BE")
    assert refused.value.values["key"] == "lodged"


def test_who_was_served_after_the_switch_is_asked_when_he_lodged() -> None:
    for rule in ("DE-ASYL-KLAGE-2W", "DE-ASYL-KLAGE-2W-ALT"):
        with pytest.raises(errors.MissingFactError):
            count(rule, on(S, "2026-07-01"), place="DE-BE")


def test_a_claimed_later_service_leaves_the_switch_open() -> None:
    with pytest.raises(errors.MissingFactError):
        count(
            "DE-ASYL-KLAGE-2W-ALT",
            on(S, "2026-06-02"),
            on(DateKind.SERVED_ON_COUNSEL, "2026-06-20"),
            place="DE-BE",
        )


def test_each_switch_has_a_date_of_its_own_kind() -> None:
    keys = {rule.validity.key for rule in PACKS.all() if rule.validity is not None}

    assert {DateKind.DECIDED, DateKind.LODGED} <= keys
