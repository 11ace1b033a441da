"""The packs of law that ship with the program: rules by act and state, ready to be counted."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from caseapp import resources
from caseapp.domain.acts import acts_of
from caseapp.domain.deadlines import (
    Calendars,
    Facts,
    Outcome,
    QuestionAsked,
    Regime,
    Rule,
    RuleKind,
    is_hint,
    propose,
    questions,
    refusal_to_compute,
)
from caseapp.domain.deadlines.errors import (
    BadValueInPackError,
    DuplicateRuleError,
    MissingKeyInPackError,
    NoExampleError,
    RuleCycleError,
    UnknownKeyInPackError,
    UnknownMethodError,
    UnknownReferenceError,
    UnknownRuleError,
    UnreadablePackError,
)
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import ImpossibleDateError
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Trust
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.law_schema import read_regime, read_rule

_PACK_KEYS = frozenset({"pack", "host", "states", "edition", "regime", "rule"})


@dataclass(frozen=True, slots=True)
class Pack:
    """One file: the law of one state or court, as of its edition."""

    id: str
    host: str
    """ISO 3166 code of the state, "ECtHR", or "" for methods that belong to none."""
    states: tuple[str, ...]
    """Host states in which its rules are proposed."""
    edition: date
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class LawPacks:
    """All rules and counting methods. Immutable; built whole or not at all."""

    packs: tuple[Pack, ...]
    regimes: Mapping[str, Regime]
    calendars: Calendars
    _by_id: Mapping[str, Rule]

    def rule(self, rule_id: str) -> Rule:
        """Return a rule.

        Raises:
            UnknownRuleError: no pack has it.

        """
        found = self._by_id.get(rule_id)
        if found is None:
            raise UnknownRuleError(rule=rule_id)
        return found

    def regime(self, method: str) -> Regime:
        """Return a counting method.

        Raises:
            UnknownMethodError: no pack defines it.

        """
        found = self.regimes.get(method)
        if found is None:
            raise UnknownMethodError(method=method, known=", ".join(sorted(self.regimes)))
        return found

    def all(self) -> tuple[Rule, ...]:
        """Return every rule, in the order of the packs."""
        return tuple(self._by_id.values())

    def rules_for(self, host_state: str, act: str) -> tuple[Rule, ...]:
        """Return the rules that wait for an act in a state, those of treaties' courts included.

        Of rows that state the same period only the best graded one is returned.
        """
        waiting = [
            rule
            for pack in self.packs
            if host_state in pack.states
            for rule in pack.rules
            if act in rule.on
        ]
        return _best_of_doubles(waiting)

    def hints_for(self, host_state: str, act: str) -> tuple[Rule, ...]:
        """Return the rows that only inform about an act: gates, remedies without period."""
        return tuple(rule for rule in self.rules_for(host_state, act) if is_hint(rule))

    def acts_for(self, host_state: str, kind: ProceedingKind) -> tuple[str, ...]:
        """Return the acts of a kind of proceeding, those that a rule waits for first."""
        acts = acts_of(kind)
        known = {
            act
            for pack in self.packs
            if host_state in pack.states
            for rule in pack.rules
            for act in rule.on
        }
        return tuple(sorted(acts, key=lambda act: act not in known))

    def has_pack(self, host_state: str) -> bool:
        """Say whether the law of a state itself is in a pack."""
        return any(pack.host == host_state for pack in self.packs if host_state)

    def zone(self, host_state: str, place: str = "") -> str:
        """Return the zone of a place, or of the state where none is given."""
        return self.calendars.zone(place or host_state)

    def questions(self, rule: Rule) -> tuple[QuestionAsked, ...]:
        """Return what a rule asks; a question without choices asks for a date."""
        return questions(rule)

    def questions_for(self, host_state: str, act: str) -> tuple[QuestionAsked, ...]:
        """Return what the rules of an act ask, each question once."""
        asked = [
            question
            for rule in self.rules_for(host_state, act)
            if refusal_to_compute(rule) is None
            for question in questions(rule)
        ]
        return tuple(dict.fromkeys(asked))

    def outcomes(
        self,
        host_state: str,
        act: str,
        dates: Iterable[EventDateDraft],
        *,
        place: str = "",
        answers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    ) -> tuple[Outcome, ...]:
        """Return what an event brings about: at least one outcome, always.

        Answers whose key is a date kind ("lodged") are taken as dates, written YYYY-MM-DD.

        Raises:
            UnknownAnswerError: an answer is none of the choices of its question.
            ImpossibleDateError: an answer that must be a date is none.

        """
        facts = facts_of(dates, place=place, answers=dict(answers))
        deemed = [
            rule
            for pack in self.packs
            if pack.host == host_state
            for rule in pack.rules
            if rule.kind is RuleKind.DEEMED_SERVICE
        ]
        return propose(self.rules_for(host_state, act), facts, self.calendars, deemed)


def facts_of(
    dates: Iterable[EventDateDraft], *, place: str = "", answers: Mapping[str, str]
) -> Facts:
    """Put the answers that are dates among the dates.

    Raises:
        ImpossibleDateError: an answer that must be a date is none.

    """
    plain = dict(answers)
    more = [
        EventDateDraft(kind, _date(plain.pop(kind.value)))
        for kind in DateKind
        if kind.value in plain
    ]
    return Facts((*dates, *more), place, MappingProxyType(plain))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ImpossibleDateError(text=text) from None


def _best_of_doubles(rules: list[Rule]) -> tuple[Rule, ...]:
    order = tuple(Trust)
    best: dict[str, Rule] = {}
    for rule in rules:
        key = min(rule.id, rule.same_as) if rule.same_as else rule.id
        known = best.get(key)
        if known is None or order.index(rule.trust) < order.index(known.trust):
            best[key] = rule
    return tuple(best.values())


def load(folder: Path | None = None, calendars: Calendars | None = None) -> LawPacks:
    """Read every pack of a folder; the shipped ones by default.

    Raises:
        PackError: what is wrong, with file, rule and field; no pack is loaded at all.

    """
    where = resources.path("lawpacks") if folder is None else folder
    contents = {file.name: _read(file) for file in sorted(where.glob("*.toml"))}
    return build(contents, calendars or HolidayCalendars())


def _read(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadablePackError(file=file.name, detail=str(error)) from error


def build(contents: Mapping[str, Mapping[str, object]], calendars: Calendars) -> LawPacks:
    """Check parsed packs as one and link their rules.

    Raises:
        PackError: what is wrong, with file, rule and field.

    """
    regimes = _regimes(contents)
    rules: dict[str, Rule] = {}
    files: dict[str, str] = {}
    after: dict[str, str] = {}
    heads: list[tuple[Pack, list[str]]] = []
    for file, content in contents.items():
        pack = _head(content, file)
        ids: list[str] = []
        for row in _rows(content, file):
            rule, base = read_rule(row, file, pack.id, pack.host, pack.edition, regimes)
            if rule.id in rules:
                raise DuplicateRuleError(file=file, rule=rule.id)
            if refusal_to_compute(rule) is None and not rule.examples:
                raise NoExampleError(file=file, rule=rule.id)
            rules[rule.id], files[rule.id] = rule, file
            if base:
                after[rule.id] = base
            ids.append(rule.id)
        heads.append((pack, ids))
    linked = _linked(rules, after, files)
    packs = tuple(replace(pack, rules=tuple(linked[name] for name in ids)) for pack, ids in heads)
    by_id = {rule.id: rule for pack in packs for rule in pack.rules}
    return LawPacks(packs, MappingProxyType(regimes), calendars, MappingProxyType(by_id))


def _regimes(contents: Mapping[str, Mapping[str, object]]) -> dict[str, Regime]:
    regimes: dict[str, Regime] = {}
    for file, content in contents.items():
        for key in content:
            if key not in _PACK_KEYS:
                raise UnknownKeyInPackError(file=file, rule="-", field=key)
        for name, table in _tables(content, "regime", file).items():
            if name in regimes:
                raise DuplicateRuleError(file=file, rule=name)
            regimes[name] = read_regime(name, table, file)
    return regimes


def _rows(content: Mapping[str, object], file: str) -> list[object]:
    rows = content.get("rule", [])
    if not isinstance(rows, list):
        raise BadValueInPackError(
            file=file, rule="-", field="rule", value=rows, expected="a list of tables"
        )
    return rows


def _tables(content: Mapping[str, object], key: str, file: str) -> dict[str, object]:
    value = content.get(key, {})
    if not isinstance(value, dict):
        raise BadValueInPackError(
            file=file, rule="-", field=key, value=value, expected="a table of tables"
        )
    return value


def _head(content: Mapping[str, object], file: str) -> Pack:
    for key in ("pack", "host", "states", "edition"):
        if key not in content:
            raise MissingKeyInPackError(file=file, rule="-", field=key)
    edition, states = content["edition"], content["states"]
    if not isinstance(edition, date) or isinstance(edition, datetime):
        raise BadValueInPackError(
            file=file, rule="-", field="edition", value=edition, expected="a date"
        )
    if not isinstance(states, list):
        raise BadValueInPackError(
            file=file, rule="-", field="states", value=states, expected="a list of texts"
        )
    return Pack(str(content["pack"]), str(content["host"]), tuple(map(str, states)), edition, ())


def _linked(
    rules: Mapping[str, Rule], after: Mapping[str, str], files: Mapping[str, str]
) -> dict[str, Rule]:
    done: dict[str, Rule] = {}

    def link(rule_id: str, met: tuple[str, ...]) -> Rule:
        if rule_id in done:
            return done[rule_id]
        if rule_id in met:
            raise RuleCycleError(file=files[rule_id], rule=rule_id)
        base = after.get(rule_id)
        rule = rules[rule_id]
        if base is not None:
            if base not in rules:
                raise UnknownReferenceError(
                    file=files[rule_id], rule=rule_id, field="after", target=base
                )
            rule = replace(rule, after=link(base, (*met, rule_id)))
        done[rule_id] = rule
        return rule

    for rule_id, rule in rules.items():
        link(rule_id, ())
        for variant in rule.variants:
            if variant.rule and variant.rule not in rules:
                raise UnknownReferenceError(
                    file=files[rule_id], rule=rule_id, field="variant.rule", target=variant.rule
                )
    return done
