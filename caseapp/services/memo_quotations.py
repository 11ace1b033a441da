"""Putting a passage of a decision into a memo, with its citation and its pinpoint."""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.annotations import PassageChangedError
from caseapp.domain.authorities import UnprintableAuthorityError
from caseapp.domain.casefiles import UnknownSectionKeyError
from caseapp.domain.changes import Changes
from caseapp.domain.ids import FilingUid
from caseapp.domain.passages import anchor_of
from caseapp.domain.quoted import MemoQuotation, as_quotation, joined_pinpoint, numbers_of
from caseapp.domain.views.authority_text import TextParagraph
from caseapp.i18n import catalogue
from caseapp.models.authority import Authority
from caseapp.models.filing import Filing, FilingAuthority, FilingSection
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.filings.memos import require_memo
from caseapp.services.steps.history import Recording
from caseapp.services.steps.library.authority_views import require_authority
from caseapp.services.steps.library.citing import citation_of
from caseapp.services.steps.library.decision_text import paragraphs_of
from caseapp.storage.snapshot import load_parts
from caseapp.wording.quotations import quotation_text


@allows(*OFFICE)
def quote_in_memo(desk: Desk, uid: FilingUid, quotation: MemoQuotation) -> Changes:
    """Add a passage to a section of a memo, word for word, and its paragraphs to the pinpoint.

    The passage is compared with the stored text first. A decision that may not be printed is not
    quoted either.

    Raises:
        NotFoundError: the memo or the decision does not exist or is not visible.
        UnprintableAuthorityError: citation or outcome of the decision is not verified.
        PassageChangedError: the text is not what was shown.
        UnknownSectionKeyError: the memo has no such section.
        ChangedMeanwhileError: the memo was changed since.
        TextTooLongError, ControlCharacterError: the section cannot hold it.

    """
    with desk.vault.writing() as session:
        filing, proceeding, _ = require_memo(session, desk, uid)
        load_parts(session, filing)
        authority = require_authority(session, quotation.authority)
        if not (authority.citation_verified and authority.outcome_verified):
            raise UnprintableAuthorityError(title=authority.title)
        chosen, words = _passage(session, authority, quotation)
        section = _section(filing, quotation.section)
        numbers = numbers_of(chosen)
        citation = citation_of(authority, quotation.style, numbers)
        parts = {one.part for one in chosen}
        said = quotation_text(words, citation, parts, catalogue(filing.language))
        recording = Recording(session, desk, "quote_in_memo")
        with recording.change(filing, quotation.version):
            whole = f"{section.text}\n\n{said}" if section.text.strip() else said
            section.text = fields.notes("text", whole)
            _rely_on(filing, authority.uid, numbers)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


def _passage(
    session: Session, authority: Authority, quotation: MemoQuotation
) -> tuple[tuple[TextParagraph, ...], str]:
    paragraphs = paragraphs_of(session, authority.id)
    anchor = anchor_of(quotation.passage, paragraphs)
    if anchor is None:
        raise PassageChangedError(title=authority.title)
    chosen = paragraphs[anchor.place : anchor.place + anchor.span]
    return chosen, as_quotation(anchor.quote)


def _section(filing: Filing, key: str) -> FilingSection:
    found = next((one for one in filing.sections if one.key == key), None)
    if found is None:
        raise UnknownSectionKeyError(section=key[: fields.NAME_LIMIT])
    return found


def _rely_on(filing: Filing, authority: str, numbers: tuple[str, ...]) -> None:
    known = next((one for one in filing.authorities if one.authority == authority), None)
    pinpoint = joined_pinpoint(known.pinpoint if known else "", numbers)
    checked = fields.line("pinpoint", pinpoint)
    if known is not None:
        known.pinpoint = checked
        return
    place = len(filing.authorities)
    filing.authorities.append(
        FilingAuthority(position=place, authority=authority, pinpoint=checked)
    )
