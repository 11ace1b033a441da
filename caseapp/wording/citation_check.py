"""Words of the check of citations: what each fault means for whoever signs the text."""

from caseapp.domain.views.citation_check import CitationFault, Finding
from caseapp.i18n import N_, Catalogue

FAULTS: dict[CitationFault, str] = {
    CitationFault.NOT_FOUND: N_(
        "Not in the library. It may exist: look it up at the court before relying on it."
    ),
    CitationFault.AMBIGUOUS: N_("Several decisions fit: {detail}. Add the number or the date."),
    CitationFault.NAME_DIFFERS: N_("The name differs. The library has: {detail}."),
    CitationFault.NUMBER_DIFFERS: N_("The number differs. The library has: {detail}."),
    CitationFault.DATE_DIFFERS: N_("The date differs. The library has: {detail}."),
    CitationFault.FORMATION_DIFFERS: N_(
        "The formation differs: “[GC]” and “(dec.)” must fit. The library has: {detail}."
    ),
    CitationFault.PARAGRAPH_MISSING: N_("The decision has no such paragraph: {detail}."),
    CitationFault.NO_TEXT: N_(
        "The library has no text of it: paragraphs and quotations were not checked."
    ),
    CitationFault.QUOTATION_DIFFERS: N_("The quotation is not word for word: “{detail}”."),
    CitationFault.QUOTATION_ELSEWHERE: N_(
        "The quotation stands in another paragraph than the one cited: {detail}."
    ),
    CitationFault.QUOTATION_OF_OPINION: N_(
        "These words stand in a separate opinion. The court itself did not say them."
    ),
    CitationFault.TREATMENT: N_("Say what became of it: {detail}"),
    CitationFault.NOT_PRINTABLE: N_(
        "Citation or outcome is not verified: it may not stand in a filing yet."
    ),
}
_LONGEST = 160
CARE = frozenset({CitationFault.TREATMENT, CitationFault.NOT_PRINTABLE, CitationFault.NOT_FOUND})
"""What is no fault of the citation, and must be looked at before it is filed."""
REMARKS = frozenset({CitationFault.NO_TEXT})
"""What could not be checked: no fault of the citation."""


def finding_text(finding: Finding, t: Catalogue) -> str:
    """Return a fault in a sentence."""
    detail = finding.detail
    if len(detail) > _LONGEST and finding.fault is CitationFault.QUOTATION_DIFFERS:
        detail = f"{detail[:_LONGEST]}…"
    return t(FAULTS[finding.fault], detail=detail)
