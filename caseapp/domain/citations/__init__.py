"""Citations of European and United Nations decisions: recognised in a text, and written."""

from caseapp.domain.citations.citation import Citation, CitationKind
from caseapp.domain.citations.recognise import recognise
from caseapp.domain.citations.styles import CitationStyle, Cited, write_citation

__all__ = [
    "Citation",
    "CitationKind",
    "CitationStyle",
    "Cited",
    "recognise",
    "write_citation",
]
