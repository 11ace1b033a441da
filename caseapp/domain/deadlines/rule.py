"""A rule of law and a counting rule as values, as the packs write them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind, Suspensive, Trust

_ISO_CODE = 2


class Unit(StrEnum):
    """What a period is counted in."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    CLEAR_DAYS = "clear_days"
    """Days of which neither the first nor the last counts: one day more (jour franc)."""
    AT_ONCE = "at_once"


WHOLE_DAY_UNITS = frozenset(Unit) - {Unit.HOURS, Unit.AT_ONCE}
"""Units whose periods end with a day, not at an hour of it."""


class RuleKind(StrEnum):
    """What a row of law is; only the first two ever give a date."""

    PERIOD = "period"
    DEEMED_SERVICE = "deemed_service"
    """Gives the day on which something posted counts as served."""
    COUNTING = "counting"
    """Says how other periods are counted."""
    RANGE = "range"
    """A span set by somebody case by case: never turned into a date."""
    UNKNOWN = "unknown"
    """A period that exists and is not known: the user types it with its source."""
    GATE = "gate"
    """A condition to check before the last day of another rule."""
    NO_PERIOD = "no_period"
    """The law sets no period, or gives no remedy."""


COMPUTABLE = frozenset({RuleKind.PERIOD, RuleKind.DEEMED_SERVICE})
"""Kinds that give a date where the trust of rule and counting rule allows it."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time. `number` is 0 for "before it ends" and for "at once"."""

    number: int
    unit: Unit


DEFECTIVE_NOTICE = "remedy_notice"
"""The question whose answer lengthens a period without making the ordinary end any less safe."""


class Posting(StrEnum):
    """Whether handing a paper to the post on the last day is in time."""

    COUNTS = "counts"
    DOES_NOT_COUNT = "does_not_count"
    NOT_SEEN = "not_seen"


class Roll(StrEnum):
    """What a last day does that is not a working day."""

    NEVER = "never"
    """It stays; the text or the court says so, or the period is custody."""
    NEXT_WORKING_DAY = "next_working_day"
    BODY_CLOSED = "body_closed"
    """It moves where the body is closed; whether it is on Saturdays may be unknown."""
    SATURDAY_NOT_SEEN = "saturday_not_seen"
    """Sundays and holidays move it. That Saturdays do was not read in a text one may rely on: both
    days are shown, and the earlier is used."""
    NOT_SEEN = "not_seen"
    """No text was seen that moves it: it stays, and the moved date is shown beside it."""


class HourCount(StrEnum):
    """How periods in hours run."""

    CLOCK = "clock"
    NEXT_FULL_HOUR = "next_full_hour"
    """The hour of the start is not counted."""
    SKIP_NON_WORKING = "skip_non_working"
    """Hours of Saturdays, Sundays and holidays are not counted (ZPO section 222(3))."""
    MOVED = "moved"
    """By the clock; an end on a day that is no working day moves to the same hour of the next one
    (Cass. 2e civ., 30 November 2000, 99-50.044)."""
    STRASBOURG = "strasbourg"
    """Backwards through the hours in which the Registry handles urgent requests."""


class FirstDay(StrEnum):
    """Whether the day of the event is a day of the period."""

    EXCLUDED = "excluded"
    NOT_SETTLED = "not_settled"
    """Left to national law (ETS 24 art. 16(4)) or not seen: both dates are shown."""
    ASKED = "asked"
    """Excluded, unless an answer says that it counts: arithmetic that claims no law."""


