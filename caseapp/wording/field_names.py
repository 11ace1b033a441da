"""What the fields of forms are called, as refusals name them."""

from caseapp.domain.vocabulary import DateKind
from caseapp.i18n import N_, Catalogue
from caseapp.wording import terms

FIELD_NAMES = {
    "action": N_("What has to be done"),
    "addressee": N_("Addressee"),
    "answers": N_("Answers"),
    "authorities": N_("Authorities"),
    "citizenships": N_("Citizenships"),
    "claimed_by": N_("Who says so"),
    "court_or_body": N_("Court or body"),
    "date_of_birth": N_("Date of birth"),
    "dates": N_("Dates"),
    "draft": N_("Unsaved text"),
    "event": N_("Event"),
    "file_number": N_("File number"),
    "filed": N_("Filed on"),
    "hearing": N_("Hearing"),
    "host_state": N_("Host state"),
    "how": N_("How it was filed"),
    "interpreter": N_("Interpreter"),
    "judge": N_("Judge"),
    "languages": N_("Languages"),
    "last_day": N_("Last day"),
    "name": N_("Name"),
    "names": N_("Names"),
    "names.kind": N_("Kind of name"),
    "names.script": N_("Script of the name"),
    "note": N_("Note"),
    "notes": N_("Notes"),
    "pinpoint": N_("Pinpoint"),
    "place": N_("Place"),
    "reason": N_("Reason"),
    "reference": N_("Incoming number or receipt"),
    "reference_number": N_("Reference number"),
    "requesting_state": N_("Requesting state"),
    "safe_contact.address": N_("Safe contact: address"),
    "safe_contact.agreed_words": N_("Safe contact: agreed words"),
    "safe_contact.channel": N_("Safe contact: channel"),
    "safe_contact.hours": N_("Safe contact: hours"),
    "safe_contact.never": N_("Safe contact: what never to do"),
    "section": N_("Section"),
    "source": N_("Source"),
    "stage": N_("Stage"),
    "text": N_("Text"),
    "title": N_("Title"),
    "where": N_("Where it was filed"),
}
"""Words of each field that a refusal names by its code."""


def field_name(code: str, t: Catalogue) -> str:
    """Return the words for a field; a date of an event is called by what it says."""
    if code in FIELD_NAMES:
        return t(FIELD_NAMES[code])
    if code in set(DateKind):
        return terms.date_kind(DateKind(code), t)
    return code
