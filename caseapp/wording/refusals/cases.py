"""Refusals about files of work: clients, matters, proceedings, events, deadlines, hearings."""

from caseapp.domain import casefiles, fields, freedates, statuses
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    casefiles.ClientHasMatterError: N_(
        "This client stands in the matter {file_numbers} and cannot go to the bin. "
        "Take the client out of the matter first."
    ),
    casefiles.NoClientError: N_("The matter has no client. Choose at least one."),
    casefiles.FileNumberTakenError: N_(
        "The file number {file_number} is taken, perhaps by a matter in the bin. Choose another "
        "one, or leave the field empty for the next number."
    ),
    casefiles.NoLawyerError: N_(
        "No lawyer would be a member of this matter, and only a lawyer may decide on its "
        "deadlines. Add a lawyer."
    ),
    casefiles.UnknownPersonError: N_(
        "Somebody on the list of members no longer works in this office. Choose the members again."
    ),
    casefiles.NoDateError: N_(
        "The event has no date. Add at least one, such as the day on which the client received it."
    ),
    casefiles.UnknownActError: N_(
        "“{act}” is no act that this program knows. Choose one from the list, or “Another act”."
    ),
    casefiles.EventAnsweredError: N_(
        "Deadlines of this event were already answered ({count}), so it cannot go to the bin. "
        "Correct the event instead."
    ),
    casefiles.NoAuthorityError: N_(
        "The library has no authority “{authority}”. Take it out of the memo."
    ),
    casefiles.ProofMissingError: N_(
        "The filing has no proof yet. Record the incoming number or the receipt first, then "
        "confirm it."
    ),
    casefiles.SecondLookError: N_(
        "You entered this yourself. Look at the proof a second time, tick that you did, and "
        "confirm again."
    ),
    casefiles.OtherLawyerError: N_(
        "You entered this yourself. Another lawyer of this matter has to confirm it: {names}."
    ),
    casefiles.NotExtendableError: N_(
        "This period cannot be extended. Where a court set another day nevertheless, change the "
        "date and give that decision as the reason."
    ),
    casefiles.NotLapsedError: N_(
        "By some reading the last day has not passed yet, so nothing is missed. File now."
    ),
    casefiles.SecondLawyerIsFirstError: N_(
        "The second lawyer is the one who enters this. Name another lawyer who looked at the waiver."
    ),
    casefiles.NothingAskedError: N_(
        "Nothing is asked any more about this deadline. Open it again to see where it stands."
    ),
    casefiles.UnknownSectionKeyError: N_(
        "The template has no section “{section}”. Open the memo again and move the text."
    ),
    casefiles.PrintingFailedError: N_(
        "The memo could not be printed: the part of the program that prints gave no answer. "
        "The memo itself is safe; try again."
    ),
    fields.PasteTooLongError: N_(
        "{length} characters were pasted into “{field}”, which takes {limit} and holds {kept} now. "
        "Nothing of it was put in; paste a part, or add the text as a document."
    ),
    fields.UnknownStateError: N_(
        "“{text}” in “{field}” is no state that is known here. Type its name in English or "
        "Russian, or its two-letter code, such as KZ."
    ),
    fields.UnknownCodeError: N_(
        "“{text}” in “{field}” is not one of the choices. Choose one from the list."
    ),
    freedates.DoubtfulDateError: N_(
        "“{text}” is understood as {day}. Check the year, then save again to use it."
    ),
    freedates.ImpossibleTimeError: N_("“{text}” is no time of day. Type a time like 14:20."),
    statuses.WrongStateError: N_(
        "This cannot be done now: the deadline stands as “{state}”. Open it again to see what "
        "can be done."
    ),
}
