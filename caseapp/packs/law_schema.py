"""The form of a pack of law: what each key must be, refused with file, rule and field."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from caseapp.domain.acts import every_act
from caseapp.domain.deadlines.errors import (
    BadValueInPackError,
    MissingKeyInPackError,
    UnknownKeyInPackError,
    UnknownRegimeError,
)
from caseapp.domain.deadlines.rule import (
    FirstDay,
    HourCount,
    Period,
    Posting,
    QuestionAsked,
    Recess,
    Regime,
    Roll,
    Rule,
    RuleKind,
    Unit,
    Validity,
    Variant,
    WorkedExample,
)
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind, Suspensive, Trust

_NO_LEAP_YEAR = 2025

_Code = TypeVar("_Code", bound=StrEnum)
_Item = TypeVar("_Item")


class Table:
    """One TOML table that is being read; every key must be taken, and none may be left over."""

    def __init__(self, content: object, file: str, rule: str, path: str = "") -> None:
        self.file, self.rule, self._path = file, rule, path
        if not isinstance(content, dict):
            raise self.bad("", content, "a table")
        self._left: dict[str, object] = dict(content)

    def bad(self, key: str, value: object, expected: str) -> BadValueInPackError:
        """Make the refusal of a value."""
        field = ".".join(part for part in (self._path, key) if part)
        return BadValueInPackError(
            file=self.file, rule=self.rule, field=field, value=value, expected=expected
        )

    def has(self, key: str) -> bool:
        """Say whether a key stands in the table and was not taken yet."""
        return key in self._left

    def take(self, key: str) -> object:
        """Take a required value."""
        if key not in self._left:
            field = ".".join(part for part in (self._path, key) if part)
            raise MissingKeyInPackError(file=self.file, rule=self.rule, field=field)
        return self._left.pop(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text."""
        if default is not None and key not in self._left:
            return default
        value = self.take(key)
        if not isinstance(value, str):
            raise self.bad(key, value, "a text")
        return value

    def flag(self, key: str) -> bool:
        """Take a yes or no; absent means no."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.bad(key, value, "true or false")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """Take a whole number that is not negative."""
        if default is not None and key not in self._left:
            return default
        value = self.take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.bad(key, value, "a whole number, 0 or more")
        return value

    def day(self, key: str) -> date | None:
        """Take a date, if there is one."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.bad(key, value, "a date such as 2026-06-12")
        return value

    def code(self, key: str, codes: type[_Code], default: _Code | None = None) -> _Code:
        """Take one of the codes of an enumeration."""
        if default is not None and key not in self._left:
            return default
        value = self.take(key)
        try:
            return codes(str(value))
        except ValueError:
            raise self.bad(key, value, " | ".join(codes)) from None

    def codes(self, key: str, codes: type[_Code]) -> tuple[_Code, ...]:
        """Take a list of codes."""
        found: list[_Code] = []
        for value in self.texts(key):
            try:
                found.append(codes(value))
            except ValueError:
                raise self.bad(key, value, " | ".join(codes)) from None
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; absent means none."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.bad(key, value, "a list of texts")
        return tuple(str(item) for item in value)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Take a table of texts; absent means empty."""
        value = self._left.pop(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self.bad(key, value, "a table of texts")
        return tuple((str(name), str(text)) for name, text in value.items())

    def tables(self, key: str, read: Callable[["Table"], _Item]) -> tuple[_Item, ...]:
        """Take a list of tables; absent means none."""
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.bad(key, value, "a list of tables")
        found: list[_Item] = []
        for index, item in enumerate(value, 1):
            table = Table(item, self.file, self.rule, f"{key}[{index}]")
            found.append(read(table))
            table.close()
        return tuple(found)

    def table(self, key: str, read: Callable[["Table"], _Item]) -> _Item | None:
        """Take a table, if there is one."""
        if key not in self._left:
            return None
        inner = Table(self._left.pop(key), self.file, self.rule, key)
        item = read(inner)
        inner.close()
        return item

    def close(self) -> None:
        """Refuse keys that nobody took."""
        for key in self._left:
            field = ".".join(part for part in (self._path, key) if part)
            raise UnknownKeyInPackError(file=self.file, rule=self.rule, field=field)


@dataclass(frozen=True, slots=True)
class Party:
    """A State bound by a treaty, as far as that was seen."""

    state: str
    trust: Trust
    status: str
    source: str


def read_party(state: str, content: object, file: str) -> Party:
    """Read what was seen of a State's status under a treaty."""
    table = Table(content, file, f"party.{state}")
    party = Party(state, table.code("trust", Trust), table.text("status"), table.text("source"))
    table.close()
    return party


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


