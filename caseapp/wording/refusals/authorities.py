"""Refusals of the library."""

from caseapp.domain import (
    annotations,
    authorities,
    authority_packs,
    own_decisions,
    precedents,
    saved_searches,
    tags,
)
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    authorities.UnprintableAuthorityError: N_(
        "The citation or the outcome of {title} is not verified, so it may not stand in a filing, "
        "whoever confirms its holding. Rely on another authority."
    ),
    authorities.AlreadyConfirmedError: N_(
        "The holding of {title} may be printed already; there is nothing to confirm."
    ),
    authorities.PackRowError: N_(
        "The library file {file} is wrong in row {row}, field “{field}”: “{text}”. Nothing was "
        "loaded; install the program again, or correct the pack."
    ),
    authorities.PackFileError: N_(
        "The library file {file} is missing or was altered. Nothing was loaded; install the "
        "program again."
    ),
    saved_searches.NothingToSaveError: N_(
        "This search has neither words nor filters: it finds the whole library. Type or choose "
        "something first."
    ),
    authority_packs.UnknownRelationError: N_(
        "The pack calls a relation “{text}” ({file}, row {row}), which this program does not "
        "know. Nothing was loaded; update the program or ask for a corrected pack."
    ),
    authority_packs.UnknownLabelError: N_(
        "The pack uses the key word “{text}” ({file}, row {row}, field “{field}”), which is not in "
        "the vocabulary of this program. Nothing was loaded; update the program or ask for a "
        "corrected pack."
    ),
    authority_packs.DoubledIdError: N_(
        "The pack has two decisions of the id “{text}” ({file}, row {row}). Nothing was loaded; "
        "ask for a corrected pack."
    ),
    authority_packs.AlteredPackError: N_(
        "The file {file} of the pack is not the one that its manifest names: it was altered or "
        "damaged on the way. Nothing was loaded; ask for the pack again."
    ),
    authority_packs.NewerPackError: N_(
        "The pack has the format {text}, which a newer version of this program writes. Nothing "
        "was loaded; update the program."
    ),
    authority_packs.NotAPackError: N_(
        "{file} is no pack of decisions, or is damaged. Nothing was loaded; ask for it again."
    ),
    authority_packs.PackTooLargeError: N_(
        "{file} is too large for a pack of decisions ({megabytes} MB). Nothing was loaded."
    ),
    authority_packs.OverfullPackError: N_(
        "{file} of this pack has {count} lines; a pack has {most} at most. Nothing was loaded; ask "
        "for it in smaller packs."
    ),
    authority_packs.PackBrokeReaderError: N_(
        "{file} could not be read within the time and memory that a pack may take; it is damaged, "
        "or was made to do harm. Nothing was loaded; ask the sender for it again."
    ),
    authority_packs.ReservedPackNameError: N_(
        "The pack calls itself “{text}”. A pack of another office has a name of its own, of small "
        "Latin letters, digits and hyphens. Nothing was loaded."
    ),
    authority_packs.PackNotInstalledError: N_("No pack of the name {name} is installed."),
    authority_packs.NoEarlierPackError: N_(
        "There is no earlier edition of the pack {name} to go back to."
    ),
    authority_packs.PackInForceError: N_(
        "Exactly this pack is in force already: {name}, edition {edition}. Nothing was changed."
    ),
    authority_packs.NothingChosenError: N_(
        "Nothing is left that may leave. Choose decisions, and tick those of your own office."
    ),
    authority_packs.PackNameError: N_(
        "“{text}” cannot be the name of a pack. Use small Latin letters, digits and hyphens, such "
        "as “almaty-2026”; “own” and “leading-decisions” are taken."
    ),
    authority_packs.TracedNameError: N_(
        "“{text}” has a trace of a client of this office. Everybody who gets the pack reads its "
        "name and its edition: choose others."
    ),
    authority_packs.UnansweredTraceError: N_(
        "“{what}” in {title} ({place}) belongs to a client of this office. Write why it may leave, "
        "or untick it."
    ),
    authority_packs.HiddenTraceError: N_(
        "{title} has a trace of a client whom you do not represent. Ask a colleague who does; "
        "without them it stays here."
    ),
    precedents.NoPrecedentsError: N_(
        "The library has no decision on {host} – {requesting} that may be cited, so there is "
        "nothing to put into the memo."
    ),
    precedents.NoSuchSectionError: N_(
        "No precedents for {host} – {requesting} stand in this memo."
    ),
    precedents.StalePrecedentsError: N_(
        "The precedents {host} – {requesting} in this memo name a decision of which the library "
        "says something else now, or which may not be cited any more. Make the section again "
        "before the memo is filed."
    ),
    precedents.SameStateError: N_(
        "{state} is both the host and the requesting state. Choose two different states."
    ),
    own_decisions.NotOwnDecisionError: N_(
        "{title} belongs to a library pack, which alone may change it. Your own notes are kept "
        "beside it."
    ),
    own_decisions.SameDecisionError: N_(
        "The library has this decision already: {title}, with the same number and date or the "
        "same ECLI. Compare the two before you change the number."
    ),
    annotations.NoPassageError: N_(
        "No passage is marked. Select the words in the text first, then mark or keep them."
    ),
    annotations.PassageChangedError: N_(
        "The text of {title} is not what was shown: it was imported anew. Open it again and mark "
        "the passage there."
    ),
    annotations.PassageTooLongError: N_(
        "That is more than one passage may hold: {most} characters in {paragraphs} paragraphs. "
        "Mark a part of it, or write a note."
    ),
    annotations.NotYourNoteError: N_(
        "{name} wrote this. Only they and the lawyers change or delete it; write a note of your "
        "own beside it."
    ),
    tags.SameTagError: N_(
        "There is a tag “{name}” already. Choose another name, or merge the two tags."
    ),
    tags.TagOwnersDifferError: N_(
        "One of these tags belongs to a matter that the other does not belong to. Tags are merged "
        "within a matter, or within the office."
    ),
}
