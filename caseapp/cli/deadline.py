"""`caseapp deadline RULE --event DATE`: count one rule of the packs."""

import argparse
from collections.abc import Sequence

from caseapp.cli.counting import NO_DATE, answer, print_computation, read_moment, read_place
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.domain.deadlines import (
    Facts,
    Rule,
    Undetermined,
    compute,
    dates_asked,
    questions,
    refusal_to_compute,
    undetermined,
)
from caseapp.domain.deadlines.errors import (
    FactTwiceError,
    HourNotLawfulError,
    MissingFactError,
    UnknownAnswerError,
    UnknownFactError,
)
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.rule_marks import RuleMark, standing_of
from caseapp.domain.vocabulary import DateKind, Manner
from caseapp.i18n import Catalogue
from caseapp.wording.marks import mark_sentence

_SHORT = {
    "served": DateKind.SERVED_ON_CLIENT.value,
    "counsel": DateKind.SERVED_ON_COUNSEL.value,
    "arrest": DateKind.SEIZED.value,
    "removal": DateKind.FIXED.value,
    "land": "place",
}
"""Short names of facts, for people who type them."""


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "deadline", t("count the deadline that a rule of law gives"))
    parser.add_argument("rule", metavar="RULE", help=t("id of the rule, such as KZ-EXT-APPEAL"))
    parser.add_argument(
        "--event",
        metavar="DATE",
        help=t("day of the event, with its hour where the rule counts hours: 2026-03-03T14:20"),
    )
    parser.add_argument(
        "--with",
        dest="facts",
        metavar="NAME=VALUE",
        action="extend",
        nargs="+",
        default=[],
        help=t("another date, an answer or the place: lodged=2026-06-15, place=DE-BY"),
    )
    return parser


def run(arguments: argparse.Namespace, out: Output, _around: object = None) -> int:
    """Print the date, or why the law gives none."""
    return answer(lambda: _count(arguments, out), out)


def _count(arguments: argparse.Namespace, out: Output) -> int:
    from caseapp.packs.law import load

    packs = load()
    rule = packs.rule(arguments.rule)
    reason = refusal_to_compute(rule)
    if reason is not None:
        return _no_date(undetermined(rule, reason), rule, out)
    facts = _facts(rule, arguments.event, arguments.facts)
    result = compute(rule, facts, packs.calendars)
    return print_computation(result, out, mark_sentence(_unreviewed(rule), out.t))


def _unreviewed(rule: Rule) -> RuleMark:
    """Return where the rule stands: without a vault no office has reviewed it."""
    return RuleMark(standing_of(rule.trust))


def _no_date(result: Undetermined, rule: Rule, out: Output) -> int:
    from caseapp.wording.results import hint, no_date_reason

    out.refuse(
        "NoDate",
        no_date_reason(result, out.t),
        code=NO_DATE,
        reason=result.reason.value,
        rule=rule.id,
        hint=hint(result, out.t),
        trust=rule.trust.value,
        citation=rule.citation,
    )
    return NO_DATE


def _facts(rule: Rule, event: str | None, written: Sequence[str]) -> Facts:
    given: dict[str, str] = {}
    for name, value in (_pair(rule, text) for text in written):
        if name in given:
            raise FactTwiceError(rule=rule.id, fact=name)
        given[name] = value
    place = read_place(given.pop("place", ""))
    manner = _manner(given.pop("manner", Manner.UNKNOWN.value))
    kinds = {kind.value: kind for kind in DateKind}
    dates = [
        EventDateDraft(kinds[name], *read_moment(given.pop(name)))
        for name in list(given)
        if name in kinds
    ]
    known = {question.key for question in questions(rule) if question.choices}
    for name in given:
        if name not in known:
            raise UnknownFactError(rule=rule.id, fact=name, known=", ".join(_known(rule)))
    if event is not None:
        kind = _kind_of_event(rule, [one.kind for one in dates])
        dates.append(EventDateDraft(kind, *read_moment(event), manner))
    elif not any(one.kind in rule.starts_from for one in dates):
        raise MissingFactError(rule=rule.id, fact="--event", expected="YYYY-MM-DD[THH:MM]")
    for one in dates:
        if one.kind not in rule.starts_from and one.at is not None:
            raise HourNotLawfulError(rule=rule.id, at=one.at.strftime("%H:%M"))
    return Facts(tuple(dates), place, given)


def _pair(rule: Rule, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UnknownFactError(rule=rule.id, fact=text, known=", ".join(_known(rule)))
    plain = name.strip().lower().replace("-", "_")
    return _SHORT.get(plain, plain), value.strip()


def _manner(text: str) -> Manner:
    try:
        return Manner(text)
    except ValueError:
        raise UnknownAnswerError(fact="manner", answer=text, known=", ".join(Manner)) from None


def _kind_of_event(rule: Rule, taken: list[DateKind]) -> DateKind:
    """Return what `--event` dates: the first date that may start the rule and was not named."""
    free = [kind for kind in rule.starts_from if kind not in taken]
    return free[0] if free else rule.starts_from[0]


def _known(rule: Rule) -> list[str]:
    dates = [kind.value for kind in dates_asked(rule)]
    answers = [question.key for question in questions(rule) if question.choices]
    return [*dates, *answers, "place", "manner"]
