"""The packs of law that ship with the program: rules by act and state, ready to be counted."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
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
    UnknownRegimeError,
    UnknownRuleError,
    UnreadablePackError,
)
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import ImpossibleDateError
from caseapp.domain.rules import is_office_rule
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Trust
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.law_methods import read_regime
from caseapp.packs.law_schema import Party, read_party, read_rule

_PACK_KEYS = frozenset(
    {"pack", "host", "states", "edition", "requesting", "party", "regime", "rule"}
)


@dataclass(frozen=True, slots=True)
class Pack:
    """One file: the law of one state or court, as of its edition."""

    id: str
    host: str
    """ISO 3166 code of the state, "ECtHR", or "" for treaties and methods that belong to none."""
    states: tuple[str, ...]
    """Host states in which its rules are proposed."""
    edition: date
    rules: tuple[Rule, ...]
    requesting: tuple[str, ...] = ()
    """Requesting states whose cases it is for; empty: all."""
    parties: tuple[Party, ...] = ()
    """States bound by the treaty whose rules these are, host and requesting ones."""

    def applies(self, host_state: str, requesting_state: str) -> bool:
        """Say whether its rules are proposed in a case; an unknown requesting state is no bar."""
        return host_state in self.states and (
            not self.requesting or requesting_state in ("", *self.requesting)
        )

    def placed(self, rule: Rule, host_state: str, requesting_state: str = "") -> Rule:
        """Return a rule as it applies in a host state.

        A rule of a treaty is counted on the clock of that state, and carries the lower grade of
        what was seen of the status of host and requesting state.
        """
        if self.host or host_state not in self.states:
            return rule
        known = {party.state: party.trust for party in self.parties}
        grades = [known[state] for state in (host_state, requesting_state) if state in known]
        status = max(grades, key=tuple(Trust).index, default=None)
        return replace(rule, host=host_state, treaty_trust=status or rule.treaty_trust)


@dataclass(frozen=True, slots=True)
class LawPacks:
    """All rules and counting methods. Immutable; built whole or not at all."""

    packs: tuple[Pack, ...]
    regimes: Mapping[str, Regime]
    calendars: Calendars
    _by_id: Mapping[str, Rule]
    _waiting: dict[tuple[str, str, str], tuple[Rule, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What `rules_for` found before: packs never change, and a recount asks the same thousands
    of times."""

    def rule(self, rule_id: str, host_state: str = "", requesting_state: str = "") -> Rule:
        """Return a rule; with a host state, as it applies there (`Pack.placed`).

        Raises:
            UnknownRuleError: no pack has it.

        """
        found = self._by_id.get(rule_id)
        if found is None:
            raise UnknownRuleError(rule=rule_id)
        if not host_state:
            return found
        pack = next(pack for pack in self.packs if pack.id == found.pack)
        return pack.placed(found, host_state, requesting_state)

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

    def rules_for(self, host_state: str, act: str, requesting_state: str = "") -> tuple[Rule, ...]:
        """Return the rules that wait for an act in a state, those of treaties included.

        Of rows that state the same period only the best graded one is returned. A treaty between
        States is left out where the requesting state is known not to be among its parties.
        """
        asked = (host_state, act, requesting_state)
        if asked not in self._waiting:
            self._waiting[asked] = _best_of_doubles(
                [
                    pack.placed(rule, host_state, requesting_state)
                    for pack in self.packs
                    if pack.applies(host_state, requesting_state)
                    for rule in pack.rules
                    if act in rule.on
                ]
            )
        return self._waiting[asked]

    def hints_for(self, host_state: str, act: str, requesting_state: str = "") -> tuple[Rule, ...]:
        """Return the rows that only inform about an act: gates, remedies without period."""
        waiting = self.rules_for(host_state, act, requesting_state)
        return tuple(rule for rule in waiting if is_hint(rule))

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

    def questions_for(
        self, host_state: str, act: str, requesting_state: str = ""
    ) -> tuple[QuestionAsked, ...]:
        """Return what the rules of an act ask, each question once."""
        asked = [
            question
            for rule in self.rules_for(host_state, act, requesting_state)
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
        requesting_state: str = "",
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
        waiting = self.rules_for(host_state, act, requesting_state)
        return propose(waiting, facts, self.calendars, deemed, host_state)


_DATE_KINDS = {kind.value: kind for kind in DateKind}


def facts_of(
    dates: Iterable[EventDateDraft], *, place: str = "", answers: Mapping[str, str]
) -> Facts:
    """Put the answers that are dates among the dates.

    Raises:
        ImpossibleDateError: an answer that must be a date is none.

    """
    plain = dict(answers)
    more = [
        EventDateDraft(kind, _date(plain.pop(name)))
        for name, kind in _DATE_KINDS.items()
        if name in plain
    ]
    return Facts((*dates, *more), place, MappingProxyType(plain))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ImpossibleDateError(text=text) from None


def _best_of_doubles(rules: list[Rule]) -> tuple[Rule, ...]:
    group = {rule.id: rule.id for rule in rules}
    for rule in rules:
        if rule.same_as in group:
            kept, merged = group[rule.same_as], group[rule.id]
            group = {name: kept if of == merged else of for name, of in group.items()}
    best: dict[str, Rule] = {}
    for rule in rules:
        known = best.get(group[rule.id])
        if known is None or _grade(rule) < _grade(known):
            best[group[rule.id]] = rule
    return tuple(best.values())


def _grade(rule: Rule) -> tuple[int, int]:
    """Return how far the row was checked, a treaty's status included, then the row alone."""
    order = tuple(Trust)
    row, status = order.index(rule.trust), order.index(rule.treaty_trust or Trust.LAW_TEXT)
    return max(row, status), row


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
    except (ValueError, RecursionError) as error:
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
            if refusal_to_compute(rule) is None and not rule.examples and not is_office_rule(rule):
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
    files: dict[str, str] = {}
    for file, content in contents.items():
        for key in content:
            if key not in _PACK_KEYS:
                raise UnknownKeyInPackError(file=file, rule="-", field=key)
        for name, table in _tables(content, "regime", file).items():
            if name in regimes:
                raise DuplicateRuleError(file=file, rule=name)
            regimes[name] = read_regime(name, table, file)
            files[name] = file
    for name, regime in regimes.items():
        other = regime.working_days_before
        if other and other not in regimes:
            raise UnknownRegimeError(file=files[name], rule=name, regime=other)
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
    parties = tuple(
        read_party(state, table, file) for state, table in _tables(content, "party", file).items()
    )
    strangers = {str(state) for state in states} - {party.state for party in parties}
    if parties and strangers:
        raise BadValueInPackError(
            file=file,
            rule="-",
            field="states",
            value=", ".join(sorted(strangers)),
            expected="states that have a table of their own under party",
        )
    requesting = content.get("requesting", [])
    if not isinstance(requesting, list):
        raise BadValueInPackError(
            file=file, rule="-", field="requesting", value=requesting, expected="a list of texts"
        )
    return Pack(
        str(content["pack"]),
        str(content["host"]),
        tuple(map(str, states)),
        edition,
        (),
        tuple(map(str, requesting)),
        parties,
    )


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
        for name, target in _named(rule):
            if target not in rules:
                raise UnknownReferenceError(
                    file=files[rule_id], rule=rule_id, field=name, target=target
                )
    return done


def _named(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield (field, id) of the rules that one names besides the one that it is counted from."""
    yield from (("replaces", other) for other in rule.replaces)
    yield from (("variant.rule", variant.rule) for variant in rule.variants if variant.rule)
