"""Refusals about the office's own law: reviews, office rules, packs, holidays."""

from caseapp.domain import rules
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    rules.UnknownHostStateError: N_(
        "There is no law for {text} in the packs. Choose states of the list; for another one write "
        "office rules."
    ),
    rules.RuleNotReviewableError: N_(
        "The period of {rule} was never verified, so there is nothing to review. Read the law and "
        "write an office rule in its place, with its source."
    ),
    rules.ExampleDiffersError: N_(
        "Worked by hand the last day is {expected}; this rule counts to {counted}. Look again at "
        "the period, the unit and the counting method. Nothing was saved."
    ),
    rules.ExampleIncompleteError: N_(
        "An example needs both the day of the event and the last day worked by hand. Fill in both "
        "or neither."
    ),
    rules.NumberNotPositiveError: N_(
        "The length of a period is a whole number of at least 1, not “{number}”."
    ),
    rules.PackNotKnownError: N_(
        "This file holds the pack “{pack}”, and no pack of that id ships with the program. Known "
        "are: {known}. Nothing was replaced."
    ),
    rules.PackTooLargeError: N_(
        "{file} is larger than {limit} bytes, which no pack of law is. Nothing was read."
    ),
    rules.PackUnreadableError: N_("{file} cannot be read. Check the path. Nothing was replaced."),
    rules.PackNotReplacedError: N_(
        "The shipped pack “{pack}” is in force already; there is nothing to restore."
    ),
    rules.ExamplesFailError: N_(
        "{file}, {rule}: the worked example ({field}) says {expected}, the count gives {counted}. "
        "No pack was loaded."
    ),
    rules.SameHolidayError: N_(
        "For {place} there is a correction of {day} already. Change or remove that one."
    ),
    rules.MovedToMissingError: N_("A holiday that is moved needs the day to which it is moved."),
}
