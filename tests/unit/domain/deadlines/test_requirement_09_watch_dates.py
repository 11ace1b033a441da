"""Dates that run against the State."""

from datetime import date

from caseapp.domain.deadlines import (
    LinkRole,
    chain,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, count, on


def test_dates_against_the_state_say_so() -> None:
    assert count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03", "14:20")).against_state


def test_one_arrest_gives_a_chain_of_watch_dates_and_of_our_own() -> None:
    seized = [on(DateKind.SEIZED, "2026-03-03", "14:20")]
    links = chain(PACKS.outcomes("KZ", "arrest", seized), {"translation": 3}, PACKS.calendars)

    roles = {link.outcome.rule.id: link.role for link in links if link.outcome.rule}
    moments = [link.outcome.computed.safe_moment for link in links if link.outcome.computed]
    assert roles["KZ-EXT-72H"] is LinkRole.AGAINST_STATE
    assert moments == sorted(moments)


def test_what_must_be_ready_before_an_appeal_hangs_on_its_safe_day() -> None:
    found = PACKS.outcomes("RS", "extradition_ruling", [on(S, "2026-03-04")])
    links = chain(found, {"translation": 2, "notary": 1}, PACKS.calendars)

    mine = next(
        link for link in links if link.outcome.rule and link.outcome.rule.id == "RS-EXTR-3D"
    )
    assert mine.role is LinkRole.OURS
    assert [(one.name, one.day) for one in mine.before] == [
        ("translation", date(2026, 3, 5)),
        ("notary", date(2026, 3, 6)),
    ]


def test_what_is_to_be_determined_stands_first_in_a_chain() -> None:
    found = PACKS.outcomes("KZ", "custody_order", [on(S, "2026-03-04")])

    assert chain(found, {}, PACKS.calendars)[0].role is LinkRole.TO_DETERMINE