def read_rule(
    content: object, file: str, pack: str, host: str, edition: date, regimes: Mapping[str, Regime]
) -> tuple[Rule, str]:
    """Read a row of law; return it with the id of the rule that it is counted from, or ""."""
    name = str(content.get("id", "?")) if isinstance(content, dict) else "?"
    table = Table(content, file, name)
    row = dict(content) if isinstance(content, dict) else {}
    regime_name = table.text("regime", "")
    if regime_name and regime_name not in regimes:
        raise UnknownRegimeError(file=file, rule=name, regime=regime_name)
    after = table.text("after", "")
    kind = table.code("kind", RuleKind, RuleKind.PERIOD)
    rule = Rule(
        id=table.text("id"),
        pack=pack,
        host=host,
        kind=kind,
        trust=table.code("trust", Trust),
        citation=table.text("citation"),
        source=table.text("source"),
        proceeding=table.code("proceeding", ProceedingKind),
        proceeding_text=table.text("proceeding_text"),
        trigger=table.text("trigger"),
        action=table.text("action"),
        body=table.text("body"),
        period_text=table.text("period_text", ""),
        unit_text=table.text("unit_text", ""),
        counting_text=table.text("counting_text", ""),
        suspensive_text=table.text("suspensive_text", ""),
        notes=table.text("notes", ""),
        on=_acts(table),
        starts_from=table.codes("starts_from", DateKind),
        manners=table.codes("manners", Manner),
        period=_period(table) if table.has("number") or table.has("unit") else None,
        regime=regimes.get(regime_name),
        backward=table.flag("backward"),
        strictly_before=table.flag("strictly_before"),
        suspensive=table.code("suspensive", Suspensive),
        extendable=table.flag("extendable"),
        against_state=table.flag("against_state"),
        validity=table.table("validity", _validity),
        same_as=table.text("same_as", ""),
        only_if=table.pairs("only_if"),
        questions=table.tables("question", _question),
        variants=table.tables("variant", _variant),
        treaty_trust=table.code("treaty_trust", Trust) if table.has("treaty_trust") else None,
        examples=table.tables("example", _example),
        edition=edition,
        row=row,
    )
    table.close()
    _whole(rule, file)
    return replace(rule, version=_version(row, regimes.get(regime_name), edition)), after


def _whole(rule: Rule, file: str) -> None:
    if rule.kind not in (RuleKind.PERIOD, RuleKind.DEEMED_SERVICE):
        return
    if rule.trust is Trust.UNVERIFIED:
        return
    needed = {
        "number": rule.period,
        "regime": rule.regime,
        "starts_from": rule.starts_from or None,
    }
    for field, value in needed.items():
        if value is None:
            raise MissingKeyInPackError(file=file, rule=rule.id, field=field)
    if rule.period and rule.regime and rule.period.unit not in rule.regime.units:
        raise BadValueInPackError(
            file=file,
            rule=rule.id,
            field="unit",
            value=rule.period.unit,
            expected=" | ".join(sorted(rule.regime.units)),
        )


def _acts(table: Table) -> tuple[str, ...]:
    acts = table.texts("on")
    for act in acts:
        if act not in every_act():
            raise table.bad("on", act, "a code of domain.acts")
    return acts


def _period(table: Table) -> Period:
    return Period(table.number("number"), table.code("unit", Unit))


def _validity(table: Table) -> Validity:
    return Validity(
        table.code("key", DateKind), table.day("since"), table.day("until"), table.flag("assumed")
    )


def _question(table: Table) -> QuestionAsked:
    return QuestionAsked(table.text("key"), table.texts("choices"))


def _variant(table: Table) -> Variant:
    return Variant(
        key=table.text("key"),
        answers=table.texts("answers"),
        period=_period(table),
        rule=table.text("rule", ""),
        citation=table.text("citation", ""),
        trust=table.code("trust", Trust) if table.has("trust") else None,
    )


def _example(table: Table) -> WorkedExample:
    last_day = table.day("last_day")
    if last_day is None:
        raise table.bad("last_day", None, "a date such as 2026-06-12")
    return WorkedExample(
        dates=table.pairs("dates"),
        answers=table.pairs("answers"),
        place=table.text("place", ""),
        last_day=last_day,
        why=table.text("why"),
        last_moment=table.text("last_moment", ""),
        safe_day=table.day("safe_day"),
    )


def _version(row: Mapping[str, object], regime: Regime | None, edition: date) -> str:
    """Return the edition date and a hash of all that can change a date: row and method."""
    law = {key: value for key, value in row.items() if key != "example"}
    canonical = json.dumps(law, sort_keys=True, ensure_ascii=False, default=str)
    method = _canonical(regime) if regime else ""
    digest = hashlib.sha256(f"{canonical}\n{method}".encode()).hexdigest()
    return f"{edition.isoformat()}+{digest[:16]}"


def _canonical(regime: Regime) -> str:
    """Write a method down in one way only: sets have no order of their own."""
    plain = replace(regime, units=frozenset(), unverified_units=frozenset())
    return f"{plain!r} {sorted(regime.unverified_units)}"
