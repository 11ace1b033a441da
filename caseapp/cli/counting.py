"""What `count` and `deadline` share: reading dates, the answer for machines and for people."""

import re
from collections.abc import Callable
from datetime import date, time

from caseapp.cli.output import Output
from caseapp.domain.deadlines import Computation
from caseapp.domain.deadlines.errors import PackError
from caseapp.domain.deadlines.story import ENDS_WITH_OFFICE
from caseapp.domain.errors import ImpossibleDateError, UserError
from caseapp.domain.vocabulary import Suspensive
from caseapp.i18n import Catalogue
from caseapp.wording import terms
from caseapp.wording.calculation import (
    calculation,
    provisional_reasons,
    reading_label,
    trust_reason,
)
from caseapp.wording.days import day_text, moment_text

DONE, REFUSED, MISUSED, NO_DATE = 0, 1, 2, 3
"""Exit codes: a date, a broken pack, a fact that cannot be used, law that gives no date."""

EXPECTED = "YYYY-MM-DD[THH:MM]"
_HOUR = r"(?:[T ](\d{1,2}:\d{2})(?::00)?)?"
_YEAR_FIRST = re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_HOUR}", re.ASCII)
_DAY_FIRST = re.compile(
    rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}|\d{{2}}){_HOUR}", re.ASCII
)
_CENTURY = "20"
"""Of a year with two digits: what is counted here happened in this century."""


def read_moment(text: str) -> tuple[date, time | None]:
    """Read "2026-03-03", "2026-03-03T14:20", and "3.3.26", as the refusal itself writes days.

    The calculation says the day in full, with its year. A date with strokes is not read: its day
    and month cannot be told apart.

    Raises:
        ImpossibleDateError: it is none of these, or no calendar has that day.

    """
    found = _YEAR_FIRST.fullmatch(text.strip()) or _DAY_FIRST.fullmatch(text.strip())
    if found is None:
        raise ImpossibleDateError(text=text, expected=EXPECTED)
    year = found["y"] if len(found["y"]) > len(_CENTURY) else _CENTURY + found["y"]
    hour = found[4]
    try:
        day = date(int(year), int(found["m"]), int(found["d"]))
        return day, time.fromisoformat(hour.zfill(len("09:00"))) if hour else None
    except ValueError:
        raise ImpossibleDateError(text=text, expected=EXPECTED) from None


def read_place(text: str) -> str:
    """Read a place; the code of its state may be in small letters: "de-by", "Strasbourg"."""
    state, dash, part = text.strip().partition("-")
    return state.upper() + dash + part


def answer(work: Callable[[], int], out: Output) -> int:
    """Run a count; a refusal becomes one sentence and exit code 2."""
    try:
        return work()
    except UserError as error:
        from caseapp.wording.refusals import refusal

        code = REFUSED if isinstance(error, PackError) else MISUSED
        name = type(error).__name__.removesuffix("Error")
        values = {
            key: value if isinstance(value, int) else str(value)
            for key, value in error.values.items()
            if key not in ("error", "message", "code")
        }
        out.refuse(name, refusal(error, out.t), code=code, **values)
        return code


def print_computation(result: Computation, out: Output, unreviewed: str = "") -> int:
    """Print a date with its calculation; `unreviewed` says why its rule makes it provisional."""
    t = out.t
    reasons = [*provisional_reasons(result, t), *([unreviewed] if unreviewed else [])]
    found = {"provisional": bool(reasons), "provisional_reasons": reasons}
    out.data(computation_data(result, t) | found)
    if result.timed:
        out.line(t("Last moment: {moment}.", moment=moment_text(result.last_moment, t)))
    elif any(known.code == ENDS_WITH_OFFICE for known in result.steps):
        out.line(t("Last day: {day}, until the office closes.", day=day_text(result.last_day, t)))
    else:
        out.line(t("Last day: {day}, until 24:00.", day=day_text(result.last_day, t)))
    out.line(t("Safe day: {day}.", day=day_text(result.safe_day, t)))
    for number, sentence in enumerate(calculation(result, t), 1):
        out.line(f"{number:>2}  {sentence}")
    for reason in reasons:
        out.line(t("Provisional: {reason}", reason=reason))
    if result.trust is not None:
        out.line(trust_reason(result, t))
    if result.suspensive is not Suspensive.NOT_APPLICABLE:  # a bare count claims no law
        out.line(terms.suspensive(result.suspensive, t))
    if result.citation:
        out.line(t("Citation: {citation}", citation=result.citation))
    return DONE


def computation_data(result: Computation, t: Catalogue) -> dict[str, object]:
    """Return the answer for machines. Days are ISO dates, moments ISO with the zone's offset."""
    return {
        "rule": result.rule,
        "rule_version": result.rule_version,
        "last_day": result.last_day,
        "last_moment": result.last_moment,
        "safe_day": result.safe_day,
        "safe_moment": result.safe_moment,
        "zone": result.zone,
        "provisional": result.provisional,
        "provisional_reasons": provisional_reasons(result, t),
        "trust": result.trust,
        "trust_reason": trust_reason(result, t),
        "suspensive": result.suspensive,
        "citation": result.citation,
        "extendable": result.extendable,
        "against_state": result.against_state,
        "trace": calculation(result, t),
        "readings": [
            {
                "label": reading_label(reading, t),
                "kind": reading.kind,
                "start": reading.start,
                "variant": reading.variant,
                "last_day": reading.last_day,
                "last_moment": reading.last_moment,
                "counts": reading.counts,
                "safe": reading.safe,
            }
            for reading in result.readings
        ],
        "versions": result.versions,
    }