@dataclass(frozen=True, slots=True)
class Recess:
    """A court recess: periods that end in it are extended after it, where the rule says so.

    Which periods it extends is asked with every count (`recess_extension`). `seen` is False where
    no text was read that extends them: then nothing is extended, and the calculation says so. The
    safe day is always the one without the extension (TR-CMK-2W: alarms on the unextended date).
    """

    first_month: int
    first_day: int
    last_month: int
    last_day: int
    extra_days: int
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Regime:
    """A counting method: data that choose among the strategies of `counting`.

    `trust` is the grade of the counting rule itself; None for plain arithmetic that claims no law.
    `unverified_units` are those for which that rule was not read: rules in such a unit never give
    a date by themselves, and a count that somebody asks for is provisional and unverified.
    """

    id: str
    place: str
    units: frozenset[Unit]
    roll: Roll = Roll.NEVER
    hours: HourCount = HourCount.CLOCK
    first_day: FirstDay = FirstDay.EXCLUDED
    trust: Trust | None = None
    counting_rule: str = ""
    citation: str = ""
    source: str = ""
    hours_of_day: bool = False
    """Whole-day periods may be given the hour of their start as well (custody)."""
    clear_days: bool = False
    """Neither first nor last day counts (jour franc): one day more."""
    least_working_days: int = 0
    """So many working days must lie in any period of two days or more (Reg. 1182/71 art. 3(5))."""
    recess: Recess | None = None
    month_end_seen: bool = True
    """False: that a missing date becomes the month's end was not read in any text."""
    unverified_units: frozenset[Unit] = frozenset()
    backward_stays: bool = False
    """A period counted backwards does not move (Reg. 1182/71 art. 3(4)); the safe day does."""
    office_closes: bool = False
    """The last day ends when the office closes, not at midnight (Finland, Act 150/1930 s. 6)."""
    silent: bool = False
    """The article sets the period and says nothing of how it is counted: no step cites it."""
    posting: Posting = Posting.NOT_SEEN
    days_may_be_working: bool = False
    """Plain "days" of the law may mean working days; the shorter calendar reading is used, the
    other stands beside it (AM-COUNT-ADM)."""
    working_days_before: str = ""
    """Method for working days counted backwards, where they have one of their own (Rule 39)."""

    def article_for(self, unit: Unit) -> str:
        """Return what a step of the count may cite; "" where nothing was read that says it."""
        return "" if self.silent or unit in self.unverified_units else self.citation

    def trust_of(self, unit: Unit) -> Trust | None:
        """Return the grade of the counting rule for periods in a unit."""
        return Trust.UNVERIFIED if unit in self.unverified_units else self.trust


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when a rule applies, and which date of the case decides that.

    `assumed` tells that a missing date is taken to lie inside, which the calculation then says.
    """

    key: DateKind
    since: date | None = None
    until: date | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question of a rule; `wording.terms` has its text, the choices are codes."""

    key: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """Another length of the same period, where an answer calls for it."""

    key: str
    answers: tuple[str, ...]
    period: Period
    rule: str = ""
    """Id of the row that has this length, where it has one of its own."""
    citation: str = ""
    trust: Trust | None = None


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A case worked by hand from the cited text: the tests hold the engine to it."""

    dates: tuple[tuple[str, str], ...]
    """(date kind, ISO date or date and time) pairs."""
    answers: tuple[tuple[str, str], ...]
    place: str
    last_day: date
    why: str
    last_moment: str = ""
    """Local ISO date and time, for periods in hours."""
    safe_day: date | None = None
    """Where it differs from the last day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of law. Texts are notes of the people who read the law, kept verbatim in English."""

    id: str
    pack: str
    host: str
    """ISO 3166 code of the state, or "ECtHR"."""
    kind: RuleKind
    trust: Trust
    citation: str
    source: str
    proceeding: ProceedingKind
    proceeding_text: str = ""
    trigger: str = ""
    action: str = ""
    body: str = ""
    period_text: str = ""
    unit_text: str = ""
    counting_text: str = ""
    suspensive_text: str = ""
    notes: str = ""
    on: tuple[str, ...] = ()
    """Codes of the acts that trigger it (`domain.acts`)."""
    starts_from: tuple[DateKind, ...] = ()
    """Dates that may start the period; *issued* and *sent* only if listed."""
    manners: tuple[Manner, ...] = ()
    """Deemed service: manners of service it is for; empty means any."""
    period: Period | None = None
    regime: Regime | None = None
    backward: bool = False
    strictly_before: bool = False
    """Backwards: the act must be done before the day itself; the safe day is the day before."""
    after: "Rule | None" = None
    """The rule whose end this one is counted from."""
    suspensive: Suspensive = Suspensive.UNVERIFIED
    extendable: bool = False
    against_state: bool = False
    validity: Validity | None = None
    same_as: str = ""
    replaces: tuple[str, ...] = ()
    """Ids of rules whose running period a later measure interrupts: this one takes its place."""
    only_if: tuple[tuple[str, str], ...] = ()
    """Answers without which it is not proposed, such as ("unaccompanied_minor", "yes")."""
    questions: tuple[QuestionAsked, ...] = ()
    variants: tuple[Variant, ...] = ()
    treaty_trust: Trust | None = None
    examples: tuple[WorkedExample, ...] = ()
    edition: date | None = None
    version: str = ""
    """Edition date of the pack and hash of the canonical row."""
    row: Mapping[str, object] = field(default_factory=dict)
    """The canonical row, to be copied into the vault with the first date it computes."""

    @property
    def home(self) -> str:
        """The place that it is counted in unless another is named; "" where any state's will do.

        Law of the Union, of a treaty or of the United Nations is counted where the act is done.
        """
        if self.regime is not None and self.regime.place:
            return self.regime.place
        return self.host if len(self.host) == _ISO_CODE and self.host != "EU" else ""
