"""A length of time in words."""

from caseapp.domain.deadlines import Period, Unit
from caseapp.i18n import Catalogue


def period(length: Period, t: Catalogue) -> str:  # noqa: PLR0911 - one per unit
    """Return a period in words: "3 weeks"."""
    number = length.number
    match length.unit:
        case Unit.HOURS:
            return t.plural("{count} hour", "{count} hours", number)
        case Unit.CALENDAR_DAYS:
            return t.plural("{count} calendar day", "{count} calendar days", number)
        case Unit.WORKING_DAYS:
            return t.plural("{count} working day", "{count} working days", number)
        case Unit.WEEKS:
            return t.plural("{count} week", "{count} weeks", number)
        case Unit.MONTHS:
            return t.plural("{count} month", "{count} months", number)
        case Unit.YEARS:
            return t.plural("{count} year", "{count} years", number)
        case Unit.CLEAR_DAYS:
            return t.plural("{count} clear day", "{count} clear days", number)
        case Unit.AT_ONCE:
            return t("at once")
