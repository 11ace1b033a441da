"""What an office adds to the law: its reviews, its own rules, its holidays, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.deadlines.errors import PackError
from caseapp.domain.deadlines.rule import Rule, Unit
from caseapp.domain.deadlines.trust import lowest
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Suspensive, Trust

OFFICE_PACK = "office"
"""Ids of the packs that hold the office's own rules begin with this."""
OFFICE_RULE = "OFFICE-"
"""Ids of the office's own rules begin with this."""
_ORDER = tuple(Trust)


class RuleStanding(StrEnum):
    """How far this office may rely on a rule today."""

    CONFIRM = "confirm"
    """Read in the law's text or on an official page, and not yet by this office."""
    NEEDS_REVIEW = "needs_review"
    NOT_VERIFIED = "not_verified"
    REVIEWED = "reviewed"
    OFFICE_RULE = "office_rule"
    EXPIRED = "expired"
    """The office wrote or reviewed it more than twelve months ago."""
    CHANGED = "changed"
    """The office reviewed it, and its wording is another one since."""


@dataclass(frozen=True, slots=True)
class RuleMark:
    """The badge of a rule: where it stands, by whom and when, and until when that holds."""

    standing: RuleStanding
    name: str = ""
    day: date | None = None
    until: date | None = None


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


class LawCause(StrEnum):
    """What makes the law give another date than it did when a deadline was stored."""

    RULE = "rule"
    """The row of law or its counting method is another one."""
    OTHER_RULE = "other_rule"
    """A rule that this one hangs on (its base, deemed service) is another one."""
    NEW_RULE = "new_rule"
    """There was no rule that computes, and now there is."""
    NO_RULE = "no_rule"
    """The rule does not compute any more, or is gone."""
    HOLIDAYS = "holidays"
    """The holiday data are of another edition."""
    OFFICE_HOLIDAYS = "office_holidays"
    """The office corrected a holiday."""
    ZONES = "zones"
    """The time zone data are of another edition."""


@dataclass(frozen=True, slots=True)
class LawChange:
    """Why a stored date is looked at again: what changed, the dates before and after."""

    cause: LawCause
    rule: str
    was: str = ""
    """Version of what changed, when the date was stored."""
    now: str = ""
    old_day: date | None = None
    """Safe day as it was counted then."""
    new_day: date | None = None
    old_last_day: date | None = None
    new_last_day: date | None = None

    def to_data(self) -> dict[str, str]:
        """Return what is stored: texts only, nothing for what is not known."""
        days = {
            "old_day": self.old_day,
            "new_day": self.new_day,
            "old_last_day": self.old_last_day,
            "new_last_day": self.new_last_day,
        }
        texts = {"cause": self.cause.value, "rule": self.rule, "was": self.was, "now": self.now}
        return texts | {name: day.isoformat() for name, day in days.items() if day is not None}

    @classmethod
    def from_data(cls, data: Mapping[str, str]) -> "LawChange":
        """Read what `to_data` wrote."""

        def day(name: str) -> date | None:
            return date.fromisoformat(data[name]) if name in data else None

        return cls(
            LawCause(data["cause"]),
            data["rule"],
            data["was"],
            data["now"],
            day("old_day"),
            day("new_day"),
            day("old_last_day"),
            day("new_last_day"),
        )


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


def standing_of(trust: Trust) -> RuleStanding:
    """Return where a rule stands that the office has not reviewed."""
    match trust:
        case Trust.LAW_TEXT | Trust.OFFICIAL:
            return RuleStanding.CONFIRM
        case Trust.LAW_TEXT_DATED | Trust.SECONDARY:
            return RuleStanding.NEEDS_REVIEW
        case Trust.UNVERIFIED:
            return RuleStanding.NOT_VERIFIED


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
