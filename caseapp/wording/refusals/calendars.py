"""Refusals about calendar files and lead times."""

from caseapp.domain import calendar_files, reminders
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    calendar_files.FlaggedMatterError: N_(
        "The handling flag of {file_numbers} forbids more than “appointment” in a calendar file. "
        "Choose that level, or write one other matter at a time."
    ),
    reminders.LeadLengthError: N_(
        "{number} is no lead time. Write how many days it takes, from 1 to {most}."
    ),
    reminders.LeadTwiceError: N_("The same lead time is given twice. Keep one of a kind."),
}
