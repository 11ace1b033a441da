"""The form of a pack of law: what each key must be, refused with file, rule and field."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseapp.domain.acts import every_act
from caseapp.domain.deadlines.errors import (
    BadValueInPackError,
    MissingKeyInPackError,
    UnknownRegimeError,
)
from caseapp.domain.deadlines.rule import (
    Period,
    QuestionAsked,
    Regime,
    Rule,
    RuleKind,
    Unit,
    Validity,
    Variant,
    WorkedExample,
)
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind, Suspensive, Trust
from caseapp.packs.law_methods import written_down
from caseapp.packs.law_table import Table


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
        replaces=table.texts("replaces"),
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
    method = written_down(regime) if regime else ""
    digest = hashlib.sha256(f"{canonical}\n{method}".encode()).hexdigest()
    return f"{edition.isoformat()}+{digest[:16]}"
