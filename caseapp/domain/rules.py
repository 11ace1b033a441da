"""What an office adds to the law: its reviews, its own rules, its holidays, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.deadlines.errors import PackError
from caseapp.domain.deadlines.rule import Rule, Unit
from caseapp.domain.deadlines.trust import lowest
from caseapp.domain.errors import UserError
from caseapp.domain.rule_marks import RuleMark, RuleStanding, standing_of
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Suspensive, Trust

OFFICE_PACK = "office"
"""Ids of the packs that hold the office's own rules begin with this."""
OFFICE_RULE = "OFFICE-"
"""Ids of the office's own rules begin with this."""
_ORDER = tuple(Trust)


@dataclass(frozen=True, slots=True)
class Review:
    """One review of one wording of a rule by this office."""

    uid: str
    rule: str
    wording: str
    trust: Trust | None
    reviewer: str
    day: date
    until: date
    """First day on which it counts no more."""
    source: str
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class RuleReviewDraft:
    """A review as the form has it."""

    rule: str
    reviewer: str
    day: date
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OfficeRuleDraft:
    """A rule that the office writes: never without its source, author and date.

    `instead_of` is the id of a row that the packs have without a verified period: the office rule
    then computes in its place. An example is optional; given, the count must come out as worked
    by hand.
    """

    host_state: str
    proceeding: ProceedingKind
    act: str
    action: str
    number: int
    unit: Unit
    regime: str
    citation: str
    source: str
    author: str
    day: date
    starts_from: tuple[DateKind, ...] = (DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL)
    body: str = ""
    suspensive: Suspensive = Suspensive.UNVERIFIED
    extendable: bool = False
    against_state: bool = False
    instead_of: str = ""
    notes: str = ""
    example_day: date | None = None
    example_last_day: date | None = None
    version: int | None = None


class HolidayChange(StrEnum):
    """How a day differs from the holiday data."""

    ADDED = "added"
    """A day off that the data do not have."""
    REMOVED = "removed"
    """Not a day off, though the data say so."""
    MOVED = "moved"
    """The holiday is kept on another day."""
    WORKING = "working_saturday"
    """A Saturday or Sunday that is worked."""


@dataclass(frozen=True, slots=True)
class HolidayDraft:
    """A correction of one place's calendar, with where it was read."""

    place: str
    day: date
    change: HolidayChange
    source: str
    name: str = ""
    moved_to: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class LawProgress:
    """How far the stored dates were counted again."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class LawChecked:
    """What counting the stored dates again brought."""

    counted: int
    raised: int
    """Reviews that now wait for a lawyer."""
    touched: Mapping[str, frozenset[str]]


class UnknownHostStateError(UserError):
    """No pack has law for this state (values: text)."""

    field = "host_states"


class RuleNotReviewableError(UserError):
    """A rule that was never verified cannot be reviewed, only written (values: rule)."""


class ExampleDiffersError(UserError):
    """The rule as written counts otherwise than the example (values: expected, counted)."""

    field = "example_last_day"


class ExampleIncompleteError(UserError):
    """An example needs its day and its last day."""

    field = "example_last_day"


class NumberNotPositiveError(UserError):
    """A period is a whole number of at least one (values: number)."""

    field = "number"


class PackNotKnownError(UserError):
    """A replacing pack must carry the id of one that ships (values: pack, known)."""


class PackTooLargeError(UserError):
    """A file is far larger than any pack of law (values: file, limit)."""


class PackUnreadableError(UserError):
    """A file cannot be read at all (values: file)."""


class PackNotReplacedError(UserError):
    """The shipped pack is in force already (values: pack)."""


class ExamplesFailError(PackError):
    """A worked example does not come out (values: file, rule, field, expected, counted)."""


class SameHolidayError(UserError):
    """A place has a correction for this day already (values: place, day)."""

    field = "day"


class MovedToMissingError(UserError):
    """A moved holiday needs the day to which it is moved."""

    field = "moved_to"


def a_year_after(day: date) -> date:
    """Return the first day on which a review or an office rule of this day holds no more.

    Twelve months by the calendar; 29 February gives 28 February.
    """
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def wording_of(rule_version: str) -> str:
    """Return the hash of a rule's wording without the edition of its pack."""
    return rule_version.rpartition("+")[2]


def is_office_rule(rule: Rule) -> bool:
    """Say whether the office wrote it."""
    return rule.pack.startswith(OFFICE_PACK)


def own_trust(rule: Rule) -> Trust:
    """Return the lowest grade of a row, its counting method, its variants and its base."""
    if rule.regime is None:
        return rule.trust
    grade, _ = lowest(rule, rule.regime, list(rule.variants), estimated=False)
    grades = [grade or rule.trust, rule.trust]
    if rule.after is not None:
        grades.append(own_trust(rule.after))
    return max(grades, key=_ORDER.index)


def mark_of(trust: Trust, wording: str, review: Review | None, today: date) -> RuleMark:
    """Return the badge of a date or rule of this grade and wording under the newest review.

    A review answers for what it covered: a date that something else lowered further (an estimated
    feast) keeps its own badge. It never makes an unverified rule any better.
    """
    plain = RuleMark(standing_of(trust))
    if review is None or trust is Trust.UNVERIFIED:
        return plain
    if wording != review.wording:
        return RuleMark(RuleStanding.CHANGED, review.reviewer, review.day, review.until)
    if today >= review.until:
        return RuleMark(RuleStanding.EXPIRED, review.reviewer, review.day, review.until)
    if review.trust is None or _ORDER.index(trust) > _ORDER.index(review.trust):
        return plain
    return RuleMark(RuleStanding.REVIEWED, review.reviewer, review.day, review.until)


def office_mark(author: str, day: date, until: date, today: date) -> RuleMark:
    """Return the badge of an office rule."""
    standing = RuleStanding.EXPIRED if today >= until else RuleStanding.OFFICE_RULE
    return RuleMark(standing, author, day, until)
