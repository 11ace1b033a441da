"""Refusals of the law: each names what is missing or impossible, and nothing was computed."""

from typing import ClassVar

from caseapp.domain.errors import BugError, UserError


class UnknownRuleError(UserError):
    """No pack holds this rule (values: rule)."""


class UnknownMethodError(UserError):
    """No counting method has this id (values: method, known)."""


class UnreadablePeriodError(UserError):
    """A period is not written like "10 days" or "48 hours" (values: text)."""


class UnitNotForMethodError(UserError):
    """A counting method has no rule for this unit (values: method, unit)."""


class MissingFactError(UserError):
    """A rule needs a fact that was not given (values: rule, fact, expected)."""


class UnknownFactError(UserError):
    """A named fact is not one that the rule knows (values: rule, fact, known)."""


class FactTwiceError(UserError):
    """A fact was given twice, and only one of them could be used (values: rule, fact)."""


class UnknownAnswerError(UserError):
    """An answer is none of the choices of its question (values: fact, answer, known)."""


class MissingHourError(UserError):
    """A period in hours needs the hour of its start (values: rule, day)."""


class HourNotLawfulError(UserError):
    """An hour was given where the law counts whole days only (values: rule, at)."""


class EventBeforeRuleError(UserError):
    """The date that decides which law applies lies before the rule (values: rule, key, day, since).

    `since` is the first day on which the rule applies.
    """


class EventAfterRuleError(UserError):
    """The date that decides which law applies lies after the rule (values: rule, key, day, until).

    `until` is the last day on which the rule applied.
    """


class PeriodStandsStillError(UserError):
    """The period was stopped and has not gone on: it has no end yet (values: rule, day, source)."""


class UnknownPlaceError(UserError):
    """No calendar is known by this name (values: place)."""


class UnknownSubdivisionError(UserError):
    """A state has no such subdivision (values: place, state, known)."""


class PlaceOfOtherStateError(UserError):
    """The place lies outside the state whose rule is counted (values: rule, place, host)."""


class NoHolidayDataError(UserError):
    """There is no holiday data for this place; that never means "no holidays" (values: place)."""


class YearWithoutHolidaysError(UserError):
    """The holiday data do not reach this year (values: place, year, first, last)."""


class HourDoesNotExistError(UserError):
    """The clock skipped this hour on this day (values: day, at, zone)."""


class DateOutOfRangeError(UserError):
    """The period leaves the calendar (values: day)."""


class PackError(UserError):
    """Root of what can be wrong in a pack of law (values: file, rule, field, detail)."""

    field: ClassVar[str | None] = None


class UnreadablePackError(PackError):
    """A pack is not valid TOML (values: file, detail)."""


class UnknownKeyInPackError(PackError):
    """A pack holds a key that the schema does not know (values: file, rule, field)."""


class MissingKeyInPackError(PackError):
    """A pack lacks a required key (values: file, rule, field)."""


class BadValueInPackError(PackError):
    """A value of a pack is of the wrong kind (values: file, rule, field, value, expected)."""


class DuplicateRuleError(PackError):
    """Two rules carry one id (values: file, rule)."""


class UnknownRegimeError(PackError):
    """A rule names a counting method that no pack defines (values: file, rule, regime)."""


class UnknownReferenceError(PackError):
    """A rule points at a rule that does not exist (values: file, rule, field, target)."""


class RuleCycleError(PackError):
    """Rules are counted from one another in a circle (values: file, rule)."""


class GradeRaisedError(PackError):
    """A pack grades a source better than it was graded (values: file, rule, field, was, value)."""


class NoExampleError(PackError):
    """A rule that computes carries no worked example (values: file, rule)."""


class NotComputableError(BugError):
    """`compute` was asked for a rule that never computes: ask `refusal_to_compute` first."""
