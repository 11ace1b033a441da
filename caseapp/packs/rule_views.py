"""Rules as rows of a list and as pages to read, in the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import date

from caseapp.domain.deadlines import Rule, questions, refusal_to_compute, undetermined
from caseapp.domain.rule_marks import RuleMark
from caseapp.domain.rules import Review, is_office_rule, mark_of, own_trust, wording_of
from caseapp.domain.views.rules import ExampleView, RuleRow, RuleView
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Trust
from caseapp.i18n import Catalogue
from caseapp.packs.law import LawPacks
from caseapp.wording import rules, terms
from caseapp.wording.days import day_text
from caseapp.wording.periods import period
from caseapp.wording.results import no_date_reason

_TEXTS = (
    "proceeding_text",
    "trigger",
    "action",
    "body",
    "period_text",
    "unit_text",
    "counting_text",
    "suspensive_text",
    "notes",
)
"""Notes of those who read the law, kept verbatim."""


def rule_rows(
    packs: LawPacks,
    t: Catalogue,
    *,
    reviews: Mapping[str, Review] | None = None,
    marks: Mapping[str, RuleMark] | None = None,
    today: date,
    host: str = "",
    proceeding: ProceedingKind | None = None,
    trust: Trust | None = None,
    computable: bool | None = None,
) -> list[RuleRow]:
    """Return the rules that pass every filter, in the order of the packs.

    Args:
        packs: the law in force.
        t: the reader's language.
        reviews: of this office, by the id of the rule.
        marks: of the office's own rules, by the id of the rule.
        today: decides whether a review still holds.
        host: state or court; treaties and courts that apply in a state count as its own.
        proceeding: of this kind alone.
        trust: of this grade alone.
        computable: only those that give a date, or only those that do not.

    """
    known = reviews or {}
    rows = [
        rule_row(rule, t, known.get(rule.id), today, (marks or {}).get(rule.id))
        for rule in _of_host(packs, host)
        if proceeding is None or rule.proceeding is proceeding
    ]
    return [
        row
        for row in rows
        if (trust is None or row.trust is trust)
        and (computable is None or row.computable is computable)
    ]


def _of_host(packs: LawPacks, host: str) -> Iterable[Rule]:
    if not host:
        return packs.all()
    wanted = host.casefold()
    return [
        rule
        for pack in packs.packs
        if pack.host.casefold() == wanted
        or pack.id.casefold() == wanted
        or wanted in {state.casefold() for state in pack.states}
        for rule in pack.rules
    ]


def rule_row(
    rule: Rule, t: Catalogue, review: Review | None, today: date, mark: RuleMark | None = None
) -> RuleRow:
    """Return one line of a list."""
    trust = own_trust(rule)
    return RuleRow(
        id=rule.id,
        action=rules.action(rule.id, t, otherwise=rule.action or rule.trigger),
        host=rule.host,
        proceeding=rule.proceeding,
        period=_period(rule, t),
        citation=rule.citation,
        trust=trust,
        mark=mark or mark_of(trust, wording_of(rule.version), review, today),
        computable=refusal_to_compute(rule) is None,
        against_state=rule.against_state,
        pack=rule.pack,
    )


def _period(rule: Rule, t: Catalogue) -> str:
    """Return the length that dates are counted with; a number that gives no date is a note."""
    if rule.period is None or refusal_to_compute(rule) is not None:
        return ""
    return period(rule.period, t)


def rule_view(
    rule: Rule,
    t: Catalogue,
    *,
    reviews: Iterable[Review] = (),
    today: date,
    mark: RuleMark | None = None,
) -> RuleView:
    """Return a rule with everything that is known of it; reviews the newest first."""
    known = tuple(reviews)
    row = rule_row(rule, t, known[0] if known else None, today, mark)
    refused = refusal_to_compute(rule)
    regime = rule.regime
    return RuleView(
        row=row,
        kind=rule.kind.value,
        body=rules.court_or_body(rule.body, t),
        acts=tuple(terms.act(code, t) for code in rule.on),
        starts_from=tuple(terms.date_kind(kind, t) for kind in rule.starts_from),
        method=regime.id if regime else "",
        method_citation=regime.citation if regime else "",
        method_source=regime.source if regime else "",
        method_trust=regime.trust if regime else None,
        suspensive=terms.suspensive(rule.suspensive, t),
        extendable=rule.extendable,
        backward=rule.backward,
        source=rule.source,
        why_no_date="" if refused is None else no_date_reason(undetermined(rule, refused), t),
        questions=tuple(terms.question(one.key, t) for one in questions(rule)),
        validity=_validity(rule, t),
        after=rule.after.id if rule.after else "",
        same_as=rule.same_as,
        texts=tuple((key, str(getattr(rule, key))) for key in _TEXTS if getattr(rule, key)),
        examples=tuple(_example(rule, number, t) for number in range(len(rule.examples))),
        edition=rule.edition,
        version=rule.version,
        reviewable=is_reviewable(rule),
        reviews=known,
        act_codes=rule.on,
    )


def is_reviewable(rule: Rule) -> bool:
    """Say whether a review would answer for anything: never of what was not verified."""
    return not is_office_rule(rule) and own_trust(rule) is not Trust.UNVERIFIED


def _validity(rule: Rule, t: Catalogue) -> str:
    validity = rule.validity
    if validity is None:
        return ""
    key = terms.date_kind(validity.key, t)
    since = day_text(validity.since, t) if validity.since else ""
    until = day_text(validity.until, t) if validity.until else ""
    if since and until:
        return t("{key}: from {since} until {until}", key=key, since=since, until=until)
    if since:
        return t("{key}: from {since}", key=key, since=since)
    return t("{key}: until {until}", key=key, until=until)


def _example(rule: Rule, number: int, t: Catalogue) -> ExampleView:
    example = rule.examples[number]
    kinds = set(DateKind)
    return ExampleView(
        dates=tuple(
            (terms.date_kind(DateKind(kind), t) if kind in kinds else kind, written)
            for kind, written in example.dates
        ),
        answers=tuple(
            (terms.question(key, t), terms.answer(answer, t)) for key, answer in example.answers
        ),
        place=example.place,
        last_day=example.last_day,
        last_moment=example.last_moment,
        safe_day=example.safe_day,
        why=example.why,
    )
