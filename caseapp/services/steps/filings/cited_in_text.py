"""What the texts of a memo cite, held against the library: whoever types passes no gate."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from caseapp.domain.views.citation_check import CitationFault
from caseapp.i18n import Catalogue
from caseapp.services.steps.library.checked_citations import checked_in_each
from caseapp.wording.citation_check import finding_text

_TOLD = frozenset({
    CitationFault.NAME_DIFFERS, CitationFault.NUMBER_DIFFERS, CitationFault.DATE_DIFFERS,
    CitationFault.FORMATION_DIFFERS, CitationFault.PARAGRAPH_MISSING, CitationFault.TREATMENT,
    CitationFault.NOT_PRINTABLE,
})  # fmt: skip
"""What the library is sure of. What it does not have may be right, and quotations are compared
apart."""
_SHOWN = 120
"""Characters of a citation in a warning."""


def citation_warnings(session: Session, texts: Iterable[str], t: Catalogue) -> list[str]:
    """Return a sentence for each fault of a citation that somebody typed or pasted, once."""
    found: dict[str, None] = {}
    for text, one in checked_in_each(session, texts, t):
        cited = " ".join(text[one.citation.start : one.citation.end].split())[:_SHOWN]
        for finding in one.findings:
            if finding.fault in _TOLD:
                said = finding_text(finding, t)
                found[t("The text cites “{cited}”. {fault}", cited=cited, fault=said)] = None
    return list(found)
