"""Checking the citations of a text against the library: a memo, or anything that was pasted."""

from caseapp.domain.views.citation_check import CitationCheck
from caseapp.i18n import catalogue
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.checked_citations import check_text


@allows(*READERS)
def check_citations(desk: Desk, text: str) -> CitationCheck:
    """Recognise the citations of a text and compare each with the library.

    A citation that is not found may be right: the library is no register of all decisions. What
    the library has no text of cannot be compared, and that is said.
    """
    with desk.vault.reading() as session:
        return check_text(session, text, catalogue(desk.language))
