"""What a refusal of the law says: nothing was computed, why, and what is expected."""

from caseapp.domain.deadlines import errors
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    errors.UnknownRuleError: N_("There is no rule {rule}. Check its id in the packs of law."),
    errors.UnknownMethodError: N_("There is no counting method {method}. Known are: {known}."),
    errors.UnreadablePeriodError: N_(
        "The period “{text}” cannot be read. Write a number and a unit, such as “48 hours”, "
        "“10 days”, “15 working days”, “3 weeks”, “4 months” or “1 year”."
    ),
    errors.UnitNotForMethodError: N_(
        "The counting method {method} has no rule for periods in {unit}. Choose another method."
    ),
    errors.MissingFactError: N_(
        "{rule} cannot be counted without: {fact} (expected: {expected}). Nothing was computed."
    ),
    errors.UnknownFactError: N_("{rule} does not know the fact {fact}. Known are: {known}."),
    errors.FactTwiceError: N_(
        "{fact} was given twice to {rule}. Give it once; nothing was computed."
    ),
    errors.UnknownAnswerError: N_(
        "“{answer}” is no answer to {fact}. Possible answers are: {known}."
    ),
    errors.MissingHourError: N_(
        "{rule} is counted in hours, and {day} has no hour. Give date and hour, such as "
        "2026-03-03T14:20."
    ),
    errors.HourNotLawfulError: N_(
        "{rule} is counted in whole days, so an hour ({at}) has no place there. Give the date only."
    ),
    errors.EventBeforeRuleError: N_(
        "{rule} applies from {since}; the date that decides it ({key}, {day}) lies before. "
        "Nothing was computed; look for the rule that was in force then."
    ),
    errors.EventAfterRuleError: N_(
        "{rule} applied until {until}; the date that decides it ({key}, {day}) lies after. "
        "Nothing was computed; look for the rule that is in force now."
    ),
    errors.PeriodStandsStillError: N_(
        "{rule} has stood still since {day} ({source}), so it has no last day yet. Give the day on "
        "which it goes on."
    ),
    errors.UnknownPlaceError: N_(
        "No place is known as {place}. Write the code of a state or of its part, such as RS, "
        "DE-BY or STRASBOURG."
    ),
    errors.UnknownSubdivisionError: N_(
        "{state} has no part {place} in the holiday data. Known are: {known}."
    ),
    errors.PlaceOfOtherStateError: N_(
        "{place} does not lie where {rule} is counted ({host}). Nothing was computed."
    ),
    errors.NoHolidayDataError: N_(
        "The holidays of {place} are not known. That does not mean that there are none, so "
        "nothing was computed."
    ),
    errors.YearWithoutHolidaysError: N_(
        "The holidays of {place} are known from {first} to {last}, not for {year}. Nothing was "
        "computed."
    ),
    errors.HourDoesNotExistError: N_(
        "On {day} the clock skipped {at} ({zone}). Check the hour of the event."
    ),
    errors.DateOutOfRangeError: N_("Counting from {day} leaves the calendar. Check the date."),
    errors.UnreadablePackError: N_("{file} is not a readable pack: {detail}. No pack was loaded."),
    errors.UnknownKeyInPackError: N_(
        "{file}, {rule}: the field {field} is not known. No pack was loaded."
    ),
    errors.MissingKeyInPackError: N_(
        "{file}, {rule}: the field {field} is missing. No pack was loaded."
    ),
    errors.BadValueInPackError: N_(
        "{file}, {rule}: the field {field} holds “{value}”; expected is: {expected}. No pack was "
        "loaded."
    ),
    errors.DuplicateRuleError: N_("{file}: the id {rule} is used twice. No pack was loaded."),
    errors.UnknownRegimeError: N_(
        "{file}, {rule}: there is no counting method {regime}. No pack was loaded."
    ),
    errors.UnknownReferenceError: N_(
        "{file}, {rule}: the field {field} names {target}, which is no rule. No pack was loaded."
    ),
    errors.RuleCycleError: N_(
        "{file}, {rule}: rules are counted from one another in a circle. No pack was loaded."
    ),
    errors.GradeRaisedError: N_(
        "{file}, {rule}: the grade {value} is better than {was}, and the source is the same. A "
        "grade rises only with a new source. No pack was loaded."
    ),
    errors.NoExampleError: N_(
        "{file}, {rule}: a rule that computes needs a worked example. No pack was loaded."
    ),
}
