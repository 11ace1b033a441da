"""`caseapp count --method METHOD --period "3 weeks" --event DATE`: count without a rule."""

import argparse
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from caseapp.cli.counting import answer, print_computation, read_moment, read_place
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.domain.deadlines import (
    DEEMED_SERVICE,
    Facts,
    Period,
    QuestionAsked,
    Regime,
    Rule,
    RuleKind,
    Unit,
    compute,
    needs_calendar,
    posted,
    questions,
    read_period,
    takes_deemed_service,
)
from caseapp.domain.deadlines.calendars import state_of
from caseapp.domain.deadlines.errors import FactTwiceError, MissingFactError, UnknownFactError
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Suspensive, Trust
from caseapp.i18n import Catalogue

if TYPE_CHECKING:
    from caseapp.packs.law import LawPacks

NOWHERE = "UTC"
"""Clock of a count without place: no clock change, no holidays."""


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "count", t("count a period by a counting method"))
    parser.add_argument(
        "--method",
        required=True,
        metavar="METHOD",
        help=t("id of the method, such as de-bgb; all of them stand below"),
    )
    parser.add_argument(
        "--period",
        required=True,
        metavar="PERIOD",
        help=t(
            "number and unit: “48 hours”, “10 days”, “15 working days”, “5 clear days”, "
            "“3 weeks”, “4 months”, “1 year”, or “at once”"
        ),
    )
    parser.add_argument(
        "--event",
        required=True,
        metavar="DATE",
        help=t(
            "day of the event, 2026-03-03 or 3.3.2026; with its hour for periods in hours: "
            "2026-03-03T14:20"
        ),
    )
    parser.add_argument(
        "--place",
        default="",
        metavar="PLACE",
        help=t("place of the act, such as RS, DE-BY, FR-57 or STRASBOURG"),
    )
    parser.add_argument("--backward", action="store_true", help=t("count back from the event"))
    parser.add_argument(
        "--answer",
        dest="answers",
        metavar="NAME=VALUE",
        action="extend",
        nargs="+",
        default=[],
        help=t(
            "answer to a question of the method: first_day=included|excluded (custody-hours, "
            "plain-days), recess_extension=yes|no (Turkish methods), "
            "body_closed_saturday=yes|no (rs-zup), deemed_service_days=N (the event is the posting)"
        ),
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.more_help = lambda: _methods(t)
    return parser


def _methods(t: Catalogue) -> str:
    from caseapp.packs.counting_methods import load_methods

    known = t("Methods: {methods}.", methods=", ".join(sorted(load_methods().regimes)))
    return textwrap.fill(known, break_on_hyphens=False)


def run(arguments: argparse.Namespace, out: Output, _around: object = None) -> int:
    """Print the date."""
    return answer(lambda: _count(arguments, out), out)


def _count(arguments: argparse.Namespace, out: Output) -> int:
    from caseapp.packs.counting_methods import load_methods

    packs = load_methods()
    period = read_period(arguments.period)
    regime = _regime(packs, arguments, period)
    rule = replace(_rule(regime, arguments), period=period)
    if rule.host == NOWHERE and needs_calendar(rule):
        raise MissingFactError(rule=rule.id, fact="--place", expected="RS, DE-BY")
    day, at = read_moment(arguments.event)
    answers = _answers(rule, arguments.answers)
    dates: tuple[EventDateDraft, ...] = (EventDateDraft(DateKind.FIXED, day, at),)
    if DEEMED_SERVICE in answers:
        dates = posted(EventDateDraft(DateKind.POSTED, day, at), answers.pop(DEEMED_SERVICE))
        rule = replace(rule, starts_from=(DateKind.DEEMED_SERVED,))
    facts = Facts(dates, read_place(arguments.place), answers)
    return print_computation(compute(rule, facts, packs.calendars), out)


def _regime(packs: "LawPacks", arguments: argparse.Namespace, period: Period) -> Regime:
    """Return the method; some count working days backwards by a method of their own."""
    regime = packs.regime(arguments.method)
    if arguments.backward and period.unit is Unit.WORKING_DAYS and regime.working_days_before:
        return packs.regime(regime.working_days_before)
    return regime


def _rule(regime: Regime, arguments: argparse.Namespace) -> Rule:
    """Return a rule that claims no law beyond the method itself."""
    return Rule(
        id=regime.id,
        pack="",
        host=regime.place or state_of(read_place(arguments.place)) or NOWHERE,
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
    if takes_deemed_service(rule):
        known.append(DEEMED_SERVICE)
    answers: dict[str, str] = {}
    for text in written:
        key, _equals, value = text.partition("=")
        if key not in known:
            raise UnknownFactError(rule=rule.id, fact=key, known=", ".join(known) or "-")
        if key in answers:
            raise FactTwiceError(rule=rule.id, fact=key)
        answers[key] = value
    return answers
