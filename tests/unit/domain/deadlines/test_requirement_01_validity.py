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


def test_each_switch_has_a_date_of_its_own_kind() -> None:
    keys = {rule.validity.key for rule in PACKS.all() if rule.validity is not None}

    assert {DateKind.DECIDED, DateKind.LODGED} <= keys
