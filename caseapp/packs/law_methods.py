"""The form of a counting method in a pack, and the one way in which it is written down."""

import json
from dataclasses import asdict, fields
from datetime import date

from caseapp.domain.deadlines.rule import (
    FirstDay,
    HourCount,
    Posting,
    Recess,
    Regime,
    Roll,
    Unit,
)
from caseapp.domain.vocabulary import Trust
from caseapp.packs.law_table import Table

_NO_LEAP_YEAR = 2025


def read_regime(name: str, content: object, file: str) -> Regime:
    """Read a counting method."""
    table = Table(content, file, name)
    trust = table.code("trust", Trust) if table.has("trust") else None
    regime = Regime(
        id=name,
        place=table.text("place", ""),
        units=frozenset(table.codes("units", Unit)),
        roll=table.code("roll", Roll, Roll.NEVER),
        hours=table.code("hours", HourCount, HourCount.CLOCK),
        first_day=table.code("first_day", FirstDay, FirstDay.EXCLUDED),
        trust=trust,
        counting_rule=table.text("counting_rule", ""),
        citation=table.text("citation", ""),
        source=table.text("source", ""),
        hours_of_day=table.flag("hours_of_day"),
        clear_days=table.flag("clear_days"),
        least_working_days=table.number("least_working_days", 0),
        recess=table.table("recess", _recess),
        month_end_seen=not table.flag("month_end_not_seen"),
        unverified_units=frozenset(table.codes("unverified_units", Unit)),
        backward_stays=table.flag("backward_stays"),
        office_closes=table.flag("office_closes"),
        silent=table.flag("silent"),
        posting=table.code("posting", Posting, Posting.NOT_SEEN),
        days_may_be_working=table.flag("days_may_be_working"),
        working_days_before=table.text("working_days_before", ""),
    )
    table.close()
    return regime


def _recess(table: Table) -> Recess:
    recess = Recess(
        table.number("first_month"),
        table.number("first_day"),
        table.number("last_month"),
        table.number("last_day"),
        table.number("extra_days", 0),
        seen=not table.flag("not_seen"),
    )
    _day_of_year(table, "first_day", recess.first_month, recess.first_day)
    _day_of_year(table, "last_day", recess.last_month, recess.last_day)
    return recess


def _day_of_year(table: Table, key: str, month: int, day: int) -> None:
    """Refuse a day that some year lacks."""
    try:
        date(_NO_LEAP_YEAR, month, day)
    except ValueError:
        raise table.bad(key, f"{month}-{day}", "a day that every year has") from None


def written_down(regime: Regime) -> str:
    """Write a method down in one way only: sets in order, and nothing that is as it always is.

    A field that the program learns later must not make every rule look like a new one.
    """
    told = {
        known.name: _plain(getattr(regime, known.name))
        for known in fields(regime)
        if known.name != "units" and getattr(regime, known.name) != known.default
    }
    return json.dumps(told, sort_keys=True, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    return asdict(value) if isinstance(value, Recess) else value
