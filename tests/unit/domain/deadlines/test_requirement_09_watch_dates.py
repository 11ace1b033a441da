"""Dates that run against the State, and all dates that hang on one event."""

from caseapp.domain.deadlines import Undetermined
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, count, on


def test_dates_against_the_state_say_so() -> None:
    assert count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03", "14:20")).against_state


def test_one_arrest_gives_watch_dates_and_our_own_in_order_of_time() -> None:
    seized = [on(DateKind.SEIZED, "2026-03-03", "14:20")]
    found = PACKS.outcomes("KZ", "arrest", seized)
    computed = {one.rule.id: one.computed for one in found if one.rule and one.computed}
    moments = [one.computed.safe_moment for one in found if one.computed]
    assert computed["KZ-EXT-72H"].against_state
    assert moments == sorted(moments)


def test_what_is_to_be_determined_stands_first_among_the_dates_of_an_event() -> None:
    found = PACKS.outcomes("KZ", "custody_order", [on(S, "2026-03-04")])
    assert isinstance(found[0].result, Undetermined)
