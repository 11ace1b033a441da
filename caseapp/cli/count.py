"""`caseapp count --method METHOD --period "3 weeks" --event DATE`: count without a rule."""

import argparse
from dataclasses import replace

from caseapp.cli.counting import answer, print_computation, read_moment
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.domain.deadlines import (
    Facts,
    QuestionAsked,
    Regime,
    Rule,
    RuleKind,
    compute,
    needs_calendar,
    questions,
    read_period,
)
from caseapp.domain.deadlines.errors import MissingFactError, UnknownFactError
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Suspensive, Trust
from caseapp.i18n import Catalogue

NOWHERE = "UTC"
"""Clock of a count without place: no clock change, no holidays."""


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "count", t("count a period by a counting method"))
    parser.add_argument(
        "--method", required=True, metavar="METHOD", help=t("id of the method, such as de-bgb")
    )
    parser.add_argument(
        "--period", required=True, metavar="PERIOD", help=t("number and unit, such as “3 weeks”")
    )
    parser.add_argument(
        "--event",
        required=True,
        metavar="DATE",
        help=t("day of the event, with its hour for periods in hours: 2026-03-03T14:20"),
    )
    parser.add_argument(
        "--place", default="", metavar="PLACE", help=t("place of the act, such as RS or DE-BY")
    )
    parser.add_argument("--backward", action="store_true", help=t("count back from the event"))
    parser.add_argument(
        "--answer",
        dest="answers",
        metavar="NAME=VALUE",
        action="extend",
        nargs="+",
        default=[],
        help=t("answer to a question of the method: first_day=included"),
    )
    return parser


def run(arguments: argparse.Namespace, out: Output, _around: object = None) -> int:
    """Print the date."""
    return answer(lambda: _count(arguments, out), out)


def _count(arguments: argparse.Namespace, out: Output) -> int:
    from caseapp.packs.law import load

    packs = load()
    rule = _rule(packs.regime(arguments.method), arguments)
    rule = replace(rule, period=read_period(arguments.period))
    if rule.host == NOWHERE and needs_calendar(rule):
        raise MissingFactError(rule=rule.id, fact="--place", expected="RS, DE-BY")
    given = EventDateDraft(DateKind.FIXED, *read_moment(arguments.event))
    facts = Facts((given,), arguments.place, _answers(rule, arguments.answers))
    return print_computation(compute(rule, facts, packs.calendars), out)


def _rule(regime: Regime, arguments: argparse.Namespace) -> Rule:
    """Return a rule that claims no law beyond the method itself."""
    return Rule(
        id=regime.id,
        pack="",
        host=regime.place or arguments.place.partition("-")[0] or NOWHERE,
        kind=RuleKind.PERIOD,
        trust=regime.trust or Trust.LAW_TEXT,
        citation=regime.citation,
        source=regime.source,
        proceeding=ProceedingKind.OTHER,
        starts_from=(DateKind.FIXED,),
        regime=regime,
        backward=arguments.backward,
        suspensive=Suspensive.NOT_APPLICABLE,
    )


def _answers(rule: Rule, written: list[str]) -> dict[str, str]:
    asked: tuple[QuestionAsked, ...] = questions(rule)
    known = [question.key for question in asked]
    answers: dict[str, str] = {}
    for text in written:
        key, _equals, value = text.partition("=")
        if key not in known:
            raise UnknownFactError(rule=rule.id, fact=key, known=", ".join(known) or "-")
        answers[key] = value
    return answers
