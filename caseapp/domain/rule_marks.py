"""Where a rule stands in this office, as a badge; what a change of the law did to a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.vocabulary import Trust


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


def standing_of(trust: Trust) -> RuleStanding:
    """Return where a rule stands that the office has not reviewed."""
    match trust:
        case Trust.LAW_TEXT | Trust.OFFICIAL:
            return RuleStanding.CONFIRM
        case Trust.LAW_TEXT_DATED | Trust.SECONDARY:
            return RuleStanding.NEEDS_REVIEW
        case Trust.UNVERIFIED:
            return RuleStanding.NOT_VERIFIED
