"""Worked examples of a pack, counted again: what a pack says and what the engine says."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    Rule,
    WorkedExample,
    compute,
    refusal_to_compute,
)
from caseapp.domain.deadlines.errors import BadValueInPackError
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import UserError
from caseapp.domain.rules import ExamplesFailError
from caseapp.domain.vocabulary import DateKind
from caseapp.packs.law import LawPacks

_LAST_SECOND = time(23, 59, 59)


def facts_of_example(rule: Rule, example: WorkedExample, file: str = "") -> Facts:
    """Return the facts of an example.

    Raises:
        BadValueInPackError: a date of it is none, or of no kind that there is.

    """
    return Facts(
        tuple(_given(rule, kind, written, file) for kind, written in example.dates),
        example.place,
        dict(example.answers),
    )


def _given(rule: Rule, kind: str, written: str, file: str) -> EventDateDraft:
    day, _t, at = written.partition("T")
    try:
        hour = time.fromisoformat(at) if at else None
        return EventDateDraft(DateKind(kind), date.fromisoformat(day), hour)
    except ValueError:
        raise BadValueInPackError(
            file=file,
            rule=rule.id,
            field=f"example.dates.{kind}",
            value=written,
            expected="a kind of date, and a date such as 2026-06-12",
        ) from None


def differences(example: WorkedExample, result: Computation) -> Iterator[tuple[str, str, str]]:
    """Yield (field, expected, counted) for all that comes out otherwise."""
    if result.last_day != example.last_day:
        yield "last_day", example.last_day.isoformat(), result.last_day.isoformat()
    safe = example.safe_day or example.last_day
    if result.safe_day != safe:
        yield "safe_day", safe.isoformat(), result.safe_day.isoformat()
    moment = result.last_moment.replace(tzinfo=None)
    if example.last_moment:
        if moment != _moment(example.last_moment):
            yield "last_moment", example.last_moment, moment.isoformat()
    elif moment.time() != _LAST_SECOND and result.timed:
        yield "last_moment", "24:00", moment.isoformat()


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def check_examples(
    packs: LawPacks, files: Mapping[str, str], only: Iterable[str] = ()
) -> list[UserError]:
    """Count every worked example of some packs; return what is wrong with any of them.

    Args:
        packs: checked and linked.
        files: name of the file by the id of the pack; packs that are not named are not counted.
        only: ids of rules to count; none means all.

    """
    wanted = frozenset(only)
    found: list[UserError] = []
    for pack in packs.packs:
        for rule in pack.rules if pack.id in files else ():
            if refusal_to_compute(rule) is None and (not wanted or rule.id in wanted):
                found += _check_rule(packs, rule, files[pack.id])
    return found


def _check_rule(packs: LawPacks, rule: Rule, file: str) -> Iterator[UserError]:
    for number, example in enumerate(rule.examples, 1):
        where = f"example[{number}]"
        try:
            facts = facts_of_example(rule, example, file)
            wrong = list(differences(example, compute(rule, facts, packs.calendars)))
        except BadValueInPackError as error:
            yield error
            continue
        except UserError as error:
            name = type(error).__name__.removesuffix("Error")
            wrong = [("last_day", example.last_day.isoformat(), name)]
        for field, expected, counted in wrong:
            yield ExamplesFailError(
                file=file,
                rule=rule.id,
                field=f"{where}.{field}",
                expected=expected,
                counted=counted,
            )
